"""The facts as tables on the web."""

import csv
import io
import json
from typing import Any

from hmicdiff.model.analysis import Analysis
from hmicdiff.model.facts import Cell, Column, Row
from hmicdiff.model.template import Kind
from hmicdiff.report import spreadsheet
from hmicdiff.report.scholarly import csvw
from hmicdiff.structs import replace
from tests.support import of_seeds
from tests.tables import table


def made(analysis: Analysis) -> tuple[dict[str, Any], dict[str, list[dict[str, str]]]]:
    """Return the description, and the rows by table."""
    files = csvw.files(analysis)
    described = json.loads(files["csv-metadata.json"])
    tables = {
        name: list(csv.DictReader(io.StringIO(files[name].decode("utf-8"), newline="")))
        for name in ("facts.csv", "figures.csv")
    }
    return described, tables


def columns(described: dict[str, Any], table: str) -> list[dict[str, Any]]:
    found = next(one for one in described["tables"] if one["url"] == table)
    told: list[dict[str, Any]] = found["tableSchema"]["columns"]
    return told


def test_each_table_has_the_columns_that_are_described() -> None:
    for analysis in (of_seeds(), table()):
        described, tables = made(analysis)
        for name, rows in tables.items():
            titles = [one["titles"] for one in columns(described, name)]
            assert list(rows[0]) == titles
            names = [one["name"] for one in columns(described, name)]
            assert len(set(names)) == len(names)
            assert len(set(titles)) == len(titles)


def test_the_facts_are_those_of_the_command() -> None:
    assert csvw.files(table())["facts.csv"].decode() == spreadsheet.facts(table())


def test_a_column_is_of_numbers_if_all_its_cells_are() -> None:
    described, tables = made(table())
    kinds = {one["titles"]: one["datatype"] for one in columns(described, "figures.csv")}
    assert kinds["cost"] == "number"
    assert kinds["posts"] == "string"  # "7 to 9"
    assert [row["cost"] for row in tables["figures.csv"]] == ["1200000", "-3", "", "", "", ""]
    assert [row["posts"] for row in tables["figures.csv"]][:5] == [
        "four",
        "no",
        "900",
        "5",
        "7 to 9",
    ]


def test_units_are_told_where_all_have_one() -> None:
    described, _ = made(table())
    units = {one["titles"]: one.get("schema:unitText") for one in columns(described, "figures.csv")}
    assert units["share"] == "%"
    assert units["cost"] is None  # one of the two names no currency
    assert units["filled"] is None
    priced = replace(table(), facts=_priced("£5", "£1.2 million"))
    described, _ = made(priced)
    assert columns(described, "figures.csv")[-1]["schema:unitText"] == "£"


def test_days_are_days() -> None:
    day = Cell("when", "2012-05-31", "31 May 2012", 0, 1, 1)
    facts = replace(
        table().facts,
        columns=(Column("when", Kind.DATE, "on …"),),
        rows=(Row("ada", (day,)),),
    )
    described, tables = made(replace(table(), facts=facts))
    assert columns(described, "figures.csv")[-1]["datatype"] == "date"
    assert tables["figures.csv"][0]["when"] == "2012-05-31"


def test_a_variable_may_be_called_as_a_column_of_the_release() -> None:
    _, tables = made(of_seeds())
    row = tables["figures.csv"][0]
    assert row["subject"] == row["subject (stated)"] == "Cumbria Constabulary"


def _priced(*words: str) -> Any:  # noqa: ANN401 - a table of facts
    cells = (Cell("cost", 1.0, one, 0, 1, 1) for one in words)
    rows = tuple(Row(name, (cell,)) for name, cell in zip(("ada", "bern"), cells, strict=False))
    return replace(table().facts, columns=(Column("cost", Kind.MONEY, "…"),), rows=rows)
