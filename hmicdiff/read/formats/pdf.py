"""PDF files: what is written in them, and what OCR sees on pages that are pictures."""

import ctypes
import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2
from pypdfium2 import raw

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.formats.cells import with_cells
from hmicdiff.read.formats.directions import as_read, is_leftward, is_rightward
from hmicdiff.read.formats.document import (
    DamagedError,
    Document,
    Settings,
    compose,
    counted,
    dropped,
)
from hmicdiff.read.formats.pages import parts_of_pages
from hmicdiff.read.formats.pdf_pictures import is_picture, is_recognized, picture_of
from hmicdiff.read.formats.pdf_rules import rules_of
from hmicdiff.read.formats.recognized import certain, earlier, notes_on, recognized
from hmicdiff.read.formats.rows import Word
from hmicdiff.read.formats.superscripts import with_superscripts
from hmicdiff.structs import Struct, replace

_FEWEST = 20
"""A document with fewer letters than this is a picture of one."""
_NO_TEXT = (
    "has no text in it, only pictures of pages: read it with --ocr, which takes an installed "
    "tesseract, or recognize its text first, for example with  ocrmypdf IN.pdf OUT.pdf"
)
_NO_WORDS = (
    "has no text in it, and OCR sees no words in its pictures that it is sure of: scan it anew, or "
    "name its language with --ocr-language"
)
_NAMED = 10
"""So many pages are named that are pictures: of more, how many they are says enough."""
_HYPHEN = "-"
_BULLET = "\u2022"
_DOT = 0.7
"""A dot is smaller than this share of the letters' size,"""
_SPECK = 0.15
"""and larger than this one: the corners of a table's borders are no dots,"""
_ROUND = 1.5
"""no more than so many times as wide as it is high,"""
_NEAR = 3
"""and no farther than so many sizes from the line that it stands before."""
_GAP = 0.25
"""A gap of this share of the letter's size parts two words, even without a space."""
_TRACKED = 0.1
"""Letters with gaps of more than this share of their size are set apart."""
_EVENLY = 1.5
"""All of these are about as wide."""
_SAME_LINE = 0.2
"""Base lines of one line differ by less than this share of the size; a raised mark by more."""
_ASKEW = 5
"""Degrees."""
_QUARTER = 90
"""Degrees."""
_MIRROR = 360
"""What stands for an angle where letters are mirrored: they follow each other to the left."""
_LETTER = 0.75
"""A letter of a line that runs aslant is taken to be so wide, in sizes: its box does not tell."""
_FAR = 100.0
"""So many points below the text stands what runs in another direction."""
_SHOWN = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP})
"""What is written on a page and seen with it: what is filled in, among others."""
_COMMENTS = frozenset(
    {raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE,
     raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_CARET}
)  # fmt: skip
_ACCENTS = {
    "\u00a8": "\u0308", "\u00b4": "\u0301", "`": "\u0300", "\u02c6": "\u0302", "\u02c7": "\u030c",
    "\u02d8": "\u0306", "\u02da": "\u030a", "\u02dc": "\u0303", "\u02dd": "\u030b",
    "\u00b8": "\u0327", "\u00af": "\u0304", "\u02d9": "\u0307",
}  # fmt: skip
"""Accents that are drawn over the letter which follows them, and what they are as parts of it."""
_DOTLESS = {"\u0131": "i", "\u0237": "j"}
"""Letters that have no dot under an accent."""
_PASSWORD = "assword"  # noqa: S105 - a word in the library's message


def read(data: bytes, settings: Settings) -> Document:
    """Read a PDF: its lines put together to paragraphs, without what stands on every page.

    Places are pages, counted from one. Pages that are pictures are read by OCR where that is asked
    for: the document says which those are, is asked for the picture of each, and is then read with
    what was recognized. Else a document of pictures alone is refused, single ones are noted.
    """
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if _PASSWORD in str(error):
            raise DamagedError("is protected by a password: save it without") from error
        raise DamagedError("is a PDF that is damaged: get it anew, or print it to PDF") from error
    if settings.picture_of:
        picture = picture_of(pdf[settings.picture_of - 1])
        return Document("", enclosed=((f"{settings.picture_of}.pgm", picture),))
    notes: list[Note] = []
    pages = [_page(pdf, number, notes) for number in range(len(pdf))]
    pictures = tuple(number for number, page in enumerate(pages, 1) if page.is_picture)
    if settings.ocr is not None and pictures and not settings.recognized:
        return Document("", scanned=pictures)
    seen = {
        number: recognized(hocr, pdf[number - 1].get_height(), settings.ocr or "")
        for number, hocr in settings.recognized
    }
    read = certain(seen)
    words = [
        page.with_words(read[number].words) if number in read else page.words
        for number, page in enumerate(pages, 1)
    ]
    if sum(map(_letters, words)) < _FEWEST:
        raise DamagedError(_NO_WORDS if seen else _NO_TEXT)
    before = {number for number, page in enumerate(pages, 1) if page.is_recognized}
    parts, mended = parts_of_pages([as_read(page) for page in words], read.keys() | before)
    told = notes_on(seen, len(pages)) if seen else _on_pictures(pictures)
    return compose(parts, (*told, *earlier(len(before), len(pages)), *mended, *notes))


