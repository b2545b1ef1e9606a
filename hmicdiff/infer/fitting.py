"""Whether words can be what is filled in: by their length, and by what they decide."""

from collections.abc import Sequence

from hmicdiff.align.kinds import low
from hmicdiff.read.english import DECIDING_WORDS, NEGATIONS

_LONGER = 2
"""What is filled in can be this much longer than the longest that was seen, and a word or two."""


def is_too_long(words: Sequence[str], longest: int) -> bool:
    """Tell whether words are too many where the most so far were `longest`."""
    return len(words) > _LONGER * (longest + 1)


def decides(*runs: Sequence[str]) -> bool:
    """Tell whether some words change what is claimed."""
    words = [word for each in runs for word in low(each)]
    return any(word in NEGATIONS or word in DECIDING_WORDS for word in words)
