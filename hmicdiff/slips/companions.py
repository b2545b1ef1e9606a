"""Values that go together everywhere else: the other region's inspector."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations

from hmicdiff.model.template import Kind
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.ties import is_stand_in, key
from hmicdiff.slips.words import Fill, Told, Word

_KINDS = frozenset({Kind.NAME, Kind.CHOICE, Kind.TEXT})
_FEWEST = 3
"""So many other releases have the pair that is expected."""
_EXCEPTIONS = 0.05
"""Where more of the releases differ, the two need not go together."""
_DOUBT = 3.0
"""Bits by which two variables go together beyond what chance makes some pair do."""

_Filled = Mapping[str, tuple[Told, Fill]]


def broken_companions(background: Background) -> Iterator[Slip]:
    """Yield the values that belong to another value of a variable that goes with theirs.

    Each value of the one has to have one value of the other in all but very few releases, and what
    stands there instead has to be the companion of another value, in several releases as well.
    """
    kinds = {variable.name: variable.kind for variable in background.template.variables}
    filled = {
        variable: _first_names(words)
        for variable, words in background.filled.items()
        if kinds.get(variable) in _KINDS
    }
    again = {name: held for name, held in filled.items() if _comes_again(held)}
    doubt = _DOUBT + math.log2(max(1, len(again) * (len(again) - 1)))
    found: dict[tuple[str, frozenset[str]], Slip] = {}
    for pair in permutations(sorted(again), 2):
        for slip in _broken(again[pair[0]], again[pair[1]], doubt):
            place = (slip.told.release.id, frozenset(pair))
            # of two values that do not go together, the later one is told
            if place not in found or found[place].start < slip.start:
                found[place] = slip
    yield from (slip for slip in found.values() if background.is_looked_into(slip.told.release))


def _first_names(words: Iterable[tuple[Told, Word, Fill]]) -> _Filled:
    """Return, by release, where it first has a value itself and no word that stands for it."""
    found: dict[str, tuple[Told, Fill]] = {}
    for one, _, fill in words:
        if one.release.id not in found and not is_stand_in(fill):
            found[one.release.id] = one, fill
    return found


def _comes_again(held: _Filled) -> bool:
    """Tell whether values come again, but not one value everywhere."""
    uses = Counter(key(fill) for _, fill in held.values())
    return len(uses) > 1 and max(uses.values(), default=0) >= _FEWEST


def _broken(one: _Filled, other: _Filled, doubt: float) -> Iterator[Slip]:
    common = sorted(one.keys() & other.keys())
    pairs = Counter((key(one[release][1]), key(other[release][1])) for release in common)
    seconds: Counter[str] = Counter()
    by_first: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (first, second), count in pairs.items():
        by_first[first][second] += count
        seconds[second] += count
    usual = {first: min(held, key=lambda v: (-held[v], v)) for first, held in by_first.items()}
    broken = [
        release for release in common if key(other[release][1]) != usual[key(one[release][1])]
    ]
    if not broken or len(broken) > max(1, _EXCEPTIONS * len(common)):
        return
    bits = sum(
        (by_first[first][second] - 1) * -math.log2(seconds[second] / len(common))
        for first, second in usual.items()
    )
    if bits < doubt + len(broken) * math.log2(len(common)):
        return
    for release in broken:
        first = key(one[release][1])
        second = key(other[release][1])
        elsewhere = {
            held
            for each, held in usual.items()
            if each != first and by_first[each][held] >= _FEWEST
        }
        if by_first[first][usual[first]] >= _FEWEST and second in elsewhere:
            yield _slip(release, one, other, usual[first], by_first[first][usual[first]])


def _slip(release: str, one: _Filled, other: _Filled, expected: str, count: int) -> Slip:
    told, value = other[release]
    with_it, first = one[release]
    alike = [
        each
        for each in other
        if each in one and key(one[each][1]) == key(first) and key(other[each][1]) == expected
    ]
    usual = other[min(alike)]
    return Slip(
        told=told,
        start=told.start(value),
        end=told.end(value),
        message=f"Has {value.text} with {first.text}; "
        f"{count} other releases have {usual[1].text} with it.",
        expected=usual[1].text,
        evidence=(
            quoted(with_it, with_it.start(first), with_it.end(first)),
            quoted(usual[0], usual[0].start(usual[1]), usual[0].end(usual[1])),
        ),
        of=count + 1,
    )
