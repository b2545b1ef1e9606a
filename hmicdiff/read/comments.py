"""Texts that are commented out or quoted: the sign before every line is no part of what is said."""

import re
from collections.abc import Sequence
from itertools import pairwise

from hmicdiff.read.conventions import COMMENT, LINE, Conventions, is_ended

_COMMENTED = 3
"""So many lines in a row with one sign before them are a text that is commented out or quoted."""
_WIDE = 40
"""Shorter lines are no wrapped text."""
_FILLED = 0.6
"""This share of the lines of a wrapped text, and more, are so full that no word more would fit."""
_GOING_ON = 0.3
"""So many lines of it begin with a small letter."""
_HALF = 0.5
"""In running text at least so many line breaks are ones that the family writes as spaces
elsewhere."""


def commented(text: str, conventions: Conventions) -> dict[int, int]:
    """Return, for lines with a comment sign ("* ", "# ", "> ") before them, where they begin.

    Such signs stand before every line of a text that is wrapped: that tells them from list
    markers, which stand where something begins.
    """
    lines = list(LINE.finditer(text))
    count = sum(any(map(str.isalnum, line.group(1))) for line in lines)
    begins: dict[int, int] = {}
    run: list[re.Match[str]] = []
    sign = ""
    for line in lines:
        comment = COMMENT.match(line.group(1))
        if comment is None or comment.group(1) != sign:
            begins |= _framed(run, count, conventions)
            run = []
            sign = comment.group(1) if comment else ""
        if comment:
            run.append(line)
    return begins | _framed(run, count, conventions)


def _framed(run: Sequence[re.Match[str]], count: int, conventions: Conventions) -> dict[int, int]:
    """Return where the lines of a run begin behind their signs, if these are no list markers.

    `count` is how many lines of the document say anything.
    """
    if len(run) < _COMMENTED:
        return {}
    lines = [line.group(1).rstrip() for line in run]
    signs = [match for match in map(COMMENT.match, lines) if match]
    texts = [line[sign.end() :] for line, sign in zip(lines, signs, strict=True)]
    is_frame = (
        _is_wrapped(lines, texts) or _is_whole(texts, count) or _is_said_without(texts, conventions)
    )
    if not is_frame:
        return {}
    return {line.start(): line.start() + sign.end() for line, sign in zip(run, signs, strict=True)}


def _is_wrapped(lines: Sequence[str], texts: Sequence[str]) -> bool:
    """Tell whether lines are full, and go on in the middle of a sentence."""
    width = max(map(len, lines))
    if width < _WIDE:
        return False
    words = [text.partition(" ")[0] for text in texts]
    filled = sum(
        len(line) + 1 + len(word) > width for line, word in zip(lines, words[1:], strict=False)
    )
    shouted = sum(text.isupper() for text in texts) > len(texts) / 2
    going_on = shouted or sum(word[:1].islower() for word in words[1:]) > _GOING_ON * len(words)
    starts_over = words[0][:1].islower()
    return filled >= _FILLED * (len(lines) - 1) and going_on and not starts_over


def _is_whole(texts: Sequence[str], count: int) -> bool:
    """Tell whether a whole document has the sign, before its blank lines and middles of sentences.

    A list has no items that say nothing.
    """
    said = sum(any(map(str.isalnum, text)) for text in texts)
    goes_on = any(
        before and not is_ended(before) and after[:1].islower() for before, after in pairwise(texts)
    )
    return said == count and said < len(texts) and goes_on


def _is_said_without(texts: Sequence[str], conventions: Conventions) -> bool:
    """Tell whether other documents say in one line what the sign parts."""
    parted = [
        (before, after)
        for before, after in pairwise(texts)
        if before and after and not is_ended(before)
    ]
    if len(parted) < _COMMENTED - 1:
        return False
    return sum(conventions.runs_on(*pair) for pair in parted) >= _HALF * len(parted)
