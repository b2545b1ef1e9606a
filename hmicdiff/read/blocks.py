"""Plain text to blocks: titles, headings, paragraphs, list items, quotes and notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hmicdiff.model.text import Block, Role

_LINE = re.compile(r"([^\r\n]*)(?:\r\r?\n|\r|\n|$)")
"""A line with its end, also one that was made twice ("\\r\\r\\n"): that is no blank line."""
_BULLET = "[-*+\u2022\u2023\u25aa\u25cf\u25e6\u2043\u2013\u2014\u00b7]"
_NUMBER = r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,6})[.)]"
_ITEM = re.compile(rf"[^\S\n]*(?:{_BULLET}[^\S\n]+(?:{_NUMBER}[^\S\n]+)?|{_NUMBER}[^\S\n]+)(?=\S)")
_INITIAL = re.compile(r"[A-Z]\.")
_RULER = re.compile(r"\s*([-=_*#~+.])\1{2,}\s*$")
_COMMENT = re.compile(r"[^\S\n]*([*#;%>|]|//|--)(?:[^\S\n]+|$)")
_COMMENTED = 3
"""So many lines in a row with one sign before them are a text that is commented out or quoted."""
_FILLED = 0.6
"""This share of the lines of a wrapped text, and more, are so full that no word more would fit."""
_GOING_ON = 0.3
"""So many lines of it begin with a small letter."""
_FIELD = re.compile(r"[^\W\d_][\w /-]{0,24}:\s+\S")
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


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text, in order.

    A line break inside a block is soft: blocks are parted by blank lines, list markers, fields
    ("Topic: ...") and lines that end far short of the margin.
    """
    return _notes(_quotes(text, _headings(text, _initials(text, _split(text)))))


def _split(text: str) -> list[Block]:
    found: list[Block] = []
    last: _Line | None = None
    commented = _commented(text)
    for match in _LINE.finditer(text):
        raw = match.group(1)
        begin = match.start() + len(raw) - len(raw.lstrip())
        begin = commented.get(match.start(), begin)
        line = _Line(begin, text[begin : match.start() + len(raw)].strip())
        if not any(map(str.isalnum, line.text)) or _RULER.match(raw):
            last = None
            continue
        marker = None if match.start() in commented else _ITEM.match(raw)
        if marker and (last is None or _begins_item(found[-1], last, marker.group().strip())):
            start = match.start() + marker.end()
            end = line.start + len(line.text)
            found.append(Block(Role.ITEM, start, end, marker.group().strip()))
        elif last is None or _is_hard(text, found[-1], last, line):
            found.append(Block(Role.PARAGRAPH, line.start, line.start + len(line.text), ""))
        else:
            found[-1] = replace(found[-1], end=line.start + len(line.text))
        last = line
    return found


def _commented(text: str) -> dict[int, int]:
    """Return, for lines with a comment sign ("* ", "# ", "> ") before them, where they begin.

    Such signs stand before every line of a text that is wrapped: that tells them from list
    markers, which stand where something begins.
    """
    begins: dict[int, int] = {}
    run: list[re.Match[str]] = []
    sign = ""
    for line in _LINE.finditer(text):
        comment = _COMMENT.match(line.group(1))
        if comment is None or comment.group(1) != sign:
            begins |= _wrapped(run)
            run = []
            sign = comment.group(1) if comment else ""
        if comment:
            run.append(line)
    return begins | _wrapped(run)


def _wrapped(run: Sequence[re.Match[str]]) -> dict[int, int]:
    """Return where the lines of a run begin behind their signs, if the run is wrapped text.

    The lines of a wrapped text are full, and go on in the middle of a sentence.
    """
    lines = [line.group(1).rstrip() for line in run]
    width = max(map(len, lines), default=0)
    if len(run) < _COMMENTED or width < _SHORT:
        return {}
    signs = [match for match in map(_COMMENT.match, lines) if match]
    texts = [line[sign.end() :] for line, sign in zip(lines, signs, strict=True)]
    words = [text.partition(" ")[0] for text in texts]
    filled = sum(
        len(line) + 1 + len(word) > width for line, word in zip(lines, words[1:], strict=False)
    )
    shouted = sum(text.isupper() for text in texts) > len(texts) / 2
    going_on = shouted or sum(word[:1].islower() for word in words[1:]) > _GOING_ON * len(words)
    starts_over = words[0][:1].islower()
    if filled < _FILLED * (len(run) - 1) or not going_on or starts_over:
        return {}
    return {line.start(): line.start() + sign.end() for line, sign in zip(run, signs, strict=True)}


def _initials(text: str, found: list[Block]) -> list[Block]:
    """Take a capital with a stop that no neighbour counts on from for an initial ("J. Smith")."""
    letters = [_letter(block) for block in found]
    result = []
    for block, before, letter, after in zip(
        found, [0, *letters], letters, [*letters[1:], 0], strict=False
    ):
        alone = letter and letter not in {before + 1, after - 1}
        start = text.rindex(block.marker, 0, block.start) if alone else block.start
        result.append(Block(Role.PARAGRAPH, start, block.end, "") if alone else block)
    return result


def _letter(block: Block) -> int:
    return ord(block.marker[0]) if _INITIAL.fullmatch(block.marker) else 0


def _begins_item(block: Block, last: _Line, marker: str) -> bool:
    r"""Tell a list marker from a line that happens to start like one ("... in para.\n3. ...")."""
    number = re.search(r"\d+", marker)
    if block.role is Role.ITEM:
        before = re.search(r"\d+", block.marker)
        if number:
            return before is not None and int(number.group()) == int(before.group()) + 1
        if marker[:1].isalpha() and ord(marker[0]) == ord(block.marker[0]) + 1:
            return True
        return (before is None and marker[:1] == block.marker[:1]) or not marker[:1].isalnum()
    return last.text[-1] in ".:;!?" and (not number or int(number.group()) == 1)


def _is_hard(text: str, block: Block, last: _Line, line: _Line) -> bool:
    """Tell a line break that ends a block from one that only wraps it."""
    if line.text[0].islower():
        return False
    short = len(last.text) <= _SHORT
    if _FIELD.match(line.text) and (short or _FIELD.match(text[block.start : block.end])):
        return True
    return short and not _FIELD.match(last.text)


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
