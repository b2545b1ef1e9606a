"""Words on a page to lines in reading order: rows first, then the columns that rows run across."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial, reduce
from itertools import accumulate, groupby, pairwise
from math import ceil
from operator import or_
from statistics import median
from typing import Self

from hmicdiff.structs import Struct, replace

_SAME_ROW = 0.35
"""Base lines that are closer than this share of the size are one."""
_APART = 1.6
"""A gap of so many sizes parts columns, or a list marker from its item."""
GUTTER = 0.8
"""In sizes: a gap between columns is wider than one between words, even in justified text."""
_SLIT = 0.5
"""In sizes: a long gutter may be so narrow, as so many lines hardly have it by chance,"""
_TALL = 15
"""if so many do."""
_RULED = 6
"""A row of a table whose rows are parted by lines has hardly more lines of words than these."""
_FILLED = 0.25
"""Columns have lines in more than this share of the rows, even where three stand side by side."""
_NARROW = 6
"""So many rows on both sides show that a gutter is one though lines were taken to run across it."""
FEWEST_ROWS = 4
"""With fewer rows, gaps below each other are chance."""
_FEWEST_LINES = 3
"""With fewer lines there is no paragraph beside anything."""
_CELLS = 3
"""A row with so many lines on both sides of a gutter, none of them long, is one of a table."""
_BOXED = 2
"""A box beside a paragraph has so many lines: one alone may be a cell, or a figure."""
_MOSTLY = 0.7
"""More than this share of the lines of a paragraph are full; of those of a table hardly any."""
GOING_ON = 0.3
"""This share of the lines of a paragraph, or more, begins with a small letter in any language."""
SPACE = 0.2
"""In sizes: a space is about a fifth of the letters' height."""
HYPHENS = ("-", "\u2010", "\u00ad")
"""Browsers put another hyphen at the end of a line than the one on the keyboard."""
ENDED = re.compile(r"[.!?:;][\"'\u201d\u2019)\]]*$")
"""How a line ends that ends a sentence, or leads in what follows."""
LONG = 18
"""The lines of a column have so many characters, in the middle; the cells of a table have fewer."""
LETTERS = 12
"""And so many letters among them: a row of figures is longer than a cell."""
_MARK = 3
"""What a list has before its items has so many signs at the most: "10."."""
_BY_CHANCE = 0.2
"""This share of the lines of two columns may stand on one base line by chance."""
_BORDER = 2.5
"""In points: a line that is so near the upper border of a cell is that border."""
_WIDEST = 14_400.0
"""In points: no page of a PDF is wider."""
_MARGIN = 0.15
"""No gutter is nearer to the edge than this share of the width."""


Rule = tuple[float, float, float]
"""A straight line: where it is, and from where to where it goes, in points."""
Cell = tuple[float, float, float, float]
"""Where the cell of a table is: its left, right, lower and upper border, in points."""


class Word(Struct, frozen=True):
    """A word, and where it stands: in points, from the left and from the bottom of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_against: bool = False
    """Whether it is read against the direction of its page: Latin letters in Arabic, say."""
    cell: Cell | None = None
    """What it stands in, where lines are drawn around it."""
    rule: Rule | None = None
    """The nearest level line above it."""


class Line(Struct, frozen=True, dict=True):
    """Words on one base line that follow each other."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """Its words, in the order in which they are read."""
        return " ".join(word.text for word in _in_order(self.words))

    @cached_property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)

    @cached_property
    def base(self) -> float:
        """Its base line."""
        return median(word.base for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of its letters, of most of them."""
        return median(word.size for word in self.words)


def _in_order(words: Sequence[Word]) -> list[Word]:
    """Turn round what follows each other and is read against the line."""
    ordered: list[Word] = []
    run: list[Word] = []
    for word in words:
        if word.is_against:
            run.append(word)
        else:
            ordered += [*reversed(run), word]
            run = []
    return [*ordered, *reversed(run)]


