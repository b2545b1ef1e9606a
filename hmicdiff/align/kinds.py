"""What a few words are by their looks alone: a number, a sum of money, a date, a name."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from hmicdiff.language.dates import CLOCK_WORDS, is_date, time
from hmicdiff.language.numerals import (
    OTHER_SCALES,
    ends_in_ordinal,
    in_figures,
    in_groups,
    is_spelled,
    mixed,
    said_twice,
)
from hmicdiff.model.template import Kind
from hmicdiff.read.calendars import LINKS, OTHER_MONTHS, OTHER_WEEKDAYS
from hmicdiff.read.english import (
    CURRENCIES,
    DETERMINERS,
    DURATIONS,
    FUNCTION_WORDS,
    MAGNITUDES,
    MONTHS,
    NUMBER_WORDS,
    OTHER_ARTICLES,
    PREPOSITIONS,
    WEEKDAYS,
)

Words = tuple[str, ...]

_PERCENT = frozenset("% percent prozent procent".split())
_PERCENTS = {(word,) for word in _PERCENT} | {
    ("per", "cent"),
    ("pour", "cent"),
    ("por", "ciento"),
    ("por", "cento"),
    ("per", "cento"),
}
PERCENT = frozenset(word for words in _PERCENTS for word in words)
"""The words that a percentage is told by."""
RANGE_LINKS = ("to", "-", "and", "bis", "tot", "a", "\u00e0", "al", "at\u00e9")
"""What stands between the ends of a range, in the languages that months are known in."""
_RANGE_WORDS = frozenset(RANGE_LINKS) - {"-", "and"}
RANGE_OPENINGS = frozenset("from between von zwischen de du entre desde da dal tra fra van".split())
"""After these the ends of a range are two things: when something begins, and when it ends."""
_MEASURES = frozenset("p m km cm mm kg".split())
_LINKS = frozenset("- + and , per cent".split())
_DATE_LINKS = frozenset(", . of the day - den".split()) | LINKS
_ALL_MONTHS = MONTHS | OTHER_MONTHS.keys()
_ALL_WEEKDAYS = WEEKDAYS | OTHER_WEEKDAYS
_IN_DATE = 2
"""A day and a year."""
_DAY_OR_YEAR = re.compile(r"\d{1,2}|[12]\d{3}")
_ALSO_VERBS = frozenset("may march".split())
NAME_LINKS = frozenset(
    "of the and & for und et e y de la le les du des del di da do dos das van der den het t s "
    "von zu zum zur am im".split()
)
"""What links words with capitals in names, in the languages that months are known in."""
_SIGNS = frozenset("- +".split())
BOUNDS = frozenset("< <= > >= = == !=".split())
"""What says on which side of a figure or a version something lies."""
_ADDING = frozenset("and ,".split())
"""These join figures, and belong to none of them."""
CURRENCY_CODES = frozenset(
    "usd eur gbp chf jpy cny aud cad nzd sek nok dkk pln czk inr brl zar".split()
)
"""The codes of ISO 4217 that stand in most texts; no English word is spelled like one."""
CURRENCY_NAMES = frozenset("euro euros d'euros dollar dollars franken francs".split())
"""What stands behind a sum, and is no word of anything else."""
_HALVES_OF_DAY = frozenset("a.m p.m am pm".split())
WORKING = frozenset("business working calendar clear".split())
"""What kind of days, where "day" does not say it."""
_AND_A_PART = {("and", "a", "half"), ("and", "a", "quarter")}
_PARTS = frozenset("half quarter quarters".split())
_OF_DURATIONS = frozenset("and a an of half quarter quarters - ( )".split())
_MINUS = "minus"
_JOINTS = frozenset(("and", "or"))
_SMALL_IN_NAMES = FUNCTION_WORDS | NAME_LINKS
_TELEPHONE = range(8, 16)
"""A telephone number has so many figures: at most 15 (ITU-T E.164), at least those of a town."""
_IBAN = re.compile(r"[a-z]{2}\d{2}")
_ACCOUNT_GROUPS = 3
"""With fewer groups of figures behind its country it is too short for an account (ISO 13616)."""
_ANGLE = r"\d[\d.,]*(?:º| °)(?: \d[\d.,]*(?: ')?){0,2} ?"
_POSITION = re.compile(rf"{_ANGLE}[nsz](?: ,)? {_ANGLE}[ewo]")
"""How far north or south, then how far east or west, in the letters of six languages."""
_LONGEST = 12
"""So many words and marks a value has at most: an address has, a sentence seldom."""
_STREET = 6
"""So many words has a house in a street whose name has small words: 3 rue du Pont."""
_COUNTED_FROM = frozenset({("all", "but", "one"), ("all", "but", "two"), ("all", "but", "three")})


def low(words: Sequence[str]) -> Words:
    """Return the words without regard to capitals."""
    return _low(tuple(words))


@lru_cache(maxsize=50_000)
def _low(words: Words) -> Words:
    return tuple([word.casefold() for word in words])


def is_number(word: str) -> bool:
    """Tell whether a word starts with a digit; a raised one is the mark of a note."""
    return word[:1].isdecimal()


def is_typed(words: Sequence[str]) -> bool:
    """Tell whether the words are a number, a sum, a percentage, a date or a time, as a whole."""
    return kind_of(words) is not None


def kind_of(words: Sequence[str]) -> Kind | None:
    """Return what the words are as a whole, `None` where they are just words."""
    return _kind_of(tuple(words))


@lru_cache(maxsize=50_000)
def _kind_of(words: Words) -> Kind | None:
    lower = low(words)
    if not lower or _has_verb(words):
        return None
    if lower in _COUNTED_FROM or _is_spelled(lower) or _is_year_range(lower) or _is_time(lower):
        return Kind.NUMBER
    if len(lower) == 1 and (_is_month(words[0]) or is_date(lower[0])):
        return Kind.DATE
    if _is_date(lower):
        return Kind.DATE
    if _is_twice(lower):
        return Kind.NUMBER
    return _counting_kind(_without_brackets(lower))


def _counting_kind(lower: Words) -> Kind | None:
    if _is_percentage(lower):
        return Kind.PERCENT
    lower = _without_magnitude(lower[1:] if lower[0] == _MINUS and len(lower) > 1 else lower)
    if not all(map(_counts, lower)) or not any(map(_is_quantity, lower)):
        return None
    if lower[0] in _ADDING or lower[-1] in _ADDING:
        return None
    if any(word in _ALL_MONTHS for word in lower):
        return Kind.DATE if _has_numbers_of_date(lower) else None
    if any(map(_is_currency, lower)):
        return Kind.MONEY
    return Kind.PERCENT if "%" in lower or "cent" in lower else Kind.NUMBER


def _without_magnitude(lower: Words) -> Words:
    """Return a figure without the "Mio." or "mil millones de" that stands behind it."""
    at = next((at for at, word in enumerate(lower) if at and word in OTHER_SCALES), len(lower))
    if not is_number(lower[at - 1]):
        return lower
    end = at
    while end < len(lower) and lower[end] in OTHER_SCALES:
        end += 1
    if end > at and lower[end : end + 1] in ((".",), ("de",), ("di",)):
        end += 1
    return lower[:at] + lower[end:]


def _is_currency(word: str) -> bool:
    return word in CURRENCIES or word in CURRENCY_CODES or word in CURRENCY_NAMES


def _without_brackets(lower: Words) -> Words:
    """Return a sum without the brackets that say it is below nought."""
    in_brackets = lower[0] == "(" and lower[-1] == ")" and lower.count("(") == 1
    return lower[1:-1] if in_brackets and any(map(_is_currency, lower)) else lower


def _is_twice(lower: Words) -> bool:
    twice = said_twice(lower)
    if twice is None:
        return False
    first, last = map(tuple, twice)
    return _is_figures(last) and (is_spelled(first) or _is_figures(first))


def _is_figures(lower: Words) -> bool:
    return len(lower) == 1 and is_number(lower[0])


def _is_spelled(lower: Words) -> bool:
    return is_spelled(lower) or mixed(lower) is not None


def _is_time(lower: Words) -> bool:
    """Tell a time of day that says which half of the day, or 16:30."""
    return time(lower) is not None


def counting_runs(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where figures can be: words that all belong to a figure, "all but one", a month."""
    lower = low(words)
    at = 0
    while at < len(lower):
        if lower[at : at + 3] in _COUNTED_FROM:
            yield at, at + 3
        end = at
        while end < len(lower) and (
            _counts(lower[end]) or _is_part(lower, end) or _is_minus(lower, end)
        ):
            if _is_verb(words, end):
                break
            end += 1
        if end > at:
            yield at, end
        yield from ((month, month + 1) for month in range(at, end) if _is_month(words[month]))
        at = max(end, at + 1)


