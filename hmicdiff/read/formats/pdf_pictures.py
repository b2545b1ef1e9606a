"""Pages of a PDF that are pictures: which they are, and what OCR is given of them."""

import math

from pypdfium2 import PdfBitmap, PdfPage, PdfTextPage, raw

from hmicdiff.read.formats.skew import skew_of

_LEAST = 100
"""Letters: a stamp on each page of a scan ("Filed 01/02/03 Page 3 of 9") has fewer, a page of text
with a picture behind it has more."""
_COVERED = 0.5
"""A scan covers more than half of its page; a logo or a signature less."""
_RESOLUTION = 300 / 72
"""Dots a point: 300 an inch, which programs for OCR are made for."""
_MOST = 25_000_000
"""Dots of a picture: a sheet of A3 has 17 million."""
_ROUGH = 50 / 72
"""Dots a point at which lines can be told, and no letters."""
_LOOKED_AT = 50
"""So many signs of a page tell whether most are seen."""
_DEPTH = 3
"""So deep in forms pictures are looked for: programs that scan put one around each page."""


def is_picture(page: PdfPage, letters: int) -> bool:
    """Tell whether a page with so many letters of text is a picture: only OCR reads what it says.

    Where it has no text, whatever is drawn may be words.
    """
    if letters >= _LEAST:
        return False
    if letters == 0:
        return any(each.type != raw.FPDF_PAGEOBJ_TEXT for each in page.get_objects(max_depth=1))
    return _covered(page) > _COVERED


def is_recognized(page: PdfPage, text: PdfTextPage) -> bool:
    """Tell whether the text of a page lies unseen under a picture: an earlier OCR put it there."""
    count = text.count_chars()
    seen = range(0, count, max(count // _LOOKED_AT, 1))
    unseen = sum(_is_unseen(text, at) for at in seen)
    return 2 * unseen > len(seen) and _covered(page) > _COVERED


def _is_unseen(text: PdfTextPage, at: int) -> bool:
    drawn = raw.FPDFText_GetTextObject(text.raw, at)
    return bool(drawn) and (
        raw.FPDFTextObj_GetTextRenderMode(drawn) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
    )


def _covered(page: PdfPage) -> float:
    """Return how much of a page pictures cover, as a share."""
    covered = 0.0
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH):
        left, bottom, right, top = each.get_bounds()
        covered += (right - left) * (top - bottom)
    return covered / _area(page)


def _area(page: PdfPage) -> float:
    return max(float(page.get_width() * page.get_height()), 1.0)


def picture_of(page: PdfPage) -> bytes:
    """Return what a page looks like, in shades of gray (PGM); one whose lines lean, set upright."""
    scale = min(_RESOLUTION, (_MOST / _area(page)) ** 0.5)
    skew = skew_of(_rows(page.render(scale=_ROUGH, grayscale=True)))
    drawn = _turned(page, scale, skew) if skew else page.render(scale=scale, grayscale=True)
    return b"P5\n%d %d\n255\n" % (drawn.width, drawn.height) + b"".join(_rows(drawn))


def _rows(drawn: PdfBitmap) -> list[bytes]:
    data = bytes(drawn.buffer)
    return [
        data[at : at + drawn.width] for at in range(0, drawn.height * drawn.stride, drawn.stride)
    ]


def _turned(page: PdfPage, scale: float, angle: float) -> PdfBitmap:
    """Return a picture of a page that is turned around its middle by so many degrees."""
    width, height = page.get_width() * scale, page.get_height() * scale
    drawn = PdfBitmap.new_native(round(width), round(height), raw.FPDFBitmap_Gray)
    drawn.fill_rect((255, 255, 255, 255), 0, 0, drawn.width, drawn.height)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    turn = raw.FS_MATRIX(
        scale * cos, -scale * sin, scale * sin, scale * cos,
        (width - width * cos - height * sin) / 2, (height - height * cos + width * sin) / 2,
    )  # fmt: skip
    whole = raw.FS_RECTF(0, 0, drawn.width, drawn.height)
    raw.FPDF_RenderPageBitmapWithMatrix(
        drawn.raw, page.raw, turn, whole, raw.FPDF_ANNOT | raw.FPDF_GRAYSCALE
    )
    return drawn
