import json
import os
import re
import shutil
import stat
import webbrowser
from pathlib import Path

import pytest

import hmicdiff
from hmicdiff import api
from hmicdiff.cli import cli
from hmicdiff.commands import output, report
from hmicdiff.report import families
from hmicdiff.report.formats import BINARY, FORMATS
from tests.cli.conftest import Run
from tests.support import DATA, ROOT, SEEDS

PLAIN = DATA / "plain"
HEDGE = DATA / "dropped-hedge"
COMMANDS = sorted(cli.commands)


def test_the_formats_are_those_of_the_reports() -> None:
    assert {*report.FORMATS.values(), "collatex"} == {*FORMATS, *BINARY}
    assert set(output.BINARY) == set(BINARY)
    assert set(output.JOINED) == set(families.JOINED)


def test_version(run: Run) -> None:
    ran = run("--version")
    assert (ran.status, ran.out) == (0, f"hmicdiff {hmicdiff.__version__}\n")


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=str)
def test_help_ends_with_an_example_that_runs(run: Run, command: tuple[str, ...]) -> None:
    shown = run(*command, "--help")
    assert shown.status == 0
    *_, example = shown.out.strip().splitlines()
    label, program, *arguments = example.split()
    assert (label, program) == ("Example:", "hmicdiff")
    Path("seeds").symlink_to(SEEDS)
    Path("examples").symlink_to(ROOT / "examples")
    ran = run(*arguments)
    assert ran.status == 0
    written = {path.name for path in Path().iterdir()} - {"seeds", "examples"}
    assert ran.out or written


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_report_in_each_format_on_standard_output(run: Run, form: str) -> None:
    ran = run("report", HEDGE, "--format", form, "-o", "-")
    assert (ran.status, ran.err) == (0, "")
    assert re.search(r"Tarn Water Buses|tarn-water-buses", ran.out)
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"html"}))
def test_reports_but_the_page_go_to_standard_output(run: Run, form: str) -> None:
    assert run("report", HEDGE, "-f", form).out == run("report", HEDGE, "-f", form, "-o", "-").out


def test_the_page_goes_to_its_file_and_is_told_of(run: Run) -> None:
    ran = run("report", HEDGE)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "wrote hmicdiff-report.html: 5 releases, 1 finding\n"
    assert Path("hmicdiff-report.html").read_text().lstrip().lower().startswith("<!doctype html>")


@pytest.mark.parametrize(("name", "begins"), [("a.json", "{"), ("a.md", "#"), ("a.HTML", "<!")])
def test_the_name_of_the_file_chooses_the_format(run: Run, name: str, begins: str) -> None:
    assert run("report", HEDGE, "-o", name).status == 0
    assert Path(name).read_text().startswith(begins)


def test_a_format_that_is_asked_for_comes_before_the_name_of_the_file(run: Run) -> None:
    run("report", HEDGE, "-o", "a.html", "-f", "json")
    assert json.loads(Path("a.html").read_text())["format"]["name"] == "hmicdiff.analysis"


def test_typography_is_not_counted_among_the_findings(run: Run) -> None:
    assert "4 releases, 0 findings" in run("report", DATA / "lost-emphasis").err


def test_a_report_replaces_the_last_one_and_leaves_nothing_beside_it(run: Run) -> None:
    Path("a.md").write_text("5 releases: old")
    Path("a.md").chmod(0o640)
    assert run("report", HEDGE, "-o", "a.md").status == 0
    assert Path("a.md").read_text() != "5 releases: old"
    assert stat.S_IMODE(Path("a.md").stat().st_mode) == 0o640
    assert [path.name for path in Path().iterdir()] == ["a.md"]


def test_a_new_report_has_the_rights_of_any_new_file(run: Run) -> None:
    Path("other").touch()
    run("report", HEDGE, "-o", "a.md")
    assert Path("a.md").stat().st_mode == Path("other").stat().st_mode


def test_a_link_is_written_through(run: Run) -> None:
    Path("folder").mkdir()
    Path("a.md").symlink_to("folder/b.md")
    assert run("report", HEDGE, "-o", "a.md").status == 0
    assert Path("a.md").is_symlink()
    assert Path("folder/b.md").is_file()


def test_a_device_stays_what_it_is(run: Run) -> None:
    assert run("report", HEDGE, "-o", os.devnull).status == 0
    assert Path(os.devnull).is_char_device()


def test_open_shows_the_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def remember(url: str) -> bool:
        shown.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", remember)
    assert run("report", HEDGE, "--open").status == 0
    assert shown == [Path("hmicdiff-report.html").resolve().as_uri()]


def test_without_a_browser_the_file_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    ran = run("report", HEDGE, "--open")
    assert ran.status == 0
    assert "open hmicdiff-report.html yourself" in ran.err


@pytest.mark.parametrize(
    "name", ["tarn-water-buses", "tarn.txt", "Tarn Water Buses", "tarn"], ids=str
)
def test_show_takes_an_id_a_file_and_a_part_of_a_subject(run: Run, name: str) -> None:
    ran = run("show", name, HEDGE)
    assert (ran.status, ran.err) == (0, "")
    assert "some" in ran.out
    assert "Tarn Water Buses" in ran.out


