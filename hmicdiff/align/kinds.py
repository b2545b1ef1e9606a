"""What a few words are by their looks alone: a number, a sum of money, a date, a name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from hmicdiff.model.template import Kind
from hmicdiff.read.english import (
    CURRENCIES,
    DETERMINERS,
    DURATIONS,
    FUNCTION_WORDS,
    MAGNITUDES,
    MONTHS,
    NUMBER_WORDS,
    WEEKDAYS,
)

Words = tuple[str, ...]

_PERCENT = frozenset("% percent".split())
_PERCENTS = {("%",), ("percent",), ("per", "cent")}
_MEASURES = frozenset("p m km cm mm kg".split())
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LINKS = frozenset("- and , per cent".split())
_COUNTED_FROM = frozenset({("all", "but", "one"), ("all", "but", "two"), ("all", "but", "three")})


def low(words: Sequence[str]) -> Words:
    """Return the words without regard to capitals."""
    return _low(tuple(words))


@lru_cache(maxsize=50_000)
def _low(words: Words) -> Words:
    return tuple([word.casefold() for word in words])


def is_number(word: str) -> bool:
    """Tell whether a word starts with a digit."""
    return word[:1].isdigit()


def is_typed(words: Sequence[str]) -> bool:
    """Tell whether the words are a number, a sum, a percentage, a date or a time, as a whole."""
    return kind_of(words) is not None


def kind_of(words: Sequence[str]) -> Kind | None:
    """Return what the words are as a whole, `None` where they are just words."""
    lower = low(words)
    if lower in _COUNTED_FROM:
        return Kind.NUMBER
    if len(lower) == 1 and (_is_month(words[0]) or _ISO_DATE.fullmatch(lower[0])):
        return Kind.DATE
    if not all(map(_counts, lower)) or not any(map(_is_quantity, lower)):
        return None
    if any(word in MONTHS for word in lower):
        return Kind.DATE
    if any(word in CURRENCIES for word in lower):
        return Kind.MONEY
    return Kind.PERCENT if "%" in lower or "cent" in lower else Kind.NUMBER


def counting_runs(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where figures can be: words that all belong to a figure, "all but one", a month."""
    lower = low(words)
    at = 0
    while at < len(lower):
        if lower[at : at + 3] in _COUNTED_FROM:
            yield at, at + 3
        end = at
        while end < len(lower) and _counts(lower[end]):
            end += 1
        if end > at:
            yield at, end
        yield from ((month, month + 1) for month in range(at, end) if _is_month(words[month]))
        at = max(end, at + 1)


def is_capitalized(words: Sequence[str]) -> bool:
    """Tell whether the words read as a name: capitals, but for figures and words like "of"."""
    return any(word[:1].isupper() for word in words) and all(
        word[:1].isupper() or not word[:1].isalpha() or word.casefold() in FUNCTION_WORDS
        for word in words
    )


def is_whole(words: Sequence[str]) -> bool:
    """Tell whether the words can stand by themselves: "no change", not "updated their"."""
    if is_typed(words) or is_capitalized(words):
        return True
    first, last = words[0].casefold(), words[-1].casefold()
    opens = first in FUNCTION_WORDS and (first not in DETERMINERS or len(words) == 1)
    return not opens and last not in FUNCTION_WORDS


def unit(words: Sequence[str]) -> str | None:
    """Name the kind of quantity that the words are the whole of, with its unit; else `None`."""
    lower = low(words)
    if _is_duration(lower):
        return "duration"
    if not any(map(is_number, lower)):
        return None
    if _is_date(lower):
        return "date"
    if _is_money(lower):
        return "money"
    if len(lower) == 3 and _is_year_range(lower):  # noqa: PLR2004 - 2017, /, 18
        return "years"
    if is_number(lower[0]) and lower[1:] in _PERCENTS:
        return "percent"
    if len(lower) == 2 and is_number(lower[0]) and lower[1] in NUMBER_WORDS:  # noqa: PLR2004
        return "number"
    return None


def _is_month(word: str) -> bool:
    """Tell a month that stands alone by its capital: "may" and "march" are other words."""
    return word[:1].isupper() and word.casefold() in MONTHS


def _counts(word: str) -> bool:
    return (
        _is_quantity(word)
        or word in CURRENCIES
        or word in _PERCENT
        or word in _MEASURES
        or word in _LINKS
        or word in MONTHS
    )


def _is_quantity(word: str) -> bool:
    return is_number(word) or word in NUMBER_WORDS


def _is_duration(lower: Words) -> bool:
    if len(lower) < 2 or lower[-1] not in DURATIONS or not _is_quantity(lower[0]):  # noqa: PLR2004
        return False
    return all(
        _is_quantity(word) or word in DURATIONS or word in ("and", "a", "half") for word in lower
    )


def _is_date(lower: Words) -> bool:
    return any(word in MONTHS for word in lower) and all(
        word in MONTHS or word in WEEKDAYS or is_number(word) or word == "," for word in lower
    )


def _is_money(lower: Words) -> bool:
    if lower[0] not in CURRENCIES or len(lower) < 2 or not is_number(lower[1]):  # noqa: PLR2004
        return False
    return not lower[2:] or (len(lower) == 3 and lower[2] in MAGNITUDES)  # noqa: PLR2004


def _is_year_range(lower: Words) -> bool:
    first, slash, last = lower
    return slash == "/" and len(first) == 4 and len(last) == 2 and (first + last).isdigit()  # noqa: PLR2004
