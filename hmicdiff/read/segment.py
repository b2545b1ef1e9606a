"""Blocks to sentences. The only module that knows the sentence splitter."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from nupunkt import PunktParameters, PunktSentenceTokenizer

from hmicdiff.model.text import LINE_END, Block, Role, Sentence, Wording
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


@lru_cache(maxsize=10_000)
def sentence_spans(text: str) -> Sequence[tuple[int, int]]:
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


class SentenceTooLongError(Exception):
    """A sentence is longer than is allowed."""

    def __init__(self, length: int, line: int) -> None:
        """Say how long it is, in characters, and on which line it begins."""
        super().__init__(f"a sentence of {length} characters on line {line}")
        self.length = length
        self.line = line


class Segmenter:
    """Cuts the blocks of releases into sentences; the same words become one `Wording` object."""

    def __init__(self, words: Collection[str] = (), longest: int | None = None) -> None:
        """Join words that a line end breaks if they are among `words`, the family's words.

        `longest` is how many characters a sentence may have.
        """
        self._words = words
        self._longest = longest
        self._wordings: dict[str, Wording] = {}

    def sentences(self, text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
        """Return the sentences of a release, in reading order.

        Raises:
            SentenceTooLongError: if one is longer than allowed.
        """
        lines = [match.end() for match in LINE_END.finditer(text)]
        return tuple(
            self._sentence(text, block.start + a, block.start + b, index, block.role, lines)
            for index, block in enumerate(blocks)
            for a, b in sentence_spans(text[block.start : block.end])
        )

    def _sentence(
        self, text: str, start: int, end: int, block: int, role: Role, lines: list[int]
    ) -> Sentence:
        line = bisect_right(lines, start) + 1
        if self._longest is not None and end - start > self._longest:
            raise SentenceTooLongError(end - start, line)
        return Sentence(start, end, line, role, block, self._wording(text[start:end]))

    def _wording(self, text: str) -> Wording:
        known = self._wordings.get(text)
        if known is None:
            known = self._wordings[text] = wording(text, self._words)
        return known
