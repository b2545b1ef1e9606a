"""Over 250 files that are broken or hostile: none crashes the program, or is passed over."""

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from hmicdiff import read
from hmicdiff.errors import HmicdiffError
from hmicdiff.read.discover import is_release
from tests.hostile.files import hostile_files, pdf, put_hostile_paths, well_formed
from tests.support import SEEDS

LIMITS = ("seconds=4", "text=200000", "unpacked=20", "memory=500")
"""Lower than those of the program, so that what goes beyond them does so soon."""
SLOW = {
    *("repeated-2.md", "repeated-7.md", "deep-div.html", "deep-ul.html", "deep-table.html"),
    *("deep-nav.html", "deep-article.html", "deep-b.html", "attributes.html", "wide.docx"),
    *("deep.docx", "deep.rtf", "repeated-11.md", "repeated-1.md", "deep.eml"),
}
"""What may go beyond the limit of time."""
_MEMORY = 1_000_000
"""Kilobytes."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    for name, data in hostile_files():
        (made / name).write_bytes(data)
    return made


def test_there_are_over_250_of_them(folder: Path) -> None:
    assert len(list(folder.iterdir())) > 250


def test_each_is_read_or_refused_by_name(folder: Path) -> None:
    corpus = read(folder, skip_unreadable=True, limits=LIMITS)
    searched = {path.name for path in folder.iterdir() if is_release(path.name)}
    read_ones = {release.source.partition("/")[0] for release in corpus.releases}
    refused = {source.partition("/")[0] for source, _ in corpus.skipped}
    assert read_ones | refused == searched
    assert all(release.text.strip() for release in corpus.releases)
    assert all("took longer" not in reason or name in SLOW for name, reason in corpus.skipped)


def test_all_of_them_with_the_seeds_give_a_report_and_are_named(folder: Path) -> None:
    names = [name for name in os.listdir(folder) if name.startswith(("cut", "laughs", "bomb"))]  # noqa: PTH208
    paths = [str(folder / name) for name in names]
    ran = program(
        *("report", str(SEEDS), *paths, "-f", "json", "--skip-unreadable", "--limit", LIMITS[0]),
        before=("-c", _MEASURED),
    )
    assert ran.returncode == 0, ran.stderr
    assert b"Traceback" not in ran.stderr
    for name in ("laughs.docx", "bomb.zip", "cut-at-0.5.docx"):
        assert f"skipped {name}: ".encode() in ran.stderr
    assert int(ran.stderr.rsplit(b"\n", 1)[-1]) < _MEMORY


def test_a_gigabyte_of_one_line_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    ran = program("report", str(path))
    assert ran.returncode == 2
    assert ran.stderr.startswith(b"hmicdiff: ")
    assert b"line.txt: is 1000 MB, over the limit of 10 MB" in ran.stderr


def test_links_pipes_and_odd_names_in_a_folder(tmp_path: Path) -> None:
    names = put_hostile_paths(tmp_path)
    corpus = read(tmp_path, skip_unreadable=True)
    sources = [release.source for release in corpus.releases]
    assert "new\ufffdline.txt" in sources
    assert "esc\ufffd[31m.txt" in sources
    assert not {"outside.txt", "pipe.txt", "folder.txt"} & set(sources)
    refused = {source for source, _ in corpus.skipped}
    links = {"self.txt", "loop-a.txt", "loop-b.txt", "nowhere.txt", "outside.txt"}
    assert refused == {*links, "pipe.txt"}, "what is passed over is named"
    assert len(sources) + len(refused) < len(names)


def test_a_named_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(HmicdiffError, match=r"is a pipe that gave nothing for 0\.2 seconds"):
        read(tmp_path / "pipe", limits=["seconds=0.2"])


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf", "eml", "html", "md", "pdf"])
def test_reading_opens_no_connection(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    (tmp_path / f"a.{suffix}").write_bytes(well_formed(suffix))
    assert len(read(tmp_path).releases) == 1


def test_a_reader_cannot_open_files_connections_or_programs() -> None:
    for attempt in (
        "open('/etc/passwd')",
        "open('/tmp/hmicdiff-was-here', 'w')",
        "import os; os.open('/etc/passwd', os.O_RDONLY)",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ):
        hook = "import sys\nfrom hmicdiff.read.worker import forbid\nsys.addaudithook(forbid)"
        code = f"{hook}\n{attempt}"
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
        assert b"PermissionError" in ran.stderr, attempt


def test_a_scanned_pdf_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf(b"0 0 100 100 re f"))
    with pytest.raises(HmicdiffError, match=r"scan\.pdf: has no text in it.*ocrmypdf"):
        read(tmp_path)


_MEASURED = """
import resource, subprocess, sys
status = subprocess.run([sys.executable, *sys.argv[1:]]).returncode
sys.stderr.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(status)
"""
"""Runs Python and says what it took at most: of a large process its own child seems as large."""


def program(*arguments: str, before: Sequence[str] = ()) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *before, "-m", "hmicdiff", *arguments]
    return subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)


def test_nothing_in_the_folder_where_one_stands_is_run(tmp_path: Path) -> None:
    for module in ("json", "hmicdiff", "selectolax", "signal", "sitecustomize"):
        (tmp_path / f"{module}.py").write_text("open('was-run', 'w')")
    (tmp_path / "a.html").write_bytes(well_formed("html"))
    code = (
        "import sys; sys.path.remove(''); from hmicdiff.cli import main; main(['text', 'a.html'])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert not (tmp_path / "was-run").exists()
