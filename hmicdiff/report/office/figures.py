"""The facts table as a sheet: numbers as numbers, days as days, with their words beside them."""

import re
from datetime import date

from hmicdiff.model.analysis import Analysis, PlacedRelease
from hmicdiff.model.facts import Cell
from hmicdiff.model.template import Kind
from hmicdiff.model.text import spot
from hmicdiff.report.facts import FactCell, FactColumn, FactTable, number
from hmicdiff.report.office.sheets import Sheet, SheetCell, SheetColumn, SheetRow, text

_EXACT = 10**15
"""Spreadsheets keep 15 digits of a number: a longer one is written as a text."""
_FIRST_DAY = date(1900, 3, 1)
"""Before it spreadsheets count days in different ways: they have a 29 February 1900, or not."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_WIDTH, _TITLE_WIDTH = 16, 24
"""In characters: a figure with its title in two lines, and most names of releases."""


def figures_sheet(analysis: Analysis, table: FactTable) -> Sheet:
    """Return a row for each release and a column for each variable.

    What a release does not state is left empty, so that no sum or mean counts it. A note on each
    cell has the words, where they stand, and what has to be known before it is compared.
    """
    releases = {release.id: release for release in analysis.releases}
    stated = {
        row.release: {cell.variable: cell for cell in row.cells} for row in analysis.facts.rows
    }
    rows: list[SheetRow] = []
    for row in table.rows:
        own, release = stated[row.name.id], releases[row.name.id]
        cells = (
            SheetCell() if shown is None else _cell(column, shown, own[column.variable], release)
            for column, shown in zip(table.columns, row.cells, strict=True)
        )
        rows.append((text(row.name.name), text(row.source), *cells))
    return Sheet(
        name="figures",
        columns=(
            SheetColumn("release", _TITLE_WIDTH),
            SheetColumn("file", _WIDTH),
            *(
                SheetColumn(column.title, _WIDTH, _about(column), wraps=True)
                for column in table.columns
            ),
        ),
        rows=tuple(rows),
        frozen=1,
    )


def _about(column: FactColumn) -> str:
    told = [f"{column.context} ({column.kind})", "Empty: not found in its words."]
    if column.period:
        told.insert(1, f"Most are of: {column.period}.")
    return "\n".join(told)


def _cell(column: FactColumn, shown: FactCell, cell: Cell, release: PlacedRelease) -> SheetCell:
    value = typed(cell, column.kind, shown.value)
    look = "" if shown.comparable and not shown.outlier else "doubtful"
    form = _form(column.kind, shown) if isinstance(value, int | float) else ""
    return SheetCell(value, _source(shown, cell, release), look, form)


def typed(cell: Cell, kind: Kind, shown: str) -> str | float | int | date:
    """Return a cell as a number or a day, where spreadsheets keep it as it is; else as `shown`."""
    value = cell.value
    if isinstance(value, int | float) and abs(value) < _EXACT:
        return value
    if kind is Kind.DATE and isinstance(value, str) and _ISO.fullmatch(value):
        day = date.fromisoformat(value)
        return day if day >= _FIRST_DAY else value
    return shown


def _form(kind: Kind, shown: FactCell) -> str:
    """Return how a number is shown: as it stands in the text, with its currency or per cent."""
    if kind is Kind.PERCENT:
        return 'General"%"'
    figure = shown.figure or 0
    grouped = "#,##0" if isinstance(figure, int) or figure.is_integer() else "#,##0.######"
    if kind is Kind.MONEY:
        symbol = shown.value.removesuffix(number(figure)).replace('"', "")
        return f'"{symbol}"{grouped}' if symbol else grouped
    return grouped if "," in shown.value else "General"


def _source(shown: FactCell, cell: Cell, release: PlacedRelease) -> str:
    """Return the words of a cell, where they stand, and what is to be known of it."""
    told = [f"“{cell.text}”", f"{release.source}, {spot(cell.line, cell.where)}"]
    if shown.sentence != shown.words:
        told.append(shown.sentence)
    parts = (("Reckoned", shown.derived), ("Of", shown.whole), ("Period", shown.period))
    told += [f"{label}: {words}" for label, words in parts if words]
    told += [f"Caveat: {note.text}" for note in shown.notes]
    return "\n".join(told)
