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

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from hmicdiff.align.draft import Place
from hmicdiff.align.embed import filled_gaps, positions_of
from hmicdiff.align.kinds import Words, is_capitalized, is_number, is_value, low
from hmicdiff.align.similarity import Pairs, match
from hmicdiff.align.vocabulary import BIT
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.structs import Struct

Frame = tuple[int, ...]
Weigh = Callable[[int], float]

_PICKED = 14
"""So many sentences are compared in pairs to find frames; of more, evenly spread ones."""
_CLIMBED = 4
"""So many of the best frames are made more general as long as that explains more."""
_MOST_LOST = 0.65
"""A group that lacks more of another's frame than this share differs in more than one place."""
_MOST_FOREIGN = 0.35
"""A sentence with more words that its frame lacks than this share is put together otherwise."""
_TELLING = 3.5
"""Bits: a word that about one sentence in eleven has tells what is spoken of."""
_CROWD = 3
"""So many releases that word something alike do not do so by chance."""
_OWN = 4
"""What is said in so many ways at a place, and never left out there, each release fills in."""
_NEARLY_ALL = 0.9
"""What this share say beside a place that is filled in is wording: who lacks it puts it
otherwise."""
_MANY = 9
"""The fewest beside whom one exception is no more than that share leaves."""


_SAYS_SOMETHING = 1.0
"""Bits: a mark or a figure has less, and stands in many places by chance."""
_CLAUSE = 3
"""So many words that all say, here in one place and there in another, are a clause; or of several
releases on each side one word, and more that go with it. What is filled in at two places may have
a word in common by chance."""


class Saying(Struct, frozen=True):
    """A wording that says the passage, with the sentences that are so worded."""

    symbols: tuple[int, ...]
    norms: tuple[str, ...]
    breaks: frozenset[int]
    """The tokens with a dash, or a wide gap, before them that the normal form lacks."""
    places: tuple[Place, ...]
    tight: frozenset[int] = frozenset()
    """The tokens that nothing parts from the token before."""
    quotes: frozenset[int] = frozenset()
    """The tokens with a quotation mark before them."""

    @property
    def count(self) -> int:
        """How many sentences are so worded."""
        return len(self.places)


class Group(Struct, frozen=True):
    """Sayings with one frame, and where in each the words of the frame stand."""

    frame: Frame
    sayings: tuple[Saying, ...]
    positions: tuple[tuple[int, ...], ...]

    @property
    def count(self) -> int:
        """How many sentences the group has."""
        return sum(saying.count for saying in self.sayings)

    def open_gaps(self) -> frozenset[int]:
        """Return the gaps of the frame, counted from its start, that hold words somewhere."""
        return frozenset(
            gap
            for saying, positions in zip(self.sayings, self.positions, strict=True)
            for gap in filled_gaps(positions, len(saying.symbols))
        )


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
    if len(sayings) < _CROWD or not all(is_value(saying.norms) for saying in sayings):
        return False
    shared = set.intersection(*(set(low(saying.norms)) for saying in sayings))
    return not shared


def _parted(found: Iterable[Group], weigh: Weigh) -> list[Group]:
    return sorted((part for group in found for part in _apart(group, weigh)), key=_by_size)


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
    frames = {_shared(a.symbols, b.symbols) for a, b in combinations(picked, 2)}
    scored = sorted((-_worth(f, uses, weigh), f) for f in frames if f)[:_CLIMBED]
    best = min((_generalized(-worth, f, uses, weigh) for worth, f in scored), default=None)
    if best is None:
        return order[0].symbols, [order[0]]
    frame = best[1]
    return frame, [saying for saying in sayings if _has(frame, saying.symbols)]


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
        others = {_shared(frame, words) for words in uses if not _has(frame, words)}
        scored = [(_worth(f, uses, weigh), f) for f in others if f]
        if not scored or max(scored)[0] <= worth:
            return -worth, frame
        worth, frame = max(scored)


def _worth(frame: Frame, uses: Mapping[Frame, int], weigh: Weigh) -> float:
    covered = sum(count for words, count in uses.items() if _has(frame, words))
    return covered * sum(map(weigh, frame))


def _shared(one: Sequence[int], other: Sequence[int]) -> Frame:
    return tuple(one[i] for i, _ in match(one, other))


def _has(frame: Frame, symbols: Frame) -> bool:
    at = 0
    try:
        for symbol in frame:
            at = symbols.index(symbol, at) + 1
    except ValueError:
        return False
    return True


