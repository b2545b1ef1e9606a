"""What OCR says of the picture of a page (hOCR): its words, where they stand, and how sure it is.

Boxes are in points of the picture. Of a picture that lies on its side the lines are made level.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from statistics import mean, median

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.formats.document import counted, dropped, quoted
from hmicdiff.read.formats.rows import Word
from hmicdiff.structs import Struct, field, replace

_DOUBTFUL = 60
"""Of a hundred: programs that show how sure OCR is mark words below this."""
_GUESSED = 40
"""Of a hundred: where all words of a page are this sure in the mean, it shows no words."""
_QUOTED = 5
"""So many doubtful words are quoted: the rest are as many more."""
_SAME_SIZE = 1.12
"""Sizes that OCR measures of one font differ by a sixteenth up or down."""
_APART = 0.45
"""A bullet stands apart by more than so many sizes; a space is half as wide."""
_BULLETS = frozenset("e\u00a2\u00a9\u00b0\u00ab\u00bb\u00ae*")
"""What a dot before a line is taken for: OCR knows no bullets."""
_BULLET = "\u2022"
_NUMBERED = re.compile(r"(\d{1,2}[.)])([^\W\d_a-z]\w*)")
"""The number of an item and its first word: OCR drops the narrow space between them."""
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_NUMBER = {
    name: re.compile(rf"{name} (-?[\d.]+)")
    for name in ("x_size", "x_descenders", "textangle", "x_wconf")
}


class _Seen(Struct):
    """A word as OCR has it: on the picture, whose first row is the top one."""

    text: str
    left: float
    right: float
    sure: float


class _Row(Struct):
    """A line as OCR has it; level, whatever way the page lies."""

    angle: int
    base: float
    slope: float
    size: float
    paragraph: int
    words: list[_Seen] = field(default_factory=list)


class Recognized(Struct, frozen=True):
    """What OCR made of a page."""

    words: tuple[Word, ...] = ()
    sure: tuple[tuple[str, float], ...] = ()
    """Its words, each with how sure OCR is of it, of a hundred."""
    program: str = ""
    """What the program calls itself, and the languages that it read in."""


def certain(pages: Mapping[int, Recognized]) -> dict[int, Recognized]:
    """Return the pages of which OCR is more than guessing what they say, in few sizes."""
    kept = {
        number: page
        for number, page in pages.items()
        if page.sure and mean(sure for _, sure in page.sure) >= _GUESSED
    }
    sizes = _usual_sizes(word.size for page in kept.values() for word in page.words)
    return {
        number: replace(
            page, words=tuple(replace(word, size=sizes[word.size]) for word in page.words)
        )
        for number, page in kept.items()
    }


def _usual_sizes(sizes: Iterable[float]) -> dict[float, float]:
    """Return for each size the one that it is a measure of: most words have it, or most others."""
    left = sorted(sizes)
    found: dict[float, float] = {}
    while left:
        usual = left[len(left) // 2]
        same = {size for size in left if usual / _SAME_SIZE < size < usual * _SAME_SIZE}
        found |= dict.fromkeys(same, usual)
        left = [size for size in left if size not in same]
    return found


def notes_on(pages: Mapping[int, Recognized], count: int) -> Iterator[Note]:
    """Say what OCR read of a document of so many pages, how sure it is, and what it only guessed.

    `pages` are those that it was asked to read.
    """
    read = certain(pages)
    words = [each for page in read.values() for each in page.sure]
    if words:
        program = next(iter(read.values())).program
        sure = round(mean(sure for _, sure in words))
        odd = list(dict.fromkeys(text for text, sure in words if sure < _DOUBTFUL))
        under = sum(sure < _DOUBTFUL for _, sure in words)
        like = f": {', '.join(map(quoted, odd[:_QUOTED]))}" if odd else ""
        yield Note(
            NoteKind.RECOGNIZED,
            f"read by OCR ({program}): {_share(len(read), count)}, {counted(len(words), 'word')}, "
            f"mean confidence {sure} of 100, {under} under {_DOUBTFUL}{like}",
        )
    for number in sorted(pages.keys() - read.keys()):
        text = " ".join(text for text, _ in pages[number].sure)
        yield dropped(f"picture on page {number}, in which OCR sees hardly a word", text)


def earlier(found: int, count: int) -> Iterator[Note]:
    """Say on how many pages of a document of so many the text comes from an earlier OCR."""
    if found:
        yield Note(
            NoteKind.RECOGNIZED,
            f"the text of {_share(found, count)} was recognized in pictures (OCR) when the file "
            "was made; how sure that is the file does not say",
        )


def _share(found: int, count: int) -> str:
    return counted(count, "page") if found == count else f"{found} of {counted(count, 'page')}"


class _Page(HTMLParser):
    """Collects the lines of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.box = (0.0, 0.0, 1.0, 1.0)
        self.rows: list[_Row] = []
        self.program = ""
        self.language = ""
        self._word: _Seen | None = None
        self._inside = self._paragraph = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a page, a line or a word."""
        given = dict(attrs)
        kind, title = given.get("class") or "", given.get("title") or ""
        if self._word:
            self._inside += tag == "span"
        elif kind == "ocr_page":
            self.box = _box(title)
        elif kind == "ocrx_word" and self.rows:
            left, right = _across(_box(title), self.box, self.rows[-1].angle)[::2]
            self._word = _Seen("", left, right, _number(title, "x_wconf"))
        elif given.get("name") == "ocr-system":
            self.program = given.get("content") or ""
        elif kind == "ocr_par":
            self._paragraph += 1
            self.language = self.language or given.get("lang") or ""
        elif "x_size" in title:
            self.rows.append(_row(title, self.box, self._paragraph))

    def handle_data(self, data: str) -> None:
        """Add to a word."""
        if self._word:
            self._word.text += data

    def handle_endtag(self, tag: str) -> None:
        """End a word."""
        if not self._word or tag != "span":
            return
        if self._inside:
            self._inside -= 1
            return
        if text := self._word.text.strip():
            self._word.text = text
            self.rows[-1].words.append(self._word)
        self._word = None


def recognized(hocr: str, height: float, languages: str) -> Recognized:
    """Return what was read, in these languages, of a page that is so many points high."""
    page = _Page()
    page.feed(hocr)
    page.close()
    rows = _in_one_size([row for row in page.rows if row.words])
    if not rows:
        return Recognized()
    angle = Counter(row.angle for row in rows).most_common(1)[0][0]
    level = [row for row in rows if row.angle == angle]
    beside = [row for row in rows if row.angle != angle]
    tall = max(page.box[3] - page.box[1], 1.0) if angle % 180 == 0 else page.box[2] - page.box[0]
    scale = height / max(page.box[3] - page.box[1], 1.0)
    slope = median(row.slope for row in level)
    words = [word for row in level for word in _words(row, slope, tall, scale)]
    for at, row in enumerate(beside, 1):  # what is written up the margin is read after the text
        words += _words(replace(row, base=tall * (1 + at)), 0.0, tall, scale)
    seen = tuple((each.text, each.sure) for row in (*level, *beside) for each in row.words)
    return Recognized(tuple(words), seen, f"{page.program}, {languages or page.language}")


def _in_one_size(rows: Sequence[_Row]) -> list[_Row]:
    """Give the lines of a paragraph one size: few letters of a line tell little of it."""
    sizes: dict[int, list[float]] = {}
    for row in rows:
        sizes.setdefault(row.paragraph, []).extend([row.size] * len(row.words))
    return [replace(row, size=median(sizes[row.paragraph])) for row in rows]


def _words(row: _Row, slope: float, tall: float, scale: float) -> Iterator[Word]:
    """Return the words of a line on a page that lies straight, in points."""
    middle = (row.words[0].left + row.words[-1].right) / 2
    base = (tall - row.base + slope * middle) * scale
    for at, word in enumerate(row.words):
        for text in (word.text,) if at else _begun(row):
            yield Word(text, word.left * scale, word.right * scale, base, row.size * scale)


def _begun(row: _Row) -> tuple[str, ...]:
    """Return the first word of a line, what a list has before it apart and as it is written."""
    first, *rest = row.words
    if _BULLETS.issuperset(first.text) and rest and rest[0].left - first.right > _APART * row.size:
        return (_BULLET,)
    numbered = _NUMBERED.fullmatch(first.text)
    return (numbered[1], numbered[2]) if numbered and rest else (first.text,)


def _row(title: str, page: tuple[float, float, float, float], paragraph: int) -> _Row:
    angle = round(_number(title, "textangle")) % 360
    left, _, right, bottom = _across(_box(title), page, angle)
    size = max(_number(title, "x_size"), 1.0)
    found = _BASELINE.search(title)
    if found and angle == 0 and abs(slope := float(found[1])) < 1:
        middle = bottom + float(found[2]) + slope * (right - left) / 2
        return _Row(angle, middle, slope, size, paragraph)
    return _Row(angle, bottom - _number(title, "x_descenders"), 0.0, size, paragraph)


def _across(
    box: tuple[float, float, float, float], page: tuple[float, float, float, float], angle: int
) -> tuple[float, float, float, float]:
    """Return a box on a page that is turned so that lines of this angle are level."""
    left, top, right, bottom = box
    if angle == 180:  # noqa: PLR2004 - degrees
        return page[2] - right, page[3] - bottom, page[2] - left, page[3] - top
    if angle == 270:  # noqa: PLR2004
        return top, page[2] - right, bottom, page[2] - left
    if angle == 90:  # noqa: PLR2004
        return page[3] - bottom, left, page[3] - top, right
    return box


def _box(title: str) -> tuple[float, float, float, float]:
    found = _BOX.search(title)
    left, top, right, bottom = map(float, found.groups()) if found else (0.0, 0.0, 1.0, 1.0)
    return left, top, right, bottom


def _number(title: str, name: str) -> float:
    found = _NUMBER[name].search(title)
    number = float(found[1]) if found else 0.0
    return number if math.isfinite(number) else 0.0
