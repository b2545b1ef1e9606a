"""Runs of words in a comparison, made fit to read one after the other."""

import re
from collections.abc import Iterable
from itertools import groupby

from hmicdiff.model.analysis import Op, Piece

_LEGIBLE = 0.4
"""Below this share of common characters two texts read better beside than inside each other."""
_WORDS_TOUCH = re.compile(r"[\w}.,;:!?][\w{]")


def legible(pieces: Iterable[Piece]) -> bool:
    """Tell whether two texts read well inside each other, or better beside."""
    sizes = dict.fromkeys(Op, 0)
    for piece in pieces:
        sizes[piece.op] += len(piece.text)
    common = sizes[Op.SAME] + sizes[Op.FILLED]
    longest = common + max(sizes[Op.ADDED], sizes[Op.DROPPED])
    return bool(longest) and common / longest >= _LEGIBLE


def ordered(pieces: Iterable[Piece]) -> list[Piece]:
    """Put what is dropped before what is added for it."""
    found: list[Piece] = []
    for _, run in groupby(pieces, lambda piece: piece.op in (Op.ADDED, Op.DROPPED)):
        found += sorted(run, key=lambda piece: piece.op is Op.ADDED)
    return found


def touch(before: Piece, after: Piece) -> bool:
    """Tell whether words of both sides stand against each other without a space."""
    mixed = (before.op is Op.DROPPED) != (after.op is Op.DROPPED)
    return mixed and bool(_WORDS_TOUCH.match(before.text[-1:] + after.text[:1]))
