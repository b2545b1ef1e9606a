"""What the releases say by their words, whatever passages their sentences were taken for.

A claim about other releases is looked up here before it is told. Each distinct sentence, and each
two neighbouring ones, are kept once with those who say them, and found by their rarest words, so
that the time grows with the claims and not with the documents.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, wraps
from itertools import chain
from typing import Concatenate, ParamSpec

from hmicdiff.align.similarity import likeness
from hmicdiff.differences.informing import UNIT, Informing
from hmicdiff.differences.said import Said, Stems
from hmicdiff.differences.stems import (
    ALMOST,
    FEWEST,
    LONGER,
    SAYS,
    has_run,
    in_order,
    includes,
    longest_run,
    negations,
    says,
    share_run,
)
from hmicdiff.structs import Struct, field

_SAME = 0.75
"""Two sentences say nearly the same if each has this share of the other's words, by weight."""
_SOME = 0.3
"""With less than this share of the words a sentence of the same passage does not say them: what
is left in common are the words that any two sentences of a family share."""
_MOSTLY = 0.6
"""Two sentences say the same in these or other words if they share this much of both together, by
weight; with less, as long as it is some, the one says something like the other."""
_SO = 0.7
"""Two sentences say one passage in these or other words if they share this much of both together:
of pairs judged by hand on real families those with less were mostly about different things."""
HEART = 0.5
"""Two sentences that share less than half of what they tell are about different things, however
many words that frame them they share."""
_LIKE = 0.6
"""With this share of the words, by weight, another sentence is something like it."""
_RUN = 6
"""So many words in a row that both have are no chance: as judged by hand on real families."""
_LABEL, _OF_A_LABEL = 5, 0.8
"""Fewer words than these are a label or a name, of which one word can make another."""
_SPELLED, _MISSPELT = 6, 0.9
"""Of so many letters nine in ten are the same where one is left out or doubled: "Atendees"."""
_COMMON = round(UNIT * math.log(1 + 2))
"""What a word weighs that half of the releases say."""
_PARTLY = 0.45
"""With such a row this much of both together is enough."""
_HALF, _LONG_RUN = 0.5, 8
"""With half of both together two sentences say one passage if they share such a row of words, and
hardly anybody says it in anything else."""
_FRAME = 1.5
"""Half as many again may say such a row besides those who say the passage."""
_SEVERAL = 2
"""That one other says two sentences besides each other may be chance."""
_TWICE = 2
"""A sentence with no more than twice as many words says the words and something besides."""
_RARER = 1.5
"""A word that no release has weighs so many times as much as the rarest that one has."""

_KEPT = 1 << 19
"""Answers that name more releases together are forgotten: of large families each names many."""


class _Saying(Struct, eq=False):
    """Words that are said in one sentence or in two neighbouring ones."""

    words: Stems
    single: bool
    bag: frozenset[str]
    negating: frozenset[str]
    """Those of its words that turn a claim round."""
    releases: "array[int]" = field(default_factory=lambda: array("I"))
    """Who says them, by their numbers in the lookup."""
    twice: "array[int]" = field(default_factory=lambda: array("I"))
    """Those of them with two such sentences."""
    mass: int = 0
    """What its words weigh together, as soon as all releases are known."""


class _InPassage(Struct, frozen=True, eq=False):
    """What some releases say of a passage, in one sentence or in all that they say of it."""

    words: Stems
    bag: frozenset[str]
    """The words, and the figures among them."""
    releases: "array[int]" = field(default_factory=lambda: array("I"))
    """Who says that, by their numbers in the lookup."""


_Postings = Mapping[str, Sequence[_Saying]]
_Asked = ParamSpec("_Asked")
_Question = Callable[Concatenate["Lookup", _Asked], frozenset[str]]


def _remembered(question: _Question[_Asked]) -> _Question[_Asked]:
    """Answer the same question once: several releases depart in the same words."""

    @wraps(question)
    def answer(lookup: "Lookup", /, *given: _Asked.args, **how: _Asked.kwargs) -> frozenset[str]:
        key = (question.__name__, given, *how.values())
        found = lookup.answers.get(key)
        if found is None:
            found = question(lookup, *given, **how)
            lookup.named += len(found)
            if lookup.named > _KEPT:
                lookup.answers.clear()
                lookup.named = len(found)
            lookup.answers[key] = found
        return found

    return answer


