"""Groups of sayings that are put together in two ways and share a frame by chance, parted."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from hmicdiff.align.embed import filled_gaps
from hmicdiff.align.sayings import (
    CROWD,
    Frame,
    Group,
    Saying,
    Weigh,
    common_frame,
    group_of,
)

_SAYS_SOMETHING = 1.0
"""Bits: a mark or a figure has less, and stands in many places by chance."""
_CLAUSE = 3
"""So many words that all say, here in one place and there in another, are a clause; or of several
releases on each side one word, and more that go with it. What is filled in at two places may have
a word in common by chance."""


def apart(group: Group, weigh: Weigh) -> list[Group]:
    """Part sayings that are put together in two ways which happen to share a frame.

    Those that say nothing at one place are apart from the others if they say something at another
    place instead, or if the two frames they then have explain more than it takes to write one.
    """
    moved = _with_moved_clause(group, weigh)
    if moved is not None:
        return [part for side in moved for part in apart(side, weigh)]
    filled = [
        filled_gaps(positions, len(saying.symbols))
        for saying, positions in zip(group.sayings, group.positions, strict=True)
    ]
    for gap in sorted(frozenset().union(*filled)):
        here: list[Saying] = []
        there: list[Saying] = []
        for saying, gaps in zip(group.sayings, filled, strict=True):
            (here if gap in gaps else there).append(saying)
        is_alone = len(here) == 1 and len(there) >= CROWD
        if min(len(here), len(there)) < 2 and not is_alone:  # noqa: PLR2004 - of one, little can be said
            continue
        frames = [common_frame(side) for side in (here, there)]
        if is_alone:
            if len(frames[1]) > len(group.frame):
                # what one adds here it takes away elsewhere: it is put together otherwise
                return [group_of(frames[0], here), *apart(group_of(frames[1], there), weigh)]
            continue
        instead = frozenset.intersection(*(g for g in filled if gap not in g)) - frozenset().union(
            *(g for g in filled if gap in g)
        )
        if instead or _explain_more(group.frame, frames, (here, there), weigh):
            return [
                part
                for frame, side in zip(frames, (here, there), strict=True)
                for part in apart(group_of(frame, side), weigh)
            ]
    return [group]


def _with_moved_clause(group: Group, weigh: Weigh) -> tuple[Group, Group] | None:
    """Part sayings of which some say in one place what the others say in another place.

    "Because of gas works, buses are diverted." and "Buses are diverted because of gas works." have
    the frame "buses are diverted": "because of" is said in all, here before it and there behind.
    """
    where: list[dict[int, frozenset[int]]] = [
        _gaps_of_words(saying, positions)
        for saying, positions in zip(group.sayings, group.positions, strict=True)
    ]
    everywhere = frozenset.intersection(*(frozenset(each) for each in where))
    for symbol in sorted(everywhere):
        gaps = [each[symbol] for each in where]
        if weigh(symbol) < _SAYS_SOMETHING or any(len(each) > 1 for each in gaps):
            continue
        first = min(map(min, gaps))
        sides = [
            [s for s, each in zip(group.sayings, gaps, strict=True) if (first in each) is is_first]
            for is_first in (True, False)
        ]
        if min(map(len, sides)) < 2:  # noqa: PLR2004 - what one alone says shows nothing filled in
            continue
        parted = [group_of(common_frame(side), side) for side in sides]
        more = [_telling(part, weigh) - _telling(group, weigh) for part in parted]
        alike = (more[0] & more[1]).total()
        if alike >= _CLAUSE or (
            min(map(len, sides)) >= CROWD and sum(each.total() for each in more) > _CLAUSE
        ):
            return parted[0], parted[1]
    return None


def _telling(group: Group, weigh: Weigh) -> Counter[int]:
    """Return the words of a frame that say something."""
    return Counter(symbol for symbol in group.frame if weigh(symbol) >= _SAYS_SOMETHING)


def _gaps_of_words(saying: Saying, positions: Sequence[int]) -> dict[int, frozenset[int]]:
    """Return, word by word, the gaps of a frame in which a saying has it."""
    found: dict[int, frozenset[int]] = {}
    taken = frozenset(positions)
    for at, symbol in enumerate(saying.symbols):
        if at not in taken:
            gap = bisect_left(positions, at)
            found[symbol] = found.get(symbol, frozenset()) | {gap}
    return found


def _explain_more(
    frame: Frame, frames: Sequence[Frame], sides: Sequence[Sequence[Saying]], weigh: Weigh
) -> bool:
    """Tell whether two frames explain more words than the one, and the cost of the second."""
    worth = sum(map(weigh, frame))
    more = [
        (sum(map(weigh, each)) - worth) * sum(saying.count for saying in side)
        for each, side in zip(frames, sides, strict=True)
    ]
    return min(more) > 0 and sum(more) > max(sum(map(weigh, each)) for each in frames)
