"""Whether words can fill a slot, judged by what filled it so far."""

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
    longest: int
    """Of how many words."""
    releases: int
    """How many releases fill it in."""
    least: float | int | None = None
    most: float | int | None = None

    def judge(self, words: Words) -> Fill:
        """Tell whether it can hold `words`."""
        lower = low(words)
        if lower in self.words:
            return Fill.FITS
        if self.kind in _TYPED:
            typed = kind_of(words) is self.kind or value_of(words, self.kind) is not None
            if typed or lower in _NONE or (self.kind is Kind.NUMBER and kind_of(words)):
                return Fill.FITS
        if len(words) > _LONGER * (self.longest + 1) or _decides(lower):
            return Fill.NO
        if self.kind is Kind.NAME:
            return Fill.FITS if is_capitalized(words) or stands_for(words) else Fill.ODD
        return Fill.FITS if self.kind is Kind.TEXT else Fill.ODD

    def is_odd(self, words: Words) -> bool:
        """Tell whether words are of another type than what it held so far."""
        return self.judge(words) is Fill.ODD

    def has(self, text: str) -> bool:
        """Tell whether it held these words, whatever their capitals."""
        return low(wording(text).norms) in self.words

    @property
    def shown(self) -> str:
        """What was seen so far, for a reader: a range, or some of the words."""
        if self.least is not None and self.most is not None and self.least < self.most:
            return f"{self.least} to {self.most}"
        shown = sorted(" ".join(each) for each in self.words)
        more = len(shown) - _SHOWN
        return ", ".join(shown[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _decides(lower: Words) -> bool:
    return any(word in NEGATIONS or word in DECIDING_WORDS for word in lower)


def seen(kind: Kind, by_release: Mapping[str, Sequence[str]]) -> Seen:
    """Return what is known of a variable, given what the releases fill in, by their ids."""
    texts = sorted({text for filled in by_release.values() for text in filled})
    words = {low(wording(text).norms) for text in texts}
    numbers = [
        value for each in sorted(words) if isinstance(value := value_of(each, kind), int | float)
    ]
    return Seen(
        kind=kind,
        words=frozenset(words),
        longest=max(map(len, words), default=0),
        releases=len(by_release),
        least=min(numbers, default=None),
        most=max(numbers, default=None),
    )
