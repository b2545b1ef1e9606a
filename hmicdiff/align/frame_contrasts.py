"""Two groups of sayings whose frames differ in one place only: there they say something else."""

from collections.abc import Iterable, Iterator

from hmicdiff.align.kinds import Words, is_capitalized, is_number, low
from hmicdiff.align.sayings import (
    CROWD,
    Frame,
    Group,
    Weigh,
    group_of,
    is_within,
)
from hmicdiff.align.similarity import Pairs, match
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.structs import Struct

_MOST_LOST = 0.65
"""A group that lacks more of another's frame than this share differs in more than one place."""
_MOST_FOREIGN = 0.35
"""A sentence with more words that its frame lacks than this share is put together otherwise."""
_TELLING = 3.5
"""Bits: a word that about one sentence in eleven has tells what is spoken of."""
_OWN = 4
"""What is said in so many ways at a place, and never left out there, each release fills in."""
_NEARLY_ALL = 0.9
"""What this share say beside a place that is filled in is wording: who lacks it puts it
otherwise."""
_MANY = 9
"""The fewest beside whom one exception is no more than that share leaves."""


class _Contrast(Struct, frozen=True):
    """A smaller group's frame against a larger one's."""

    kept: Frame
    """What they share."""
    lost: range
    """The words of the larger group's frame that the smaller lacks; they stand side by side."""
    inside: tuple[int, ...]
    """The words of the smaller group's own that stand there instead."""
    outside: tuple[tuple[int, int], ...]
    """Its own words elsewhere, each with the gap of the larger group's frame where it stands."""


def frame_of_both(larger: Group, smaller: Group, weigh: Weigh) -> Frame | None:
    """Return the frame that two groups share if they differ in one place only."""
    if smaller.count >= CROWD:
        return _frame_with(larger, smaller, weigh)
    # what two or three share may be what they happen to fill in: look at each by itself
    both = larger
    for saying in smaller.sayings:
        frame = _frame_with(both, Group(saying.symbols, (saying,), ()), weigh)
        if frame is None:
            return None
        both = group_of(frame, (*both.sayings, saying))
    return both.frame


def _frame_with(larger: Group, smaller: Group, weigh: Weigh) -> Frame | None:
    contrast = _contrast(larger, smaller)
    if contrast is None or not all(is_within(contrast.kept, s.symbols) for s in smaller.sayings):
        return None
    total = sum(map(weigh, larger.frame))
    lost = sum(weigh(larger.frame[at]) for at in contrast.lost)
    if lost > _MOST_LOST * total and 2 * len(contrast.lost) > len(larger.frame):
        return None
    if len(smaller.sayings) > 1 and _is_foreign(contrast, larger, smaller, weigh):
        return None
    if not _fits_the_gaps(larger, smaller, contrast):
        return None
    if contrast.inside or not contrast.lost or smaller.count >= CROWD:
        return contrast.kept
    beside = {contrast.lost.start, contrast.lost.stop} & larger.open_gaps()
    share = larger.count / (larger.count + smaller.count)
    telling = sum(weigh(larger.frame[at]) for at in contrast.lost) > 1
    if beside and telling and share >= _NEARLY_ALL and larger.count >= _MANY:
        return None
    return contrast.kept


def _contrast(larger: Group, smaller: Group) -> _Contrast | None:
    theirs = smaller.frame
    pairs = _without_islands(larger, match(larger.frame, theirs))
    matched = {i for i, _ in pairs}
    lost = [i for i in range(len(larger.frame)) if i not in matched]
    if lost and lost[-1] - lost[0] + 1 != len(lost):
        return None
    span = range(lost[0], lost[-1] + 1) if lost else range(0)
    before = sum(1 for i, _ in pairs if lost and i < span.start)
    in_both = {j for _, j in pairs}
    own = [j for j in range(len(theirs)) if j not in in_both]
    inside = [j for j in own if lost and sum(1 for _, k in pairs if k < j) == before]
    return _Contrast(
        kept=tuple(larger.frame[i] for i, _ in pairs),
        lost=span,
        inside=tuple(theirs[j] for j in inside),
        outside=tuple(
            (theirs[j], next((i for i, k in pairs if k > j), len(larger.frame)))
            for j in own
            if j not in inside
        ),
    )


def _without_islands(larger: Group, pairs: Pairs) -> Pairs:
    """Leave out matches of mere marks and figures among words of the frame that have none."""
    matched = {i for i, _ in pairs}
    lost = [i for i in range(len(larger.frame)) if i not in matched]
    if not lost:
        return pairs
    islands = {i for i in matched if lost[0] < i < lost[-1]}
    return [p for p in pairs if p[0] not in islands] if _is_loose(larger, islands) else pairs


