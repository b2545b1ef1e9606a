"""PDF files with a text layer. The only module that knows the library that reads them."""

import ctypes
import math
from collections.abc import Iterator, Sequence

import pypdfium2
from pypdfium2 import raw

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.formats.document import DamagedError, Document, Settings, compose
from hmicdiff.read.formats.pages import parts_of_pages
from hmicdiff.read.formats.rows import Word

_FEWEST = 20
"""A document with fewer letters than this is a picture of one."""
_HYPHEN = "-"
_BULLET = "\u2022"
_DOT = 0.7
"""A dot is smaller than this share of the letters' size,"""
_ROUND = 1.5
"""no more than so many times as wide as it is high,"""
_NEAR = 3
"""and no farther than so many sizes from the line that it stands before."""
_GAP = 0.25
"""A gap of this share of the letter's size parts two words, even without a space."""
_SAME_LINE = 0.2
_PASSWORD = "assword"  # noqa: S105 - a word in the library's message


def read(data: bytes, settings: Settings) -> Document:
    """Read a PDF: its lines put together to paragraphs, without what stands on every page.

    Places are pages, counted from one. What is drawn and not written is not read: a document of
    pictures alone is refused, single pages of pictures are noted.
    """
    del settings
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if _PASSWORD in str(error):
            raise DamagedError("is protected by a password: save it without") from error
        raise DamagedError("is a PDF that is damaged: get it anew, or print it to PDF") from error
    pages = [list(_words(pdf, number)) for number in range(len(pdf))]
    letters = sum(character.isalnum() for page in pages for word in page for character in word.text)
    if letters < _FEWEST:
        raise DamagedError(
            "has no text in it, only pictures of pages: recognize its text first, for example with "
            "ocrmypdf IN.pdf OUT.pdf"
        )
    parts, notes = parts_of_pages(pages)
    return compose(parts, (*notes, *_pictures(pages)))


def _pictures(pages: list[list[Word]]) -> Iterator[Note]:
    for number, page in enumerate(pages, 1):
        if not page:
            yield Note(
                NoteKind.DOUBTFUL, f"page {number} has no text in it: it is empty, or a picture"
            )


def _words(pdf: pypdfium2.PdfDocument, number: int) -> Iterator[Word]:
    """Return the words of a page, in the order in which they are drawn."""
    page = pdf[number]
    text = page.get_textpage()
    yield from _bullets(page, words := list(_written(text)))
    yield from words
    text.close()
    page.close()


def _written(text: pypdfium2.PdfTextPage) -> Iterator[Word]:
    word: Word | None = None
    for at in range(text.count_chars()):
        character = _character(text.raw, at)
        if not character.strip() or raw.FPDFText_IsGenerated(text.raw, at) == 1:
            if word:
                yield word
            word = None
            continue
        left, right, base, size = _box(text.raw, at)
        if word and _goes_on(word, left, base, size):
            word = Word(word.text + character, word.left, max(word.right, right), base, word.size)
        else:
            if word:
                yield word
            word = Word(character, left, right, base, size)
    if word:
        yield word


def _goes_on(word: Word, left: float, base: float, size: float) -> bool:
    near = -size < left - word.right < _GAP * size
    return near and abs(base - word.base) < _SAME_LINE * max(size, word.size)


def _character(text: object, at: int) -> str:
    if raw.FPDFText_IsHyphen(text, at) == 1:
        return _HYPHEN
    code = raw.FPDFText_GetUnicode(text, at)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"  # noqa: PLR2004 - the end of Unicode


def _box(text: object, at: int) -> tuple[float, float, float, float]:
    """Return where a character begins and ends, its base line, and its size, in points."""
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    raw.FPDFText_GetLooseCharBox(text, at, box)
    raw.FPDFText_GetMatrix(text, at, matrix)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    return box.left, box.right, y.value, size or 1.0


def _bullets(page: pypdfium2.PdfPage, words: Sequence[Word]) -> Iterator[Word]:
    """Return the dots that are drawn before a line, which a browser does for list items."""
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        left, bottom, right, top = drawn.get_bounds()
        width, height = right - left, top - bottom
        if not (width and height and 1 / _ROUND < width / height < _ROUND):
            continue
        middle = (bottom + top) / 2
        beside = [
            word
            for word in words
            if word.base < middle < word.base + word.size
            and left - _NEAR * word.size < word.left < right + _NEAR * word.size
            and height < _DOT * word.size
        ]
        first = min(beside, key=lambda word: word.left, default=None)
        if first and first.left > left:
            yield Word(_BULLET, left, right, first.base, first.size)
