"""facts."""

import csv
import json
from pathlib import Path

import pytest

from hmicdiff.commands import facts, output
from hmicdiff.report.formats import BINARY_FACTS, FACTS, FACTS_FOLDERS
from tests.cli.conftest import Run
from tests.support import DATA, SEEDS

SLOTS = DATA / "linked-slots"
NOTHING = DATA / "dropped-hedge"


def test_the_formats_are_those_of_the_reports() -> None:
    assert sorted(facts.FORMATS.values()) == sorted({**FACTS, **BINARY_FACTS})
    assert sorted(output.FACTS_FOLDERS) == sorted(FACTS_FOLDERS)


@pytest.mark.parametrize("form", sorted(FACTS))
def test_each_format_goes_to_standard_output(run: Run, form: str) -> None:
    ran = run("facts", SLOTS, "--format", form)
    assert (ran.status, ran.err) == (0, "")
    assert "Tarn" in ran.out
    assert list(Path().iterdir()) == []


def test_the_table_is_a_text_by_default(run: Run) -> None:
    assert run("facts", SLOTS).out == run("facts", SLOTS, "-f", "text").out


def test_verbose_adds_the_words(run: Run) -> None:
    short, long = run("facts", SLOTS).out, run("facts", SLOTS, "--verbose").out
    assert long.startswith(short.rstrip("\n"))
    assert " · line " in long
    assert " · line " not in short


@pytest.mark.parametrize(("name", "begins"), [("a.json", "{"), ("a.md", "#"), ("a.CSV", "release")])
def test_the_name_of_the_file_chooses_the_format(run: Run, name: str, begins: str) -> None:
    ran = run("facts", SLOTS, "-o", name)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith(f"wrote {name}: ")
    assert Path(name).read_text(encoding="utf-8").startswith(begins)


def test_a_folder_that_is_not_there_is_told_of_before_the_work(run: Run) -> None:
    ran = run("facts", SLOTS, "-o", "nowhere/a.csv")
    assert (ran.status, ran.out) == (2, "")
    assert "its folder does not exist" in ran.err


def test_the_table_is_that_of_the_analysis(run: Run) -> None:
    whole = json.loads(run("report", SLOTS, "-f", "json").out)
    alone = json.loads(run("facts", SLOTS, "-f", "json").out)
    assert alone["facts"] == whole["facts"]
    rows = list(csv.DictReader(run("facts", SLOTS, "-f", "csv").out.splitlines()))
    assert len(rows) == sum(len(row["cells"]) for row in whole["facts"]["rows"])


def test_one_release_has_no_table(run: Run) -> None:
    ran = run("facts", SEEDS / "000_8c3b727bb6bd96ae.txt")
    assert ran.status == 0
    assert ran.out.endswith("to compare them in a table.\n")
    assert "is the only release" in ran.err


def test_findings_as_a_table_have_a_row_for_each(run: Run) -> None:
    whole = json.loads(run("report", NOTHING, "-f", "json").out)
    rows = list(csv.DictReader(run("report", NOTHING, "-o", "-", "-f", "csv").out.splitlines()))
    assert [row["quote"] for row in rows] == [one["quote"] for one in whole["findings"]]


def test_settings_beside_the_user_give_variables_names(run: Run) -> None:
    Path("hmicdiff.toml").write_text('[names]\nsubject = "boat"\n', encoding="utf-8")
    assert "boat," in run("facts", SLOTS, "--format", "csv").out


def test_a_name_for_no_variable_is_said_with_the_file(run: Run) -> None:
    Path("hmicdiff.toml").write_text('[names]\nnothing = "boat"\n', encoding="utf-8")
    ran = run("facts", SLOTS)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("hmicdiff: hmicdiff.toml: no variable 'nothing' to rename")
