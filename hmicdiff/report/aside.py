"""What stands in a text beside what it says: comments, and code between fences.

It is said to whoever writes the file, or to a machine, and is nothing that a release tells.
"""

import re
from collections.abc import Iterator

from hmicdiff.model.analysis import PlacedRelease

_ASIDE = re.compile(
    r"<!--[\s\S]*?-->"
    r"|\{%-?\s*comment\b(?:(?!\{%-?\s*comment\b)[\s\S])*?\{%-?\s*endcomment\b[^%]*%\}"
    r"|\{#[\s\S]*?#\}"
    r"|^(?P<fence>`{3,}|~{3,})[\s\S]*?^(?P=fence)",
    re.MULTILINE,
)
"""Comments of web pages and of templates, and code; what one comment quotes of another ends it."""
_SIGN = re.compile(r"<!--|\{%|\{#|```|~~~")
"""One of these is in all of them."""
_HALF = 2
"""What is more than half of a file is its text, whatever it stands in."""


def asides(release: PlacedRelease) -> Iterator[int]:
    """Yield the numbers of the sentences that stand aside."""
    if not _SIGN.search(release.text):
        return
    spans = [one.span() for one in _ASIDE.finditer(release.text)]
    if _HALF * sum(end - start for start, end in spans) > len(release.text):
        return
    for at, sentence in enumerate(release.sentences):
        if any(start <= sentence.start < end for start, end in spans):
            yield at
