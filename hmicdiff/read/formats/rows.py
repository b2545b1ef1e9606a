"""Words on a page to lines in reading order: rows first, then the columns that rows run across."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial, reduce
from itertools import accumulate, groupby, pairwise
from statistics import median

from hmicdiff.structs import Struct, replace

_SAME_ROW = 0.35
"""Base lines that are closer than this share of the size are one."""
_APART = 1.6
"""A gap of so many sizes parts columns, or a list marker from its item."""
GUTTER = 0.8
"""In sizes: a gap between columns is wider than one between words, even in justified text."""
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
_GOING_ON = 0.3
"""This share of the lines of a paragraph, or more, begins with a small letter in any language."""
_SPACE = 0.2
"""In sizes: a space is about a fifth of the letters' height."""
LONG = 18
"""The lines of a column have so many characters, in the middle; the cells of a table have fewer."""
LETTERS = 12
"""And so many letters among them: a row of figures is longer than a cell."""
_MARK = 3
"""What a list has before its items has so many signs at the most: "10."."""
_BY_CHANCE = 0.2
"""This share of the lines of two columns may stand on one base line by chance."""
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


class Line(Struct, frozen=True):
    """Words on one base line that follow each other."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Its words, in the order in which they are read."""
        return " ".join(word.text for word in _in_order(self.words))

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)

    @property
    def base(self) -> float:
        """Its base line."""
        return median(word.base for word in self.words)

    @property
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
    at = 0
    while at < len(rows):
        found = _gutter(rows, at)
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


def _gutter(rows: Sequence[Row], first: int) -> tuple[int, Gap] | None:
    """Return up to which row there are columns from row `first` on, and what parts them."""
    lines = [line for row in rows for line in row]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    usual = median(line.size for line in lines)
    margin = _MARGIN * (right - left)
    free: list[Gap] = [(left + margin, right - margin)]
    ended: list[tuple[int, Gap]] = []
    for at in range(first, len(rows)):
        left_free = [gap for gap in free_of(rows[at], free) if is_wide(rows[at], gap, usual)]
        ended += [(at, gap) for gap in free if not any(map(partial(_is_within, gap), left_free))]
        free = left_free
        if not free:
            break
    ended += [(len(rows), gap) for gap in free]
    # the longest columns first, then those with the widest gutter
    for bottom, gap in sorted(ended, key=lambda found: (-found[0], found[1][0] - found[1][1])):
        above = _first_free(rows[:first], gap)
        tabular = _tabular(rows[above:bottom], gap)
        end = next((above + at for at in tabular if above + at >= first), bottom)
        end = _without_ends(rows, first, end, gap)
        if _parts_columns(rows[first:end], gap):
            return end, gap
    return None


def is_wide(row: Row, gap: Gap, usual: float) -> bool:
    """Tell whether a gap in a row can be one between columns.

    What stands beside it, large as it may be, does not matter but where it is a line across it.
    """
    across = (line.size for line in row if line.left < gap[0] and gap[1] < line.right)
    return gap[1] - gap[0] > GUTTER * max(across, default=usual)


def _without_ends(rows: Sequence[Row], first: int, end: int, gap: Gap) -> int:
    """Return where columns end if a line below them leaves their gutter free by chance."""
    within = next((at for at in range(end, first, -1) if not _is_across(rows[at - 1], gap)), first)
    by_chance = within > first and not any(_is_across(row, gap) for row in rows[first:within])
    return within if by_chance and end - within < _FEWEST_LINES else end


def _first_free(rows: Sequence[Row], gap: Gap) -> int:
    """Return from which row on a gutter goes on upwards."""
    taken = (at for at in range(len(rows) - 1, -1, -1) if free_of(rows[at], [gap]) != [gap])
    return next(taken, -1) + 1


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


def ruled_off(above: Row, row: Row, gap: Gap) -> bool:
    """Tell whether a line is drawn between two rows, and across a gap."""
    rules = {word.rule for line in row for word in line.words}
    if len(rules) != 1:
        return False
    (rule,) = rules
    is_across = rule is not None and rule[1] <= gap[0] and rule[2] >= gap[1]
    return is_across and rule[0] < min(line.base + line.size / 4 for line in above)


def _is_within(gap: Gap, part: Gap) -> bool:
    return gap[0] <= part[0] and part[1] <= gap[1]


def free_of(row: Row, gaps: Sequence[Gap]) -> list[Gap]:
    """Return what of gaps the words of a row leave free."""

    def without(gaps: Sequence[Gap], taken: Gap) -> list[Gap]:
        left = [(a, min(b, taken[0])) for a, b in gaps if a < taken[0]]
        return left + [(max(a, taken[1]), b) for a, b in gaps if b > taken[1]]

    return reduce(without, _taken(row), list(gaps))


def _taken(row: Row) -> Iterator[Gap]:
    """Yield what words of a row take; in the row of a table all of their cells."""
    words = [word for line in row for word in line.words]
    is_of_table = len({word.cell for word in words if word.cell}) > 1
    for word in words:
        yield word.cell[:2] if is_of_table and word.cell else (word.left, word.right)


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

    Where the lines of columns stand at heights of their own, few do so.
    """
    across = sum(_is_across(row, gap) for row in rows)
    return _BY_CHANCE * len(rows) < across < _NARROW


def _is_across(row: Row, gap: Gap) -> bool:
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
    if sum(line.text[0].islower() for line in lines[1:]) < _GOING_ON * (len(lines) - 1):
        return False  # the labels of a form
    return long and all(full[: beside[0] + 1]) and sum(full) > _MOSTLY * len(full)


def _full(lines: Sequence[Line]) -> list[bool]:
    """Tell of each line but the last whether the word that follows it had no room on it."""
    edge = max(line.right for line in lines)
    widths = (line.words[0].right - line.words[0].left for line in lines[1:])
    return [
        line.right + _SPACE * line.size + width > edge
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
        line.text
        for row in rows
        for line in (row[1:] if len(row) > 1 and is_mark(row[0]) else row)
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
    return len(line.text) <= _MARK and not line.text[-1].isalnum()


def _sides(rows: Sequence[Row], gap: Gap) -> tuple[list[Row], list[Row]]:
    middle = (gap[0] + gap[1]) / 2
    left = [tuple(line for line in row if line.left < middle) for row in rows]
    right = [tuple(line for line in row if line.left >= middle) for row in rows]
    return [row for row in left if row], [row for row in right if row]