Row = tuple[Line, ...]
"""Lines on one base line, with gaps between them."""
Gap = tuple[float, float]


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Return the rows of a page, from the top."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if rows and abs(rows[-1][0].base - word.base) < _SAME_ROW * max(
            word.size, rows[-1][0].size
        ):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [tuple(_parted(sorted(row, key=lambda word: word.left))) for row in rows]


def _parted(words: Sequence[Word]) -> Iterator[Line]:
    start = 0
    for at, (before, word) in enumerate(pairwise(words), 1):
        if word.left - before.right > _APART * max(before.size, word.size):
            yield Line(tuple(words[start:at]))
            start = at
    yield Line(tuple(words[start:]))


class Column(Struct, frozen=True):
    """Rows below each other, from the top."""

    rows: Sequence[Row]
    is_box: bool = False
    """Whether they stand in a box beside a text, which goes on without them."""


def columns_of(rows: Sequence[Row]) -> Iterator[Column]:
    """Return the columns of a page in reading order.

    Where rows have a gutter in common, what is left of it is read before what is right of it; but
    a box is read before the text beside it, which may go on below.
    """
    single: list[Row] = []
    page = _Page.of(rows)
    at = 0
    while at < len(rows):
        found = _gutter(rows, at, page)
        if found is None:
            single.append(rows[at])
            at += 1
            continue
        end, gutter = found
        yield from _one(single)
        single = []
        rows = [*rows[:at], *_cut(rows[at:end], gutter), *rows[end:]]
        sides = _sides(rows[at:end], gutter)
        if _are_columns(rows[at:end], gutter):
            for side in sides:
                yield from columns_of(side)
        else:
            text, box = sorted(sides, key=len, reverse=True)
            yield from (replace(column, is_box=True) for column in columns_of(box))
            yield from columns_of(text)
        at = end
    yield from _one(single)


def _one(rows: Sequence[Row]) -> Iterator[Column]:
    if rows:
        yield Column(list(rows))


def lines_of(rows: Iterable[Row]) -> list[Line]:
    """Return rows as one line each, whatever gaps they have."""
    return [Line(tuple(word for line in row for word in line.words)) for row in rows]


class _Page(Struct, frozen=True):
    """Rows, and where between them a gutter may be."""

    ends: Gap
    size: float
    """Of most letters."""
    taken: Sequence[Sequence[Gap]]
    """What the words of each row take."""
    masks: Sequence[int]
    """The same in whole points, each a bit, to tell quickly where nothing is free; none where words
    stand farther apart than on any page."""

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Self:
        """Look at all rows."""
        lines = [line for row in rows for line in row]
        left = min((line.left for line in lines), default=0.0)
        right = max((line.right for line in lines), default=0.0)
        margin = _MARGIN * (right - left)
        size = median(line.size for line in lines) if lines else 0.0
        taken = [taken_of(row) for row in rows]
        ends = left + margin, right - margin
        is_page = ends[1] - ends[0] < _WIDEST
        return cls(ends, size, taken, [_mask(each, ends) for each in taken] if is_page else [])

    def may_have(self, first: int, count: int, least: float) -> bool:
        """Tell whether so many rows may leave a gap free that is as wide as this."""
        if not self.masks:
            return True
        width = int(self.ends[1] - self.ends[0])
        mask = reduce(or_, self.masks[first : first + count], 0)
        free = ~mask & ((1 << max(width, 0)) - 1)
        for _ in range(int(least * self.size) - 1):
            free &= free >> 1
        return free != 0


def _mask(taken: Sequence[Gap], ends: Gap) -> int:
    mask = 0
    for left, right in taken:
        start = ceil(max(left, ends[0]) - ends[0])
        count = int(min(right, ends[1]) - ends[0]) - start
        if count > 0:
            mask |= ((1 << count) - 1) << start
    return mask


