"""Dates that there are not, and days of the week that do not match their date."""

import datetime as dt
import re
from collections.abc import Iterator

from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = "|".join([*_MONTHS, *(month[:3] for month in _MONTHS), "sept"])
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


def impossible_dates(background: Background) -> Iterator[Slip]:
    """Yield the dates that no calendar has, and those that are another day of the week."""
    for one in background.looked_into():
        text = one.text
        if not _DIGIT.search(text):
            continue
        for found in _DATE.finditer(text):
            wrong = _wrong(found)
            if wrong is not None:
                start = one.sentence.start + found.start()
                message, expected = wrong
                yield Slip(
                    told=one,
                    start=start,
                    end=start + len(found[0]),
                    message=message,
                    expected=expected,
                    evidence=(quoted(one),),
                    of=len(background.releases),
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
    return [name[:3] for name in _MONTHS].index(month[:3].casefold()) + 1
