"""Passages as corrections have them: sentences are put together or parted, whatever words say.

It is done in each round, so that other sentences follow those that are known, and once more at the
end, so that it holds. What settled releases say stays as it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

from hmicdiff.align.constraints import UNCONSTRAINED, Constraints
from hmicdiff.align.draft import Draft, Place, draft_of
from hmicdiff.align.evidence import agreement
from hmicdiff.align.settled import NOTHING, Settled
from hmicdiff.align.vocabulary import BIT, Forms


def corrected(
    drafts: Sequence[Draft],
    forms: Forms,
    known: Constraints,
    settled: Settled = NOTHING,
    *,
    in_between: bool = False,
) -> list[Draft]:
    """Return the passages with what is known of some sentences.

    Args:
        drafts: the passages, in their order.
        forms: their sentences, numbered.
        known: which sentences say the same passage, and which do not.
        settled: the releases whose sentences stay where they are.
        in_between: whether the passages are looked at again. Then a release has one sentence of a
            passage at the most; that it says one in several is left for the end.
    """
    if known is UNCONSTRAINED:
        return list(drafts)
    work = _Correction(list(drafts), forms, known, settled, in_between=in_between)
    for one, two in known.different:
        for mine, theirs in product(sorted(known.company(one)), sorted(known.company(two))):
            work.part(mine, theirs)
    for company in known.same:
        work.unite(sorted(company))
    return _with_joint([draft for draft in work.drafts if draft.members])


def _homes(drafts: Iterable[Draft]) -> dict[Place, list[Draft]]:
    """Return the passages of each sentence."""
    homes: defaultdict[Place, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for place in draft.places():
            homes[place].append(draft)
    return homes


def _with_joint(given: Sequence[Draft]) -> list[Draft]:
    """Return passages with sentences that are joint as long as they say several.

    What a joint sentence alone says is no passage besides the other that it says. Each sentence is
    first counted to one.
    """
    drafts = list(given)
    for draft in given:
        homes = _homes(drafts)
        if len(draft.members) == 1 and all(len(homes[place]) > 1 for place in draft.places()):
            drafts.remove(draft)
    homes = _homes(drafts)
    several: defaultdict[int, set[int]] = defaultdict(set)
    for (release, _), having in homes.items():
        if len(having) > 1:
            for draft in having:
                several[id(draft)].add(release)
        if all(release in draft.also for draft in having):
            having[0].also.discard(release)
    for draft in drafts:
        draft.joint &= several[id(draft)]
        draft.also &= several[id(draft)]
    return drafts


class _Correction:
    """The passages, as they are corrected."""

    def __init__(
        self,
        drafts: list[Draft],
        forms: Forms,
        known: Constraints,
        settled: Settled,
        *,
        in_between: bool,
    ) -> None:
        self.drafts = drafts
        self._forms = forms
        self._known = known
        self._settled = settled
        self._in_between = in_between

    def part(self, one: Place, two: Place) -> None:
        """Put two sentences into two passages; each takes with it what is more like it."""
        for draft in [each for each in self.drafts if _has(each, one) and _has(each, two)]:
            gone = self._nearer(draft, two, one)
            if 2 * len(gone) > sum(1 for _ in draft.places()) or self._holds(gone):
                gone = [place for place in draft.places() if place not in gone]
            if gone and not self._holds(gone):
                self._put_out(draft, gone)

    def unite(self, company: Sequence[Place]) -> None:
        """Put sentences into one passage: the one that most of the releases have already."""
        homes = [self._home(place) for place in company if self._home(place) is not None]
        if not homes:
            return  # they are of releases that are not aligned
        order = {draft: at for at, draft in enumerate(self.drafts)}
        target = max(
            (home for home in homes if home is not None),
            key=lambda draft: (self._settled.has(draft), draft.support, -order[draft]),
        )
        if any(self._is_taken(target, place[0], company) for place in company):
            self._put_alone(target, company)
            return
        for place in company:
            home = self._home(place)
            if home is None or home is target or _has(target, place):
                continue
            if place[0] in self._settled.releases:
                continue  # what is settled stays where it is
            there = {(place[0], each) for each in target.members.get(place[0], ())}
            if self._in_between and not there.isdisjoint(company):
                continue
            self._make_room(target, place[0], company)
            if self._may_be_one(home, target):
                self._take_in(target, home, list(home.places()))
            else:
                self._take_in(target, home, self._said_like(place, home, target))

    def _is_taken(self, target: Draft, release: int, company: Sequence[Place]) -> bool:
        """Tell whether a release says there what is known to be the same as something else."""
        there = {(release, each) for each in target.members.get(release, ())} - set(company)
        return any(len(self._known.company(place)) > 1 for place in there)

    def _put_alone(self, target: Draft, company: Sequence[Place]) -> None:
        """Make a passage of nothing but these sentences, where none of theirs has room for them."""
        releases = {release for release, _ in company}
        several = self._in_between and len(releases) < len(company)
        if several or self._holds(company):
            return
        at = self.drafts.index(target) + 1
        for draft in self.drafts:
            _remove(draft, [place for place in company if _has(draft, place)])
        self.drafts.insert(at, draft_of(list(company)))

    def _home(self, place: Place) -> Draft | None:
        """Return the passage that a sentence is first counted to."""
        having = [draft for draft in self.drafts if _has(draft, place)]
        first = [draft for draft in having if place[0] not in draft.also]
        return next(iter((*first, *having)), None)

    def _may_be_one(self, home: Draft, target: Draft) -> bool:
        """Tell whether two passages can be one: no release has both, and nothing is against it."""
        if not home.members.keys().isdisjoint(target.members) or self._settled.has(home):
            return False
        there = set(target.places())
        return not any(self._known.without(place) & there for place in home.places())

    def _said_like(self, place: Place, home: Draft, target: Draft) -> list[Place]:
        """Return a sentence and those of its passage in the same words that can go with it."""
        words, there = self._wording(place), set(target.places())
        return [
            each
            for each in home.places()
            if each == place
            or (
                self._wording(each) == words
                and len(self._known.company(each)) == 1
                and each[0] not in target.members
                and each[0] not in self._settled.releases
                and not self._known.without(each) & there
            )
        ]

    def _make_room(self, target: Draft, release: int, company: Iterable[Place]) -> None:
        """Put out what a release says there so far, unless that is said to be the same, too."""
        others = {(release, each) for each in target.members.get(release, ())} - set(company)
        if others and release not in self._settled.releases:
            self._put_out(target, sorted(others))

    def _take_in(self, target: Draft, home: Draft, places: Sequence[Place]) -> None:
        was_moved = set(home.moved)
        _remove(home, places)
        at = self.drafts.index(target)
        for release, sentence in places:
            is_new = release not in target.members
            target.add(release, sentence)
            target.members[release].sort()
            if is_new and (release in was_moved or self._crosses(at, release, sentence)):
                target.moved.add(release)

    def _crosses(self, at: int, release: int, sentence: int) -> bool:
        """Tell whether a release says a sentence elsewhere than the passage at `at` stands."""
        for number, draft in enumerate(self.drafts):
            is_placed = release in draft.members and release not in draft.moved
            if number != at and is_placed:
                before = draft.members[release][0] < sentence
                if before is not (number < at):
                    return True
        return False

    def _put_out(self, draft: Draft, places: Sequence[Place]) -> None:
        """Make a passage of its own of some of the sentences of one."""
        own = draft_of(list(places))
        releases = own.members.keys()
        own.moved, own.also = draft.moved & releases, draft.also & releases
        own.joint, own.answers = draft.joint & releases, draft.answers
        elsewhere = [
            place
            for place in places
            if any(_has(each, place) for each in self.drafts if each is not draft)
        ]
        _remove(draft, places)
        _remove(own, elsewhere)  # they say another passage, and that alone from now on
        for each in self.drafts:
            for release, _ in elsewhere:
                each.also.discard(release)
        if own.members:
            self.drafts.insert(self._beside(draft, own), own)

    def _beside(self, draft: Draft, own: Draft) -> int:
        """Return where a passage stands that has come out of another one."""
        release, sentences = min(own.members.items())
        at = self.drafts.index(draft)
        rest = draft.members.get(release)
        before = rest is not None and sentences[0] < rest[0]
        return at if before else at + 1

    def _nearer(self, draft: Draft, one: Place, other: Place) -> list[Place]:
        """Return the sentences of a passage that are more like the one of two than the other."""
        mine, theirs = self._known.company(one), self._known.company(other)
        words, others = self._wording(one), self._wording(other)
        found = []
        for place in draft.places():
            said = self._wording(place)
            if place in theirs or place in mine:
                nearer = place in mine
            elif words == others:
                nearer = False
            elif said in (words, others):
                nearer = said == words
            else:
                nearer = self._likeness(place, one) > self._likeness(place, other)
            if nearer:
                found.append(place)
        return found

    def _likeness(self, one: Place, other: Place) -> float:
        forms = self._forms
        a, b = forms.bags[forms.at(one)], forms.bags[forms.at(other)]
        shared, new, left = (forms.mass(words) / BIT for words in (a & b, a - b, b - a))
        return agreement(shared, new, left)

    def _wording(self, place: Place) -> int:
        return self._forms.wording[self._forms.at(place)]

    def _holds(self, places: Iterable[Place]) -> bool:
        """Tell whether some of these sentences are settled."""
        return any(release in self._settled.releases for release, _ in places)


def _has(draft: Draft, place: Place) -> bool:
    return place[1] in draft.members.get(place[0], ())


def _remove(draft: Draft, places: Iterable[Place]) -> None:
    for release, sentence in places:
        if release in draft.members:
            draft.take(release, sentence)
