"""Scans, and a program that takes the place of the one for OCR: it says what a test gives it."""

import os
import stat
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.hostile.files import pdf

PICTURE = b"q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q "
"""Draws a gray page."""
SURE = 96
Line = tuple[int, int, str]
"""How far from the left and from the top of the page it begins, in points, and its words."""


def scan(pages: int = 1, content: bytes = b"") -> bytes:
    """Return a PDF whose pages are each a picture, with what else is drawn on them."""
    return pdf(PICTURE + content, pages)


def with_object(data: bytes, number: int, drawn: bytes) -> bytes:
    """Return a PDF with an object more."""
    at = data.index(b"trailer")
    return data[:at] + b"%d 0 obj\n%s\nendobj\n" % (number, drawn) + data[at:]


def written(words: str, left: int = 72, base: int = 720) -> bytes:
    """Return the operators that write a line."""
    return f"BT /F1 12 Tf {left} {base} Td ({words}) Tj ET ".encode()


def hocr(lines: Iterable[Line], sure: int = SURE, more: str = "") -> str:
    """Return what OCR says of a page of 612 to 792 points; of a word with "?" it is not sure.

    `more` is said of each line, too.
    """
    said = []
    for left, top, words in lines:
        at, found = left, []
        for word in words.split(" "):
            right = at + 6 * len(word)
            how_sure = 31 if word.endswith("?") else sure
            found.append(
                f"<span class='ocrx_word' title='bbox {at} {top} {right} {top + 12}; "
                f"x_wconf {how_sure}'>{word.removesuffix('?')}</span>"
            )
            at = right + 4
        place = f"bbox {left} {top} {at} {top + 12}; baseline 0 -3; x_size 12; x_descenders 3{more}"
        line = f"<span class='ocr_line' title='{place}'>{' '.join(found)}</span>"
        said.append(f"<p class='ocr_par' lang='eng'>{line}</p>")
    return (
        "<html><head><meta name='ocr-system' content='standin 1' /></head><body>"
        f"<div class='ocr_page' title='image; bbox 0 0 612 792'>{''.join(said)}</div></body></html>"
    )


class StandIn:
    """A program called tesseract, the only one there is."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put its folder in the place of all others."""
        self.folder = folder
        folder.mkdir()
        monkeypatch.setenv("PATH", str(folder))

    def says(self, *pages: str) -> None:
        """Let it say of each picture that it is given what comes next."""
        for at, page in enumerate(pages):
            (self.folder / f"{at}.hocr").write_text(page, encoding="utf-8")
        self.does(
            f"""
import pathlib
picture = sys.stdin.buffer.read()
assert picture.startswith(b"P5\\n"), picture[:9]
folder = pathlib.Path({str(self.folder)!r})
page = min(folder.glob("*.hocr"))
with (folder / "asked.txt").open("a") as asked:
    print(*sys.argv[1:], file=asked)
sys.stdout.buffer.write(page.read_bytes())
page.unlink()
"""
        )

    def does(self, code: str) -> None:
        """Let it do this."""
        program = self.folder / "tesseract"
        program.write_text(f"#!{sys.executable} -S\nimport sys\n{code}", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    @property
    def asked(self) -> list[str]:
        """What it was told each time."""
        return (self.folder / "asked.txt").read_text().splitlines()


def is_gone(process: int) -> bool:
    """Tell whether a process has ended, or does so soon."""
    for _ in range(50):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
