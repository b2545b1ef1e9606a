"""Lines on pages to paragraphs: running headers left out, lines and broken paragraphs joined."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.conventions import RULER
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.read.formats.cells import Band, bands_of
from hmicdiff.read.formats.document import Part, counted
from hmicdiff.read.formats.grids import with_bands
from hmicdiff.read.formats.initials import with_initials
from hmicdiff.read.formats.rows import (
    ENDED,
    HYPHENS,
    LONG,
    Column,
    Line,
    Row,
    Word,
    columns_of,
    lines_of,
    rows_of,
)
from hmicdiff.read.formats.running import without_running
from hmicdiff.structs import Struct, field, replace

_BULLET = re.compile(
    "[\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1\u2043\u00b7\u27a2\u2713\u2714\ue000-\uf8ffo]"
)
"""A dot, a box, a tick; a letter o; and what a font of symbols has where others have nothing."""
_OWN = re.compile("[\ue000-\uf8ff](?= )")
"""A bullet of a font of symbols at the head of a line: what it looks like no text can tell."""
_DASH = re.compile(r"[-\u2013\u2014*+]")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,6})[.)]")
_BARE = re.compile(r"[1-9]\d?", re.ASCII)
_NOTE = re.compile(
    "[\u00b9\u00b2\u00b3\u2070-\u2079*\u2020\u2021]{1,3}|\\[?\\d{1,3}[\\].)]?", re.ASCII
)
"""What a note at the foot of a page begins with."""
_QUOTES = ("\u201c", "\u201e", "\u00ab", '"')
_BROKEN = re.compile(f"[{''.join(HYPHENS)}]\n")
_SHOUTED = re.compile(rf"[^\W\d_a-z]{{2,}}[{''.join(HYPHENS)}]$")
"""The first part of a word in capitals that is broken."""
_WIDER = 1.3
"""A step between lines that is so many times the usual one parts paragraphs."""
_WIDEST = 3.0
"""A step of more sizes than this parts them whatever is usual: a page may have two lines."""
_OTHER_SIZE = 1.15
"""Sizes closer than this look the same; a heading is set larger."""
_FULL = 0.6
"""A group of lines that is narrower than this share of its column was not wrapped."""
_SLACK = 0.5
"""By so many sizes a line may fall short without being short."""
_INDENT = 0.8
"""An indent is about as wide as the letters are high; a wide space is half of that."""


class _Paragraph(Struct):
    lines: list[Line]
    marker: bool
    page: int
    edge: float
    """Where the lines of its column end at the most."""
    cells: "list[_Paragraph]" = field(default_factory=list)
    """What stands beside it in the row of a table."""
    turns: list[tuple[int, int]] = field(default_factory=list)
    """From which of its lines on it stands on a later page, and on which."""


def parts_of_pages(
    pages: Sequence[Sequence[Word]], recognized: Container[int] = ()
) -> tuple[list[Part], list[Note]]:
    """Return the paragraphs of a document, and what was left out and mended.

    The place of a paragraph says whether its page is one of those that OCR read.
    """
    rows, notes = without_running([rows_of(page) for page in with_initials(pages)])
    columns = ((at, column) for at, page in enumerate(rows, 1) for column in columns_of(page))
    paragraphs, joined = _joined(columns)
    called = [f"page {at}{' (OCR)' * (at in recognized)}" for at in range(len(pages) + 1)]
    parts = [
        Part(
            _said(each),
            where=called[each.page],
            turns=tuple((_upto(each, line), called[page]) for line, page in each.turns),
        )
        for each in paragraphs
    ]
    broken = sum(len(_BROKEN.findall(part.text)) for part in parts)
    if joined:
        notes.append(
            Note(NoteKind.MENDED, f"{counted(joined, 'paragraph')} joined over page or column ends")
        )
    if broken:
        notes.append(Note(NoteKind.MENDED, f"{counted(broken, 'word')} broken at line ends"))
    return parts, notes


def _joined(columns: Iterable[tuple[int, Column]]) -> tuple[list[_Paragraph], int]:
    """Return the paragraphs of pages, and how many of them go on over the end of a column."""
    paragraphs: list[_Paragraph] = []
    above: list[_Paragraph] = []
    joined = item = 0
    for page, column in columns:
        for piece in _pieces(column.rows):
            if isinstance(piece, Band):
                paragraphs += _of_band(piece, page)
                above = []
                continue
            lines, item = _with_stops(lines_of(piece), item)
            found = list(_paragraphs(lines, page))
            if not column.is_box:
                whole = list(found)
                if found and (begun := _begun(above, found[0])) is not None:
                    begun.turns.append((len(begun.lines), page))
                    begun.lines += found.pop(0).lines
                    whole[0] = begun
                    joined += 1
                above = whole or above
            paragraphs += found
    return paragraphs, joined


def _pieces(rows: Sequence[Row]) -> Iterator[Band | list[Row]]:
    """Part rows of tables, with lines around their cells or without, from what is between."""
    for piece in bands_of(rows):
        if isinstance(piece, Band):
            yield piece
        else:
            yield from with_bands(piece)


def _begun(above: Sequence[_Paragraph], following: _Paragraph) -> _Paragraph | None:
    """Return the paragraph of the column before that goes on with `following`, if one does.

    It is the last, or the last above what is set smaller at the foot of the page, and above notes
    there that have ended: a sentence goes on behind them.
    """
    torn = next((each for each in reversed(above) if not _is_ended_note(each)), None)
    if torn and following.lines[0].text[:1].islower() and not ENDED.search(torn.lines[-1].text):
        above = [torn]
    for paragraph in reversed(above):
        if _goes_on(paragraph, following):
            return paragraph
        if paragraph.lines[0].size * _OTHER_SIZE > following.lines[0].size:
            return None
    return None


def _is_ended_note(paragraph: _Paragraph) -> bool:
    """Tell whether a paragraph is a whole note, or the line above notes."""
    last = paragraph.lines[-1].text
    if RULER.match(last):
        return True
    first, *others = paragraph.lines[0].words
    return bool(others and _NOTE.fullmatch(first.text) and ENDED.search(last))


def _of_band(band: Band, page: int) -> list[_Paragraph]:
    """Return a row of a table: one paragraph, or those of each cell where one has several."""
    cells = [_in_one(list(_paragraphs(cell, page))) for cell in band.cells]
    if not band.is_row or any(len(cell) > 1 for cell in cells):
        return [paragraph for cell in cells for paragraph in cell]
    (first,), *others = cells
    first.cells = [paragraph for (paragraph,) in others]
    return [first]


def _in_one(cell: list[_Paragraph]) -> list[_Paragraph]:
    """Put together what short lines in a cell were taken for: a name, an address, a few words."""
    lines = [line for paragraph in cell for line in paragraph.lines]
    is_text = any(paragraph.marker for paragraph in cell) or any(
        len(line.text) >= LONG for line in lines
    )
    return cell if is_text else [replace(cell[0], lines=lines)]


def _paragraphs(column: Sequence[Line], page: int) -> Iterator[_Paragraph]:
    edge = max(line.right for line in column)
    left = min(line.left for line in column)
    for group in _groups(column):
        right = max(line.right for line in group)
        if right - left < _FULL * (edge - left):
            right = edge
        current: _Paragraph | None = None
        for at, line in enumerate(group):
            if current is None or _begins(group, at, current, right):
                if current:
                    yield current
                current = _Paragraph([line], bool(_marker(line)), page, edge)
            else:
                current.lines.append(line)
        if current:
            yield current


def _with_stops(column: Sequence[Line], item: int) -> tuple[list[Line], int]:
    """Put a stop behind the bare numbers of a list ("1  A copy ..."), so that they read as such.

    `item` is the number of the item before; returned is that of the last. A number is one of a list
    if it stands apart before words and counts on: before a figure it is one itself.
    """
    lines = []
    for line in column:
        first, *rest = line.words
        apart = rest and rest[0].left - first.right > _INDENT * first.size
        if apart and _BARE.fullmatch(first.text) and _counts_on(int(first.text), item, rest[0]):
            item = int(first.text)
            lines.append(Line((replace(first, text=f"{item}."), *rest)))
        else:
            lines.append(line)
    return lines, item


def _counts_on(number: int, item: int, following: Word) -> bool:
    return number in {1, item + 1} and any(map(str.isalpha, following.text))


def _groups(column: Sequence[Line]) -> Iterator[list[Line]]:
    """Part lines where the step between them is wider than usual, or the size changes."""
    steps = [_step(a, b) for a, b in pairwise(column) if _is_same_size(a, b)]
    usual = _usual_step(steps)
    group = [column[0]]
    for before, line in pairwise(column):
        step = _step(before, line)
        if step > min(_WIDER * usual, _WIDEST) or step < 0 or not _is_same_size(before, line):
            yield group
            group = []
        group.append(line)
    yield group


def _step(above: Line, line: Line) -> float:
    """Return how far two lines are apart, in sizes."""
    return (above.base - line.base) / max(above.size, line.size)


def _usual_step(steps: Sequence[float]) -> float:
    """Return the step between the lines of a paragraph: the smallest that is no exception."""
    if not steps:
        return float("inf")
    ordered = sorted(steps)
    return max(ordered[len(ordered) // 4], ordered[0])


def _is_same_size(one: Line, other: Line) -> bool:
    return max(one.size, other.size) < _OTHER_SIZE * min(one.size, other.size)


def _marker(line: Line) -> str:
    """Return the list marker that a line begins with, if it does."""
    first, *rest = line.words
    if not rest:
        return ""
    apart = _is_apart(line)
    if _BULLET.fullmatch(first.text) and (apart or not first.text.isalnum()):
        return first.text
    return first.text if _NUMBER.fullmatch(first.text) or _DASH.fullmatch(first.text) else ""


def _is_apart(line: Line) -> bool:
    """Tell whether more than a space stands behind the first word of a line."""
    first, second = line.words[:2]
    return second.left - first.right > _SLACK * first.size


def _begins(group: Sequence[Line], at: int, current: _Paragraph, right: float) -> bool:
    """Tell whether a line of a group begins a paragraph."""
    line, before = group[at], group[at - 1]
    if RULER.match(line.text) or RULER.match(before.text):
        return True
    marker = _marker(line)
    if marker and _is_item(line, marker, current):
        return True
    first = line.words[0]
    space = right - before.right - _SLACK * line.size
    if first.right - first.left < space and not _leads_on(before, first):
        return True
    is_later = at > len(current.lines)  # so that no wider steps part paragraphs here
    if is_later and before.text.endswith(":") and first.text.startswith(_QUOTES):
        return True  # who says it, and what is said
    return not current.marker and _is_indented(group, at)


def _leads_on(before: Line, first: Word) -> bool:
    """Tell whether a short line ends amidst a phrase, and the next one begins in small letters."""
    last = before.words[-1].text
    return first.text[:1].islower() and (last.endswith(",") or last in FUNCTION_WORDS)


def _is_item(line: Line, marker: str, current: _Paragraph) -> bool:
    """Tell a list marker from a number or a dash that a line within a paragraph begins with."""
    if line.left > current.lines[-1].left + _SLACK * line.size:
        return bool(_BULLET.fullmatch(marker))
    outdented = line.left < current.lines[-1].left - _SLACK * line.size
    return outdented or current.marker or _is_apart(line) or bool(_BULLET.fullmatch(marker))


def _is_indented(group: Sequence[Line], at: int) -> bool:
    left = min(line.left for line in group)
    size = group[at].size
    after = group[at + 1].left if at + 1 < len(group) else left
    before = group[at - 1].left
    indented = group[at].left > left + _INDENT * size
    return indented and max(before, after) < left + _SLACK * size and not _is_centred(group, at)


def _is_centred(group: Sequence[Line], at: int) -> bool:
    """Tell whether a line has the same middle as the one above, and another width."""
    line, above = group[at], group[at - 1]
    return abs(line.left + line.right - above.left - above.right) < line.size


def _goes_on(paragraph: _Paragraph, following: _Paragraph) -> bool:
    """Tell whether a paragraph at the end of a column goes on in the next."""
    last, first = paragraph.lines[-1], following.lines[0]
    is_ruled = RULER.match(last.text) or RULER.match(first.text)
    if following.marker or is_ruled or not _is_same_size(last, first):
        return False
    if first.text[:1].islower():
        return True
    word = first.words[0]
    full = word.right - word.left > paragraph.edge - last.right - _SLACK * last.size
    return full and not ENDED.search(last.text)


def _said(paragraph: _Paragraph) -> str:
    text = "\t".join(map(_text, (paragraph, *paragraph.cells)))
    return _OWN.sub("\u2022", text, count=1) if paragraph.marker else text


def _upto(paragraph: _Paragraph, line: int) -> int:
    """Return how many characters a paragraph has before one of its lines."""
    return len(_text(replace(paragraph, lines=paragraph.lines[:line])))


def _text(paragraph: _Paragraph) -> str:
    """Return the words of a paragraph; a word that is broken at the end of a line stays broken."""
    text = ""
    for line in paragraph.lines:
        words = line.text
        if not text:
            text = words
        elif not text.endswith(HYPHENS):
            text += " " + words
        elif words[:1].islower() or (_SHOUTED.search(text) and words[:2].isupper()):
            text += "\n" + words
        else:
            text += words
    return text