def _gutter(rows: Sequence[Row], first: int, page: _Page) -> tuple[int, Gap] | None:
    """Return up to which row there are columns from row `first` on, and what parts them.

    A long gutter may be narrow.
    """
    if not page.may_have(first, _FEWEST_LINES, _SLIT):
        return None
    found = page.may_have(first, _FEWEST_LINES, GUTTER) and _found(rows, first, page, GUTTER)
    return (
        found or (page.may_have(first, _TALL, _SLIT) and _found(rows, first, page, _SLIT)) or None
    )


def _found(rows: Sequence[Row], first: int, page: _Page, least: float) -> tuple[int, Gap] | None:
    # the longest columns first, then those with the widest gutter
    ended = _ended(rows, first, page, least)
    for bottom, gap in sorted(ended, key=lambda found: (-found[0], found[1][0] - found[1][1])):
        if least < GUTTER and bottom - first < _TALL:
            return None
        above = _first_free(page.taken[:first], gap)
        tabular = _tabular(rows[above:bottom], gap)
        end = next((above + at for at in tabular if above + at >= first), bottom)
        end = _without_ends(rows, first, end, gap)
        if _is_ruled(rows[_first_wide(rows[:first], gap, page.size) : end], gap):
            continue
        if least < GUTTER and not _is_between(rows[first:end], gap):
            continue
        if _parts_columns(rows[first:end], gap):
            return end, gap
    return None


def _is_between(rows: Sequence[Row], gap: Gap) -> bool:
    """Tell whether there are many lines on both sides of a gutter: in a margin there are few."""
    return all(len(side) > _FILLED * len(rows) for side in _sides(_cut(rows, gap), gap))


def _ended(rows: Sequence[Row], first: int, page: _Page, least: float) -> Iterator[tuple[int, Gap]]:
    """Yield the gaps that row `first` leaves free, and the row before which each ends."""
    free: list[Gap] = [page.ends]
    for at in range(first, len(rows)):
        left_free = [
            gap for gap in free_of(page.taken[at], free) if is_wide(rows[at], gap, page.size, least)
        ]
        yield from ((at, gap) for gap in free if not any(map(partial(_is_within, gap), left_free)))
        free = left_free
        if not free:
            return
    yield from ((len(rows), gap) for gap in free)


def is_wide(row: Row, gap: Gap, usual: float, least: float = GUTTER) -> bool:
    """Tell whether a gap in a row can be one between columns.

    What stands beside it, large as it may be, does not matter but where it is a line across it.
    """
    width = gap[1] - gap[0]
    return width > least * usual and not any(
        width <= least * line.size for line in row if line.left < gap[0] and gap[1] < line.right
    )


def _without_ends(rows: Sequence[Row], first: int, end: int, gap: Gap) -> int:
    """Return where columns end if a line below them leaves their gutter free by chance."""
    within = next((at for at in range(end, first, -1) if not is_across(rows[at - 1], gap)), first)
    by_chance = within > first and not any(is_across(row, gap) for row in rows[first:within])
    return within if by_chance and end - within < _FEWEST_LINES else end


def _first_free(taken: Sequence[Sequence[Gap]], gap: Gap) -> int:
    """Return from which row on a gutter goes on upwards."""
    ends = (at for at in range(len(taken) - 1, -1, -1) if free_of(taken[at], [gap]) != [gap])
    return next(ends, -1) + 1


def _first_wide(rows: Sequence[Row], gap: Gap, usual: float) -> int:
    """Return from which row on upwards a gutter goes on that may be narrower there."""
    for at in range(len(rows) - 1, -1, -1):
        free = free_of(taken_of(rows[at]), [gap])
        gap = max(free, key=lambda each: each[1] - each[0], default=(0.0, 0.0))
        if not is_wide(rows[at], gap, usual):
            return at + 1
    return 0


