"""Sentences that say two passages at once: what one release says in one sentence and others in two.

The evidence is of two kinds. In words: what the sentence says beyond the ways of its own passage,
the other passage says. In company: the releases that have such a sentence lack the other passage.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from hmicdiff.align.draft import Draft, Place
from hmicdiff.align.evidence import SAYS, TWO_PASSAGES, absence, agreement
from hmicdiff.align.scale import NEVER, Scale, Shape
from hmicdiff.align.settled import NOTHING, Settled
from hmicdiff.align.vocabulary import BIT, Bag, Forms
from hmicdiff.structs import Struct

_REACH = 3
"""A sentence says passages that stand at most this far apart."""
_OWN_WEIGHT = 0.3
"""What is filled in weighs this much of what some passage always says."""
_LEFT_OUT = 1 / 3
"""A sentence that says a passage too leaves out at most this much of what all say there."""
_LEFT_OUT_OF_ONE = 1 / 2
"""The same where hardly anybody says it, and it is not known what is filled in."""
_SEVERAL = 2
"""What a release says in one passage alone is what that passage is about."""
_GROUP = 3
"""As in `scale`: so many sentences can have a majority."""
_GROUP_DOUBT = -3.0
"""Several releases with such a sentence may have this much less of it in words."""
_ROUNDING = 1e-6
"""What sums of bits may be off by."""


class _Claim(Struct, frozen=True):
    gain: float
    passage: int
    other: int
    sentences: tuple[Place, ...]


class _Standing(Struct, frozen=True):
    """The sentences of a passage before any is counted to another too."""

    draft: Draft
    first: Sequence[Place]
    """Those that are first counted to it."""
    new: Sequence[Place]
    """Those of them that may say another passage too: of no settled release, and not yet joint."""
    settled: AbstractSet[int]
    """The settled releases that have the passage."""


def mark_joint(
    drafts: list[Draft],
    scale: Scale,
    settled: Settled = NOTHING,
    same: Container[Draft] = (),
    doubt: float = _GROUP_DOUBT,
) -> None:
    """Count the sentences that say two passages to both, best evidence first.

    What the sentences of `settled` releases say is known. Two passages that are the `same` as when
    this was done before are not looked at anew. Of what several releases say alike, words need not
    say more than `doubt`, in bits.
    """
    standing = [_standing(draft, settled) for draft in drafts]
    own = _OwnWords(standing, scale)
    near = _near(drafts)
    claims = [
        claim
        for passage in range(len(drafts))
        if standing[passage].new
        for other in near[passage]
        if drafts[passage] not in same or drafts[other] not in same
        for claim in _claims(standing, passage, other, own, settled, doubt)
    ]
    for claim in sorted(claims, key=lambda c: (-c.gain, c.passage, c.other, c.sentences)):
        first, second = drafts[claim.passage], drafts[claim.other]
        for release, sentence in claim.sentences:
            free = release not in second.members and release not in first.joint
            if free and release in first.members:
                second.also.add(release)
                second.add(release, sentence)
                second.joint.add(release)
                first.joint.add(release)


def _near(drafts: Sequence[Draft]) -> Sequence[Sequence[int]]:
    """Return, passage by passage, those that stand within reach, in their order.

    What one release alone says stands between others in that one only.
    """
    shared = [0]
    for draft in drafts:
        shared.append(shared[-1] + (draft.support > 1))
    found: list[Sequence[int]] = []
    for passage in range(len(drafts)):
        first = bisect_left(shared, shared[passage] - _REACH + 1)
        last = bisect_right(shared, shared[passage + 1] + _REACH - 1)
        near = [*range(max(0, first - 1), passage), *range(passage + 1, min(len(drafts), last))]
        found.append(
            [other for other in near if drafts[other].support > 1 or abs(other - passage) <= _REACH]
        )
    return found


def without_echoes(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the passages that some sentence says first, and not only besides another passage.

    A sentence of a passage may be counted elsewhere after others were counted to it, too. What is
    left of a passage is then nobody's own words, and those others say one passage alone. So do
    those of whom a passage has got a sentence of its own since.
    """
    # a place is a pair, and no pair is false
    kept = [draft for draft in drafts if draft.beyond or any(draft.first_places())]
    said = Counter(
        (release, sentence)
        for draft in kept
        for release in draft.joint
        for sentence in draft.members[release]
    )
    for draft in kept:
        alone = {r for r in draft.joint if all(said[r, each] == 1 for each in draft.members[r])}
        if alone:
            draft.joint -= alone
            draft.version += 1
    return kept


