"""A word with a hyphen that has come apart: "Self- Assessment"."""

import re
from collections.abc import Iterator

from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Told

_BROKEN = re.compile(r"\b([^\W\d_]+)(-[^\S\r\n]+|[^\S\r\n]+-)([^\W\d_]+)\b")
_WHOLE = re.compile(r"\b[^\W\d_]+-[^\W\d_]+\b")
_SUSPENDED = frozenset("and or to nor but und".split())


def hyphens(background: Background) -> Iterator[Slip]:
    """Yield the words that have a space beside their hyphen and are written whole elsewhere."""
    broken = [
        (one, found)
        for one in background.looked_into()
        if "- " in one.text or " -" in one.text
        for found in _BROKEN.finditer(one.text)
        if found[3].casefold() not in _SUSPENDED
    ]
    if not broken:
        return
    whole: dict[str, tuple[Told, int, int]] = {}
    for one in background.all_told():
        if "-" in one.text:
            for found in _WHOLE.finditer(one.text):
                start = one.sentence.start + found.start()
                whole.setdefault(found[0].casefold(), (one, start, start + len(found[0])))
    for one, found in broken:
        joined = f"{found[1]}-{found[3]}"
        known = whole.get(joined.casefold())
        if known is not None:
            start = one.sentence.start + found.start()
            yield Slip(
                told=one,
                start=start,
                end=start + len(found[0]),
                message=f"“{found[0]}” is written “{joined}” elsewhere.",
                expected=joined,
                evidence=(quoted(*known),),
                of=len(background.releases),
            )
