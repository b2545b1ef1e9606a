"""--watch, with a real process and real files."""

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hmicdiff import api
from hmicdiff.commands.watch import Watched
from tests.cli.conftest import Run
from tests.support import DATA

FAMILY = DATA / "dropped-hedge"
_PATIENCE = 60
"""In seconds: after these a program that has said nothing will not say anything."""
BASELINE = "hmicdiff.baseline.json"


class Program:
    """A running program, and the lines it prints."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "hmicdiff", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def until(self, words: str) -> list[str]:
        """Return the lines up to one that has `words`."""
        found: list[str] = []
        while not found or words not in found[-1]:
            try:
                found.append(self._lines.get(timeout=_PATIENCE))
            except queue.Empty:
                pytest.fail(f"never said {words!r}: {found}")
        return found

    def interrupt(self) -> int:
        """End it as Ctrl-C does, and return its status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(_PATIENCE)

    def rest(self) -> list[str]:
        """Return what it has printed since, once it has ended."""
        self._reader.join(_PATIENCE)
        return [self._lines.get() for _ in range(self._lines.qsize())]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with releases in it, and their baseline beside them."""
    shutil.copytree(FAMILY, tmp_path / "in")
    api.save_baseline(api.take_baseline(api.analyze(api.read(FAMILY))), tmp_path / BASELINE)
    return tmp_path


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    """Yield a list of programs that are ended whatever happens."""
    found: list[Program] = []
    yield found
    for each in found:
        each.process.kill()
        each.process.wait()
        assert each.process.stdout is not None
        each._reader.join()  # noqa: SLF001
        each.process.stdout.close()


def test_a_check_is_made_again_whenever_a_file_changes(
    folder: Path, programs: list[Program]
) -> None:
    programs.append(program := Program(folder, "check", "in", "--watch"))
    program.until("Nothing has drifted.")
    program.until("watching")
    one = folder / "in" / "tarn.txt"
    text = one.read_text(encoding="utf-8")
    one.write_text(text + "\nA ferry sank.\n", encoding="utf-8")
    assert any("A ferry sank." in line for line in program.until("1 changed"))
    one.write_text("", encoding="utf-8")
    program.until("hmicdiff: in/tarn.txt: is empty")
    one.write_text(text, encoding="utf-8")
    program.until("Nothing has drifted.")
    (folder / "in" / "deep").mkdir()
    (folder / "in" / "deep" / "new.txt").write_text(text, encoding="utf-8")
    program.until("has the same text as in/tarn.txt")
    (folder / "in" / "deep" / "new.txt").write_text(text + "\nIt sank.\n", encoding="utf-8")
    program.until("1 new one")
    (folder / BASELINE).write_text("{}", encoding="utf-8")
    program.until(f"hmicdiff: {BASELINE}: ")
    assert program.interrupt() == 130


def test_a_report_is_made_again_and_is_no_change_itself(
    folder: Path, programs: list[Program]
) -> None:
    programs.append(program := Program(folder, "report", "in", "--watch", "-o", "in/out.html"))
    program.until("wrote in/out.html")
    program.until("watching")
    # what is written here stands among the releases, but is not what is waited for
    (folder / "in" / "out.html").touch()
    (folder / "in" / "notes.log").touch()
    (folder / "in" / ".hidden.txt").touch()
    (folder / "in" / "new.txt").write_text("Fares rose.\n", encoding="utf-8")
    program.until("wrote in/out.html")
    assert program.interrupt() == 130
    assert not [line for line in program.rest() if line.startswith("wrote")]


def test_a_folder_of_pages_is_made_again_and_is_no_change_itself(
    folder: Path, programs: list[Program]
) -> None:
    programs.append(program := Program(folder, "report", "in", "--watch", "-o", "in/out/"))
    program.until("wrote in/out/")
    program.until("watching")
    (folder / "in" / "new.txt").write_text("Fares rose.\n", encoding="utf-8")
    program.until("wrote in/out/")
    assert program.interrupt() == 130
    assert not [line for line in program.rest() if line.startswith("wrote")]
    assert (folder / "in" / "out" / "index.html").is_file()


def test_nothing_in_a_folder_of_pages_is_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in/out/releases").mkdir(parents=True)
    watched = Watched(("in",), [], "in/out/")
    for path in ("in/out", "in/out/index.html", "in/out/releases", "in/out/a.txt"):
        assert not watched.concerns(os.path.abspath(path))  # noqa: PTH100
    assert watched.concerns(os.path.abspath("in/out.txt"))  # noqa: PTH100
    assert {path.name for path in watched.folders()} == {"in"}


def test_without_watchfiles_it_says_how_to_install_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    ran = run("report", FAMILY, "--watch")
    assert (ran.status, ran.out) == (2, "")
    assert "pip install 'hmicdiff[watch]'" in ran.err


@pytest.mark.parametrize(
    ("changed", "concerns"),
    [
        ("in/a.txt", True),
        ("in/deep/a.TEXT", True),
        ("in/deep", True),
        ("in/a.pdf", True),
        ("in/a.png", False),
        ("in/out-2.txt", False),
        ("in/.a.txt", False),
        ("in/out.txt", False),
        ("a.txt", False),
        ("one.md", True),
        ("b.json", True),
        (".b.json.1234", False),
        ("globs/a.txt", True),
        ("globs/a.md", True),
    ],
)
def test_what_is_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str, *, concerns: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("in/deep", "globs"):
        Path(name).mkdir(parents=True)
    watched = Watched(("in", "one.md", "globs/*"), [Path("b.json")], "in/out.txt")
    assert watched.concerns(os.path.abspath(changed)) == concerns  # noqa: PTH100
    shown = {path.relative_to(tmp_path).as_posix() for path in watched.folders()}
    assert shown == {".", "in", "in/deep", "globs"}