def figure_in(words: Sequence[str]) -> tuple[int, int] | None:
    """Return where in words a figure stands beside plain words: "14 working"; else `None`."""
    if is_typed(words):
        return None
    sizes = range(min(len(words), _LONGEST) - 1, 0, -1)
    return next(
        (
            (a, b)
            for a, b in ((a, a + size) for size in sizes for a in range(len(words) - size + 1))
            if is_typed(words[a:b]) and all(map(_is_plain, (*words[:a], *words[b:])))
        ),
        None,
    )


def _is_plain(word: str) -> bool:
    return word.isalpha() and word.islower()


def is_capitalized(words: Sequence[str]) -> bool:
    """Tell whether the words read as a name: capitals, but for figures and words like "of"."""
    return any(word[:1].isupper() for word in words) and all(
        word[:1].isupper() or not word[:1].isalpha() or word.casefold() in _SMALL_IN_NAMES
        for word in words
    )


def end_of_name(words: Sequence[str]) -> int:
    """Return where words end of which each can be in a name: "Ada Holm[ and by Cy Finch]"."""
    joints = (
        at
        for at in range(1, len(words) - 1)
        if words[at] in _JOINTS and words[at + 1] in PREPOSITIONS
    )
    return next(joints, len(words))


def is_value(norms: Sequence[str]) -> bool:
    """Tell whether words can be a value as a whole: a name, a figure, a date, an address."""
    if not 0 < len(norms) <= _LONGEST:
        return False
    if kind_of(norms) is not None or is_capitalized(norms):
        return True
    if is_number(norms[0]) and norms[-1][:1].isupper() and len(norms) <= _STREET:
        return True  # "3 rue du Pont"
    if _is_place_and_day(norms):
        return True
    # "Bolton & Sons plc", "Jonas van den Berg"
    words = [norm for norm in norms if norm[:1].isalpha()]
    return norms[0][:1].isupper() and 2 * sum(word[:1].isupper() for word in words) > len(words)


