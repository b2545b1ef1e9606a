"""A group of sayings as a table: one column for each word of its frame, and for what is between."""

from collections.abc import Sequence
from enum import Enum

from hmicdiff.align.kinds import Words, low
from hmicdiff.align.sayings import Group, Saying
from hmicdiff.structs import Struct

Spans = tuple[tuple[int, int], ...]
"""Saying by saying, a range of its words; empty where it has none."""


class Part(Enum):
    """What a column is."""

    FIXED = "fixed"
    """All say the same word."""
    WORDING = "wording"
    """They choose their words: each choice is a reading of its own."""
    OPEN = "open"
    """They differ, and it is not yet said in what way."""
    SLOT = "slot"
    """Each fills in its own."""


class Column(Struct, frozen=True):
    """A column: what each saying of a group has at one place."""

    part: Part
    spans: Spans


def fillers(sayings: Sequence[Saying], spans: Spans) -> list[Words]:
    """Return the words of each saying in a column."""
    return [saying.norms[a:b] for saying, (a, b) in zip(sayings, spans, strict=True)]


def united(columns: Sequence[Column], part: Part) -> Column:
    """Return one column over several that stand side by side."""
    ends = zip(columns[0].spans, columns[-1].spans, strict=True)
    return Column(part, tuple((first[0], last[1]) for first, last in ends))


def columns(group: Group, numbers: frozenset[int]) -> list[Column]:
    """Lay out a group: fixed words, words that agree with something, and what is open.

    `numbers` are the symbols that stand for any number: those of the frame are open.
    """
    found: list[Column] = []
    for at in range(len(group.frame) + 1):
        between = _between(group, at)
        if any(a < b for a, b in between):
            found.append(Column(Part.OPEN, between))
        if at < len(group.frame):
            found.append(_word(group, at, numbers))
    return _merged(found)


def _between(group: Group, at: int) -> Spans:
    return tuple(
        (
            positions[at - 1] + 1 if at else 0,
            positions[at] if at < len(positions) else len(saying.norms),
        )
        for saying, positions in zip(group.sayings, group.positions, strict=True)
    )


def _word(group: Group, at: int, numbers: frozenset[int]) -> Column:
    spans = tuple((positions[at], positions[at] + 1) for positions in group.positions)
    if len(set(map(low, fillers(group.sayings, spans)))) == 1:
        return Column(Part.FIXED, spans)
    return Column(Part.OPEN if group.frame[at] in numbers else Part.WORDING, spans)


def _merged(found: list[Column]) -> list[Column]:
    merged: list[Column] = []
    for column in found:
        if merged and merged[-1].part is column.part is Part.OPEN:
            merged[-1] = united([merged[-1], column], Part.OPEN)
        else:
            merged.append(column)
    return merged
