"""Whether words can fill a slot, judged by what filled it so far."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from hmicdiff.align.kinds import Words, is_capitalized, kind_of, low
from hmicdiff.infer.stand_ins import stands_for
from hmicdiff.infer.values import value_of
from hmicdiff.model.template import Kind
from hmicdiff.read.english import DECIDING_WORDS, NEGATIONS
from hmicdiff.read.normalize import wording

_TYPED = (Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.DATE)
_LONGER = 2
"""What is filled in can be this much longer than the longest that was seen, and a word or two."""
_SHOWN = 4
_ENOUGH = 10
_EACH = 3
"""Of a closed choice each value was seen so many times, on average."""
_NONE = frozenset({("any",), ("no",), ("none",), ("a",)})


class Fill(Enum):
    """How words fit a slot."""

    FITS = 2
    """It can hold them."""
    ODD = 1
    """They stand where it stands, and are of another type."""
    NO = 0
    """They are wording, and fill nothing in."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What filled the slots of a variable so far."""

    kind: Kind
    words: frozenset[Words]
    """Without regard to capitals."""
    texts: tuple[str, ...]
    """The same as they are written, in the order of the alphabet."""
    longest: int
    """Of how many words."""
    releases: int
    """How many releases fill it in."""
    once: int
    """How many words only one of them fills in."""
    numbers: frozenset[float | int] = frozenset()
    """The numbers that the words stand for."""
    least: float | int | None = None
    most: float | int | None = None

    def judge(self, words: Words) -> Fill:
        """Tell whether it can hold `words`."""
        lower = plain(words)
        if lower in self.words:
            return Fill.FITS
        if self.kind in _TYPED:
            typed = kind_of(words) is self.kind or value_of(words, self.kind) is not None
            if typed or lower in _NONE or (self.kind is Kind.NUMBER and kind_of(words)):
                return Fill.FITS
        if len(words) > _LONGER * (self.longest + 1):
            return Fill.NO
        if self.kind in (Kind.NAME, Kind.TEXT) and (is_capitalized(words) or stands_for(words)):
            return Fill.FITS
        if decides(lower):
            return Fill.NO
        if self.kind is Kind.NAME:
            return Fill.FITS if words[0][:1].isupper() else Fill.ODD
        return Fill.ODD if self.kind in _TYPED else Fill.FITS

    @property
    def is_closed(self) -> bool:
        """Tell whether what was filled in so far is all that can be.

        The chance that the next value is a new one is about the share of values that were seen
        once (Good, 1953); a choice is closed if none was.
        """
        enough = self.releases >= _ENOUGH and self.releases >= _EACH * len(self.words)
        return self.kind is Kind.CHOICE and enough and not self.once

    def is_odd(self, words: Words) -> bool:
        """Tell whether words are of another type than what it held so far."""
        return self.judge(words) is Fill.ODD or (self.is_closed and plain(words) not in self.words)

    def has(self, text: str) -> bool:
        """Tell whether it held these words, or others for the same number."""
        norms = wording(text).norms
        return plain(norms) in self.words or value_of(norms, self.kind) in self.numbers

    @property
    def shown(self) -> str:
        """What was seen so far, for a reader: a range, or some of the words."""
        if self.least is not None and self.most is not None and self.least < self.most:
            return f"{self.least} to {self.most}"
        if self.kind is Kind.DATE and len(self.texts) > _SHOWN:
            return f"{self.texts[0]} to {self.texts[-1]}"
        more = len(self.texts) - _SHOWN
        return ", ".join(self.texts[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _order(text: str, kind: Kind) -> tuple[str, str]:
    """Put dates in the order of time and other words in that of the alphabet."""
    value = value_of(wording(text).norms, kind) if kind is Kind.DATE else None
    return (value if isinstance(value, str) else "", text)


def plain(words: Words) -> Words:
    """Return words without regard to capitals, and without the stop of an abbreviation."""
    lower = low(words)
    return lower[:-1] if len(lower) > 1 and lower[-1] == "." else lower


def decides(*runs: Words) -> bool:
    """Tell whether some words change what is claimed."""
    words = [word for each in runs for word in low(each)]
    return any(word in NEGATIONS or word in DECIDING_WORDS for word in words)


def seen(kind: Kind, by_release: Mapping[str, Sequence[str]]) -> Seen:
    """Return what is known of a variable, given what the releases fill in, by their ids."""
    texts = sorted({text for filled in by_release.values() for text in filled})
    normal = {text: plain(wording(text).norms) for text in texts}
    words = set(normal.values())
    uses = Counter(
        word for filled in by_release.values() for word in {normal[text] for text in filled}
    )
    numbers = [
        value for each in sorted(words) if isinstance(value := value_of(each, kind), int | float)
    ]
    return Seen(
        kind=kind,
        words=frozenset(words),
        texts=tuple(
            sorted({" ".join(text.split()) for text in texts}, key=lambda text: _order(text, kind))
        ),
        longest=max(map(len, words), default=0),
        releases=len(by_release),
        once=sum(count == 1 for count in uses.values()),
        numbers=frozenset(numbers),
        least=min(numbers, default=None),
        most=max(numbers, default=None),
    )
