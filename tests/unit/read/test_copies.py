import pytest

from hmicdiff.read.copies import Copies, copies_among, once, original_of, told_once
from tests.support import family

LETTER = "It rained.\n\nIt blew."


@pytest.mark.parametrize(
    ("sources", "original"),
    [
        pytest.param(["a.txt", "b.txt"], "a.txt", id="the first"),
        pytest.param(["holm copy.txt", "holm.txt"], "holm.txt", id="a copy by its ending"),
        pytest.param(["Copy of holm.txt", "holm.txt"], "holm.txt", id="a copy by its beginning"),
        pytest.param(["holm-2.txt", "holm.docx"], "holm.docx", id="of another format"),
        pytest.param(["old/holm.txt", "holm.txt"], "holm.txt", id="in another folder"),
        pytest.param(["a.txt", "zz a.txt", "b.txt"], "a.txt", id="several"),
        pytest.param(["holm.docx", "holm.txt"], "holm.docx", id="of one name"),
    ],
)
def test_the_original_is_told_by_the_names(sources: list[str], original: str) -> None:
    assert original_of(sources) == original
    assert original_of(sources[::-1]) == original


@pytest.mark.parametrize(
    "other",
    [LETTER, f"{LETTER}\n", LETTER.replace("\n", "\r\n"), LETTER.replace("\n", "\r")],
    ids=["the same", "an end of line more", "Windows", "old Mac"],
)
def test_line_ends_make_no_other_text(other: str) -> None:
    assert once(family(LETTER, other))[1] == (Copies("0.txt", ("1.txt",)),)


@pytest.mark.parametrize(
    "other",
    [
        LETTER.upper(),
        LETTER.replace("\n\n", "\n"),
        f"{LETTER} It snowed.",
        LETTER.replace(" ", "  "),
    ],
    ids=["capitals", "other paragraphs", "a sentence more", "other spaces"],
)
def test_what_else_differs_is_no_copy(other: str) -> None:
    corpus = family(LETTER, other)
    assert once(corpus) == (corpus, ())


def test_of_many_copies_the_first_are_named() -> None:
    (line,) = told_once(copies_among((f"{at:02}.txt", "a") for at in range(25)))
    assert line.startswith("01.txt, 02.txt, ")
    assert line.endswith("20.txt and 4 more have the same text as 00.txt; it is counted once.")


def test_of_many_originals_the_first_are_named() -> None:
    found = copies_among((f"{at // 2:02}-{at % 2}.txt", str(at // 2)) for at in range(60))
    lines = told_once(found)
    assert len(lines) == 21
    assert lines[-1] == "10 copies of 10 other documents: each is counted once."