class Lookup:
    """Finds who says given words, as soon as it has taken in all releases."""

    def __init__(self) -> None:
        """Know no release yet."""
        self._releases: list[str] = []
        self._sayings: dict[tuple[Stems, ...], _Saying] = {}
        self._passages: defaultdict[str, dict[Stems, _InPassage]] = defaultdict(dict)
        self.answers: dict[Hashable, frozenset[str]] = {}
        """What was asked of late."""
        self.named = 0
        """How many releases these name."""
        self._labels: defaultdict[Stems, array[int]] = defaultdict(lambda: array("I"))

    def add(self, said: Said, releases: Sequence[str]) -> None:
        """Take in what releases say that are not known yet; `releases` are their ids."""
        first = len(self._releases)
        self._releases += releases
        words = said.words
        for number, having, twice in said.singles:
            saying = self._said((words[number],))
            saying.releases.extend(first + at for at in having)
            saying.twice.extend(first + at for at in twice)
        for one, other, having in said.in_a_row:
            self._said((words[one], words[other])).releases.extend(first + at for at in having)
        for passage, numbers, figures_there, having in said.of_passages:
            together = tuple(chain.from_iterable(words[number] for number in numbers))
            in_passage = self._in(passage, together, figures_there)
            in_passage.releases.extend(first + at for at in having)
        for letters, having in said.labels:
            self._labels[letters].extend(first + at for at in having)

    def _in(self, passage: str, words: Stems, numbers: Stems) -> _InPassage:
        key = words + numbers
        found = self._passages[passage].get(key)
        if found is None:
            found = self._passages[passage][key] = _InPassage(words, frozenset(key))
        return found

    def _named(self, numbers: Iterable[int]) -> frozenset[str]:
        """Return the ids of releases."""
        return frozenset(map(self._releases.__getitem__, numbers))

    def _who_say(self, found: "Iterable[_Saying] | Iterable[_InPassage]") -> frozenset[str]:
        """Return the ids of all releases that say some of this."""
        return self._named(_together(said.releases for said in found))

    @_remembered
    def twins(self, words: Stems) -> frozenset[str]:
        """Return the releases that say nearly these words and hardly any other with them."""
        bag = frozenset(words)
        whole = self._mass(bag)
        return self._who_say(
            said
            for said, mass in self._alike(
                words, _SAME, self._postings, lambda said: _SAME * said.mass <= whole
            )
            if mass >= _SAME * said.mass and not self._are_two_labels(bag, said.bag)
        )

    @_remembered
    def within(self, words: Stems) -> frozenset[str]:
        """Return the releases that say these words in a sentence not much longer."""
        bag, short = frozenset(words), _TWICE * len(words)
        return self._who_say(
            said
            for said in self._holding(words)
            if len(said.words) <= short and not self._are_two_labels(bag, said.bag)
        )

    def labelled(self, letters: Stems) -> frozenset[str]:
        """Return the releases with a sentence that is just this label."""
        return self._named(self._labels.get(letters, ()))

    @_remembered
    def nearly_labelled(self, letters: Stems) -> frozenset[str]:
        """Return the releases with a sentence that is this label but for a slip of the pen."""
        label = " ".join(letters)
        if len(label) < _SPELLED:
            return self.labelled(letters) if letters else frozenset()
        return self._named(
            _together(
                releases
                for other, releases in self._labels.items()
                if likeness(label, " ".join(other)) >= _MISSPELT
            )
        )

    @_remembered
    def saying(self, words: Stems, *, is_open: bool = False) -> frozenset[str]:
        """Return the releases with a sentence that says these words in their order.

        With `is_open` it may say any number of words besides.
        """
        return self._who_say(self._holding(words, is_open=is_open))

    def saying_all(self, words: Stems, *, is_open: bool = False) -> frozenset[str]:
        """Return the releases with a sentence that says all of these words in their order."""
        return self._who_say(self._whole_in(words, is_open=is_open))

    def _whole_in(self, words: Stems, *, is_open: bool = False) -> Iterator[_Saying]:
        """Yield the sentences that say all of these words in their order.

        With one word otherwise, "the guard hit the guest" is "the guest hit the guard".
        """
        for said in self._holding(words, is_open=is_open):
            if in_order(words, said.words) == len(words):
                yield said

    def saying_twice(self, words: Stems) -> frozenset[str]:
        """Return the releases with two sentences that say all of these words in their order."""
        once: set[int] = set()
        twice: set[int] = set()
        for said in self._whole_in(words):
            twice.update(said.twice, once.intersection(said.releases))
            once.update(said.releases)
        return self._named(twice)

    def _holding(self, words: Stems, *, is_open: bool = False) -> Iterator[_Saying]:
        """Yield the sentences that say these words in their order."""
        longest = math.inf if is_open else LONGER * len(words)
        alike = self._alike(words, SAYS, self._singles, lambda said: len(said.words) <= longest)
        return (said for said, _ in alike if says(said.words, words, is_open=is_open))

    def including(self, words: Stems, *, is_open: bool = False) -> frozenset[str]:
        """Return the releases with a sentence that says these words, whatever it says besides.

        With `is_open` they need not follow each other. A few words are a label, which a sentence
        says that begins with it.
        """
        bag = frozenset(words)
        if len(bag) < FEWEST:
            found = self._singles.get(words[0], ()) if words else ()
            return self._who_say(said for said in found if said.words[: len(words)] == words)
        enough = ALMOST * len(bag)
        return self._who_say(
            said
            for said in self._having_any(bag, len(bag) - math.ceil(enough) + 1)
            if len(bag & said.bag) >= enough and includes(said.words, words, is_open=is_open)
        )

    def ways(self, passage: str, words: Stems, having: AbstractSet[str]) -> frozenset[str]:
        """Return the releases with a way of their own to say these words of a passage.

        That is a sentence near them that some say the passage with, or that neither most of those
        `having` the passage nor most of those who say it say besides.
        """
        if len(set(words)) < FEWEST:
            return frozenset()
        bag = frozenset(words)

        def stands_beside(said: _Saying) -> bool:
            saying = self.twins(said.words)
            both = 2 * len(having & saying)
            return both >= len(having) or (both >= 2 * _SEVERAL and both > len(saying))

        return self._who_say(
            said
            for said in self._having_any(bag, len(bag) - math.ceil(_PARTLY * len(bag)) + 1)
            if self.is_near(words, said.words)
            and (self.is_said_so(passage, said.words) or not stands_beside(said))
        )

    def _having_any(self, bag: frozenset[str], number: int) -> Iterable[_Saying]:
        """Return the sentences that have one of so many of the rarest words."""
        rarest = sorted(bag, key=lambda word: (len(self._singles.get(word, ())), word))[:number]
        return dict.fromkeys(said for word in rarest for said in self._singles.get(word, ()))

    @_remembered
    def unlike(self, passage: str, words: Stems) -> frozenset[str]:
        """Return the releases whose words in a passage have hardly any of these."""
        bag = frozenset(words)
        least = _SOME * self._mass(bag)
        return self._without(passage, lambda said: self._mass(bag & said.bag) >= least)

    def without(self, passage: str, words: Stems) -> frozenset[str]:
        """Return the releases that lack one of these words or figures in a passage."""
        return self._without(passage, lambda said: said.bag.issuperset(words))

    def with_others(self, passage: str, figures: Stems) -> frozenset[str]:
        """Return the releases that say a passage with figures, and not all of these among them."""
        return self._having(
            passage,
            lambda said: (
                not said.bag.issuperset(figures) and any(word[0].isdecimal() for word in said.bag)
            ),
        )

    @_remembered
    def only_like(self, passage: str, words: Stems) -> frozenset[str]:
        """Return the releases that have a passage, but do not say this in it in other words."""
        bag = frozenset(words)

        def is_so(said: _InPassage) -> bool:
            other = frozenset(said.words)
            least = _SO if min(len(bag), len(other)) >= _LABEL else _OF_A_LABEL
            share = self._share(bag, other)
            if share < _HALF or self.informing.shared(words, said.words) < HEART:
                return False  # what both say frames something else in each
            if share >= least:
                return not self._are_two_labels(bag, other)
            return self._is_its_own(longest_run(words, said.words), passage)

        return self._without(passage, is_so)

    def _is_its_own(self, run: Stems, passage: str) -> bool:
        """Tell whether hardly any but those who have a passage say some words in a row.

        What others say in sentences of all kinds, "the proposal made by the minister to", frames
        what is said.
        """
        if len(run) < _LONG_RUN:
            return False
        return len(self.running(run)) <= _FRAME * len(self._having(passage))

    @_remembered
    def running(self, run: Stems) -> frozenset[str]:
        """Return the releases with a sentence that says these words in a row."""
        rarest = min(run, key=lambda word: len(self._singles.get(word, ())))
        return self._who_say(
            said for said in self._singles.get(rarest, ()) if has_run(said.words, run)
        )

    def _are_two_labels(self, bag: frozenset[str], other: frozenset[str]) -> bool:
        """Tell whether a word that not most releases say makes another label of one."""
        return min(len(bag), len(other)) < _LABEL and any(
            self._weights[word] >= _COMMON for word in bag ^ other
        )

    def not_just(self, passage: str, words: Stems) -> frozenset[str]:
        """Return the releases that have a passage, but not in just these words and figures."""
        same = self._passages.get(passage, {}).get(words)
        return self._without(passage, lambda said: said is same)

    def unlabelled(self, passage: str, letters: Stems) -> frozenset[str]:
        """Return the releases that have a passage, but nowhere a sentence that is this label."""
        return self._having(passage) - self.labelled(letters)

    @_remembered
    def like(self, words: Stems) -> frozenset[str]:
        """Return the releases with a sentence that says something like these words, or more."""
        return self.saying(words) | self._who_say(
            said
            for said, _ in self._alike(words, _LIKE, self._singles)
            if self.is_near(words, said.words)
        )

    def holding(self, passage: str, words: Stems) -> frozenset[str]:
        """Return the releases that have most of these words in a passage, and more perhaps."""
        bag = frozenset(words)
        most = _MOSTLY * self._mass(bag)
        return self._having(
            passage,
            lambda said: (
                self._mass(bag & said.bag) >= most
                and self.informing.held(words, said.words) >= _MOSTLY
            ),
        )

    def is_near(self, words: Stems, others: Stems) -> bool:
        """Tell whether two sentences say the same in these or other words."""
        bag, other = frozenset(words), frozenset(others)
        least = _MOSTLY if min(len(bag), len(other)) >= _LABEL else _OF_A_LABEL
        share = self._share(bag, other)
        return share >= least or (share >= _PARTLY and share_run(words, others, _RUN))

    def _share(self, bag: frozenset[str], other: frozenset[str]) -> float:
        """Return how much of both together two sentences share, by weight."""
        both = self._mass(bag) + self._mass(other)
        return 2 * self._mass(bag & other) / both if both else 1.0

    def is_said_so(self, passage: str, words: Stems) -> bool:
        """Tell whether somebody says a passage in just these words."""
        return words in self._passages.get(passage, {})

    def _without(self, passage: str, says: Callable[[_InPassage], bool]) -> frozenset[str]:
        return self._having(passage) - self._having(passage, says)

    def _having(
        self, passage: str, says: Callable[[_InPassage], bool] = lambda _: True
    ) -> frozenset[str]:
        return self._who_say(filter(says, self._passages.get(passage, {}).values()))

    def held(self, words: Stems, within: Stems) -> float:
        """Return the share of these words, by weight, that others have among them."""
        bag = frozenset(words)
        whole = self._mass(bag)
        return self._mass(bag & frozenset(within)) / whole if whole else 1.0

    def is_unlike(self, words: Stems, within: Stems) -> bool:
        """Tell whether others have hardly any of these words."""
        return self.held(words, within) < _SOME

    def _said(self, key: tuple[Stems, ...]) -> _Saying:
        found = self._sayings.get(key)
        if found is None:
            words = key[0] if len(key) == 1 else ()  # of two it matters only which they are
            bag = frozenset(chain.from_iterable(key))
            found = self._sayings[key] = _Saying(words, len(key) == 1, bag, negations(bag))
        return found

    @cached_property
    def informing(self) -> Informing:
        """How much words tell, by the passages that have them."""
        return Informing(
            [said.words for said in passage.values()] for passage in self._passages.values()
        )

    @cached_property
    def _weights(self) -> "_Weights":
        """Word by word, the more the fewer releases have it."""
        everyone: set[int] = set()
        saying: defaultdict[str, list[array[int]]] = defaultdict(list)
        for said in self._sayings.values():
            if said.single:
                everyone.update(said.releases)
                for word in said.bag:
                    saying[word].append(said.releases)
        having = {
            word: len(set().union(*who)) if len(who) > 1 else len(who[0])
            for word, who in saying.items()
        }
        return _Weights(having, len(everyone))

    @cached_property
    def _singles(self) -> _Postings:
        """Word by word, what says it in one sentence."""
        return {
            word: [said for said in having if said.single]
            for word, having in self._postings.items()
        }

    @cached_property
    def _postings(self) -> _Postings:
        """Word by word, what says it."""
        found: defaultdict[str, list[_Saying]] = defaultdict(list)
        for said in self._sayings.values():
            said.mass = self._mass(said.bag)
            for word in said.bag:
                found[word].append(said)
        return found

    def _mass(self, bag: frozenset[str]) -> int:
        return sum(map(self._weights.__getitem__, bag))

    def _alike(
        self,
        words: Stems,
        least: float,
        among: _Postings,
        may: Callable[[_Saying], bool] = lambda _: True,
    ) -> Iterator[tuple[_Saying, int]]:
        """Yield what has at least this share of the words, and the weight of those that it has.

        It has one of the rarest words, and the same words that turn a claim round. Only what `may`
        be it, `among` some by their words, is weighed.
        """
        bag = frozenset(words)
        if len(bag) < FEWEST:
            same = self._sayings.get((words,))
            if same is not None and may(same):
                yield same, same.mass
            return
        whole = self._mass(bag)
        enough = least * whole
        negating = negations(bag)
        for said in self._having_some(bag, enough, among):
            if said.mass < enough or said.negating != negating or not may(said):
                continue
            mass = self._mass(bag & said.bag)
            if mass >= enough:
                yield said, mass

    def _having_some(
        self, bag: frozenset[str], enough: float, among: _Postings
    ) -> Iterable[_Saying]:
        """Return what has one of the rarest words: the others together do not weigh enough."""
        rest = self._mass(bag)
        found: dict[_Saying, None] = {}
        for word in sorted(bag, key=lambda word: (len(among.get(word, ())), word)):
            if rest < enough:
                break
            found.update(dict.fromkeys(among.get(word, ())))
            rest -= self._weights[word]
        return found


def _together(found: Iterable["array[int]"]) -> set[int]:
    """Return all releases of some, by their numbers."""
    return set().union(*found)


class _Weights(dict[str, int]):
    """Word by word, the more the fewer releases have it; figures weigh nothing.

    Weights are whole numbers, so that sums do not depend on the order of their terms.
    """

    def __init__(self, having: Mapping[str, int], releases: int) -> None:
        """Weigh words, given how many of the releases have each."""
        weights = {word: math.log(1 + releases / who) for word, who in having.items()}
        self._unknown = round(UNIT * _RARER * max(weights.values(), default=1.0))
        super().__init__((word, round(UNIT * weight)) for word, weight in weights.items())
        self.update(dict.fromkeys((word for word in weights if not word[0].isalpha()), 0))

    def __missing__(self, word: str) -> int:
        """Return what a word weighs that no release has."""
        return self._unknown if word[0].isalpha() else 0
