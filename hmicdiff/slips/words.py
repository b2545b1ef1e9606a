"""A sentence of a release as words, each slot one word, whatever fills it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from hmicdiff.model.analysis import PlacedRelease, PlacedSentence, Value
from hmicdiff.model.text import Wording, line_ends, spot, within
from hmicdiff.read.normalize import wording


class Word(NamedTuple):
    """A word, a mark, or all that fills a slot."""

    low: str
    """Its normal form in small letters; what fills a slot has one space where there is any."""
    start: int
    end: int
    """Offsets in the release."""
    value: Value | None
    """What it fills in."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a release."""

    release: PlacedRelease
    index: int
    sentence: PlacedSentence
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The sentence as it is written."""
        return self.release.text[self.sentence.start : self.sentence.end]

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
        mine = []
        while at < len(values) and values[at].start < sentence.end:
            if values[at].start >= sentence.start and values[at].end <= sentence.end:
                mine.append(values[at])
            at += 1
        found.append(Told(release, index, sentence, _words(release, sentence, mine)))
    return tuple(found)


@lru_cache(maxsize=50_000)
def _wording(text: str) -> tuple[tuple[str, ...], Wording]:
    """Return the words of a sentence in small letters, and the sentence as words."""
    whole = wording(text)
    return tuple(norm.casefold() for norm in whole.norms), whole


def _words(
    release: PlacedRelease, sentence: PlacedSentence, values: Iterable[Value]
) -> tuple[Word, ...]:
    start = sentence.start
    lows, whole = _wording(release.text[start : sentence.end])
    starts = [start + a for a, _ in whole.spans]
    ends = [start + b for _, b in whole.spans]
    words: list[Word] = []
    at = 0
    for value in values:
        at = _plain_words(lows, starts, ends, at, value.start, words)
        if at < len(starts) and starts[at] < value.end:
            words.append(Word(plain(value.text), value.start, value.end, value))
            at = bisect_left(starts, value.end, at)
    _plain_words(lows, starts, ends, at, sentence.end, words)
    return tuple(words)


def _plain_words(
    lows: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    at: int,
    until: int,
    words: list[Word],
) -> int:
    """Add the words from `at` on that begin before the offset `until`; return what follows."""
    last = bisect_left(starts, until, at)
    each = zip(lows[at:last], starts[at:last], ends[at:last], repeat(None), strict=False)
    words += map(Word._make, each)
    return last
