"""How wide lines are: whether a line ends because it is full, or because all is said."""

import re
from dataclasses import dataclass
from itertools import pairwise

from hmicdiff.read.conventions import ENDED, ITEM

_LINE = re.compile(r"([^\r\n]*)(?:\r\r?\n|\r|\n|$)")
_WRAPPED = 3
"""So many lines that go on in the next one, in the middle of a sentence, show a margin."""
_WIDEST = 100
"""Hardly any text is wrapped at more characters than this."""
_RAGGED = 0.1
"""Where more of them than this share had room for the next word, the margin tells nothing."""


@dataclass(frozen=True, slots=True)
class Margin:
    """How long the lines of a document are."""

    width: int | None
    """So many characters fit in a line; none where that is not known."""
    is_one_line: bool
    """Whether each paragraph is one line, as far as one can see: none goes on in the next one."""

    def has_room(self, line: int, word: str) -> bool | None:
        """Tell whether a word would have fitted in a line of a length; none if nobody knows."""
        return None if self.width is None else line + 1 + len(word) <= self.width


def margin(text: str) -> Margin:
    """Return the margin that the lines of a text show which surely go on in the next one."""
    lines = [match.group(1).rstrip() for match in _LINE.finditer(text)]
    going_on = [(line, after) for line, after in pairwise(lines) if _goes_on(line, after)]
    if len(going_on) < _WRAPPED:
        longest = max(map(len, lines), default=0)
        return Margin(None, is_one_line=not going_on and longest > _WIDEST)
    width = max(max(len(line), len(after)) for line, after in going_on)
    loose = sum(len(line) + 1 + len(_first(after)) <= width for line, after in going_on)
    return Margin(width if loose <= _RAGGED * len(going_on) else None, is_one_line=False)


def _goes_on(line: str, after: str) -> bool:
    stripped = after.lstrip()
    return bool(line) and stripped[:1].islower() and not (ENDED.search(line) or ITEM.match(after))


def _first(line: str) -> str:
    return line.split(None, 1)[0]
