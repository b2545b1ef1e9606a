"""What the words of a slot stand for: a number, a date, a choice.

Only what is written is read: "April 2014" is a month, 2014-04, and no day of it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from hmicdiff.align.kinds import (
    CURRENCY_CODES,
    CURRENCY_NAMES,
    PERCENT,
    RANGE_LINKS,
    Words,
    low,
)
from hmicdiff.language.dates import date, time
from hmicdiff.language.habits import UNKNOWN, Habits
from hmicdiff.language.numerals import (
    OTHER_SCALES,
    SCALES,
    Number,
    in_figures,
    in_groups,
    in_words,
    mixed,
    said_twice,
    scaled,
    whole,
)
from hmicdiff.model.template import Kind
from hmicdiff.read.boxes import answer
from hmicdiff.read.english import ARTICLES, CURRENCIES

Value = int | float | str | None

_SCALES = SCALES | OTHER_SCALES
_SPELLED_SCALES = {word: scale for word, scale in _SCALES.items() if len(word) > len("bn")}
"""Without a sign of money, "m" is metres."""
_NOUGHTS = frozenset("none no nil zero nought nothing".split())
_COUNTED_OFF = {"one": 1, "two": 2, "three": 3}
"""More is not counted off, but counted."""
_SCALED = re.compile(r"(\d[\d.,']*)(k|m|bn)", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)
_YEAR = re.compile(r"[12]\d{3}")
_CURRENCIES = CURRENCIES | CURRENCY_CODES | CURRENCY_NAMES
_UNITS = _CURRENCIES | PERCENT | {","}
_BEFORE_CURRENCIES = frozenset(("de", "di"))
"""Two millions of euros, in Romance languages."""
_MINUS = frozenset(("-", "minus"))


def value_of(words: Sequence[str], kind: Kind, habits: Habits = UNKNOWN) -> Value:
    """Return what `words`, the filling of a slot of this kind, stand for.

    `None` where they stand for nothing but themselves. A range is two values with a slash.
    """
    if kind in (Kind.NAME, Kind.TEXT) or not words:
        return None
    lower = low(words)
    if kind is Kind.CHOICE and (ticked := answer(lower)):
        return ticked
    if kind is Kind.CHOICE:
        return " ".join(lower[1:] if lower[0] in ARTICLES and len(lower) > 1 else lower)
    if kind is Kind.DATE:
        return date(lower, habits)
    return number(lower, habits)


def counted_off(words: Sequence[str]) -> int | None:
    """Return how many less than all: 1 for "all but one"; `None` for anything else."""
    lower = low(words)
    return _COUNTED_OFF.get(lower[2]) if lower[:2] == ("all", "but") and len(lower) > 2 else None  # noqa: PLR2004


@lru_cache(maxsize=50_000)
def number(lower: Words, habits: Habits = UNKNOWN) -> Value:
    """Return the number that lower-case words stand for."""
    if len(lower) == 1 and lower[0] in _NOUGHTS:
        return 0
    if found := _years(lower) or time(lower) or mixed(lower):
        return found
    if lower[0] in _MINUS and len(lower) > 1:
        return _negative(number(lower[1:], habits))
    if lower[0] == "+" and len(_without_units(lower)) == 2:  # noqa: PLR2004 - no telephone
        return number(lower[1:], habits)
    if lower[0] == "(" and lower[-1] == ")" and not _UNITS.isdisjoint(lower):
        return _negative(number(lower[1:-1], habits))
    if twice := said_twice(lower):
        first, last = (number(tuple(each), habits) for each in twice)
        return first if first == last else None
    return _amount(lower, habits)


def _amount(lower: Words, habits: Habits) -> Value:
    plain = _without_units(lower)
    money = not _CURRENCIES.isdisjoint(lower)
    if not plain:
        return None
    if len(plain) == 1:
        return _one_word(plain[0], habits, money=money)
    scale, size = scaled(plain, _SCALES if money else _SPELLED_SCALES)
    first = _figures(plain[: len(plain) - size], habits, money=money and scale == 1)
    if first is not None:
        return whole(first * scale)
    spelled = in_words(plain)
    return spelled if spelled is not None else _span(lower, habits)


def _figures(words: Words, habits: Habits, *, money: bool) -> Number | None:
    """Return the number that one word, or several with three digits each, stand for."""
    word = words[0] if len(words) == 1 else in_groups(words)
    return None if word is None else in_figures(word, habits, money=money)


def _negative(value: Value) -> Value:
    return -value if isinstance(value, int | float) else None


def _span(lower: Words, habits: Habits) -> Value:
    """Read "2 to 3 million": what the first number does not say, the second does."""
    for link in RANGE_LINKS:
        if link in lower[1:-1]:
            at = lower.index(link)
            first, last = lower[:at], lower[at + 1 :]
            if last[-1] in _SCALES and first[-1:] and first[-1] not in _SCALES:
                first = (*first, last[-1])
            return _range(number(first, habits), number(last, habits))
    return None


def scaled_by(words: Sequence[str]) -> int | None:
    """Return the magnitude that words end in: a million for "£3 million"."""
    lower = low(words)
    if lower and (found := _SCALED.fullmatch(lower[-1])):
        return _SCALES[found[2].lower()] if not CURRENCIES.isdisjoint(lower) else None
    plain = _without_units(lower)
    scale, size = scaled(plain, _SPELLED_SCALES if CURRENCIES.isdisjoint(lower) else _SCALES)
    return scale if size else None


def _years(lower: Words) -> str | None:
    """Read 2017/18 as the years it spans."""
    if len(lower) != 3 or lower[1] != "/" or not _YEAR.fullmatch(lower[0]):  # noqa: PLR2004
        return None
    last = lower[0][: -len(lower[2])] + lower[2]
    return f"{lower[0]}/{last}" if lower[2].isdecimal() and last > lower[0] else None


def _range(first: Value, last: Value) -> str | None:
    known = isinstance(first, int | float) and isinstance(last, int | float) and first < last
    return f"{first}/{last}" if known else None


def _without_units(lower: Words) -> Words:
    """Leave out the signs of money and per cent; a measure says nothing about the number."""
    left_out = _UNITS if _CURRENCIES.isdisjoint(lower) else _UNITS | _BEFORE_CURRENCIES
    return tuple(word for word in lower if word not in left_out)


def _one_word(word: str, habits: Habits, *, money: bool) -> Value:
    if money and (found := _SCALED.fullmatch(word)):
        amount = in_figures(found[1], habits)
        return None if amount is None else whole(amount * _SCALES[found[2].lower()])
    if ordinal := _ORDINAL.fullmatch(word):
        return int(ordinal[1])
    amount = in_figures(word, habits, money=money)
    return amount if amount is not None else in_words((word,))
