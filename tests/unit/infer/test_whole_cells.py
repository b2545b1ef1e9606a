"""What a cell of the facts holds: the whole day, the whole line, nothing that a comment hides."""

from collections.abc import Sequence

import pytest

from hmicdiff.infer.figures import Figure
from hmicdiff.infer.whole_cells import whole
from hmicdiff.model.facts import Cell, Facts
from hmicdiff.model.template import Kind, Slot
from hmicdiff.model.text import Release
from hmicdiff.pipeline import analyze
from tests.support import family

TOWNS = ("Tarn", "Holm", "Wick", "Voe", "Noup", "Brae")
KEPT = "The mill of the town keeps rye for the winter."


def facts(lines: Sequence[str]) -> Facts:
    texts = [f"Mill of {town}\n\n{line}\n\n{KEPT}" for town, line in zip(TOWNS, lines, strict=True)]
    return analyze(family(*texts)).facts


def cells(lines: Sequence[str]) -> list[Cell]:
    return [cell for row in facts(lines).rows for cell in row.cells if cell.variable != "subject"]


@pytest.mark.parametrize(
    ("opens", "closes"), [("<!--", "-->"), ("{% comment %}", "{% endcomment %}")]
)
def test_what_a_comment_says_is_no_fact(opens: str, closes: str) -> None:
    lines = [f"{opens}\n\nThe roll pays {n} crowns.\n\n{closes}" for n in (3, 8, 5, 9, 4, 7)]
    assert not cells(lines)


def figure(slot: Slot, text: str, release: Release) -> Figure:
    start = release.text.index(text)
    at = next(n for n, each in enumerate(release.sentences) if each.end > start)
    return Figure(slot, 0, at, start, start + len(text), text, tuple(text.split()), None)


@pytest.mark.parametrize(
    ("kind", "line", "text", "whole_text"),
    [
        (Kind.DATE, "The roll ran to 20 May 2031 here.", "20 May", "20 May 2031"),
        (Kind.NUMBER, "The roll ran to 20 May 2031 here.", "20", "20 May 2031"),
        (Kind.NUMBER, "The roll ran from 3 and 20 May here.", "3", "3"),
        (Kind.NUMBER, "It takes the quay 7.15 on.", "the quay 7.15", "7.15"),
        (Kind.NAME, "SIGNED BY UNA WEIR PIKE.", "UNA WEIR", "UNA WEIR PIKE"),
        (Kind.NAME, "SIGNED BY UNA WEIR FOR ALL OF US.", "UNA WEIR", "UNA WEIR"),
        (
            Kind.NAME,
            "It was told to Una Weir, who sat with the wardens.",
            "Una Weir, who sat",
            "Una Weir",
        ),
        (Kind.NAME, "Absent: Una (vote to Ivo), Cy, Ada", "Una", "Una (vote to Ivo), Cy, Ada"),
    ],
)
def test_words_are_whole(kind: Kind, line: str, text: str, whole_text: str) -> None:
    release = family(f"The mill of the town\n\n{line}").releases[0]
    found = whole(figure(Slot("a.0", "what", kind), text, release), release, {})
    assert release.text[found.start : found.end] == whole_text


def test_a_day_without_a_year_is_not_compared_where_most_have_one() -> None:
    days = ("3 May 2031", "4 June 2031", "5 May 2032", "9 July 2031", "11 June 2031", "12 April")
    found = cells([f"The roll came on {day}." for day in days])
    assert [cell.text for cell in found if not cell.comparable] == ["12 April"]


def test_a_label_has_no_pictures_and_commands() -> None:
    lines = [f"##\U0001f53b\U0001f53b berths: {n} boats" for n in (3, 8, 5, 9, 4, 7)]
    (column,) = [each for each in facts(lines).columns if each.variable != "subject"]
    assert column.label.startswith("berths: …")
