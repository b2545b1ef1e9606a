"""Dates that there are not, and days of the week that do not match their date."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT = [month[:3] for month in _MONTHS]
_MONTH = "|".join([*_MONTHS, *_SHORT, "sept"])
_DAY = "|".join([*_DAYS, *(day[:3] for day in _DAYS)])
_DATE = re.compile(
    rf"(?:\b(?P<weekday>{_DAY})\.?,?\s+(?:the\s+)?)?"
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?"
    rf"|\b(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b)"
    r"(?:,?\s+(?P<year>(?:1[89]|20|21)\d\d)\b)?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LEAP = 2000
"""A year that has every day, for dates without one."""


def impossible_dates(background: Background) -> Iterator[Slip]:
    """Yield the dates that no calendar has, and those that are another day of the week."""
    for one in background.looked_into:
        for wrong in _impossible(one.text):
            yield Slip(
                told=one,
                start=one.start(wrong),
                end=one.end(wrong),
                message=wrong.message,
                expected=wrong.expected,
                evidence=(quoted(one),),
                of=len(background.releases),
            )


class _Wrong(NamedTuple):
    """A date that cannot be."""

    start: int
    end: int
    """Offsets in the sentence."""
    message: str
    expected: str | None
    """The date as it may have been meant."""


@lru_cache(maxsize=10_000)
def _impossible(text: str) -> tuple[_Wrong, ...]:
    """Return the dates of a sentence that cannot be."""
    low = text.casefold()
    if not _DIGIT.search(text) or not any(month in low for month in _SHORT):
        return ()
    return tuple(
        _Wrong(*found.span(), *wrong)
        for found in _DATE.finditer(text)
        if (wrong := _wrong(found)) is not None
    )


def _wrong(found: re.Match[str]) -> tuple[str, str | None] | None:
    """Return what is wrong with a date, and the date as it may have been meant."""
    month = _number(found["month"] or found["month2"])
    day = int(found["day"] or found["day2"])
    year = int(found["year"]) if found["year"] else None
    try:
        date = dt.date(year or _LEAP, month, day)
    except ValueError:
        # "May 45" may be a heading and its number: only days near the end of a month are meant so
        if day in range(29, 32):
            return f"There is no {' '.join(found[0].split())}.", None
        return None
    weekday = found["weekday"]
    if not weekday or year is None:
        return None
    real = _DAYS[date.weekday()]
    if real[:3] == weekday[:3].casefold():
        return None
    meant = real.capitalize() if len(weekday) > len("Thu") else real[:3].capitalize()
    return f"{' '.join(found[0].split())} was a {real.capitalize()}.", (
        meant + found[0][len(weekday) :]
    )


def _number(month: str) -> int:
    return _SHORT.index(month[:3].casefold()) + 1
