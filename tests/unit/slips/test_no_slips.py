"""What looks like a slip and is none, or points at another one."""

import pytest

from hmicdiff.model.analysis import Finding, FindingKind
from hmicdiff.pipeline import analyze
from tests.support import family

INNS = ("Tarn", "Holm", "Skerry", "Ayle", "Brae", "Wyke")
RULE = "Guests are asked to leave wet boots beside the door and to follow the law."


def slips(usual: str, odd: str) -> list[Finding]:
    """Return the slips of six inns, of which the last has another rule."""
    texts = [
        f"Rules of the inn at {inn}\n\n{rule}\n\nSupper is at eight in the long room. "
        "Owls are not fed at the table.\n\n"
        "The well is open to all who come by boat.\n\nOars are kept behind the stable."
        for inn, rule in zip(INNS, [*[usual] * 5, odd], strict=True)
    ]
    return [one for one in analyze(family(*texts)).findings if one.kind is FindingKind.INCONSISTENT]


def test_a_lost_stop_is_told() -> None:
    (found,) = slips(RULE, RULE[:-1])
    assert found.rule == "full-stop"


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(f"{RULE[:-1]}; and", id="more comes behind an and"),
        pytest.param(RULE.replace("the law.", "the host"), id="it ends with another word"),
    ],
)
def test_a_stop_that_the_others_have_behind_another_word_is_not_lost(odd: str) -> None:
    assert slips(RULE, odd) == []


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(
            "He said \u201cboots off \u00bb and \u00ab no \u201csupper\u201d yet.", id="curly"
        ),
        pytest.param("He said &quot;boots off\u201d and left the inn.", id="an entity"),
    ],
)
def test_quote_marks_of_several_styles_may_be_halves_of_each_other(said: str) -> None:
    assert slips(RULE, f"{RULE} {said}") == []


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("See [the inn at the weir \u00bb](weir.md)", id="an arrow to the next page"),
        pytest.param("The log has: await inn.opens_door(", id="a line of a program"),
    ],
)
def test_a_mark_that_stands_for_something_else_has_no_other_half(said: str) -> None:
    assert slips(RULE, f"{RULE}\n\n{said}") == []


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Both day- och night-watch, and day-och are kept.", id="half of a pair"),
        pytest.param("The mill- owner paid the mill-owner and the mill- owner.", id="mostly apart"),
        pytest.param("The key is taken by door[date] from the box.", id="a word with an index"),
    ],
)
def test_what_only_looks_torn_or_open_is_no_slip(said: str) -> None:
    assert slips(RULE, f"{RULE} {said}") == []
