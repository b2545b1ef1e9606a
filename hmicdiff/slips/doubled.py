"""A word that stands there twice: "the the", "identified identified"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from hmicdiff.read.conventions import is_ended
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip

_DOUBLED = re.compile(
    r"\b(the|an?|of|to|and|or|for|from|with|by|at|are|was|were|be|its|their)\s+\1\b",
    re.IGNORECASE,
)
"""Words that never follow themselves, as "had", "that" and "in" may."""
_LONG = re.compile(r"(?<![\w-])([^\W\d_]{5,})[ \n]+\1(?![\w-])")
"""In whatever language; shorter ones may be meant so, "very very" or "nous nous"."""


def doubled_words(background: Background) -> Iterator[Slip]:
    """Yield the words that stand twice in a row."""
    for one in background.looked_into:
        for start, end, word in _doubled(one.text):
            yield Slip(
                told=one,
                start=one.sentence.start + start,
                end=one.sentence.start + end,
                message=f"Says “{word.casefold()}” twice.",
                expected=word,
                evidence=(quoted(one),),
                of=len(background.releases),
            )


@lru_cache(maxsize=10_000)
def _doubled(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where a sentence says words twice, and the words."""
    small = (
        (*found.span(), found[1])
        for found in _DOUBLED.finditer(text)
        if not found[1].isupper() and not found[0][-len(found[1]) :].isupper()
    )
    # the heads of a table's columns may end up side by side
    prose = text if is_ended(text) else ""
    long = ((*found.span(), found[1]) for found in _LONG.finditer(prose) if found[1].islower())
    return tuple(sorted({*small, *long}))
