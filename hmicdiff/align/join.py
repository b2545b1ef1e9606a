"""Drafts that are one passage: said in two ways in one place, or moved to another place."""

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from hmicdiff.align.cohesion import likeness
from hmicdiff.align.draft import Draft
from hmicdiff.align.evidence import MOVE, ONE_PASSAGE, SAYS, exclusivity, one_offs
from hmicdiff.align.scale import Bounds, Scale, least_telling, likeness_at_most
from hmicdiff.align.settled import NOTHING, Settled
from hmicdiff.align.vocabulary import BIT, Bag
from hmicdiff.structs import Struct

_NEAR = 12
"""Passages further apart than this do not stand in one place."""
_NEARLY = -2.0
"""With so many bits it is looked at whether two drafts differ in values alone."""
_BETTER = 1.0
"""Of two passages that say the same nearly as well, to so many bits, words choose neither."""
_ROUNDING = 1e-6
"""What sums of bits may be off by."""
_LEAST_SHARED = 2.5 * BIT
"""With less in common, two sentences are never taken for one passage: as in `fit`."""
_LEAST_MOVED = 6 * BIT
"""With less in common than this, two sentences in two places are never taken for one."""

_Postings = defaultdict[int, list[int]]
"""Word by word, the drafts that always have it in some way, by their indexes."""


class _Having:
    """The drafts that have a telling word: those of one release, and all others."""

    def __init__(self) -> None:
        """Know no draft yet."""
        self.all: _Postings = defaultdict(list)
        self.both: tuple[_Postings, _Postings] = defaultdict(list), defaultdict(list)
        self.words: dict[int, Bag] = {}
        """Draft by draft, all words that it always has in some way."""

    def add(self, index: int, draft: Draft, scale: Scale) -> None:
        """Take in a draft that comes after all others."""
        self.words[index] = scale.words(draft)
        postings = self.both[draft.support > 1]
        for word in scale.telling(draft):
            self.all[word].append(index)
            postings[word].append(index)


_Bounded = tuple[bool, Bounds]
"""Whether several releases have a draft, and what tells how alike it is, at most, to others."""


def _may_say_the_same(one: _Bounded, other: _Bounded, telling: int) -> bool:
    """Tell by the weight of their telling words in common whether to weigh two drafts."""
    least = (_NEARLY if one[0] and other[0] else SAYS) - _ROUNDING
    return likeness_at_most(one[1], other[1], telling) > least


def _meet(one: Draft, other: Draft) -> bool:
    """Tell whether some release has both."""
    return not one.members.keys().isdisjoint(other.members)


class _Union(Struct, frozen=True):
    gain: float
    moved: bool
    keep_first: bool
    """Whether the passage stands where the first of the two does."""


_Entry = tuple[float, int, int, tuple[int, int], _Union]
"""What it costs, less than nothing, to unite two drafts; those with their versions, and how."""


