import pytest

from hmicdiff.align.columns import Part
from hmicdiff.align.slots import slots
from tests.unit.align.tables import NUMBER, said, shown


def filled(*texts: str) -> list[list[str]]:
    """Return what fills each slot of sentences that say one passage."""
    one = said(*texts)
    (group,) = one.groups()
    found = slots(group, frozenset({NUMBER}), one.weigh)
    assert all(column.part is not Part.OPEN for column in found)
    order = [
        [" ".join(saying.norms) for saying in group.sayings].index(text) for text in _norms(texts)
    ]
    return [
        [words[at] for at in order]
        for part, words in shown(group.sayings, found)
        if part == Part.SLOT.value
    ]


def _norms(texts: tuple[str, ...]) -> list[str]:
    return [" ".join(saying.norms) for text in texts for saying in said(text).sayings]


@pytest.mark.parametrize(
    ("frame", "fillings"),
    [
        pytest.param("We sold {} loaves of bread.", ["3", "17", "no"], id="figures"),
        pytest.param("We sold {} loaves of bread.", ["3", "seventeen"], id="words and digits"),
        pytest.param("Bread is baked in {} by hand.", ["Tarn", "Holm", "Ayle"], id="names"),
        pytest.param(
            "Bread is baked in {} by hand.", ["Old Tarn", "Holm", "Upper Ayle"], id="long names"
        ),
        pytest.param("The oven cost {} to mend.", ["£ 300", "£ 4,500", "£ 20"], id="money"),
        pytest.param(
            "The oven was mended on {} by us.",
            ["3 May 2014", "17 June 2014", "1 May 2013"],
            id="dates",
        ),
        pytest.param(
            "The post of baker is {} and unpaid.",
            ["on call", "full time", "one day a week", "three days a month"],
            id="many ways of which none stands by itself",
        ),
        pytest.param("Of the loaves {} were sold.", ["12 %", "40 %", "7 %"], id="percentages"),
        pytest.param(
            "The bakery saw {} in sales of bread.",
            ["a reduction", "no change", "an increase"],
            id="choices",
        ),
    ],
)
def test_what_each_fills_in_is_a_slot(frame: str, fillings: list[str]) -> None:
    assert filled(*map(frame.format, fillings)) == [fillings]


def test_an_ordinal_in_words_is_filled_in_whole() -> None:
    ordinals = ("seventh", "eighth", "third")
    said = [f"Loaf two hundred and forty-{word} was sold." for word in ordinals]
    assert filled(*said) == [[f"two hundred and forty - {word}" for word in ordinals]]


def test_shares_in_a_list_are_slots_of_their_own_where_one_has_fewer() -> None:
    found = filled(
        "The dues will stay at 4.50 % , 4.75 % and 4.25 % in order.",
        "The dues will stay at 3.50 % , 3.80 % and 3.10 % in order.",
        "The dues will be set to 2.50 % , 2.90 % and 2.20 % in order.",
        "The dues will be lowered to 1.40 % and 1.10 % in order.",
    )
    assert found == [
        ["4.50 %", "3.50 %", "2.50 %", ""],
        ["4.75 %", "3.80 %", "2.90 %", "1.40 %"],
        ["4.25 %", "3.10 %", "2.20 %", "1.10 %"],
    ]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["Bread is sold here.", "Bread was sold here."], id="agreement"),
        pytest.param(["Bread is sold here.", "Bread is not sold here."], id="not"),
        pytest.param(["We sell some bread here.", "We sell bread here."], id="a dropped hedge"),
        pytest.param(["We bake fine bread.", "We bake good bread."], id="two ways"),
        pytest.param(
            [f"Bread {each} good here." for each in ("has made", "have made", "has")],
            id="three ways, one of which lacks a word",
        ),
    ],
)
def test_a_choice_of_words_is_no_slot(texts: list[str]) -> None:
    assert filled(*texts) == []


def test_marks_around_a_value_are_outside_it() -> None:
    assert filled(
        "Bread from Tarn, is best.", "Bread from Holm, is best.", "Bread from Ayle, is best."
    ) == [["Tarn", "Holm", "Ayle"]]


def test_the_stop_of_a_quotation_is_outside_the_value_that_follows() -> None:
    assert filled(
        'It said "Bread is best," Mara Tarn wrote.',
        'It said "Bread is best!" Jon Holm wrote.',
        'It said "Bread is best," Ada Ayle wrote.',
    ) == [["Mara Tarn", "Jon Holm", "Ada Ayle"]]


def test_brackets_around_a_value_are_outside_it() -> None:
    assert filled("All loaves (3) were sold.", "All loaves (17) were sold.") == [["3", "17"]]


def test_fixed_words_of_a_name_belong_to_it() -> None:
    assert filled(
        "Bread for the Tarn Royal School was late.",
        "Bread for the Holm Royal Hospital was late.",
        "Bread for the Ayle Royal Mill was late.",
    ) == [["Tarn Royal School", "Holm Royal Hospital", "Ayle Royal Mill"]]


def test_a_fixed_duration_keeps_its_unit_out_of_the_slot() -> None:
    assert filled("We bake for 3 days.", "We bake for 4 days.", "We bake for 5 days.") == [
        ["3", "4", "5"]
    ]


def test_columns_do_not_overlap() -> None:
    one = said(
        "In May 2014 the Old Mill, of Tarn, sold 3 loaves (12 %).",
        "In June 2014 the New Mill, of Upper Holm, sold no loaves (0 %).",
        "In May 2015 the Ayle Mill, of Ayle, sold 1,200 loaves (7 %).",
    )
    for group in one.groups():
        found = slots(group, frozenset({NUMBER}), one.weigh)
        for at in range(len(group.sayings)):
            last = 0
            for a, b in (column.spans[at] for column in found):
                assert last <= a <= b
                last = b


def test_a_slot_that_some_leave_empty_takes_in_the_word_beside_it() -> None:
    mills = ["Tarn Mill", "Holm Mill", "Ayle Mill", "Orme Mill", "Mill"]
    assert filled(*(f"Bread by {mill} is good." for mill in mills)) == [mills]
