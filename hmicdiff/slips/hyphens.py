"""A word with a hyphen that has come apart: "Self- Assessment"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from hmicdiff.model.analysis import Evidence
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip

_BROKEN = re.compile(r"\b([^\W\d_]+)(-[^\S\r\n]+|[^\S\r\n]+-)([^\W\d_]+)\b")
_WHOLE = re.compile(r"\b[^\W\d_]+-[^\W\d_]+\b")
_SHORT = 3
"""In letters: words that lead from one to another are as short: "and", "och"."""


def hyphens(background: Background) -> Iterator[Slip]:
    """Yield the words that have a space beside their hyphen and are mostly written whole.

    A short word behind it begins no other half: "day- and night-watch", in whatever language.
    """
    broken = [
        (one, found)
        for one in background.looked_into
        if "- " in one.text or " -" in one.text
        for found in _BROKEN.finditer(one.text)
        if len(found[3]) > _SHORT
    ]
    if not broken:
        return
    whole, times = _whole(background)
    apart = Counter(f"{found[1]}-{found[3]}".casefold() for _, found in broken)
    for one, found in broken:
        joined = f"{found[1]}-{found[3]}"
        known = whole.get(joined.casefold())
        if known is not None and times[joined.casefold()] > apart[joined.casefold()]:
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


def _whole(background: Background) -> tuple[Mapping[str, Evidence], Mapping[str, int]]:
    """Return words with a hyphen in small letters, where each stands first, and how often."""
    found: dict[str, Evidence] = {}
    times: Counter[str] = Counter()
    for one in background.all_told():
        if "-" in one.text:
            for word in _WHOLE.finditer(one.text):
                start = one.sentence.start + word.start()
                times[word[0].casefold()] += 1
                if word[0].casefold() not in found:
                    found[word[0].casefold()] = quoted(one, start, start + len(word[0]))
    return found, times
