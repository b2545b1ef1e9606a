"""Boxes before the lines of a form: which are ticked is what a document says."""

from collections.abc import Mapping, Sequence

import pytest

from hmicdiff.model.analysis import FindingKind
from hmicdiff.model.template import Kind
from hmicdiff.pipeline import analyze
from hmicdiff.read.boxes import answer
from hmicdiff.read.normalize import norms
from tests.support import family

TOWNS = ("Tarn", "Holm", "Skerry", "Ayle", "Brae", "Lyde")
MENDED = "The sluice of the mill was looked after and mended where need was"
PAID = "The eel tax of the year was paid to the warden of the river"


def form(boxes: Sequence[tuple[str, str]], dash: str = "- ") -> Sequence[str]:
    return [
        f"# Mill of {town}\n\nWhat was done this year for the river:\n\n"
        f"{dash}{first} {MENDED}\n{dash}{second} {PAID}\n\nThe mill of {town} keeps rye.\n"
        for town, (first, second) in zip(TOWNS, boxes, strict=True)
    ]


def columns(texts: Sequence[str]) -> Mapping[str, Mapping[str, object]]:
    facts = analyze(family(*texts)).facts
    return {
        column.label: {
            cell.text: cell.value
            for row in facts.rows
            for cell in row.cells
            if cell.variable == column.variable
        }
        for column in facts.columns
        if column.kind is Kind.CHOICE
    }


@pytest.mark.parametrize(
    ("off", "on"),
    [("[ ]", "[x]"), ("[ ]", "[X]"), ("( )", "(x)"), ("\u2610", "\u2611"), ("\u2610", "\u2612")],
)
def test_each_box_is_a_column_called_by_its_words(off: str, on: str) -> None:
    boxes = [(on, off), (off, on), (on, on), (on, off), (on, on), (off, off)]
    assert columns(form(boxes)) == {
        f"\u2026 {MENDED}": {on: "yes", off: "no"},
        f"\u2026 {PAID}": {on: "yes", off: "no"},
    }


def test_two_boxes_that_all_tick_alike_are_two_columns() -> None:
    boxes = [("[x]", "[x]"), ("[ ]", "[ ]")] * 3
    assert set(columns(form(boxes))) == {f"\u2026 {MENDED}", f"\u2026 {PAID}"}


def test_a_box_that_nearly_all_tick_is_a_column() -> None:
    boxes = [("[x]", "[x]")] * 5 + [("[ ]", "[x]")]
    assert set(columns(form(boxes))) == {f"\u2026 {MENDED}"}


def test_what_is_ticked_is_no_other_wording() -> None:
    boxes = [("[x]", "[ ]"), ("[ ]", "[x]"), ("[x]", "[x]")] * 2
    found = analyze(family(*form(boxes))).findings
    assert FindingKind.REWORDED not in {one.kind for one in found}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("[ ]", "no"), ("[x]", "yes"), ("(x)", "yes"), ("\u2610", "no"), ("[2]", None), ("x", None)],
)
def test_what_a_box_says(words: str, wanted: str | None) -> None:
    assert answer(norms(words)) == wanted


@pytest.mark.parametrize(("off", "on"), [("( )", "(x)"), ("[ ]", "[x]"), ("\u2610", "\u2611")])
@pytest.mark.parametrize("dash", ["- ", "* ", ""])
def test_a_box_begins_a_line_of_its_own_and_is_no_number_of_it(
    dash: str, off: str, on: str
) -> None:
    boxes = [(on, off), (off, on), (on, on)] * 2
    assert len(columns(form(boxes, dash))) == 2


def test_the_tenth_of_a_list_is_no_box() -> None:
    lines = "\n".join(f"({number}) The weir was mended." for number in ("viii", "ix", "x", "xi"))
    texts = [sentence.wording.text for sentence in family(lines).releases[0].sentences]
    assert texts == ["The weir was mended."] * 4
