"""Plain text, and the signs that were left in it by a page."""

import pytest

from hmicdiff.read.formats.document import Document, Settings
from hmicdiff.read.formats.plain import read
from hmicdiff.read.tables import read_rows


def of_text(text: str) -> Document:
    return read(text.encode(), Settings())


def test_signs_of_the_source_of_a_page_are_read_as_what_they_stand_for() -> None:
    read = of_text("Tarn &amp; Sons\nThe crew&#8217;s 5&nbsp;boats &#x2013; all dry.\n")
    assert read.text == "Tarn & Sons\nThe crew\u2019s 5\u00a0boats \u2013 all dry.\n"
    assert read.where(read.text.index("crew")) == "line 2"
    (note,) = read.notes
    assert note.kind == "mended"
    assert "4 signs written as in the source of a page" in note.text


@pytest.mark.parametrize(
    "text",
    [
        "Write &nbsp; for a space that stays.\n",
        "The crew&#8217;s R&D.\n",
    ],
)
def test_a_text_that_may_speak_of_such_signs_is_left_as_it_is_and_this_is_said(text: str) -> None:
    read = of_text(text)
    assert read.text == text
    assert read.places == ()
    (note,) = read.notes
    assert note.kind == "doubtful"


@pytest.mark.parametrize("text", ["Tarn & Sons\n", "AT&T; and others\n", "x &unknown; y\n"])
def test_other_ampersands_are_nothing_to_speak_of(text: str) -> None:
    assert of_text(text) == Document(text)


def test_no_such_sign_breaks_a_line() -> None:
    assert of_text("The crew&#10;was&#13;dry").text == "The crew was dry"


def test_the_cells_of_a_table_are_read_alike() -> None:
    table = b"id,text\n1,Tarn &amp; Sons\n2,The crew&#8217;s boats\n"
    first, second = read_rows(table, "t.csv", Settings(text_column="text")).rows
    assert first.document.text == "Tarn & Sons"
    assert second.document.text == "The crew\u2019s boats"
    assert second.document.where(0) == "row 3"
