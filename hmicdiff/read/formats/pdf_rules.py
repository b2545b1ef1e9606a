"""The straight lines that are drawn on a page of a PDF: the borders of its tables, among others."""

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pypdfium2 import PdfObject, PdfPage, raw

from hmicdiff.read.formats.cells import Rules

if TYPE_CHECKING:
    from hmicdiff.read.formats.rows import Rule

_THIN = 2.5
"""In points: what is drawn thinner is a line, though it is filled like an area."""
_LEVEL = 1.0
"""In points: a line whose ends are not farther off is level, or upright."""
_SHORTEST = 4.0
"""In points: shorter ones are strokes of a sign; no cell of a table is so small."""
_MOST = 4000
"""Lines on a page: a table for people has fewer, a drawing or a map may have more."""


def rules_of(page: PdfPage) -> Rules:
    """Return the level and the upright lines of a page; none where they are too many for tables."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        for x, y, to_x, to_y in _lines(drawn):
            if abs(y - to_y) <= _LEVEL and abs(x - to_x) >= _SHORTEST:
                level.append(((y + to_y) / 2, min(x, to_x), max(x, to_x)))
            elif abs(x - to_x) <= _LEVEL and abs(y - to_y) >= _SHORTEST:
                upright.append(((x + to_x) / 2, min(y, to_y), max(y, to_y)))
        if len(level) + len(upright) > _MOST:
            return Rules.of([], [])
    return Rules.of(level, upright)


def _lines(drawn: PdfObject) -> Iterator[tuple[float, float, float, float]]:
    left, bottom, right, top = drawn.get_bounds()
    if top - bottom < _THIN:
        yield left, (bottom + top) / 2, right, (bottom + top) / 2
    elif right - left < _THIN:
        yield (left + right) / 2, bottom, (left + right) / 2, top
    elif _is_stroked(drawn):
        yield from _steps(drawn)


def _is_stroked(drawn: PdfObject) -> bool:
    filled, stroked = ctypes.c_int(), raw.FPDF_BOOL()
    return bool(raw.FPDFPath_GetDrawMode(drawn.raw, filled, stroked)) and bool(stroked.value)


def _steps(drawn: PdfObject) -> Iterator[tuple[float, float, float, float]]:
    """Return the straight lines that a path is made of."""
    count = raw.FPDFPath_CountSegments(drawn.raw)
    matrix = drawn.get_matrix()
    begun = at = (0.0, 0.0)
    for number in range(min(count, _MOST)):
        step = raw.FPDFPath_GetPathSegment(drawn.raw, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(step, x, y)
        before, at = at, matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(step)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = at
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield *before, *at
        if raw.FPDFPathSegment_GetClose(step):
            yield *at, *begun
