from collections.abc import Iterable
from pathlib import Path

import pytest

from hmicdiff import check
from hmicdiff.baseline.store import save
from hmicdiff.errors import UnknownReleaseError
from hmicdiff.model.analysis import Level
from hmicdiff.model.baseline import Baseline
from hmicdiff.model.drift import Checked, Drift, DriftKind, State
from tests.baselines import baseline_of, fill, held, serious
from tests.notices import COMPANIES, PASSAGES, Notice, notices, texts
from tests.support import SEEDS

KNOWN = 30


@pytest.fixture(scope="module")
def family() -> list[Notice]:
    return notices(KNOWN + 10)


@pytest.fixture(scope="module")
def baseline(tmp_path_factory: pytest.TempPathFactory, family: list[Notice]) -> Baseline:
    return baseline_of(fill(tmp_path_factory.mktemp("known"), texts(family[:KNOWN])))


def _plain(family: Iterable[Notice]) -> Notice:
    """Return a new notice that says what the template says, in its words and its order."""
    whole = {name for name, _ in PASSAGES}
    return next(
        notice
        for notice in list(family)[KNOWN:]
        if {name for name, _ in notice.said} == whole and not notice.moved
    )


def _check(folder: Path, family: list[Notice], baseline: Baseline, *new: Notice) -> Checked:
    return held(fill(folder, texts([*family[:KNOWN], *new])), baseline).checked


def _serious(checked: Checked) -> list[tuple[DriftKind, str]]:
    return [(each.kind, each.quote) for each in checked.drift if each.level is not Level.NOTE]


def _state(checked: Checked, notice: Notice) -> State:
    return next(each.state for each in checked.releases if each.source == notice.name)


def _passage(baseline: Baseline, start: str) -> str:
    return next(
        passage.id
        for passage in baseline.template.passages
        if any(reading.pattern.startswith(start) for reading in passage.readings)
    )


