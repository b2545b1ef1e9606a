"""A baseline is whole at every moment, whoever writes it, and however that ends."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hmicdiff import api
from hmicdiff.errors import BaselineError, UnwritableError
from hmicdiff.writing import alone
from tests.support import DATA

fcntl = pytest.importorskip("fcntl", reason="folders are locked otherwise elsewhere")

FAMILY = DATA / "dropped-hedge"
MOMENTS = (
    "tempfile.mkstemp",
    "os.fdopen",
    "os.fsync",
    "pathlib.Path.chmod",
    "pathlib.Path.replace",
)
"""What is called while a file is written, in this order."""
_KILLED_AT = """
import importlib, os, signal, sys
place, _, name = {moment!r}.rpartition(".")
module, _, kind = place.partition(".")
owner = importlib.import_module(module)
owner = getattr(owner, kind) if kind else owner
real = getattr(owner, name)
def last(*given, **named):
    if {late}:
        real(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)
from hmicdiff import api
known = api.load_baseline("b.json")
from hmicdiff.structs import replace
setattr(owner, name, last)
api.save_baseline(replace(known, accepted=()), "b.json", instead_of=known)
"""


@pytest.fixture
def baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a baseline, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    api.save_baseline(api.take_baseline(api.analyze(api.read(FAMILY))), "b.json")
    return Path("b.json")


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_writer_that_is_killed_leaves_a_whole_baseline(
    baseline: Path,
    moment: str,
    late: bool,  # noqa: FBT001
) -> None:
    old = baseline.read_bytes()
    code = _KILLED_AT.format(moment=moment, late=late)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    found = baseline.read_bytes()
    replaced = moment == MOMENTS[-1] and late
    assert (found == old) != replaced
    assert (api.load_baseline(baseline).accepted == ()) == replaced
    api.save_baseline(api.load_baseline(baseline), baseline)  # nothing holds the next one up


def test_what_goes_wrong_while_writing_leaves_nothing_behind(
    baseline: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = baseline.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableError, match="no space left"):
        api.save_baseline(api.load_baseline(baseline), baseline)
    assert baseline.read_bytes() == old
    assert [path.name for path in Path().iterdir()] == ["b.json"]


def test_what_somebody_else_has_written_meanwhile_is_not_lost(baseline: Path) -> None:
    from hmicdiff.structs import replace  # noqa: PLC0415

    known = api.load_baseline(baseline)
    other = replace(known, releases=known.releases[:-1])
    mine = replace(known, releases=known.releases[1:])
    api.save_baseline(other, baseline, instead_of=known)
    with pytest.raises(BaselineError, match=r"b\.json: has been changed .* run it again"):
        api.save_baseline(mine, baseline, instead_of=known)
    assert api.load_baseline(baseline).releases == other.releases


def test_two_that_write_the_same_agree(baseline: Path) -> None:
    from hmicdiff.structs import replace  # noqa: PLC0415

    known = api.load_baseline(baseline)
    fewer = replace(known, accepted=())
    for _ in range(2):
        api.save_baseline(fewer, baseline, instead_of=known)
    assert api.load_baseline(baseline).accepted == ()


def test_one_waits_for_the_other_and_leaves_nothing_behind(baseline: Path) -> None:
    folder = os.open(".", os.O_RDONLY)
    with alone(baseline), pytest.raises(BlockingIOError):
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(folder)
    assert [path.name for path in Path().iterdir()] == ["b.json"]


def test_two_updates_at_once_leave_a_baseline_that_knows_all(tmp_path: Path) -> None:
    shutil.copytree(FAMILY, tmp_path / "in")
    first, *_ = sorted((tmp_path / "in").iterdir())
    kept = first.read_bytes()
    first.unlink()
    program = [sys.executable, "-m", "hmicdiff"]
    subprocess.run([*program, "baseline", "in"], cwd=tmp_path, check=True, capture_output=True)
    first.write_bytes(kept)
    running = [
        subprocess.Popen(
            [*program, "check", "in", "--update"], cwd=tmp_path, stdout=subprocess.DEVNULL
        )
        for _ in range(2)
    ]
    assert [each.wait(120) for each in running] == [0, 0]
    ran = subprocess.run([*program, "check", "in"], cwd=tmp_path, check=False, capture_output=True)
    assert ran.returncode == 0, ran.stdout
