"""How much the template explains: what it takes to write the family down with it and without it.

A code in two parts, after J. Rissanen, "Modeling by shortest data description", Automatica 14
(1978), 465-471: first the template, once, then what each release has of its own. The better the
template, the shorter both are together. Words are all that is written down: typography is left out
of both sides, and so is the list of words with their prices, which both sides need alike.

Releases are counted one by one, in any order, and only the counts are kept. Prices are whole
numbers in 1/1024 bit, so that no order of adding has a say.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from hmicdiff.align.vocabulary import BIT
from hmicdiff.model.analysis import BitsPerToken, PlacedRelease, Value
from hmicdiff.model.template import Passage, Reading, Slot, Template
from hmicdiff.model.text import Release
from hmicdiff.read.normalize import norms
from hmicdiff.structs import Struct, field

Words = tuple[str, ...]

_END = ""
"""Ends a sentence: a word that all sentences have and no text has."""
_SLOT = "\n"
"""Stands for a slot in a reading."""
_ON, _OFF = 15, 1
"""How often what is expected comes, and how often something else: that a reading goes on as the
main one does, or that a variable is what it was before in the release."""
_SEVERAL = 2
"""What a single release says is cheapest written where it is said."""


def _price(count: float, total: float) -> int:
    """Return what it takes to tell something that comes `count` times of `total`."""
    return round(BIT * math.log2(total / count))


_AS_EXPECTED = _price(_ON, _ON + _OFF)
_OTHERWISE = _price(_OFF, _ON + _OFF)


class Counts(Struct):
    """All that has to be known of the releases; what is counted apart can be put together."""

    releases: int = 0
    sentences: int = 0
    words: Counter[str] = field(default_factory=Counter)
    passages: Counter[str] = field(default_factory=Counter)
    """How many releases have each."""
    readings: Counter[str] = field(default_factory=Counter)
    """How many sentences use each."""
    values: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """By variable what it is, each once a release unless it changes."""
    repeated: int = 0
    """How many slots hold what their variable was before in the release."""
    changed: int = 0
    """How many hold something else."""
    jumps: int = 0
    """How many sentences stand elsewhere than the template has them."""

    def add(self, placed: PlacedRelease, release: Release, order: Mapping[str, int]) -> None:
        """Count a release; `order` is where in the template each passage stands, by its id."""
        self.releases += 1
        self.sentences += len(release.sentences)
        self.words.update(chain.from_iterable(said.wording.norms for said in release.sentences))
        had: set[str] = set()
        last = -1
        for sentence in placed.sentences:
            first = sentence.passages[0]
            self.readings[sentence.reading] += 1
            self.jumps += order[first] < last or first in had
            last = order[first]
            had.update(sentence.passages)
        self.passages.update(had)
        self._add_values(placed.values)

    def include(self, others: "Counts") -> None:
        """Add what was counted of other releases, in the same template."""
        self.releases += others.releases
        self.sentences += others.sentences
        self.words.update(others.words)
        self.passages.update(others.passages)
        self.readings.update(others.readings)
        for variable, texts in others.values.items():
            self.values[variable].update(texts)
        self.repeated += others.repeated
        self.changed += others.changed
        self.jumps += others.jumps

    def _add_values(self, values: Sequence[Value]) -> None:
        known: dict[str, str] = {}
        for value in values:
            before = known.get(value.variable)
            if before == value.text:
                self.repeated += 1
            else:
                self.changed += before is not None
                self.values[value.variable][value.text] += 1
            known[value.variable] = value.text


class _Prices:
    """What words cost: those that are said often cost little."""

    def __init__(self, counts: Counts) -> None:
        """Take the prices from how often each word stands in the releases."""
        self._counts: Counter[str] = Counter()
        for word, count in counts.words.items():
            self._counts[word.casefold()] += count
        self._counts[_END] += counts.sentences
        self._total = self._counts.total() + len(self._counts) / 2
        self._known = {_SLOT: 0}  # where slots are is told apart

    def word(self, word: str) -> int:
        """Return the price of a word."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = _price(self._counts[word] + 0.5, self._total)
        return known

    def words(self, words: Iterable[str]) -> int:
        """Return the price of words and of their end."""
        return sum(map(self.word, words)) + self.word(_END)

    def all(self) -> int:
        """Return the price of all that was counted."""
        return sum(count * self.word(word) for word, count in self._counts.items())

    def beside(self, words: Words, main: Words) -> int:
        """Return the price of a reading where it differs from the main one.

        As long as it goes on as the main reading does, a word costs next to nothing; one that is
        otherwise costs its price and more, and the main reading is taken up where that word stands
        in it, or else one word on.
        """
        bits, at = 0, 0
        for word in (*words, _END):
            expected = main[at] if at < len(main) else _END
            if word == expected:
                bits += _AS_EXPECTED
                at += 1
                continue
            bits += _OTHERWISE + self.word(word)
            at = main.index(word, at) + 1 if word in main[at:] else at + 1
        return BIT + min(bits, self.words(words))


