"""The lines of a file that the words of its text stand on, where they can be told.

Text that is made of markup has other lines than the file. Its words stand in the same order, and
four that follow each other stand together once only, most of the time.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from hmicdiff.read.formats.document import Document
from hmicdiff.structs import Struct, replace

_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<head\b.*?(?:</head\s*>|(?=<body\b)|\Z)"
    r"|<(script|style|template)\b.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_PIECE = re.compile(r"\n|</?[A-Za-z][^<>]{0,2000}>|\]\([^()\s]{0,2000}\)|[^\W_]+")
"""A line end; a tag, or the address of a link, which are passed over; a word."""
_BLOCK = re.compile(r"[^\n].*?(?=\n\n|\Z)", re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
_MARKER = re.compile(r"(?:- )?(?:\(?\w{1,5}[.)] )?")
"""What a list has before an item, which the file need not have."""
_LONGEST = 1_000_000
"""In a file of more characters, which is no document for people, lines are not looked for."""
_CROWDED = 5
"""A line with more blocks than this is no line that somebody has written."""
_GRAM = 4
"""So many words in a row stand in one place only, in nearly all texts."""
_TRIED = 4
"""From so many words of a block on it is looked for: markup may part the first one."""
_PART = 400
"""What is too short to stand in one place only is looked for among no more words than this."""
_AHEAD = 12
"""So many words of the file may stand between two of the text: a mark, what was left out."""

_Gram = tuple[str, ...]
_Word = tuple[str, int]
"""A word with its line, or with its offset."""


class _Block(Struct, frozen=True):
    """A block of the text and where it was found."""

    start: int
    words: Sequence[_Word]
    at: int = -1
    """The number of the word of the file that it was found at; -1 if it was not."""
    first: int = 0
    """Which of its words that is."""


def by_line(document: Document, source: str) -> Document:
    """Return a document whose places are lines of its file, as far as these can be told.

    Where a program has written all in a few lines, nobody finds anything by them.
    """
    if len(source) > _LONGEST:
        return document
    written = list(_written(source))
    blocks = _found(list(_blocks(document.text)), [word for word, _ in written])
    standing = Counter(written[block.at][1] for block in blocks if block.at >= 0)
    if 2 * sum(count for count in standing.values() if count > _CROWDED) > len(blocks):
        return document
    places: list[tuple[int, str]] = []
    for block in blocks:
        for offset, where in _places(block, written) or [
            (block.start, document.where(block.start))
        ]:
            if where and (not places or places[-1][1] != where):
                places.append((offset, where))
    return replace(document, places=tuple(places))


def _written(source: str) -> Iterator[_Word]:
    """Yield the words of a file that a page may show, each with its line."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    seen = _UNSEEN.sub(lambda match: "\n" * match[0].count("\n"), source)
    line = 1
    for piece in _PIECE.finditer(unescape(seen)):
        if piece[0][0].isalnum():
            yield piece[0], line
        line += piece[0].count("\n")


def _blocks(text: str) -> Iterator[_Block]:
    for block in _BLOCK.finditer(text):
        marker = _MARKER.match(text, *block.span())
        start = marker.end() if marker else block.start()
        words = [(word[0], word.start()) for word in _WORD.finditer(text, start, block.end())]
        yield _Block(block.start(), words)


def _found(blocks: Sequence[_Block], words: Sequence[str]) -> list[_Block]:
    """Return blocks with the places of those that stand in one place only, in their order."""
    grams = _grams(words)
    found: list[_Block] = []
    last = -1
    for block in blocks:
        placed = _by_grams(block, grams, 0, len(words))
        found.append(placed if placed.at > last else block)
        last = max(placed.at, last)
    bounds = zip(_before(found), _after(found, len(words)), strict=True)
    return [
        block if block.at >= 0 else _within(block, words, grams, *part)
        for block, part in zip(found, bounds, strict=True)
    ]


def _within(
    block: _Block, words: Sequence[str], grams: Mapping[_Gram, Sequence[int]], first: int, last: int
) -> _Block:
    """Find a block in a part of the file, if it stands there once."""
    if len(block.words) < _GRAM:
        return _short(block, words, first, last)
    return _by_grams(block, grams, first, last)


def _before(blocks: Sequence[_Block]) -> Iterator[int]:
    """Yield from which word on each block can stand: behind the last one that was found."""
    last = 0
    for block in blocks:
        yield last
        last = block.at + 1 if block.at >= 0 else last


def _after(blocks: Sequence[_Block], end: int) -> list[int]:
    """Return up to which word each block can stand: before the next one that was found."""
    ends = []
    for block in reversed(blocks):
        ends.append(end)
        end = block.at if block.at >= 0 else end
    return ends[::-1]


def _grams(words: Sequence[str]) -> Mapping[_Gram, Sequence[int]]:
    """Return where words stand that follow each other."""
    grams: defaultdict[_Gram, list[int]] = defaultdict(list)
    for at in range(len(words) - _GRAM + 1):
        grams[tuple(words[at : at + _GRAM])].append(at)
    return grams


def _by_grams(block: _Block, grams: Mapping[_Gram, Sequence[int]], start: int, end: int) -> _Block:
    words = [word for word, _ in block.words]
    for first in range(min(_TRIED, len(words) - _GRAM + 1)):
        places = grams.get(tuple(words[first : first + _GRAM]), ())
        at = bisect_left(places, start)
        if bisect_left(places, end) - at == 1:
            return replace(block, at=places[at], first=first)
    return block


def _short(block: _Block, words: Sequence[str], first: int, last: int) -> _Block:
    """Find a block of a few words in a part of the file, if it stands there once."""
    wanted = [word for word, _ in block.words[:_GRAM]]
    part = words[first:last] if last - first < _PART else ()
    places = [
        first + at
        for at in range(len(part) - len(wanted) + 1)
        if list(part[at : at + len(wanted)]) == wanted
    ]
    return replace(block, at=places[0]) if wanted and len(places) == 1 else block


def _places(block: _Block, written: Sequence[_Word]) -> list[tuple[int, str]]:
    """Return the lines of a block that was found: from which offset on it stands on which."""
    if block.at < 0:
        return []
    at = block.at
    places = [(block.start, f"line {written[at][1]}")]
    for word, offset in block.words[block.first :]:
        ahead = next(
            (n for n in range(at, min(at + _AHEAD, len(written))) if written[n][0] == word), -1
        )
        if ahead >= 0:
            places.append((offset, f"line {written[ahead][1]}"))
            at = ahead + 1
    return places
