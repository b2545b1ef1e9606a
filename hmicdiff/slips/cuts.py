"""Releases whose punctuation is lost, so that nobody can tell where their sentences end."""

import re
from collections.abc import Iterator

from hmicdiff.model.analysis import PlacedRelease
from hmicdiff.model.text import HEADINGS
from hmicdiff.read.normalize import NOTE_MARK

_STOP = re.compile(rf"[.!?:;\u2026\u3002\uff01\uff1f](?:[\W_]|{NOTE_MARK})*\Z")
_WORDS = 12
"""With fewer words a paragraph may be a label, a name or a heading, and needs no stop."""
_FEW = 0.2
"""Texts made of notes and lists end one paragraph in four so; where it is fewer, stops are lost."""


def has_no_ends(release: PlacedRelease) -> bool:
    """Tell whether hardly any paragraph of running text ends with a stop."""
    ended = [bool(_STOP.search(each)) for each in _paragraphs(release) if _is_long(each)]
    return bool(ended) and sum(ended) < _FEW * len(ended)


def _is_long(paragraph: str) -> bool:
    return len(paragraph.split()) >= _WORDS


def _paragraphs(release: PlacedRelease) -> Iterator[str]:
    """Yield what stands on lines of its own, from its first sentence to its last one."""
    text = release.text
    start = end = 0
    for sentence in release.sentences:
        if sentence.role in HEADINGS:  # these end without a stop
            continue
        if "\n" in text[end : sentence.start]:
            yield text[start:end]
            start = sentence.start
        end = sentence.end
    yield text[start:end]
