"""The numbers of headings, sections and items are no facts."""

from collections.abc import Sequence

import pytest

from hmicdiff.infer.numbering import without_number
from hmicdiff.pipeline import analyze
from tests.support import family

TOWNS = ("Tarn", "Holm", "Wick", "Voe", "Noup", "Brae")


def stated(lines: Sequence[str]) -> set[str]:
    """Return the texts of all cells but the names of the towns."""
    texts = [f"Mill of {town}\n\n{line}" for town, line in zip(TOWNS, lines, strict=True)]
    rows = analyze(family(*texts)).facts.rows
    return {cell.text for row in rows for cell in row.cells} - set(TOWNS)


def test_the_number_of_a_heading_is_no_fact() -> None:
    heads = ("Tolls of the quay", "Berths for boats", "Rye and oats", "Roll of the wardens")
    lines = [
        "\n\n".join(
            f"Item {n + at % 3 + 1}. {head}\n\nThe wardens were content with the {head.lower()}."
            for n, head in enumerate(heads)
        )
        for at in range(6)
    ]
    assert not stated(lines)


def test_the_number_of_a_section_is_no_fact() -> None:
    lines = [
        f"Each boat has to show its licence under § {n} when asked." for n in (8, 9, 7, 8, 6, 5)
    ]
    assert not stated(lines)


def test_a_row_of_figures_is_no_fact() -> None:
    lines = [f"Berths taken {n} {n + 2} 0 {2 * n + 2} by night" for n in (21, 32, 43, 54, 65, 76)]
    assert not any(len(text.split()) > 1 for text in stated(lines))


@pytest.mark.parametrize(
    ("text", "rest"),
    [("V Tolls", "Tolls"), ("4/ Tolls", "Tolls"), ("Item 7", ""), ("Tolls", "Tolls"), ("7.", "7.")],
)
def test_without_number(text: str, rest: str) -> None:
    assert without_number(text, {"item"}) == rest


def test_a_number_behind_a_word_that_each_says_once_is_a_fact() -> None:
    grades = (1, 2, 2, 3, 1, 4)
    asides = [f"Level {n} of the {where}" for n, where in enumerate(("weir", "quay", "loft"), 7)]
    lines = [f"Level {grade} notice for the board" for grade in grades]
    for at, aside in enumerate(asides):
        lines[at] += f"\n\n{aside} is dry.\n\nThe wardens were content."
    assert stated(lines) >= {"1", "2", "3", "4"}


def test_an_article_counts_nothing() -> None:
    lines = [
        f"The {each} mill was visited on {at + 3} May 2031.\n\nThe 3 wheels turn.\n\n"
        f"The {at + 2} wardens were content.\n\nThe 40 sacks were full."
        for at, each in enumerate(("upper", "lower", "old", "new", "brick", "stone"))
    ]
    assert "3 May 2031" in stated(lines)