class _Joiner:
    def __init__(self, drafts: list[Draft], scale: Scale, settled: Settled, *, moves: bool) -> None:
        self.slots: list[Draft | None] = list(drafts)
        self.scale = scale
        self.settled = settled
        self.total = len(scale.forms.of) + settled.beyond
        self.moves = moves
        self.versions = [0] * len(drafts)
        self._elsewhere: defaultdict[int, set[int]] | None = None

    def run(self) -> list[Draft]:
        heap = [entry for pair in self._pairs() for entry in self._entry(*pair)]
        heapq.heapify(heap)
        partners: defaultdict[int, set[int]] = defaultdict(set)
        for _, a, b, *_ in heap:
            partners[a].add(b)
            partners[b].add(a)
        while heap:
            cost, a, b, version, union = heapq.heappop(heap)
            if version != (self.versions[a], self.versions[b]):
                continue
            left = union.gain - self._better(a, b, partners[a]) - self._better(b, a, partners[b])
            if left < -cost - _ROUNDING:
                heapq.heappush(heap, (-left, a, b, version, union))
                continue
            if left <= 0 or self._waits(a, b, union):
                continue
            kept, gone = (a, b) if union.keep_first else (b, a)
            self._absorb(kept, gone, moved=union.moved)
            partners[kept] |= partners.pop(gone)
            for entry in self._anew(kept, gone, partners):
                heapq.heappush(heap, entry)
        return [draft for draft in self.slots if draft is not None]

    def _anew(self, kept: int, gone: int, partners: dict[int, set[int]]) -> Iterator[_Entry]:
        """Weigh a draft that has taken another in against all that either may be one with."""
        for other in sorted(partners[kept] - {kept, gone}):
            if self.slots[other] is not None:
                partners[other].add(kept)
                yield from self._entry(*sorted((kept, other)))

    def _waits(self, a: int, b: int, union: _Union) -> bool:
        return not self.moves and any(
            self._moved(one, other, union) or self._replaced(one, other, union)
            for one, other in ((a, b), (b, a))
        )

    def _better(self, one: int, other: int, partners: Iterable[int]) -> float:
        """Return how many bits more words say for uniting a draft with another than with this.

        Who has what does not outweigh that: what says another passage better says this one so much
        less likely.
        """
        draft, taken = self.slots[one], self.slots[other]
        assert draft is not None and taken is not None  # noqa: S101, PT018 - versions say so
        rivals = (self.slots[each] for each in partners if each != other)
        free = (each for each in rivals if each is not None and not _meet(draft, each))
        best = max((self.scale.likeness(draft, each) for each in free), default=0.0)
        return max(0.0, best - self.scale.likeness(draft, taken) - _BETTER)

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs with telling words in common; what is settled stays apart."""
        partial = list(self._partial())
        free = {index for index, draft in partial if not self.settled.has(draft)}
        mass_of, telling_of = self.scale.forms.mass, self.scale.telling
        whole = {index: mass_of(telling_of(draft)) for index, draft in partial}
        everywhere, where_free = _Having(), _Having()
        bounds = {index: (draft.support > 1, self.scale.bounds(draft)) for index, draft in partial}
        for index, draft in partial if free else ():
            others = everywhere if index in free else where_free
            for other, mass in self._near(draft, others, index).items():
                # where all sentences are alike, words tell little: it is enough to share all
                enough = mass >= min(_LEAST_SHARED, whole[index], whole[other])
                if enough and _may_say_the_same(bounds[other], bounds[index], mass):
                    yield other, index
            for other, mass in self._far(draft, others, index) if self.moves else ():
                if _may_say_the_same(bounds[other], bounds[index], mass):
                    yield other, index
            for having in (everywhere, where_free) if index in free else (everywhere,):
                having.add(index, draft, self.scale)

    def _near(self, draft: Draft, having: "_Having", index: int) -> Mapping[int, int]:
        """Return the weight of the words that the nearest drafts before one share with it."""
        shared: defaultdict[int, int] = defaultdict(int)
        for word in self.scale.telling(draft):
            weight = self.scale.forms.weights[word]
            others = having.all.get(word, ())
            for other in others[bisect_left(others, index - _NEAR) :]:
                shared[other] += weight
        return shared

    def _far(self, draft: Draft, having: "_Having", index: int) -> Iterator[tuple[int, int]]:
        """Yield drafts further before one that may have moved, and the weight of what they share.

        Those are left out whose words cannot outweigh that they have.
        """
        words = sorted(
            self.scale.telling(draft), key=self.scale.forms.weights.__getitem__, reverse=True
        )
        own = self.scale.bounds(draft)
        for postings, least in zip(having.both, self._least_moved(draft.support), strict=True):
            enough = max(_LEAST_MOVED, least_telling(own, least - 2 * _ROUNDING))
            found, rest = self._sharing(words, postings, index - _NEAR, enough)
            weight, left = self.scale.forms.weights.__getitem__, self.scale.forms.mass(rest)
            for other, mass in found.items():
                if mass + left >= enough:
                    whole = mass + sum(map(weight, rest & having.words[other]))
                    if whole >= enough:
                        yield other, whole

    def _least_moved(self, support: int) -> tuple[float, float]:
        """Return what words must say at least for a draft's being one that stands elsewhere.

        The first is for drafts of one release: for those words are all that speaks against that
        one of the two has moved. The second is for all others.
        """
        to_single = -MOVE - exclusivity(support, 1, self.total)
        if support > 1:
            return max(SAYS, to_single), _NEARLY
        return max(SAYS, to_single), SAYS

    def _sharing(
        self, words: Sequence[int], postings: _Postings, before: int, enough: int
    ) -> tuple[Mapping[int, int], Bag]:
        """Return the weight of words that drafts before one have, and the words not looked up.

        These are the last ones, which most drafts have: as soon as they are not `enough` by
        themselves, they matter only for drafts that have some of the others.
        """
        forms = self.scale.forms
        left = forms.mass(words)
        shared: defaultdict[int, int] = defaultdict(int)
        for at, word in enumerate(words):
            if left < enough:
                return shared, frozenset(words[at:])
            weight = forms.weights[word]
            others = postings.get(word, ())
            for other in others[: bisect_left(others, before)]:
                shared[other] += weight
            left -= weight
        return shared, frozenset()

    def _partial(self) -> Iterator[tuple[int, Draft]]:
        """Yield what may be one passage with another: what all releases have is none's."""
        drafts = [draft for draft in self.slots if draft is not None]
        all_have = len(self.scale.forms.of) if all(draft.members for draft in drafts) else -1
        for index, draft in enumerate(drafts):
            if len(draft.members) != all_have:
                yield index, draft

    def _entry(self, a: int, b: int) -> Iterator[_Entry]:
        union = self._weigh(a, b)
        if union is not None and union.gain > 0:
            yield -union.gain, a, b, (self.versions[a], self.versions[b]), union

    def _weigh(self, a: int, b: int) -> _Union | None:
        first, second = self.slots[a], self.slots[b]
        if first is None or second is None or _meet(first, second):
            return None
        known = self.settled.has(first), self.settled.has(second)
        if all(known):
            return None
        sizes = first.support, second.support
        words = self.scale.likeness(first, second)
        larger = first if sizes[0] >= sizes[1] else second
        least = self.scale.least(larger, min(sizes))
        if _NEARLY <= words <= least and min(sizes) > 1:
            ways = self.scale.ways(first), self.scale.ways(second)
            words = max(words, likeness(*ways, self.scale))
        if words <= least:
            return None
        gain = words + exclusivity(*sizes, self.total)
        if gain + ONE_PASSAGE <= 0:
            return None
        first_fits, second_fits = self._in_one_place(a, b, first, second)
        if first_fits or second_fits:
            rare = one_offs(self.total) if sizes == (1, 1) else 0.0
            stays = known[0] if any(known) else second_fits
            return _Union(gain + ONE_PASSAGE + rare, moved=False, keep_first=stays)
        if not self.moves:
            return None
        placed = first.placed(without=-1), second.placed(without=-1)
        stays = known[0] if any(known) else placed[0] >= placed[1]
        return _Union(gain + MOVE, moved=True, keep_first=stays)

    def _evidence(self, first: Draft, second: Draft) -> float:
        """Weigh that two drafts are one passage, by their words and by who has them."""
        apart = exclusivity(first.support, second.support, self.total)
        return self.scale.likeness(first, second) + apart

    def _in_one_place(self, a: int, b: int, first: Draft, second: Draft) -> tuple[bool, bool]:
        """Tell whether no release of the one, of the other, has a passage between the two."""
        fits = [True, True]
        standing = filter(None, map(self.slots.__getitem__, range(a + 1, b)))
        near = list(islice(standing, _NEAR))  # far ones are many, and need not be looked at
        if len(near) == _NEAR:
            return False, False
        for between in near:
            fits[0] &= not _meet(first, between)
            fits[1] &= not _meet(second, between)
        return fits[0], fits[1]

    def _moved(self, one: int, other: int, union: _Union) -> bool:
        """Tell whether a draft says, word for word, what more releases say at another place.

        If that it has moved from there explains more than that it is `other` in other words, it has
        to wait. Where its words speak for `other` too, all that it says must be said there.
        """
        draft, here = self.slots[one], self.slots[other]
        assert draft is not None and here is not None  # noqa: S101, PT018 - versions say so
        speaks = self.scale.likeness(draft, here) > 0
        for there in sorted(self._saying_the_same(draft) - {one, other}):
            passage = self.slots[there]
            if passage is None or passage.support <= draft.support:
                continue
            if _meet(passage, draft):
                continue
            if speaks and not self._wordings(draft) <= self._wordings(passage):
                continue
            if self._evidence(draft, passage) + MOVE > union.gain:
                return True
        return False

    def _replaced(self, one: int, other: int, union: _Union) -> bool:
        """Tell whether a draft stands where its release would say what it says elsewhere.

        If what the release says there, word for word, has moved from `other`, that explains more
        than that `other` is put in other words here and said once more.
        """
        draft, here = self.slots[one], self.slots[other]
        assert draft is not None and here is not None  # noqa: S101, PT018 - versions say so
        for there in sorted(self._saying_the_same(here) - {one, other}):
            passage = self.slots[there]
            if passage is None or not _meet(passage, draft) or _meet(passage, here):
                continue
            if self._evidence(passage, here) + MOVE > union.gain:
                return True
        return False

    def _saying_the_same(self, draft: Draft) -> set[int]:
        """Return the drafts that have a wording in common with one."""
        if self._elsewhere is None:
            self._elsewhere = defaultdict(set)
            for index, each in enumerate(self.slots):
                if each is not None:
                    for wording in self._wordings(each):
                        self._elsewhere[wording].add(index)
        return set().union(*(self._elsewhere[wording] for wording in self._wordings(draft)))

    def _wordings(self, draft: Draft) -> set[int]:
        wording = self.scale.forms.wording
        return {wording[form] for way in self.scale.ways(draft) for form in way.forms}

    def _absorb(self, kept: int, gone: int, *, moved: bool) -> None:
        into, source = self.slots[kept], self.slots[gone]
        assert into is not None and source is not None  # noqa: S101, PT018 - versions say so
        into.absorb(source)
        if moved:
            into.moved |= source.members.keys()
        if self._elsewhere is not None:
            for wording in self._wordings(source):
                self._elsewhere[wording].add(kept)
        self.slots[gone] = None
        self.versions[kept] += 1
        self.versions[gone] += 1


def join(
    drafts: list[Draft], scale: Scale, *, moves: bool = False, settled: Settled = NOTHING
) -> list[Draft]:
    """Unite drafts that no release has both of and that say the same, best evidence first.

    With `moves`, also those that stand in different places: the passage then stands where most
    releases have it, and has moved in the others. What is `settled` stays apart and in its place.
    """
    return _Joiner(drafts, scale, settled, moves=moves).run()
