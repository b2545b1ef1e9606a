"""The facts table: releases by variables, each cell traceable to its words."""

import re

from hmicdiff.model.template import Kind
from hmicdiff.structs import Struct

_KINDS = "|".join(kind for kind in Kind if kind is not Kind.DATE)
ONLY_AN_ID = re.compile(rf"(?:{_KINDS})(?:-\d+)?|(?:date|year)-\d+")
"""A name that is made from the kind of a variable alone says nothing of what it holds."""


_CODE = re.compile(r"[A-Z][^\W_]*-\S*\d\S*")


def is_code(words: str) -> bool:
    """Tell the number of a series with its letters, "CVE-2031-77": it counts nothing."""
    return _CODE.fullmatch(words) is not None


class Column(Struct, frozen=True):
    """A variable as a column of the table."""

    variable: str
    kind: Kind
    label: str
    """The words around its slot, for a reader."""
    anywhere: bool = False
    """Whether it has no slot: its words stand in several places of what the label is of."""


class Cell(Struct, frozen=True):
    """What one release states of one variable."""

    variable: str
    value: float | int | str | None
    """The number, the ISO date or the choice; `None` where there is nothing to normalize."""
    text: str
    """The words that state it, at `[start, end)` of the release."""
    start: int
    end: int
    line: int
    derived: str | None = None
    """How the value was reckoned, where the words do not say it: "18 - 1"."""
    of: float | int | None = None
    """The whole that it is a part of, where one is stated: 88 in "86 of 88"."""
    period: str | None = None
    """The time it is said to be of, in the release's words."""
    comparable: bool = True
    reason: str | None = None
    """Why it cannot be compared with the other cells of its column."""
    outlier: str | None = None
    """How far it stands from the others, where that is far."""
    where: str = ""
    """Its place as the format of the file counts it ("page 2"); empty for a text."""


class Row(Struct, frozen=True):
    """What one release states. A variable that it does not state has no cell."""

    release: str
    cells: tuple[Cell, ...]


class Facts(Struct, frozen=True):
    """The table."""

    columns: tuple[Column, ...] = ()
    """Those that most releases state and that have a name first; then as the template has them."""
    rows: tuple[Row, ...] = ()
    """Ordered by release."""
