"""Lines of a terminal: styled words, wrapped by what they take up on the screen."""

import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from hmicdiff.report.controls import one_line, visible
from hmicdiff.structs import Struct

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
NARROW, WIDE = 80, 100
"""What a page of text fills at the least and at the most."""
_SPACE = re.compile(r"(\s+)")


class Styled(Struct, frozen=True):
    """Text in one style."""

    text: str
    style: str = "plain"


Line = tuple[Styled, ...]


class Page:
    """Collects lines."""

    def __init__(
        self, *, color: bool, width: int | None, narrow: int = NARROW, wide: int = WIDE
    ) -> None:
        """Take as many columns as `width` says, by default the terminal's where there are colours.

        They are kept between `narrow` and `wide`; elsewhere than at a terminal there are as many as
        a page of text has, 80, or more where it has to be wider than that.
        """
        if width is None:
            width = shutil.get_terminal_size((NARROW, 24)).columns if color else NARROW
        self.width = max(narrow, min(wide, width))
        self._color = color
        self._lines: list[str] = []

    def add(self, lines: Iterable[Line]) -> None:
        """Add lines; of several empty ones in a row, one."""
        for line in lines:
            painted = paint(line, color=self._color)
            if painted or (self._lines and self._lines[-1]):
                self._lines.append(painted)

    @property
    def marks(self) -> bool:
        """Whether changes need marks because there is no colour to show them."""
        return not self._color

    def text(self) -> str:
        """Return the lines as one text."""
        return "\n".join(self._lines).strip("\n") + "\n"


def wrap(line: Iterable[Styled], width: int) -> Iterator[Line]:
    """Break a line at its white space, and inside a word only where it fills a whole line."""
    current: list[Styled] = []
    used = 0
    for space, word in _words(line):
        gap = len(space.text) if current else 0
        size = sum(columns(part.text) for part in word)
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
            used += gap + sum(columns(one.text) for one in part)
            gap = 0
    if current:
        yield tuple(current)


def hanging(
    lead: Sequence[Styled],
    words: Sequence[Styled],
    width: int,
    *,
    first: str = "  ",
    later: str | None = None,
) -> Iterator[Line]:
    """Wrap words after what leads them; later lines stand under the first word, or at `later`."""
    indent = later if later is not None else first + " " * sum(len(one.text) for one in lead)
    for n, line in enumerate(wrap(words, width - len(indent))):
        yield (Styled(first), *lead, *line) if n == 0 else (Styled(indent), *line)


def short(text: str, size: int) -> str:
    """Return text cut to `size` characters."""
    return text if len(text) <= size else text[: size - 1] + "…"


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
            size = columns(char)
            if used + size > width:
                yield row
                row, used = [], 0
            row.append(Styled(char, part.style))
            used += size
    yield row


def columns(text: str) -> int:
    """Return how many columns of a terminal text takes up."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