def _tabular(rows: Sequence[Row], gap: Gap) -> Iterator[int]:
    """Yield which rows are those of a table that leaves a gutter free by chance."""
    cut = _cut(rows, gap)
    halves = [_sides([row], gap) for row in cut]
    many = [len(row) >= _CELLS and all(sides) for row, sides in zip(cut, halves, strict=True)]
    for is_table, together in groupby(range(len(cut)), many.__getitem__):
        block = list(together)
        own = [cut[at] for at in block]
        if is_table and len(own) >= _FEWEST_LINES and not any(map(_is_text, _sides(own, gap))):
            yield from block


def are_parted(rows: int, rules: int) -> bool:
    """Tell whether so many lines across part so many rows into those of a table."""
    return rules > 1 and rows <= _RULED * rules


def _is_ruled(rows: Sequence[Row], gap: Gap) -> bool:
    return are_parted(len(rows), sum(ruled_off(*pair, gap) for pair in pairwise(rows)))


def ruled_off(above: Row, row: Row, gap: Gap) -> bool:
    """Tell whether a line is drawn between two rows, and across a gap."""
    rules = {word.rule for line in row for word in line.words}
    if len(rules) != 1:
        return False
    (rule,) = rules
    if rule is None or rule[1] > gap[0] or rule[2] < gap[1]:
        return False
    return rule[0] < min(line.base + line.size / 4 for line in above)


def _is_within(gap: Gap, part: Gap) -> bool:
    return gap[0] <= part[0] and part[1] <= gap[1]


def free_of(taken: Iterable[Gap], gaps: Sequence[Gap]) -> Sequence[Gap]:
    """Return what of gaps is free where words take some of them."""
    for start, end in taken:
        if any(a < end and start < b for a, b in gaps):
            left = [(a, min(b, start)) for a, b in gaps if a < start]
            gaps = left + [(max(a, end), b) for a, b in gaps if b > end]
    return gaps


def taken_of(row: Row) -> list[Gap]:
    """Return what words of a row take; of a table's row all of it, with cells that are empty."""
    words = [word for line in row for word in line.words]
    if len({word.cell for word in words if word.cell}) <= 1:
        return [(word.left, word.right) for word in words]
    taken = []
    for word in words:
        taken.append((word.left, word.right))
        if word.cell is None:
            continue
        taken.append(word.cell[:2])
        if word.rule and abs(word.rule[0] - word.cell[3]) < _BORDER:
            taken.append(word.rule[1:])
    return taken


def _cut(rows: Sequence[Row], gap: Gap) -> list[Row]:
    """Part the lines that were taken to run across a gutter."""
    middle = (gap[0] + gap[1]) / 2
    return [tuple(part for line in row for part in _halves(line, middle)) for row in rows]


def _halves(line: Line, middle: float) -> Iterator[Line]:
    if not line.left < middle <= line.right:
        yield line
        return
    yield Line(tuple(word for word in line.words if word.left < middle))
    yield Line(tuple(word for word in line.words if word.left >= middle))


def _runs_across(rows: Sequence[Row], gap: Gap) -> bool:
    """Tell whether lines were taken to run across a gutter, and too few to show that it is one.

    Where the lines of columns stand at heights of their own, few do so; behind the gutter they
    begin where the others do.
    """
    across = sum(is_across(row, gap) for row in rows)
    few = 0 < across < _NARROW
    return few and (across > _BY_CHANCE * len(rows) or not _are_in_line(rows, gap))


def _are_in_line(rows: Sequence[Row], gap: Gap) -> bool:
    starts: dict[bool, list[Line]] = {True: [], False: []}
    for row in rows:
        starts[is_across(row, gap)] += [line for (line, *_) in _sides(_cut([row], gap), gap)[1]]
    return all(
        any(abs(line.left - other.left) < line.size for other in starts[False])
        for line in starts[True]
    )


