"""Words on a page to lines in reading order: rows first, then the columns that rows run across."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from itertools import pairwise
from statistics import median

_SAME_ROW = 0.35
"""Base lines that are closer than this share of the size are one."""
_APART = 1.6
"""A gap of so many sizes parts columns, or a list marker from its item."""
_GUTTER = 0.8
_FEWEST_ROWS = 4
_FEWEST_LINES = 3
_LONG = 18
"""The lines of a column have so many characters, in the middle; the cells of a table have fewer."""
_MARGIN = 0.15
"""No gutter is nearer to the edge than this share of the width."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and where it stands: in points, from the left and from the bottom of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one base line that follow each other."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for word in self.words)

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


Row = tuple[Line, ...]
"""Lines on one base line, with gaps between them."""
_Gap = tuple[float, float]


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


def columns_of(rows: Sequence[Row]) -> Iterator[list[Line]]:
    """Return the columns of a page in reading order, each with its lines from the top.

    Where rows have a gutter in common, what is left of it is read before what is right of it.
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
        for side in _sides(rows[at:end], gutter):
            yield from columns_of(side)
        at = end
    yield from _one(single)


def _one(rows: Sequence[Row]) -> Iterator[list[Line]]:
    if rows:
        yield [Line(tuple(word for line in row for word in line.words)) for row in rows]


def _gutter(rows: Sequence[Row], first: int) -> tuple[int, _Gap] | None:
    """Return up to which row there are columns from row `first` on, and what parts them."""
    lines = [line for row in rows for line in row]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    margin = _MARGIN * (right - left)
    free: list[_Gap] = [(left + margin, right - margin)]
    ended: list[tuple[int, _Gap]] = []
    for at in range(first, len(rows)):
        size = max(line.size for line in rows[at])
        left_free = [gap for gap in _free(rows[at], free) if gap[1] - gap[0] > _GUTTER * size]
        ended += [(at, gap) for gap in free if not any(map(partial(_is_within, gap), left_free))]
        free = left_free
        if not free:
            break
    ended += [(len(rows), gap) for gap in free]
    # the longest columns first, then those with the widest gutter
    for end, gap in sorted(ended, key=lambda found: (-found[0], found[1][0] - found[1][1])):
        if _parts_columns(rows[first:end], gap):
            return end, gap
    return None


def _is_within(gap: _Gap, part: _Gap) -> bool:
    return gap[0] <= part[0] and part[1] <= gap[1]


def _free(row: Row, gaps: Sequence[_Gap]) -> list[_Gap]:
    """Return what of gaps a row leaves free."""

    def without(gaps: Sequence[_Gap], line: Line) -> list[_Gap]:
        left = [(a, min(b, line.left)) for a, b in gaps if a < line.left]
        return left + [(max(a, line.right), b) for a, b in gaps if b > line.right]

    return reduce(without, row, list(gaps))


def _parts_columns(rows: Sequence[Row], gap: _Gap) -> bool:
    if len(rows) < _FEWEST_ROWS:
        return False
    for side in _sides(rows, gap):
        lengths = [len(line.text) for row in side for line in row]
        if len(lengths) < _FEWEST_LINES or median(lengths) < _LONG:
            return False
    return True


def _sides(rows: Sequence[Row], gap: _Gap) -> tuple[list[Row], list[Row]]:
    middle = (gap[0] + gap[1]) / 2
    left = [tuple(line for line in row if line.left < middle) for row in rows]
    right = [tuple(line for line in row if line.left >= middle) for row in rows]
    return [row for row in left if row], [row for row in right if row]
