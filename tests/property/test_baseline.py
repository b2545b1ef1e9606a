"""What holds of any baseline and whatever comes after it."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff import analyze, check, read, take_baseline
from hmicdiff.baseline.store import load, save
from hmicdiff.errors import UnknownReleaseError
from hmicdiff.model.baseline import Baseline
from hmicdiff.model.drift import State
from tests.property.families import File, families


def _kept(baseline: Baseline) -> Baseline:
    return load(save(baseline))


def _write(folder: Path, files: list[File], first: int = 0) -> None:
    for number, file in enumerate(files, first):
        (folder / f"{number}.txt").write_bytes(file.data)


@settings(max_examples=12)
@given(families(), families(), st.data())
def test_what_is_accepted_has_not_drifted_and_renames_nothing(
    known: list[File], new: list[File], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, known)
        before = _kept(take_baseline(analyze(read(folder))))
        assert not check(folder, before).checked.drift
        changed = data.draw(st.booleans())
        _write(folder, new, 0 if changed else len(known))
        held = check(folder, before)
        try:
            after = _kept(held.updated().baseline)
        except UnknownReleaseError as refused:
            assert changed, "what is only added takes nothing known away"
            assert "the baseline knows" in str(refused)  # noqa: PT017
            return
        again = check(folder, after).checked
        assert not again.drift
        assert {release.state for release in again.releases} <= {State.UNCHANGED, State.COPY}
        copies = {each.source for each in again.releases if each.state is State.COPY}
        texts = {path.name: read(path).releases[0].text for path in folder.iterdir()}
        apart = {each.source for each in after.apart}
        assert {release.source: release.text for release in after.releases} == {
            source: text for source, text in texts.items() if source not in apart | copies
        }
        _assert_same_ids(before, after)


def _assert_same_ids(before: Baseline, after: Baseline) -> None:
    said = {release.id: release for release in after.releases}
    for release in before.releases:
        now = said.get(release.id)
        if now is not None and now.sha256 == release.sha256:
            assert [(each.passages, each.reading) for each in now.sentences] == [
                (each.passages, each.reading) for each in release.sentences
            ]


@settings(max_examples=12)
@given(families())
def test_every_quote_of_drift_stands_where_it_is_said_to_stand(files: list[File]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, files[:1])
        before = _kept(take_baseline(analyze(read(folder))))
        _write(folder, files)
        texts = {path.name: read(path).releases[0].text for path in folder.iterdir()}
        for drift in check(folder, before).checked.drift:
            if drift.release is not None and drift.source in texts:
                assert texts[drift.source][drift.start : drift.end] == drift.quote
