"""Something that was to be filled in and was not."""

import re
from collections.abc import Iterator
from functools import lru_cache

from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip

_BLANK = re.compile(
    r"\{\{?\s*[A-Za-z][\w .-]*\}?\}"  # {force}
    r"|[\[<](?:insert|enter|add|your|name|date|amount|number|year)\b[^\]>\n]{0,60}[\]>]"
    r"|\[[^\]\n]{0,40}\b(?:name|date|tbc|tbd|to be confirmed|xx+)\]"
    r"|\b(?:TBC|TBD|XXX*)\b"
    r"|(?<!_)_{4,}(?!_)",
)

_SIGN = re.compile(r"[{\[<]|____|TB|XX")
"""One of these is in every blank."""


def blanks(background: Background) -> Iterator[Slip]:
    """Yield the marks that say that something is still to be filled in.

    What most releases have in the passage is meant so: a form to be filled in by its reader.
    """
    for one in background.looked_into:
        for at, blank in _blanks(one.text):
            others = list(background.others(one))
            alike = {each.release.id for each in others if blank in each.text}
            saying = {each.release.id for each in others}
            if alike and 2 * len(alike) >= len(saying):
                continue
            start = one.sentence.start + at
            yield Slip(
                told=one,
                start=start,
                end=start + len(blank),
                message=f"“{blank}” has not been filled in.",
                evidence=tuple(quoted(e) for e in others if e.release.id not in alike)[:2],
                alike=len(alike) + 1,
                of=len(saying) + 1,
            )


@lru_cache(maxsize=10_000)
def _blanks(text: str) -> tuple[tuple[int, str], ...]:
    """Return the marks of a sentence, and where they begin in it."""
    if not _SIGN.search(text):
        return ()
    return tuple((found.start(), found[0]) for found in _BLANK.finditer(text))
