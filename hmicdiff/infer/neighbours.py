"""Values that stand side by side without a word between them, each known from elsewhere."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hmicdiff.align.kinds import Words, low
from hmicdiff.infer.readings import DraftReading, Filling, TokenSpan

_NEARLY_ALL = 0.9
"""Such a share of the releases must have the two values; the rest may call one otherwise."""
_FEWEST = 3
_WAYS = 2

_Values = Mapping[int, frozenset[Words]]
"""Release by release, what fills its slots."""


def part_neighbours(
    passages: Sequence[Sequence[DraftReading]],
) -> list[list[DraftReading]]:
    """Part each slot that holds two values which its releases fill in singly elsewhere."""
    known = _known(passages)
    return [[_parted(reading, known) for reading in readings] for readings in passages]


def _known(passages: Sequence[Sequence[DraftReading]]) -> _Values:
    found: defaultdict[int, set[Words]] = defaultdict(set)
    for readings in passages:
        for reading in readings:
            for filling in reading.fillings:
                for slot in range(len(filling.spans)):
                    found[filling.place[0]].add(low(filling.words(slot)))
    return {release: frozenset(values) for release, values in found.items()}


def _parted(reading: DraftReading, known: _Values) -> DraftReading:
    fillings = reading.fillings
    if len(fillings) < _FEWEST:
        return reading
    spans: list[list[TokenSpan]] = [[] for _ in fillings]
    for slot in range(reading.slots):
        cuts = _cuts(fillings, slot, known)
        for at, filling in enumerate(fillings):
            a, b = filling.spans[slot]
            spans[at] += [(a, b)] if cuts is None else [(a, a + cuts[at]), (a + cuts[at], b)]
    if len(spans[0]) == reading.slots:
        return reading
    return DraftReading(
        tuple(
            replace(filling, spans=tuple(each))
            for filling, each in zip(fillings, spans, strict=True)
        ),
        reading.joint,
    )


def _cuts(fillings: Sequence[Filling], slot: int, known: _Values) -> list[int] | None:
    """Return for each sentence after how many words of the slot its second value begins."""
    words = [low(filling.words(slot)) for filling in fillings]
    if any(len(each) < 2 for each in words):  # noqa: PLR2004 - two values
        return None
    cuts: list[int] = []
    sure = 0
    for each, filling in zip(words, fillings, strict=True):
        found = next(_places(each, known[filling.place[0]]), 0)
        sure += found > 0
        cuts.append(found)
    if sure < _NEARLY_ALL * len(words):
        return None
    if not all(cuts) or not _are_two(words, cuts):
        return None
    return cuts


def _places(words: Words, values: frozenset[Words]) -> Iterator[int]:
    """Yield where words can be cut so that a value stands on one side of it, the longest first."""
    for at in range(len(words) - 1, 0, -1):
        if words[:at] in values or words[-at:] in values:
            yield at if words[:at] in values else len(words) - at


def _are_two(words: Sequence[Words], cuts: Sequence[int]) -> bool:
    """Tell whether each side says several things, and neither settles what the other says."""
    pairs = [(each[:at], each[at:]) for each, at in zip(words, cuts, strict=True)]
    sides = [Counter(side) for side in zip(*pairs, strict=True)]
    if any(len(side) < _WAYS for side in sides):
        return False
    return len(set(pairs)) > max(map(len, sides)) or max(map(len, sides)) == len(pairs)