def _is_place_and_day(norms: Sequence[str]) -> bool:
    """Tell where and when something was written: "Dole, le 3 mai 2021"."""
    if "," not in norms[1:-1]:
        return False
    at = list(norms).index(",")
    place, day = norms[:at], norms[at + 1 :]
    if day[0].casefold() in OTHER_ARTICLES:
        day = day[1:]
    return is_capitalized(place) and kind_of(day) is Kind.DATE


def is_whole(words: Sequence[str]) -> bool:
    """Tell whether the words can stand by themselves: "no change", not "updated their"."""
    if is_typed(words) or is_capitalized(words):
        return True
    first, last = words[0].casefold(), words[-1].casefold()
    opens = first in FUNCTION_WORDS and (first not in DETERMINERS or len(words) == 1)
    return not opens and last not in FUNCTION_WORDS


def unit(words: Sequence[str]) -> str | None:
    """Name the kind of quantity that the words are the whole of, with its unit; else `None`."""
    return _unit(tuple(words))


@lru_cache(maxsize=50_000)
def _unit(words: Words) -> str | None:
    lower = low(words)
    if not lower or _has_verb(words):
        return None
    return next((name for name, is_such in _UNITS if is_such(lower)), None)


def _is_month(word: str) -> bool:
    """Tell a month that stands alone by its capital: "may" and "march" are other words."""
    return word[:1].isupper() and word.casefold() in MONTHS


def _has_verb(words: Sequence[str]) -> bool:
    return any(_is_verb(words, at) for at in range(len(words)))


def _is_verb(words: Sequence[str], at: int) -> bool:
    """Tell "may" in "lot 15 may hold glass"; in "3 may 2031" a year follows."""
    return words[at] in _ALSO_VERBS and not any(map(is_number, words[at + 1 : at + 2]))