def bits_per_token(template: Template, counts: Counts) -> BitsPerToken:
    """Return what it takes to write down a family, per token, with its template and without.

    Args:
        template: the template.
        counts: its releases, as they are placed in it.
    """
    tokens = counts.words.total() + counts.sentences
    if not tokens:
        return BitsPerToken()
    prices = _Prices(counts)
    new, told = _values(counts, prices)
    once = sum(_passage(passage, prices) for passage in template.passages) + new
    once += _slots(template)
    rest = sum(_uses(passage, counts) for passage in template.passages) + told
    rest += counts.jumps * _price(1, len(template.passages) + 1)
    size = BIT * tokens
    return BitsPerToken(
        tokens=tokens,
        raw=round(prices.all() / size, 3),
        template=round(once / size, 3),
        rest=round(rest / size, 3),
    )


def _passage(passage: Passage, prices: _Prices) -> int:
    """Return what it takes to write down the readings of a passage."""
    main, *others = (_pattern(reading) for reading in passage.readings)
    return prices.words(main) + sum(prices.beside(words, main) for words in others)


def _slots(template: Template) -> int:
    """Return what it takes to say of each sign of the readings if it is a word or a slot."""
    readings = [_pattern(one) for passage in template.passages for one in passage.readings]
    slots = sum(words.count(_SLOT) for words in readings)
    words = sum(map(len, readings)) - slots
    size = words + slots + 1
    return words * _price(words + 0.5, size) + slots * _price(slots + 0.5, size)


def _uses(passage: Passage, counts: Counts) -> int:
    """Return what it takes to say of each release if it has a passage, and in which reading."""
    having, total = counts.passages[passage.id], counts.releases
    bits = having * _price(having + 0.5, total + 1)
    bits += (total - having) * _price(total - having + 0.5, total + 1)
    uses = [counts.readings[reading.id] for reading in passage.readings]
    size = sum(uses) + len(uses) / 2
    return bits + sum(count * _price(count + 0.5, size) for count in uses)


def _values(counts: Counts, prices: _Prices) -> tuple[int, int]:
    """Return what it takes to write down what several releases fill in, and what each does.

    A value that comes several times is written down once, and then named.
    """
    once, told = 0, counts.repeated * _AS_EXPECTED + counts.changed * _OTHERWISE
    for texts in counts.values.values():
        uses = texts.total()
        alone = sum(count == 1 for count in texts.values())
        for text, count in texts.items():
            price = prices.words(_words(text))
            if count < _SEVERAL:
                told += price + _price(alone + 0.5, uses + 1)
            else:
                once += price
                told += count * _price(count + 0.5, uses + 1)
    return once, told


@lru_cache(maxsize=4096)
def _words(text: str) -> Words:
    return tuple(norm.casefold() for norm in norms(text.strip()))


def _pattern(reading: Reading) -> Words:
    """Return the words of a reading, with a sign for each slot."""
    return tuple(_signs(reading))


def _signs(reading: Reading) -> Iterator[str]:
    for part in reading.parts:
        if isinstance(part, Slot):
            yield _SLOT
        else:
            yield from _words(part)
