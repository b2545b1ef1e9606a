"""Dates as they are written in names of files and in texts."""

import re
from collections.abc import Iterator
from datetime import date

from hmicdiff.read.english import MONTHS

MONTH_NUMBERS = {
    month: number
    for number, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
"""By the first three letters."""
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![a-z])\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[1-9]\d{3})"
_BETWEEN = r"[-_. /]"
_SPACE = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
"""An empty line parts: what stands before it is no year of what follows."""
_ISO = re.compile(rf"(?<!\d){_YEAR}(?P<link>{_BETWEEN})(?P<number>\d{{1,2}})(?P=link){_DAY}(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)(?!\d)")
_DOTTED = re.compile(rf"(?<![\d.]){_DAY}\. ?(?P<number>\d{{1,2}})\. ?{_YEAR}(?!\d)")
_SLASHED = re.compile(rf"(?<![\d/])(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})/{_YEAR}(?![\d/])")
_MONTH_ONLY = re.compile(rf"(?<![^\W_])(?P<year>(?:19|20)\d\d){_BETWEEN}(?P<number>\d\d)(?![\d])")
_YEAR_ONLY = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)")


def _spelled(between: str, *, exact: bool) -> tuple[re.Pattern[str], ...]:
    """Return the ways of writing a date with the name of its month."""
    start = r"(?<![^\W_])" if not exact else r"\b"
    return tuple(
        re.compile(start + pattern, re.IGNORECASE)
        for pattern in (
            rf"{_DAY}{between}(?:of )?{_MONTH}(?:,|{between})+{_YEAR}(?!\d)",
            rf"{_MONTH}{between}{_DAY}(?:,|{between})+{_YEAR}(?!\d)",
            # the end of a telephone number is no year, nor what stands before a whole date
            rf"(?<!-)(?=[12]){_YEAR}{between}{_MONTH}{between}{_DAY}(?!\d|(?:,|{between})+\d{{4}})",
        )
    )


_IN_TEXT = (re.compile(_ISO.pattern.replace(_BETWEEN, "-")), _DOTTED, *_spelled(_SPACE, exact=True))
_IN_NAMES = (_ISO, _COMPACT, _DOTTED, *_spelled(rf"{_BETWEEN}*", exact=False))
_PARTS_IN_NAMES = (
    re.compile(rf"(?<![^\W_]){_MONTH}{_BETWEEN}*{_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"{_YEAR}{_BETWEEN}*{_MONTH}(?![^\W_])", re.IGNORECASE),
    _MONTH_ONLY,
    _YEAR_ONLY,
)


def date_of_name(name: str) -> str | None:
    """Return the date in the name of a file, in ISO 8601: a day, else a month, else a year.

    Of several the last, which is nearest to the file in its folders.
    """
    days = list(_found(name, _IN_NAMES)) + list(_slashed(name))
    if days:
        return max(days)[1]
    for pattern in _PARTS_IN_NAMES:
        found = [(match.start(), _iso(match)) for match in pattern.finditer(name)]
        known = [(at, iso) for at, iso in found if iso]
        if known:
            return max(known)[1]
    return None


def date_of_text(text: str) -> str | None:
    """Return the first day that a text states in full, in ISO 8601.

    A day as 3/4/2012, which may be one of two, is none.
    """
    found = [*_found(text, _IN_TEXT), *_slashed(text)]
    return min(found)[1] if found else None


def spans(text: str) -> list[tuple[int, int]]:
    """Return where a text states days in full, in order and apart from each other."""
    found = sorted(
        match.span() for pattern in (*_IN_TEXT, _SLASHED) for match in pattern.finditer(text)
    )
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _found(text: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[tuple[int, str]]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            iso = _iso(match)
            if iso:
                yield match.start(), iso


def _slashed(text: str) -> Iterator[tuple[int, str]]:
    for match in _SLASHED.finditer(text):
        one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
        days = {_day(year, one, other), _day(year, other, one)} - {None}
        if len(days) == 1:
            yield match.start(), str(days.pop())


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if "month" in parts:
        month = MONTH_NUMBERS[parts["month"][:3].casefold()]
    else:
        month = int(parts.get("number") or 0)
    if parts.get("day"):
        return _day(year, month, int(parts["day"]))
    if not month:
        return f"{year:04}"
    return f"{year:04}-{month:02}" if _day(year, month, 1) else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
