"""Markdown: the text that a page made of it would have. The only module that knows the parser."""

import re

from markdown_it import MarkdownIt

from hmicdiff.model.text import Note
from hmicdiff.read.decode import decode
from hmicdiff.read.formats.document import (
    DamagedError,
    Document,
    Settings,
    by_paragraph,
    compose,
    dropped,
)
from hmicdiff.read.formats.html import parts_of

_FRONT = re.compile(r"---[^\S\n]*\n((?:[^\n]*\n)*?)(?:---|\.\.\.)[^\S\n]*(?:\n|$)")
_SETTING = re.compile(r"^[\w-]+:", re.MULTILINE)
_DEEPEST = 200
"""Deeper than any text is nested; there the parser would leave out what follows."""


def read(data: bytes, settings: Settings) -> Document:
    """Read Markdown (CommonMark and tables); settings at its head are left out, and noted.

    Paragraphs are counted, and no lines: those of the text that is read are not those of the file.
    """
    decoded = decode(data, settings.encoding)
    text, notes = _without_front(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        raise DamagedError(f"is nested deeper than {_DEEPEST} levels: save it as .txt")
    html = parser.renderer.render(tokens, parser.options, {})
    return compose(by_paragraph(parts_of(html)), (*decoded.notes, *notes), decoded.encoding)


def _without_front(text: str) -> tuple[str, tuple[Note, ...]]:
    front = _FRONT.match(text)
    if front is None or not _SETTING.search(front.group(1)):
        return text, ()
    return text[front.end() :], (dropped("settings at the head of the file", front.group(1)),)