def _is_loose(group: Group, places: Iterable[int]) -> bool:
    norms = [group.sayings[0].norms[group.positions[0][at]] for at in places]
    return not any(norm[:1].isalpha() for norm in norms)


def _is_foreign(contrast: _Contrast, larger: Group, smaller: Group, weigh: Weigh) -> bool:
    """Tell whether the smaller group always says something that the larger has no place for."""

    def says_much(outside: Iterable[tuple[int, int]]) -> bool:
        bits = [weigh(symbol) for symbol, _ in outside]
        if sum(bits) > _MOST_FOREIGN * sum(map(weigh, smaller.frame)):
            return True
        return smaller.count >= CROWD and any(each >= _TELLING for each in bits)

    if not says_much(contrast.outside):
        return False
    filled_in = _filled_in(contrast, larger, smaller)
    return says_much(word for word in contrast.outside if word[1] not in filled_in)


def _filled_in(contrast: _Contrast, larger: Group, smaller: Group) -> frozenset[int]:
    """Return the gaps of the larger group that the smaller fills, as it may, with one thing.

    In a large family several releases are about one thing, and all that they share is what each
    release fills in.
    """
    lost = {larger.sayings[0].norms[larger.positions[0][at]].casefold() for at in contrast.lost}
    if not contrast.inside and not lost <= FUNCTION_WORDS:
        return frozenset()  # it is put together otherwise
    same = group_of(contrast.kept, smaller.sayings)
    return frozenset(
        gap
        for gap in {gap for _, gap in contrast.outside}
        for own in [_without(contrast.lost, gap)]
        if () not in (theirs := _fillings(larger, gap))
        and (
            (len(theirs) >= _OWN and 2 * len(_fillings(same, own)) <= len(smaller.sayings))
            or (len(theirs) > 1 and _are_names(larger, gap, same, own))
        )
    )


def _are_names(larger: Group, gap: int, smaller: Group, own_gap: int) -> bool:
    """Tell whether both groups fill in names: "Ltd" may end those of the smaller one alone."""
    return all(
        is_capitalized(words)
        for group, at in ((larger, gap), (smaller, own_gap))
        for words in _between(group, at)
    )


def _between(group: Group, gap: int) -> Iterator[Words]:
    for saying, positions in zip(group.sayings, group.positions, strict=True):
        ends = (-1, *positions, len(saying.symbols))
        yield saying.norms[ends[gap] + 1 : ends[gap + 1]]


def _without(lost: range, gap: int) -> int:
    """Return which gap of a frame one is when words of the frame are lost."""
    return gap - max(0, min(gap, lost.stop) - lost.start) if lost else gap


def _fillings(group: Group, gap: int) -> set[Words]:
    """Return what a group says in a gap, but for numbers and what holds a sentence together."""
    return {
        tuple(w for w in low(words) if not is_number(w) and w not in FUNCTION_WORDS)
        for words in _between(group, gap)
    }


def _fits_the_gaps(larger: Group, smaller: Group, contrast: _Contrast) -> bool:
    """Tell whether, the one place apart, both fill in words at the same places.

    Words between two places that are filled in keep these apart.
    """
    lost = contrast.lost
    gaps = larger.open_gaps()
    if not _is_of_an_address(larger, lost) and (
        any(gap in gaps for gap in lost[1:])
        or (len(lost) > 1 and _loses_a_figure(larger, lost))
        or ({lost.start, lost.stop} <= gaps and _is_wording(larger, lost))
    ):
        return False
    moved = {_without(lost, gap) for gap in gaps}
    here = {lost.start} if lost else set()
    theirs = group_of(contrast.kept, smaller.sayings).open_gaps()
    if not theirs <= moved | here:
        return False
    return smaller.count < CROWD or moved - here <= theirs


def _is_wording(group: Group, lost: range) -> bool:
    """Tell several words that are no name: all of a list of names may have one in common."""
    norms = [group.sayings[0].norms[group.positions[0][at]] for at in lost]
    return len(norms) > 1 and any(norm[:1].islower() for norm in norms)


def _is_of_an_address(group: Group, lost: range) -> bool:
    """Tell whether words that would be lost are a part of an address, "Flat 3,", and no wording."""
    norms = [group.sayings[0].norms[group.positions[0][at]] for at in lost]
    return "," in norms and all(w[:1].isupper() or not w[:1].isalpha() for w in norms)


def _loses_a_figure(group: Group, lost: range) -> bool:
    """Tell whether the group fills in figures among words that would be lost with them."""
    return any(
        len({s.norms[p[at]] for s, p in zip(group.sayings, group.positions, strict=True)}) > 1
        and all(
            is_number(s.norms[p[at]]) for s, p in zip(group.sayings, group.positions, strict=True)
        )
        for at in lost
    )
