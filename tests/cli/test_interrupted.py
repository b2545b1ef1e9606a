"""What is left when the program is interrupted, or cannot write to the end."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from hmicdiff import api, pipeline, writing
from hmicdiff.baseline import held
from hmicdiff.read import reader
from tests.cli.conftest import Run
from tests.support import DATA, SEEDS

_OLD = "5 releases: the report of yesterday"
_SLOW_PAGE = b"<nav>" * 50_000 + b"The boats were clean."


@pytest.mark.parametrize(
    ("module", "function"),
    [(reader, "discover"), (reader, "blocks"), (pipeline, "draft_passages"), (pipeline, "infer"),
     (pipeline, "findings"), (pipeline, "slips"), (api, "present"), (writing, "_replace")],
    ids=["searching", "reading", "aligning", "inferring", "comparing", "slips", "presenting",
         "writing"],
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


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_a_folder_of_pages_that_cannot_take_the_place_of_the_old_one_leaves_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException | type[BaseException]
) -> None:
    run("report", SEEDS, "-o", "pages/")
    before = {path: path.read_bytes() for path in Path("pages").rglob("*.*")}
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise error
        return real(self, target)

    monkeypatch.setattr(writing, "_exchange", lambda *_: False)  # as other systems
    monkeypatch.setattr(Path, "replace", replace)
    ran = run("report", DATA / "plain", "-o", "pages/")
    assert ran.status == (130 if error is KeyboardInterrupt else 2)
    assert len(ran.err.strip().splitlines()) == 1
    assert {path: path.read_bytes() for path in Path("pages").rglob("*.*")} == before
    assert [path.name for path in Path().iterdir()] == ["pages"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems exchange no folders")
def test_there_is_no_moment_without_a_folder_of_pages(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("report", SEEDS, "-o", "pages/")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        assert "pages" not in (self.name, target.name), "it is moved away, or another there"
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    ran = run("report", DATA / "plain", "-o", "pages/")
    assert ran.status == 0
    assert "Tarn Water Buses" in Path("pages/index.html").read_text(encoding="utf-8")
    assert [path.name for path in Path().iterdir()] == ["pages"]


@pytest.mark.parametrize("there", [False, True], ids=["a new folder", "a folder with others"])
@pytest.mark.parametrize("at", [1, 4], ids=["first", "last"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_values_are_all_written_or_none(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException | type[BaseException],
    *,
    at: int,
    there: bool,
) -> None:
    if there:
        Path("values").mkdir()
        for name in ("notes.txt", "tarn-water-buses.json"):
            Path("values", name).write_text(_OLD)
    real, calls = Path.write_bytes, []

    def write(self: Path, data: bytes) -> int:
        calls.append(self)
        if len(calls) == at:
            real(self, data[: len(data) // 2])
            raise error
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", write)
    ran = run("template", DATA / "plain", "-o", "t.jinja", "--values", "values")
    assert ran.status == (130 if error is KeyboardInterrupt else 2)
    assert len(ran.err.strip().splitlines()) == 1
    assert not Path("t.jinja").exists()
    found = {path.name: path.read_text() for path in Path().rglob("*.*")}
    assert found == ({"notes.txt": _OLD, "tarn-water-buses.json": _OLD} if there else {})
    assert Path("values").exists() == there


@pytest.mark.parametrize(
    ("module", "function"),
    [(reader, "digests"), (reader, "read"), (held, "check"), (api, "present_check"),
     (api, "save_baseline")],
    ids=["searching", "reading", "checking", "presenting", "writing"],
)  # fmt: skip
def test_an_interrupted_check_leaves_baseline_and_report_as_they_were(
    run: Run, monkeypatch: pytest.MonkeyPatch, module: object, function: str
) -> None:
    shutil.copytree(DATA / "plain", "in")
    run("baseline", "in", "-o", "b.json")
    Path("out.json").write_text(_OLD)
    Path("in/new.txt").write_bytes(next(Path("in").iterdir()).read_bytes() + b"\nIt rained.\n")
    before = Path("b.json").read_bytes()

    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, function, interrupt)
    update = ["--update"] if function == "save_baseline" else []
    ran = run("check", "in", "--baseline", "b.json", "-o", "out.json", *update)
    assert (ran.status, ran.err.strip()) == (130, "hmicdiff: interrupted")
    assert (Path("b.json").read_bytes(), Path("out.json").read_text()) == (before, _OLD)
    assert sorted(path.name for path in Path().iterdir()) == ["b.json", "in", "out.json"]


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
        [*SPARING, "report", str(SEEDS), "-o", str(target)],
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"hmicdiff: {target}: cannot be written".encode())
    assert ran.stderr.count(b"\n") == 1
    assert target.read_text() == _OLD
    assert [path.name for path in tmp_path.iterdir()] == ["out.html"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "{seeds}", "-o", "pages/"),
        ("facts", "{seeds}", "-o", "facts.json"),
        ("baseline", "{seeds}", "-o", "b.json"),
        ("template", "{seeds}", "-o", "template.jinja"),
    ],
    ids=["pages", "facts", "baseline", "template"],
)
def test_nothing_is_left_of_what_does_not_fit_on_the_disk(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ran = subprocess.run(
        [*SPARING, *(each.format(seeds=SEEDS) for each in arguments), "--quiet"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )
    assert ran.returncode == 2
    assert b"cannot be written" in ran.stderr
    assert ran.stderr.count(b"\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
@pytest.mark.parametrize("target", ["out/report.html", "out/pages/", "out/report.json"])
def test_a_folder_that_is_closed_to_writing_is_told_before_the_work(
    run: Run, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    Path("out").mkdir(mode=0o500)
    monkeypatch.setattr(reader, "discover", None)
    ran = run("report", SEEDS, "-o", target)
    assert (ran.status, "closed to writing" in ran.err, ran.err.count("\n")) == (2, True, 1)


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")


@FULL
@pytest.mark.parametrize("command", ["report", "facts", "template", "baseline", "check"])
def test_a_full_disk_is_told_in_one_line(run: Run, command: str) -> None:
    if command == "check":
        run("baseline", SEEDS, "-q")
    form = ("-f", "text") if command in ("report", "facts", "check") else ()
    ran = run(command, SEEDS, *form, "-o", "/dev/full", "-q")
    assert ran.status == 2
    assert ran.err.startswith("hmicdiff: /dev/full: cannot be written (no space left on device)")
    assert len(ran.err.strip().splitlines()) == 1


@FULL
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
SPARING = (sys.executable, "-B", "-m", "hmicdiff")
"""Keeps no byte code: under a limit half of it would be kept, and break whoever reads it."""


def interrupted(
    path: Path, is_ready: Callable[[subprocess.Popen[bytes]], bool], *options: str
) -> tuple[int, bytes]:
    """Run a report, interrupt it as a terminal does when it is ready, and return how it ended."""
    process = subprocess.Popen(
        [*PROGRAM, "report", str(path), "-f", "text", *options],
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
    with suppress(FileNotFoundError):  # what was open a moment ago may be closed by now
        handles = Path(f"/proc/{process.pid}/fd").iterdir()
        return any(handle.readlink().name == name for handle in handles)
    return False
