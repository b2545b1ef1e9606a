"""Sentences that a release says twice and the others once: the slip is its own.

Looked at like any other sentence, the second one would find a place among what others say there,
and they would lack it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

_MOST = 12
"""What a release says more often than this is a mark or a label, and no slip."""

Row = Sequence[int]
"""The sentences of a release, by their words."""


def with_repeats(
    of: Sequence[Row], wordings: Sequence[int]
) -> tuple[tuple[tuple[int, ...], ...], list[int]]:
    """Give sentences that a release alone repeats forms of their own.

    `of` is, release by release, the form of each sentence; `wordings` the words of each form.
    Returns the same with the new forms, and the words of these.
    """
    rows = [[wordings[form] for form in row] for row in of]
    having: defaultdict[int, list[int]] = defaultdict(list)
    for release, row in enumerate(rows):
        for wording in dict.fromkeys(row):
            having[wording].append(release)
    new: dict[int, int] = {}
    result = [list(row) for row in of]
    for release, row in enumerate(rows):
        for wording, places in _several(row).items():
            others = [other for other in having[wording] if other != release]
            if not others:
                continue
            for place in _unsupported(places, row, wording, (rows[other] for other in others)):
                number = new.setdefault(wording, len(wordings) + len(new))
                result[release][place] = number
    return tuple(map(tuple, result)), list(new)


def _several(row: Row) -> Mapping[int, Sequence[int]]:
    """Return what a release says more than once, and where."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for place, wording in enumerate(row):
        places[wording].append(place)
    return {wording: each for wording, each in places.items() if 1 < len(each) <= _MOST}


def _unsupported(places: Sequence[int], row: Row, wording: int, others: Iterable[Row]) -> list[int]:
    """Return those of some places at which no other release can have said the same."""
    left = set(places)
    for other in others:
        theirs = [at for at, each in enumerate(other) if each == wording]
        if len(theirs) >= len(places):
            return []
        pairs = sorted(
            (-_beside(row, mine, other, at), mine, at) for mine in places for at in theirs
        )
        taken: set[int] = set()
        seen: set[int] = set()
        for _, mine, at in pairs:
            if mine not in seen and at not in taken:
                seen.add(mine)
                taken.add(at)
        left -= seen
        if not left:
            return []
    return sorted(left)


def _beside(one: Row, place: int, other: Row, at: int) -> int:
    """Count how many of the two neighbours of sentences in two releases say the same."""
    return sum(_at(one, place + step) == _at(other, at + step) for step in (-1, 1))


def _at(row: Row, place: int) -> int | None:
    return row[place] if 0 <= place < len(row) else None