def _standing(draft: Draft, settled: Settled) -> _Standing:
    first = list(draft.first_places())
    known, joint = settled.releases, draft.joint
    return _Standing(
        draft=draft,
        first=first,
        new=[place for place in first if place[0] not in known and place[0] not in joint],
        settled=draft.members.keys() & known,
    )


def _claims(
    standing: Sequence[_Standing],
    passage: int,
    other: int,
    own: "_OwnWords",
    settled: Settled,
    doubt: float,
) -> Iterator[_Claim]:
    first, second, scale = standing[passage], standing[other], own.scale
    there = second.draft.members
    lacking = [place for place in first.new if place[0] not in there]
    if not lacking:
        return
    both = _with_both(first, second)
    if not both:
        return
    forms = scale.forms
    apart = list(_places(first, both))
    besides = (first.draft.members.keys() - first.draft.also) & second.draft.also
    known = set(map(forms.at, apart)) - set(map(forms.at, _places(first, besides)))
    unknown = [place for place in lacking if forms.at(place) not in known]
    if not unknown:
        return
    theirs = _words(scale.shapes_of(_places(second, both)), forms)
    least = _least(len(unknown), doubt)
    rests = _unexplained(set(map(forms.at, unknown)), apart, theirs, least, scale)
    if not rests:
        return
    everyone = _apart(first, second)
    filled = _filled(scale.shapes_of(_places(first, everyone)), forms)
    releases = _releases(unknown, forms)
    for way in scale.shapes_of(unknown):
        least = _least(way.count, doubt)
        said = {
            form: _says(form, rests[form] - filled - own.of(releases[form]), theirs, scale)
            for form in way.forms
            if form in rests
        }
        sentences = [p for p in unknown if said.get(forms.at(p), NEVER) > least]
        if sentences:
            kept = [bits for bits in said.values() if bits > least]
            lack = absence(second.draft.support, len(forms.of) + settled.beyond - len(sentences))
            gain = sum(kept) / len(kept) + len(sentences) * lack + TWO_PASSAGES
            if gain > 0:
                yield _Claim(gain, passage, other, tuple(sorted(sentences)))


def _least(releases: int, doubt: float) -> float:
    """Return the bits that words must say at least where so many releases say it."""
    return doubt if releases >= _GROUP else max(SAYS, doubt)


def _places(standing: _Standing, releases: Iterable[int]) -> Iterator[Place]:
    """Yield where these releases say a passage."""
    members = standing.draft.members
    for release in releases:
        for sentence in members[release]:
            yield release, sentence


