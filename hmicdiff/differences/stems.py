"""The words of sentences as they are compared: by how they begin, and in their order."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from hmicdiff.differences.said import Stems
from hmicdiff.model.text import VOWEL_SIGNS
from hmicdiff.read.english import NEGATIONS

_WORD = re.compile(rf"[^\W\d_](?:[^\W_]|[{VOWEL_SIGNS}])*")
"""A word of an address of the web or of a name in a program is a word, too."""
_STEM = 5
"""Words that begin with the same five letters count as one: "decide" and "decided"."""
SAYS = 0.85
"""A sentence says words if it has this share of them, in their order."""
LONGER = 3
"""A sentence with more than three times as many words is about something else."""
ALMOST = 0.75
"""Nobody is told to lack of what a sentence has so much, together with more: that it says less than
the others is for no count of words to tell."""
_NEGATING = frozenset(word[:_STEM] for word in NEGATIONS)
FEWEST = 3
"""Fewer words than these stand in many places and mean something else in each."""


def stems(norms: Iterable[str]) -> Stems:
    """Return words by their first letters; figures, which each release has of its own, are none."""
    return tuple(chain.from_iterable(map(_stems_in, norms)))


@lru_cache(maxsize=50_000)
def _stems_in(norm: str) -> Stems:
    return tuple([word[:_STEM] for word in _WORD.findall(norm.casefold())])


def figures(norms: Iterable[str]) -> Stems:
    """Return the figures among words."""
    return tuple(norm for norm in norms if norm[:1].isdecimal())


def label(norms: Iterable[str]) -> Stems:
    """Return all letters of words that are a label or a name; nothing of more than few words."""
    words = [word for norm in norms for word in _WORD.findall(norm.casefold())]
    return tuple(words) if len({word[:_STEM] for word in words}) < FEWEST else ()


def looked_up(norms: Sequence[str]) -> tuple[Stems, Stems, Stems]:
    """Return what a sentence is looked up by: its words, then, of few, its figures and letters."""
    words, letters = stems(norms), label(norms)
    is_short = bool(letters) or len(set(words)) < FEWEST
    return words, figures(norms) if is_short else (), letters


def negations(words: Iterable[str]) -> frozenset[str]:
    """Return the words among some that turn a claim round."""
    return _NEGATING.intersection(words)


def says(sentence: Stems, words: Stems, *, is_open: bool = False) -> bool:
    """Tell whether a sentence says words in their order, and not much besides, unless it may."""
    if not words or (len(sentence) > LONGER * len(words) and not is_open):
        return False
    return in_order(words, sentence) >= SAYS * len(words)


def includes(sentence: Stems, words: Stems, *, is_open: bool) -> bool:
    """Tell whether a sentence says words, whatever it says besides and between them."""
    ordered, least = in_order(words, sentence), ALMOST * len(words)
    if ordered == len(words) or (is_open and ordered >= least):
        return True
    return says(sentence, words) or len(longest_run(words, sentence)) >= least


def shared(words: Iterable[str], others: Iterable[str]) -> float:
    """Return how much of both together two sentences share, in different words."""
    one, other = set(words), set(others)
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def kept(words: Stems, sentence: Stems) -> float:
    """Return the share of words that stand in a sentence in the same order."""
    return in_order(words, sentence) / len(words) if words else 1.0


def in_order(words: Stems, sentence: Stems) -> int:
    """Count the words that stand in a sentence in the same order.

    It is the length of a longest common subsequence, with a bit for each word of the sentence.
    """
    places: defaultdict[str, int] = defaultdict(int)
    for at, word in enumerate(sentence):
        places[word] |= 1 << at
    everywhere = free = (1 << len(sentence)) - 1
    for word in words:
        matched = free & places.get(word, 0)
        free = ((free + matched) | (free - matched)) & everywhere
    return len(sentence) - free.bit_count()


def share_run(words: Stems, others: Stems, size: int) -> bool:
    """Tell whether a row of so many words stands in both."""
    return not _runs(words, size).isdisjoint(_runs(others, size))


@lru_cache(maxsize=5_000)
def _runs(words: Stems, size: int) -> frozenset[Stems]:
    return frozenset(zip(*(words[at:] for at in range(size)), strict=False))


def has_run(words: Stems, run: Stems) -> bool:
    """Tell whether words hold a whole row of others."""
    size, at = len(run), -1
    for _ in range(words.count(run[0]) if run else 0):
        at = words.index(run[0], at + 1)
        if words[at : at + size] == run:
            return True
    return not run


def longest_run(words: Stems, others: Stems) -> Stems:
    """Return the longest row of words that stands in both, the first of several."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, other in enumerate(others):
        places[other].append(at)
    longest, end = 0, 0
    row: dict[int, int] = {}
    """By the place in the others, how many words before it are the same in a row."""
    for number, word in enumerate(words, 1):
        row = {at + 1: row.get(at, 0) + 1 for at in places.get(word, ())}
        most = max(row.values(), default=0)
        if most > longest:
            longest, end = most, number
    return words[end - longest : end]


def is_other_form(one: str, other: str) -> bool:
    """Tell whether two words are one, in the singular or the plural."""
    return one.startswith(other) or other.startswith(one)
