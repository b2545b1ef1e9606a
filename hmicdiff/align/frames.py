"""Word by word: what sentences that say one passage have in common, and where they differ.

A frame is a sequence of words that each sentence of a group has, in this order. Sentences are
grouped by the frame that explains most: the weight of its words times the releases that have
them all. So a frame is as full as the sentences that share it allow, a sentence that is put
together otherwise gets a frame of its own, and no threshold says how alike is alike. Groups whose
frames differ in one place only are then one group again: there they say something else.

What holds: each saying is in one group, and has the words of its frame in their order; groups and
frames hang on the sayings alone, not on their order. For instance "The bakery in Tarn cleans its
oven.", the same of Holm, and "The bakery in Ayle cleans its oven at noon." have the frame "the
bakery in .. cleans its oven": it covers all three, where the longer one of the first two covers
no more words in fewer sentences. "Flour comes from Tarn." shares too little and has its own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from hmicdiff.align.frame_contrasts import frame_of_both
from hmicdiff.align.frame_parts import apart
from hmicdiff.align.kinds import Words, is_number, is_value, low
from hmicdiff.align.sayings import (
    CROWD,
    Frame,
    Group,
    Saying,
    Weigh,
    group_of,
    is_within,
    shared,
)

_PICKED = 14
"""So many sentences are compared in pairs to find frames; of more, evenly spread ones."""
_CLIMBED = 4
"""So many of the best frames are made more general as long as that explains more."""


def groups(sayings: Sequence[Saying], weigh: Weigh) -> list[Group]:
    """Group the sayings of a passage by their frames, the largest group first.

    `weigh` gives the bits that a word is worth.
    """
    if _are_values(sayings):
        return [group_of((), sayings)]
    found: list[Group] = []
    rest = list(sayings)
    while rest:
        frame, members = _best_frame(rest, weigh)
        found.append(group_of(frame, members))
        gone = {saying.places for saying in members}
        rest = [saying for saying in rest if saying.places not in gone]
    parted = _parted(map(_with_open_address, found), weigh)
    return _parted(map(_with_open_address, _united(parted, weigh)), weigh)


def _with_open_address(group: Group) -> Group:
    """Leave the figures and commas of an address out of a frame if some have a comma more.

    "Unit 4, 8 Dock Street, Lyde" and "31 Heron Close, Wyke" have them in common by chance.
    """
    norms = [group.sayings[0].norms[at] for at in group.positions[0]]
    for run in _loose_runs(norms):
        between = [
            saying.norms[ends[run.start] + 1 : ends[run.stop + 1]]
            for saying, positions in zip(group.sayings, group.positions, strict=True)
            for ends in [(-1, *positions, len(saying.symbols))]
        ]
        commas = {words.count(",") for words in between}
        if len(commas) > 1 and all(map(_is_whole_address, between)):
            return group_of((*group.frame[: run.start], *group.frame[run.stop :]), group.sayings)
    return group


def _loose_runs(norms: Sequence[str]) -> Iterator[range]:
    """Yield where nothing but figures and commas follow each other."""
    loose = [norm == "," or is_number(norm) for norm in norms]
    starts = [at for at, is_loose in enumerate(loose) if is_loose and not (at and loose[at - 1])]
    for start in starts:
        yield range(
            start, next((at for at in range(start, len(loose)) if not loose[at]), len(loose))
        )


def _is_whole_address(words: Words) -> bool:
    return (
        "," in words
        and words[-1] != ","
        and any(map(is_number, words))
        and any(word[:1].isupper() for word in words)
        and all(w[:1].isupper() or not w[:1].isalpha() for w in words)
    )


def _are_values(sayings: Sequence[Saying]) -> bool:
    """Tell whether each saying is a value as a whole, and nothing is in all of them."""
    if len(sayings) < CROWD or not all(is_value(saying.norms) for saying in sayings):
        return False
    shared = set.intersection(*(set(low(saying.norms)) for saying in sayings))
    return not shared


def _parted(found: Iterable[Group], weigh: Weigh) -> list[Group]:
    return sorted((part for group in found for part in apart(group, weigh)), key=_by_size)


def _by_size(group: Group) -> tuple[int, Frame]:
    return (-group.count, group.frame)


def _best_frame(sayings: list[Saying], weigh: Weigh) -> tuple[Frame, list[Saying]]:
    if len(sayings) == 1:
        return sayings[0].symbols, sayings
    order = _typical_first(sayings, weigh)
    step = max(1.0, len(order) / _PICKED)
    picked = [order[int(at * step)] for at in range(min(len(order), _PICKED))]
    uses: Counter[Frame] = Counter()
    for saying in sayings:
        uses[saying.symbols] += saying.count
    frames = {shared(a.symbols, b.symbols) for a, b in combinations(picked, 2)}
    scored = sorted((-_worth(f, uses, weigh), f) for f in frames if f)[:_CLIMBED]
    best = min((_generalized(-worth, f, uses, weigh) for worth, f in scored), default=None)
    if best is None:
        return order[0].symbols, [order[0]]
    frame = best[1]
    return frame, [saying for saying in sayings if is_within(frame, saying.symbols)]


def _typical_first(sayings: list[Saying], weigh: Weigh) -> list[Saying]:
    uses: dict[int, int] = {}
    for saying in sayings:
        for symbol in set(saying.symbols):
            uses[symbol] = uses.get(symbol, 0) + saying.count
    total = sum(saying.count for saying in sayings)

    def typical(saying: Saying) -> float:
        return sum(weigh(symbol) * uses[symbol] / total for symbol in sorted(set(saying.symbols)))

    return sorted(sayings, key=lambda saying: (-typical(saying), saying.symbols, saying.norms))


def _generalized(
    worth: float, frame: Frame, uses: Mapping[Frame, int], weigh: Weigh
) -> tuple[float, Frame]:
    """Drop words from the frame as long as the sentences it then covers are worth more.

    `uses` is how many sentences there are with the same words.
    """
    while True:
        others = {shared(frame, words) for words in uses if not is_within(frame, words)}
        scored = [(_worth(f, uses, weigh), f) for f in others if f]
        if not scored or max(scored)[0] <= worth:
            return -worth, frame
        worth, frame = max(scored)


def _worth(frame: Frame, uses: Mapping[Frame, int], weigh: Weigh) -> float:
    covered = sum(count for words, count in uses.items() if is_within(frame, words))
    return covered * sum(map(weigh, frame))


def _united(found: list[Group], weigh: Weigh) -> list[Group]:
    """Unite groups that differ in one place, the larger ones first."""
    united = list(found)
    index = 0
    while index < len(united):
        for other in range(index + 1, len(united)):
            frame = frame_of_both(united[index], united[other], weigh)
            if frame is not None:
                both = united[index].sayings + united.pop(other).sayings
                united[index] = group_of(frame, both)
                break
        else:
            index += 1
    return united
