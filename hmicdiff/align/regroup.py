"""Sentences that stand in the wrong passage together, and so each find the others there.

Looked at one by one, releases that misplaced a sentence in the same way confirm each other. Here
all sentences of one wording are lifted out together where a neighbouring passage, or one that more
releases say in just these words, which none of their releases has, says the same better than what
is left of their own.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from hmicdiff.align.draft import Draft, Place, draft_of, kept
from hmicdiff.align.scale import Scale, common_words
from hmicdiff.align.settled import NOTHING, Settled
from hmicdiff.align.vocabulary import Bag, Forms

_REACH = 3
"""A wrong passage stands near the right one: as far as joint sentences reach."""
_BETTER = 1.0
"""The neighbour must say it better by so many bits."""


def regroup(drafts: Sequence[Draft], scale: Scale, settled: Settled = NOTHING) -> list[Draft]:
    """Lift misplaced wordings out into drafts of their own, for `join` to unite them anew.

    Those of `settled` releases stand where they belong.
    """
    result: list[Draft] = []
    saying: defaultdict[int, set[int]] = defaultdict(set)
    for index, draft in enumerate(drafts):
        for place in draft.places():
            saying[scale.forms.at(place)].add(index)
    for index, draft in enumerate(drafts):
        near = [*drafts[max(0, index - _REACH) : index], *drafts[index + 1 : index + _REACH + 1]]
        strands = _strands(draft, scale.forms, settled)
        lifted = []
        for strand in strands:
            same = (drafts[at] for at in sorted(saying[scale.forms.at(strand[0])] - {index}))
            larger = [each for each in same if each.support > draft.support]
            if _is_misplaced(strand, draft, [*near, *larger], scale):
                lifted.append(strand)
        if not lifted:
            result.append(draft)
            continue
        gone = {release for strand in lifted for release, _ in strand}
        left = [place for place in draft.places() if place[0] not in gone]
        result += [draft_of(places) for places in lifted]
        if left:
            result.append(kept(draft, draft.members.keys() - gone))
    return result


def _strands(draft: Draft, forms: Forms, settled: Settled) -> list[list[Place]]:
    """Return the sentences by the words of theirs that are common in the passage.

    Those with the words of a settled release, and those of all, stand where they belong.
    """
    places = list(draft.places())
    of = [forms.at(place) for place in places]
    known = {
        form for (release, _), form in zip(places, of, strict=True) if release in settled.releases
    }
    uses = Counter(of)
    if len(uses) == 1 or len(known) == len(uses):
        return []
    common = common_words(forms, uses)
    there = {forms.bags[form] & common for form in known}
    bags = {form: forms.bags[form] & common for form in uses.keys() - known}
    strands: defaultdict[Bag, list[Place]] = defaultdict(list)
    for place, form in zip(places, of, strict=True):
        if form not in known and bags[form] not in there:
            strands[bags[form]].append(place)
    return list(strands.values()) if there or len(strands) > 1 else []


def _is_misplaced(strand: list[Place], draft: Draft, near: list[Draft], scale: Scale) -> bool:
    releases = {release for release, _ in strand}
    form = scale.forms.at(strand[0])
    there = max(
        (
            scale.score(form, other, without=-1)
            for other in near
            if not releases & other.members.keys()
        ),
        default=0.0,
    )
    if there <= _BETTER:
        return False
    rest = scale.ways_of(place for place in draft.places() if place[0] not in releases)
    here = scale.blend(form, [(way, way.count) for way in rest])
    return there > max(here, 0.0) + _BETTER
