"""Blocks to sentences. The only module that knows the sentence splitter."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from nupunkt import PunktParameters, PunktSentenceTokenizer

from hmicdiff.model.text import LINE_END, Block, Role, Sentence, Wording
from hmicdiff.read.conventions import Conventions
from hmicdiff.read.english import (
    ABBREVIATIONS,
    ANY_ABBREVIATIONS,
    CLAUSE_STARTERS,
    COMPANY_FORMS,
    CONNECTIVES,
    SENTENCE_STARTERS,
    WORDS_TOO,
)
from hmicdiff.read.labels import end_of_value, label_of
from hmicdiff.read.normalize import LIST_MARKER, NOTE_MARK, wording
from hmicdiff.read.stops import CLOSING, OPENING, Judgement, judged

_BREAK = re.compile(r"\s")
_EMPHASIS = re.compile(r"(?<!\w)_+|_+(?!\w)")
_NEXT_MARKS = re.compile(rf"(?:{NOTE_MARK})+(?:\s+|$)")
_MORE_ENDS = re.compile(
    rf"(?:(?<=[.!?{re.escape(CLOSING)}])(?:{NOTE_MARK})+|(?<=[a-z]{{3}}\.)\d{{1,2}}"
    rf"|(?i:\b(?:{'|'.join(sorted(COMPANY_FORMS | WORDS_TOO))})\.)|(?<=[.!?])\u201c|(?<=\b[Nn]o\.)"
    rf"|(?<=[a-z]\.)(?=\s+(?:{'|'.join(sorted(map(str.capitalize, CONNECTIVES)))}),))"
    rf"\s+(?=[{re.escape(OPENING)}]*[^\W\d_])"
)
"""Where one may end besides: after a note's mark, a company's name, a German quote, "No."."""
_CLAUSE = "|".join(sorted(map(str.capitalize, CLAUSE_STARTERS)))
_LETTER = re.compile(rf"(?<!\S)(\S*[^\W_](\.)?) [A-Z]\.\s+(?=(?:{_CLAUSE})\s[a-z])")
"""A letter that names a thing, "Plan B.", "Rev. B.", before a word that is no name: no initial.

The word before it is looked at from its beginning alone: a text without spaces is one word.
"""
_NUMBER = re.compile(r"(?:\u00a7+|[^\W\d_]+)\s*\d{1,3}[a-z]?\.")
"""What counts the sentence that follows, and is none itself: "\u00a7 2.", "Section 1."."""
_OTHER_ENDS = re.compile(
    "(?<=[.!?])\\s+(?=\u00a7)|[\u3002\uff01\uff1f](?=[\u300c\u300e\u201c\uff08\u300a]?[^\\W_])|[\u061f\u06d4]\\s+"
)
"""Before a section sign; the stops of Chinese and Japanese, which no space follows, and two of
Arabic and Persian. Behind a closing quote mark the sentence may go on, as what somebody said."""

Span = tuple[int, int]


@cache
def _splitter() -> PunktSentenceTokenizer:
    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    parameters.sent_starters = set(SENTENCE_STARTERS)
    parameters.freeze_sets()
    return PunktSentenceTokenizer(parameters, include_common_abbrevs=False)


@lru_cache(maxsize=10_000)
def _judged_spans(text: str) -> Sequence[tuple[int, int, Judgement]]:
    """Return the spans of what may be sentences, each with whether it begins one."""
    flat = LIST_MARKER.sub(_blank, text) if "\n" in text else text
    flat = _EMPHASIS.sub(lambda match: "*" * len(match.group()), _BREAK.sub(" ", flat))
    found: list[tuple[int, int, Judgement]] = []
    for start, end in _cut(flat):
        if not found:
            found.append((start, end, True))
            continue
        first, last, begins = found[-1]
        judgement: Judgement = True
        if flat[start].islower() or not _is_number_on_a_line(text, last, start, end):
            judgement = judged(flat[first:last], flat[start:end])
        if judgement is False:
            found[-1] = first, end, begins
        else:
            found.append((start, end, judgement))
    return found


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _is_number_on_a_line(text: str, last: int, start: int, end: int) -> bool:
    """Tell whether a number begins a line, so that it counts what follows."""
    is_first = bool(LINE_END.search(text, last, start))
    return is_first and not any(map(str.isalpha, text[start:end])) and end < len(text)


def _cut(flat: str) -> Iterator[Span]:
    """Yield spans without the space around them, where the splitter or a note's mark parts them."""
    cut = (part for span in _splitter().spans(flat) for part in _parted(flat, *span))
    parts = _with_numbers(flat, cut)
    taken = 0
    for (start, end), after in zip(parts, [*parts[1:], None], strict=True):
        begin, stop = max(start, taken), end
        marks = _NEXT_MARKS.match(flat, after[0], after[1]) if after else None
        if marks and after and flat[after[0] - 1 : after[0]].strip():
            stop = taken = marks.end()  # glued to the stop: it is a note to what goes before
        stripped = begin + len(flat[begin:stop].rstrip())
        if stripped > begin:
            yield begin, stripped


