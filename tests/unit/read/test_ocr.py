"""Scans: pages that are pictures, read by OCR where that is asked for."""

import shutil
import zlib
from pathlib import Path

import pypdfium2
import pytest

from hmicdiff import read
from hmicdiff.errors import UnknownLanguageError, UnreadableError
from hmicdiff.model.text import Release
from tests.hostile.files import pdf
from tests.scans import StandIn, hocr, is_gone, scan, with_object, written
from tests.support import ROOT

FIRST = [(72, 60, "The boats were clean and"), (72, 75, "dry?"), (72, 110, "Nobody was hurt.")]


MIXED = with_object(
    pdf(written("The boats were clean and dry now."), pages=2).replace(
        b"/Contents 6 0 R", b"/Contents 7 0 R", 1
    ),
    7,
    b"<< /Length 18 >>\nstream\n72 72 400 400 re f\nendstream",
)
"""A page that is drawn, and one that is written."""


def released(tmp_path: Path, data: bytes, *, ocr: str | bool = True, limit: str = "") -> Release:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    (release,) = read(path, ocr=ocr, limits=[limit] if limit else []).releases
    return release


def refusal(tmp_path: Path, data: bytes, *, ocr: str | bool = True, limit: str = "") -> str:
    with pytest.raises(UnreadableError) as caught:
        released(tmp_path, data, ocr=ocr, limit=limit)
    return caught.value.reason


def test_a_scan_is_read_marked_and_told_how_surely(tmp_path: Path, stand_in: StandIn) -> None:
    stand_in.says(hocr(FIRST), hocr([(72, 60, "It rained.")]))
    release = released(tmp_path, scan(pages=2))
    assert release.text == ("The boats were clean and dry\n\nNobody was hurt.\n\nIt rained.\n")
    assert [each.where for each in release.sentences] == [
        "page 1 (OCR)",
        "page 1 (OCR)",
        "page 2 (OCR)",
    ]
    assert [(each.kind, each.text) for each in release.notes] == [
        ("recognized",
         "read by OCR (standin 1, eng): 2 pages, 11 words, mean confidence 90 of 100, 1 under 60: "
         "\u201cdry\u201d"),
    ]  # fmt: skip
    assert stand_in.asked == ["- - --psm 1 --dpi 300 hocr"] * 2


def test_languages_are_passed_on(tmp_path: Path, stand_in: StandIn) -> None:
    stand_in.says(hocr(FIRST))
    note = released(tmp_path, scan(), ocr="deu+eng").notes[0]
    assert "(standin 1, deu+eng)" in note.text
    assert stand_in.asked == ["- - -l deu+eng --psm 1 --dpi 300 hocr"]


@pytest.mark.parametrize("name", ["-c", "--user-words", "", "deu eng", "deu+", "../eng"])
def test_what_would_be_an_option_is_no_language(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownLanguageError):
        read(tmp_path, ocr=name)


def test_only_pages_that_are_pictures_are_read_by_ocr(tmp_path: Path, stand_in: StandIn) -> None:
    stand_in.says(hocr([(72, 60, "It rained.")]))
    release = released(tmp_path, MIXED)
    assert [each.where for each in release.sentences] == ["page 1 (OCR)", "page 2"]
    assert "1 of 2 pages, 2 words" in release.notes[0].text


def test_a_page_left_out_because_it_is_a_picture_is_told(tmp_path: Path) -> None:
    release = released(tmp_path, MIXED, ocr=False)
    assert [(each.kind, each.text) for each in release.notes] == [
        ("dropped", "words in pictures on 1 page without a text (1), if there are any: "
                    "--ocr reads them"),
    ]  # fmt: skip


def test_an_empty_page_is_no_picture(tmp_path: Path) -> None:
    mixed = pdf(written("The boats were clean and dry now."), pages=2)
    release = released(tmp_path, mixed.replace(b"/Contents 6 0 R", b"", 1), ocr=False)
    assert release.notes == ()


def test_a_stamp_on_a_scan_is_kept_as_it_is_written(tmp_path: Path, stand_in: StandIn) -> None:
    """OCR sees the stamp, too, and misreads it."""
    stand_in.says(hocr([(72, 60, "Fi1ed 01/O2/2O03"), (72, 95, "The boats were clean and dry.")]))
    release = released(tmp_path, scan(content=written("Filed 01/02/2003")))
    assert release.text == "Filed 01/02/2003\n\nThe boats were clean and dry.\n"


def test_a_text_with_a_picture_behind_it_is_no_scan(tmp_path: Path, stand_in: StandIn) -> None:
    stand_in.does("raise SystemExit(3)")
    text = b"".join(
        written("The boats were clean and dry, and nobody was hurt.", base=700 - 20 * at)
        for at in range(3)
    )
    assert released(tmp_path, scan(content=text)).sentences[0].where == "page 1"


