"""The words of a family as numbers, each with what it says about where a sentence belongs.

A sentence is compared as a bag: which words stand in it, not how they are spelled out. Words of
one stem are one word; every number is the same word, because numbers are what releases fill in;
a word that stands twice is two words. What a word weighs is the information it carries about
which sentence of a release one is reading: `-log2` of the share of sentences that have it.
Weights are whole numbers, so that sums do not depend on the order of their terms.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice

from hmicdiff.align.repeats import with_repeats
from hmicdiff.language.beginnings import common_prefix
from hmicdiff.model.text import Corpus, Release, Role
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.structs import Struct, field

BIT = 1024
"""Weights count in this fraction of a bit."""

TELLING = 3 * BIT // 2
"""A word of this weight tells sentences apart; "the" and "of" do not."""

NUMBER = "\0number"
"""Stands for every number; no token holds a NUL."""
_LEAST_SENTENCES = 24
"""In smaller families a word would weigh little merely as there is not much else to tell it
from."""
_TWICE = 2
"""Who says a word twice a release may do so by chance; what is more is worth a weight."""
_LEAST_WEIGHT = 1.0
"""Bits that a rare word says at least, however often releases repeat it."""
_LEAST_STEM = 4
"""Shorter beginnings are shared by words that have nothing to do with each other."""
_STEM_SHARE = 0.5
"""At least half of the longer word is the stem, or compounds would be one word with their first."""

Bag = frozenset[int]


class Forms(Struct, frozen=True):
    """The distinct sentences of a corpus. A form is a normal form in a role, as a number."""

    of: tuple[tuple[int, ...], ...]
    """Release by release, the form of each sentence."""
    wording: tuple[int, ...]
    """Form by form, the number of its normal form whatever its role."""
    symbols: tuple[tuple[int, ...], ...]
    """Wording by wording, its words in order; numbers are one word, as in `bags`."""
    bags: tuple[Bag, ...]
    """Form by form, its words."""
    masses: tuple[int, ...]
    """Form by form, the weight of its words."""
    weights: tuple[int, ...]
    """Word by word, its weight, in 1/`BIT` bit."""
    first: tuple[int, ...]
    """Word by word, the word of its first standing in a sentence: itself, or what it repeats."""
    silent: Bag
    """The words that say nothing about content: roles, numbers and marks that come again."""
    repeats: frozenset[int] = frozenset()
    """The forms of sentences that a release says once more than others do, and that say nothing."""
    headings: frozenset[int] = frozenset()
    """The forms that stand as headings."""

    def at(self, place: tuple[int, int]) -> int:
        """Return the form of a sentence, given by release and index."""
        return self.of[place[0]][place[1]]

    def mass(self, words: Iterable[int]) -> int:
        """Return the weight of `words` together, in 1/`BIT` bit."""
        return sum(map(self.weights.__getitem__, words))


def stems(words: Iterable[str]) -> dict[str, str]:
    """Map each word to the first, in the alphabet, of those that share half of it.

    Language-neutral: "policy" and "policies", "identifies" and "identify" fall together. Words
    under four letters stand for themselves.
    """
    stem: dict[str, str] = {}
    head = ""
    for word in sorted(set(words)):
        if len(word) < _LEAST_STEM or not word.isalpha():
            stem[word] = word
            continue
        if common_prefix(head, word) < max(_LEAST_STEM, _STEM_SHARE * max(len(head), len(word))):
            head = word
        stem[word] = head
    return stem


def is_one_word(one: str, other: str) -> bool:
    """Tell whether two words are the same but for their ending: "book", "booked"."""
    shared = common_prefix(one, other)
    return shared >= _LEAST_STEM and shared > _STEM_SHARE * max(len(one), len(other))


@lru_cache(maxsize=50_000)
def _plain(norm: str) -> str:
    return NUMBER if any(map(str.isdigit, norm)) else norm.casefold()


class Numbered(Struct, frozen=True):
    """The distinct sentences of some releases and their words, to which others can be added."""

    of: tuple[tuple[int, ...], ...] = ()
    """Release by release, the form of each sentence."""
    forms: Mapping[tuple[str, Role], int] = field(default_factory=dict)
    """The number of each normal form in a role."""
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Normal form by normal form, its words; numbers are one word."""
    stem: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[tuple[str, int], int] = field(default_factory=dict)
    """The number of each stem where it stands in a sentence for the first time, the second ..."""
    bags: tuple[Bag, ...] = ()
    """Form by form, its words."""

    def with_releases(self, releases: Iterable[Release]) -> "Numbered":
        """Return these sentences with those of other releases."""
        of, numbers, words = list(self.of), dict(self.forms), dict(self.words)
        for release in releases:
            row = []
            for sentence in release.sentences:
                normal = sentence.wording.normal
                if normal not in words:
                    words[normal] = [_plain(norm) for norm in sentence.wording.norms]
                row.append(numbers.setdefault((normal, sentence.role), len(numbers)))
            of.append(tuple(row))
        stem = stems(word for each in words.values() for word in each)
        # a new word can come to stand for others that were known
        known = self if self.stem.items() <= stem.items() else Numbered()
        ids, bags = dict(known.ids), list(known.bags)
        for normal, role in islice(numbers, len(bags), None):
            bags.append(_bag([stem[word] for word in words[normal]], role, ids))
        return Numbered(tuple(of), numbers, words, stem, ids, tuple(bags))


