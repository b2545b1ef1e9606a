"""What is promised of families that are not held whole."""

import hashlib
import json
import multiprocessing
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest

import hmicdiff
from hmicdiff.api import analyze_many, stream
from hmicdiff.bulk import cache, record, run
from hmicdiff.bulk import panel as panel_of
from hmicdiff.bulk.panel import panel
from hmicdiff.bulk.place import Job, place
from hmicdiff.bulk.record import packed, unpacked
from hmicdiff.errors import ExecutorError, LimitError, UnreadableError
from hmicdiff.model.analysis import Analysis, FindingKind, Status
from hmicdiff.structs import replace
from tests.baselines import fill
from tests.notices import Notice


def bulk(*paths: Path, workers: int = 1, cache: Path | None = None) -> bytes:
    with analyze_many(paths, workers=workers, cache=cache) as whole:
        assert whole is not None
        return b"".join(stream(whole))


def analysis_of(folder: Path, *, skip_unreadable: bool = False) -> Analysis:
    with analyze_many([folder], skip_unreadable=skip_unreadable) as whole:
        assert whole is not None
        return whole.analysis()


def test_the_streamed_text_is_the_text_of_the_whole(folder: Path) -> None:
    assert bulk(folder).decode() == hmicdiff.present(analysis_of(folder), "json")


def test_several_workers_give_the_same_bytes(folder: Path) -> None:
    assert bulk(folder, workers=2) == bulk(folder)


def test_file_names_in_another_order_give_the_same_bytes(folder: Path) -> None:
    files = sorted(folder.iterdir())
    assert bulk(*reversed(files)) == bulk(*files)


