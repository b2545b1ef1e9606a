"""How a family writes its literals, where one and the same text could mean two things."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from hmicdiff.read.english import CURRENCIES
from hmicdiff.structs import Struct

_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})")
_COMMA_DECIMAL = re.compile(
    r"\d+,(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}"
)
_POINT_DECIMAL = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_IN_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.000")
"""Few write "12.000" for twelve."""
_SEVERAL = 2
"""So many different figures of that kind are no twelve that is measured to the thousandth."""
_MONTHS_OF_YEAR = 12
"""A larger figure is a day."""


class Habits(Struct, frozen=True):
    """How a family writes its literals; `None` where its texts do not say."""

    day_first: bool | None = None
    """Whether 8/7/2018 is 8 July."""
    decimal_comma: bool | None = None
    """Whether 1,234 is a little more than one."""

    def or_else(self, other: "Habits") -> "Habits":
        """Return these habits, and those of others where these texts do not say."""
        return Habits(
            other.day_first if self.day_first is None else self.day_first,
            other.decimal_comma if self.decimal_comma is None else self.decimal_comma,
        )


UNKNOWN = Habits()
_UNITS = CURRENCIES | frozenset("% euro euros eur usd".split())
"""What says that the figure beside it is an amount, and numbers nothing."""


def habits(wordings: Iterable[Sequence[str]], *, commas: bool | None = None) -> Habits:
    """Learn from the sentences of a family how it writes dates and numbers.

    A date whose first figure is over twelve begins with the day; a comma with two digits behind
    it is a decimal mark, and it is where points part thousands. Where texts do both, nothing is
    known. `commas` says whether the family's language mostly has decimal commas: that decides
    where its figures do not, and what a point beside no unit says, which may number a section.
    """
    seen: Counter[str] = Counter()
    thousands: set[str] = set()
    for norms in wordings:
        for at, word in enumerate(norms):
            if not word[:1].isdecimal():
                continue
            if found := _SLASHED.fullmatch(word):
                seen["day"] += int(found[1]) > _MONTHS_OF_YEAR
                seen["month"] += int(found[2]) > _MONTHS_OF_YEAR
            elif mark := _decimal_mark(word, norms, at, commas=commas is True):
                seen[mark] += 1
            elif _THOUSANDS.fullmatch(word):
                thousands.add(word)
    decimal = _more(seen["comma"], seen["point"], or_else=len(thousands) >= _SEVERAL)
    if not seen["comma"] and not seen["point"]:
        decimal = decimal or commas
    return Habits(
        day_first=_either(seen["day"], seen["month"]),
        # points also number sections and versions: the more frequent mark is the decimal one
        decimal_comma=decimal,
    )


def _decimal_mark(word: str, norms: Sequence[str], at: int, *, commas: bool) -> str | None:
    """Return which mark is a decimal one if a word is as it is written."""
    beside = (*norms[max(0, at - 1) : at], *norms[at + 1 : at + 2])
    measured = any(each.casefold() in _UNITS for each in beside)
    # a sum has no three digits behind its decimal mark
    if _COMMA_DECIMAL.fullmatch(word) or (commas and measured and _IN_GROUPS.fullmatch(word)):
        return "comma"
    shows = not commas or measured or _GROUPED.fullmatch(word)
    return "point" if shows and _POINT_DECIMAL.fullmatch(word) else None


def _either(yes: int, no: int) -> bool | None:
    return None if bool(yes) is bool(no) else bool(yes)


def _more(yes: int, no: int, *, or_else: bool) -> bool | None:
    """Tell which is more; what else speaks for it counts only where neither is seen."""
    if yes == no:
        return True if or_else and not yes else None
    return yes > no
