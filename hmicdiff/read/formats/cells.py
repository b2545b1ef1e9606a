"""Tables with lines around their cells: what stands in a cell is read together.

Where the words of a cell take several lines, the lines of the cells beside it stand on the same
base lines: read row by row, their sentences would be torn apart and mixed.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, product
from typing import Self

from hmicdiff.read.formats.rows import FEWEST_ROWS, Cell, Line, Row, Rule, Word, rows_of
from hmicdiff.structs import Struct, replace

_SAME = 1.5
"""In points: lines that are closer are one, as a border with two edges."""
_TOUCH = 2.5
"""In points: lines that end so near each other go on in each other."""

_TRIED = 4
"""Of lines on one side of a word the nearest are tried: beyond them are those of other cells."""
_NEAREST = 40
"""Among so many lines above a word is the one that is drawn over it: a row of a table has fewer."""
_MOSTLY = 0.7
"""Columns of values have lines in more than this share of their rows: few values are lacking."""


class Rules(Struct, frozen=True):
    """The level and the upright lines of a page, each in their order, those that touch as one."""

    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]

    @classmethod
    def of(cls, level: Iterable[Rule], upright: Iterable[Rule]) -> Self:
        """Join lines that touch."""
        return cls(tuple(_joined(level)), tuple(_joined(upright)))


def _joined(rules: Iterable[Rule]) -> Iterator[Rule]:
    beside: list[Rule] = []
    for rule in sorted(rules):
        if beside and rule[0] - beside[0][0] > _SAME:
            yield from _in_line(beside)
            beside = []
        beside.append(rule)
    yield from _in_line(beside)


def _in_line(rules: Iterable[Rule]) -> Iterator[Rule]:
    last: Rule | None = None
    for at, start, end in sorted(rules, key=lambda rule: rule[1:]):
        if last and start - last[2] <= _TOUCH:
            last = (last[0], last[1], max(last[2], end))
            continue
        if last:
            yield last
        last = (at, start, end)
    if last:
        yield last


def with_cells(words: Sequence[Word], rules: Rules) -> list[Word]:
    """Return words with the cells that they stand in, and the lines above them."""
    if not rules.level:
        return list(words)
    return [replace(word, cell=_cell(word, rules), rule=_above(word, rules)) for word in words]


def _above(word: Word, rules: Rules) -> Rule | None:
    at = bisect_left(rules.level, (_height(word),))
    return next(iter(_reaching(rules.level[at : at + _NEAREST], word.left, word.right)), None)


def _height(word: Word) -> float:
    return word.base + word.size / 4


def _cell(word: Word, rules: Rules) -> Cell | None:
    """Return the borders around a word: each reaches over the whole side of its cell.

    The sides of a box that is ticked, or a line under words, reach less far.
    """
    x, y = (word.left + word.right) / 2, _height(word)
    middle = bisect_left(rules.upright, (x,))
    lefts = _reaching(reversed(rules.upright[:middle]), y, y)
    rights = _reaching(rules.upright[middle:], y, y)
    for left, right in product(lefts, rights):
        start, end = left[0] + _TOUCH, right[0] - _TOUCH
        at = bisect_left(rules.level, (y,))
        bottom = next(iter(_reaching(reversed(rules.level[:at]), start, end)), None)
        top = next(iter(_reaching(rules.level[at:], start, end)), None)
        if bottom is None or top is None:
            continue
        low, high = bottom[0] + _TOUCH, top[0] - _TOUCH
        if all(side[1] <= low and side[2] >= high for side in (left, right)):
            return left[0], right[0], bottom[0], top[0]
    return None


def _reaching(rules: Iterable[Rule], start: float, end: float) -> list[Rule]:
    """Return the first lines that reach from `start` to `end`."""
    return list(islice((rule for rule in rules if rule[1] <= start and rule[2] >= end), _TRIED))


class Band(Struct, frozen=True):
    """Cells of a table that begin at one height, from the left, each with its lines."""

    cells: tuple[tuple[Line, ...], ...]
    is_row: bool = True
    """Whether they say something together, as those of a row do."""


def bands_of(rows: Sequence[Row]) -> Iterator[Band | list[Row]]:
    """Part the rows of a page into the rows of tables, each a band, and all that is between.

    A cell that reaches over several rows of a table belongs to the first.
    """
    for is_inside, beside in groupby(rows, _is_in_cells):
        together = list(beside)
        words = [word for row in together for line in row for word in line.words]
        if not is_inside or len({word.cell[:2] for word in words if word.cell}) == 1:
            yield together
        else:
            yield from _bands(words)


def _is_in_cells(row: Row) -> bool:
    return all(word.cell is not None for line in row for word in line.words)


def _bands(words: Iterable[Word]) -> Iterator[Band | list[Row]]:
    cells: dict[Cell, list[Word]] = {}
    for word in words:
        if word.cell is not None:
            cells.setdefault(word.cell, []).append(word)
    tops: dict[float, list[list[Word]]] = {}
    for cell, inside in sorted(cells.items(), key=lambda each: -each[0][3]):
        tops.setdefault(cell[3], []).append(inside)
    for beside in tops.values():
        ordered = sorted(beside, key=lambda inside: min(word.left for word in inside))
        lines = tuple(_lines_of(inside) for inside in ordered)
        rows = rows_of([word for inside in ordered for word in inside])
        yield rows if are_values(lines, len(rows)) else Band(lines)


def _lines_of(words: Sequence[Word]) -> tuple[Line, ...]:
    return tuple(Line(tuple(word for line in row for word in line.words)) for row in rows_of(words))


def are_values(cells: Sequence[Sequence[Line]], rows: int) -> bool:
    """Tell columns of values, which no lines part into rows, from cells whose words are wrapped.

    Values stand beside each other in nearly all rows, and some of them are figures.
    """
    full = all(len(lines) >= _MOSTLY * rows for lines in cells)
    several = rows >= FEWEST_ROWS and len(cells) > 1
    return several and full and any(map(_are_figures, cells))


def _are_figures(lines: Sequence[Line]) -> bool:
    return sum(any(map(str.isdigit, line.text)) for line in lines) * 2 > len(lines)
