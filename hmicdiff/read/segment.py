"""Blocks to sentences. The only module that knows the sentence splitter."""

import re
from bisect import bisect_right
from collections.abc import Collection
from functools import cache

from nupunkt import PunktParameters, PunktSentenceTokenizer

from hmicdiff.model.text import LINE_END, Block, Sentence, Wording
from hmicdiff.read.english import ABBREVIATIONS, SENTENCE_STARTERS
from hmicdiff.read.normalize import wording

_BREAK = re.compile(r"\s")


@cache
def _splitter() -> PunktSentenceTokenizer:
    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    parameters.sent_starters = set(SENTENCE_STARTERS)
    parameters.freeze_sets()
    return PunktSentenceTokenizer(parameters, include_common_abbrevs=False)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences in the text of one block; line breaks in it are soft."""
    flat = _BREAK.sub(" ", text)
    spans: list[tuple[int, int]] = []
    for start, end in _splitter().spans(flat):
        stripped = start + len(flat[start:end].rstrip())
        if stripped == start:
            continue
        if spans and flat[start].islower():
            spans[-1] = (spans[-1][0], stripped)
        else:
            spans.append((start, stripped))
    return spans


class Segmenter:
    """Cuts the blocks of releases into sentences; the same words become one `Wording` object."""

    def __init__(self, words: Collection[str] = ()) -> None:
        """Join words that a line end breaks if they are among `words`, the family's words."""
        self._words = words
        self._wordings: dict[str, Wording] = {}

    def sentences(self, text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
        """Return the sentences of a release, in reading order."""
        lines = [match.end() for match in LINE_END.finditer(text)]
        return tuple(
            Sentence(
                start=block.start + a,
                end=block.start + b,
                line=bisect_right(lines, block.start + a) + 1,
                role=block.role,
                block=index,
                wording=self._wording(text[block.start + a : block.start + b]),
            )
            for index, block in enumerate(blocks)
            for a, b in sentence_spans(text[block.start : block.end])
        )

    def _wording(self, text: str) -> Wording:
        known = self._wordings.get(text)
        if known is None:
            known = self._wordings[text] = wording(text, self._words)
        return known