def _counts(word: str) -> bool:
    return (
        _is_quantity(word)
        or _is_currency(word)
        or word in _PERCENT
        or word in _MEASURES
        or word in _LINKS
        or word in _ALL_MONTHS
    )


def _is_minus(lower: Words, at: int) -> bool:
    behind = lower[at + 1 : at + 2]
    return lower[at] == _MINUS and any(_is_quantity(each) or _is_currency(each) for each in behind)


def _is_part(lower: Words, at: int) -> bool:
    """Tell words that belong to a figure by what stands beside them: "a half", "9 a.m."."""
    word = lower[at]
    if word == "a":
        return lower[at + 1 : at + 2] in {("half",), ("quarter",), ("dozen",)}
    if word in _ALL_WEEKDAYS:
        return any(each in _ALL_MONTHS for each in lower[at + 1 : at + 5])
    before = lower[at - 1] if at else ""
    if any(
        is_number(lower[a - 1]) and lower[a : a + 2] in _PERCENTS for a in (at, at - 1) if a > 0
    ):
        return True
    if word in CLOCK_WORDS:
        return time(lower[at - 1 : at + 1]) is not None or time(lower[at - 1 : at + 2]) is not None
    if word in OTHER_SCALES:
        return is_number(before) or before in OTHER_SCALES
    if before in OTHER_SCALES and word in (".", "de", "di"):
        return any(map(_is_currency, lower[at + 1 : at + 2]))
    if word in LINKS:
        after = "".join(lower[at + 1 : at + 2])
        return (before in _ALL_MONTHS and is_number(after)) or (
            is_number(before) and after in _ALL_MONTHS
        )
    return (
        ends_in_ordinal(lower[max(0, at - 2) : at + 1])
        or (word in _HALVES_OF_DAY and is_number(before))
        or (word in ("dozen", "quarter", "quarters") and (_is_quantity(before) or before == "a"))
    )


def _is_quantity(word: str) -> bool:
    return is_number(word) or word in NUMBER_WORDS


def _is_duration(lower: Words) -> bool:
    """Tell how long something takes: "14 working days", "an hour and a half", "half an hour"."""
    if len(lower) < 2 or DURATIONS.isdisjoint(lower):  # noqa: PLR2004 - a figure and what it counts
        return False
    opens = _is_quantity(lower[0]) or (lower[0] in ("a", "an") and len(lower) > 2)  # noqa: PLR2004
    closes = lower[-1] in DURATIONS or lower[-3:] in _AND_A_PART
    return (
        opens
        and closes
        and all(
            _is_quantity(word) or word in DURATIONS or word in WORKING or word in _OF_DURATIONS
            for word in lower
        )
        and all(before in _PARTS for before, word in pairwise(lower) if word == "of")
    )


def _is_date(lower: Words) -> bool:
    """Tell a day or a month of a year, in words and figures."""
    if not any(_is_month_at(lower, at) for at in range(len(lower))):
        return False
    rest = lower[1:] if lower[0] == "the" else lower
    if not _has_numbers_of_date(rest):
        return False
    return all(
        word in _ALL_MONTHS or word in _ALL_WEEKDAYS or is_number(word) or word in _DATE_LINKS
        for word in rest
    ) and not any(word in _DATE_LINKS for word in (rest[0], rest[-1]))


def _has_numbers_of_date(lower: Words) -> bool:
    """Tell whether no number stands before a date: "347 del 9 ottobre 2024" has one of its own.

    Nor is "0886" a day or a year: a date stands behind a telephone number.
    """
    numbers = [word.rstrip(".") for word in lower if is_number(word) and ":" not in word]
    if any(re.fullmatch(r"[\d.,]+", each) and not _DAY_OR_YEAR.fullmatch(each) for each in numbers):
        return False
    ends = 2 if any(word in RANGE_LINKS or word in ("/", "of", "&") for word in lower) else 1
    month = next(at for at, word in enumerate(lower) if word in _ALL_MONTHS)
    before = sum(map(is_number, lower[:month]))
    return before <= ends and len(numbers) <= ends * _IN_DATE


