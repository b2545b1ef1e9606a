"""A part that is larger than its whole: which digits are counts."""

import pytest

from hmicdiff.model.analysis import Match, PlacedRelease, PlacedSentence, Status
from hmicdiff.model.template import Template
from hmicdiff.model.text import Role
from hmicdiff.slips.background import Background
from hmicdiff.slips.parts import parts_over_wholes

_SENTENCE = "7 of the 3 boats were sound."


def _found(before: str, sentence_text: str = _SENTENCE) -> list[str]:
    """Return what is told of a sentence with other words of its release before it."""
    start, text = len(before), before + sentence_text
    sentence = PlacedSentence(
        start=start,
        end=len(text),
        line=1,
        role=Role.PARAGRAPH,
        passages=("boats",),
        reading="boats.a",
        status=Status.BOILERPLATE,
        moved=False,
        matched_by=Match.ALONE,
        confidence=1.0,
    )
    release = PlacedRelease(
        id="tarn",
        source="tarn.txt",
        sha256="",
        encoding="utf-8",
        subject=None,
        stranger=False,
        text=text,
        sentences=(sentence,),
        missing=(),
        values=(),
    )
    background = Background((release,), Template((), ()))
    return [slip.message for slip in parts_over_wholes(background)]


@pytest.mark.parametrize("before", ["", "There. ", "(", "• "])
def test_digits_that_begin_a_sentence_count(before: str) -> None:
    assert _found(before) == ["Counts 7 as a part of 3."]


@pytest.mark.parametrize("before", ["£", "-", "12.", "1,"])
def test_digits_that_end_what_stands_before_the_sentence_do_not(before: str) -> None:
    assert _found(before) == []


def test_what_was_found_in_one_release_is_not_taken_for_another() -> None:
    assert [bool(_found(before)) for before in ("", "£", "", "-")] == [True, False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The crew has one of whom we know, and three of whom we do not.", id="one"),
        pytest.param("Of boats, two of which leak, five of which do not, all sail.", id="a part"),
        pytest.param("She won, of two heats of rowing, four heats of sailing.", id="a list"),
        pytest.param(
            "She is guilty, of one theft, four frauds and one forgery.", id="a list of one"
        ),
    ],
)
def test_numbers_side_by_side_are_no_part_and_whole(text: str) -> None:
    assert _found("", text) == []


def test_a_part_of_what_is_counted_with_the_same_word_is_one() -> None:
    assert _found("", "Of the 3 boats, 7 boats were sound.") == ["Counts 7 as a part of 3."]