_NO_SENTENCES = Numbered()


def forms(corpus: Corpus, first: Numbered = _NO_SENTENCES) -> Forms:
    """Number the distinct sentences of `corpus` and weigh their words.

    Those of its first releases may have been numbered before.
    """
    found = first.with_releases(corpus.releases[len(first.of) :])
    weights = _weights(found)
    heads = {word: found.ids[head, 1] for word, head in found.stem.items()}
    wording = {normal: number for number, normal in enumerate(found.words)}
    wordings = [wording[normal] for normal, _ in found.forms]
    of, repeats = with_repeats(found.of, wordings)
    return Forms(
        of=of,
        wording=(*wordings, *repeats),
        symbols=tuple(tuple(map(heads.__getitem__, words)) for words in found.words.values()),
        bags=(*found.bags, *[frozenset[int]()] * len(repeats)),
        masses=(
            *(sum(map(weights.__getitem__, bag)) for bag in found.bags),
            *[0] * len(repeats),
        ),
        repeats=frozenset(range(len(wordings), len(wordings) + len(repeats))),
        weights=weights,
        first=tuple(found.ids[head, 1] for head, _ in found.ids),
        silent=frozenset(
            number
            for (word, nth), number in found.ids.items()
            if word.startswith("\0") or (nth > 1 and not any(map(str.isalnum, word)))
        ),
        headings=frozenset(
            number for (_, role), number in found.forms.items() if role is Role.HEADING
        ),
    )


def _bag(heads: list[str], role: Role, ids: dict[tuple[str, int], int]) -> Bag:
    seen: dict[str, int] = {}
    bag = {ids.setdefault((f"\0{role}", 1), len(ids))}
    for head in heads:
        nth = seen[head] = seen.get(head, 0) + 1
        bag.add(ids.setdefault((head, nth), len(ids)))
    return frozenset(bag)


def _weights(found: Numbered) -> tuple[int, ...]:
    bags, ids = found.bags, found.ids
    uses = Counter(chain.from_iterable(found.of))
    having = [0] * len(ids)
    for form, count in uses.items():
        for each in bags[form]:
            having[each] += count
    total = sum(uses.values())
    # in a handful of sentences nothing is rare: without this, no word would say anything
    enough = max(total, _LEAST_SENTENCES)
    weights = [0] * len(ids)
    says_something = [False] * len(ids)
    repeated = _repeated(found.of, bags, having)
    for (word, _), number in ids.items():
        says_something[number] = not word.startswith("\0") and word not in FUNCTION_WORDS
        of_all = enough if says_something[number] else total
        bits = -math.log2((having[number] + 0.5) / (of_all + 1))
        if says_something[number]:
            bits = max(min(bits, _LEAST_WEIGHT), bits - repeated[number])
        weights[number] = round(bits * BIT)
    return tuple(_raised(weights, says_something, having, bags))


def _repeated(
    of: Sequence[Sequence[int]], bags: Sequence[Bag], having: Sequence[int]
) -> Sequence[float]:
    """Return, word by word, how many bits less it says of a passage, as releases repeat it.

    What few releases say over and over they are about: it tells releases apart, not passages. Said
    twice may be chance, and what one release alone says no other can have in common with it.
    """
    releases = [0] * len(having)
    for row in of:
        for word in frozenset().union(*(bags[form] for form in row)):
            releases[word] += 1
    return [
        (1 - count / len(of)) * max(0.0, math.log2(uses / count / _TWICE)) if count > 1 else 0.0
        for count, uses in zip(releases, having, strict=True)
    ]


def _raised(
    weights: Sequence[int],
    says_something: Sequence[bool],
    having: Sequence[int],
    bags: Iterable[Bag],
) -> list[int]:
    """Return the weights; higher where sentences have nothing telling in common."""
    raised = list(weights)
    for bag in bags:
        if all(weights[each] < TELLING for each in bag if having[each] > 1):
            # where all sentences are alike, that is no reason to find nothing in common
            for each in bag:
                if says_something[each]:
                    raised[each] = max(TELLING, weights[each])
    return raised
