"""What a sentence in other words is compared with."""

from collections import Counter

import pytest

from hmicdiff.differences.rewordings import as_most_say
from hmicdiff.differences.surprise import Said
from hmicdiff.model.analysis import Finding, FindingKind, Op, Piece
from hmicdiff.pipeline import analyze
from tests.support import family

USUAL = "All guests are asked to leave their wet boots beside the front door before supper."
SEVERAL = "All visitors are asked to leave their muddy boots beside the front door at supper."
ALONE = "All visitors are told to leave their muddy boots beside the front door at supper, please."


def told(*lines: str) -> list[tuple[str, str | None]]:
    """Return the lines that are told to be reworded, each with what it is compared with."""
    return [
        (found.quote, found.expected)
        for found in findings(*lines)
        if found.kind is FindingKind.REWORDED
    ]


def findings(*lines: str) -> tuple[Finding, ...]:
    """Return what is told of releases with these lines."""
    inns = ("Tarn", "Holm", "Skerry", "Ayle", "Brae", "Wyke", "Onda", "Haro", "Soria", "Weil")
    texts = [
        f"Rules of the inn at {inn}\n\n{line}\n\nSupper is at eight in the long room."
        for inn, line in zip(inns, lines, strict=False)
    ]
    return analyze(family(*texts)).findings


def test_what_nobody_else_says_is_compared_with_the_nearest_words_that_several_use() -> None:
    found = dict(told(*[USUAL] * 5, SEVERAL, SEVERAL, ALONE))
    assert found[ALONE] == SEVERAL


def test_words_that_one_other_uses_are_no_way_to_say_it() -> None:
    found = dict(told(*[USUAL] * 5, SEVERAL, ALONE))
    assert found[ALONE] == found[SEVERAL] == USUAL


def test_what_several_say_is_compared_with_the_template() -> None:
    found = told(*[USUAL] * 5, SEVERAL, SEVERAL, ALONE, ALONE)
    assert {expected for _, expected in found} == {USUAL}


def test_what_is_nearer_to_the_template_is_compared_with_that() -> None:
    near = (
        "All guests are told to leave their wet boots beside the front door before supper, please."
    )
    assert dict(told(*[USUAL] * 5, SEVERAL, SEVERAL, near))[near] == USUAL


def test_a_comma_more_is_typography() -> None:
    usual = "Guests who come late must knock and wait in the hall until the porter comes."
    assert told(*[usual] * 5, usual.replace("knock and", "knock, and")) == []


def test_a_sign_before_a_figure_is_none() -> None:
    usual = "Guests who come late pay 5 pounds at the door or > 3 pounds in the hall."
    (found,) = findings(*[usual] * 5, usual.replace("> 3", "< 3"))
    assert (found.kind, found.quote, found.expected) == (FindingKind.VALUE, "< 3", "> 3")


@pytest.mark.parametrize(
    ("mine", "theirs", "of", "told"),
    [
        pytest.param(5, 2, 7, False, id="most spell it so"),
        pytest.param(3, 3, 6, False, id="as many"),
        pytest.param(2, 5, 7, True, id="few"),
        pytest.param(1, 1, 2, True, id="of two releases"),
    ],
)
def test_of_two_spellings_the_majority_decides(
    mine: int, theirs: int, of: int, *, told: bool
) -> None:
    words = Said(of, Counter({"returns": mine, "returnes": theirs}))
    pieces = (Piece(Op.SAME, "He "), Piece(Op.ADDED, "returns"), Piece(Op.DROPPED, "returnes"))
    assert (as_most_say(pieces, words) == pieces) is told


def test_another_word_is_told_however_many_have_it() -> None:
    words = Said(7, Counter({"keeps": 5, "returns": 2}))
    pieces = (Piece(Op.SAME, "He "), Piece(Op.ADDED, "keeps"), Piece(Op.DROPPED, "returns"))
    assert as_most_say(pieces, words) == pieces


def test_a_form_that_goes_with_other_words_is_told_with_them() -> None:
    words = Said(7, Counter({"investigated": 5, "investigate": 2, "has": 5, "did": 2}))
    pieces = (
        *(Piece(Op.ADDED, "has"), Piece(Op.DROPPED, "did"), Piece(Op.SAME, " not ")),
        *(Piece(Op.ADDED, "investigated"), Piece(Op.DROPPED, "investigate")),
    )
    assert as_most_say(pieces, words) == pieces


def test_a_letter_amiss_at_the_beginning_makes_no_other_word() -> None:
    words = Said(7, Counter({"lantern": 5, "lamtern": 2}))
    pieces = (Piece(Op.ADDED, "lantern"), Piece(Op.DROPPED, "lamtern"))
    assert as_most_say(pieces, words) != pieces


TIDE = "[1] Notes https://mill.example/sluice/bore/tide"


def test_a_reference_to_another_address_is_no_rewording() -> None:
    weir = "[1] https://mill.example/sluice/weir/tide"
    told = [each.kind for each in findings(*[TIDE] * 4, weir)]
    assert told == [FindingKind.VALUE, FindingKind.EXTRA]
    same = findings(*[TIDE] * 4, TIDE.replace("Notes ", ""))
    assert [each.kind for each in same] == [FindingKind.REWORDED]
