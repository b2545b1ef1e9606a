"""Whether the words of one sentence are what it is told to say, in other words or among others."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from hmicdiff.differences.said import Stems
from hmicdiff.differences.stems import FEWEST, stems
from hmicdiff.read.normalize import wording

_EACH = 0.8
"""So much of what passages have in common a sentence says as often as it is there that says each:
"a bug is fixed" twice, with other words between."""
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")


def says_each(own: Stems, passages: Sequence[Stems]) -> bool:
    """Tell whether a sentence has words of each passage, or says those that they share as often."""
    if all(set(words) - others for words, others in _with_others(passages)):
        return True
    needed = Counter(word for words in passages for word in words)
    return (needed & Counter(own)).total() >= _EACH * needed.total()


def refers_elsewhere(mine: str, theirs: str) -> bool:
    """Tell whether a sentence is a reference, and to another address than the one expected."""
    addresses = _ADDRESS.findall(mine)
    if not addresses or addresses == _ADDRESS.findall(theirs):
        return False
    return len(set(stems(wording(_ADDRESS.sub(" ", mine)).norms))) < FEWEST


def told_apart(passages: Sequence[Stems]) -> Iterator[Stems]:
    """Yield the words of each passage that no other of them has; all of them if these are none."""
    for words, others in _with_others(passages):
        yield tuple(word for word in words if word not in others) or words


def _with_others(passages: Sequence[Stems]) -> Iterator[tuple[Stems, set[str]]]:
    """Yield the words of each passage, and those of the others."""
    for at, words in enumerate(passages):
        others = (*passages[:at], *passages[at + 1 :])
        yield words, {word for other in others for word in other}
