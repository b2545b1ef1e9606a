"""Variables whose values go together: where the region is Eastern, the inspector is this one."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from hmicdiff.align.kinds import Words
from hmicdiff.structs import Struct

_DOUBT = 3.0
"""Bits by which two variables must go together beyond what chance makes some pair do."""
_FEWEST = 3
"""What two releases have in common may be chance, and of two there is no majority."""


class Held(Struct, frozen=True):
    """What the releases hold of one variable."""

    name: str
    passages: frozenset[int]
    values: Mapping[int, Words]


def companions(variables: Sequence[Held]) -> dict[str, tuple[str, ...]]:
    """Return for each variable those that go with it: each value of one has one of the other.

    To go together more than by chance, values have to come again: names that are all different
    say nothing. Two variables of one passage need less evidence than two of all that there are.
    """
    found: dict[str, list[str]] = {variable.name: [] for variable in variables}
    far = _DOUBT + math.log2(max(1, math.comb(len(variables), 2)))
    for one, other in combinations(filter(_comes_again, variables), 2):
        doubt = _DOUBT if one.passages & other.passages else far
        if _together(one.values, other.values) > doubt:
            found[one.name].append(other.name)
            found[other.name].append(one.name)
    return {name: tuple(sorted(names)) for name, names in found.items()}


def _comes_again(variable: Held) -> bool:
    """Tell whether there are several values and one of them several times; else nothing goes."""
    return 1 < len(set(variable.values.values())) < len(variable.values)


def _together(one: Mapping[int, Words], other: Mapping[int, Words]) -> float:
    """Weigh that two variables go together, in bits; nothing where they do not always."""
    common = one.keys() & other.keys()
    if len(common) < _FEWEST:
        return 0.0
    pairs = Counter((one[release], other[release]) for release in common)
    firsts = {first for first, _ in pairs}
    seconds = {second for _, second in pairs}
    if not len(firsts) == len(seconds) == len(pairs) > 1:
        return 0.0
    if max(pairs.values()) == 1:
        return 0.0
    return sum(-count * math.log2(count / len(common)) for count in pairs.values())
