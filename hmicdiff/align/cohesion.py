"""Whether the sentences of a passage say what its typical wordings say, and not only some of them.

Who stands where, and who has what, can put sentences together that are each like another one and
in the end like nothing. Here it is asked of all of them together: a sentence has to say what most
of the others say, on average; what does not becomes a passage of its own.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from hmicdiff.align.draft import Draft, Place, draft_of, kept
from hmicdiff.align.evidence import PER_SHARED_BIT
from hmicdiff.align.scale import Scale, Way, words_of
from hmicdiff.align.settled import NOTHING, Settled
from hmicdiff.align.vocabulary import BIT, Bag

_SEVERAL = 2
"""What a release alone says may have any word in common with others."""
_MOST = 10.0
"""Bits beyond which a pair of wordings is as alike, or as unlike, as can be."""


def likeness(one: Iterable[Way], other: Sequence[Way], scale: Scale) -> float:
    """Weigh that those who say the one and those who say the other say the same, on average."""
    total = bits = 0.0
    for first in one:
        for second in other:
            weight = first.count * second.count
            total += weight
            bits += weight * max(-_MOST, min(_MOST, scale.alike(first, second)))
    return bits / total


def cohesive(drafts: Sequence[Draft], scale: Scale, settled: Settled = NOTHING) -> list[Draft]:
    """Part drafts whose sentences do not all say what most of them say."""
    result: list[Draft] = []
    strayed: list[list[Place]] = []
    elsewhere = cache(lambda: _words_of_several(drafts, scale))  # hardly ever asked for
    for draft in drafts:
        apart = _apart(draft, scale, settled, elsewhere)
        if not apart:
            result.append(draft)
            continue
        gone = {release for places in apart for release, _ in places}
        result.append(kept(draft, draft.members.keys() - gone))
        for places in apart:
            if all(release in draft.moved for release, _ in places):
                strayed.append(places)
            else:
                result.append(draft_of(places))
    for places in strayed:
        result.insert(_standing(result, places[0]), draft_of(places))
    return result


def _standing(drafts: Sequence[Draft], place: Place) -> int:
    """Return where a passage belongs that only stands at `place`: after what is said before it."""
    release, sentence = place
    before = -1
    at = 0
    for index, draft in enumerate(drafts):
        if release in draft.members and release not in draft.moved:
            last = max(number for number in draft.members[release])
            if before < last < sentence:
                before, at = last, index + 1
    return at


def _words_of_several(drafts: Sequence[Draft], scale: Scale) -> Bag:
    """Return the words that stand in sentences of more than one draft."""
    uses = Counter(
        word
        for draft in drafts
        for word in frozenset().union(
            *(scale.forms.bags[scale.forms.at(place)] for place in draft.first_places())
        )
    )
    return frozenset(word for word, count in uses.items() if count > 1)


def _apart(
    draft: Draft, scale: Scale, settled: Settled, elsewhere: Callable[[], Bag]
) -> list[list[Place]]:
    """Return the sentences that do not say what most sentences of a draft say, as they cohere.

    Words that stand `elsewhere`, too, do not show that two ways fill in the same kind of thing.
    """
    if len(draft.members) == 1:
        return []
    clusters = _clusters(scale.ways(draft), scale)
    sizes = [sum(way.count for way in cluster) for cluster in clusters]
    main = sizes.index(max(sizes)) if sizes else 0
    stays = settled.releases | draft.joint
    found = []
    for cluster in [*clusters[:main], *clusters[main + 1 :]]:
        if _fill_in_the_same(cluster, clusters[main], scale, elsewhere):
            continue
        forms = {form for way in cluster for form in way.forms}
        places = [
            place
            for place in draft.first_places()
            if scale.forms.at(place) in forms and place[0] not in stays
        ]
        if places:
            found.append(places)
    return found


def _clusters(ways: Sequence[Way], scale: Scale) -> list[list[Way]]:
    """Put together the ways that say the same, the most used first."""
    clusters: list[list[Way]] = []
    for way in ways:
        bits = [
            likeness([way], cluster, scale) - scale.least_for(cluster, way.count)
            for cluster in clusters
        ]
        best = max(bits, default=0.0)
        if best > 0:
            clusters[bits.index(best)].append(way)
        else:
            clusters.append([way])
    return clusters


def _fill_in_the_same(
    cluster: Sequence[Way], main: Sequence[Way], scale: Scale, elsewhere: Callable[[], Bag]
) -> bool:
    """Tell whether ways that are not much alike say one thing, by what they fill in.

    "The beach is long and of sand", of rock, of mud; "Bathers find sand", mud, rock: words that no
    other passage of the family has count for both, once for all sentences together.
    """
    count = sum(way.count for way in cluster)
    if count < _SEVERAL:
        return False
    shared = (_filled(cluster, scale) & _filled(main, scale)) - elsewhere()
    bits = PER_SHARED_BIT * min(scale.forms.mass(shared) / BIT, _MOST)
    return likeness(cluster, main, scale) + bits > scale.least_for(main, count)


def _filled(ways: Sequence[Way], scale: Scale) -> Bag:
    """Return the words of sentences that not most of them have."""
    uses = words_of(scale.forms, {form: n for way in ways for form, n in way.forms.items()})
    total = sum(way.count for way in ways)
    return frozenset(word for word, count in uses.items() if 2 * count <= total)