def test_an_untouched_folder_has_not_drifted(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    checked = _check(tmp_path, family, baseline)
    assert not checked.drift
    assert not checked.stale
    assert {release.state for release in checked.releases} == {State.UNCHANGED}


def test_a_new_release_that_fills_in_the_template_fits(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    new = _plain(family)
    checked = _check(tmp_path, family, baseline, new)
    assert _serious(checked) == []
    assert _state(checked, new) is State.FITS
    release = next(each for each in checked.releases if each.source == new.name)
    filled = {value.text for value in release.values}
    assert {new.company, new.values["date"], new.values["complaints"]} <= filled


def test_all_kinds_are_told_as_the_truth_has_them(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    new = family[KNOWN:]
    checked = _check(tmp_path, family, baseline, *new)
    by_name = {notice.name: notice for notice in new}
    extra = {(each.source, each.quote) for each in checked.drift if each.kind is DriftKind.EXTRA}
    assert extra == {(notice.name, text) for notice in new for text in notice.extra}
    moved = {each.source for each in checked.drift if each.kind is DriftKind.MOVED}
    assert moved == {notice.name for notice in new if notice.moved}
    starts = {
        name: _passage(baseline, wordings[0].split("{")[0] or "{subject}")
        for name, wordings in PASSAGES
        if name not in ("title", "plan")
    }
    missing = {
        (each.source, each.passage) for each in checked.drift if each.kind is DriftKind.MISSING
    }
    assert missing == {
        (notice.name, starts[name]) for notice in by_name.values() for name in notice.missing
    }
    told = {each.kind for each in checked.drift if each.level is not Level.NOTE}
    assert told <= {DriftKind.EXTRA, DriftKind.MOVED}


def test_what_some_may_leave_out_is_a_note_and_what_all_say_is_not(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    plain = _plain(family)
    without = Notice(
        plain.company, [each for each in plain.said if each[0] not in ("lights", "copy")]
    )
    checked = _check(tmp_path, family, baseline, without)
    levels = {each.passage: each.level for each in checked.drift if each.kind is DriftKind.MISSING}
    assert levels == {
        _passage(baseline, "The navigation lights"): Level.NOTE,
        _passage(baseline, "A copy of the full report"): Level.WARNING,
    }


def test_other_words_are_told_against_the_reading_they_are_most_like(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    new = _plain(family).replace("without notice", "with long notice")
    checked = _check(tmp_path, family, baseline, new)
    assert [kind for kind, _ in _serious(checked)] == [DriftKind.REWORDED]
    (drift,) = [
        each
        for each in checked.drift
        if each.kind is DriftKind.REWORDED and each.level is not Level.NOTE
    ]
    assert drift.expected == "A fire drill was held on each boat without notice to the master."
    assert "“with long” for “without”" in drift.message


def test_a_not_is_told(tmp_path: Path, family: list[Notice], baseline: Baseline) -> None:
    new = _plain(family).replace("were repaired", "were not repaired")
    assert [kind for kind, _ in _serious(_check(tmp_path, family, baseline, new))] == [
        DriftKind.REWORDED
    ]


def test_a_value_of_another_type_is_told(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    plain = _plain(family)
    new = plain.replace(f"made {plain.values['complaints']} complaints", "made loud complaints")
    checked = _check(tmp_path, family, baseline, new)
    assert (DriftKind.VALUE, "loud") in _serious(checked)


def test_a_figure_far_out_of_range_is_told_and_one_near_it_is_not(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    plain = _plain(family)
    old = f"made {plain.values['complaints']} complaints"
    far = _check(tmp_path / "far", family, baseline, plain.replace(old, "made 4,900 complaints"))
    assert _serious(far) == [(DriftKind.VALUE, "4,900")]
    near = _check(tmp_path / "near", family, baseline, plain.replace(old, "made 99 complaints"))
    assert _serious(near) == []


def test_a_choice_that_nobody_made_is_told_where_all_choices_are_known(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    plain = _plain(family)
    new = plain.replace(f"has {plain.values['change']}", "has collapsed")
    assert (DriftKind.VALUE, "collapsed") in _serious(_check(tmp_path, family, baseline, new))


def test_a_word_that_all_have_alike_is_told_when_it_changes(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    new = _plain(family).replace("In 2014", "In 2016")
    checked = _check(tmp_path, family, baseline, new)
    assert _serious(checked) == [(DriftKind.VALUE, "2016")]
    (edit,) = checked.edits
    assert edit.releases == KNOWN
    assert edit.explains == (checked.drift[0].id,) or len(edit.explains) == 1


def test_a_stranger_is_named_and_not_compared(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    folder = fill(tmp_path, texts(family[:KNOWN]))
    fill(folder, {"pie.txt": "Peel ten apples.\n\nBake them with butter, then add cinnamon.\n"})
    found = held(folder, baseline)
    assert [(each.kind, each.source) for each in found.checked.drift] == [
        (DriftKind.STRANGER, "pie.txt")
    ]
    known = found.updated().baseline
    assert [each.source for each in known.apart] == ["pie.txt"]
    assert not held(folder, known).checked.drift


def test_files_that_have_gone_or_have_another_name_are_told(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    folder = fill(tmp_path, texts(family[:KNOWN]))
    gone, renamed = family[0].name, family[1].name
    (folder / gone).unlink()
    (folder / renamed).rename(folder / "other.txt")
    found = held(folder, baseline)
    assert {(each.kind, each.source) for each in found.checked.drift} == {
        (DriftKind.VANISHED, gone),
        (DriftKind.RENAMED, "other.txt"),
    }
    known = found.updated().baseline
    assert gone in {release.source for release in known.releases}, "an update forgets nothing"
    lost = next(release.id for release in baseline.releases if release.source == gone)
    known = found.updated(forget=[lost]).baseline
    assert gone not in {release.source for release in known.releases}
    was = next(release.id for release in baseline.releases if release.source == renamed)
    assert next(each.id for each in known.releases if each.source == "other.txt") == was
    assert not held(folder, known).checked.drift


def test_typography_alone_is_a_note(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    folder = fill(tmp_path, texts(family[:KNOWN]))
    path = folder / family[3].name
    path.write_text(path.read_text().replace(" every ferry", " *every* ferry"), encoding="utf-8")
    found = held(folder, baseline)
    assert [each.kind for each in found.checked.drift] == [DriftKind.TYPOGRAPHY]
    assert serious(found) == []
    assert _state(found.checked, family[3]) is State.CHANGED


def test_a_sentence_that_is_taken_out_or_put_in_is_told(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    folder = fill(tmp_path, texts(family[:KNOWN]))
    first = dict(family[2].said)["asked"]
    path = folder / family[2].name
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(first, "A whale was seen off the pier."), encoding="utf-8")
    told = {(each.kind, each.quote or each.before) for each in serious(held(folder, baseline))}
    changed = {(DriftKind.CHANGED, "A whale was seen off the pier.")}
    apart = {(DriftKind.REMOVED, first), (DriftKind.ADDED, "A whale was seen off the pier.")}
    assert told in (changed, apart)


def test_a_passage_that_several_new_releases_share_is_told_of_the_template(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    words = "The pier will be closed on Sundays until the new ticket hall is ready."
    plain = [notice for notice in family[KNOWN:] if not notice.extra and not notice.moved][:3]
    for notice in plain:
        notice.said.append((None, words))
    try:
        checked = _check(tmp_path, family, baseline, *plain)
    finally:
        for notice in plain:
            notice.said.pop()
    drift = next(each for each in checked.drift if each.kind is DriftKind.PASSAGE)
    assert drift.quote == words
    assert len(drift.releases) == len(plain)


def test_a_sentence_that_changes_everywhere_is_told_of_the_template(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    folder = fill(tmp_path, texts(family[:KNOWN]))
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("come back in the spring", "return in May"), encoding="utf-8")
    checked = held(folder, baseline).checked
    (drift,) = [each for each in checked.drift if each.kind is DriftKind.BOILERPLATE]
    assert drift.quote == "The office will return in May and look at what has been done."
    assert drift.before == "The office will come back in the spring and look at what has been done."
    assert len(drift.releases) == KNOWN


def test_one_finding_is_accepted_alone_and_stays_marked(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    new = _plain(family).replace("without notice", "with long notice").replace("In 2014", "In 2016")
    folder = fill(tmp_path, texts([*family[:KNOWN], new]))
    found = held(folder, baseline)
    one = next(each for each in found.checked.drift if each.kind is DriftKind.REWORDED)
    known = found.updated([one.id]).baseline
    again = held(folder, known).checked
    assert {each.id: each.accepted for each in again.drift if each.level is not Level.NOTE} == {
        each.id: each.id == one.id for each in serious(found)
    }
    assert again.drift[-1].accepted or not again.drift[0].accepted


def test_one_release_is_accepted_alone(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    one, other = family[KNOWN], family[KNOWN + 1]
    folder = fill(tmp_path, texts([*family[:KNOWN], one, other]))
    known = held(folder, baseline).updated([one.name]).baseline
    sources = {release.source for release in known.releases}
    assert one.name in sources
    assert other.name not in sources


def test_what_is_not_there_cannot_be_accepted(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    folder = fill(tmp_path, texts(family[:KNOWN]))
    with pytest.raises(UnknownReleaseError, match="nothing to accept is called 'nobody'"):
        held(folder, baseline).updated(["nobody"])


def test_an_accepted_finding_that_no_longer_occurs_is_stale_until_all_is_accepted(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    with_extra = next(notice for notice in family[:KNOWN] if notice.extra)
    (words,) = with_extra.extra
    folder = fill(tmp_path, texts(family[:KNOWN]))
    path = folder / with_extra.name
    path.write_text(path.read_text(encoding="utf-8").replace(words, ""), encoding="utf-8")
    found = held(folder, baseline)
    assert words in {entry.quote for entry in found.checked.stale}
    partly = found.updated([])
    assert words in {entry.quote for entry in partly.baseline.accepted}
    updated = found.updated()
    assert words not in {entry.quote for entry in updated.baseline.accepted}
    assert any(line.startswith("no longer occurs") for line in updated.told)


def test_a_slot_that_is_accepted_explains_old_releases_and_new_ones(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    new = _plain(family).replace("In 2014", "In 2016")
    folder = fill(tmp_path, texts([*family[:KNOWN], new]))
    found = held(folder, baseline)
    (edit,) = found.checked.edits
    known = found.updated([edit.id]).baseline
    reading = next(
        reading
        for passage in known.template.passages
        for reading in passage.readings
        if reading.pattern.startswith("In {")
    )
    assert len(reading.releases) == KNOWN
    filled = {
        sentence.text[slice(*sentence.fills[0])]
        for release in known.releases
        for sentence in release.sentences
        if sentence.reading == reading.id and sentence.fills[0] is not None
    }
    assert filled == {"2014"}
    assert save(known) != save(baseline)
    assert serious(held(folder, known)) == []


def test_ids_stay_as_a_family_grows(tmp_path: Path, family: list[Notice]) -> None:
    folder = fill(tmp_path, texts(family[:5]))
    known = baseline_of(folder)
    for size in (10, 20, 40):
        fill(folder, texts(family[:size]))
        grown = held(folder, known).updated().baseline
        said = {
            (release.source, number): (sentence.passages, sentence.reading)
            for release in grown.releases
            for number, sentence in enumerate(release.sentences)
        }
        for release in known.releases:
            for number, sentence in enumerate(release.sentences):
                assert said[release.source, number] == (sentence.passages, sentence.reading)
        assert {v.name for v in known.template.variables} <= {
            v.name for v in grown.template.variables
        }
        known = grown


def test_the_same_drift_has_the_same_id(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    new = _plain(family).replace("were repaired", "were not repaired")
    alone = _check(tmp_path / "alone", family, baseline, new)
    others = [notice for notice in family[KNOWN:] if notice.name != new.name]
    together = _check(tmp_path / "together", family, baseline, new, *others)

    def of(checked: Checked) -> list[Drift]:
        return [each for each in checked.drift if "were not repaired" in each.quote]

    assert [each.id for each in of(alone)] == [each.id for each in of(together)]


def test_a_reading_that_became_the_usual_one_is_told(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    folder = fill(tmp_path, texts(family[:KNOWN]))
    one, other = dict(PASSAGES)["jackets"]
    start, rest = one.split("{jackets}")[0], other.split("{jackets}")[0]
    for path in list(folder.iterdir())[: KNOWN - 6]:
        text = path.read_text(encoding="utf-8")
        text = text.replace(start, rest).replace("and {jackets}", "{jackets}")
        path.write_text(text, encoding="utf-8")
    told = [each for each in held(folder, baseline).checked.drift if each.release is None]
    assert [each.kind for each in told] == [DriftKind.USUAL]
    assert told[0].quote.startswith(rest)
    assert (told[0].before or "").startswith(start)


def test_planted_slips_are_all_found_and_nothing_else_is_called_one(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    new = [notice for notice in family[KNOWN:] if not notice.extra and not notice.moved]
    other = family[0].company
    parts = next(notice for notice in new[1:] if "of" in notice.values["trained"])
    whole = parts.values["crew"]
    plants = {
        new[0].name: (f"{new[0].company} will send", f"{other} will send", other),
        parts.name: (
            parts.values["trained"],
            f"{int(whole) + 7} of {whole}",
            str(int(whole) + 7),
        ),
        new[-1].name: (
            "wardens on the pier has",
            "wardens on the pier have",
            "wardens on the pier have",
        ),
    }
    planted = [
        notice.replace(*plants[notice.name][:2]) if notice.name in plants else notice
        for notice in new
    ]
    found = held(fill(tmp_path, texts([*family[:KNOWN], *planted])), baseline)
    slips = [each for each in found.checked.drift if each.kind is DriftKind.INCONSISTENT]
    told = [each for each in slips + serious(found) if each.source in plants]
    for source, (_, _, words) in plants.items():
        assert any(each.source == source and words in each.quote for each in told), words
    assert {each.source for each in slips} <= set(plants)
    errors = {each.rule for each in slips if each.level is Level.ERROR}
    assert errors == {"foreign-subject", "part-over-whole"}


def test_a_unit_belongs_to_what_is_filled_in_in_other_words_too(tmp_path: Path) -> None:
    shares = ("14", "63", "51", "19", "40", "27")
    line = "So far {}% of the affected boats has been repaired by {}."
    known = {
        f"{number}.txt": f"{name} has repaired boats\n\n{line.format(share, name)}\n"
        for number, (share, name) in enumerate(zip(shares, COMPANIES, strict=False))
    }
    folder = fill(tmp_path, known)
    baseline = baseline_of(folder)
    new = line.format("19", "Isla Lines").replace("has been", "have been")
    fill(folder, {"new.txt": f"Isla Lines has repaired boats\n\n{new}\n"})
    found = serious(held(folder, baseline))
    (drift,) = [each for each in found if "%" in each.quote]
    assert drift.kind is DriftKind.REWORDED
    assert "%" not in drift.message


def test_two_sentences_that_change_places_have_moved_and_nothing_more(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    folder = fill(tmp_path, texts(family[:KNOWN]))
    said = dict(family[4].said)
    one, other = said["jackets"], said["next"]
    path = folder / family[4].name
    text = path.read_text(encoding="utf-8").replace(one, "#").replace(other, one)
    path.write_text(text.replace("#", other), encoding="utf-8")
    assert {each.kind for each in serious(held(folder, baseline))} == {DriftKind.MOVED}


def test_what_was_not_looked_at_has_not_vanished(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    folder = fill(tmp_path, texts(family[:KNOWN]))
    some = [folder / notice.name for notice in family[:3]]
    checked = check(some, baseline).checked
    assert not checked.drift
    assert not checked.stale


def test_what_cannot_be_read_keeps_what_was_accepted(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    folder = fill(tmp_path, texts(family[:KNOWN]))
    (folder / family[0].name).write_bytes(b"\x00\x01\x02\xff" * 200)
    found = check(folder, baseline, skip_unreadable=True)
    assert not found.checked.stale
    assert found.updated().baseline.accepted == baseline.accepted


def test_other_quote_marks_make_no_accepted_finding_stale(tmp_path: Path) -> None:
    known = {
        f"{number}.txt": f'{name} has a plan\n\nThe office\'s plan for {name} is "safe".\n'
        for number, name in enumerate(COMPANIES[:6])
    }
    known["3.txt"] += '\nThe "harbour\'s dog" barked at the pier all night.\n'
    folder = fill(tmp_path, known)
    baseline = baseline_of(folder)
    assert any("dog" in entry.quote for entry in baseline.accepted)
    fill(folder, {"3.txt": known["3.txt"].replace('"', "\u201d").replace("'", "\u2019")})
    assert not held(folder, baseline).checked.stale


def test_another_encoding_is_called_so(
    tmp_path: Path, family: list[Notice], baseline: Baseline
) -> None:
    folder = fill(tmp_path, texts(family[:KNOWN]))
    path = folder / family[5].name
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-16")
    (drift,) = held(folder, baseline).checked.drift
    assert drift.kind is DriftKind.TYPOGRAPHY
    assert "encoding" in drift.message


def test_a_copy_of_a_release_that_merges_two_sentences_merges_them_too(tmp_path: Path) -> None:
    folder = fill(tmp_path, {path.name: path.read_text() for path in SEEDS.glob("*.txt")})
    baseline = baseline_of(folder)
    merging = next(path for path in folder.iterdir() if path.name.startswith("001"))
    (folder / "copy.txt").write_text(merging.read_text(), encoding="utf-8")
    assert [
        each for each in serious(held(folder, baseline)) if each.kind is DriftKind.MISSING
    ] == []


def test_no_edit_is_proposed_that_explains_nothing(tmp_path: Path) -> None:
    files = {path.name: path.read_text() for path in SEEDS.glob("*.txt")}
    new = {name: text for name, text in files.items() if name.startswith("004")}
    folder = fill(tmp_path, {name: text for name, text in files.items() if name not in new})
    baseline = baseline_of(folder)
    checked = held(fill(folder, new), baseline).checked
    assert checked.edits
    assert all(edit.explains for edit in checked.edits)


def test_the_list_marker_of_the_known_releases_is_known(tmp_path: Path) -> None:
    def listed(marker: str, day: int) -> str:
        bread, cake = "Bread is sold at dawn.", "Cake is sold late."
        return f"The office met on {day} May 2015.\n\n{marker} {bread}\n{marker} {cake}\n"

    known = {f"{name}.txt": listed("-", len(name)) for name in ("skerry", "holm", "ayles")}
    baseline = baseline_of(fill(tmp_path, known))
    found = held(fill(tmp_path, {**known, "tarn.txt": listed("*", 19)}), baseline).checked.drift
    assert [(each.kind, each.source) for each in found] == [(DriftKind.TYPOGRAPHY, "tarn.txt")] * 2
