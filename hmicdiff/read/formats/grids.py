"""Columns of a table and margins without lines around their cells, where words are wrapped in them.

Read row by row, a sentence that goes on in the next line would go on in what stands beside it: an
entry in the margin, the next cell. What stands beside each other is told by the space between, over
several rows; which lines are one row of the table by how they begin and end, and by the lines that
are drawn across.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Self

from hmicdiff.read.formats.cells import Band
from hmicdiff.read.formats.rows import (
    ENDED,
    FEWEST_ROWS,
    GOING_ON,
    GUTTER,
    HYPHENS,
    LETTERS,
    LONG,
    SPACE,
    Gap,
    Line,
    Row,
    Word,
    are_parted,
    free_of,
    is_across,
    is_mark,
    is_wide,
    ruled_off,
    taken_of,
    usual_length,
)
from hmicdiff.structs import Struct

_Cut = Mapping[int, Line]
"""A row in columns: what stands in which."""
_SAME_SIZE = 1.15
"""As on pages: sizes closer than this look the same."""
_NEXT = 1.9
"""The lines of a cell are closer than so many sizes."""
_FAR = 6.0
"""In sizes: what is farther apart than this has no columns in common."""
_BESIDE = 3.0
"""In sizes: a space within a line, even in justified text, is not so wide."""
_CAPTIONS = 2
"""So many rows that stand alone, and so far from each other, are words below pictures."""
_MOSTLY = 0.7
"""Where more than this share of lines begins with a small letter, values do so."""
_MARK = re.compile(r"[^\w\s\"'(\[\u201c\u201e\u00ab\u2018]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,6})[.)]")
"""What an item of a list begins with."""


def with_bands(rows: Sequence[Row]) -> Iterator[Band | list[Row]]:
    """Part rows where columns stand beside each other and row by row would tear sentences.

    Each row of the table is a band; all that is between stays rows.
    """
    settled = 0
    looked: list[_Run] = []
    usual = median(line.size for row in rows for line in row)
    for first, row in enumerate(rows):
        if first < settled or len(row) < 2:  # noqa: PLR2004 - something beside it
            continue
        for run in _runs(rows, first, settled, looked, usual):
            pieces = list(_pieces(run, rows[run.start : run.end], usual))
            if any(isinstance(piece, Band) for piece in pieces):
                if settled < run.start:
                    yield list(rows[settled : run.start])
                yield from pieces
                settled = run.end
                break
            looked.append(run)
    if settled < len(rows):
        yield list(rows[settled:])


class _Run(Struct, frozen=True):
    """Rows that leave a gap free."""

    start: int
    end: int
    gap: Gap


def _runs(
    rows: Sequence[Row], first: int, settled: int, looked: Sequence[_Run], usual: float
) -> Iterator[_Run]:
    """Yield how far the gaps of a row go on, up and down; none twice."""
    found = []
    for before, line in pairwise(rows[first]):
        gap = before.right, line.left
        if any(
            run.start <= first < run.end and gap[0] <= run.gap[0] and run.gap[1] <= gap[1]
            for run in looked
        ):
            continue
        end, gap = _extent(rows[first:], gap, usual)
        up, gap = _extent(rows[settled : first + 1][::-1], gap, usual)
        if not (up and end):
            continue
        run = _without_ends(rows, _Run(first + 1 - up, first + end, gap))
        if run.end - run.start >= FEWEST_ROWS or _are_captions(rows, run, usual):
            found.append(run)
    # the most columns first, then the longest
    yield from sorted(
        found,
        key=lambda run: (
            -len(_gaps(rows[run.start : run.end], run.gap, usual)),
            run.start - run.end,
        ),
    )


def _are_captions(rows: Sequence[Row], run: _Run, usual: float) -> bool:
    """Tell whether a few rows are words below pictures that stand beside each other.

    Nothing is near them above and below, and the space between them is wide.
    """
    return (
        run.end - run.start >= _CAPTIONS
        and run.gap[1] - run.gap[0] > _BESIDE * usual
        and all(_stands_apart(rows, at, usual) for at in (run.start, run.end))
    )


def _stands_apart(rows: Sequence[Row], at: int, usual: float) -> bool:
    """Tell whether nothing is near above a row, or it is the first, or none."""
    return not 0 < at < len(rows) or rows[at - 1][0].base - rows[at][0].base > _FAR * usual


def _without_ends(rows: Sequence[Row], run: _Run) -> _Run:
    """Leave out lines at both ends that have a wide space where the gap is, by chance."""
    within = [at for at in range(run.start, run.end) if not is_across(rows[at], run.gap)]
    return _Run(within[0], within[-1] + 1, run.gap)


def _extent(rows: Sequence[Row], gap: Gap, usual: float) -> tuple[int, Gap]:
    """Return how many rows leave a gap free one after the other, and what of it all leave."""
    for at, row in enumerate(rows):
        left = max(
            free_of(taken_of(row), [gap]), key=lambda each: each[1] - each[0], default=(0.0, 0.0)
        )
        is_far = at and abs(rows[at - 1][0].base - row[0].base) > _FAR * usual
        if is_far or not is_wide(row, left, usual):
            return at, gap
        gap = left
    return len(rows), gap


def _pieces(run: _Run, rows: Sequence[Row], usual: float) -> Iterator[Band | list[Row]]:
    """Yield the rows of a table as bands; as they are if none would be torn row by row."""
    gaps = _gaps(rows, run.gap, usual)
    table = _Table.of([_columns(row, gaps) for row in rows])
    if len(rows) < FEWEST_ROWS:
        if table.has_text_beside():
            columns = sorted({column for row in table.rows for column in row})
            yield Band(tuple(_cell(table.rows, each) for each in columns), is_row=False)
        else:
            yield list(rows)
        return
    groups = list(_groups(table, gaps))
    if not any(map(table.is_torn, groups)):
        yield list(rows)
        return
    single: list[Row] = []
    for group in groups:
        columns = sorted({column for row in group for column in row})
        if len(columns) == 1:
            single += [(row[columns[0]],) for row in group]
            continue
        if single:
            yield single
            single = []
        yield Band(tuple(_cell(group, column) for column in columns))
    if single:
        yield single


def _cell(group: Sequence[_Cut], column: int) -> tuple[Line, ...]:
    return tuple(row[column] for row in group if column in row)


def _gaps(rows: Sequence[Row], sure: Gap, usual: float) -> list[Gap]:
    """Return the gaps that all rows leave free and some show, but for those behind marks."""
    spans = sorted((word.left, word.right) for row in rows for line in row for word in line.words)
    shown = [(one.right, other.left) for row in rows for one, other in pairwise(row)]
    gaps: list[Gap] = []
    taken = spans[0][1]
    for left, right in spans:
        if left - taken > GUTTER * usual and (
            taken <= sure[0] < left or sum(a <= taken and left <= b for a, b in shown) > 1
        ):
            gaps.append((taken, left))
        taken = max(taken, right)
    starts = [float("-inf"), *(gap[1] for gap in gaps)]
    return [
        gap
        for gap, start in zip(gaps, starts, strict=False)
        if not all(is_mark(line) for line in _between(rows, start, gap[0]))
    ]


def _between(rows: Sequence[Row], start: float, end: float) -> Iterator[Line]:
    for row in rows:
        words = tuple(word for line in row for word in line.words if start <= word.left < end)
        if words:
            yield Line(words)


def _columns(row: Row, gaps: Sequence[Gap]) -> _Cut:
    found: dict[int, list[Word]] = {}
    for line in row:
        for word in line.words:
            found.setdefault(sum(word.left >= gap[1] for gap in gaps), []).append(word)
    return {column: Line(tuple(words)) for column, words in found.items()}


class _Table(Struct, frozen=True):
    """Rows in columns, and what is usual in each of these."""

    rows: Sequence[_Cut]
    edges: Mapping[int, float]
    """Where its lines end at the most."""
    texts: frozenset[int]
    """Those of running text."""
    small: frozenset[int]
    """Those where most lines begin with a small letter, which so tells nothing of one."""

    @classmethod
    def of(cls, rows: Sequence[_Cut]) -> Self:
        """Look at all rows."""
        columns: dict[int, list[Line]] = {}
        for row in rows:
            for column, line in row.items():
                columns.setdefault(column, []).append(line)
        return cls(
            rows,
            {column: max(line.right for line in lines) for column, lines in columns.items()},
            frozenset(column for column, lines in columns.items() if _is_text(lines)),
            frozenset(column for column, lines in columns.items() if _are_small(lines)),
        )

    def goes_on(self, group: Sequence[_Cut], row: _Cut) -> bool:
        """Tell whether a row goes on with the lines of those above it.

        Where it lacks a column that they have, one line that is wrapped tells it; where it has all
        of them, that has to be a line of running text, or nothing speaks against it in the others.
        """
        above = {column: line for each in group for column, line in each.items()}
        both = [column for column in row if column in group[-1]]
        amidst = {column for column in both if _is_amidst(above[column], row[column])}
        full = {each for each in both if _is_full(above[each], row[each], self.edges[each])}
        if row.keys() < above.keys():
            return bool(amidst or full)
        torn = amidst | {each for each in full if not ENDED.search(above[each].text)}
        return bool(self.texts & torn) or (bool(amidst - self.small) and amidst | full == {*both})

    def has_text_beside(self) -> bool:
        """Tell whether a sentence goes on below itself, and row by row in what is beside it."""
        return any(
            _is_amidst(above[column], row[column])
            for above, row in pairwise(self.rows)
            if len(above) > 1
            for column in above.keys() & row.keys()
        )

    def is_torn(self, group: Sequence[_Cut]) -> bool:
        """Tell whether row by row something comes between lines of a column that are wrapped."""
        order = [column for row in group for column in sorted(row)]
        for column in set(order):
            lines = _cell(group, column)
            at = order.index(column)
            if set(order[at : at + len(lines)]) != {column} and any(
                _is_amidst(*pair) or _is_full(*pair, self.edges[column]) for pair in pairwise(lines)
            ):
                return True
        return False


def _groups(table: _Table, gaps: Sequence[Gap]) -> Iterator[list[_Cut]]:
    """Put the lines together that are one row of the table."""
    breaks = [False, *(_is_ruled(one, other, gaps) for one, other in pairwise(table.rows))]
    by_rules = are_parted(len(table.rows), sum(breaks))
    group: list[_Cut] = []
    for row, is_break in zip(table.rows, breaks, strict=True):
        goes_on = group and not _counts_anew(group, row)
        if goes_on:
            goes_on = _is_near(group, row) if by_rules else table.goes_on(group, row)
        if group and (is_break or not goes_on):
            yield from _in_rows(table, group, by_rules=by_rules)
            group = []
        group.append(row)
    yield from _in_rows(table, group, by_rules=by_rules)


def _in_rows(table: _Table, group: list[_Cut], *, by_rules: bool) -> Iterator[list[_Cut]]:
    """Yield what stands between two lines across the table: one row if words are wrapped in it."""
    if by_rules and not table.is_torn(group):
        yield from ([row] for row in group)
    else:
        yield group


def _is_ruled(above: _Cut, row: _Cut, gaps: Sequence[Gap]) -> bool:
    """Tell whether a line is drawn between two rows, across a gap."""
    return any(ruled_off(tuple(above.values()), tuple(row.values()), gap) for gap in gaps)


def _counts_anew(group: Sequence[_Cut], row: _Cut) -> bool:
    """Tell whether a row has a figure below another one: a figure goes on in no other line."""
    figures = {column for each in group for column in each if _is_figure(each[column])}
    return any(_is_figure(row[column]) for column in figures & row.keys())


def _is_figure(line: Line) -> bool:
    return any(map(str.isdigit, line.text)) and not any(map(str.isalpha, line.text))


def _is_near(group: Sequence[_Cut], row: _Cut) -> bool:
    above, line = next(iter(group[-1].values())), next(iter(row.values()))
    return above.base - line.base < _NEXT * max(above.size, line.size)


def _is_text(lines: Sequence[Line]) -> bool:
    """Tell running text from values: its lines are long, and some begin amidst a sentence."""
    texts = [line.text for line in lines]
    small = sum(text[:1].islower() for text in texts[1:])
    return (
        usual_length(map(len, texts)) >= LONG
        and usual_length(sum(map(str.isalpha, text)) for text in texts) >= LETTERS
        and small >= GOING_ON * (len(texts) - 1)
    )


def _are_small(lines: Sequence[Line]) -> bool:
    return sum(line.text[:1].islower() for line in lines) > _MOSTLY * len(lines)


def _is_next(above: Line, line: Line) -> bool:
    size = max(above.size, line.size)
    is_alike = size < _SAME_SIZE * min(above.size, line.size)
    return (
        is_alike
        and above.base - line.base < _NEXT * size
        and not _MARK.fullmatch(line.words[0].text)
    )


def _is_amidst(above: Line, line: Line) -> bool:
    """Tell whether a line begins amidst a sentence, or a word, of the one above."""
    is_broken = above.text.endswith(HYPHENS) and len(above.text) > 1
    begins = line.text[:1].islower() and not ENDED.search(above.text)
    return _is_next(above, line) and (is_broken or begins)


def _is_full(above: Line, line: Line, edge: float) -> bool:
    """Tell whether the first word of a line had no room on the one above, which has several."""
    first = line.words[0]
    needed = above.right + SPACE * line.size + first.right - first.left
    several = sum(any(map(str.isalpha, word.text)) for word in above.words) > 1
    return _is_next(above, line) and several and needed > edge
