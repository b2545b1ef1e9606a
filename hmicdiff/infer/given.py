"""A template that is given: which of the readings found are its words."""

import re
from collections.abc import Sequence

from hmicdiff.align.draft import Draft, Place
from hmicdiff.align.kinds import low
from hmicdiff.infer.readings import DraftReading, Filling
from hmicdiff.model.text import Release

_END = "\0"
"""Ends every word; no word holds a NUL."""


def taken_out(drafts: Sequence[Draft], at: int) -> list[list[Place]]:
    """Take the release with index `at`, the given template, out of the passages.

    Returns passage by passage where the template says it.
    """
    places = []
    for draft in drafts:
        places.append([(at, number) for number in draft.members.pop(at, [])])
        for marked in (draft.moved, draft.also, draft.joint):
            marked.discard(at)
        draft.version += 1
    return places


def with_given(
    readings: Sequence[DraftReading], places: Sequence[Place], given: Release
) -> list[DraftReading]:
    """Put the reading that is the template's words first; add it where no release uses it."""
    if not places:
        return list(readings)
    fillings = [Filling(place, given.sentences[place[1]].wording, ()) for place in places]
    for filling in fillings:
        for reading in readings:
            if not reading.joint and _says(reading.typical, filling):
                return [reading, *(other for other in readings if other is not reading)]
    return [DraftReading((fillings[0],), joint=False), *readings]


def _says(typical: Filling, given: Filling) -> bool:
    """Tell whether a sentence says what the template says, whatever fills its slots."""
    ends = {a: b for a, b in typical.spans if a < b}
    words = low(typical.wording.norms)
    pattern = ""
    at = 0
    while at < len(words):
        if at in ends:
            pattern += f"(?:[^{_END}]+{_END})+"
            at = ends[at]
        else:
            pattern += re.escape(words[at]) + _END
            at += 1
    said = "".join(word + _END for word in low(given.wording.norms))
    return re.fullmatch(pattern, said) is not None
