"""Running lines: what stands at the edge of nearly all pages and nowhere else."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.counting import numberless, numbers
from hmicdiff.read.formats.document import counted, quoted
from hmicdiff.read.formats.rows import Row
from hmicdiff.structs import Struct

_EDGE = 3
"""So many rows at the top and at the bottom of a page can be running ones."""
_SAME_PLACE = 1.0
"""Rows whose base lines differ by fewer sizes than this stand in the same place: no line has room
between them. Who puts pages together by hand does not put all feet at one height."""
_OTHER_SIZE = 1.15
"""As on pages: sizes closer than this look the same."""
_BUT = 10
"""Besides its first page, one page in so many may lack a line: a plate, a blank page."""
_FEW = 4
"""On fewer pages than this two lines may be in the same place by chance: more must speak for it."""
_DOUBLE = 6
"""From so many pages on, left and right pages may each have lines of their own."""
_PART = 8
"""A part of a document with running lines of its own has so many pages, or more."""
_WIDER = 1.3
"""A step that is so many times the usual one parts a line from what is beside it."""
_PAGE = re.compile(
    r"[-\u2013\u2014|\s]*(?:(?:page|pp?\.|seite|pagina|p\u00e1gina|side|sida|str\.)\s*)?#"
    r"(?:\s*(?:/|of|von|sur|de|di|van|\|)\s*#)?[-\u2013\u2014|\s]*",
    re.IGNORECASE,
)
"""A page number, with nothing said beside it."""


class _Stand(Struct, frozen=True):
    """A row, and where it stands."""

    page: int
    at: int
    """The index of the row on its page."""
    row: Row
    pattern: str
    """Its words without spaces, each number a sign."""
    numbers: tuple[int, ...]
    is_edge: bool

    @property
    def base(self) -> float:
        return self.row[0].base

    @property
    def size(self) -> float:
        return self.row[0].size


def without_running(pages: Sequence[Sequence[Row]]) -> tuple[list[list[Row]], list[Note]]:
    """Return the rows of pages without the running lines, and the note on these.

    A line that stands at the edge of a few pages only may be text that happens to be there; so may
    one that is text elsewhere. Its numbers are those of its pages, or the same on all.
    """
    standing: defaultdict[str, list[_Stand]] = defaultdict(list)
    for each in _stands(pages):
        standing[each.pattern].append(each)
    found = [
        group for pattern, stands in standing.items() for group in _groups(pattern, stands, pages)
    ]
    found = _with_rows_of_several(found, standing.values())
    out = {(each.page, each.at) for group in found for each in group}
    kept = [
        [row for at, row in enumerate(page) if (number, at) not in out]
        for number, page in enumerate(pages, 1)
    ]
    if sum(map(len, kept)) * 2 < sum(map(len, pages)):
        return [list(page) for page in pages], []  # where little else is left, it is the text
    return kept, list(_notes(found))


def _with_rows_of_several(
    found: Sequence[Sequence[_Stand]], standing: Iterable[Sequence[_Stand]]
) -> list[list[_Stand]]:
    """Add to running lines the rows in which several of them stand beside each other."""
    # a page may be counted at its head and at its foot
    running: defaultdict[str, list[_Stand]] = defaultdict(list)
    whole = [list(group) for group in found]
    for group in found:
        running[group[0].pattern].append(group[0])
    for each in (each for stands in standing for each in stands if each.is_edge):
        words = [line.text for line in each.row]
        if len(words) > 1 and all(_goes_on(running, one, each.page) for one in words):
            pattern = _pattern(words[0])
            next(group for group in whole if group[0].pattern == pattern).append(each)
    return whole


def _goes_on(running: Mapping[str, Sequence[_Stand]], words: str, page: int) -> bool:
    """Tell whether words are those of a running line, with the numbers that this page has there."""
    return any(
        all(
            number in (before, before + page - other.page)
            for number, before in zip(numbers(words), other.numbers, strict=True)
        )
        for other in running.get(_pattern(words), ())
    )


def _notes(found: Sequence[Sequence[_Stand]]) -> Iterator[Note]:
    if not found:
        return
    pages = {each.page for group in found for each in group}
    words = sum(len(_words(each.row).split()) for group in found for each in group)
    first = sorted((group[0] for group in found), key=lambda each: (each.page, each.at))
    said = ", ".join(quoted(_words(each.row)) for each in first)
    edge = "edges" if len(pages) > 1 else "edge"
    what = f"{counted(len(found), 'running line')} at the {edge} of {counted(len(pages), 'page')}"
    yield Note(NoteKind.DROPPED, f"{what}: {said}", words)


def _stands(pages: Sequence[Sequence[Row]]) -> Iterator[_Stand]:
    for page, rows in enumerate(pages, 1):
        for at, row in enumerate(rows):
            words = _words(row)
            yield _Stand(
                page,
                at,
                row,
                _pattern(words),
                numbers(words),
                at < _EDGE or at >= len(rows) - _EDGE,
            )


def _pattern(words: str) -> str:
    """Return what is the same on all pages; where spaces are in it is a guess of each page."""
    return "".join(numberless(words).split())


def _words(row: Row) -> str:
    return " ".join(line.text for line in row)


def _groups(
    pattern: str, stands: Sequence[_Stand], pages: Sequence[Sequence[Row]]
) -> Iterator[list[_Stand]]:
    """Yield the running lines among rows of one pattern: those that stand in one place each."""
    is_number = _PAGE.fullmatch(pattern) is not None
    if len(pages) == 1:
        if is_number and (alone := _only_number(stands, pages[0])):
            yield alone
        return
    for place in _places(each for each in stands if each.is_edge):
        group = _counting(place) if is_number else _alike(place)
        if not _is_on_nearly_all(group, pages):
            continue
        if not is_number and _is_text_elsewhere(group, stands):
            continue
        if len(pages) < _FEW and not _is_furniture(group, pages):
            continue
        yield group


def _only_number(stands: Sequence[_Stand], rows: Sequence[Row]) -> list[_Stand]:
    """Return the number of the only page, which is one and stands apart at its edge."""
    last = len(rows) - 1
    return [
        each
        for each in stands
        if each.at in {0, last} and each.numbers[0] == 1 and _is_apart(each, rows)
    ][:1]


def _places(stands: Iterable[_Stand]) -> list[list[_Stand]]:
    """Part rows by the place where they stand, and their size; of two on one page the first."""
    places: list[list[_Stand]] = []
    for each in stands:
        for place in places:
            first = place[0]
            near = abs(first.base - each.base) < _SAME_PLACE * first.size and _is_same_size(
                first, each
            )
            if near and place[-1].page != each.page:
                place.append(each)
                break
        else:
            places.append([each])
    return places


def _is_same_size(one: _Stand, other: _Stand) -> bool:
    return max(one.size, other.size) < _OTHER_SIZE * min(one.size, other.size)


def _alike(place: Sequence[_Stand]) -> list[_Stand]:
    """Return the rows whose numbers are the same, or count with the pages."""
    kept = list(place)
    for at in range(len(place[0].numbers)):
        same, number = _most(Counter(each.numbers[at] for each in place))
        counts, ahead = _most(Counter(each.numbers[at] - each.page for each in place))
        kept = [
            each
            for each in kept
            if (
                each.numbers[at] == number
                if same >= counts
                else each.numbers[at] - each.page == ahead
            )
        ]
    return kept


def _most(counts: Counter[int]) -> tuple[int, int]:
    ((value, count),) = counts.most_common(1)
    return count, value


def _counting(place: Sequence[_Stand]) -> list[_Stand]:
    """Return the page numbers that count on from a page beside them, wherever they begin."""
    number = {each.page: each.numbers[0] for each in place}
    return [
        each
        for each in place
        if any(number.get(each.page + step) == each.numbers[0] + step for step in (-2, -1, 1, 2))
    ]


def _is_on_nearly_all(group: Sequence[_Stand], pages: Sequence[Sequence[Row]]) -> bool:
    """Tell whether rows are on nearly all pages of a document, or of a long part of it."""
    if not group:
        return False
    found = [each.page for each in group]
    if _are_nearly_all(found, 1, len(pages)):
        return True
    first, last = min(found), max(found)
    is_part = last - first + 1 >= _PART and _are_nearly_all(found, first, last)
    return is_part and _is_furniture(group, pages)


def _are_nearly_all(found: Sequence[int], first: int, last: int) -> bool:
    """Tell whether nearly all pages of some are found, or nearly all left, or all right ones."""
    count = last - first + 1
    if len(found) >= max(2, count - 1 - count // _BUT):
        return True
    sides = {number % 2 for number in found}
    half = sum(number % 2 in sides for number in range(first, last + 1))
    return count >= _DOUBLE and len(sides) == 1 and len(found) >= max(3, half - 1 - half // _BUT)


def _is_text_elsewhere(group: Sequence[_Stand], stands: Sequence[_Stand]) -> bool:
    """Tell whether what running lines would say is also text: on its own it is, in one size.

    A page that lacks the line may have it for its title.
    """
    running = {(each.page, each.at) for each in group}
    pages = {each.page for each in group}
    others = [
        each
        for each in stands
        if (each.page, each.at) not in running and _is_same_size(each, group[0])
    ]
    return any(each.page in pages for each in others) or len(others) > 1


def _is_furniture(group: Sequence[_Stand], pages: Sequence[Sequence[Row]]) -> bool:
    """Tell whether a line has the page's number, or does not look like the text on any page."""
    counts = [
        len({each.numbers[at] - each.page for each in group}) == 1
        for at in range(len(group[0].numbers))
    ]
    return any(counts) or all(
        _is_small(each, pages[each.page - 1]) or _is_apart(each, pages[each.page - 1])
        for each in group
    )


def _is_small(each: _Stand, rows: Sequence[Row]) -> bool:
    return each.size * _OTHER_SIZE < median(row[0].size for row in rows)


def _is_apart(each: _Stand, rows: Sequence[Row]) -> bool:
    """Tell whether a row is farther from the text than its paragraphs are from each other.

    What is between it and the edge of the page is beside it.
    """
    steps = [above[0].base - row[0].base for above, row in pairwise(rows)]
    is_top = each.at < len(rows) / 2
    inward = steps[each.at : _EDGE] if is_top else steps[max(each.at - _EDGE, 0) : each.at]
    inner = sorted(steps[_EDGE:-_EDGE] or steps[1:-1])
    if not inner or not inward:
        return False
    usual = inner[len(inner) // 4]
    wide = [step for step in inner if step > _WIDER * usual]
    return max(inward) > _WIDER * (median(wide) if wide else usual)
