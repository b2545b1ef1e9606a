import errno
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hmicdiff import api, pipeline
from hmicdiff.errors import ExitStatus
from tests.cli.conftest import Ran, Run
from tests.support import DATA

HEDGE = DATA / "dropped-hedge"
TEXT = "The boats were clean.\n\nThe crews were trained in first aid, all but one of them.\n"


def put(name: str, data: bytes | str = TEXT) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def check_failed(ran: Ran, *words: str) -> None:
    """Check that the run was given up with one line that has these words, and left nothing."""
    assert ran.status == ExitStatus.FAILED
    assert ran.out == ""
    assert ran.err.startswith("hmicdiff: ")
    assert ran.err.count("\n") == 1
    for word in words:
        assert word in ran.err
    assert not list(Path().rglob("*report*"))


@pytest.mark.parametrize("command", [("report",), ("show", "a")], ids=["report", "show"])
class TestBadInput:
    def test_an_empty_folder(self, run: Run, command: tuple[str, ...]) -> None:
        Path("in").mkdir()
        check_failed(run(*command, "in"), "in: no releases in this folder", "put files there")

    def test_a_path_that_does_not_exist(self, run: Run, command: tuple[str, ...]) -> None:
        put("in/a.txt")
        check_failed(run(*command, "in", "nope"), "nope: no such file or folder", "check the path")

    def test_a_file_that_is_not_text(self, run: Run, command: tuple[str, ...]) -> None:
        put("in/a.txt")
        put("in/b.txt", b"\x89PNG\r\n\x1a\n\x00")
        check_failed(run(*command, "in"), "b.txt: is a picture", "OCR")

    def test_an_empty_file(self, run: Run, command: tuple[str, ...]) -> None:
        put("in/a.txt")
        put("in/b.txt", "")
        check_failed(run(*command, "in"), "b.txt: is empty", "leave it out")

    def test_an_unreadable_file(
        self, run: Run, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put("in/a.txt")
        closed = put("in/b.txt")
        real = Path.open

        def refuse(path: Path, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401
            if path.name == closed.name:
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return real(path, *arguments, **options)

        monkeypatch.setattr(Path, "open", refuse)
        check_failed(run(*command, "in"), "b.txt: cannot be read (permission denied)", "rights")

    def test_a_file_of_50_mb(self, run: Run, command: tuple[str, ...]) -> None:
        put("in/a.txt")
        with put("in/b.txt").open("r+b") as file:
            file.truncate(50_000_000)
        check_failed(run(*command, "in"), "b.txt: is 50 MB", "limit of 10 MB", "--max-size")


def test_one_release_only_says_that_nothing_can_be_inferred(run: Run) -> None:
    ran = run("report", put("a.txt"), "-f", "json", "-o", "a.json")
    assert ran.status == 0
    assert "a.txt is the only release" in ran.err
    assert api.load("a.json").findings == ()


@pytest.mark.parametrize(("terminal", "times"), [(True, 1), (False, 2)], ids=["terminal", "pipe"])
def test_what_has_to_be_known_first_is_said_once_at_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, *, terminal: bool, times: int
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    for arguments in (["show", "a"], ["report", "-f", "text"]):
        ran = run(*arguments, put("a.txt"), "--no-color")
        assert (ran.out + ran.err).count("a.txt is the only release") == times


def test_a_copy_is_named_and_shown_as_what_it_is_a_copy_of(run: Run) -> None:
    put("in/a.txt")
    put("in/b.txt")
    put("in/c.txt", "It rained all day.\n")
    ran = run("report", "in", "-o", "a.json")
    assert ran.status == 0
    assert "b.txt has the same text as a.txt; it is counted once." in ran.err
    analysis = api.load("a.json")
    assert [release.source for release in analysis.releases] == ["a.txt", "c.txt"]
    assert [(copy.source, copy.same_as) for copy in analysis.copies] == [("b.txt", "a")]
    assert "the same text in `b.txt`" in run("report", "in", "-f", "md", "-o", "-").out
    assert "the same text in <code>b.txt</code>" in run("report", "in", "-o", "-", "-f", "html").out
    assert "the same text in b.txt" in run("show", "a", "in").out
    assert (
        run("show", "b.txt", "in", "--one-family").out == run("show", "a", "in", "--one-family").out
    )


def test_a_document_of_another_family_is_named(run: Run) -> None:
    ran = run("report", DATA / "stranger")
    assert ran.status == 0
    assert "recipe.txt" in ran.err
    assert "left out of the template" in ran.err


def test_unreadable_files_are_skipped_on_request_and_named(run: Run) -> None:
    put("in/a.txt")
    put("in/b.txt", b"%PDF-1.7\n")
    put("in/c.txt", "")
    ran = run("report", "in", "-o", "a.json", "--skip-unreadable")
    assert ran.status == 0
    assert "skipped b.txt: is a PDF" in ran.err
    assert "skipped c.txt: is empty" in ran.err
    assert [source for source, _ in api.load("a.json").skipped] == ["b.txt", "c.txt"]


def test_nothing_is_left_where_all_files_are_skipped(run: Run) -> None:
    put("in/a.txt", "")
    check_failed(run("report", "in", "--skip-unreadable"), "a.txt: none of the files can be read")


def test_the_limit_can_be_raised_and_lowered(run: Run) -> None:
    put("in/a.txt", TEXT * 20)
    check_failed(run("report", "in", "--max-size", "0.001"), "over the limit of 0.001 MB")
    assert run("report", "in", "--max-size", "0.01", "-f", "md").status == 0


@pytest.mark.parametrize("name", ["nope", "a"], ids=["none", "several"])
def test_show_names_the_releases_there_are(run: Run, name: str) -> None:
    check_failed(run("show", name, HEDGE), "tarn-water-buses", "northbank-ferries")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["bogus"], ["No such command 'bogus'", "hmicdiff --help"], id="command"),
        pytest.param(["report"], ["PATH", "hmicdiff report --help"], id="no path"),
        pytest.param(["report", HEDGE, "--bogus"], ["--bogus", "report --help"], id="option"),
        pytest.param(["report", HEDGE, "-f", "doc"], ["'doc'", "'html'"], id="format"),
        pytest.param(["report", HEDGE, "--max-size", "0"], ["--max-size"], id="no size"),
        pytest.param(["report", HEDGE, "--max-size", "x"], ["--max-size"], id="odd size"),
        pytest.param(["report", HEDGE, "-o", "-", "--open"], ["--open", "-o"], id="open nothing"),
        pytest.param(["show", "tarn"], ["PATH"], id="no family"),
        pytest.param(["text"], ["FILE"], id="no file"),
        pytest.param(["text", HEDGE], ["several files"], id="text of a folder"),
        pytest.param(
            ["report", HEDGE, "--template", HEDGE / "*.txt"], ["several files"], id="two templates"
        ),
    ],
)
def test_usage(run: Run, arguments: list[object], words: list[str]) -> None:
    check_failed(run(*arguments), *words)


