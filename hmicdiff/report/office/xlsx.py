"""A workbook as bytes. Only this module knows xlsxwriter.

Nothing that a release says can be reckoned with or followed: each text is written as a text, with
the mark that keeps it one when the cell is edited. The bytes depend on nothing but the sheets.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from hmicdiff.report.controls import UNWRITABLE
from hmicdiff.report.office.sheets import LOOKS, Sheet, SheetCell, SheetColumn, SheetRow
from hmicdiff.structs import replace

_MOST_ROWS = 1_048_575
"""Rows of a sheet, as Excel has them, but for the titles."""
_MOST_COLUMNS = 16_384
"""Columns of a sheet, as Excel has them."""
_LONGEST = 32_767
"""Characters of a cell, as Excel has them; what is longer would be cut without a word."""
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same for all, so that bytes depend on no clock
_NOTE_WIDTH = 320
"""Of a note, in pixels: some 50 characters a line."""
_NOTE_LINE = 17
"""Of a line in a note, in pixels."""
_NOTE_LETTERS = 46
"""So many characters fit in a line of a note."""
_LINE = 15.0
"""Of a line in the usual font, in points."""
_HIGHEST = 405.0
"""Of a row, in points, as a multiple of a line: Excel has 409."""
_TURNED_HEIGHT = 150
"""Of a row of turned titles, in points: some 30 characters."""

Formats = dict[tuple[str, ...], Any]


def workbook(sheets: Sequence[Sheet], generator: str) -> bytes:
    """Return a workbook with these sheets; those with too many rows go on in further sheets."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(made, options)
    book.set_properties({"created": _MADE, "author": generator})
    formats: Formats = {}
    for sheet in sheets:
        for part in _parts(sheet):
            _write(book, part, formats)
    book.close()
    return made.getvalue()


def _parts(sheet: Sheet) -> Iterator[Sheet]:
    """Cut a sheet that is too long; one that is too wide says what it leaves out."""
    if len(sheet.columns) > _MOST_COLUMNS:
        more = len(sheet.columns) - _MOST_COLUMNS + 1
        kept = _MOST_COLUMNS - 1
        last = SheetColumn(f"and {more} more columns, which no sheet can hold")
        rows = tuple((*row[:kept], SheetCell()) for row in sheet.rows)
        sheet = replace(sheet, columns=(*sheet.columns[:kept], last), rows=rows)
    for number, start in enumerate(range(0, max(len(sheet.rows), 1), _MOST_ROWS), 1):
        name = sheet.name if number == 1 else f"{sheet.name} {number}"
        yield replace(sheet, name=name, rows=sheet.rows[start : start + _MOST_ROWS])


def _write(book: Any, sheet: Sheet, formats: Formats) -> None:  # noqa: ANN401 - the library has no types
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, sheet.frozen)
    page.set_landscape()
    page.fit_to_pages(1, 0)  # as wide as the paper, as long as it takes
    page.repeat_rows(0)
    turned = {"rotation": 90, "valign": "bottom"} if sheet.tall else {"valign": "top"}
    head = _format(book, formats, bold=True, bottom=1, text_wrap=not sheet.tall, **turned)
    plain = _format(book, formats, bold=True, bottom=1, valign="bottom")
    if sheet.tall:
        page.set_row(0, _TURNED_HEIGHT)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, _fit(column.title), plain if at < sheet.frozen else head)
        _note(page, 0, at, column.note)
    for number, row in enumerate(sheet.rows, 1):
        page.set_row(number, _height(sheet, row))
        for at, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _cell(book, page, (number, at), cell, column, formats)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _cell(
    book: Any,  # noqa: ANN401 - the library has no types
    page: Any,  # noqa: ANN401
    at: tuple[int, int],
    cell: SheetCell,
    column: SheetColumn,
    formats: Formats,
) -> None:
    value = cell.value
    wanted: dict[str, Any] = {"valign": "top"}
    if cell.look:
        wanted["bg_color"] = LOOKS[cell.look]
    if isinstance(value, str):
        wanted |= {"text_wrap": column.wraps, "quote_prefix": True}
        page.write_string(*at, _fit(value), _format(book, formats, **wanted))
    elif isinstance(value, date):
        wanted["num_format"] = "yyyy-mm-dd"
        moment = datetime.combine(value, time())
        page.write_datetime(*at, moment, _format(book, formats, **wanted))
    elif value is not None:
        wanted["num_format"] = cell.form or "General"
        page.write_number(*at, value, _format(book, formats, **wanted))
    elif cell.look:
        page.write_blank(*at, None, _format(book, formats, **wanted))
    _note(page, *at, cell.note)


def _height(sheet: Sheet, row: SheetRow) -> float:
    """Return how high a row is that shows its broken texts: not all programs find out."""
    lines = [
        sum(1 + len(line) // column.width for line in cell.value.split("\n"))
        for cell, column in zip(row, sheet.columns, strict=True)
        if column.wraps and isinstance(cell.value, str)
    ]
    return min(_LINE * max(lines, default=1), _HIGHEST)


def _note(page: Any, row: int, column: int, words: str) -> None:  # noqa: ANN401 - the library has no types
    if not words:
        return
    told = _fit(words)
    lines = sum(1 + len(line) // _NOTE_LETTERS for line in told.split("\n"))
    size = {"width": _NOTE_WIDTH, "height": _NOTE_LINE * min(lines + 1, 30)}
    page.write_comment(row, column, told, {"author": "", **size})


def _format(book: Any, formats: Formats, **wanted: object) -> Any:  # noqa: ANN401 - the library has no types
    key = tuple(f"{name}={value}" for name, value in sorted(wanted.items()))
    if key not in formats:
        formats[key] = book.add_format(wanted)
    return formats[key]


def _fit(words: str) -> str:
    """Return a text as a cell can hold it; of what is too long the cut is told."""
    told = UNWRITABLE.sub(lambda found: f"<U+{ord(found[0]):04X}>", words.replace("\r\n", "\n"))
    if len(told) <= _LONGEST:
        return told
    mark = f" [cut here: a cell holds {_LONGEST:,} characters, and these are {len(told):,}]"
    return told[: _LONGEST - len(mark)] + mark