def _with_numbers(flat: str, parts: Iterable[Span]) -> list[Span]:
    """Put the number of a section to the sentence that it counts."""
    found: list[Span] = []
    for part in parts:
        is_counted = found and _NUMBER.fullmatch(flat[slice(*found[-1])].strip())
        found.append((found.pop()[0], part[1]) if is_counted else part)
    return found


def _parted(flat: str, start: int, end: int) -> Iterator[Span]:
    ends = [
        match.end()
        for match in _MORE_ENDS.finditer(flat, start, end)
        if flat[match.end() : end].lstrip(OPENING)[:1].isupper()
    ]
    ends = sorted({*ends, *_after_letters(flat, start, end)})
    if not flat.isascii():
        ends = sorted({*ends, *(match.end() for match in _OTHER_ENDS.finditer(flat, start, end))})
    for at in ends:
        if start < at < end:
            yield start, at
            start = at
    yield start, end


def _after_letters(flat: str, start: int, end: int) -> Iterator[int]:
    for match in _LETTER.finditer(flat, start, end):
        word = match[1].rstrip(".").lstrip(OPENING).casefold()
        if not match[2] or word in ANY_ABBREVIATIONS:
            yield match.end()


def _gap(text: str) -> int:
    """Return how much space a text begins with."""
    return len(text) - len(text.lstrip())


class SentenceTooLongError(Exception):
    """A sentence is longer than is allowed."""

    def __init__(self, length: int, line: int) -> None:
        """Say how long it is, in characters, and on which line it begins."""
        super().__init__(f"a sentence of {length} characters on line {line}")
        self.length = length
        self.line = line


_WHOLE_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
"""A line without the space around it."""


class Segmenter:
    """Cuts the blocks of releases into sentences; the same words become one `Wording` object."""

    def __init__(self, conventions: Conventions, longest: int | None = None) -> None:
        """Cut as a family does; `longest` is how many characters a sentence may have."""
        self._conventions = conventions
        self._longest = longest
        self._wordings: dict[str, Wording] = {}

    def spans(self, text: str) -> Sequence[Span]:
        """Return the spans of the sentences in the text of one block; line breaks are soft."""
        found: list[Span] = []
        for start, end, begins in _judged_spans(text):
            if found and not (begins if isinstance(begins, bool) else begins(self._conventions)):
                found[-1] = found[-1][0], end
            else:
                found.append((start, end))
        fitting = [part for span in found for part in self._fitting(text, *span)]
        return [part for span in fitting for part in self._after_label(text, *span)]

    def _fitting(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Yield a sentence; of what is longer than one may be, a program's log, its lines."""
        if self._longest is None or end - start <= self._longest:
            yield start, end
            return
        for line in _WHOLE_LINE.finditer(text, start, end):
            yield line.span()

    def _after_label(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Yield a sentence, or a label with its value and the sentence that goes on from there."""
        label = label_of(text[start:end])
        values = self._conventions.values_after(label) if label is not None else None
        cut = end_of_value(text[start:end], values) if values else None
        if cut is None:
            yield start, end
            return
        yield start, start + cut
        yield start + cut + _gap(text[start + cut : end]), end

    def sentences(self, text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
        """Return the sentences of a release, in reading order.

        Raises:
            SentenceTooLongError: if one is longer than allowed.
        """
        lines = [match.end() for match in LINE_END.finditer(text)]
        return tuple(
            self._sentence(text, block.start + a, block.start + b, index, block.role, lines)
            for index, block in enumerate(blocks)
            for a, b in self.spans(text[block.start : block.end])
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
            known = self._wordings[text] = wording(text, self._conventions.words)
        return known
