"""What the words of a slot stand for: a number, a date, a choice.

Only what is written is read: "April 2014" is a month, 2014-04, and no day of it.
"""

import re
from collections.abc import Sequence

from hmicdiff.align.kinds import Words, low
from hmicdiff.model.template import Kind
from hmicdiff.read.english import ARTICLES, CURRENCIES, MONTHS, WEEKDAYS

Value = int | float | str | None

_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_SPELLED_SCALES = {word: scale for word, scale in _SCALES.items() if len(word) > len("bn")}
"""Without a sign of money, "m" is metres."""
_NOUGHTS = frozenset("none no nil zero nought nothing".split())
_COUNTED_OFF = {"one": 1, "two": 2, "three": 3}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALED = re.compile(rf"({_DIGITS.pattern})(k|m|bn)", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"[12]\d{3}")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?([ap])\.?m", re.IGNORECASE)
_MONTH_NUMBERS = {
    month: number
    for number, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_LAST_DAY = 31


def value_of(words: Sequence[str], kind: Kind) -> Value:
    """Return what `words`, the filling of a slot of this kind, stand for.

    `None` where they stand for nothing but themselves. A range is two values with a slash.
    """
    if kind in (Kind.NAME, Kind.TEXT) or not words:
        return None
    lower = low(words)
    if kind is Kind.CHOICE:
        return " ".join(lower[1:] if lower[0] in ARTICLES and len(lower) > 1 else lower)
    if kind is Kind.DATE:
        return "".join(lower) if _ISO_DATE.fullmatch("".join(lower)) else date(lower)
    return number(lower)


def counted_off(words: Sequence[str]) -> int | None:
    """Return how many less than all: 1 for "all but one"; `None` for anything else."""
    lower = low(words)
    return _COUNTED_OFF.get(lower[2]) if lower[:2] == ("all", "but") and len(lower) > 2 else None  # noqa: PLR2004


def number(lower: Words) -> Value:
    """Return the number that lower-case words stand for."""
    if len(lower) == 1 and lower[0] in _NOUGHTS:
        return 0
    if found := _years(lower):
        return found
    plain = _without_units(lower)
    if not plain:
        return None
    if len(plain) == 1:
        return _one_word(plain[0], money=plain != lower)
    first = _digits(plain[0])
    scales = _SCALES if plain != lower else _SPELLED_SCALES
    if first is not None and len(plain) == 2 and plain[1] in scales:  # noqa: PLR2004 - 1.5 million
        return _whole(first * scales[plain[1]])
    return _spelled(plain) or _span(lower)


def _span(lower: Words) -> Value:
    """Read "2 to 3 million": what the first number does not say, the second does."""
    for link in ("to", "-", "and"):
        if link in lower[1:-1]:
            at = lower.index(link)
            first, last = lower[:at], lower[at + 1 :]
            if last[-1] in _SCALES and first[-1:] and first[-1] not in _SCALES:
                first = (*first, last[-1])
            return _range(number(first), number(last))
    return None


def _years(lower: Words) -> str | None:
    """Read 2017/18 as the years it spans."""
    if len(lower) != 3 or lower[1] != "/" or not _YEAR.fullmatch(lower[0]):  # noqa: PLR2004
        return None
    last = lower[0][: -len(lower[2])] + lower[2]
    return f"{lower[0]}/{last}" if lower[2].isdigit() and last > lower[0] else None


def date(lower: Words) -> str | None:
    """Return the date, or the month or year, that lower-case words stand for, as in ISO 8601."""
    words = [word for word in lower if word not in WEEKDAYS and word not in (",", "of", "the")]
    for link in ("to", "-", "and"):
        if link in words[1:-1]:
            return _period(words, words.index(link))
    day = month = year = ""
    for word in words:
        if word in MONTHS and not month:
            month = f"{_MONTH_NUMBERS[word[:3]]:02}"
        elif _YEAR.fullmatch(word) and not year:
            year = word
        elif (match := _DAY.fullmatch(word)) and not day and 0 < int(match[1]) <= _LAST_DAY:
            day = f"{int(match[1]):02}"
        else:
            return None
    if not year:
        return f"--{month}-{day}" if month and day else None
    return "-".join(filter(None, (year, month, day if month else "")))


def _period(words: list[str], at: int) -> str | None:
    """Read "7 and 8 July 2012": what the first date does not say, the second does."""
    first, last = words[:at], words[at + 1 :]
    end = date(tuple(last))
    if end is None:
        return None
    if not any(_YEAR.fullmatch(word) for word in first):
        if not any(word in MONTHS for word in first):
            first = first + [word for word in last if word in MONTHS]
        first = first + [word for word in last if _YEAR.fullmatch(word)]
    start = date(tuple(first))
    return f"{start}/{end}" if start else None


def _range(first: Value, last: Value) -> str | None:
    known = isinstance(first, int | float) and isinstance(last, int | float) and first < last
    return f"{first}/{last}" if known else None


def _without_units(lower: Words) -> Words:
    """Leave out the signs of money and per cent; a measure says nothing about the number."""
    units = CURRENCIES | {"%", "per", "cent", "percent", ","}
    return tuple(word for word in lower if word not in units)


def _one_word(word: str, *, money: bool) -> Value:
    if time := _TIME.fullmatch(word):
        hour = int(time[1]) % 12 + (12 if time[3].lower() == "p" else 0)
        return f"{hour:02}:{int(time[2] or 0):02}"
    if money and (scaled := _SCALED.fullmatch(word)):
        amount = _digits(scaled[1])
        return None if amount is None else _whole(amount * _SCALES[scaled[2].lower()])
    if ordinal := _ORDINAL.fullmatch(word):
        return int(ordinal[1])
    amount = _digits(word)
    return amount if amount is not None else _spelled((word,))


def _digits(word: str) -> int | float | None:
    if not _DIGITS.fullmatch(word) or (word[0] == "0" and word[1:2].isdigit()):
        return None
    plain = word.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _whole(amount: float) -> int | float:
    rounded = round(amount, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _spelled(words: Sequence[str]) -> int | float | None:
    """Read a number in words ("twenty-nine", "one hundred and five")."""
    if not all(word.isalpha() or word == "-" for word in words):
        return None
    from text_to_num import text2num  # noqa: PLC0415 - few families spell numbers out

    try:
        found = text2num(" ".join(words).replace(" - ", "-"), "en")
    except ValueError:
        return None
    return _whole(found)
