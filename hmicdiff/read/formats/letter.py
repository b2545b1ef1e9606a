"""What an e-mail has around its text: greeting, signature, a notice of confidence, quoted replies.

Each is told by where it stands and how it is set, and by the few words that letters begin and end
with; what reads like a text of its own is none of them.
"""

import re
from collections.abc import Iterator, Sequence

from hmicdiff.read.english import CLOSING_WORDS, CONFIDENCE_WORDS, GREETING_WORDS
from hmicdiff.read.formats.document import Document, Piece, without

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_QUOTED = re.compile(r"[^\S\n]*>")
_ATTRIBUTION = re.compile(r"\S.*\d.*:\s*$")
"""The line over a reply, in any language: with a date, and with a colon at its end."""
_FORWARDED = re.compile(r"\s*(?:-{3,}.*\w.*-{3,}|_{20,})\s*$")
_HEADER = re.compile(r"\s*\*?[^\W\d_][\w -]{0,20}:\*?\s+\S")
_HEADERS = 3
"""So many lines in a row with a label are the head of an e-mail that is quoted whole."""
_DELIMITER = re.compile(r"--\s*$")
_SENTENCE = re.compile(r"[.!?](?:\s|$)")
_SHORT = 8
"""A greeting and a closing have at most so many words."""
_WIDE = 80
"""A line of a signature is no longer than a line of an e-mail should be (RFC 5322: 78)."""
_SIGNED = 12
"""So many lines a signature may have."""
_TELLING = 3
"""So many of the words of a notice of confidence show that a block is one."""

Line = tuple[int, int]


def without_letter(document: Document) -> Document:
    """Return the body of an e-mail without what is around its text, which is noted."""
    text = document.text
    quoted = list(_quoted(text, _lines(text, len(text))))
    words = sum(len(text[piece.start : piece.end].split()) for piece in quoted)
    if len(quoted) > 1 or 2 * words > len(text.split()):
        quoted = []  # it is answered line by line, or it is what the e-mail is sent for
    last = next((piece.start for piece in quoted if not text[piece.end :].strip()), len(text))
    lines = _lines(text, last)
    pieces = [*_greeting(text, lines), *_signature(text, lines), *quoted]
    return without(document, pieces)


def _lines(text: str, end: int) -> list[Line]:
    return [match.span() for match in _LINE.finditer(text, 0, end)]


def _words(text: str, line: Line) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text, *line)]


def _greeting(text: str, lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield the greeting: the first line, if it is short and stands alone."""
    for start, end in lines[:1]:
        words = _words(text, (start, end))
        alone = not text[end:].startswith("\n") or text[end:].lstrip(" \t").startswith("\n\n")
        if words and len(words) <= _SHORT and alone and _greets(words, text[start:end]):
            yield Piece(start, end, "greeting of the e-mail")


def _greets(words: Sequence[str], line: str) -> bool:
    addressed = line.rstrip()[-1:] in ",!:" or words[0] == "dear"
    return words[0] in GREETING_WORDS and addressed


def _signature(text: str, lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield the signature, and a notice of confidence behind it."""
    at = _closing(text, lines)
    if at is None:
        blocks = list(_blocks(text, lines))
        yield from _confidence(text, [line for line in lines if blocks and line >= blocks[-1]])
        return
    last = at
    for number in range(at + 1, min(len(lines), at + _SIGNED)):
        line = text[slice(*lines[number])]
        if len(line) > _WIDE or (_SENTENCE.search(line.rstrip(".")) and len(line.split()) > _SHORT):
            break
        last = number
    yield Piece(lines[at][0], lines[last][1], "signature of the e-mail")
    yield from _confidence(text, lines[last + 1 :])


def _closing(text: str, lines: Sequence[Line]) -> int | None:
    """Return the line with which the signature begins; the last one that can be."""
    for number in range(len(lines) - 1, 0, -1):
        line = text[slice(*lines[number])]
        if _DELIMITER.match(line):
            return number
        words = _words(text, lines[number])
        ended = line.rstrip()[-1:] in ",!" or len(words) <= _SHORT // 2
        if words and len(words) <= _SHORT and ended and set(words) & CLOSING_WORDS:
            return number
    return None


def _confidence(text: str, lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield the blocks at the end that say for whom an e-mail is meant."""
    for start, end in _blocks(text, lines):
        if len(set(_words(text, (start, end))) & CONFIDENCE_WORDS) >= _TELLING:
            yield Piece(start, end, "notice of confidence in the e-mail")


def _blocks(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield runs of lines that no blank line parts."""
    start = None
    for number, line in enumerate(lines):
        start = line[0] if start is None else start
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is None or "\n\n" in re.sub(r"[^\S\n]", "", text[line[1] : following[0]]):
            yield start, line[1]
            start = None


def _quoted(text: str, lines: Sequence[Line]) -> Iterator[Piece]:
    """Yield the e-mails that are quoted: lines with a sign before them, or one with its head."""
    start = last = None
    for number, line in enumerate(lines):
        said = text[slice(*line)]
        if _QUOTED.match(said):
            begins = lines[number - 1] if number else None
            over = begins and begins != last and _ATTRIBUTION.match(text[slice(*begins)])
            start = (begins[0] if over and begins else line[0]) if start is None else start
            last = line
        elif start is not None and last is not None:
            yield Piece(start, last[1], "quoted reply in the e-mail")
            start = None
    if start is not None and last is not None:
        yield Piece(start, last[1], "quoted reply in the e-mail")
    for number, line in enumerate(lines):
        head = lines[number + 1 : number + 1 + _HEADERS]
        labelled = sum(_HEADER.match(text[slice(*each)]) is not None for each in head)
        if number and _FORWARDED.match(text[slice(*line)]) and labelled == _HEADERS:
            yield Piece(line[0], lines[-1][1], "quoted reply in the e-mail")
            return
