"""Dates and times of day."""

import re
from collections.abc import Sequence

from hmicdiff.language.habits import UNKNOWN, Habits
from hmicdiff.read.calendars import LINKS, OTHER_MONTHS, OTHER_WEEKDAYS
from hmicdiff.read.dates import MONTH_NUMBERS
from hmicdiff.read.english import MONTHS, WEEKDAYS

_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|\u00ba|\u00b0)?", re.IGNORECASE)
_YEAR = re.compile(r"[12]\d{3}")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:([ap])\.?m)?", re.IGNORECASE)
_SECONDS = re.compile(
    r"(\d{2}):(\d{2}):(\d{2})(?:[.,]\d{1,9})?(?:z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
"""A time to the second, as programs write it; the zone says nothing about the hour of the day."""
CLOCK_WORDS = frozenset("h uhr uur heures horas hs".split())
"""What stands behind an hour, or between it and the minutes, in other languages than English."""
_CLOCK = "|".join(sorted(CLOCK_WORDS, reverse=True))
_OTHER_TIME = re.compile(rf"(\d{{1,2}})(?:[:.](\d{{2}})(?:{_CLOCK})|(?:{_CLOCK})(\d{{2}})|uhr)")
"""Without its minutes, "8 h" may be how long something takes; "8 Uhr" is none."""
_LAST_DAY = 31
"""Of the longest months."""
_LAST_MONTH = 12
"""December."""
_CENTURY = 70
"""Of years in two figures, those from here on are of the last century (POSIX has 69)."""
_ALL_WEEKDAYS = WEEKDAYS | OTHER_WEEKDAYS
_BETWEEN = frozenset((",", "of", "the", "day", ".", "den")) | LINKS | _ALL_WEEKDAYS
_SPAN = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)/(\d{4}-\d\d(?:-\d\d)?)|--\d\d-\d\d/--\d\d-\d\d")
"""Both of a year, or neither: else it is no span that anything can be said of."""
_LINKS = (
    *("to", "-", "and", "/", "until", "till", "through", "thru"),
    *("bis", "au", "jusqu'au", "al", "hasta", "tot", "at\u00e9"),
)
SPAN_LINKS = frozenset(_LINKS) - {"and", "/", "-"}
"""Words between the first and the last of several days; "and" stands between two."""


def is_date(word: str) -> bool:
    """Tell whether a word is a date in figures: 2018-07-08, 8/7/2018, 08.07.2018."""
    if _ISO.fullmatch(word):
        return True
    if found := _YEAR_FIRST.fullmatch(word):
        return _is_day(int(found[4]), int(found[3]))
    found = _FIGURES.fullmatch(word)
    if found is None or (found[2] == "." and len(found[4]) == 2):  # noqa: PLR2004 - 4.10.20
        return False
    first, second = int(found[1]), int(found[3])
    return _is_day(first, second) or _is_day(second, first)


def _is_day(day: int, month: int) -> bool:
    return 0 < day <= _LAST_DAY and 0 < month <= _LAST_MONTH


def in_figures(word: str, habits: Habits = UNKNOWN) -> str | None:
    """Return a date in figures as in ISO 8601; `None` where day and month may be either way."""
    if _ISO.fullmatch(word):
        return word
    if found := _YEAR_FIRST.fullmatch(word):
        return _iso(found[1], int(found[3]), int(found[4]))
    found = _FIGURES.fullmatch(word)
    if found is None or not is_date(word):
        return None
    first, second, year = int(found[1]), int(found[3]), found[4]
    if len(year) == 2:  # noqa: PLR2004
        year = f"{'19' if int(year) >= _CENTURY else '20'}{year}"
    if not _is_day(second, first):
        return _iso(year, second, first)
    if not _is_day(first, second):
        return _iso(year, first, second)
    if first == second or found[2] == "." or habits.day_first is True:
        return _iso(year, second, first)
    return None if habits.day_first is None else _iso(year, first, second)


def _iso(year: str, month: int, day: int) -> str:
    return f"{year}-{month:02}-{day:02}"


