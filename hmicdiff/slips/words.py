"""A sentence of a release as words, each slot one word, whatever fills it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import repeat
from typing import NamedTuple, Protocol

from hmicdiff.model.analysis import PlacedRelease, PlacedSentence, Value
from hmicdiff.model.text import Wording, line_ends, spot, within
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct


class _Part(Protocol):
    """What stands somewhere in a sentence."""

    @property
    def start(self) -> int:
        """Where it begins in the sentence."""

    @property
    def end(self) -> int:
        """Where it ends there."""


class Fill(NamedTuple):
    """What fills a slot of a sentence."""

    start: int
    end: int
    """Offsets in the sentence."""
    slot: str
    variable: str
    text: str
    value: float | int | str | None
    """The number, the ISO date or the choice; `None` where there is nothing to normalize."""
    is_whole: bool
    """Whether the value is a whole number; 1 and 1.0 are two values."""


class Word(NamedTuple):
    """A word, a mark, or all that fills a slot."""

    low: str
    """Its normal form in small letters; what fills a slot has one space where there is any."""
    start: int
    end: int
    """Offsets in the sentence."""
    fill: Fill | None
    """What it fills in."""


class Saying(Struct, frozen=True, eq=False, dict=True):
    """A sentence as words, wherever it stands: what repeats is looked at once.

    It is compared as the object that it is, which is cheap to look up by.
    """

    text: str
    """As it is written."""
    words: tuple[Word, ...]

    @cached_property
    def filled(self) -> tuple[tuple[Word, Fill], ...]:
        """The words that fill slots."""
        return tuple((word, word.fill) for word in self.words if word.fill is not None)


class Told(Struct, frozen=True, eq=False):
    """A sentence of a release."""

    release: PlacedRelease
    index: int
    sentence: PlacedSentence
    saying: Saying

    @property
    def text(self) -> str:
        """The sentence as it is written."""
        return self.saying.text

    @property
    def words(self) -> tuple[Word, ...]:
        """The sentence as words."""
        return self.saying.words

    def start(self, part: _Part) -> int:
        """Return where a part of the sentence begins in the release."""
        return self.sentence.start + part.start

    def end(self, part: _Part) -> int:
        """Return where a part of the sentence ends in the release."""
        return self.sentence.start + part.end

    def line(self, offset: int) -> int:
        """Return the line of an offset in the sentence."""
        before = self.release.text[self.sentence.start : offset]
        return self.sentence.line + line_ends(before)

    def spot(self, offset: int) -> str:
        """Return what a reader calls the place of an offset in the sentence: "line 21"."""
        return spot(self.line(offset), self.sentence.where)

    def within(self, offset: int) -> str:
        """Return the same as it stands in a sentence: "in line 21"."""
        return within(self.line(offset), self.sentence.where)


def plain(text: str) -> str:
    """Return words for comparison: small letters, one space between."""
    return " ".join(text.casefold().split())


def told(release: PlacedRelease) -> tuple[Told, ...]:
    """Return the sentences of a release in reading order."""
    values = sorted(release.values, key=lambda value: (value.start, -value.end))
    found = []
    at = 0
    for index, sentence in enumerate(release.sentences):
        start, end = sentence.start, sentence.end
        fills = []
        while at < len(values) and values[at].start < end:
            if values[at].start >= start and values[at].end <= end:
                fills.append(_fill(values[at], start))
            at += 1
        said = saying(release.text[start:end], tuple(fills))
        found.append(Told(release, index, sentence, said))
    return tuple(found)


def _fill(value: Value, start: int) -> Fill:
    return Fill(
        value.start - start,
        value.end - start,
        value.slot,
        value.variable,
        value.text,
        value.value,
        isinstance(value.value, int),
    )


@lru_cache(maxsize=10_000)
def saying(text: str, fills: tuple[Fill, ...]) -> Saying:
    """Return a sentence as words, the same object for what is said again."""
    return Saying(text, tuple(_words(wording(text), fills)))


def _words(whole: Wording, fills: Sequence[Fill]) -> Iterator[Word]:
    lows = [norm.casefold() for norm in whole.norms]
    starts = [start for start, _ in whole.spans]
    ends = [end for _, end in whole.spans]
    at = 0
    for fill in fills:
        last = bisect_left(starts, fill.start, at)
        yield from _plain_words(lows[at:last], starts[at:last], ends[at:last])
        at = last
        if at < len(starts) and starts[at] < fill.end:
            yield Word(plain(fill.text), fill.start, fill.end, fill)
            at = bisect_left(starts, fill.end, at)
    yield from _plain_words(lows[at:], starts[at:], ends[at:])


def _plain_words(lows: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> Iterator[Word]:
    return map(Word._make, zip(lows, starts, ends, repeat(None), strict=False))
