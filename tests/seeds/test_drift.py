"""Four seeds are known and the fifth comes: the drift is what that one has of its own."""

import shutil
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest

from hmicdiff import analyze, read, take_baseline
from hmicdiff.baseline.store import load, save
from hmicdiff.model.baseline import Baseline
from hmicdiff.model.drift import Drift, DriftKind, State
from tests.baselines import held, serious
from tests.support import SEEDS, of_seeds

NAMES = sorted(path.name for path in SEEDS.glob("*.txt"))
OWN = {
    "000": {
        (DriftKind.EXTRA, "Both were ongoing at the time of the inspection."),
        (DriftKind.REWORDED, "Northumbria Police has made improvements to how it identifies"),
    },
    "001": {
        (DriftKind.REWORDED, "The force had updated its media policy, however we found"),
        (DriftKind.REWORDED, "“Humberside Police have made some improvements"),
    },
    "002": {(DriftKind.REWORDED, "It has also updated, or is currently reviewing")},
    "003": {
        (DriftKind.EXTRA, "HMIC has monitored the progress of the widely reported"),
        (DriftKind.EXTRA, "Integrity policies have been reviewed and updated"),
        (DriftKind.EXTRA, "However, while the force has made progress it needs to continue"),
    },
    "004": {(DriftKind.EXTRA, "HMIC has monitored the progress of the widely reported")},
}
FIRST = {"003": OWN["003"], "004": OWN["004"]}
CHANGES = [
    ("000", "a reduction in", "an increase in", 22),
    ("002", "did not investigate", "did investigate", 15),
    ("000", "59 applications", "95 applications", 21),
]


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    shutil.copytree(SEEDS, folder)
    return folder


def _of(name: str) -> str:
    return next(each for each in NAMES if each.startswith(name))


@cache
def _without(name: str) -> Baseline:
    """Return the baseline of all seeds but one, made once."""
    others = [SEEDS / each for each in NAMES if not each.startswith(name)]
    return load(save(take_baseline(analyze(read(others)))))


def _says(drift: Drift) -> str:
    return " ".join(drift.quote.split())


@pytest.mark.parametrize("name", OWN)
def test_the_fifth_release_is_told_by_what_it_has_of_its_own(seeds: Path, name: str) -> None:
    baseline = _without(name)
    new = seeds / _of(name)
    checked = held(seeds, baseline).checked
    states = {release.source: release.state for release in checked.releases}
    assert states == dict.fromkeys(NAMES, State.UNCHANGED) | {new.name: State.DEPARTS}
    assert {drift.source for drift in checked.drift} == {new.name}
    for kind, words in OWN[name]:
        assert any(each.kind is kind and _says(each).startswith(words) for each in checked.drift)


@pytest.mark.parametrize("name", FIRST)
def test_the_most_telling_drift_comes_first(seeds: Path, name: str) -> None:
    baseline = _without(name)
    first = held(seeds, baseline).checked.drift[:2]
    note = "HMIC has monitored the progress of the widely reported"
    assert any(_says(each).startswith(note) for each in first)


@pytest.mark.parametrize("name", OWN)
def test_what_is_accepted_adds_to_the_file_and_changes_nothing_else(seeds: Path, name: str) -> None:
    baseline = _without(name)
    updated = held(seeds, baseline).updated().baseline
    before, after = save(baseline).splitlines(), save(updated).splitlines()
    gone = [line for line in unified_diff(before, after, n=0) if line[:2] in ("- ", "-,")]
    assert gone == []
    assert load(save(updated)) == updated
    again = held(seeds, updated).checked
    assert not again.drift
    assert not again.stale
    assert {release.state for release in again.releases} == {State.UNCHANGED}


@pytest.mark.parametrize(("name", "old", "new", "line"), CHANGES)
def test_a_changed_word_is_told_first_with_its_line(
    seeds: Path, name: str, old: str, new: str, line: int
) -> None:
    baseline = load(save(take_baseline(of_seeds())))
    path = seeds / _of(name)
    text = path.read_bytes().decode()
    assert text.count(old) == 1
    path.write_bytes(text.replace(old, new).encode())
    found = held(seeds, baseline)
    first = found.checked.drift[0]
    assert (first.kind, first.source, first.line) == (DriftKind.CHANGED, path.name, line)
    assert old in " ".join((first.before or "").split())
    assert new in _says(first)
    assert {each.source for each in serious(found)} == {path.name}
