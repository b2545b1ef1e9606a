"""A name that a release writes in one place unlike in its others, by a slip of the keys."""

from collections import Counter
from collections.abc import Iterator, Sequence

from hmicdiff.model.analysis import Value
from hmicdiff.slips.background import Background
from hmicdiff.slips.otherwise import stated_otherwise
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.ties import key

_LONG = 5
"""Shorter words are soon alike: "Rae" and "Ray"."""
_ENDING = 2
"""So many letters at the end of a word tell its case or number."""


def mistyped_names(background: Background) -> Iterator[Slip]:
    """Yield the names that differ by a letter from what the release writes in its other places.

    It is so only where nearly all other releases have one name in these places, and where most
    places of the release show which of the two is meant.
    """
    for tie in background.ties:
        if tie.is_name:
            why = ", with a letter otherwise."
            yield from stated_otherwise(background, tie, _mistyped_in, why)


def _mistyped_in(values: Sequence[Value]) -> tuple[Value, Sequence[Value]] | None:
    """Return the name that most places have, and the values that are slips of it."""
    usual, count = Counter(map(key, values)).most_common(1)[0]
    if 2 * count <= len(values):
        return None
    known = next(value for value in values if key(value) == usual)
    return known, [value for value in values if is_mistyped(key(value), usual)]


def is_mistyped(name: str, meant: str) -> bool:
    """Tell whether a letter of one word is left out, doubled, exchanged or another."""
    pairs = [
        (one, other)
        for one, other in zip(name.split(), meant.split(), strict=False)
        if one != other
    ]
    if len(name.split()) != len(meant.split()) or len(pairs) != 1:
        return False
    one, other = pairs[0]
    if not (one.isalpha() and other.isalpha() and len(other) >= _LONG):
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return False  # the one is the beginning of the other
    rest, meant_rest = one[start:], other[start:]
    tails = [
        (rest[1:], meant_rest[1:]),  # another letter
        (rest[1:], meant_rest),  # one too many
        (rest, meant_rest[1:]),  # one too few
    ]
    if rest[1::-1] == meant_rest[:2]:  # two exchanged
        tails.append((rest[2:], meant_rest[2:]))
    return any(mine == theirs and len(mine) >= _ENDING for mine, theirs in tails)
