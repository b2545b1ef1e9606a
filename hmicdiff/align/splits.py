"""Sentences that one release cuts in two, of what the others say in one: one passage, not two.

A joint sentence that most say is no sentence on two passages: it is what the template says, and a
few releases have cut it. A part of such a sentence that comes later, with a new release, is known
by what the other part leaves unsaid.
"""

from collections.abc import Iterator, Sequence

from hmicdiff.align.draft import Draft, Place
from hmicdiff.align.evidence import agreement
from hmicdiff.align.scale import Scale
from hmicdiff.align.settled import Settled
from hmicdiff.align.vocabulary import BIT, TELLING, Bag

_SEVERAL = 3
"""So many releases, with the one that cuts it, show what the sentence is that it cuts."""
_FILLED = 0.3
"""What is filled in weighs this much of what is always said, as in joint sentences."""
_OWN_WORDS = 0.5
"""Who has words of their own of this share of what a passage weighs may say it in those."""
_SAME_WORDS = 0.75
"""Who has this share of the words of a passage says it in the same words."""
_PART = 2.0
"""What the words of a part have to say at least, in bits, by what no other part says.

As for two versions of one document (`place.neighbours`).
"""


def whole(drafts: Sequence[Draft], scale: Scale, settled: Settled) -> list[Draft]:
    """Return passages in which no majority says two at once.

    Where more releases say two passages in one sentence than say both apart, and none says one of
    them alone, they are one passage, that those others say in several sentences. What settled
    releases say stays as it is.
    """
    gone: set[Draft] = set()
    for second in drafts:
        if second.joint and not settled.has(second):
            first = _only_partner(second, drafts)
            if first is not None and first not in gone and _are_one(first, second, scale):
                _unite(first, second)
                gone.add(second)
    return [draft for draft in drafts if draft not in gone]


def _only_partner(second: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the passage with which alone a passage is said jointly, if it is first there."""
    places = {(release, tuple(second.members[release])) for release in second.joint}
    partners = [
        draft
        for draft in drafts
        if draft is not second
        and any(
            (release, tuple(draft.members.get(release, ()))) in places for release in draft.joint
        )
    ]
    return partners[0] if len(partners) == 1 and second.joint <= second.also else None


def _are_one(first: Draft, second: Draft, scale: Scale) -> bool:
    """Tell whether most say two passages jointly, and the others both, if apart.

    Who is not known to say both jointly does so, too, who has all words of the second that those
    who do always have. Who says more than the first, in words of their own, may say both so.
    """
    together = second.joint & first.joint
    apart = second.members.keys() - together
    if not second.joint <= first.joint or not apart <= first.members.keys():
        return False
    rest = first.members.keys() - second.members.keys()
    if len(together) <= len(apart):
        return False
    own = frozenset().union(*(shape.own for shape in scale.shapes(first))) - scale.forms.silent
    theirs = own.intersection(*(_words(second, each, scale) for each in (*apart, *together)))
    if not theirs:
        return False
    alone = frozenset().union(*(_words(first, each, scale) for each in apart)) - scale.forms.silent
    return all(
        theirs <= words or _may_say_both(words, alone, theirs, scale)
        for words in (_words(first, each, scale) for each in rest)
    )


def _may_say_both(words: Bag, alone: Bag, theirs: Bag, scale: Scale) -> bool:
    """Tell whether who says the first passage may say the second with it, in other words.

    `alone` are the words of those who say the first alone. Who says just that, and nothing of the
    second, lacks it.
    """
    mass = scale.forms.mass
    if mass(words & theirs) >= TELLING:
        return True
    own = mass(words - alone - scale.forms.silent) >= _OWN_WORDS * mass(theirs)
    return own and mass(words & alone) < _SAME_WORDS * mass(alone)


def _words(draft: Draft, release: int, scale: Scale) -> Bag:
    """Return the words in which a release says a passage, in one sentence or several, each once."""
    forms = scale.forms
    places = [(release, number) for number in draft.members[release]]
    words = frozenset().union(*(forms.bags[forms.at(place)] for place in places))
    return frozenset(map(forms.first.__getitem__, words))


def _unite(first: Draft, second: Draft) -> None:
    for release, sentences in second.members.items():
        if release not in second.joint:
            first.give_way(release)
            first.members[release] = sorted({*first.members.get(release, ()), *sentences})
    first.joint -= second.joint
    first.version += 1


def with_parts(drafts: Sequence[Draft], scale: Scale, settled: Settled) -> list[Draft]:
    """Return passages in which a part of a sentence belongs to the passage that others say whole.

    A sentence that no other release has says the rest of a passage if its neighbour says that
    passage, and its words say what the neighbour leaves out.
    """
    of = {place: draft for draft in drafts for place in draft.first_places()}
    gone: set[Draft] = set()
    for draft in drafts:
        if len(draft.members) == 1 and not settled.has(draft) and not draft.joint:
            *more, place = draft.places()
            known = None if more else _passage_of_part(place, of, scale)
            if known is not None:
                known.members[place[0]] = sorted([*known.members[place[0]], place[1]])
                known.version += 1
                gone.add(draft)
    return [draft for draft in drafts if draft not in gone]


def _passage_of_part(place: Place, of: dict[Place, Draft], scale: Scale) -> Draft | None:
    """Return the passage of which a sentence says what its neighbour leaves out, if there is."""
    release, sentence = place
    found: list[tuple[float, int, Draft]] = []
    for beside in (sentence - 1, sentence + 1):
        known = of.get((release, beside))
        if known is None or release in known.joint | known.moved or known.support < _SEVERAL:
            continue
        bits = max(_bits(place, (release, beside), known, scale), default=0.0)
        found.append((-bits, beside, known))
    best = min(found, key=lambda each: each[:2], default=None)
    return best[2] if best is not None and -best[0] > _PART else None


def _bits(place: Place, beside: Place, known: Draft, scale: Scale) -> Iterator[float]:
    """Yield how clearly a sentence says the rest of what other releases always say in one.

    What is filled in counts little, as it may be anything; but both parts together fill in no more
    than the others do in the whole. What goes beyond that is said.
    """
    forms = scale.forms
    taken = forms.bags[forms.at(beside)] - forms.silent
    own = forms.bags[forms.at(place)] - forms.silent
    said = (
        each
        for each in known.first_places()
        if each[0] != place[0] and len(known.members[each[0]]) == 1
    )
    for way in scale.ways_of(said):
        rest = way.own - taken - forms.silent
        new = own - rest - taken
        filled = forms.mass(new - scale.fixed)
        room = max(0, way.room - forms.mass(taken - way.own - scale.fixed))
        within = min(filled, room)
        foreign = forms.mass(new & scale.fixed) + _FILLED * within + (filled - within)
        omitted = forms.mass(rest - own)
        yield agreement(forms.mass(rest & own) / BIT, foreign / BIT, omitted / BIT)
