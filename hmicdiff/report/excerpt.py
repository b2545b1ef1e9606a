"""What is quoted of a release: its lines as they stand, and of many sentences the first ones."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from hmicdiff.model.analysis import PlacedRelease, PlacedSentence
from hmicdiff.model.text import Role

_ENOUGH = 45
"""So many words of a long row of sentences are quoted."""
_HEADING = 15
"""With fewer words it is rather a heading: the sentence behind it is quoted, too."""
READABLE = 100
"""With more words a sentence is none: its stops are lost."""
_RUNNING = frozenset({Role.PARAGRAPH, Role.QUOTE})
_ITEM = re.compile(r"\n\s*(?=(?:[-*+\N{BULLET}]|\d+[.)])\s)")
"""Where an item of a list begins, though no sentence begins there."""
_BLANK = re.compile(r"\n\s*\n")


def excerpt(release: PlacedRelease, start: int, end: int) -> str:
    """Return the words at `[start, end)`: each block on its own line, and no more than is read.

    Of many sentences they are the first, from the first that is running text; dots stand where
    something is left out.
    """
    text = release.text
    inside = [one for one in release.sentences if start <= one.start and one.end <= end]
    if not inside:
        return " ".join(text[start:end].split())
    shown = _first(inside, text)
    before = "… " if shown[0] is not inside[0] else ""
    first = text[shown[0].start : shown[0].end]
    if _words(first) > READABLE:
        return f"{before}{' '.join(first.split()[:_ENOUGH])} …"
    return f"{before}{in_lines(shown, text)}{' …' if shown[-1] is not inside[-1] else ''}"


def in_lines(sentences: Sequence[PlacedSentence], text: str) -> str:
    """Return sentences of a text that follow each other, each block on a line of its own."""
    gaps = ("", *(_gap(one, other, text) for one, other in pairwise(sentences)))
    return "".join(
        gap + _lines(text[one.start : one.end]) for gap, one in zip(gaps, sentences, strict=True)
    )


def _first(inside: Sequence[PlacedSentence], text: str) -> Sequence[PlacedSentence]:
    """Return as many sentences as are read at a glance; one at the least."""
    if _words(text[inside[0].start : inside[-1].end]) <= _ENOUGH:
        return inside
    start = next((n for n, one in enumerate(inside) if one.role in _RUNNING), 0)
    lengths = tuple(accumulate(_words(text[one.start : one.end]) for one in inside[start:]))
    number = max(1, sum(length <= _ENOUGH for length in lengths))
    is_heading = lengths[number - 1] < _HEADING and lengths[number : number + 1] < (READABLE,)
    return inside[start : start + number + is_heading]


def _gap(one: PlacedSentence, other: PlacedSentence, text: str) -> str:
    """Return what parts two sentences: a space, or a line end with what marks an item."""
    between = text[one.end : other.start]
    is_block = one.role is not other.role or other.role not in _RUNNING or _BLANK.search(between)
    if "\n" not in between or not is_block:
        return " "
    return "\n" + between.rpartition("\n")[2].lstrip()


def _lines(sentence: str) -> str:
    """Return a sentence on one line; on several where each is an item or begins with a figure."""
    rows = sentence.splitlines()
    are_rows = all(row.lstrip()[:1].isdigit() for row in rows)
    return "\n".join(" ".join(one.split()) for one in (rows if are_rows else _ITEM.split(sentence)))


def _words(text: str) -> int:
    return len(text.split())
