"""Where in a sentence the words of a frame stand, if it has some of them several times."""

import math
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence

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
    uses: Counter[Words] = Counter()
    for words, count in sentences:
        uses[words] += count
    found = {words: _leftmost(frame, words) for words in uses}
    several = {}
    for words, first in found.items():
        last = _rightmost(frame, words)
        if first != last and sum(last) - sum(first) <= _MOST_PLACES:
            several[words] = first, last
    for costs in _costs(len(frame) + 1, uses, found) if several else ():
        for words, outermost in several.items():
            found[words] = _embed(frame, words, outermost, costs)
    return tuple(found[words] for words, _ in sentences)


_Costs = Sequence[tuple[float, float]]
"""For each gap what it costs to leave it closed, and to open it."""


def _costs(gaps: int, uses: Mapping[Words, int], found: Mapping[Words, Words]) -> Iterator[_Costs]:
    """Yield first what costs the same for all gaps, then twice over what follows from `found`."""
    yield [(0.0, 1.0)] * gaps
    total = sum(uses.values())
    for _ in range(2):
        opened = [0] * gaps
        for words, count in uses.items():
            for gap in filled_gaps(found[words], len(words)):
                opened[gap] += count
        yield [
            (-math.log2((total - n + 0.5) / (total + 1)), -math.log2((n + 0.5) / (total + 1)))
            for n in opened
        ]


def _embed(frame: Words, symbols: Words, outermost: tuple[Words, Words], costs: _Costs) -> Words:
    """Find the frame in a sentence, between where it can stand at the first and at the last."""
    first, last = outermost
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


def _leftmost(frame: Words, symbols: Words) -> Words:
    """Find the frame, which a sentence has, as far to the left as it can stand."""
    found: list[int] = []
    at = -1
    for symbol in frame:
        at = symbols.index(symbol, at + 1)
        found.append(at)
    return tuple(found)


def _rightmost(frame: Words, symbols: Words) -> Words:
    """Find the frame, which a sentence has, as far to the right as it can stand."""
    last = len(symbols) - 1
    return tuple(last - at for at in reversed(_leftmost(frame[::-1], symbols[::-1])))
