"""Plain text to blocks: titles, headings, paragraphs, list items, quotes and notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hmicdiff.model.text import Block, Role
from hmicdiff.read.comments import commented
from hmicdiff.read.conventions import ENDED, ITEM, Conventions
from hmicdiff.read.united import united
from hmicdiff.read.wraps import Margin, margin

_LINE = re.compile(r"([^\r\n]*)(?:\r\r?\n|\r|\n|$)")
"""A line with its end, also one that was made twice ("\\r\\r\\n"): that is no blank line."""
_INITIAL = re.compile(r"[A-Z]\.")
_RULER = re.compile(r"\s*([-=_*#~+.])\1{2,}\s*$")
_FIELD = re.compile(r"[^\W\d_][\w /-]{0,24}:\s+\S")
_GAP = 9
"""So far on may the next number or letter of a list be, where items were struck out."""
_SHORT = 40
"""A line this short that another follows was not filled up and wrapped: it was ended."""
_HEADING = 60
_TITLE = 250
_OPEN, _CLOSE = '"\u201c\u201e\u00ab', '"\u201d\u201c\u00bb'
_QUOTED_PARAGRAPHS = 12
"""A quote that is not closed within so many paragraphs was never meant to go on."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    """Without leading and trailing white space."""
    length: int
    """How far the line reaches, with its indentation."""


def blocks(text: str, conventions: Conventions | None = None) -> tuple[Block, ...]:
    """Return the blocks of a plain text, in order, as the family has them by its `conventions`.

    A line break inside a block is soft: blocks are parted by blank lines, list markers, fields
    ("Topic: ...") and lines that end though the next word would have fitted.
    """
    family = conventions or Conventions([text])
    found = _initials(text, _split(text, family))
    return _notes(_quotes(text, _headings(text, united(text, found, family))))


def _split(text: str, family: Conventions) -> list[Block]:
    found: list[Block] = []
    last: _Line | None = None
    signs = commented(text, family)
    breaks = _Breaks(text, margin(text), family)
    for match in _LINE.finditer(text):
        raw = match.group(1)
        begin = signs.get(match.start(), match.start())
        marker = ITEM.match(text, begin, match.start() + len(raw))
        begin += len(text[begin : match.start() + len(raw)]) - len(
            text[begin : match.start() + len(raw)].lstrip()
        )
        line = _Line(begin, text[begin : match.start() + len(raw)].strip(), len(raw.rstrip()))
        if not any(map(str.isalnum, line.text)) or _RULER.match(raw):
            last = None
            continue
        if marker and (last is None or _begins_item(text, found, last, marker)):
            start = marker.end()
            end = line.start + len(line.text)
            found.append(Block(Role.ITEM, start, end, marker.group().strip()))
        elif last is None or breaks.is_hard(found[-1], last, line):
            found.append(Block(Role.PARAGRAPH, line.start, line.start + len(line.text), ""))
        else:
            found[-1] = replace(found[-1], end=line.start + len(line.text))
        last = line
    return found


def _initials(text: str, found: list[Block]) -> list[Block]:
    """Take a capital with a stop that no neighbour counts on from for an initial ("J. Smith")."""
    letters = [_letter(block) for block in found]
    result = []
    for block, before, letter, after in zip(
        found, [0, *letters], letters, [*letters[1:], 0], strict=False
    ):
        alone = letter and not (0 < letter - before <= _GAP or 0 < after - letter <= _GAP)
        start = text.rindex(block.marker, 0, block.start) if alone else block.start
        result.append(Block(Role.PARAGRAPH, start, block.end, "") if alone else block)
    return result


def _letter(block: Block) -> int:
    return ord(block.marker[0]) if _INITIAL.fullmatch(block.marker) else 0


def _begins_item(text: str, found: Sequence[Block], last: _Line, match: re.Match[str]) -> bool:
    r"""Tell a list marker from a line that happens to start like one ("... in para.\n3. ...")."""
    marker = match.group().strip()
    ended = last.text[-1] in ".:;!?"
    if found[-1].role is not Role.ITEM:
        return ended and (_count(marker) in (None, 1) or last.text[-1] == ":")
    before = _sibling(found, marker)
    if before is None:
        return not marker[:1].isalnum() or (ended and _count(marker) in (None, 1))
    step = _count(marker, 0) - _count(before, 0)
    if step == 1 or (step == 0 and _count(marker) is None):
        return True
    is_over = ended or last.text[-1] == "," or text[match.end()].isupper()
    return is_over and (0 < step <= _GAP or (ended and _count(marker) == 1))


def _sibling(found: Sequence[Block], marker: str) -> str | None:
    """Return the last marker of the form of `marker` in the list that the last block is in."""
    form = _form(marker)
    for block in reversed(found):
        if block.role is not Role.ITEM:
            return None
        if _form(block.marker) == form:
            return block.marker
    return None


def _form(marker: str) -> str:
    return re.sub("[a-z]+", "a", re.sub("[A-Z]+", "A", re.sub(r"\d+", "0", marker)))


def _count(marker: str, default: int | None = None) -> int | None:
    """Return what a marker counts, figures or single letters."""
    if number := re.search(r"\d+", marker):
        return int(number.group())
    letter = re.search(r"[^\W\d_]", marker)
    return ord(letter.group().casefold()) - ord("a") + 1 if letter else default


@dataclass(frozen=True, slots=True)
class _Breaks:
    """Tells a line break that ends a block from one that only wraps it."""

    text: str
    margin: Margin
    family: Conventions

    def is_hard(self, block: Block, last: _Line, line: _Line) -> bool:
        """Tell whether a block ends with its last line."""
        if line.text[0].islower():
            return False
        short = len(last.text) <= _SHORT
        is_field = _FIELD.match(last.text)
        opening = self.text[block.start : block.end]
        if _FIELD.match(line.text) and (short or _FIELD.match(opening)):
            return True
        if is_field or ENDED.search(last.text):
            return short and not is_field
        return self._is_over(last, line, short=short)

    def _is_over(self, last: _Line, line: _Line, *, short: bool) -> bool:
        """Tell whether a line ends what it says, though without a stop."""
        word = line.text.split(None, 1)[0]
        room = self.margin.has_room(last.length, word)
        if room is None:
            unlike = not self.margin.is_wrapped and len(line.text) > len(last.text) + len(word)
            room = short or unlike
        return room and not self.family.runs_on(last.text, line.text)


def _headings(text: str, found: list[Block]) -> list[Block]:
    roles = []
    for index, block in enumerate(found):
        words = text[block.start : block.end]
        if block.role is not Role.PARAGRAPH:
            roles.append(block)
        elif index == 0 and len(words) <= _TITLE and words[-1] != "." and _is_one_line(words):
            roles.append(replace(block, role=Role.TITLE))
        elif index + 1 < len(found) and _reads_as_heading(words):
            roles.append(replace(block, role=Role.HEADING))
        else:
            roles.append(block)
    return roles


def _is_one_line(words: str) -> bool:
    return "\n" not in words and "\r" not in words


def _reads_as_heading(words: str) -> bool:
    plain = len(words) <= _HEADING and not re.search(r"[\r\n]|[.:;!?]\s", words)
    return plain and words[-1] not in f".;,:!?{_CLOSE}" and not words[0].islower()


def _quotes(text: str, found: list[Block]) -> list[Block]:
    """Mark quoted paragraphs, also where one quote runs over several of them."""
    marked = list(found)
    index = 0
    while index < len(found):
        last = _quote_end(text, found, index)
        for at in range(index, last):
            marked[at] = replace(found[at], role=Role.QUOTE)
        index = max(last, index + 1)
    return marked


def _quote_end(text: str, found: list[Block], first: int) -> int:
    """Return the index after the last paragraph of the quote that starts at `first`, or `first`."""
    opening = text[found[first].start : found[first].end]
    if found[first].role is not Role.PARAGRAPH or opening[0] not in _OPEN:
        return first
    if not _is_open(opening):
        return first + 1 if opening[-1] in _CLOSE else first
    for at in range(first + 1, min(first + _QUOTED_PARAGRAPHS, len(found))):
        words = text[found[at].start : found[at].end]
        if found[at].role is not Role.PARAGRAPH:
            return first
        if words[-1] in _CLOSE and _closes(words):
            return at + 1
    return first


def _is_open(words: str) -> bool:
    return words.count('"') % 2 == 1 or words.count("\u201c") > words.count("\u201d")


def _closes(words: str) -> bool:
    straight = words.count('"') - (words[0] == '"')
    return straight % 2 == 1 or words.count("\u201d") > words.count("\u201c") - (
        words[0] == "\u201c"
    )


def _notes(found: list[Block]) -> tuple[Block, ...]:
    """Mark the numbered list that ends a document under a heading of its own as notes."""
    first = len(found)
    while (
        first and found[first - 1].role is Role.ITEM and re.search(r"\d", found[first - 1].marker)
    ):
        first -= 1
    if first in (0, len(found)) or found[first - 1].role is not Role.HEADING:
        return tuple(found)
    return (*found[:first], *(replace(block, role=Role.NOTE) for block in found[first:]))
