"""What is one value, told by more than the words of its own sentence."""

import pytest

from hmicdiff.infer.joined_slots import _are_named
from hmicdiff.pipeline import analyze
from tests.support import family

TOWNS = ["Tarn", "Holm", "Skerry", "Ayle", "Northbank", "Brae", "Lyde", "Wyke"]
OVENS = ["one clay oven", "an iron stove", "the old kiln", "two ranges", "a grill", "many pans"]
REST = "Bread is good for the town. The baker sweeps the yard each night."


def filled(*texts: str) -> list[list[str]]:
    """Return what each release fills in."""
    found = analyze(family(*texts))
    return [
        [release.text[value.start : value.end] for value in release.values]
        for release in sorted(found.releases, key=lambda each: each.source)
    ]


def test_all_behind_a_label_is_one_value_if_releases_have_no_word_in_common_there() -> None:
    marks = ["EX-21/0045", "B/21-117", "21-AR-33", "C 88/21", "EX-21/0312", "V/4-771"]
    found = filled(*(f"File no.: {mark}\n\nThe mill grinds rye.\n\n{REST}" for mark in marks))
    assert found == [[mark] for mark in marks]


def test_what_a_release_says_elsewhere_as_one_is_one_value_with_its_comma() -> None:
    places = ["Low Barn, Tarn", "3 Weir Lane, Holm", "The Kiln, Skerry", "Mill, Quay End, Ayle"]
    found = filled(
        *(
            f"Visit: {place}\n\n{place} lies beside the weir and has an oven.\n\n{REST}"
            for place in places
        )
    )
    assert found == [[place, place] for place in places]


def test_two_parts_of_which_each_settles_the_other_are_one_value() -> None:
    things = ["sale of bread", "care of ovens", "price of flour", "sale of bread", "care of ovens"]
    found = filled(
        *(
            f"Case {at}\n\nThe baker of the town was asked about the {thing} by us.\n\n{REST}"
            for at, thing in enumerate(things)
        )
    )
    assert [each[-1] for each in found] == things


def test_a_town_that_a_release_does_not_name_elsewhere_is_cut_as_the_others_are() -> None:
    offices = ["Court", "Chamber", "Bureau", "Archive"] * 3
    towns = [*TOWNS, "Orme", "Pell", "Quoy", "Rusk"]
    texts = [
        f"Written in {town}.\n\nAppeals go to the {office} {town} within a month.\n\n{REST}"
        for office, town in zip(offices, towns, strict=True)
    ]
    texts[0] = texts[0].removeprefix("Written in Tarn.\n\n")
    assert filled(*texts)[0] == ["Court", "Tarn"]


def test_each_fills_in_its_own_where_two_of_few_say_the_same() -> None:
    found = filled(
        *(
            f"The bakery\n\nThe oven in use today is {oven}.\n\n{REST}"
            for oven in [OVENS[0], OVENS[0], *OVENS[1:4]]
        )
    )
    assert found == [[oven] for oven in [OVENS[0], OVENS[0], *OVENS[1:4]]]


def test_a_figure_in_a_rare_reading_is_filled_in_where_others_fill_in_such_figures() -> None:
    texts = [
        f"The bakery\n\nIn the past {hours} hours the mill ground {sacks} sacks.\n\n{REST}"
        for hours, sacks in ((3, 7), (14, 90), (9, 31), (21, 8), (40, 12), (5, 66))
    ]
    texts[5] = f"The bakery\n\nThe mill ground 66 sacks in the past 5 hours.\n\n{REST}"
    assert {"5", "66"} <= set(filled(*texts)[5])


def test_a_day_and_an_answer_behind_one_label_are_two_values() -> None:
    texts = [
        f"The bakery\n\nDate: {at}.04.2017\\\n{'Yes' if at % 2 else 'No'}\\\n\n{REST}"
        for at in range(11, 17)
    ]
    assert [each[0] for each in filled(*texts)][:2] == ["11.04.2017", "12.04.2017"]


def test_codes_of_several_kinds_behind_a_word_are_one_value_each() -> None:
    codes = ["FN/2020/07", "FN/2019/11", "TC-44", "TC-45b", "FN/2020/02", "TC-51"]
    found = filled(*(f"Notice {code}\n\nThe mill grinds rye.\n\n{REST}" for code in codes))
    assert found == [[code] for code in codes]


def test_an_apostrophe_behind_a_length_of_time_belongs_to_it() -> None:
    terms = ["60 days'", "14 days'", "one month's", "30 days'", "two months'", "three weeks'"]
    found = filled(
        *(f"The bakery\n\nAfter that we need {term} notice.\n\n{REST}" for term in terms)
    )
    assert [each[0] for each in found if each] == terms


@pytest.mark.parametrize(
    ("nouns", "are_one"),
    [
        pytest.param(["plan", "plans", "plan"], True, id="one noun in two numbers"),
        pytest.param(["plan", "sheet", "plan"], False, id="two nouns"),
        pytest.param(["plan", "plan", "plan"], False, id="the same noun throughout is fixed"),
    ],
)
def test_a_noun_goes_with_what_it_names_where_its_number_goes_by_that(
    nouns: list[str], *, are_one: bool
) -> None:
    named = [("101",), ("12", "and", "14"), ("a", "/", "3")]
    assert _are_named([((noun,), each) for noun, each in zip(nouns, named, strict=True)]) is are_one


def test_the_legal_form_behind_a_name_belongs_to_it() -> None:
    firms = ["Tarn Ovens Ltd", "Holm Bread Ltd", "Skerry Kilns Ltd", "Ayle", "Brae & Sons", "Lyde"]
    found = filled(*(f"Baker: {firm}, Quay End\n\nIt is known.\n\n{REST}" for firm in firms))
    assert [each[0] for each in found] == firms