def test_a_program_without_a_command_shows_its_help(run: Run) -> None:
    ran = run()
    assert ran.status == ExitStatus.FAILED
    assert ran.err.startswith("Usage: hmicdiff")
    assert "report" in ran.err


class TestOutput:
    def test_a_folder_is_no_file(self, run: Run) -> None:
        Path("out").mkdir()
        check_failed(run("report", HEDGE, "-o", "out"), "out: is a folder")

    def test_a_folder_that_is_not_there_is_not_made(self, run: Run) -> None:
        check_failed(run("report", HEDGE, "-o", "out/a.html"), "out/a.html", "does not exist")
        assert not Path("out").exists()

    def test_what_cannot_be_written_is_found_out_before_the_work(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pipeline, "analyze", lambda *_: pytest.fail("worked for nothing"))
        check_failed(run("report", HEDGE, "-o", "out/a.html"))

    @pytest.mark.parametrize("existing", [True, False])
    def test_closed_to_writing(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, *, existing: bool
    ) -> None:
        if existing:
            put("a.md", "5 releases: old")
        monkeypatch.setattr("os.access", lambda *_: False)
        check_failed(run("report", HEDGE, "-o", "a.md"), "a.md: ", "another file")

    @pytest.mark.parametrize("existing", [True, False])
    def test_a_full_disk_leaves_what_was_there(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, *, existing: bool
    ) -> None:
        if existing:
            put("a.md", "5 releases: old")

        def fail(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(Path, "replace", fail)
        check_failed(run("report", HEDGE, "-o", "a.md"), "a.md", "no space left on device")
        assert [path.name for path in Path().iterdir()] == ["a.md"] * existing
        assert not existing or Path("a.md").read_text() == "5 releases: old"


def test_an_interrupted_run_says_so_and_leaves_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "analyze", interrupt)
    ran = run("report", HEDGE)
    assert (ran.status, ran.out, ran.err.strip()) == (130, "", "hmicdiff: interrupted")
    assert list(Path().iterdir()) == []


def test_a_fault_of_the_program_is_not_hidden(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "analyze", fail)
    with pytest.raises(ZeroDivisionError):
        run("report", HEDGE)
    assert list(Path().iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_standard_output_is_said_in_one_line() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "hmicdiff", "report", str(DATA / "plain"), "-f", "text"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 2
    assert ran.stderr.splitlines()[-1].startswith("hmicdiff: standard output: cannot be written")
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("command", ["report", "facts"])
def test_an_ending_that_is_no_format_is_refused(run: Run, command: str) -> None:
    ran = run(command, DATA / "plain", "-o", "report.pdf")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("hmicdiff: report.pdf: no format ends in .pdf")
    assert not Path("report.pdf").exists()


class TestPages:
    def test_a_folder_with_other_files_is_left_alone(self, run: Run) -> None:
        Path("mine").mkdir()
        put("mine/notes.txt", "mine")
        check_failed(run("report", HEDGE, "-o", "mine/"), "mine/: holds other files")
        assert Path("mine/notes.txt").read_text() == "mine"

    def test_a_file_is_no_folder(self, run: Run) -> None:
        put("file", "mine")
        check_failed(run("report", HEDGE, "-o", "file/"), "file/: is a file; name a folder")

    def test_the_folder_around_it_has_to_be_there(self, run: Run) -> None:
        check_failed(run("report", HEDGE, "-o", "no/pages/"), "does not exist; make it first")

    def test_only_html_is_a_folder(self, run: Run) -> None:
        ran = run("report", HEDGE, "-o", "pages/", "--format", "md")
        check_failed(ran, "pages/: is a folder; only html and docx are written as one")
