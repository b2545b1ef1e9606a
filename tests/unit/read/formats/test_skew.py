"""Scanned pages whose lines lean."""

import math

import pypdfium2
import pytest

from hmicdiff.read.formats.pdf_pictures import picture_of
from hmicdiff.read.formats.skew import skew_of

_WIDE, _HIGH = 300, 400


def leaning(degrees: float, *, every: int = 20, high: int = 6) -> list[bytes]:
    """Return a picture of lines of ink that fall to the right by so many degrees."""
    slope = math.tan(math.radians(degrees))
    return [
        bytes(
            0 if (y - slope * x) % every < high and x % 9 and 20 < x < _WIDE - 20 else 240
            for x in range(_WIDE)
        )
        for y in range(_HIGH)
    ]


@pytest.mark.parametrize("degrees", [-6.0, -4.0, 2.0, 5.5])
def test_it_is_told_by_how_much_lines_lean(degrees: float) -> None:
    assert skew_of(leaning(degrees)) == pytest.approx(degrees, abs=0.5)


def test_what_hardly_leans_or_has_no_lines_stays() -> None:
    assert skew_of(leaning(0.0)) == 0.0
    assert skew_of(leaning(1.0)) == 0.0
    spots = [
        bytes(0 if (x * 7919 + y * 104729) % 97 < 9 else 240 for x in range(_WIDE))
        for y in range(_HIGH)
    ]
    assert skew_of(spots) == 0.0
    assert skew_of([bytes([255]) * _WIDE] * _HIGH) == 0.0
    assert skew_of([]) == 0.0


def test_ocr_is_given_a_picture_that_is_set_upright() -> None:
    cos, sin = math.cos(math.radians(5)), math.sin(math.radians(5))
    bars = "".join(f"60 {100 + 24 * at} 480 8 re f " for at in range(24))
    content = f"q {cos} {-sin} {sin} {cos} -20 40 cm {bars} Q"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
    ]
    made = "%PDF-1.4\n" + "".join(
        f"{number} 0 obj\n{each}\nendobj\n" for number, each in enumerate(objects, 1)
    )
    page = pypdfium2.PdfDocument(f"{made}trailer << /Root 1 0 R /Size 5 >>\n%%EOF\n".encode())[0]
    kind, size, _, data = picture_of(page).split(b"\n", 3)
    wide, high = map(int, size.split())
    assert (kind, len(data)) == (b"P5", wide * high)
    rows = [data[at * wide : (at + 1) * wide : 6] for at in range(0, high, 6)]
    assert sum(row.count(0) for row in rows) > 1000
    assert skew_of(rows) == 0.0
