from pathlib import Path

from hmicdiff import analyze, read, take_baseline
from hmicdiff.baseline.carry import carried
from hmicdiff.baseline.store import load, save
from hmicdiff.model.baseline import Baseline
from tests.baselines import baseline_of, fill, held
from tests.notices import notices, texts

Said = dict[tuple[str, int], tuple[str, str]]


def _anew(folder: Path, known: Baseline) -> Baseline:
    return load(save(take_baseline(carried(analyze(read(folder)), known))))


def _said(baseline: Baseline) -> Said:
    return {
        (release.source, number): (sentence.passages[0], sentence.reading)
        for release in baseline.releases
        for number, sentence in enumerate(release.sentences)
    }


def _groups(said: Said, which: int, among: Said) -> dict[frozenset[tuple[str, int]], str]:
    """Return what says the same, as the sentences that say it, with the id of that."""
    found: dict[str, set[tuple[str, int]]] = {}
    for place, ids in said.items():
        if place in among:
            found.setdefault(ids[which], set()).add(place)
    return {frozenset(places): name for name, places in found.items()}


def test_a_baseline_made_anew_calls_by_its_name_what_still_holds(tmp_path: Path) -> None:
    family = notices(40, seed=7)
    folder = fill(tmp_path, texts(family[:5]))
    known = baseline_of(folder)
    for size in (10, 20, 40):
        fill(folder, texts(family[:size]))
        anew = _anew(folder, known)
        before, after = _said(known), _said(anew)
        for which in (0, 1):
            old, new = _groups(before, which, before), _groups(after, which, before)
            kept = old.keys() & new.keys()
            assert len(kept) > len(old) / 2
            assert {old[each] for each in kept} == {new[each] for each in kept}
            assert all(old[each] == new[each] for each in kept)
        assert {release.id for release in known.releases} <= {r.id for r in anew.releases}
        known = anew


def test_nothing_has_drifted_from_a_baseline_made_anew(tmp_path: Path) -> None:
    family = notices(20, seed=7)
    folder = fill(tmp_path, texts(family[:12]))
    known = baseline_of(folder)
    fill(folder, texts(family))
    anew = _anew(folder, known)
    checked = held(folder, anew).checked
    assert not checked.drift
    assert not checked.stale


def test_the_same_folder_gives_the_same_names(tmp_path: Path) -> None:
    folder = fill(tmp_path, texts(notices(12, seed=7)))
    known = baseline_of(folder)
    assert _anew(folder, known) == known


def test_a_column_of_words_that_no_slot_holds_is_carried(tmp_path: Path) -> None:
    kept = (
        "At the end of the day the board voted to keep the toll of the wall at {} pence.",
        "The board voted to keep the toll of the wall at {} pence until spring.",
        "The board then voted to keep the toll of the wall, which stands at {} pence.",
    )
    raised = (
        "By four to three the board voted to raise the toll of the wall by {} pence.",
        "The board voted to raise the toll of the wall to {} pence at once.",
    )
    waived = "The board at last voted to waive the toll of the wall of {} pence."
    said = [*kept, *kept, *raised, *raised, waived, waived]
    towns = "Ayle Tarn Holm Wick Sele Dorn Marl Eske Rudd Toll Brae Lund".split()
    files = {
        f"{town}.txt": f"The warden walked the wall of {town} from the pier to the mole.\n\n"
        f"{line.format(number)}\n\nA copy of this letter was sent to the council."
        for number, (town, line) in enumerate(zip(towns, said, strict=True), 12)
    }
    folder = fill(tmp_path, files)
    known = baseline_of(folder)
    columns = analyze(read(folder)).facts.columns
    assert any(column.anywhere for column in columns)
    found = carried(analyze(read(folder)), known).facts.columns
    assert [column.variable for column in found] == [column.variable for column in columns]
