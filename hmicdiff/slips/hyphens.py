"""A word with a hyphen that has come apart: "Self- Assessment"."""

import re
from collections.abc import Iterator, Mapping

from hmicdiff.model.analysis import Evidence
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip

_BROKEN = re.compile(r"\b([^\W\d_]+)(-[^\S\r\n]+|[^\S\r\n]+-)([^\W\d_]+)\b")
_WHOLE = re.compile(r"\b[^\W\d_]+-[^\W\d_]+\b")
_SUSPENDED = frozenset("and or to nor but und".split())


def hyphens(background: Background) -> Iterator[Slip]:
    """Yield the words that have a space beside their hyphen and are written whole elsewhere."""
    broken = [
        (one, found)
        for one in background.looked_into
        if "- " in one.text or " -" in one.text
        for found in _BROKEN.finditer(one.text)
        if found[3].casefold() not in _SUSPENDED
    ]
    if not broken:
        return
    whole = _whole(background)
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
                evidence=(known,),
                of=len(background.releases),
            )


def _whole(background: Background) -> Mapping[str, Evidence]:
    """Return the words with a hyphen in small letters, each where it stands first."""
    found: dict[str, Evidence] = {}
    for one in background.all_told():
        if "-" in one.text:
            for word in _WHOLE.finditer(one.text):
                start = one.sentence.start + word.start()
                if word[0].casefold() not in found:
                    found[word[0].casefold()] = quoted(one, start, start + len(word[0]))
    return found
