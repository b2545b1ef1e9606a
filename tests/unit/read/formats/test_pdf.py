"""PDF files: what is turned, filled in, or written on a page."""

import pytest

from hmicdiff.read.formats import pdf
from hmicdiff.read.formats.document import Document, Settings

_SAID = "The boats were clean and dry now."


def drawn(words: str, matrix: str = "1 0 0 1 72 720", size: int = 12) -> str:
    return f"BT /F1 {size} Tf {matrix} Tm ({words}) Tj ET "


def of_pdf(content: str, page: str = "", note: str = "null", look: str = "") -> Document:
    """Read a page with one annotation, whose look is a drawing of its own."""
    font = "/Resources << /Font << /F1 3 0 R >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R "
        f"/Annots [6 0 R] {font} {page} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        note,
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 400 20] {font} /Length {len(look)} >>\n"
        f"stream\n{look}\nendstream",
    ]
    made = "%PDF-1.4\n" + "".join(
        f"{number} 0 obj\n{each}\nendobj\n" for number, each in enumerate(objects, 1)
    )
    return pdf.read(f"{made}trailer << /Root 1 0 R /Size 8 >>\n%%EOF\n".encode(), Settings())


@pytest.mark.parametrize(
    ("page", "first", "second"),
    [
        ("/Rotate 90", "0 1 -1 0 100 100", "0 1 -1 0 114 100"),
        ("/Rotate 270", "0 -1 1 0 300 700", "0 -1 1 0 286 700"),
        ("/Rotate 180", "-1 0 0 -1 500 300", "-1 0 0 -1 500 314"),
    ],
    ids=["right", "left", "upside down"],
)
def test_a_page_that_is_turned_is_read_along_its_lines(page: str, first: str, second: str) -> None:
    lines = drawn("The boats were clean, and all of the", first) + drawn("crews were, too.", second)
    assert of_pdf(lines, page).text == "The boats were clean, and all of the crews were, too.\n"


@pytest.mark.parametrize(
    ("matrix", "size"),
    [("0 1 -1 0 40 300", 12), ("0 -1 1 0 580 600", 12), (".7071 .7071 -.7071 .7071 100 200", 60)],
    ids=["up the margin", "down the margin", "across the page"],
)
def test_words_in_another_direction_stay_words_behind_the_text(matrix: str, size: int) -> None:
    document = of_pdf(drawn(_SAID) + drawn("Draft Words", matrix, size))
    assert document.text == f"{_SAID}\n\nDraft Words\n"
    (note,) = document.notes
    assert note.text == (
        "2 words on page 1 that run in another direction than the others, read after them"
    )


def test_mirror_writing_is_read_and_noted() -> None:
    lines = drawn("The boats were clean, and all of the", "-1 0 0 1 500 700")
    document = of_pdf(lines + drawn("crews were, too.", "-1 0 0 1 500 686"))
    assert document.text == "The boats were clean, and all of the crews were, too.\n"
    (note,) = document.notes
    assert (note.kind, note.text) == ("doubtful", "11 words on page 1 that stand in mirror writing")


@pytest.mark.parametrize("kind", ["/Widget /FT /Tx /T (a)", "/FreeText", "/Stamp"])
def test_what_is_filled_in_or_written_on_a_page_is_read(kind: str) -> None:
    note = f"<< /Type /Annot /Subtype {kind} /Rect [72 600 472 620] /F 4 /AP << /N 7 0 R >> >>"
    document = of_pdf(drawn(_SAID), note=note, look=drawn("Nobody was hurt.", "1 0 0 1 2 5"))
    assert document.text == f"{_SAID}\n\nNobody was hurt.\n"


def test_a_comment_on_a_page_is_noted() -> None:
    note = "<< /Type /Annot /Subtype /Text /Contents (Really?) /Rect [72 600 90 620] >>"
    document = of_pdf(drawn(_SAID), note=note)
    assert document.text == f"{_SAID}\n"
    assert [each.text for each in document.notes] == ["comment on page 1: \u201cReally?\u201d"]


def test_letters_that_are_set_apart_stay_a_word_where_a_space_is_only_guessed() -> None:
    """Here a drawing ends in the middle of a word, as where a font lacks a letter."""
    apart = (
        "BT /F1 12 Tf 2.4 Tc 72 720 Td (Harb) Tj ET BT /F1 12 Tf 2.4 Tc 107.6 720 Td (our) Tj ET"
    )
    assert of_pdf(f"{apart} {drawn(_SAID, '1 0 0 1 72 690')}").text.split()[0] == "Harbour"
    close = apart.replace("2.4 Tc", "0 Tc").replace("107.6", "101")
    assert of_pdf(f"{close} {drawn(_SAID, '1 0 0 1 72 690')}").text.split()[:2] == ["Harb", "our"]


@pytest.mark.parametrize(
    ("back", "word"), [(333, "Tr\u00e4ger"), (0, "Tr\u00a8ager")], ids=["over it", "before it"]
)
def test_an_accent_that_is_drawn_over_a_letter_is_a_part_of_it(back: int, word: str) -> None:
    said = f"BT /F1 12 Tf 72 720 Td [(The boats of Mr Tr\\310) {back} (ager were dry.)] TJ ET"
    assert of_pdf(said).text == f"The boats of Mr {word} were dry.\n"


@pytest.mark.parametrize(("side", "begins"), [(4, "\u2022 "), (0.5, "")], ids=["dot", "speck"])
def test_the_corner_of_a_border_before_a_line_is_no_dot_of_a_list(side: float, begins: str) -> None:
    assert of_pdf(f"60 722 {side} {side} re f {drawn(_SAID)}").text == f"{begins}{_SAID}\n"
