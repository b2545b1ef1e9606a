import pytest

from hmicdiff.read.formats.document import Document
from hmicdiff.read.page_breaks import FRAME, keys_of, without_page_breaks

LINE = "The ferry to Holm left the quay in the morning and came back in the evening of that day"
FULL = f"{' '.join([f'{LINE}.'] * 10)}\n\n"
FIRST = f"{FULL}The harbour master asked all who had seen it to come\n\n"
THEN = "to his office before noon, and nobody came.\n\n"


def letter(*heads: str, note: str = "", then: str = THEN) -> str:
    pages = (
        f"{FIRST.replace('harbour', name)}{note}{head}\n\n{then.replace('nobody', name)}"
        for head, name in zip(heads, ("first", "second"), strict=False)
    )
    return "".join(pages) + FULL


def read(*texts: str, known: set[str] | None = None) -> list[Document]:
    return without_page_breaks([("text", Document(text)) for text in texts], known or set())


def test_a_sentence_goes_on_behind_a_running_head() -> None:
    (found,) = read(letter("Letter 7\nPage No. 2", "Letter 7\nPage No. 3"))
    assert "Page No." not in found.text
    assert found.text.count("to come\nto his office before noon") == 2
    assert [note.text for note in found.notes] == [
        "running head: “Letter 7 Page No. 2”",
        "running head: “Letter 7 Page No. 3”",
    ]


def test_lines_are_those_of_the_file() -> None:
    text = letter("Page 2", "Page 3")
    (found,) = read(text)
    lines = text.split("\n")
    for offset, where in found.places:
        said = lines[int(where.removeprefix("line ")) - 1]
        assert found.text[offset:].startswith(said)


@pytest.mark.parametrize("mark", ["¹ ", "2 ", "* ", "____________\n\n2 "])
def test_a_sentence_goes_on_behind_the_notes_at_the_foot_of_a_page(mark: str) -> None:
    (found,) = read(letter("Page 2", "Page 3"), letter("Page 2", note=f"{mark}See above.\n\n"))[1:]
    before, _, after = found.text.partition("to come\nto his office")
    assert "See above." not in before
    assert "See above." in after


def test_headings_that_count_are_no_running_heads() -> None:
    text = letter("Section 2", "Section 3", then="Nobody came.\n\n")
    assert read(text) == [Document(text)]


def test_what_counts_in_every_line_counts_no_pages() -> None:
    text = "".join(f"Day {day}\n\nwe went on to\n\n" for day in range(1, 9))
    assert read(text) == [Document(text)]


def test_one_sentence_that_lacks_its_stop_proves_no_page() -> None:
    text = letter("Section 2") + letter("Section 3", then="Nobody came.\n\n")
    assert read(text) == [Document(text)]


def test_the_second_of_two_pages_is_known_by_its_family() -> None:
    short = f"{FIRST}Page 2\n\n{THEN}"
    assert "Page 2" in read(short)[0].text
    assert "Page 2" not in read(letter("Page 2", "Page 3"), short)[1].text


def test_a_check_knows_the_running_heads_of_the_family() -> None:
    (found,) = read(letter("Page 2", "Page 3"))
    known = keys_of(("text", *note.frame) for note in found.notes)
    assert known == {"Page #"}
    assert found.notes[0].frame[0] == FRAME
    assert "Page 2" not in read(f"{FIRST}Page 2\n\n{THEN}", known=known)[0].text


def test_what_stands_beside_each_running_head_is_the_foot_of_the_page() -> None:
    (found,) = read(letter("Office of the Harbour\n\n- 2 -", "Office of the Harbour\n\n- 3 -"))
    assert "Office" not in found.text


def test_other_formats_are_left_as_they_are() -> None:
    text = letter("Page 2", "Page 3")
    assert without_page_breaks([("markdown", Document(text))]) == [Document(text)]
