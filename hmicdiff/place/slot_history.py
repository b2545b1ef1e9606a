"""What filled the slots so far: whether other words can fill them, and what all the others say."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum
from functools import cached_property

from hmicdiff.align.kinds import Words, figure_in, is_capitalized, kind_of, low
from hmicdiff.infer.fitting import decides, is_too_long
from hmicdiff.infer.stand_ins import stands_for
from hmicdiff.infer.values import Value, value_of
from hmicdiff.language.habits import UNKNOWN, Habits
from hmicdiff.model.template import FIGURE_KINDS, Kind
from hmicdiff.read.english import NEGATIONS
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct

_TYPED = FIGURE_KINDS | {Kind.DATE}
_SHOWN = 4
"""So many values are shown; of more, it is said how many."""
_TYPED_BY = 6
"""So many others have to fill in nothing else than figures, so that what is none is odd."""
_ENOUGH = 10
"""With fewer releases a closed choice may not have been seen to the full."""
_EACH = 10
"""Of a closed choice each value was seen so many times, on average."""
_QUANTITIES = frozenset("all both each every few many several some".split())
"""Words that say how many without a figure, and so stand where others have one."""
_NONE = frozenset({("any",), ("no",), ("none",), ("a",)})


class Fill(Enum):
    """How words fit a slot."""

    FITS = 2
    """It can hold them."""
    ODD = 1
    """They stand where it stands, and are of another type."""
    NO = 0
    """They are wording, and fill nothing in."""


class SlotHistory(Struct, frozen=True, dict=True):
    """What filled the slots of a variable so far."""

    kind: Kind
    uses: Mapping[Words, frozenset[str]]
    """The releases that fill in each value, which is without regard to capitals."""
    texts: tuple[str, ...]
    """The values as they are written, in the order of the alphabet; dates in that of time."""
    longest: int
    """Of how many words."""
    releases: int
    """How many releases fill it in."""
    figures: tuple[tuple[float | int, str], ...] = ()
    """The numbers that the values stand for, each with a release that has it; in order."""
    habits: Habits = UNKNOWN
    """How the family writes them."""

    def judge(self, words: Words) -> Fill:
        """Tell whether it can hold `words`."""
        lower = plain(words)
        if lower in self.uses:
            return Fill.FITS
        return self._judged(words, lower)

    def _judged(self, words: Words, lower: Words) -> Fill:
        """Tell whether it can hold words that nobody else fills in."""
        if self.kind in _TYPED:
            typed = kind_of(words) is self.kind or self.value(words) is not None
            if typed or lower in _NONE or (self.kind is Kind.NUMBER and kind_of(words)):
                return Fill.FITS
            if figure_in(words):
                return Fill.NO
        if is_too_long(words, self.longest):
            return Fill.NO
        if self.kind in (Kind.NAME, Kind.TEXT) and (is_capitalized(words) or stands_for(words)):
            return Fill.FITS
        if decides([word for word in lower if word not in self._words]):
            return Fill.ODD if self.kind in _TYPED and _is_quantity(lower) else Fill.NO
        if self.kind is Kind.NAME:
            return Fill.FITS if words[0][:1].isupper() else Fill.ODD
        return Fill.ODD if self.kind in _TYPED else Fill.FITS

    def is_closed_without(self, release: str) -> bool:
        """Tell whether what the others filled in so far is all that can be.

        The chance that the next value is a new one is about the share of values that were seen
        once (Good, 1953); a choice is closed if none was.
        """
        if self.kind is not Kind.CHOICE:
            return False
        others = [having - {release} for having in self.uses.values()]
        seen = [having for having in others if having]
        once = any(len(having) == 1 for having in seen)
        releases = len(frozenset().union(*seen))
        return releases >= max(_ENOUGH, _EACH * len(seen)) and not once

    def is_odd(self, words: Words, release: str) -> bool:
        """Tell whether words that `release` fills in are of another type than all others have."""
        lower = plain(words)
        if self.uses.get(lower, frozenset()) - {release}:
            return False
        is_figure = self.kind in _TYPED and self.releases - (release in self._whose) >= _TYPED_BY
        has_digits = any(letter.isdigit() for word in lower for letter in word)
        if is_figure and not has_digits and self._judged(words, lower) is Fill.ODD:
            return True
        return self.is_closed_without(release)

    def numbers_without(self, release: str) -> list[float | int]:
        """Return the numbers that the other releases state, in order."""
        return [number for number, whose in self.figures if whose != release]

    def numbers_of(self, releases: Collection[str]) -> list[float | int]:
        """Return the numbers that some releases state, in order."""
        return [number for number, whose in self.figures if whose in releases]

    def has(self, text: str) -> bool:
        """Tell whether it held these words, or others for the same number."""
        norms = wording(text).norms
        return plain(norms) in self.uses or self.value(norms) in self._numbers

    def value(self, words: Words) -> Value:
        """Return what words stand for here."""
        return value_of(words, self.kind, self.habits)

    @cached_property
    def _whose(self) -> frozenset[str]:
        return frozenset().union(*self.uses.values())

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of all values; a slot that holds "door can" can hold "cover can", too."""
        return frozenset(word for words in self.uses for word in words)

    @cached_property
    def _numbers(self) -> frozenset[float | int]:
        return frozenset(number for number, _ in self.figures)

    @property
    def shown(self) -> str:
        """What was seen so far, for a reader: a range, or some of the words."""
        return self._shown(self.texts)

    def shown_without(self, words: Words) -> str:
        """Return what was seen but for these words, for a reader."""
        left_out = plain(words)
        return self._shown([t for t in self.texts if plain(wording(t).norms) != left_out])

    def _shown(self, texts: Sequence[str]) -> str:
        if self.figures and self.figures[0][0] < self.figures[-1][0]:
            return f"{self.figures[0][0]} to {self.figures[-1][0]}"
        if self.kind is Kind.DATE and len(texts) > _SHOWN:
            return f"{texts[0]} to {texts[-1]}"
        more = len(texts) - _SHOWN
        return ", ".join(texts[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _order(text: str, kind: Kind) -> tuple[str, str]:
    """Put dates in the order of time and other words in that of the alphabet."""
    value = value_of(wording(text).norms, kind) if kind is Kind.DATE else None
    return (value if isinstance(value, str) else "", text)


def plain(words: Words) -> Words:
    """Return words without regard to capitals, and without the stop of an abbreviation."""
    lower = low(words)
    return lower[:-1] if len(lower) > 1 and lower[-1] == "." else lower


def _is_quantity(lower: Words) -> bool:
    """Tell "several", "very few" and "a great many"; "not all" is none."""
    return lower[-1] in _QUANTITIES and not any(word in NEGATIONS for word in lower)


def slot_history(
    kind: Kind, by_release: Mapping[str, Iterable[str]], habits: Habits = UNKNOWN
) -> SlotHistory:
    """Return what is known of a variable, given what the releases fill in, by their ids."""
    texts = sorted({text for filled in by_release.values() for text in filled})
    normal = {text: plain(wording(text).norms) for text in texts}
    values = {words: value_of(words, kind, habits) for words in set(normal.values())}
    uses: defaultdict[Words, set[str]] = defaultdict(set)
    for release, filled in by_release.items():
        for text in filled:
            uses[normal[text]].add(release)
    figures = sorted(
        (value, release)
        for words, releases in uses.items()
        if isinstance(value := values[words], int | float)
        for release in releases
    )
    return SlotHistory(
        kind=kind,
        uses={words: frozenset(uses[words]) for words in sorted(uses)},
        texts=tuple(
            sorted({" ".join(text.split()) for text in texts}, key=lambda text: _order(text, kind))
        ),
        longest=max(map(len, uses), default=0),
        releases=len(by_release),
        figures=tuple(figures),
        habits=habits,
    )
