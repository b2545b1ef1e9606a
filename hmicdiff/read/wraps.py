"""How wide lines are: whether a line ends because it is full, or because all is said."""

from itertools import pairwise

from hmicdiff.read.conventions import ITEM, LINE, is_ended
from hmicdiff.structs import Struct

_WRAPPED = 3
"""So many lines that go on in the next one, in the middle of a sentence, show a margin."""
_WIDEST = 120
"""Hardly any text is wrapped at more characters: a page has up to a hundred, editors 120."""
_SHORT = 40
"""A line this short that another follows was not filled up and wrapped: it was ended."""
_EARLY = 0.1
"""One line in ten may end early, before a long word."""
_FILLED = 0.75
"""A line is over if it fills less than this share of the width, and than nine in ten that go on."""


class Margin(Struct, frozen=True):
    """How long the lines of a document are."""

    width: int | None
    """So many characters fit in a line; none where that is not known."""
    least: int
    """So far a line that goes on reaches with the word that did not fit any more."""
    is_one_line: bool
    """Whether each paragraph is one line, as far as one can see: hardly any goes on in the next,
    or more of those that are too long to be wrapped end with a stop."""

    def is_short(self, length: int) -> bool:
        """Tell whether a line is far shorter than those that are wrapped are anywhere."""
        return length <= min(_SHORT, round(_FILLED * (self.width or _WIDEST)))

    def has_room(self, line: int, word: str) -> bool | None:
        """Tell whether a line would have taken another word; none if that is not sure."""
        reach = line + 1 + len(word)
        if self.width is None or self.least <= reach <= self.width:
            return None
        return reach < self.least


def margin(text: str) -> Margin:
    """Return the margin that the lines of a text show which surely go on in the next one."""
    lines = [match.group(1).rstrip() for match in LINE.finditer(text)]
    going_on = [(line, after) for line, after in pairwise(lines) if _goes_on(line, after)]
    width = max((max(len(line), len(after)) for line, after in going_on), default=0)
    if len(going_on) < _WRAPPED or width > _WIDEST:
        longer = [line for line in lines if len(line) > _WIDEST]
        few = len(going_on) < _WRAPPED or len(going_on) < sum(map(is_ended, longer))
        return Margin(None, 0, is_one_line=few and bool(longer))
    reaches = sorted(len(line) + 1 + len(_first(after)) for line, after in going_on)
    least = min(reaches[int(_EARLY * len(reaches))], round(_FILLED * width))
    return Margin(width, least, is_one_line=False)


def _goes_on(line: str, after: str) -> bool:
    stripped = after.lstrip()
    return bool(line) and stripped[:1].islower() and not (is_ended(line) or ITEM.match(after))


def _first(line: str) -> str:
    return line.split(None, 1)[0]
