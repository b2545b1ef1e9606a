"""A form with most of its questions open is told once, and none that may be left open."""

from collections.abc import Sequence

import pytest

from hmicdiff.model.analysis import Analysis
from hmicdiff.pipeline import analyze
from hmicdiff.report.view import build_view
from tests.support import family
from tests.unit.slips.libraries import slips

TOWNS = ("Tarn", "Holm", "Skerry", "Ayle", "Brae", "Lyde", "Voe", "Noup")
LABELS = ("Berths at the quay", "Boats of the town", "Keepers of the weir", "Gates of the mill")
QUESTION = "What was mended at the weir this year?"
ANSWERS = (
    "The long sill, which the flood took.",
    "Two gates were hung anew in spring.",
    "Hardly anything but the handrail.",
    "A new screen keeps the eels out now.",
    "Stones were laid below the fall.",
    "The old paddle was made good again.",
    "We had the piles driven deeper.",
    "Moss was scraped off every wall.",
)
WANTED = "Leaves 5 of 5 questions without an answer, from here on; half of the others leave none."


def form(at: int, *, is_open: bool, labels: Sequence[str] = LABELS) -> str:
    lines = [f"{label}:" + f" {at * 7 + 3 + n}" * (not is_open) for n, label in enumerate(labels)]
    answer = "" if is_open else f"\n\n{ANSWERS[at]}"
    return "\n\n".join(
        [
            f"Form of {TOWNS[at]}",
            f"{QUESTION}{answer}",
            *lines,
            "The wardens thank for the answers.",
        ]
    )


def forms(opened: Sequence[int], labels: Sequence[str] = LABELS) -> Analysis:
    return analyze(
        family(*(form(at, is_open=at in opened, labels=labels) for at in range(len(TOWNS))))
    )


def told(analysis: Analysis) -> list[str]:
    return [one.message for one in slips(analysis) if one.rule == "unanswered"]


@pytest.mark.parametrize("opened", [(3,), (3, 6)])
def test_a_form_that_is_not_filled_in_is_told_once(opened: Sequence[int]) -> None:
    assert told(forms(opened)) == [WANTED] * len(opened)


def test_a_text_without_sentences_is_no_form() -> None:
    texts = [form(at, is_open=at == 3) for at in range(len(TOWNS))]
    assert told(analyze(family(*texts, "-----\n=====\n"), one_family=True)) == [WANTED]


def test_where_many_leave_it_open_it_may_be_left_open() -> None:
    assert not told(forms((1, 3, 6)))


def test_few_questions_may_well_have_no_answer() -> None:
    assert not told(forms((3,), LABELS[:3]))


def test_a_form_with_most_of_its_questions_answered_is_filled_in() -> None:
    texts = [form(at, is_open=False) for at in range(len(TOWNS))]
    texts[3] = texts[3].replace(f"{LABELS[0]}: 24", f"{LABELS[0]}:")
    assert not told(analyze(family(*texts)))


def test_those_that_leave_as_many_open_are_told_together() -> None:
    story = build_view(forms((3, 6))).story
    assert [one.number for one in story if one.card.rule == "unanswered"] == [2]
