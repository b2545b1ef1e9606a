"""The facts as tables with a description of them: CSV on the Web (W3C).

`facts.csv` has a row for each figure with its words and where they stand, as `hmicdiff facts`
writes it; `figures.csv` a row for each release and a column for each variable. `csv-metadata.json`
says what is in their columns: kind, unit, and where each figure is from.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hmicdiff.model.analysis import Analysis
from hmicdiff.model.facts import Cell, Column
from hmicdiff.model.template import FIGURE_KINDS, Kind
from hmicdiff.report import spreadsheet
from hmicdiff.report.facts import currency
from hmicdiff.report.json import written

FACTS, FIGURES, METADATA = "facts.csv", "figures.csv", "csv-metadata.json"
_NO_NAME = re.compile(r"\W", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_KEYS = ("release", "subject", "file")
_GUARD = "Before a text that a spreadsheet would reckon with stands an apostrophe."
_ABOUT: Mapping[str, tuple[str, str]] = {
    "release": ("string", "The id of the document."),
    "subject": ("string", "Whom the document is about, in its own words."),
    "variable": ("string", "What is stated."),
    "label": ("string", "The words around it in the template."),
    "kind": ("string", "number, money, percent, date, name, choice or text."),
    "value": ("string", "The normal form: the number, the ISO date or the choice."),
    "words": ("string", f"The words of the document that state it. {_GUARD}"),
    "file": ("string", "The file that the words are from."),
    "line": ("integer", "The line that they begin on, counted from one."),
    "start": ("integer", "Their first character in the text, counted from nought."),
    "end": ("integer", "The character behind them."),
    "derived": ("string", "How the value was reckoned, where the words do not say it."),
    "of": ("number", "The whole that it is a part of."),
    "period": ("string", "The time it is said to be of, in the document's words."),
    "comparable": ("boolean", "Whether it can be compared with the others of its variable."),
    "reason": ("string", "Why it cannot."),
    "outlier": ("string", "How far it stands from the others, where that is far."),
    "where": ("string", "The page or paragraph, where the file has no lines."),
}

Object = dict[str, Any]


def files(analysis: Analysis) -> dict[str, bytes]:
    """Return the tables and their description, by the names of files."""
    facts = spreadsheet.facts(analysis)
    head = facts.partition("\n")[0].split(",")
    return {
        FACTS: facts.encode("utf-8"),
        FIGURES: _figures(analysis).encode("utf-8"),
        METADATA: written(_metadata(analysis, head)).encode("utf-8"),
    }


def _figures(analysis: Analysis) -> str:
    sources = {one.id: (one.id, one.subject, one.source) for one in analysis.releases}
    columns = analysis.facts.columns
    typed = {one.variable: _datatype(one, analysis) for one in columns}
    rows = (
        (*sources[row.release], *_values(row.cells, columns, typed)) for row in analysis.facts.rows
    )
    return spreadsheet.table((*_KEYS, *map(_title, columns)), rows)


def _title(column: Column) -> str:
    """Return what a column is called, unless the release's own columns are called so."""
    return f"{column.variable} (stated)" if column.variable in _KEYS else column.variable


def _values(
    cells: Sequence[Cell], columns: Sequence[Column], typed: Mapping[str, str]
) -> Iterator[str | int | float | None]:
    stated = {cell.variable: cell for cell in cells}
    for column in columns:
        cell = stated.get(column.variable)
        plain = typed[column.variable] == "string"
        if cell is None:
            yield None
        elif plain and (column.kind is not Kind.CHOICE or cell.value is None):
            yield cell.text
        else:
            yield cell.value


def _datatype(column: Column, analysis: Analysis) -> str:
    """Return what all the cells of a column are; what one of them is not, none is."""
    values = [
        cell.value
        for row in analysis.facts.rows
        for cell in row.cells
        if cell.variable == column.variable
    ]
    if column.kind in FIGURE_KINDS and all(isinstance(one, int | float) for one in values):
        return "number"
    if column.kind is Kind.DATE and all(_DAY.fullmatch(str(one)) for one in values):
        return "date"
    return "string"


def _metadata(analysis: Analysis, head: Sequence[str]) -> Object:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:creator": analysis.generator,
        "dc:source": [one.source for one in analysis.releases],
        "tables": [
            {
                "url": FACTS,
                "dc:description": "Each figure that a document states, with its words.",
                "tableSchema": {
                    "columns": [_column(one, *_ABOUT[one]) for one in head],
                    "primaryKey": ["release", "variable"],
                },
            },
            {
                "url": FIGURES,
                "dc:description": "A row for each document; empty where it states nothing.",
                "tableSchema": {
                    "columns": [
                        *(_column(one, *_ABOUT[one]) for one in _KEYS),
                        *(
                            _variable(number, one, analysis)
                            for number, one in enumerate(analysis.facts.columns, 1)
                        ),
                    ],
                    "primaryKey": ["release"],
                },
            },
        ],
    }


def _column(title: str, datatype: str, about: str) -> Object:
    return {"name": title, "titles": title, "datatype": datatype, "dc:description": about}


def _variable(number: int, column: Column, analysis: Analysis) -> Object:
    datatype = _datatype(column, analysis)
    name = f"v{number}_{_NO_NAME.sub('_', column.variable)}"
    made = _column(_title(column), datatype, column.label) | {"name": name}
    unit = _unit(column, analysis) if datatype == "number" else ""
    return made | ({"schema:unitText": unit} if unit else {})


def _unit(column: Column, analysis: Analysis) -> str:
    """Return the unit that all cells of a column have; nothing where they have none, or several."""
    if column.kind is Kind.PERCENT:
        return "%"
    cells = (cell for row in analysis.facts.rows for cell in row.cells)
    signs = {currency(cell.text) for cell in cells if cell.variable == column.variable}
    return signs.pop() if column.kind is Kind.MONEY and len(signs) == 1 else ""
