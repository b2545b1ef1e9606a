"""Where in a sentence the words of a frame stand, if it has some of them several times."""

import math
from collections import deque
from collections.abc import Mapping, Sequence

Words = tuple[int, ...]

_MOST_PLACES = 500_000
"""Where a sentence says the same words over and over, the first places do for its frame."""


def filled_gaps(positions: Sequence[int], length: int) -> frozenset[int]:
    """Return the gaps between `positions`, in a sentence of `length` words, that hold words."""
    ends = [-1, *positions, length]
    return frozenset(gap for gap in range(len(ends) - 1) if ends[gap + 1] > ends[gap] + 1)


def positions_of(frame: Words, sentences: Sequence[tuple[Words, int]]) -> tuple[Words, ...]:
    """Find the words of the frame in each sentence, where most sentences have them.

    `sentences` are words, each with how often they are said. Words are filled in at as few places
    as can be; then, twice over, where most fill them in.
    """
    even = [(0.0, 1.0)] * (len(frame) + 1)
    found = [_embed(frame, words, even) for words, _ in sentences]
    total = sum(count for _, count in sentences)
    for _ in range(2):
        opened = [0] * (len(frame) + 1)
        for (words, count), positions in zip(sentences, found, strict=True):
            for gap in filled_gaps(positions, len(words)):
                opened[gap] += count
        costs = [
            (-math.log2((total - n + 0.5) / (total + 1)), -math.log2((n + 0.5) / (total + 1)))
            for n in opened
        ]
        found = [_embed(frame, words, costs) for words, _ in sentences]
    return tuple(found)


def _embed(
    frame: Words, symbols: Sequence[int], costs: Sequence[tuple[float, float]]
) -> tuple[int, ...]:
    """Find the frame in a sentence; `costs` are for each gap those of closed and of open."""
    first, last = _outermost(frame, symbols)
    if sum(b - a for a, b in zip(first, last, strict=True)) > _MOST_PLACES or first == last:
        return tuple(first)
    best: list[dict[int, tuple[float, int]]] = []
    for at, symbol in enumerate(frame):
        places = [p for p in range(first[at], last[at] + 1) if symbols[p] == symbol]
        if at:
            best.append(_cheapest(places, best[-1], costs[at]))
        else:
            best.append({place: (costs[0][place > 0], -1) for place in places})
    end = costs[len(frame)]
    place = min(best[-1], key=lambda p: (best[-1][p][0] + end[p < len(symbols) - 1], p))
    found = [place]
    for row in reversed(best[1:]):
        found.append(row[found[-1]][1])
    return tuple(found[::-1])


def _cheapest(
    places: Sequence[int], row: Mapping[int, tuple[float, int]], costs: tuple[float, float]
) -> dict[int, tuple[float, int]]:
    """Return, for places of a word, what they cost and the cheapest place of the word before."""
    closed, opened = costs
    found: dict[int, tuple[float, int]] = {}
    waiting = deque(row)
    cheapest = (math.inf, -1)
    for place in places:
        while waiting and waiting[0] < place - 1:
            before = waiting.popleft()
            cheapest = min(cheapest, (row[before][0], before))
        beside = row.get(place - 1, (math.inf, -1))[0]
        found[place] = min((beside + closed, place - 1), (cheapest[0] + opened, cheapest[1]))
    return found


def _outermost(frame: Words, symbols: Sequence[int]) -> tuple[list[int], list[int]]:
    """Find the frame as far to the left, and as far to the right, as it can stand."""
    first: list[int] = []
    for place, symbol in enumerate(symbols):
        if len(first) < len(frame) and symbol == frame[len(first)]:
            first.append(place)
    last: list[int] = []
    for place in range(len(symbols) - 1, -1, -1):
        if len(last) < len(frame) and symbols[place] == frame[len(frame) - 1 - len(last)]:
            last.append(place)
    return first, last[::-1]
