"""Changes of what sentences there are, and where: taken out, put in, moved, joined, parted."""

import random
import re

from hmicdiff.bench.clear import Clear
from hmicdiff.bench.draft import Draft, Line
from hmicdiff.bench.material import WORD, Material
from hmicdiff.model.text import Role

NEW_BLOCK = -1
"""Stands for a block of its own."""
_FAR = 4
"""What is moved goes at least so many sentences on, past three others."""
_HALF = 4
"""Each half of a sentence that is parted, or joined, has so many words at the least."""
_BODY = (Role.PARAGRAPH, Role.ITEM, Role.QUOTE, Role.NOTE)
_SEAM = re.compile(r"; (?:and |but )?|,? (?:and|but) |, ")


def stands_alone(line: Line) -> bool:
    """Tell whether a sentence can go elsewhere: it is of the running text and closes its quotes."""
    text = line.text
    return (
        line.role in _BODY
        and text.count("\u201c") == text.count("\u201d")
        and text.count('"') % 2 == 0
        and text.rstrip("\u201d\"')").endswith((".", "!", "?"))
    )


def without(draft: Draft, at: int) -> Draft | None:
    """Return a draft without a sentence, with the marker and space that are its own."""
    line = draft.lines[at]
    if at == 0 or not stands_alone(line):
        return None
    begins = not draft.follows(at)
    if begins and not draft.alone(at):
        heir = draft.lines[at + 1]
        kept = Line(line.before, heir.text, heir.role, heir.block, heir.origins, heir.change)
        return draft.with_lines(at, at + 2, kept)
    return draft.with_lines(at, at + 1)


def with_new(draft: Draft, at: int, new: Line, *, apart: bool) -> Draft | None:
    """Return a draft with a sentence put after another, in its block or as a block of its own."""
    line = draft.lines[at]
    if not stands_alone(line):
        return None
    if not apart:
        if line.text[-1] in "\u201d\"'":
            return None
        put = Line(" ", new.text, line.role, line.block, new.origins, new.change)
        return draft.with_lines(at + 1, at + 1, put)
    before = _gap_after(draft, at)
    if before is None:
        return None
    put = Line(before, new.text, line.role, NEW_BLOCK, new.origins, new.change)
    return draft.with_lines(at + 1, at + 1, put)


def _gap_after(draft: Draft, at: int) -> str | None:
    """Return what stands between two blocks like this one, if a block can come after it."""
    line = draft.lines[at]
    last = at + 1 == len(draft.lines) or not draft.follows(at + 1)
    if not last:
        return None
    neighbours = [draft.lines[n] for n in (at + 1,) if n < len(draft.lines)]
    first = at
    while draft.follows(first):
        first -= 1
    if first > 0 and draft.lines[first - 1].role is line.role:
        neighbours.append(draft.lines[first])
    for each in neighbours:
        if each.role is line.role and not any(map(str.isalnum, each.before)):
            return each.before
    return None


def targets(draft: Draft, at: int, steady: set[int]) -> list[int]:
    """Return after which sentences one could be put so that it is elsewhere without a doubt.

    `steady` are the sentences whose place is certain; three of them lie between at the least.
    """
    alone = draft.alone(at)
    found = []
    for target, line in enumerate(draft.lines):
        low, high = sorted((at, target))
        between = sum(low < number < high for number in steady)
        like = line.role is draft.lines[at].role and (not alone or draft.alone(target))
        if abs(target - at) >= _FAR and between >= _FAR - 1 and like and line.change is None:
            found.append(target)
    return found


def moved(draft: Draft, at: int, target: int, change: int) -> Draft | None:
    """Return a draft with a sentence put after another; a block of one sentence stays a block."""
    line, goal = draft.lines[at], draft.lines[target]
    apart = draft.alone(at)
    if apart and any(map(str.isalnum, line.before)):
        return None  # it is numbered
    if len(WORD.findall(line.text)) < _HALF:
        return None  # what stands elsewhere says too little to be known there
    rest = without(draft, at)
    if rest is None:
        return None
    new = Line("", line.text, line.role, line.block, line.origins, change)
    (now,) = [n for n, each in enumerate(rest.lines) if each.origins == goal.origins]
    return with_new(rest, now, new, apart=apart)


def joined(draft: Draft, at: int, material: Material, change: int) -> Draft | None:
    """Return a draft with a sentence and the next one made one, by "and"."""
    if at + 1 >= len(draft.lines):
        return None
    one, two = draft.lines[at], draft.lines[at + 1]
    near = draft.follows(at + 1) or (draft.alone(at) and draft.alone(at + 1))
    ends = one.text.endswith(".") and two.text.endswith(".")
    long = all(len(WORD.findall(each.text)) >= _HALF for each in (one, two))
    alone = stands_alone(one) and stands_alone(two)
    if not (near and ends and long and one.role is two.role and alone):
        return None
    text = f"{one.text[:-1]}, and {_small(two.text, material)}"
    origins = (*one.origins, *two.origins)
    return draft.with_lines(
        at, at + 2, Line(one.before, text, one.role, one.block, origins, change)
    )


def _small(text: str, material: Material) -> str:
    """Return a sentence as it goes on after another: only a name and "I" keep their capitals."""
    first = WORD.match(text)
    known = first is not None and first.group() != "I" and first.group().lower() in material.small
    return text[0].lower() + text[1:] if known else text


def parted(draft: Draft, at: int, clear: Clear, change: int, rng: random.Random) -> Draft | None:
    """Return a draft with a sentence made two, where it has a comma, a semicolon or an "and"."""
    line = draft.lines[at]
    if not stands_alone(line):
        return None
    seams = [match for match in _SEAM.finditer(line.text) if _is_seam(match, line.text, clear)]
    if not seams:
        return None
    seam = rng.choice(seams)
    rest, half = line.text[seam.end() :], line.text[: seam.start()].removesuffix(".")
    first = Line(line.before, f"{half}.", line.role, line.block, line.origins, change)
    second = Line(" ", rest[0].upper() + rest[1:], line.role, line.block, line.origins, change)
    return draft.with_lines(at, at + 1, first, second)


def _is_seam(match: re.Match[str], text: str, clear: Clear) -> bool:
    halves = text[: match.start()], text[match.end() :]
    long = all(len(WORD.findall(half)) >= _HALF for half in halves)
    return long and all(
        match.end() <= value.start or value.end <= match.start() for value in clear.values
    )
