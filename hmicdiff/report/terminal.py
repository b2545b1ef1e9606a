"""Lines of a terminal: styled words, wrapped by what they take up on the screen."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from hmicdiff.report.controls import one_line, visible

_CODES = {
    "plain": "",
    "bold": "1",
    "dim": "2",
    "heading": "1;4",
    "added": "32;4",
    "dropped": "31;9",
    "filled": "4",
    "warning": "33;1",
}
_SPACE = re.compile(r"(\s+)")


@dataclass(frozen=True, slots=True)
class Styled:
    """Text in one style."""

    text: str
    style: str = "plain"


Line = tuple[Styled, ...]


def wrap(line: Iterable[Styled], width: int) -> Iterator[Line]:
    """Break a line at its white space, and inside a word only where it fills a whole line."""
    current: list[Styled] = []
    used = 0
    for space, word in _words(line):
        gap = len(space.text) if current else 0
        size = sum(_size(part.text) for part in word)
        if current and used + gap + size > width:
            yield tuple(current)
            current, used, gap = [], 0, 0
        if gap:
            current.append(space)
        for part in _broken(word, width) if size > width else [word]:
            if used and size > width:
                yield tuple(current)
                current, used = [], 0
            current += part
            used += gap + sum(_size(one.text) for one in part)
            gap = 0
    if current:
        yield tuple(current)


def paint(line: Iterable[Styled], *, color: bool) -> str:
    """Return a line as characters, with the codes of its styles where `color` is wanted."""
    runs = groupby(line, lambda part: part.style)
    return "".join(
        _painted("".join(part.text for part in parts), _CODES[style] if color else "")
        for style, parts in runs
    ).rstrip(" ")


def _painted(raw: str, code: str) -> str:
    text = visible(raw)
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text


def _words(line: Iterable[Styled]) -> Iterator[tuple[Styled, Sequence[Styled]]]:
    """Give each word with the space before it; a word may change its style inside."""
    space = Styled("")
    word: list[Styled] = []
    for part in line:
        for n, text in enumerate(_SPACE.split(part.text)):
            if n % 2:
                if word:
                    yield space, word
                space, word = Styled(" ", part.style), []
            elif text:
                word.append(Styled(one_line(text), part.style))
    if word:
        yield space, word


def _broken(word: Sequence[Styled], width: int) -> Iterator[list[Styled]]:
    row: list[Styled] = []
    used = 0
    for part in word:
        for char in part.text:
            size = _size(char)
            if used + size > width:
                yield row
                row, used = [], 0
            row.append(Styled(char, part.style))
            used += size
    yield row


def _size(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