def test_show_says_typography_when_it_is_asked_to(run: Run) -> None:
    assert "for the first time" not in run("show", "tarn", DATA / "lost-stop").out
    assert "final stop" in run("show", "tarn", DATA / "lost-stop", "--verbose").out


def test_text_is_the_text_that_offsets_count_in(run: Run) -> None:
    ran = run("text", DATA / "crlf" / "tarn.txt")
    assert ran.out == (DATA / "crlf" / "tarn.txt").read_bytes().decode()
    assert "\r\n" in ran.out


def test_text_is_utf_8_whatever_the_file_is(run: Run) -> None:
    utf_16 = run("text", DATA / "utf-16" / "tarn.txt").out
    assert utf_16 == (PLAIN / "tarn.txt").read_text()


def test_quiet_says_nothing(run: Run) -> None:
    for arguments in (("report", HEDGE, "--quiet"), ("-q", "report", HEDGE)):
        ran = run(*arguments)
        assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_quiet_does_not_hide_what_stopped_the_run(run: Run) -> None:
    assert run("report", "nope", "--quiet").err != ""


def test_verbose_says_how_each_file_was_read(run: Run) -> None:
    for arguments in (("report", DATA / "utf-16", "-v"), ("-v", "report", DATA / "utf-16")):
        err = run(*arguments).err
        assert "read skerry.txt (text, utf-16)" in err
        assert "read holm.txt (text, utf-8)" in err


@pytest.mark.parametrize(
    ("option", "variable", "colored"),
    [(None, None, True), ("--no-color", None, False), (None, "1", False), (None, "", True)],
    ids=["terminal", "--no-color", "NO_COLOR", "NO_COLOR empty"],
)
def test_colors_at_a_terminal_only_and_only_if_wanted(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    option: str | None,
    variable: str | None,
    colored: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    if variable is not None:
        monkeypatch.setenv("NO_COLOR", variable)
    ran = run("show", "tarn", HEDGE, *([option] if option else []))
    assert ("\x1b[" in ran.out) == colored


def test_no_colors_elsewhere(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    run("report", HEDGE, "-f", "text", "-o", "a.txt")
    assert "\x1b[" not in Path("a.txt").read_text()
    monkeypatch.setattr("sys.stdout.isatty", lambda: False)
    assert "\x1b[" not in run("report", HEDGE, "-f", "text").out


def test_paths_can_be_files_folders_and_globs(run: Run) -> None:
    by_folder = json.loads(run("report", PLAIN, "-f", "json").out)
    by_files = json.loads(run("report", *sorted(PLAIN.iterdir()), "-f", "json").out)
    by_glob = json.loads(run("report", f"{PLAIN}/*.txt", "-f", "json").out)
    assert by_folder == by_files == by_glob


def test_what_is_reported_does_not_tell_where_the_files_are(run: Run) -> None:
    assert str(DATA) not in run("report", HEDGE, "-f", "json").out


def test_an_analysis_that_is_reported_can_be_loaded(run: Run) -> None:
    run("report", HEDGE, "-o", "a.json")
    assert api.load("a.json") == api.analyze(api.read(HEDGE))


def test_a_folder_of_pages_is_written_and_written_again(run: Run) -> None:
    for _ in range(2):
        ran = run("report", SEEDS, "-o", "pages/")
        assert (ran.status, ran.err) == (0, "wrote pages/: 5 releases, 49 findings\n")
    folder = Path("pages")
    assert {path.name for path in folder.iterdir()} == {
        "index.html",
        "page.css",
        "page.js",
        "releases",
    }
    assert len(list((folder / "releases").iterdir())) == 5
    assert [path.name for path in Path().iterdir()] == ["pages"]


@pytest.mark.parametrize(
    ("command", "target"),
    [("report", "in/x.md"), ("facts", "in/x.md"), ("template", "in/x.txt"), ("check", "in/x.txt")],
)
def test_a_result_among_the_releases_is_refused_before_the_work(
    run: Run, command: str, target: str
) -> None:
    shutil.copytree(DATA / "plain", "in")
    if command == "check":
        run("baseline", "in")
    ran = run(command, "in", "-o", target)
    assert (ran.status, ran.err) == (
        2,
        f"hmicdiff: {target}: would be read as one of the releases; name a file in another folder "
        "with -o\n",
    )
    assert not Path(target).exists()


def test_a_release_is_not_written_over(run: Run) -> None:
    shutil.copytree(DATA / "plain", "in")
    first = min(Path("in").iterdir())
    before = first.read_bytes()
    ran = run("report", "in", "-f", "md", "-o", first)
    assert (ran.status, "is one of the releases" in ran.err) == (2, True)
    assert first.read_bytes() == before


def test_a_page_may_stand_among_the_releases_and_is_none(run: Run) -> None:
    shutil.copytree(DATA / "plain", "in")
    for _ in range(2):
        ran = run("report", "in", "-o", "in/mine.html")
        assert ran.err.startswith("wrote in/mine.html: 4 releases")


def test_options_that_do_nothing_are_named(run: Run) -> None:
    ran = run(
        "report", SEEDS, "-f", "csv", "--text-column", "x", "--cache", "c", "--workers", "2"
    )  # fmt: skip
    assert ran.status == 0
    for told in ("--text-column does", "--cache does", "--workers does"):
        assert f"{told} nothing here: " in ran.err
