"""Years and days from one to another are one value, whatever half of it the slot took."""

from collections.abc import Sequence

import pytest

from hmicdiff.infer.figures import Figure, _value
from hmicdiff.infer.readings import Filling
from hmicdiff.infer.whole_spans import whole_span
from hmicdiff.language.dates import days
from hmicdiff.language.habits import UNKNOWN
from hmicdiff.model.facts import Cell
from hmicdiff.model.template import Kind, Slot
from hmicdiff.pipeline import analyze
from hmicdiff.read.normalize import wording
from tests.support import family

TOWNS = ("Tarn", "Holm", "Wick", "Voe", "Noup", "Brae")
KEPT = "The mill of the town keeps rye for the winter."


def cells(lines: Sequence[str]) -> list[Cell]:
    texts = [f"Mill of {town}\n\n{line}\n\n{KEPT}" for town, line in zip(TOWNS, lines, strict=True)]
    rows = analyze(family(*texts)).facts.rows
    return [cell for row in rows for cell in row.cells if cell.variable != "subject"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("may 6 through may 12 , 2031", "2031-05-06/2031-05-12"),
        ("may 6 through 12 , 2031", "2031-05-06/2031-05-12"),
        ("6 may until 12 june 2031", "2031-05-06/2031-06-12"),
        ("monday , may 6 , to sunday , may 12 , 2031", "2031-05-06/2031-05-12"),
        ("december 29 through january 3 , 2032", "2031-12-29/2032-01-03"),
        ("6 - 12 mai 2031", "2031-05-06/2031-05-12"),
        ("6 mai bis 12 mai 2031", "2031-05-06/2031-05-12"),
        ("6 au 12 mai 2031", "2031-05-06/2031-05-12"),
        ("may 6 through may 12", "--05-06/--05-12"),
        ("may 12 through may 6 , 2031", None),
        ("7 and 8 july 2031", None),
        ("6 may 2031 - 14", None),
        ("6 may 2031", None),
    ],
)
def test_days_from_one_to_another(words: str, value: str | None) -> None:
    assert days(words.split()) == value


def test_the_year_of_the_last_day_is_that_of_the_first() -> None:
    lines = [f"The quay is shut on {day} for eels." for day in ("May 6, 2031", "June 4, 2031")] * 2
    lines += [
        "The quay is shut on May 6 through May 12, 2031 for eels.",
        "The quay is shut on June 4 \u2013 11, 2031 for eels.",
    ]
    found = {cell.text: cell for cell in cells(lines)}
    assert found["May 6 through May 12, 2031"].value == "2031-05-06/2031-05-12"
    assert found["June 4 \u2013 11, 2031"].value == "2031-06-04/2031-06-11"
    assert all(cell.comparable for cell in found.values())


def test_two_columns_of_days_stay_two() -> None:
    days_ = [("May 6, 2031", "May 9, 2032"), ("June 4, 2031", "July 8, 2032")] * 3
    lines = [f"The lease of the weir runs from {a} to {b} at most." for a, b in days_]
    texts = {cell.text for cell in cells(lines)}
    assert texts == {day for pair in days_ for day in pair}


@pytest.mark.parametrize("dash", ["-", "\u2013", "\u2014"])
def test_years_with_a_dash_are_one_value(dash: str) -> None:
    lines = [f"Of the eels of the season {year} it kept some." for year in (2031, 2032, 2033)]
    lines += [f"Of the eels of the season {y}{dash}{y + 1} it kept some." for y in (2031, 2032, 33)]
    lines[-1] = f"Of the eels of the season 2034{dash}2037 it kept some."
    found = {cell.text: cell.value for cell in cells(lines)}
    assert found[f"2031{dash}2032"] == "2031/2032"
    assert found[f"2034{dash}2037"] == "2034/2037"
    assert not [each for each in found.values() if isinstance(each, int) and each < 0]


@pytest.mark.parametrize(
    ("line", "text", "whole"),
    [
        ("In the season 2031\u20132032 here.", "\u20132032", "2031\u20132032"),
        ("In the season 2031\u20132032 here.", "2031", "2031\u20132032"),
        ("In the season 2032\u20132031 here.", "2032", None),
        ("The number is 2031-2032-7 here.", "2031", None),
        ("By 2031-2032.5 crowns.", "2031", None),
    ],
)
def test_years_around_a_half(line: str, text: str, whole: str | None) -> None:
    release = family(line).releases[0]
    (sentence,) = release.sentences
    start = line.index(text)
    slot = Slot("a.0", "year", Kind.NUMBER)
    figure = Figure(slot, 0, 0, start, start + len(text), text, (text,), None)
    span = whole_span(figure, (start, start + len(text)), sentence, ())
    assert (span and line[span.start : span.end]) == whole


@pytest.mark.parametrize(
    ("line", "value"), [("of weirs 3\u201314 of it", 14), ("of weirs \u201314 of it", -14)]
)
def test_a_dash_between_figures_is_no_minus(line: str, value: int) -> None:
    said = wording(line)
    at = said.norms.index("-")
    filling = Filling((0, 0), said, ((at, at + 2),))
    assert _value(filling, 0, Kind.NUMBER, UNKNOWN, line) == value