def date(lower: Sequence[str], habits: Habits = UNKNOWN) -> str | None:
    """Return the date, or the month or year, that lower-case words stand for, as in ISO 8601."""
    words = [word for word in lower if word not in _BETWEEN]
    if "".join(words) and _ISO.fullmatch("".join(words)):
        return "".join(words)
    if len(words) == 1 and (found := in_figures(words[0], habits)):
        return found
    for link in _LINKS:
        if link in words[1:-1]:
            return _period(words, words.index(link), habits)
    return _of_words(words)


def _of_words(words: Sequence[str]) -> str | None:
    day = month = year = ""
    for word in words:
        if not month and (number := _month(word)):
            month = f"{number:02}"
        elif _YEAR.fullmatch(word) and not year:
            year = word
        elif (match := _DAY.fullmatch(word)) and not day and 0 < int(match[1]) <= _LAST_DAY:
            day = f"{int(match[1]):02}"
        else:
            return None
    if not year:
        return f"--{month}-{day}" if month and day else None
    return "-".join(filter(None, (year, month, day if month else "")))


def _month(word: str) -> int | None:
    return MONTH_NUMBERS[word[:3]] if word in MONTHS else OTHER_MONTHS.get(word)


def _period(words: list[str], at: int, habits: Habits) -> str | None:
    """Read "7 and 8 July 2012": what the first date does not say, the second does."""
    first, last = words[:at], words[at + 1 :]
    if first[0] in ("from", "between"):
        first = first[1:]
    if not any(map(_month, last)) and any(map(_month, first)):
        last = [word for word in first if _month(word)] + last  # March 5 - 7, 2018
    end = date(last, habits)
    if end is None or not first:
        return None
    if not any(_YEAR.fullmatch(word) for word in first) and len(last) > 1:
        if not any(map(_month, first)):
            first = first + [word for word in last if _month(word)]
        first = first + [word for word in last if _YEAR.fullmatch(word)]
        start = _before(date(first, habits), end)
    else:
        start = date(first, habits)
    if start is None or (_YEAR.match(start) and start > end):
        return None
    return f"{start}/{end}"


def _before(start: str | None, end: str) -> str | None:
    """Return a first day with the year of the last; of the one before if that began in between.

    "December 29 through January 3, 2032".
    """
    if start and _YEAR.match(start) and start[:7] > end[:7]:
        return f"{int(start[:4]) - 1}{start[4:]}"
    return start


def days(lower: Sequence[str]) -> str | None:
    """Return the first and the last of the days that lower-case words stand for as a whole.

    `None` where they name but one day, or two that are not the ends of a span.
    """
    links = [at for at, word in enumerate(lower) if word == "-" or word in SPAN_LINKS]
    if len(links) != 1 or not _names_day(lower[:1]) or not _names_day(lower[-1:]):
        return None
    first, last = lower[: links[0]], lower[links[0] + 1 :]
    if not any(map(_month, (*first, *last))) or not _names_day(first) or not _names_day(last):
        return None
    found = _SPAN.fullmatch(date(lower) or "")
    return found[0] if found and (found[1] or "") <= (found[2] or "") else None


def _names_day(words: Sequence[str]) -> bool:
    return any(word[:1].isdecimal() or _month(word) or word in _ALL_WEEKDAYS for word in words)


def time(lower: Sequence[str]) -> str | None:
    """Return the time of day that lower-case words stand for: 9 a.m., 16:30, 9.30pm."""
    words = list(lower)
    if words[-1:] == ["."]:
        words.pop()
    if found := _OTHER_TIME.fullmatch("".join(words)):
        return _of_day(int(found[1]), int(found[2] or found[3] or 0))
    if found := _SECONDS.fullmatch("".join(words)):
        minutes = _of_day(int(found[1]), int(found[2]))
        return minutes and f"{minutes}:{found[3]}"
    found = _TIME.fullmatch("".join(words)) if words else None
    if found is None or (found[3] is None and ":" not in words[0]):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    return _of_day(hour, minute)


def _of_day(hour: int, minute: int) -> str | None:
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None  # noqa: PLR2004
