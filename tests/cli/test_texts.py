"""Releases that are no files of their own: rows of a table, versions in a history."""

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.unit.read.test_history import Repository

LETTER = "Dear {name}, your permit no. {at} has been granted.\nIt is valid for one year."
OWN = "\nYou need not reply."
NAMES = ("Ann", "Bo", "Cy", "Di")


def letters() -> list[dict[str, str]]:
    return [
        {"who": name, "text": LETTER.format(name=name, at=at) + OWN * (name == "Bo")}
        for at, name in enumerate(NAMES, 41)
    ]


@pytest.fixture
def table() -> str:
    """Return the name of a table, in the folder where one stands."""
    lines = "\n".join(map(json.dumps, letters()))
    Path("letters.jsonl").write_text(lines + '\n{"who": "Ed", "text": ""}\n')
    return "letters.jsonl"


def test_findings_cite_the_file_and_the_row(run: Run, table: str) -> None:
    ran = run("report", table, "--text-column", "text", "-f", "json")
    assert ran.status == 0
    data = json.loads(ran.out)
    sources = {release["id"]: release["source"] for release in data["releases"]}
    (finding,) = data["findings"]
    assert sources[finding["release"]] == "letters.jsonl/row 2"
    assert (finding["quote"], finding["line"]) == ("You need not reply.", 3)
    assert finding["where"] == "row 2, line 3"
    assert "skipped letters.jsonl, row 5: no text in column text" in ran.err
    assert data["skipped"][0]["source"] == "letters.jsonl, row 5"


@pytest.mark.parametrize(
    "command",
    [
        ["report", "-f", "text"],
        ["facts"],
        ["template"],
        ["baseline", "-o", "-"],
        ["show", "bo"],
        ["bench", "--rounds", "1"],
    ],
    ids=lambda command: command[0],
)
def test_every_command_reads_tables(run: Run, table: str, command: list[str]) -> None:
    ran = run(*command, table, "--text-column", "text", "--name-column", "who")
    assert ran.status == 0, ran.err
    assert "no text in column text" in ran.err


def test_a_row_that_changed_has_drifted_alone(run: Run, table: str) -> None:
    options = ("--text-column", "text", "--name-column", "who")
    assert run("baseline", table, *options, "-o", "known.json").status == 0
    ran = run("check", table, *options, "--baseline", "known.json")
    assert (ran.status, "4 unchanged" in ran.out) == (0, True)
    Path(table).write_text(Path(table).read_text().replace("need not", "must"))
    ran = run("check", table, *options, "--baseline", "known.json")
    assert ran.status == 1
    assert 'letters.jsonl/Bo, row 2, line 3: warning: changed "must" (was "need not")' in ran.out
    assert "3 unchanged and 1 changed" in ran.out


def test_values_of_a_row_are_extracted(run: Run, table: str) -> None:
    run("template", table, "--text-column", "text", "-o", "t.jinja")
    ran = run("extract", "t.jinja", table, "--text-column", "text", "--name-column", "who")
    assert ran.status == 0
    assert '"You need not reply."' in ran.out


def test_a_table_can_come_through_a_pipe(
    run: Run, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO(Path(table).read_bytes()))
    monkeypatch.setattr(sys, "stdin", given)
    assert "42" in run("facts", "-", "--text-column", "text").out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param(["--text-column", "body"],
                     "letters.jsonl: has no column “body”; it has “who”, “text”",
                     id="no such column"),
        pytest.param(["--name-column", "who"], "--name-column needs --text-column", id="names"),
        pytest.param(["--text-column", "text", "--limit", "rows=3"],
                     "letters.jsonl: has over 3 rows", id="too many rows"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_line(
    run: Run, table: str, options: list[str], told: str
) -> None:
    ran = run("report", table, *options)
    assert ran.status == 2
    assert ran.err.startswith(f"hmicdiff: {told}")
    assert ran.err.count("\n") == 1


def test_a_result_among_tables_that_are_read_is_refused(run: Run, table: str) -> None:
    Path("in").mkdir()
    shutil.move(table, "in")
    ran = run("facts", "in", "--text-column", "text", "-o", "in/facts.csv")
    assert ran.status == 2
    assert "would be read as one of the releases" in ran.err


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def policy(tmp_path: Path) -> str:
    """Return a path that means the history of a file with three versions."""
    repository = Repository(tmp_path / "repository")
    text = "Staff may keep gifts of up to 20 pounds.\n\nAll others are to be declared.\n"
    repository.commit(text)
    repository.commit(text.replace("20", "30"))
    repository.git("mv", "policy.txt", "gifts.txt")
    repository.commit()
    return f"git:{repository.folder / 'gifts.txt'}"


@needs_git
def test_a_history_is_a_sequence_without_a_word(run: Run, policy: str) -> None:
    data = json.loads(run("report", policy, "-f", "json").out)
    assert data["sequence"]["basis"] == "history"
    assert [each["date"] for each in data["sequence"]["order"]] == [
        "2020-01-01", "2020-01-02", "2020-01-03",
    ]  # fmt: skip
    kinds = [[each["kind"] for each in step["changes"]] for step in data["sequence"]["steps"]]
    assert kinds == [["figures", "same"], ["same", "same"]]
    assert "copies" not in data
    shown = run("show", policy).out
    assert "Nothing has changed." in shown
    assert run("facts", policy).status == 0


@needs_git
def test_other_commands_take_versions_for_releases(run: Run, policy: str) -> None:
    assert run("template", policy).status == 0
    assert run("baseline", policy, "-o", "known.json").status == 0
    assert run("check", policy, "--baseline", "known.json").status == 0


@needs_git
def test_a_history_is_not_watched(run: Run, policy: str) -> None:
    ran = run("report", policy, "--watch")
    assert ran.status == 2
    assert "--watch watches files" in ran.err
