"""Where punctuation is lost, nothing is judged that depends on where sentences end."""

import re

import pytest

from hmicdiff.model.analysis import Analysis
from hmicdiff.pipeline import analyze
from hmicdiff.slips.cuts import has_no_ends
from tests.support import family
from tests.unit.slips.libraries import slips

_TEXT = (
    "The mayor opened the new bridge on Monday and thanked all who had built it in a year. Of the "
    "20 builders that he had asked for 12 came from the town. Boats may pass it from 3 May on. "
    "He was glad that it stands. The the toll is not yet known."
)


def _of(text: str) -> Analysis:
    return analyze(family(f"A bridge is open\n\n{text}\n"))


def test_a_slip_is_told_where_sentences_end() -> None:
    analysis = _of(_TEXT)
    assert not has_no_ends(analysis.releases[0])
    assert [one.rule for one in slips(analysis)] == ["doubled-word"]


def test_it_is_not_where_no_sentence_does() -> None:
    analysis = _of(re.sub(r"[.,]", " ", _TEXT))
    assert has_no_ends(analysis.releases[0])
    assert slips(analysis) == []


@pytest.mark.parametrize(
    "text", ["Ambrick Mill", "- a boat\n\n- a crane\n\n- a rope"], ids=["a label", "a list"]
)
def test_what_has_no_running_text_has_lost_no_stops(text: str) -> None:
    assert not has_no_ends(_of(text).releases[0])