def group_of(frame: Frame, sayings: Iterable[Saying]) -> Group:
    """Return sayings with the frame that they share."""
    members = tuple(sayings)
    counted = [(saying.symbols, saying.count) for saying in members]
    return Group(frame, members, positions_of(frame, counted))


def _united(found: list[Group], weigh: Weigh) -> list[Group]:
    """Unite groups that differ in one place, the larger ones first."""
    united = list(found)
    index = 0
    while index < len(united):
        for other in range(index + 1, len(united)):
            frame = _frame_of_both(united[index], united[other], weigh)
            if frame is not None:
                both = united[index].sayings + united.pop(other).sayings
                united[index] = group_of(frame, both)
                break
        else:
            index += 1
    return united


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


def _frame_of_both(larger: Group, smaller: Group, weigh: Weigh) -> Frame | None:
    """Return the frame that two groups share if they differ in one place only."""
    if smaller.count >= _CROWD:
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
    if contrast is None or not all(_has(contrast.kept, s.symbols) for s in smaller.sayings):
        return None
    total = sum(map(weigh, larger.frame))
    lost = sum(weigh(larger.frame[at]) for at in contrast.lost)
    if lost > _MOST_LOST * total and 2 * len(contrast.lost) > len(larger.frame):
        return None
    if len(smaller.sayings) > 1 and _is_foreign(contrast, larger, smaller, weigh):
        return None
    if not _fits_the_gaps(larger, smaller, contrast):
        return None
    if contrast.inside or not contrast.lost or smaller.count >= _CROWD:
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
        return smaller.count >= _CROWD and any(each >= _TELLING for each in bits)

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
    """Tell whether, the one place apart, both fill in words at the same places."""
    lost = contrast.lost
    gaps = larger.open_gaps()
    if not _is_of_an_address(larger, lost) and (
        any(gap in gaps for gap in lost[1:]) or (len(lost) > 1 and _loses_a_figure(larger, lost))
    ):
        return False
    moved = {_without(lost, gap) for gap in gaps}
    here = {lost.start} if lost else set()
    theirs = group_of(contrast.kept, smaller.sayings).open_gaps()
    if not theirs <= moved | here:
        return False
    return smaller.count < _CROWD or moved - here <= theirs


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


def _apart(group: Group, weigh: Weigh) -> list[Group]:
    """Part sayings that are put together in two ways which happen to share a frame.

    Those that say nothing at one place are apart from the others if they say something at another
    place instead, or if the two frames they then have explain more than it takes to write one.
    """
    filled = [
        filled_gaps(positions, len(saying.symbols))
        for saying, positions in zip(group.sayings, group.positions, strict=True)
    ]
    moved = _with_moved_clause(group, weigh)
    if moved is not None:
        return [part for side in moved for part in _apart(side, weigh)]
    for gap in sorted(frozenset().union(*filled)):
        here: list[Saying] = []
        there: list[Saying] = []
        for saying, gaps in zip(group.sayings, filled, strict=True):
            (here if gap in gaps else there).append(saying)
        if not here or not there:
            continue
        frames = [common_frame(side) for side in (here, there)]
        if len(here) == 1 and len(there) >= _CROWD and len(frames[1]) > len(group.frame):
            # what one adds here it takes away elsewhere: it is put together otherwise
            return [group_of(frames[0], here), *_apart(group_of(frames[1], there), weigh)]
        if len(here) < 2 or len(there) < 2:  # noqa: PLR2004 - of one, little can be said
            continue
        instead = frozenset.intersection(*(g for g in filled if gap not in g)) - frozenset().union(
            *(g for g in filled if gap in g)
        )
        if instead or _explain_more(group.frame, frames, (here, there), weigh):
            return [
                part
                for frame, side in zip(frames, (here, there), strict=True)
                for part in _apart(group_of(frame, side), weigh)
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
            min(map(len, sides)) >= _CROWD and sum(each.total() for each in more) > _CLAUSE
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


def common_frame(sayings: Sequence[Saying]) -> Frame:
    """Return words that all the sayings have, in order."""
    ordered = sorted(sayings, key=lambda saying: (len(saying.symbols), saying.symbols))
    frame = ordered[0].symbols
    for saying in ordered[1:]:
        frame = _shared(frame, saying.symbols)
    return frame


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


def weigher(weights: Sequence[int], plain: frozenset[int], numbers: frozenset[int]) -> Weigh:
    """Return what a word is worth in a frame, in bits: punctuation and numbers hardly anything."""
    worth = [weight / BIT for weight in weights]
    for symbol in plain:
        worth[symbol] = 0.02
    for symbol in numbers:
        worth[symbol] = 0.2
    return worth.__getitem__
