"""What a machine that reads a page takes for something else says nothing of its own."""

import pytest

from hmicdiff.language.misread import is_scrap, may_be_misread
from hmicdiff.model.analysis import FindingKind
from hmicdiff.pipeline import analyze
from tests.support import family

_WEIRS = ("Aller", "Brede", "Culm", "Dart", "Erme", "Frome", "Gade", "Hamble")


def _told(
    last: str, line: str = "Rule {number} of the old book is kept, and so is its date."
) -> set[str]:
    """Return the kinds of what is told of notices in which the last one has another line."""
    texts = [
        f"Notice on the weir at {weir}\n\nThe weir at {weir} is shut at night.\n\n"
        + line.format(number=1 + at % 2)
        for at, weir in enumerate(_WEIRS)
    ]
    texts[-1] = texts[-1].replace(line.format(number=2), last)
    found = analyze(family(*texts)).findings
    return {each.kind for each in found if each.kind is not FindingKind.INCONSISTENT}


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [("I", "1", True), ("|", "l", True), ("O", "0", True), ("O", "1", False), ("Il", "11", False)],
)
def test_single_characters_that_look_alike(one: str, other: str, *, wanted: bool) -> None:
    assert may_be_misread(one, other) is wanted


@pytest.mark.parametrize(
    ("text", "expected", "wanted"),
    [
        ("J", "date", True),
        ("I", "1", True),
        ("J", "John", False),
        ("J", "D", False),
        ("a", "the", False),
    ],
)
def test_scraps_of_words(text: str, expected: str, *, wanted: bool) -> None:
    assert is_scrap(text, expected) is wanted


@pytest.mark.parametrize(
    ("last", "kinds"),
    [
        pytest.param("Rule I of the old book is kept, and so is its date.", set(), id="a figure"),
        pytest.param(
            "Rule 2 of the old book is kept, and so is its J",
            {FindingKind.TYPOGRAPHY},
            id="a word",
        ),
        pytest.param(
            "Rule 2 of the old book is kept, and so is its cover.",
            {FindingKind.REWORDED},
            id="another word",
        ),
    ],
)
def test_a_misread_character_is_no_other_value_and_no_other_wording(
    last: str, kinds: set[FindingKind]
) -> None:
    assert _told(last) == kinds
