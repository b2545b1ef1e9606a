"""Which of the words that fill a blank are a value."""

import pytest

from hmicdiff.infer.fitting import is_left_open, value_in, value_like


def shown(words: str, span: tuple[int, int]) -> str:
    return " ".join(words.split()[slice(*span)])


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2,020 ( non-refundable )", "2,020"),
        ("Tarn Lettings ( or whoever replaces it )", "Tarn Lettings"),
        ("the caretaker ( or whoever replaces him )", "the caretaker"),
        ("4,040 , less a fee of £ 50", "4,040"),
        ("three years ; the Tenant may stay", "three years"),
        ("three years unless the flat is sold", "three years"),
        ("Beacon Mutual not Keel", "Beacon Mutual"),
        ("[ RENT ]", ""),
    ],
)
def test_brackets_clauses_and_conditions_are_more_than_a_value(words: str, value: str) -> None:
    assert shown(words, value_in(words.split())) == value


@pytest.mark.parametrize(
    "words",
    [
        "Skerry Homes ( UK ) Ltd",
        "2,900 ( two thousand nine hundred )",
        "17 Mill Lane , Tarn",
        "apples , pears and plums",
        "Ana Lind , Bo Lind and Carl Lind trading as Lind Brothers",
        "3 May 2021",
        "a shop that does not sell food",
        "( none )",
    ],
)
def test_names_addresses_and_lists_are_values_as_they_are(words: str) -> None:
    assert shown(words, value_in(words.split())) == words


@pytest.mark.parametrize(
    ("others", "words", "value"),
    [
        (["2", "three"], "4 worn", "4"),
        (["Hull & Keel", "North Sea Cover plc"], "at least Beacon Mutual", "Beacon Mutual"),
        # another way to fill in the blank
        (["The Gatehouse", "Flat 9"], "a flat in Wick", "a flat in Wick"),
        (["the caretaker", "Tarn Lettings"], "the late Kit Gannet", "the late Kit Gannet"),
        (["2", "3"], "4 ( four )", "4 ( four )"),
    ],
)
def test_beside_figures_or_names_alone_a_value_is_one_alone(
    others: list[str], words: str, value: str
) -> None:
    assert shown(words, value_like([each.split() for each in others], words.split())) == value


@pytest.mark.parametrize(("words", "left"), [("[ DATE ]", True), ("...", True), ("( b )", False)])
def test_what_is_left_open_is_no_value(words: str, left: bool) -> None:  # noqa: FBT001
    assert is_left_open(words.split()) is left
