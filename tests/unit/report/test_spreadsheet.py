import csv
import io

import pytest

from hmicdiff.report import spreadsheet
from tests import analyses, tables


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_there_is_a_row_for_each_fact() -> None:
    given = tables.table().facts
    found = rows(spreadsheet.facts(tables.table()))
    assert len(found) == sum(len(row.cells) for row in given.rows)
    assert found[2] == {
        "release": "ada",
        "subject": "Ada",
        "variable": "filled",
        "label": "of the posts … have been filled",
        "kind": "number",
        "value": "3",
        "words": "all but one",
        "file": "ada.txt",
        "line": "7",
        "start": "39",
        "end": "50",
        "derived": "4 - 1",
        "of": "4",
        "period": "",
        "comparable": "true",
        "reason": "",
        "outlier": "",
    }


def test_nought_is_stated_and_what_is_not_stated_has_no_row() -> None:
    found = rows(spreadsheet.facts(tables.table()))
    posts = {one["release"]: one["value"] for one in found if one["variable"] == "posts"}
    filled = {one["release"] for one in found if one["variable"] == "filled"}
    assert posts["bern"] == "0"
    assert filled == {"ada", "bern"}


def test_there_is_a_row_for_each_finding() -> None:
    analysis = analyses.family()
    found = rows(spreadsheet.present(analysis))
    assert [one["kind"] for one in found] == [finding.kind for finding in analysis.findings]
    moved = next(one for one in found if one["release"] == "dover" and one["kind"] == "moved")
    assert moved["shared_with"] == "cork"
    assert moved["file"] == "dover.txt"
    assert moved["surprise"] == "4.0"


@pytest.mark.parametrize("text", [spreadsheet.facts, spreadsheet.present])
def test_without_rows_there_is_a_head(text: object) -> None:
    assert callable(text)
    assert text(analyses.empty()).count("\n") == 1


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\n", "＝", "−", " =", "\n\n+"])
def test_no_text_is_a_formula(lead: str) -> None:
    shown = spreadsheet.table(["a"], [[f"{lead}1+1"]])
    assert next(iter(rows(shown)))["a"].startswith("'")


def test_numbers_are_numbers() -> None:
    assert spreadsheet.table(["a", "b", "c", "d"], [[-3, 0.5, True, None]]) == (
        "a,b,c,d\n-3,0.5,true,\n"
    )


def test_hostile_text_stays_in_its_cell() -> None:
    text = spreadsheet.facts(tables.table())
    found = {(one["release"], one["variable"]): one["words"] for one in rows(text)}
    assert found["ada", "remark"] == "'" + tables.FORMULA
    assert "\x1b" not in text
    assert "<U+202E>" in found["bern", "remark"]
