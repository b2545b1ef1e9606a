"""The time that a figure is said to be of: "Between September 2011 and May 2012"."""

from hmicdiff.align.kinds import low
from hmicdiff.model.text import Wording
from hmicdiff.read.english import MONTHS, YEARS

_BEGINS = frozenset("between from since in during until by throughout".split())
_GOES_ON = frozenset("and to the of end beginning start , - until".split())
_YEAR_LENGTH = 4
"""As written from the year 1000 on."""


def period(wording: Wording, before: int) -> str | None:
    """Return the words of a sentence that say a time.

    Of several, the last that stands before the character `before`, else the first after it.
    """
    lower = low(wording.norms)
    if _BEGINS.isdisjoint(lower):
        return None
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(lower):
        end = _end(lower, at) if lower[at] in _BEGINS else at
        if end > at:
            found.append((wording.spans[at][0], wording.spans[end - 1][1]))
        at = max(end, at + 1)
    if not found:
        return None
    earlier = [span for span in found if span[1] <= before]
    start, end = earlier[-1] if earlier else found[0]
    return " ".join(wording.text[start:end].split())


def _end(lower: tuple[str, ...], at: int) -> int:
    """Return where the time that begins with the word `at` ends; `at` if there is none."""
    last = at
    place = at + 1
    while place < len(lower) and (_is_time(lower[place]) or lower[place] in _GOES_ON):
        if lower[place] in MONTHS or _is_year(lower[place]):
            last = place + 1
        place += 1
    return last


def _is_time(word: str) -> bool:
    return word in MONTHS or word[:1].isdigit()


def _is_year(word: str) -> bool:
    return len(word) == _YEAR_LENGTH and word.isdigit() and int(word) in YEARS
