"""Two releases that follow each other: which sentences of the one became which of the other.

The family's alignment finds the passages of two releases as it finds those of many. It is asked
for two of them alone, with the weights that the words have in the whole family, and then held to
more: between two releases every sentence stands where some other does, so that its place says
nothing, and only its words can link it.
"""

from collections.abc import Iterable, Sequence

from hmicdiff.align.chain import heaviest_chain
from hmicdiff.align.draft import Draft, draft_of
from hmicdiff.align.evidence import TWO_PASSAGES, agreement
from hmicdiff.align.join import join
from hmicdiff.align.passages import draft_passages
from hmicdiff.align.scale import Scale
from hmicdiff.align.vocabulary import BIT, Bag, Forms
from hmicdiff.structs import Struct, replace

_ALIKE = 1.0
"""What the words of two sentences have to say at least for their being one passage, in bits."""
_PART = 2.0
"""The same for a part of a sentence that was split or merged, by words that no other part has."""
_ONE, _OTHER = 0, 1
"""The two releases, as their drafts number them."""


class Link(Struct, frozen=True):
    """Sentences of the one release, and what they became in the other: one and one or several."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    moved: bool
    main: int = 0
    """Which of several is most like the one."""


def links(forms: Forms, one: int, other: int) -> list[Link]:
    """Link the sentences of two releases, each at most once; what is not linked came or went."""
    before, after = forms.of[one], forms.of[other]
    start, end = _alike_at_the_ends(forms, before, after)
    inner = before[start : len(before) - end], after[start : len(after) - end]
    pairs = [(at, at) for at in range(start)]
    pairs += [(len(before) - at, len(after) - at) for at in range(end, 0, -1)]
    stars: list[Star] = [([first], [second]) for first, second in pairs]
    if all(inner):
        stars += [
            ([first + start for first in firsts], [second + start for second in seconds])
            for firsts, seconds in _linked(replace(forms, of=inner))
        ]
    return _in_order(stars, [forms.masses[form] for form in before])


def _alike_at_the_ends(
    forms: Forms, before: Sequence[int], after: Sequence[int]
) -> tuple[int, int]:
    """Count the sentences with which both begin, and those with which both end."""
    one, other = ([forms.wording[form] for form in row] for row in (before, after))
    least = min(len(one), len(other))
    start = next((at for at in range(least) if one[at] != other[at]), least)
    rest = least - start
    end = next((at for at in range(rest) if one[-1 - at] != other[-1 - at]), rest)
    return start, end


def _linked(pair: Forms) -> "list[Star]":
    drafts = join(_apart(draft_passages(pair), pair), Scale(pair, frozenset()), moves=True)
    weighed = sorted(_weighed(drafts, pair), key=lambda each: (-each[0], each[1], each[2]))
    return _with_parts(_stars(weighed, pair), pair)


def alike(one: Bag, other: Bag, forms: Forms) -> float:
    """Weigh that two bags of words say the same, by these words alone, in bits."""
    return agreement(
        forms.mass(one & other) / BIT,
        forms.mass(other - one) / BIT,
        forms.mass(one - other) / BIT,
    )


def _bag(forms: Forms, release: int, sentence: int) -> Bag:
    return forms.bags[forms.of[release][sentence]]


def _apart(drafts: Iterable[Draft], forms: Forms) -> list[Draft]:
    """Part the passages whose sentences nothing but their place links, so that they can be joined.

    Joint ones stay: a part of a split sentence may share few words with the whole.
    """
    found: list[Draft] = []
    for draft in drafts:
        if len(draft.members) > 1 and not draft.joint and not _holds(draft, forms):
            found += [draft_of([place]) for place in draft.places()]
        else:
            found.append(draft)
    return found


def _holds(draft: Draft, forms: Forms) -> bool:
    before, after = (draft.members[release] for release in (_ONE, _OTHER))
    if len(before) > 1 or len(after) > 1:
        return True
    return _weight(forms, before[0], after[0]) > _ALIKE


def _weight(forms: Forms, before: int, after: int) -> float:
    one, other = forms.of[_ONE][before], forms.of[_OTHER][after]
    if forms.wording[one] == forms.wording[other]:
        return forms.masses[one] / BIT + _ALIKE
    return alike(forms.bags[one], forms.bags[other], forms)


Weighed = tuple[float, int, int]
"""What speaks for a link, and the two sentences."""


def _weighed(drafts: Iterable[Draft], forms: Forms) -> list[Weighed]:
    return [
        (_weight(forms, before, after), before, after)
        for draft in drafts
        if len(draft.members) > 1
        for before in draft.members[_ONE]
        for after in draft.members[_OTHER]
    ]


Star = tuple[list[int], list[int]]
"""Sentences before and after, of which the one or the other are a single one; the best first."""


def _stars(weighed: Sequence[Weighed], forms: Forms) -> list[Star]:
    """Choose links, the heaviest first, so that no sentence is both split and merged."""
    of_before: dict[int, Star] = {}
    of_after: dict[int, Star] = {}
    stars: list[Star] = []
    for weight, before, after in weighed:
        left, right = of_before.get(before), of_after.get(after)
        if left is None and right is None:
            if weight > _ALIKE:
                star = ([before], [after])
                stars.append(star)
                of_before[before] = of_after[after] = star
        elif right is None and left is not None and len(left[0]) == 1:
            if _part(after, left[1], _OTHER, before, forms) > _PART:
                left[1].append(after)
                of_after[after] = left
        elif (
            left is None
            and right is not None
            and len(right[1]) == 1
            and _part(before, right[0], _ONE, after, forms) > _PART
        ):
            right[0].append(before)
            of_before[before] = right
    return stars


def _part(sentence: int, others: Sequence[int], release: int, whole: int, forms: Forms) -> float:
    """Weigh that a sentence is a part of a whole, besides the parts that others are."""
    taken = frozenset[int]().union(*(_bag(forms, release, other) for other in others))
    rest = _bag(forms, 1 - release, whole) - (taken - forms.silent)
    return alike(rest, _bag(forms, release, sentence), forms)


def _with_parts(stars: list[Star], forms: Forms) -> list[Star]:
    """Let what is not linked be part of what its neighbour is linked to, if it says so clearly."""
    for release in (_ONE, _OTHER):
        of = {at: star for star in stars for at in star[release]}
        for sentence in range(len(forms.of[release])):
            if sentence in of:
                continue
            for beside in (sentence - 1, sentence + 1):
                star = of.get(beside)
                if star is None or len(star[1 - release]) > 1:
                    continue
                whole, own = star[1 - release][0], star[release]
                if _part(sentence, own, release, whole, forms) > -TWO_PASSAGES:
                    own.append(sentence)
                    of[sentence] = star
                    break
    return stars


def _in_order(stars: Sequence[Star], masses: Sequence[int]) -> list[Link]:
    """Return the links in the order of the release after; what crosses the heaviest has moved."""
    stars = sorted(stars, key=lambda star: star[1][0])
    weighed = [
        (at, star[0][0], float(1 + sum(masses[sentence] for sentence in star[0])))
        for at, star in enumerate(stars)
    ]
    standing = {at for at, _ in heaviest_chain(weighed)}
    return [
        Link(
            before=tuple(sorted(star[0])),
            after=tuple(sorted(star[1])),
            moved=at not in standing,
            main=_main(star),
        )
        for at, star in enumerate(stars)
    ]


def _main(star: Star) -> int:
    several = star[1] if len(star[1]) > 1 else star[0]
    return sorted(several).index(several[0])
