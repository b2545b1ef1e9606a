"""Corrections as constraints: which sentences say the same passage, and which do not.

A sentence is named by its words. They are looked for in the release that the correction names, in
their normal form, so that neither typography nor where the text is cut makes it another one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hmicdiff.align.draft import Place
from hmicdiff.model.corrections import Corrections, Pair, Quote, is_source
from hmicdiff.model.text import Release
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct


class Constraints(Struct, frozen=True):
    """What is known of sentences, whatever their words say."""

    same: tuple[frozenset[Place], ...] = ()
    """Sentences that say one passage: each stands in one of these at the most."""
    different: tuple[tuple[Place, Place], ...] = ()
    """Two sentences that do not say the same one, the first of them first."""

    def without(self, place: Place) -> frozenset[Place]:
        """Return the sentences that do not say what a sentence says."""
        mine = self.company(place)
        apart: set[Place] = set()
        for one, two in self.different:
            if one in mine:
                apart |= self.company(two)
            if two in mine:
                apart |= self.company(one)
        return frozenset(apart)

    def company(self, place: Place) -> frozenset[Place]:
        """Return the sentences that say what a sentence says, with itself."""
        return next((each for each in self.same if place in each), frozenset((place,)))


UNCONSTRAINED = Constraints()
"""Where nothing is known beforehand."""


def constraints(corrections: Corrections, releases: Sequence[Release]) -> Constraints:
    """Return what corrections say of the sentences of `releases`; what does not apply is left out.

    What contradicts another correction is left out, too: see `unmet`.
    """
    if not corrections.same and not corrections.different:
        return UNCONSTRAINED
    alike: list[set[Place]] = []
    for pair in corrections.same:
        found = _places(pair, releases)
        if found is not None:
            joined = set(found).union(*(each for each in alike if not each.isdisjoint(found)))
            alike = [each for each in alike if each.isdisjoint(found)] + [joined]
    same = Constraints(tuple(sorted((frozenset(each) for each in alike), key=sorted)))
    apart = set()
    for pair in corrections.different:
        found = _places(pair, releases)
        if found is not None and found[1] not in same.company(found[0]):
            apart.add((min(found), max(found)))
    return Constraints(same.same, tuple(sorted(apart)))


def unmet(corrections: Corrections, releases: Sequence[Release]) -> Iterator[str]:
    """Yield why corrections of sentences do not apply, one line each."""
    same = constraints(corrections, releases)
    for pair in (*corrections.same, *corrections.different):
        yield from (line for each in (pair.one, pair.two) for line in missing(each, releases))
    for pair in corrections.different:
        found = _places(pair, releases)
        if found is not None and found[1] in same.company(found[0]):
            yield f"“{pair.one.quote}” is said to be the same as “{pair.two.quote}”, and not to be"
    fixed = (Quote(each.release, each.quote) for each in corrections.fixed)
    yield from (line for each in fixed for line in missing(each, releases))


def missing(quote: Quote, releases: Sequence[Release]) -> Iterator[str]:
    """Yield that a sentence is not there, if it is not."""
    if place_of(quote, releases) is None:
        where = any(is_source(release.source, quote.release) for release in releases)
        told = "has no such sentence" if where else "is not among the documents"
        yield f"{quote.release} {told}: “{quote.quote}”"


def _places(pair: Pair, releases: Sequence[Release]) -> tuple[Place, Place] | None:
    one, two = place_of(pair.one, releases), place_of(pair.two, releases)
    return None if one is None or two is None or one == two else (one, two)


def place_of(quote: Quote, releases: Sequence[Release]) -> Place | None:
    """Return where a sentence stands: the one of these words, else the only one that has them."""
    words = wording(quote.quote).norms
    if not words:
        return None
    having: defaultdict[bool, list[Place]] = defaultdict(list)
    for at, release in enumerate(releases):
        if is_source(release.source, quote.release):
            for number, sentence in enumerate(release.sentences):
                said = sentence.wording.norms
                if said == words:
                    having[True].append((at, number))
                elif _has(said, words) or _has(words, said):
                    having[False].append((at, number))
    if having[True]:
        return having[True][0]
    return having[False][0] if len(having[False]) == 1 else None


def _has(said: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a sentence has these words, one after the other."""
    length = len(words)
    if not 0 < length <= len(said):
        return False
    return any(
        tuple(said[at : at + length]) == tuple(words) for at in range(len(said) - length + 1)
    )
