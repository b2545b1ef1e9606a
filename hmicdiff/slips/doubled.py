"""A small word that stands there twice: "the the"."""

import re
from collections.abc import Iterator

from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip

_DOUBLED = re.compile(
    r"\b(the|an?|of|to|and|or|for|from|with|by|at|are|was|were|be|its|their)\s+\1\b",
    re.IGNORECASE,
)
"""Words that never follow themselves, as "had", "that" and "in" may."""


def doubled_words(background: Background) -> Iterator[Slip]:
    """Yield the small words that stand twice in a row."""
    for one in background.looked_into():
        for found in _DOUBLED.finditer(one.text):
            start = one.sentence.start + found.start()
            again = one.sentence.start + found.start() + len(found[1])
            if found[1].isupper() or one.release.text[again:].lstrip()[: len(found[1])].isupper():
                continue
            yield Slip(
                told=one,
                start=start,
                end=start + len(found[0]),
                message=f"Says “{found[1].casefold()}” twice.",
                expected=found[1],
                evidence=(quoted(one),),
                of=len(background.releases),
            )