def test_a_page_that_ocr_only_guesses_is_left_out_and_told(
    tmp_path: Path, stand_in: StandIn
) -> None:
    stand_in.says(hocr([(72, 60, "ao | ~ ii")], sure=22), hocr(FIRST))
    release = released(tmp_path, scan(pages=2))
    assert "ao" not in release.text
    assert [(each.kind, each.words, each.text) for each in release.notes][1:] == [
        ("dropped", 4, "picture on page 1, in which OCR sees hardly a word: \u201cao | ~ ii\u201d"),
    ]
    stand_in.says(hocr([]), hocr([]))
    assert "OCR sees no words in its pictures" in refusal(tmp_path, scan(pages=2))


def test_without_ocr_a_scan_is_refused_with_how_to_read_it(tmp_path: Path) -> None:
    reason = refusal(tmp_path, scan(), ocr=False)
    assert (
        "only pictures of pages: read it with --ocr, which takes an installed tesseract" in reason
    )


def test_without_the_program_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "--ocr takes the program tesseract, which is not installed" in refusal(tmp_path, scan())


def test_a_file_without_pictures_needs_no_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = "The boats were clean and dry now."
    assert released(tmp_path, pdf(written(said))).text == f"{said}\n"


def test_a_missing_language_is_told_though_another_is_there(
    tmp_path: Path, stand_in: StandIn
) -> None:
    """The program reads in the others, and ends well."""
    stand_in.does('print("Failed loading language \'osd\'", file=sys.stderr)\n'
                  'print("Failed loading language \'xyz\'", file=sys.stderr)')  # fmt: skip
    reason = refusal(tmp_path, scan(), ocr="eng+xyz")
    assert "tesseract has no language xyz; install it" in reason


def test_a_program_that_fails_is_quoted_in_one_line(tmp_path: Path, stand_in: StandIn) -> None:
    stand_in.does('print("a\\nb\\nno memory left", file=sys.stderr); raise SystemExit(1)')
    reason = refusal(tmp_path, scan())
    assert reason == "cannot be read by OCR: tesseract fails on page 1: no memory left"


def test_a_page_has_a_limit_of_time_and_nothing_goes_on_after_it(
    tmp_path: Path, stand_in: StandIn
) -> None:
    stand_in.does(
        f"import os, time\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\n"
        "time.sleep(600)"
    )
    reason = refusal(tmp_path, scan(), limit="seconds=4")
    assert reason == (
        "took longer than 4 seconds to read on page 1 by OCR; leave it out, or raise the limit "
        "with --limit seconds=N"
    )
    assert is_gone(int((tmp_path / "pid").read_text()))


def test_pages_have_a_limit(tmp_path: Path, stand_in: StandIn) -> None:
    stand_in.says()
    reason = refusal(tmp_path, scan(pages=3), limit="pages=2")
    assert "has 3 pages that only OCR reads, over the limit of 2" in reason
    assert "--limit pages=N" in reason


def test_an_earlier_ocr_is_marked(tmp_path: Path) -> None:
    unseen = b"3 Tr " + b"".join(
        written("The boats were clean and dry, and nobody was hurt.", base=700 - 20 * at)
        for at in range(3)
    )
    release = released(tmp_path, scan(content=unseen), ocr=False)
    assert release.sentences[0].where == "page 1 (OCR)"
    assert [each.kind for each in release.notes] == ["recognized"]


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
@pytest.mark.parametrize("turn", [0, 90, 180], ids=["upright", "on its side", "upside down"])
def test_a_page_printed_and_scanned_has_the_same_words(tmp_path: Path, turn: int) -> None:
    source = ROOT / "tests/formats/pdf-libreoffice/000_8c3b727bb6bd96ae.pdf"
    page = pypdfium2.PdfDocument(source)[0]
    wanted = page.get_textpage().get_text_bounded().split()
    drawn = page.render(scale=200 / 72, grayscale=True, rotation=turn)
    data = zlib.compress(bytes(drawn.buffer))
    found = released(tmp_path, _picture(data, drawn.stride, drawn.height), ocr="eng")
    words = found.text.split()
    assert sum(word in words for word in wanted) > 0.95 * len(wanted)
    assert "mean confidence 9" in found.notes[0].text
    assert len(found.blocks) > 4


def _picture(data: bytes, width: int, height: int) -> bytes:
    image = (
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
    ) % (width, height, len(data), data)
    made = pdf(b"q 612 0 0 792 0 0 cm /I Do Q")
    return with_object(made.replace(b"/Font << /F1 3 0 R >>", b"/XObject << /I 6 0 R >>"), 6, image)