def test_a_cache_changes_no_byte(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "cache"
    first = bulk(folder, cache=kept)
    assert first == bulk(folder)
    assert bulk(folder, cache=kept) == first


def with_other_values(path: Path) -> None:
    with closing(sqlite3.connect(path)) as store, store:
        store.execute("UPDATE work SET value = x'00'")


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.write_bytes(b"no store"), id="no store"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:5000]), id="cut"),
        pytest.param(with_other_values, id="other values"),
        pytest.param(Path.unlink, id="deleted"),
    ],
)
def test_a_cache_is_not_believed(
    folder: Path, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    kept = tmp_path / "cache"
    first = bulk(folder, cache=kept)
    spoil(kept)
    assert bulk(folder, cache=kept) == first


@pytest.mark.parametrize("key", ["panel", "job", "all"])
def test_what_a_cache_holds_of_somebody_else_is_worked_out_anew_and_told(
    folder: Path, tmp_path: Path, key: str
) -> None:
    kept = tmp_path / "cache"
    first = bulk(folder, cache=kept)
    poison = b"no work at all"
    where = {
        "panel": "WHERE rowid = (SELECT min(rowid) FROM work)",
        "job": "WHERE rowid = (SELECT max(rowid) FROM work)",
        "all": "",
    }[key]
    with closing(sqlite3.connect(kept)) as store, store:
        store.execute(
            f"UPDATE work SET value = ?, sha256 = ? {where}",  # noqa: S608 - of the three above
            (poison, hashlib.sha256(poison).hexdigest()),
        )
    with analyze_many([folder], cache=kept) as whole:
        assert whole is not None
        assert "all was worked out anew" in whole.notices[0]
    assert bulk(folder, cache=kept) == first


def test_what_is_crafted_in_a_cache_is_worked_out_anew(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "cache"
    first = bulk(folder, cache=kept)
    with closing(sqlite3.connect(kept)) as store, store:
        last = store.execute("SELECT max(rowid) FROM work").fetchone()[0]
        (value,) = store.execute("SELECT value FROM work WHERE rowid = ?", (last,)).fetchone()
        crafted = packed(replace(unpacked(value), having=((("a",), (9**5,)),)))
        store.execute(
            "UPDATE work SET value = ?, sha256 = ? WHERE rowid = ?",
            (crafted, hashlib.sha256(crafted).hexdigest(), last),
        )
    with analyze_many([folder], cache=kept) as whole:
        assert whole is not None
        assert "all was worked out anew" in whole.notices[0]
        told = b"".join(stream(whole))
    assert json.loads(told)["findings"] == json.loads(first)["findings"]


@pytest.mark.parametrize(
    "made",
    [
        "CREATE VIEW work AS WITH RECURSIVE n(key) AS (SELECT 1 UNION ALL SELECT key + 1 FROM n) "
        "SELECT key, key AS sha256, key AS value FROM n",
        "CREATE TABLE work (key, sha256, value)",
        "CREATE TABLE work (key TEXT PRIMARY KEY, sha256 TEXT, value BLOB);"
        "CREATE TRIGGER more AFTER INSERT ON work BEGIN DELETE FROM work; END",
    ],
    ids=["a view without an end", "other columns", "a trigger"],
)
def test_a_store_of_somebody_else_is_no_cache(folder: Path, tmp_path: Path, made: str) -> None:
    kept = tmp_path / "cache"
    with closing(sqlite3.connect(kept)) as store, store:
        store.executescript(made)
    before = kept.read_bytes()
    assert bulk(folder, cache=kept) == bulk(folder)
    assert kept.read_bytes() == before


def test_a_cache_that_another_process_holds_is_waited_for_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_PATIENCE", 0.01)
    kept = tmp_path / "cache"
    with closing(sqlite3.connect(kept)) as store:
        store.execute("BEGIN EXCLUSIVE")
        assert bulk(folder, cache=kept) == bulk(folder)


def test_what_is_unpacked_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "_MOST", 1000)
    with pytest.raises(ValueError, match="more than the work on any bucket"):
        unpacked(zlib.compress(b"\0" * 1001))


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    done: list[Job] = []

    def counted(panel: str, job: Job) -> bytes:
        done.append(job)
        return place(panel, job)

    monkeypatch.setattr(run, "place", counted)
    return done


def test_a_second_run_does_nothing_anew(folder: Path, tmp_path: Path, jobs: list[Job]) -> None:
    bulk(folder, cache=tmp_path / "cache")
    before = len(jobs)
    bulk(folder, cache=tmp_path / "cache")
    assert before > 1
    assert len(jobs) == before


def test_one_more_release_costs_its_bucket(
    folder: Path, tmp_path: Path, jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    bulk(folder, cache=tmp_path / "cache")
    old = {file.name for file in folder.iterdir()}
    # a release that comes into the panel is another matter
    monkeypatch.setattr(
        run, "panel", lambda files: panel([f for f in files if f.found.source in old])
    )
    jobs.clear()
    (folder / "another.txt").write_text((folder / min(old)).read_text() + "\nA last word.\n")
    bulk(folder, cache=tmp_path / "cache")
    assert len(jobs) == 1


def test_what_changed_while_it_was_read_is_not_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bulk(folder)
    kept = tmp_path / "cache"
    file = min(folder.iterdir())
    text = file.read_text()

    def meanwhile(panel: str, job: Job) -> bytes:
        file.write_text(text.replace("harbour", "port"))
        return place(panel, job)

    monkeypatch.setattr(run, "place", meanwhile)
    bulk(folder, cache=kept)
    monkeypatch.setattr(run, "place", place)
    file.write_text(text)
    assert bulk(folder, cache=kept) == first


def passages_by_quote(analysis: Analysis) -> Mapping[tuple[str, str], str]:
    return {
        (release.source, release.text[each.start : each.end]): each.passages[0]
        for release in analysis.releases
        for each in release.sentences
    }


def test_sentences_are_placed_as_in_a_family_that_is_held_whole(folder: Path) -> None:
    whole = hmicdiff.analyze(hmicdiff.read(folder))
    here, there = passages_by_quote(analysis_of(folder)), passages_by_quote(whole)
    assert here.keys() == there.keys()
    pairs = {(here[key], there[key]) for key in here}
    assert len({one for one, _ in pairs}) == len(pairs) == len({other for _, other in pairs})


def told(analysis: Analysis, kind: FindingKind) -> set[tuple[str, str]]:
    sources = {release.id: release.source for release in analysis.releases}
    return {
        (sources[finding.release], finding.quote or str(finding.expected))
        for finding in analysis.findings
        if finding.kind is kind
    }


@pytest.mark.parametrize(
    "kind", [FindingKind.EXTRA, FindingKind.MISSING, FindingKind.MOVED, FindingKind.MERGED]
)
def test_findings_are_those_of_a_family_that_is_held_whole(folder: Path, kind: FindingKind) -> None:
    whole = hmicdiff.analyze(hmicdiff.read(folder))
    assert told(analysis_of(folder), kind) == told(whole, kind)


def test_the_extra_sentences_are_all_told(folder: Path, known: list[Notice]) -> None:
    quotes = {quote for _, quote in told(analysis_of(folder), FindingKind.EXTRA)}
    planted = {extra for notice in known for extra in notice.extra}
    assert planted
    assert planted <= quotes


def test_an_extra_of_two_buckets_is_one_passage(folder: Path) -> None:
    files = sorted(folder.iterdir())
    own = "The ferry to the lighthouse is run by volunteers on Sundays."
    for file in files[:6]:
        file.write_text(f"{file.read_text().rstrip()}\n\n{own}\n")
    analysis = analysis_of(folder)
    found = {
        (each.passages, each.status)
        for release in analysis.releases
        for each in release.sentences
        if release.text[each.start : each.end] == own
    }
    ((passages, status),) = found
    assert status is not Status.EXTRA
    (passage,) = (each for each in analysis.template.passages if each.id == passages[0])
    assert passage.releases == 6
    (finding, *_) = (each for each in analysis.findings if each.quote == own)
    assert len(finding.shared_with) == 5
    assert finding.message.startswith("6 of 48 releases")


def test_what_about_half_have_in_one_place_and_few_in_another_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel_of, "PANEL", 26)
    first, second, again = "What to mend", "What to paint", "Then ring the bell of the pier twice."
    files = {}
    for number in range(26):
        text = ["The harbour office has looked at the pier.", first, "Mend the rail by the steps."]
        text += [again] if number < 14 else []
        text += [second, "Paint the load line white before the autumn fair."]
        text += [again] if number < 8 else []
        text += ["A copy of this can be had from the clerk.", f"Number {number} of the year."]
        files[f"{number}.txt"] = "\n\n".join(text) + "\n"
    folder = fill(tmp_path / "in", files)
    found, whole = (
        sorted((each.release, each.message) for each in one.findings if each.quote == again)
        for one in (analysis_of(folder), hmicdiff.analyze(hmicdiff.read(folder)))
    )
    assert len(found) == 8
    assert found == whole


def test_releases_are_called_as_in_a_family_that_is_held_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    streets = ("Salter", "Dyer", "Cooper", "Fuller", "Tanner", "Mason", "Sawyer")
    things = ("gate", "lamp", "kerb")
    files = {
        f"{number}.txt": f"Broken {thing} in {street} Street {'at last' * (number % 2)}\n\n"
        "The warden has looked at it and will send somebody to mend it within a month.\n"
        for number, (street, thing) in enumerate(product(streets, things))
    }
    folder = fill(tmp_path / "reports", files)
    monkeypatch.setattr(panel_of, "PANEL", len(files))
    whole = hmicdiff.analyze(hmicdiff.read(folder))
    assert all(release.subject for release in whole.releases)
    assert [each.id for each in analysis_of(folder).releases] == [
        each.id for each in whole.releases
    ]


def test_support_adds_up(folder: Path) -> None:
    analysis = analysis_of(folder)
    having: dict[str, set[str]] = {}
    using: dict[str, set[str]] = {}
    for release in analysis.releases:
        for sentence in release.sentences:
            using.setdefault(sentence.reading, set()).add(release.id)
            for passage in sentence.passages:
                having.setdefault(passage, set()).add(release.id)
    assert {each.id: each.releases for each in analysis.template.passages} == {
        passage: len(releases) for passage, releases in having.items()
    }
    for each in analysis.template.passages:
        for reading in each.readings:
            assert set(reading.releases) == using.get(reading.id, set())


def test_missing_is_what_at_least_half_have(folder: Path) -> None:
    analysis = analysis_of(folder)
    usual = {
        each.id
        for each in analysis.template.passages
        if 2 * each.releases >= len(analysis.releases)
    }
    for release in analysis.releases:
        having = {passage for each in release.sentences for passage in each.passages}
        assert set(release.missing) == usual - having


def test_a_stranger_is_named_and_told_apart(folder: Path) -> None:
    (folder / "stranger.txt").write_text(
        "Fold the dough twice.\n\nLet it rest under a cloth until it has doubled.\n\n"
        "Bake it on a stone, and do not open the oven.\n"
    )
    analysis = analysis_of(folder)
    assert [release.source for release in analysis.releases if release.stranger] == ["stranger.txt"]
    assert any(notice.startswith("stranger.txt shares hardly") for notice in analysis.notices)
    assert all("oven" not in finding.quote for finding in analysis.findings)


def test_what_a_stranger_says_too_is_told_of_whose_own_it_is(folder: Path) -> None:
    own = "Nobody had ever seen so much water stand in the vault behind the chancel."
    file = min(folder.iterdir())
    file.write_text(f"{file.read_text()}\n{own}\n")
    (folder / "stranger.txt").write_text(
        f"Fold the dough twice.\n\nLet it rest under a cloth until it has doubled.\n\n{own}\n\n"
        "Bake it on a stone, and do not open the oven.\n\nEat it warm with plum jam or cheese.\n\n"
        "My aunt never wrote down how long she kneads, because her hands know it by themselves.\n"
    )
    found, whole = analysis_of(folder), hmicdiff.analyze(hmicdiff.read(folder))
    (told,) = (each for each in found.findings if each.quote == own)
    assert [each.source for each in told.other_families] == ["stranger.txt"]
    assert told.message == next(each.message for each in whole.findings if each.quote == own)
    assert bulk(folder).decode() == hmicdiff.present(found, "json")


def test_copies_are_named_and_change_nothing(folder: Path) -> None:
    before = analysis_of(folder)
    file = min(folder.iterdir())
    (folder / "twin.txt").write_bytes(file.read_bytes())
    (folder / "other ends.txt").write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    after = analysis_of(folder)
    of = next(release.id for release in after.releases if release.source == file.name)
    assert [(copy.source, copy.same_as) for copy in after.copies] == [
        ("other ends.txt", of),
        ("twin.txt", of),
    ]
    told = f"other ends.txt and twin.txt have the same text as {file.name}; it is counted once."
    assert after.notices == (told, *before.notices)
    assert replace(after, copies=(), notices=before.notices) == before
    assert bulk(folder).decode() == hmicdiff.present(after, "json")


def test_copies_within_archives_are_named_and_counted(folder: Path) -> None:
    file = min(folder.iterdir())
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.write(file, "twin.txt")
    analysis = analysis_of(folder)
    assert f"{file.name} and more.zip/twin.txt have the same text; each is counted." in (
        analysis.notices
    )
    assert len(analysis.releases) == 49


def test_a_broken_file_is_refused_or_skipped(folder: Path) -> None:
    (folder / "broken.txt").write_bytes(b"\0\1\2" * 100)
    with pytest.raises(UnreadableError, match=r"broken\.txt"):
        analysis_of(folder)
    analysis = analysis_of(folder, skip_unreadable=True)
    assert [source for source, _ in analysis.skipped] == ["broken.txt"]
    assert len(analysis.releases) == 48


def test_a_broken_file_is_refused_by_a_worker_too(folder: Path) -> None:
    for at in range(40):  # so many that some are not in the panel
        (folder / f"broken-{at}.txt").write_bytes(b"\0\1\2" * (100 + at))
    with pytest.raises(UnreadableError, match=r"broken"), analyze_many([folder], workers=2):
        pass


def test_a_worker_that_is_ended_is_told(folder: Path) -> None:
    def end_one(_stage: str, share: float) -> None:
        if share > 0:
            for child in multiprocessing.active_children():
                child.kill()

    with (
        pytest.raises(ExecutorError, match="fewer --workers"),
        analyze_many([folder], workers=2, progress=end_one),
    ):
        pass


def test_a_small_family_is_none_of_these(folder: Path) -> None:
    few = sorted(folder.iterdir())[:20]
    with analyze_many(few) as whole:
        assert whole is None


def test_several_families_are_none_of_these(folder: Path) -> None:
    for at in range(20):
        (folder / f"bread-{at}.txt").write_text(
            f"Bake loaf number {at} on a stone, and do not open the oven before it sings.\n\n"
            "Let the dough rest under a cloth until it has doubled in size.\n\n"
            f"It keeps for {at} days in a cool and dry place, wrapped in linen.\n"
        )
    with analyze_many([folder]) as whole:
        assert whole is None


def test_more_files_than_allowed_are_refused(folder: Path) -> None:
    with pytest.raises(LimitError), analyze_many([folder], limits=["files=30"]):
        pass


@pytest.mark.parametrize("address", ["dask://127.0.0.1:1", "ray://here"])
def test_an_executor_that_is_none_is_named(folder: Path, address: str) -> None:
    with pytest.raises(ExecutorError, match=address), analyze_many([folder], executor=address):
        pass


def test_the_facts_are_those_of_a_family_that_is_held_whole(folder: Path) -> None:
    def cells(analysis: Analysis) -> set[tuple[str, str, object]]:
        sources = {release.id: release.source for release in analysis.releases}
        return {
            (sources[row.release], cell.text, cell.value)
            for row in analysis.facts.rows
            for cell in row.cells
        }

    assert cells(analysis_of(folder)) == cells(hmicdiff.analyze(hmicdiff.read(folder)))


def test_it_is_an_analysis_like_any_other(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "saved.json").write_bytes(bulk(folder))
    loaded = hmicdiff.load(tmp_path / "saved.json")
    assert loaded.lossless.rebuilt == loaded.lossless.releases == 48
    assert json.loads(bulk(folder))["format"]["name"] == "hmicdiff.analysis"


def test_what_the_template_explains_is_counted_alike(folder: Path) -> None:
    here, there = analysis_of(folder).bits, hmicdiff.analyze(hmicdiff.read(folder)).bits
    assert (here.tokens, here.raw) == (there.tokens, there.raw)
    assert here.template + here.rest < here.raw
