"""What stands at the edges of a filled-in place and is not filled in: articles, agreeing words."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import takewhile

from hmicdiff.align.columns import Spans, fillers
from hmicdiff.align.kinds import Words, is_number, low
from hmicdiff.align.sayings import Saying
from hmicdiff.read.english import (
    AGREEMENT_WORDS,
    DETERMINERS,
    FUNCTION_WORDS,
    OTHER_ARTICLES,
    PREPOSITIONS,
)

_ENOUGH = 6
"""From so many releases on, the few things that all put at an edge can be seen."""
_FEW_EDGES = 3
"""An article, a preposition and one more: what varies more is filled in."""
_LENGTHS = (4, 3, 2, 1)
"""Longest first: "in the course of" is one edge, not four."""
CHANCE = 0.125
"""What three tosses of a coin in a row come to is chance: values that are said again and again,
each with one edge, show by less that it belongs to them."""
_ARTICLES = {("a",), ("an",)}
_OPENING = FUNCTION_WORDS | {"another"}
"""Small words that a sentence may begin with."""
_AUXILIARIES = AGREEMENT_WORDS | frozenset(
    "will would shall should may might can could must".split()
)
"""Verbs that a sentence has for its subject: "the hinge can fail", "the strap may fail"."""


def trimmed(sayings: Sequence[Saying], spans: Spans) -> tuple[list[Spans], Spans, list[Spans]]:
    """Return the wording to the left of what is filled in, that itself, and that to the right."""
    left: list[Spans] = []
    right: list[Spans] = []
    while cut := _cut(sayings, spans, at_end=True):
        edges = zip(spans, cut, strict=True)
        right.insert(0, tuple((b - length, b) for (_, b), length in edges))
        spans = tuple((a, b - length) for (a, b), length in zip(spans, cut, strict=True))
    while cut := _cut(sayings, spans, at_end=False):
        edges = zip(spans, cut, strict=True)
        left.append(tuple((a, a + length) for (a, _), length in edges))
        spans = tuple((a + length, b) for (a, b), length in zip(spans, cut, strict=True))
    if not left and (cut := _leading_in(fillers(sayings, spans))):
        left.append(tuple((a, a + length) for (a, _), length in zip(spans, cut, strict=True)))
        spans = tuple((a + length, b) for (a, b), length in zip(spans, cut, strict=True))
    return left, spans, right


def _leading_in(words: Sequence[Words]) -> list[int] | None:
    """Return the lengths of a preposition that only some need before a name: "by Weir & Sons"."""
    cut = [int(each[:1] != () and each[0] in PREPOSITIONS and len(each) > 1) for each in words]
    leading = {each[0] for each, length in zip(words, cut, strict=True) if length}
    named = all(
        each[length:][:1] and each[length][:1].isupper()
        for each, length in zip(words, cut, strict=True)
    )
    return cut if len(leading) == 1 and named and 0 in cut else None


def _cut(sayings: Sequence[Saying], spans: Spans, *, at_end: bool) -> list[int] | None:
    """Return how many words of each saying are an edge; `None` where there is none to cut."""
    # read from the edge inwards
    words = [each[::-1] if at_end else each for each in fillers(sayings, spans)]
    if not at_end:
        words = [
            _opened(each) if a == 0 else each for each, (a, _) in zip(words, spans, strict=True)
        ]
    counts = [saying.count for saying in sayings]
    for longest in _LENGTHS:
        edges = _edges(words, counts, longest)
        if edges and _is_edge(words, counts, edges, at_end=at_end):
            return [len(edge) for edge in edges]
    return None


def _opened(words: Words) -> Words:
    """Return words without the capital that a small word has as the first of a sentence."""
    is_small = words[:1] and words[0].casefold() in _OPENING
    return (words[0].casefold(), *words[1:]) if is_small else words


def _edges(words: list[Words], counts: list[int], longest: int) -> list[Words] | None:
    """Choose for each saying the most used of the lower-case edges it can have."""
    possible = [_possible(each, longest) for each in words]
    if not all(possible):
        return None
    uses: Counter[Words] = Counter()
    for each, count in zip(possible, counts, strict=True):
        for edge in each:
            uses[edge] += count
    return [max(each, key=lambda edge: (uses[edge], len(edge))) for each in possible]


def _possible(words: Words, longest: int) -> list[Words]:
    lower = tuple(takewhile(lambda word: word[:1].islower(), words[:-1][:longest]))
    return [low(lower[: length + 1]) for length in range(len(lower))]


def _is_edge(words: list[Words], counts: list[int], edges: list[Words], *, at_end: bool) -> bool:
    ways = set(edges)
    enough = sum(counts) >= _ENOUGH
    if len(ways) > (_FEW_EDGES if enough else _FEW_EDGES - 1):
        return False
    if not at_end and ways >= _ARTICLES:
        return False
    rest = [each[len(edge) :] for each, edge in zip(words, edges, strict=True)]
    if not enough and not all(word in _AUXILIARIES for edge in ways for word in edge):
        names = all(word[:1].isupper() for each in rest for word in each)
        figures = all(any(map(is_number, each)) for each in rest)
        if figures and _mixed(rest, edges):
            return True
        if not names or not all(word in PREPOSITIONS for edge in ways for word in edge):
            return False
    verbs = at_end and all(word in _AUXILIARIES for edge in ways for word in edge)
    if not verbs and not _are_independent(rest, edges, counts):
        return False
    telling = all(any(word[:1].isupper() or is_number(word) for word in each) for each in rest)
    return telling or all(
        word in FUNCTION_WORDS and word not in DETERMINERS for edge in ways for word in edge
    )


def _mixed(rest: list[Words], edges: list[Words]) -> bool:
    """Tell whether the same is filled in with one edge here, with another one there."""
    pairs = {(low(each), edge) for each, edge in zip(rest, edges, strict=True)}
    return len({each for each, _ in pairs}) < len(pairs)


def _are_independent(rest: list[Words], edges: list[Words], counts: list[int]) -> bool:
    """Tell whether what is filled in does not settle which edge it has.

    The article of another language than English agrees with its noun, and is a part of the value
    unless the family shows otherwise.
    """
    by: defaultdict[Words, Counter[Words]] = defaultdict(Counter)
    for each, edge, count in zip(rest, edges, counts, strict=True):
        by[low(each)][edge] += count
    mixed = sum(1 for uses in by.values() if len(uses) > 1)
    pure = [uses.total() for uses in by.values() if len(uses) == 1 and uses.total() > 1]
    agrees = len(set(edges)) > 1 and all(OTHER_ARTICLES.issuperset(edge) for edge in edges)
    # of three prepositions each goes with what is filled in, unless the family shows otherwise
    by_chance = alike_by_chance(pure, edges, counts) > CHANCE
    chosen = not pure if len(set(edges)) == _FEW_EDGES else by_chance
    return mixed > 0 or (chosen and not agrees)


def alike_by_chance(repeats: Sequence[int], edges: Sequence[Words], counts: Sequence[int]) -> float:
    """Return how likely it is that each value, said so many times, always has the same edge."""
    uses: Counter[Words] = Counter()
    for edge, count in zip(edges, counts, strict=True):
        uses[edge] += count
    shares = [count / uses.total() for count in uses.values()]
    return math.prod(sum(share**times for share in shares) for times in repeats)