def is_across(row: Row, gap: Gap) -> bool:
    """Tell whether a line was taken to run across a gap."""
    middle = (gap[0] + gap[1]) / 2
    return any(line.left < middle < line.right for line in row)


def _parts_columns(rows: Sequence[Row], gap: Gap) -> bool:
    if _runs_across(rows, gap):
        return False
    rows = _cut(rows, gap)
    return _are_columns(rows, gap) or _is_box(rows, gap)


def _is_box(rows: Sequence[Row], gap: Gap) -> bool:
    """Tell a small box beside a paragraph from cells of a table: the paragraph is wrapped there.

    Lines of the box follow each other; of the paragraph there are more, and they are full.
    """
    sides = _sides(rows, gap)
    text, box = sorted(sides, key=len, reverse=True)
    if len(text) < _FEWEST_LINES or len(box) < _BOXED or any(len(row) > 1 for row in (*text, *box)):
        return False
    beside = [at for at, row in enumerate(rows) if set(row) & {line for (line,) in box}]
    if beside[-1] - beside[0] >= len(beside):
        return False
    lines = [line for (line,) in text]
    full = _full(lines)
    long = median(len(line.text) for line in lines) >= LONG
    if sum(line.text[0].islower() for line in lines[1:]) < GOING_ON * (len(lines) - 1):
        return False  # the labels of a form
    return long and all(full[: beside[0] + 1]) and sum(full) > _MOSTLY * len(full)


def _full(lines: Sequence[Line]) -> list[bool]:
    """Tell of each line but the last whether the word that follows it had no room on it."""
    edge = max(line.right for line in lines)
    widths = (line.words[0].right - line.words[0].left for line in lines[1:])
    return [
        line.right + SPACE * line.size + width > edge
        for line, width in zip(lines, widths, strict=False)
    ]


def _are_columns(rows: Sequence[Row], gap: Gap) -> bool:
    if len(rows) < FEWEST_ROWS:
        return False
    sides = _sides(rows, gap)
    # a table with lines around its cells may stand in a column, and be all of it
    bare = [[row for row in side if not _is_of_table(row)] for side in sides]
    texts = [_is_text(side) for side in bare]
    return any(texts) and all(
        is_text or len(own) < min(len(side), _FEWEST_LINES)
        for is_text, own, side in zip(texts, bare, sides, strict=True)
    )


def _is_of_table(row: Row) -> bool:
    """Tell whether a row stands in cells of a table, beside each other."""
    cells = {word.cell for line in row for word in line.words}
    return len(cells) > 1 and None not in cells


def _is_text(rows: Sequence[Row]) -> bool:
    """Tell the lines of a column from the cells of a table; markers of a list are no lines.

    What counts is where most of the words stand: a column may have a figure with labels in it.
    """
    lines = [
        line.text for row in rows for line in (row[1:] if len(row) > 1 and is_mark(row[0]) else row)
    ]
    letters = [sum(map(str.isalpha, line)) for line in lines]
    return (
        len(lines) >= _FEWEST_LINES
        and usual_length(map(len, lines)) >= LONG
        and usual_length(letters) >= LETTERS
    )


def usual_length(lengths: Iterable[int]) -> int:
    """Return the length of the line that the middle one of all signs stands in."""
    ordered = sorted(lengths)
    upto = accumulate(ordered)
    return next(
        (long for long, signs in zip(ordered, upto, strict=True) if 2 * signs >= sum(ordered)), 0
    )


def is_mark(line: Line) -> bool:
    """Tell what a list has before its items."""
    return len(line.text) <= _MARK and not line.text[-1].isalnum()


def _sides(rows: Sequence[Row], gap: Gap) -> tuple[list[Row], list[Row]]:
    middle = (gap[0] + gap[1]) / 2
    left = [tuple(line for line in row if line.left < middle) for row in rows]
    right = [tuple(line for line in row if line.left >= middle) for row in rows]
    return [row for row in left if row], [row for row in right if row]