def _letters(words: Iterable[Word]) -> int:
    return sum(character.isalnum() for word in words for character in word.text)


def _on_pictures(pages: Sequence[int]) -> Iterator[Note]:
    if pages:
        named = ", ".join(map(str, pages[:_NAMED])) + (", ..." if len(pages) > _NAMED else "")
        what = f"words in pictures on {counted(len(pages), 'page')} without a text ({named})"
        yield Note(NoteKind.DROPPED, f"{what}, if there are any: --ocr reads them")


class _Page(Struct, frozen=True):
    """What is written on a page."""

    words: Sequence[Word]
    """In the order in which they are drawn."""
    is_picture: bool
    """Whether only OCR reads what it says."""
    is_recognized: bool
    """Whether OCR has put what it says into the file before."""
    left: float
    bottom: float
    is_turned: bool

    def with_words(self, seen: Sequence[Word]) -> list[Word]:
        """Return the words with those that OCR sees where none is written.

        On a turned page the two are not compared: OCR sees also what is written.
        """
        if self.is_turned:
            return list(seen)
        moved = (
            replace(one, left=one.left + self.left, right=one.right + self.left,
                    base=one.base + self.bottom)
            for one in seen
        )  # fmt: skip
        return [
            *self.words,
            *(one for one in moved if not any(_covers(word, one) for word in self.words)),
        ]


def _covers(word: Word, seen: Word) -> bool:
    """Tell whether what OCR sees is a word that is written there."""
    middle, height = (seen.left + seen.right) / 2, seen.base + seen.size / 3
    return (
        word.left < middle < word.right
        and word.base - word.size / 3 < height < word.base + word.size
    )


def _page(pdf: pypdfium2.PdfDocument, number: int, notes: list[Note]) -> _Page:
    page = _with_fields(pdf, number, notes)
    text = page.get_textpage()
    turned = _by_angle(text)
    notes += _on_directions(turned, number + 1)
    words = with_cells(list(_words(page, turned)), rules_of(page))
    left, bottom, *_ = page.get_cropbox()
    found = _Page(
        words,
        is_picture=is_picture(page, _letters(words)),
        is_recognized=is_recognized(page, text),
        left=left,
        bottom=bottom,
        is_turned=page.get_rotation() != 0,
    )
    text.close()
    page.close()
    return found


def _on_directions(turned: Sequence[tuple[int, Sequence[Word]]], page: int) -> Iterator[Note]:
    """Say which words of a page are mirrored, and which do not run as most do."""
    for at, (angle, words) in enumerate(turned):
        said = f"{counted(len(words), 'word')} on page {page}"
        if angle == _MIRROR:
            yield Note(NoteKind.DOUBTFUL, f"{said} that stand in mirror writing")
        elif at:
            how = "run in another direction than the others, read after them"
            yield Note(NoteKind.MENDED, f"{said} that {how}")


def _words(page: pypdfium2.PdfPage, turned: Sequence[tuple[int, Sequence[Word]]]) -> Iterator[Word]:
    """Return the words of a page, in the order in which they are drawn."""
    upright = with_superscripts(turned[0][1]) if turned else []
    if turned and turned[0][0] == 0:
        yield from _bullets(page, upright)
    yield from upright
    # what is turned otherwise than most stands beside the text: it is read after it
    bottom = min((word.base for word in upright), default=0.0)
    edge = min((word.left for word in upright), default=0.0)
    for _, words in turned[1:]:
        down = max(word.base for word in words) - bottom + _FAR
        aside = min(word.left for word in words) - edge
        for word in words:
            left, right = word.left - aside, word.right - aside
            yield replace(word, left=left, right=right, base=word.base - down)
        bottom = min(word.base for word in words) - down


def _with_fields(pdf: pypdfium2.PdfDocument, number: int, notes: list[Note]) -> pypdfium2.PdfPage:
    """Return a page on which what is filled in or written on it is text like any other."""
    page = pdf[number]
    shown = False
    for at in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, at)
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind in _COMMENTS and (words := _said(note, b"Contents")):
            notes.append(dropped(f"comment on page {number + 1}", words))
        shown = shown or kind in _SHOWN
        raw.FPDFPage_CloseAnnot(note)
    if shown and raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = pdf[number]
    return page


