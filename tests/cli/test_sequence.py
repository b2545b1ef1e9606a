"""Releases that are each an edit of the one before."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.sequences import STATEMENTS
from tests.support import DATA, SEEDS

ORDER = "The releases are in the order of the dates in their names."


@pytest.mark.parametrize(
    "options", [("--sequence",), ("--sequence", "date"), ("--sequence=date",), ("--sequence=auto",)]
)
def test_the_option_may_stand_without_a_word(run: Run, options: tuple[str, ...]) -> None:
    for arguments in ((*options, STATEMENTS), (STATEMENTS, *options)):
        ran = run("report", "-f", "json", *arguments)
        assert (ran.status, ran.err.splitlines()[0]) == (0, ORDER)
        assert json.loads(ran.out)["sequence"]["basis"] == "name-dates"


def test_by_name(run: Run) -> None:
    ran = run("report", STATEMENTS, "--sequence", "name", "-f", "json")
    assert json.loads(ran.out)["sequence"]["basis"] == "names"
    assert "in the order of their names." in ran.err


def test_another_order_is_refused(run: Run) -> None:
    ran = run("report", STATEMENTS, "--sequence=size")
    assert (ran.status, len(ran.err.splitlines())) == (2, 1)
    assert "'size' is not one of" in ran.err


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_each_report_tells_what_has_changed(run: Run, form: str) -> None:
    out = run("report", STATEMENTS, "--sequence", "-f", form, "-o", "-").out
    for words in (
        "What changed" if form == "html" else "Over time",
        "2031-01-24",
        "Sandbags",
        "back: 2031-01-15 was the last",
    ):
        assert words in out


def test_the_table_has_the_changes_behind_the_findings(run: Run) -> None:
    rows = list(
        csv.DictReader(io.StringIO(run("report", STATEMENTS, "--sequence", "-f", "csv").out))
    )
    changes = [row for row in rows if row["since"]]
    assert {row["kind"] for row in changes} >= {"added", "dropped", "figures", "moved", "split"}
    added = [row for row in changes if row["kind"] == "added"]
    assert all(row["quote"] and not row["expected"] for row in added)
    plain = run("report", STATEMENTS, "-f", "csv").out
    assert len(rows) - len(changes) == len(list(csv.DictReader(io.StringIO(plain))))
    assert "since" not in plain.splitlines()[0]


def test_what_has_changed_in_each(run: Run) -> None:
    out = run("show", STATEMENTS, "--sequence").out
    assert out.startswith(f"  ! {ORDER}\n")
    heads = [line.split(" · ")[0] for line in out.splitlines() if line.endswith(".txt")]
    assert heads == ["2031-01-15", "2031-01-18", "2031-01-20", "2031-01-24", "2031-01-31"]


@pytest.mark.parametrize("name", ["2031-01-20", "2031-01-20.txt"])
def test_what_has_changed_in_one(run: Run, name: str) -> None:
    out = run("show", name, STATEMENTS, "--sequence").out
    assert "Since 2031-01-18: " in out
    assert "What it says, and since when" in out
    assert "Since 2031-01-20: " not in out


def test_nothing_came_before_the_first(run: Run) -> None:
    out = run("show", "2031-01-08", STATEMENTS, "--sequence").out
    assert "It is the first of the sequence: nothing came before it." in out


def test_what_is_left_out_has_no_place(run: Run) -> None:
    for at, path in enumerate(sorted(STATEMENTS.iterdir())):
        Path(f"2031-02-0{at + 1}.txt" if at else "x.txt").write_bytes(path.read_bytes())
    ran = run("show", "x.txt", ".", "--sequence", "date")
    assert ran.status == 0
    out = " ".join(run("report", ".", "--sequence", "-f", "text").out.split())
    assert "the dates in their names, and where there is none the first of the text" in out
    Path("x.txt").write_text(Path("x.txt").read_text(encoding="utf-8").replace("2031", "then"))
    ran = run("show", "x.txt", ".", "--sequence", "date")
    assert "x.txt states no date: left out of the sequence." in " ".join(ran.out.split())
    assert "It has no place in the sequence." in ran.out


def test_show_needs_a_path_where_there_is_no_sequence(run: Run) -> None:
    ran = run("show", STATEMENTS)
    assert (ran.status, "Missing argument 'PATH...'" in ran.err) == (2, True)


def test_facts_are_in_the_order_of_the_sequence(run: Run) -> None:
    rows = csv.DictReader(io.StringIO(run("facts", STATEMENTS, "--sequence", "-f", "csv").out))
    files = list(dict.fromkeys(row["file"] for row in rows))
    assert files == sorted(files)


def test_each_family_is_a_sequence_of_its_own(run: Run) -> None:
    ran = run("report", SEEDS, DATA / "plain", STATEMENTS, "--sequence", "-f", "json")
    families = json.loads(ran.out)["families"]
    assert [len(each["sequence"]["order"]) for each in families] == [6, 5, 4]
    assert families[0]["sequence"]["basis"] == "name-dates"


def test_the_page_and_the_folder_of_pages(run: Run) -> None:
    assert run("report", STATEMENTS, "--sequence", "-o", "out/").status == 0
    page = Path("out/index.html").read_text(encoding="utf-8")
    assert 'id="page.over"' in page
    alone = next(Path("out/releases").iterdir()).read_text(encoding="utf-8")
    assert "page.over" in alone
    assert 'id="page.over"' not in alone
