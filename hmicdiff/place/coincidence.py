"""How often a place looks by chance as if one release departed from all others there.

Where five releases each choose among four grades, in one family of seventeen all but one choose
the same: that the last has another tells nothing. The other places show how far values of the
same sort are spread; from that follows how many places are expected to look so by chance.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from hmicdiff.align.kinds import WORKING
from hmicdiff.align.slot_checks import is_named
from hmicdiff.language.numerals import is_numeral
from hmicdiff.place.slot_spread import Normal, SlotPlace, SlotSpread, is_nearly_all
from hmicdiff.place.whole_addresses import has_address
from hmicdiff.read.calendars import OTHER_MONTHS, OTHER_WEEKDAYS, unit_of_time
from hmicdiff.read.english import FUNCTION_WORDS, MONTHS, OTHER_ARTICLES, WEEKDAYS

_LIMIT = 0.02
"""At most so many places of a sort may look so by chance in a family; beyond, nothing is told."""
_SMALL = frozenset(range(13))
"""A whole number up to this counts something and is soon the same elsewhere."""


_MANY = 30
"""In so many releases what one of them fills in is not left out, which would take long."""
_FEWEST = 3
"""Where only two others have a passage, they agree too easily; unless there are no more."""
COUNT = "count"
"""A small whole number."""
LENGTH_OF_TIME = "length of time"
NUMERAL = "numeral"
"""A number in words that counts nothing."""
ADDRESS = "address"
"""An address of the web or of mail, or a part of one."""
WORDS = "words"
NAME = "name"
NOUN = "noun"
"""One word with a capital: a name, too, or what is written so in German."""
_DIGIT = re.compile(r"\d")
_DAYS = WEEKDAYS | OTHER_WEEKDAYS | MONTHS | OTHER_MONTHS.keys()
DAY = "day"
"""A weekday or a month."""
_AT_LEAST: Mapping[str, float] = {COUNT: 6.0, WORDS: 4.0}
"""Of these sorts a place is taken to have so many values, whatever the family shows besides."""
_TERMS = 4.0
"""Among so many lengths of time is chosen where they are, and"""
_CHOSEN_TERMS = 0.15
"""in so many places: the others are the same in all releases."""


def sort_of(normal: Normal, text: str, after: str | None = None) -> str:
    """Return the sort of a value, as it is compared and as it is written.

    Figures are of one sort if they are written alike: with as many digits, and the same unit. A
    small number counts what is named behind it, if it is known what stands there; "section 8 of"
    counts nothing.
    """
    if has_address(text):
        return ADDRESS
    lower = text.casefold()
    if lower in _DAYS:
        return DAY
    behind = "" if after is None else after.casefold()
    counts = after is None or (after.isalpha() and behind not in FUNCTION_WORDS)
    if counts and isinstance(normal, int | float) and normal in _SMALL:
        return _counted(behind)
    if _DIGIT.search(text):
        return _DIGIT.sub("0", lower)
    if is_numeral(lower):
        return _counted(behind) if counts else NUMERAL
    if unit_of_time(lower):
        return LENGTH_OF_TIME
    words = text.split()
    # in German every noun has a capital: "der Handlauf" is no name
    noun = len(words) == 2 and words[0].casefold() in OTHER_ARTICLES  # noqa: PLR2004
    if is_named(words) and not noun:
        return NAME if len(words) > 1 else NOUN
    return WORDS


def _counted(behind: str) -> str:
    """Return the sort of a number, by the word behind it, which says what it counts."""
    unit = "day" if behind in WORKING else unit_of_time(behind)
    return f"{LENGTH_OF_TIME}: {unit}" if unit else COUNT


def chance(values: float, releases: int, odd: int = 1) -> float:
    """Return how likely all but so many releases choose the same of `values` values."""
    if values <= 1:
        return 0.0
    ways = math.lgamma(releases + 1) - math.lgamma(odd + 1) - math.lgamma(releases - odd + 1)
    return math.exp(ways + odd * math.log(values - 1) - (releases - 1) * math.log(values))


class Coincidence:
    """Tells whether a place may look by chance as if a release departed from all others."""

    def __init__(self, spreads: Mapping[SlotPlace, SlotSpread]) -> None:
        """Know what fills each place; of a variable with several, the fullest one counts."""
        filled: defaultdict[str, set[str]] = defaultdict(set)
        fullest: dict[str, SlotPlace] = {}
        for place in sorted(spreads):
            passage, variable = place
            if _is_open(spreads[place]):
                filled[passage].add(variable)
            known = fullest.get(variable)
            if known is None or len(spreads[place].values) > len(spreads[known].values):
                fullest[variable] = place
        self._filled = filled
        self._known: dict[str, float] = {}
        self._releases = {release for spread in spreads.values() for release in spread.values}
        self._alike: defaultdict[tuple[bool, str], list[tuple[str, SlotSpread]]] = defaultdict(list)
        for variable, place in fullest.items():
            alone = self._is_alone(*place)
            for sort in _sorts(spreads[place]):
                self._alike[alone, sort].append((variable, spreads[place]))

    def _is_alone(self, passage: str, variable: str | None) -> bool:
        """Tell whether nothing else is filled in where a variable is."""
        return self._filled.get(passage, set()) <= {variable}

    def may_be(
        self, sort: str, usual: int, of: int, release: str, place: tuple[str, str | None]
    ) -> bool:
        """Tell whether `usual` of so many others may well agree on such a value by chance.

        The releases are judged by the others alone, so what `release` itself fills in is left
        out; so is the variable in question. Where all else is the same, what differs is more
        likely to be odd: only such places are looked at then, and only the others elsewhere.
        """
        if of < _FEWEST and len(self._releases - {release}) > of:
            return True
        total, odd = of + 1, of - usual + 1
        expected = chance(_AT_LEAST[sort], total, odd) if sort in _AT_LEAST else 0.0
        if sort.startswith(LENGTH_OF_TIME):
            expected = _CHOSEN_TERMS * chance(_TERMS, total, odd)
        for name, spread in self._alike.get((self._is_alone(*place), sort), ()):
            if expected > _LIMIT:
                return True
            if name != place[1]:
                expected += chance(self._values(name, spread, release), total, odd)
        return expected > _LIMIT

    def _values(self, variable: str, spread: SlotSpread, release: str) -> float:
        """Return among how many values the others choose; among many, one more changes nothing."""
        if len(spread.values) <= _MANY:
            return _values(spread, release)
        if variable not in self._known:
            self._known[variable] = _values(spread, "")
        return self._known[variable]


def _is_open(spread: SlotSpread) -> bool:
    """Tell whether the releases fill in this and that, and not nearly all the same."""
    return len(spread.uses) > 1 and not spread.may_have_odd_ones


def _sorts(spread: SlotSpread) -> Iterable[str]:
    """Return the sorts of what is filled in, but for rare ones."""
    sorts: Counter[str] = Counter()
    after = spread.usual_after
    unit = after if _counted(after.casefold()) != COUNT else None
    for normal, count in spread.uses.items():
        sorts[sort_of(normal, spread.texts[normal], unit)] += count
    most = max(sorts.values(), default=0)
    return [sort for sort, count in sorted(sorts.items()) if 2 * count >= most]


def _values(spread: SlotSpread, release: str) -> float:
    """Return among how many values, all as likely, two releases would agree as often as there.

    Where all agree, or nearly all, nothing is chosen; where none do, no number is large enough. An
    odd one elsewhere excuses none here: where all but one agree, that one may be odd, too.
    """
    if spread.may_have_odd_ones:
        return 0.0
    own = spread.values.get(release)
    uses = [count - (normal == own) for normal, count in spread.uses.items()]
    of = sum(uses)
    pairs = of * (of - 1)
    same = sum(count * (count - 1) for count in uses)
    if not same or is_nearly_all(max(uses), of):
        return 0.0
    return pairs / same