def _said(note: object, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    held = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(held, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return held.raw.decode("utf-16-le", errors="replace").rstrip("\0")


def _by_angle(text: pypdfium2.PdfTextPage) -> list[tuple[int, list[Word]]]:
    """Return the words by the angle, in degrees, in which their lines run; most words first."""
    found: dict[int, list[Word]] = {}
    for angle, word in _written(text):
        found.setdefault(angle, []).append(word)
    return sorted(found.items(), key=lambda each: -len(each[1]))


def _written(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, Word]]:
    word: Word | None = None
    before = 0
    tracked: list[float] = []
    is_guessed = False
    for at, character in _characters(text):
        if character == " " and raw.FPDFText_IsGenerated(text.raw, at) == 1:
            is_guessed = True
            continue
        if not character.strip():
            if word:
                yield before, word
            word = None
            continue
        angle, (left, right, base, size) = _box(text.raw, at)
        gap = left - word.right if word else 0.0
        is_parted = is_guessed and not _is_tracked(tracked, gap, size)
        tracked = [*tracked, gap] if word and not is_parted else []
        is_guessed = False
        if (
            word
            and not is_parted
            and angle == before
            and _goes_on(word, character, (left, right), base, size)
        ):
            ends = min(word.left, left), max(word.right, right)
            word = Word(word.text + character, *ends, base, word.size)
        else:
            if word:
                yield before, word
            word = Word(character, left, right, base, size)
        before = angle
    if word:
        yield before, word


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str]]:
    """Yield the characters of a page, each with its number; accents are parts of their letters."""
    accent = ""
    for at in range(text.count_chars()):
        character = _character(text.raw, at)
        if character in _ACCENTS and _is_over_next(text, at):
            accent = _ACCENTS[character]
            continue
        if accent:
            letter = _DOTLESS.get(character, character)
            character, accent = unicodedata.normalize("NFC", letter + accent), ""
        yield at, character


def _is_over_next(text: pypdfium2.PdfTextPage, at: int) -> bool:
    """Tell whether an accent is drawn over the letter that follows it, as typesetters do."""
    if at + 1 >= text.count_chars() or not _character(text.raw, at + 1).isalpha():
        return False
    _, (left, right, *_) = _box(text.raw, at)
    _, (start, end, *_) = _box(text.raw, at + 1)
    return start < (left + right) / 2 < end


def _is_tracked(gaps: Sequence[float], gap: float, size: float) -> bool:
    """Tell whether a gap is one between letters that are set apart, "l i k e  t h i s".

    There a space that is no character of the file is a guess: it stands where the font changes.
    """
    return len(gaps) > 1 and min(gaps) > _TRACKED * size and gap < _EVENLY * max(gaps)


def _goes_on(
    word: Word, character: str, ends: tuple[float, float], base: float, size: float
) -> bool:
    """Tell whether a character belongs to a word, which may grow to the left."""
    left, right = ends
    gap = left - word.right
    if is_leftward(word.text) and not is_rightward(character):
        gap = min(gap, word.left - right, key=abs)
    return -size < gap < _GAP * size and abs(base - word.base) < _SAME_LINE * max(size, word.size)


def _character(text: object, at: int) -> str:
    if raw.FPDFText_IsHyphen(text, at) == 1:
        return _HYPHEN
    code = raw.FPDFText_GetUnicode(text, at)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"  # noqa: PLR2004 - the end of Unicode


def _box(text: object, at: int) -> tuple[int, tuple[float, float, float, float]]:
    """Return how a character is turned, where it begins and ends, its base line, and its size.

    In degrees and points; as if the page were turned so that the line of the character is level.
    """
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    raw.FPDFText_GetLooseCharBox(text, at, box)
    raw.FPDFText_GetMatrix(text, at, matrix)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d) or 1.0
    angle = _angle(matrix)
    if angle == _MIRROR:
        return angle, (-box.right, -box.left, y.value, size)
    if angle == 0:
        return 0, (box.left, box.right, y.value, size)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    left = x.value * cos + y.value * sin
    long = box.top - box.bottom if angle % 180 == _QUARTER else _LETTER * size
    return angle, (left, left + long, y.value * cos - x.value * sin, size)


def _angle(matrix: raw.FS_MATRIX) -> int:
    """Return by how many degrees a line is turned; a scan that is a little askew is level."""
    if matrix.a < 0 and matrix.b == 0 and matrix.d > 0:
        return _MIRROR
    angle = math.atan2(matrix.b, matrix.a)
    turned = round(math.degrees(angle)) % 360 if math.isfinite(angle) else 0
    return 0 if min(turned, 360 - turned) <= _ASKEW else turned


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
            and _SPECK * word.size < height < _DOT * word.size
        ]
        first = min(beside, key=lambda word: word.left, default=None)
        if first and first.left > left:
            yield Word(_BULLET, left, right, first.base, first.size)
