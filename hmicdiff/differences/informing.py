"""How much words tell, where they stand: what frames a sentence tells hardly anything.

"In violation of the law of the land" stands in sentences on anything: after its first words the
others follow by themselves, however rare each is. So a word is weighed by how many passages have
it, or have it after the word before it. Passages are counted and not sentences: what ten releases
say in ten ways is no frame for that.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress, pairwise, starmap

from hmicdiff.differences.said import Stems

UNIT = 1 << 20
"""Weights count in this fraction of one: sums of whole numbers depend on no order."""
_FRAMED = 3
"""Two words in a row that so many passages have are a phrase: what two have may be said twice."""


class Informing:
    """Weighs the words of sentences by how many passages have them."""

    def __init__(self, passages: Iterable[Iterable[Stems]]) -> None:
        """Count the words of passages, of each the words of all sentences that say it."""
        self._rows = Counter[Stems]()
        self._passages = 0
        self._weighed: dict[Stems, tuple[tuple[int, ...], int]] = {}
        for sentences in passages:
            self._passages += 1
            self._rows.update({row for words in sentences for row in _rows(words)})

    def held(self, words: Stems, within: Stems) -> float:
        """Return how much of what words tell others tell, too."""
        both, whole = self._both(words, within)
        return both / whole if whole else 1.0

    def shared(self, words: Stems, others: Stems) -> float:
        """Return how much of what two sentences tell together both of them tell."""
        one, mine = self._both(words, others)
        other, theirs = self._both(others, words)
        return (one + other) / (mine + theirs) if mine + theirs else 1.0

    def _both(self, words: Stems, others: Stems) -> tuple[int, int]:
        weights, whole = self._weights(words)
        there = frozenset(others)
        return sum(compress(weights, map(there.__contains__, words))), whole

    def _weights(self, words: Stems) -> tuple[tuple[int, ...], int]:
        """Return what each word of a sentence weighs, and all of them together."""
        found = self._weighed.get(words)
        if found is None:
            weights = tuple(starmap(self._weight, pairwise(("", *words))))
            found = self._weighed[words] = weights, sum(weights)
        return found

    def _weight(self, before: str, word: str) -> int:
        """Return what a word weighs behind the one before it."""
        if not word[0].isalpha():
            return 0
        rows = self._rows
        weight = math.log(1 + self._passages / max(1, rows[(word,)]))
        if rows[before, word] >= _FRAMED:
            weight = min(weight, math.log(1 + rows[(before,)] / rows[before, word]))
        return round(UNIT * weight)


def _rows(words: Stems) -> Iterator[Stems]:
    """Yield the words one by one, and each two in a row."""
    yield from ((word,) for word in words)
    yield from pairwise(words)
