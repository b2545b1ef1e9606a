"""What is left when the program is interrupted, or cannot write to the end."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hmicdiff import api, pipeline, writing
from hmicdiff.read import reader
from tests.cli.conftest import Run
from tests.support import SEEDS

_OLD = "the report of yesterday"
_SLOW_PAGE = b"<nav>" * 50_000 + b"The boats were clean."


@pytest.mark.parametrize(
    ("module", "function"),
    [(reader, "discover"), (reader, "blocks"), (pipeline, "draft_passages"), (pipeline, "findings"),
     (api, "present"), (writing, "_replace")],
    ids=["searching", "reading", "aligning", "comparing", "presenting", "writing"],
)  # fmt: skip
def test_an_interrupt_leaves_the_old_report_whole(
    run: Run, monkeypatch: pytest.MonkeyPatch, module: object, function: str
) -> None:
    Path("out.html").write_text(_OLD)

    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, function, interrupt)
    ran = run("report", SEEDS, "-o", "out.html")
    assert (ran.status, ran.out, ran.err.strip()) == (130, "", "hmicdiff: interrupted")
    assert Path("out.html").read_text() == _OLD
    assert [path.name for path in Path().iterdir()] == ["out.html"]


def test_ctrl_c_while_a_file_is_read_in_its_own_process(tmp_path: Path) -> None:
    (tmp_path / "slow.html").write_bytes(_SLOW_PAGE)
    status, err = interrupted(tmp_path, lambda process: bool(children(process)))
    assert (status, err.strip()) == (130, b"hmicdiff: interrupted")


def test_ctrl_c_while_a_pipe_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    status, err = interrupted(tmp_path / "pipe", lambda process: waits_for(process, "pipe"))
    assert (status, err.strip()) == (130, b"hmicdiff: interrupted")


def test_a_file_that_cannot_grow_leaves_the_old_report_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    target.write_text(_OLD)
    ran = subprocess.run(
        [*PROGRAM, "report", str(SEEDS), "-o", str(target)],
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"hmicdiff: {target}: cannot be written".encode())
    assert ran.stderr.count(b"\n") == 1
    assert target.read_text() == _OLD
    assert [path.name for path in tmp_path.iterdir()] == ["out.html"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_standard_output_on_a_full_disk() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*PROGRAM, "report", str(SEEDS), "-f", "text"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr
    assert ran.stderr.count(b"\n") == 1


PROGRAM = (sys.executable, "-m", "hmicdiff")


def interrupted(
    path: Path, is_ready: Callable[[subprocess.Popen[bytes]], bool]
) -> tuple[int, bytes]:
    """Run a report, interrupt it as a terminal does when it is ready, and return how it ended."""
    process = subprocess.Popen(
        [*PROGRAM, "report", str(path), "-f", "text"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not is_ready(process) and process.poll() is None:
        time.sleep(0.01)
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate()
    return process.returncode, err


def children(process: subprocess.Popen[bytes]) -> str:
    return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()


def waits_for(process: subprocess.Popen[bytes], name: str) -> bool:
    handles = Path(f"/proc/{process.pid}/fd").iterdir()
    return any(handle.readlink().name == name for handle in handles)
