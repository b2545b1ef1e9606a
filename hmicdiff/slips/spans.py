"""A time that ends before it begins: "between 9 April 2017 and 3 April 2017"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hmicdiff.language.dates import date
from hmicdiff.read.english import MONTHS
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Told

_MONTH = rf"(?:{'|'.join(sorted(MONTHS, reverse=True))})"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_DAY}\s+(?:of\s+)?{_MONTH}|{_MONTH}(?:\s+{_DAY},?)?)\s+[12]\d{{3}}"
_SPAN = re.compile(
    r"(?P<compared>\b(?:differ|compar|chang)\w*\s+)?"
    rf"\b(?P<span>(?:between\s+(?P<first>{_DATE})\s+and|from\s+(?P<first2>{_DATE})\s+until)"
    rf"\s+(?P<last>{_DATE}))\b",
    re.IGNORECASE,
)
"""Both with their years; what is moved "from" a day "to" another one may be moved back."""
_WORD = re.compile(r"\w+")
_YEAR = len("2017")


class _Backward(NamedTuple):
    """A time that ends before it begins."""

    start: int
    end: int
    """Offsets in the sentence."""
    first: str
    last: str


def backward_spans(background: Background) -> Iterator[Slip]:
    """Yield the times that end before they begin, unless others say the passage so, too."""
    for one in background.looked_into:
        for found in _backward(one.text):
            if _others_do_so(one, background):
                continue
            yield Slip(
                told=one,
                start=one.start(found),
                end=one.end(found),
                message=f"{found.first} is later than {found.last}.",
                evidence=(quoted(one),),
                of=len(background.releases),
            )


def _others_do_so(one: Told, background: Background) -> bool:
    return any(_backward(other.text) for other in background.others(one))


@lru_cache(maxsize=10_000)
def _backward(text: str) -> tuple[_Backward, ...]:
    """Return the times of a sentence that end before they begin."""
    return tuple(
        _Backward(*found.span("span"), first, last)
        for found in _SPAN.finditer(text)
        for first in (" ".join((found["first"] or found["first2"]).split()),)
        for last in (" ".join(found["last"].split()),)
        if not found["compared"] and _is_later(_iso(first), _iso(last))
    )


def _is_later(first: str | None, last: str | None) -> bool:
    """Tell whether the first date is later, and not just the same time of another year."""
    if not first or not last or first[_YEAR:] == last[_YEAR:]:
        return False
    both = min(len(first), len(last))
    return first[:both] > last[:both]


def _iso(words: str) -> str | None:
    return date(_WORD.findall(words.casefold()))
