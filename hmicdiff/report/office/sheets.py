"""Sheets of a workbook as plain data, before any library writes them."""

from datetime import date

from hmicdiff.structs import Struct


class SheetCell(Struct, frozen=True):
    """One cell."""

    value: str | float | int | date | None = None
    """A text is always a text, whatever it begins with; `None` leaves the cell empty."""
    note: str = ""
    """What a reader sees who points at the cell."""
    look: str = ""
    """The name of a background in `LOOKS`; empty for none."""
    form: str = ""
    """How a number is shown, in the code that spreadsheets use; empty for as it is."""


SheetRow = tuple[SheetCell, ...]


class SheetColumn(Struct, frozen=True):
    """A column."""

    title: str
    width: int = 12
    """In characters of the usual font."""
    note: str = ""
    """What is known of the column as a whole."""
    wraps: bool = False
    """Whether long texts are broken into lines."""


class Sheet(Struct, frozen=True):
    """One sheet: a row of titles, which stays in view, and rows that can be filtered."""

    name: str
    """At most 31 characters, none of them one of `[]:*?/\\`."""
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    frozen: int = 1
    """How many columns stay in view."""
    tall: bool = False
    """Whether the titles are long, and the columns narrow: then they are turned."""


LOOKS = {
    "added": "#D9EAD3",
    "dropped": "#F4CCCC",
    "changed": "#FFF2CC",
    "doubtful": "#FCE5CD",
    "plain": "#F3F3F3",
}
"""Light backgrounds: black letters on each have a contrast of at least 13 to 1 (WCAG asks 4.5)."""


def text(value: object, note: str = "", look: str = "") -> SheetCell:
    """Return a cell with a text; an empty one for `None` and for an empty text."""
    return SheetCell(str(value) if value not in (None, "") else None, note, look)
