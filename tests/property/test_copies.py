"""A copy of a release changes nothing that is told of the others."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hmicdiff
from hmicdiff.infer.families import families
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.drift import Checked, State
from hmicdiff.model.text import Corpus
from hmicdiff.pipeline import analyze
from hmicdiff.read.reader import corpus, read
from hmicdiff.structs import replace
from tests.baselines import baseline_of, fill, held
from tests.property.texts import FAMILIES
from tests.support import DATA, SEEDS, raw

FOLDERS = (SEEDS, *sorted(path for path in DATA.iterdir() if path.is_dir()))


def without_copies(analysis: Analysis) -> Analysis:
    told = tuple(each for each in analysis.notices if "the same text as" not in each)
    return replace(analysis, copies=(), notices=told)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_copy_changes_nothing_in_a_family(folder: Path, tmp_path: Path) -> None:
    before = analyze(read([folder]), copies_once=True)
    files = sorted(path for path in folder.iterdir() if path.suffix == ".txt")
    for at, file in enumerate((files[0], files[-1])):
        copied = tmp_path / str(at)
        copied.mkdir()
        for each in files:
            (copied / each.name).write_bytes(each.read_bytes())
        (copied / f"copy of {file.name}").write_bytes(file.read_bytes())
        after = analyze(read([copied]), copies_once=True)
        assert without_copies(after) == before
        (copy,) = after.copies
        original = next(one for one in after.releases if one.id == copy.same_as)
        assert (copy.source, original.source) == (f"copy of {file.name}", file.name)
        assert f"{copy.source} has the same text as {file.name}; it is counted once." in (
            after.notices
        )


def once(given: Corpus) -> Analysis:
    return without_copies(analyze(given, copies_once=True))


def parted(given: Corpus) -> Iterator[set[str]]:
    for part in families(given):
        yield {release.text.replace("\r\n", "\n").strip() for release in part.releases}


@settings(max_examples=40)
@given(FAMILIES, st.data())
def test_copies_change_nothing_in_any_family(texts: list[str], data: st.DataObject) -> None:
    files = [raw(text, f"{at}.txt") for at, text in enumerate(texts)]
    chosen = data.draw(st.lists(st.integers(0, len(texts) - 1), min_size=1, max_size=3))
    copies = [
        raw(data.draw(st.sampled_from([texts[at], texts[at].replace("\n", "\r\n")])), f"z{number}")
        for number, at in enumerate(chosen)
    ]
    before, after = corpus(files), corpus([*files, *copies])
    assert once(after) == once(before)
    assert list(parted(after)) == list(parted(before))


def test_versions_of_a_document_that_are_one_text_all_count(tmp_path: Path) -> None:
    said = ["It rained.\n", "It rained.\n", "It rained.\n\nIt blew.\n"]
    fill(tmp_path, {f"2020-01-0{at}.txt": text for at, text in enumerate(said, 1)})
    analysis = hmicdiff.analyze(hmicdiff.read(tmp_path), sequence="auto")
    assert analysis.copies == ()
    assert analysis.sequence is not None
    assert len(analysis.sequence.order) == 3
    kinds = [[change.kind.value for change in step.changes] for step in analysis.sequence.steps]
    assert kinds == [["same"], ["same", "added"]]


HOLM, *OTHERS = sorted((DATA / "plain").iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "plain", {one.name: one.read_text() for one in (HOLM, *OTHERS)})


def states(checked: Checked) -> dict[str, tuple[State, str | None]]:
    return {one.source: (one.state, one.same_as) for one in checked.releases}


@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["the same bytes", "other bytes"])
def test_a_copy_of_a_known_release_is_no_drift(folder: Path, end: bytes) -> None:
    known = baseline_of(folder)
    (folder / "again.txt").write_bytes(HOLM.read_bytes().replace(b"\n", end))
    now = held(folder, known)
    assert states(now.checked)["again.txt"] == (State.COPY, "holm.txt")
    assert now.checked.drift == ()
    assert not hmicdiff.drifted(now.checked, strict=True)
    assert now.updated().baseline == known


def test_a_baseline_does_not_know_copies(folder: Path) -> None:
    known = baseline_of(folder)
    (folder / "holm copy.txt").write_bytes(HOLM.read_bytes())
    assert baseline_of(folder) == known


def test_the_copy_that_is_left_is_the_release_under_another_name(folder: Path) -> None:
    known = baseline_of(folder)
    (folder / "b.txt").write_bytes(HOLM.read_bytes())
    (folder / "c.txt").write_bytes(HOLM.read_bytes())
    (folder / "holm.txt").unlink()
    found = states(held(folder, known).checked)
    assert found["b.txt"] == (State.RENAMED, None)
    assert found["c.txt"] == (State.COPY, "b.txt")


def test_of_two_new_ones_with_one_text_one_is_looked_at(folder: Path) -> None:
    known = baseline_of(folder)
    text = f"{HOLM.read_text()}\nA bell rang, and nobody knew why it did.\n"
    (folder / "new.txt").write_text(text)
    alone = held(folder, known).checked
    (folder / "new copy.txt").write_text(text)
    both = held(folder, known)
    assert states(both.checked)["new copy.txt"] == (State.COPY, "new.txt")
    assert both.checked.drift == alone.drift
    assert {one.source for one in both.updated().baseline.releases} >= {"new.txt"}
    assert "new copy.txt" not in {one.source for one in both.updated().baseline.releases}


def test_a_changed_release_that_says_what_another_says_has_changed(folder: Path) -> None:
    known = baseline_of(folder)
    (folder / OTHERS[0].name).write_bytes(HOLM.read_bytes())
    assert states(held(folder, known).checked)[OTHERS[0].name] == (State.CHANGED, None)


def test_a_copy_is_one_against_a_template_too(folder: Path) -> None:
    (folder / "holm copy.txt").write_bytes(HOLM.read_bytes())
    found = states(hmicdiff.api.check_template(folder, OTHERS[0]).checked)
    assert found["holm copy.txt"] == (State.COPY, "holm.txt")
