"""A small word that stands there twice: "the the"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip

_DOUBLED = re.compile(
    r"\b(the|an?|of|to|and|or|for|from|with|by|at|are|was|were|be|its|their)\s+\1\b",
    re.IGNORECASE,
)
"""Words that never follow themselves, as "had", "that" and "in" may."""


def doubled_words(background: Background) -> Iterator[Slip]:
    """Yield the small words that stand twice in a row."""
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
    """Return where a sentence says small words twice, and the words."""
    return tuple(
        (*found.span(), found[1])
        for found in _DOUBLED.finditer(text)
        if not found[1].isupper() and not found[0][-len(found[1]) :].isupper()
    )