def _releases(places: Iterable[Place], forms: Forms) -> Mapping[int, Sequence[int]]:
    """Return, form by form, the releases that say it at these places."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place in places:
        found[forms.at(place)].append(place[0])
    return found


def _with_both(first: _Standing, second: _Standing) -> AbstractSet[int]:
    """Return the releases that say each of two passages in a sentence of its own.

    The settled ones are enough: what is known stays the same for all that come.
    """
    everyone = _apart(first, second)
    return (first.settled & second.settled & everyone) or everyone


def _apart(first: _Standing, second: _Standing) -> AbstractSet[int]:
    """Return the releases, settled or not, that say each of two passages in its own sentence."""
    joint = first.draft.joint | second.draft.joint
    return (first.draft.members.keys() & second.draft.members.keys()) - joint


_Words = tuple[Bag, float]
"""The words that a way of saying a passage always has, and the weight that may be left out."""


def _words(ways: Iterable[Shape], forms: Forms) -> list[_Words]:
    """Return the words that each way of saying a passage always has."""
    return [
        (words, forms.mass(words) * (_LEFT_OUT if way.count >= _GROUP else _LEFT_OUT_OF_ONE))
        for way in ways
        for words in [way.own - forms.silent]
    ]


def _unexplained(
    unknown: Iterable[int],
    apart: Iterable[Place],
    theirs: Sequence["_Words"],
    least: float,
    scale: Scale,
) -> dict[int, Bag]:
    """Return the words of sentences that their own passage leaves unexplained, form by form.

    Those forms are left out that cannot say the other passage, whatever else is known of them.
    `apart` is where their own passage is said and nothing else.
    """
    forms = scale.forms
    bags = {form: forms.bags[form] for form in unknown}
    may = _that_may_say(bags, theirs, least, forms)
    if not may:
        return {}
    alone = scale.shapes_of(apart)
    rests = {form: _beyond(bags[form], alone, forms) for form in may}
    speaking = {form: _speaking(rest, forms) for form, rest in rests.items()}
    may = _that_may_say(speaking, theirs, least, forms)
    return {form: rest for form, rest in rests.items() if form in may}


def _that_may_say(
    speaking: Mapping[int, Bag], theirs: Sequence["_Words"], least: float, forms: Forms
) -> set[int]:
    """Return the forms that say the other passage, leaving out what could speak against it.

    `speaking` is, form by form, the words that can speak for it.
    """
    return {
        form
        for form, words in speaking.items()
        if _weigh(form, words, 0.0, theirs, forms) > least - _ROUNDING
    }


def _speaking(rest: Bag, forms: Forms) -> Bag:
    """Return words, and those that they repeat."""
    return rest.union(map(forms.first.__getitem__, rest))


def _beyond(bag: Bag, alone: Sequence[Shape], forms: Forms) -> Bag:
    """Return the words of a sentence that its own passage leaves unexplained."""
    own = max(
        alone,
        key=lambda way: (
            forms.mass(bag & way.own) - _OWN_WEIGHT * forms.mass(way.own - bag),
            way.count,
        ),
    )
    return bag - own.own - forms.silent


class _OwnWords:
    """What a release fills in at several places: what it is about, mostly.

    That another release says the same there does not make it part of what the passage says.
    """

    def __init__(self, standing: Sequence[_Standing], scale: Scale) -> None:
        """Look at the sentences of `standing`, as far as is asked for."""
        self.scale = scale
        self._standing = standing
        self._known: dict[int, Bag] = {}

    def of(self, releases: Iterable[int]) -> Bag:
        """Return the words that each of the releases fills in at several places."""
        return frozenset.intersection(*map(self._of, releases))

    def _of(self, release: int) -> Bag:
        known = self._known.get(release)
        if known is None:
            forms = self.scale.forms
            uses = Counter(
                word
                for draft, form in self._said[release]
                for word in forms.bags[form] - self._fixed[draft][form]
            )
            several = frozenset(word for word, count in uses.items() if count >= _SEVERAL)
            known = self._known[release] = several
        return known

    @cached_property
    def _said(self) -> Mapping[int, Sequence[tuple[int, int]]]:
        """Release by release, the passages that it says, each with how."""
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, each in enumerate(self._standing):
            for place in each.first:
                found[place[0]].append((number, self.scale.forms.at(place)))
        return found

    @cached_property
    def _fixed(self) -> Sequence[Mapping[int, Bag]]:
        """Passage by passage, how it is said and the words that those who say it so always have."""
        return [
            {form: way.own for way in self.scale.shapes(each.draft) for form in way.forms}
            for each in self._standing
        ]


def _filled(alone: list[Shape], forms: Forms) -> Bag:
    """Return the words that are filled in here, each by more than one release."""
    uses: Counter[int] = Counter()
    for way in alone:
        for form, count in way.forms.items():
            for word in forms.bags[form] - way.own:
                uses[word] += count
    return frozenset(word for word, count in uses.items() if count > 1)


def _says(form: int, rest: Bag, theirs: Sequence["_Words"], scale: Scale) -> float:
    """Weigh that a sentence says the other passage, by what nothing else explains."""
    forms, fixed = scale.forms, scale.fixed
    weight = forms.mass(rest & fixed) + _OWN_WEIGHT * forms.mass(rest - fixed)
    return _weigh(form, _speaking(rest, forms), weight, theirs, forms) if weight else NEVER


def _weigh(
    form: int, speaking: Bag, weight: float, theirs: Sequence["_Words"], forms: Forms
) -> float:
    """Weigh that a sentence says a passage in one of its ways.

    `speaking` are the words that speak for it, `weight` is that of those that need be explained.
    """
    best = NEVER
    for words, most in theirs:
        shared = forms.mass(speaking & words)
        omitted = forms.mass(words - forms.bags[form])
        if shared and omitted <= most:
            new = max(0.0, weight - shared)
            best = max(best, agreement(shared / BIT, new / BIT, omitted / BIT))
    return best