def _is_month_at(lower: Words, at: int) -> bool:
    """Tell a month with its day or year beside it; "and may be let" has none."""
    if lower[at] not in _ALL_MONTHS:
        return False
    beside = [word for word in lower[max(0, at - 2) : at + 3] if is_number(word)]
    near = [word for word in lower[max(0, at - 1) : at + 2] if is_number(word)]
    return bool(near if lower[at] in _ALSO_VERBS else beside)


def _is_money(lower: Words) -> bool:
    lower = _without_magnitude(lower)
    if lower[-1] in CURRENCY_NAMES or lower[-1] in CURRENCY_CODES or lower[-1] in CURRENCIES:
        rest = lower[:-1]
        return bool(rest) and (_is_figures(rest) or in_groups(rest) is not None)
    sign = 1 if lower[0] in _SIGNS else 0
    inner = _without_brackets(lower[sign:]) if lower[sign:] else lower
    if len(inner) < 2 or not _is_currency(inner[0]):  # noqa: PLR2004
        return False
    rest = inner[1:-1] if inner[-1] in MAGNITUDES and len(inner) > 2 else inner[1:]  # noqa: PLR2004
    return _is_figures(rest) or in_groups(rest) is not None


def _is_year_range(lower: Words) -> bool:
    if len(lower) != 3:  # noqa: PLR2004 - 2017, /, 18
        return False
    first, slash, last = lower
    return slash == "/" and len(first) == 4 and len(last) == 2 and (first + last).isdecimal()  # noqa: PLR2004


def _is_percentage(lower: Words) -> bool:
    return is_number(lower[0]) and lower[1:] in _PERCENTS


def _is_telephone(lower: Words) -> bool:
    """Tell a number in groups that begins with a nought, a plus or a bracket: 01904 123 456."""
    figures = [word for word in lower if word not in ("+", "(", ")", "-")]
    opened = lower[0] in ("+", "(") or lower[0][0] == "0"
    if not opened or len(figures) < 2 or not all(map(str.isdecimal, figures)):  # noqa: PLR2004
        return False
    marks = lower[1:].count("+") + (lower[0] == "(" and ")" not in lower)
    return not marks and lower[-1] in figures and len("".join(figures)) in _TELEPHONE


def _is_account(lower: Words) -> bool:
    """Tell the number of an account, as IBAN has it: DE12 3456 7890."""
    return (
        len(lower) > _ACCOUNT_GROUPS
        and _IBAN.fullmatch(lower[0]) is not None
        and all(word.isdecimal() for word in lower[1:])
    )


def _is_position(lower: Words) -> bool:
    """Tell a place on the map: 51.5074° N, 0.1278° W, also with minutes and seconds."""
    return _POSITION.fullmatch(" ".join(lower)) is not None


def _is_range(lower: Words) -> bool:
    """Tell a range by its ends, of which the second is the larger: 30 to 40."""
    if len(lower) != 3 or lower[1] not in _RANGE_WORDS:  # noqa: PLR2004 - 30, to, 40
        return False
    low_end, high_end = in_figures(lower[0]), in_figures(lower[2])
    return low_end is not None and high_end is not None and low_end < high_end


def _is_bound(lower: Words) -> bool:
    """Tell a version or a figure with what it bounds: <= 1.7.9."""
    return len(lower) == 2 and lower[0] in BOUNDS and is_number(lower[1])  # noqa: PLR2004 - as said


def _is_scaled(lower: Words) -> bool:
    if len(lower) == 2 and is_number(lower[0]) and lower[1] in NUMBER_WORDS:  # noqa: PLR2004
        return True
    return len(lower) > 1 and _is_figures(_without_magnitude(lower))


_UNITS: tuple[tuple[str, Callable[[Words], bool]], ...] = (
    ("duration", _is_duration),
    ("spelled", lambda lower: _is_spelled(lower) or _is_twice(lower)),
    ("date", _is_date),
    ("time", _is_time),
    ("money", _is_money),
    ("years", _is_year_range),
    ("percent", _is_percentage),
    ("number", _is_scaled),
    ("telephone", _is_telephone),
    ("account", _is_account),
    ("position", _is_position),
    ("range", _is_range),
    ("bound", _is_bound),
    ("groups", lambda lower: in_groups(lower) is not None),
)
"""What a quantity can be, with its unit; the first that holds is taken."""
