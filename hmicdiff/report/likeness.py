"""Which documents are worded alike: a place for each on a map, and the wordings they fall into."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import mul

from hmicdiff.model.template import Template
from hmicdiff.structs import Struct

_STEPS = 40
"""More steps of the power iteration move no dot by what can be seen."""
_FEWEST = 4
"""Three documents or fewer need no map."""
_FEW = 12
"""Among more documents what one alone says brings it no nearer to any other."""
_SMALLEST = 3
"""Fewer documents are no group: that two share several choices is told as findings."""
_LIKE = 0.9
"""Two choices are made by the same documents if nine in ten of those that make either make both."""
_BY_CHANCE = 0.01
"""A group is told only if choices that fall together so often by chance are expected in no more
than one of a hundred families."""
_TOLD = 3
"""So many choices say what sets a group apart."""

Choice = tuple[str, int]
"""A passage and one of its readings by number; -1 for leaving it out."""


class Group(Struct, frozen=True):
    """Documents that make the same choices where others make another."""

    releases: tuple[str, ...]
    choices: tuple[Choice, ...]
    """What sets them apart, most exactly first."""


class Likeness(Struct, frozen=True):
    """Where each document lies; near means worded alike."""

    places: Mapping[str, tuple[float, float]]
    """Both between -1 and 1; empty where all are worded alike or there are too few."""
    group: Group | None
    """The documents of a second wording; `None` where choices do not fall together."""


def likeness_of(template: Template, family: Sequence[str]) -> Likeness:
    """Compare the readings that the releases of a `family` choose, passage by passage."""
    makers = _makers(template, frozenset(family))
    if len(family) < _FEWEST or not makers:
        return Likeness({}, None)
    return Likeness(_places(makers, family), _group(makers, _in_order(template), len(family)))


def _makers(template: Template, family: frozenset[str]) -> Mapping[Choice, frozenset[str]]:
    """Return who makes each choice that some make and others do not."""
    makers: dict[Choice, frozenset[str]] = {}
    for passage in template.passages:
        having: set[str] = set()
        for number, reading in enumerate(passage.readings):
            own = family & set(reading.releases)
            having |= own
            if 0 < len(own) < len(family):
                makers[passage.id, number] = frozenset(own)
        lacking = family - having
        if 0 < len(lacking) < len(family):
            makers[passage.id, -1] = lacking
    return makers


def _places(
    makers: Mapping[Choice, frozenset[str]], family: Sequence[str]
) -> Mapping[str, tuple[float, float]]:
    """Lay the releases out by the two directions in which their choices differ most."""
    number = {release: n for n, release in enumerate(family)}
    least = 1 if len(family) <= _FEW else 2
    told = [own for own in makers.values() if least <= len(own) <= len(family) - least]
    columns = [sorted(number[one] for one in own) for own in told]
    first = _direction(columns, len(family), [])
    second = _direction(columns, len(family), [first])
    if not any(first):
        return {}
    wide = max(map(abs, chain(first, second)))
    return {
        release: (round(first[n] / wide, 3), round(second[n] / wide, 3))
        for release, n in number.items()
    }


def _direction(
    columns: Sequence[Sequence[int]], size: int, known: Sequence[Sequence[float]]
) -> list[float]:
    """Return the values of the releases in the direction of most difference but the `known`."""
    values = [math.sin(1 + n) for n in range(size)]  # any start that is the same each time
    length = 0.0
    for _ in range(_STEPS):
        sums = [math.fsum(values[n] for n in column) for column in columns]
        values = [0.0] * size
        for column, told in zip(columns, sums, strict=True):
            for n in column:
                values[n] += told
        _free(values, [[1.0] * size, *known])
        length = math.sqrt(math.fsum(map(mul, values, values)))
        if length < 1e-9:  # noqa: PLR2004 - nothing but what arithmetic leaves over
            return [0.0] * size
        values = [one / length for one in values]
    return [one * math.sqrt(length) for one in values]


def _free(values: list[float], known: Sequence[Sequence[float]]) -> None:
    """Take out of the values what lies in the known directions."""
    for direction in known:
        square = math.fsum(map(mul, direction, direction))
        if not square:
            continue
        share = math.fsum(map(mul, values, direction)) / square
        for n, one in enumerate(direction):
            values[n] -= share * one


def _in_order(template: Template) -> Mapping[Choice, tuple[int, bool]]:
    """Return of each choice the place of its passage, and whether others word that otherwise."""
    return {
        (passage.id, number): (place, number >= 0 and len(passage.readings) > 1)
        for place, passage in enumerate(template.passages)
        for number in range(-1, len(passage.readings))
    }


def _group(
    makers: Mapping[Choice, frozenset[str]],
    order: Mapping[Choice, tuple[int, bool]],
    size: int,
) -> Group | None:
    """Return the smaller side of the choices that most often fall together, if chance does not."""
    sides: dict[frozenset[str], list[Choice]] = defaultdict(list)
    for choice, own in makers.items():
        if _SMALLEST <= len(own) <= size // 2:
            sides[own].append(choice)
    best: tuple[int, frozenset[str], list[Choice]] | None = None
    near = _near(sides)
    for own in sorted(sides, key=lambda one: (-len(sides[one]), sorted(one))):
        found = [(-_alike(own, other), sides[other]) for other in near[own]]
        together = [choice for _, choices in sorted(found) for choice in choices]
        edits = _edits(order[choice] for choice in together)
        if best is None or edits > best[0]:
            best = (edits, own, together)
    if best is None or _expected(best[0], len(best[1]), size, len(sides)) > _BY_CHANCE:
        return None
    told = list({choice[0]: choice for choice in reversed(best[2])}.values())[::-1]
    return Group(tuple(sorted(best[1])), tuple(told[:_TOLD]))


def _edits(choices: Iterable[tuple[int, bool]]) -> int:
    """Count choices, given in order or not, that nothing but the hand which made them joins.

    Who adds a paragraph adds each of its sentences, and one sentence for two is a wording of the
    first and leaves out the second: what is there or not is one edit with its neighbour.
    """
    worded: dict[int, bool] = {}
    for place, is_worded in choices:
        worded[place] = worded.get(place, True) and is_worded
    return sum(
        place - 1 not in worded or (is_worded and worded[place - 1])
        for place, is_worded in worded.items()
    )


def _near(sides: Iterable[frozenset[str]]) -> Mapping[frozenset[str], list[frozenset[str]]]:
    """Return for each set those that are like it.

    Sets that have so much in common share one of their first members: only such are compared.
    """
    having: dict[str, list[frozenset[str]]] = defaultdict(list)
    first = {own: sorted(own)[: len(own) - math.ceil(len(own) * _LIKE) + 1] for own in sides}
    for own, members in first.items():
        for member in members:
            having[member].append(own)
    return {
        own: [
            other
            for other in dict.fromkeys(chain.from_iterable(having[one] for one in members))
            if _alike(own, other) >= _LIKE
        ]
        for own, members in first.items()
    }


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _expected(edits: int, chosen: int, size: int, choices: int) -> float:
    """Return how often so many choices of so many releases fall together by chance."""
    if edits < 2:  # noqa: PLR2004 - one choice falls together with nothing
        return math.inf
    slack = sum(
        math.comb(chosen, missed) * math.comb(size - chosen, missed)
        for missed in range(chosen - math.ceil(chosen * _LIKE) + 1)
    )
    alone = slack / math.comb(size, chosen)
    return float(math.comb(choices, edits)) * alone ** (edits - 1)
