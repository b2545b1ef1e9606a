import pytest

from hmicdiff.align.sayings import weigher
from hmicdiff.align.vocabulary import BIT
from tests.unit.align.tables import said

OVEN = "The bakery in {} cleans its oven every morning."
FLOUR = "Flour comes from {} and is milled there."
TOWNS = ["Tarn", "Holm", "Skerry", "Northbank", "Ayle"]


def test_one_sentence_is_its_own_frame() -> None:
    one = said(OVEN.format("Tarn"))
    (group,) = one.groups()
    assert one.frame(group) == "the bakery in tarn cleans its oven every morning"
    assert group.open_gaps() == frozenset()


def test_nothing_said_is_no_group() -> None:
    assert said().groups() == []


def test_what_all_fill_in_is_left_out_of_the_frame() -> None:
    ovens = said(*(OVEN.format(town) for town in TOWNS))
    (group,) = ovens.groups()
    assert ovens.frame(group) == "the bakery in cleans its oven every morning"
    assert group.open_gaps() == {3}
    assert group.count == len(TOWNS)


def test_sentences_put_together_otherwise_have_a_frame_of_their_own() -> None:
    both = said(*(text.format(town) for town in TOWNS for text in (OVEN, FLOUR)))
    ovens, flour = both.groups()
    assert {both.frame(ovens), both.frame(flour)} == {
        "the bakery in cleans its oven every morning",
        "flour comes from and is milled there",
    }


def test_the_largest_group_comes_first() -> None:
    texts = [FLOUR.format("Tarn"), *(OVEN.format(town) for town in TOWNS)]
    assert [group.count for group in said(*texts).groups()] == [5, 1]


def test_sentences_that_are_alike_are_counted_as_often_as_they_are_said() -> None:
    ovens = said(*[OVEN.format("Tarn")] * 3, OVEN.format("Holm"))
    (group,) = ovens.groups()
    assert (group.count, len(group.sayings)) == (4, 2)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("The bakery in Ayle cleans its oven.", id="the end is left out"),
        pytest.param("The bakery in Ayle cleans its oven at noon.", id="the end is another"),
    ],
)
def test_groups_that_differ_in_one_place_are_one(other: str) -> None:
    texts = [*(OVEN.format(town) for town in TOWNS), other]
    (group,) = said(*texts).groups()
    assert group.count == 6


def test_every_saying_is_in_one_group_and_holds_its_frame() -> None:
    texts = [text.format(town) for town in TOWNS for text in (OVEN, FLOUR, "{} is closed.")]
    mixed = said(*texts)
    found = mixed.groups()
    assert sorted(text for group in found for text in mixed.texts(group)) == sorted(
        " ".join(saying.norms) for saying in mixed.sayings
    )
    for group in found:
        for saying, positions in zip(group.sayings, group.positions, strict=True):
            assert tuple(saying.symbols[at] for at in positions) == group.frame
            assert sorted(set(positions)) == list(positions)


def test_groups_do_not_depend_on_the_order_of_sayings() -> None:
    texts = [text.format(town) for town in TOWNS for text in (OVEN, FLOUR)]
    forth, back = said(*texts), said(*reversed(texts))
    assert sorted(sorted(forth.texts(group)) for group in forth.groups()) == sorted(
        sorted(back.texts(group)) for group in back.groups()
    )


def test_a_word_that_stands_twice_is_filled_in_where_others_fill_in() -> None:
    doubled = said(
        "Bread and bread and rolls are sold here.",
        "Bread and cake and rolls are sold here.",
        "Bread and tea and rolls are sold here.",
    )
    (group,) = doubled.groups()
    assert doubled.frame(group) == "bread and and rolls are sold here"
    assert {positions[2] for positions in group.positions} == {3}


def test_marks_and_numbers_are_worth_hardly_anything() -> None:
    weigh = weigher([3 * BIT, 3 * BIT, 3 * BIT], frozenset({1}), frozenset({2}))
    assert weigh(0) == 3
    assert 0 < weigh(1) < weigh(2) < 1


def test_what_releases_of_one_firm_share_is_filled_in_where_all_fill_something_in() -> None:
    risks = [
        f"{firm} recalling its {thing} because of a risk of {what}."
        for firm, thing, what in (
            ("Arden Tools is", "drill", "burns"),
            ("Bellow is", "garden heater", "fire"),
            ("Cask and Sons are", "bottle opener", "cuts"),
            ("Dunnet is", "pushchair", "falls"),
            ("Elmwood Textiles is", "blanket", "shock"),
            ("Fennel is", "kettle", "burns"),
        )
    ]
    hazards = [
        f"Bright Corner Toys {verb} recalling its wooden blocks {at} because of a choking hazard."
        for at, verb in enumerate(("is", "is", "are", "is"))
    ]
    both = said(*risks, *hazards)
    (group,) = both.groups()
    assert both.frame(group) == "recalling its because of a"


def test_what_several_releases_add_where_others_fill_in_many_things_stays_apart() -> None:
    risks = [
        f"{firm} is recalling its kettle because of a risk of {what}."
        for firm, what in zip(TOWNS, ("burns", "fire", "cuts", "falls", "shock"), strict=True)
    ]
    apart = [
        f"Because of a risk of {what}, the kettle is withdrawn by {firm} from all who bought it."
        for firm, what in zip(TOWNS, ("fire", "cuts", "falls", "shock", "burns"), strict=True)
    ]
    assert len(said(*risks, *apart).groups()) == 2


NORTH = "north east south west left right front back top base".split()


def count_of_groups(*texts: str) -> int:
    return len(said(*texts).groups())


@pytest.mark.parametrize(
    ("left", "groups"), [pytest.param(3, 1, id="most"), pytest.param(2, 2, id="nearly all")]
)
def test_sentences_that_lack_two_thirds_of_a_frame_are_put_together_otherwise(
    left: int, groups: int
) -> None:
    places = [f"{town} {' '.join(NORTH)}" for town in TOWNS]
    shorter = f"Orme {NORTH[0]} {' '.join(NORTH[-left:])}"
    assert count_of_groups(*places, shorter) == groups


@pytest.mark.parametrize(
    ("having", "lacking", "groups"),
    [
        pytest.param(8, 1, 1, id="one of nine"),
        pytest.param(9, 1, 2, id="one of ten"),
        pytest.param(12, 2, 1, id="two of fourteen"),
        pytest.param(18, 2, 2, id="two of twenty"),
    ],
)
def test_where_nine_in_ten_have_words_beside_what_they_fill_in_the_rest_says_otherwise(
    having: int, lacking: int, groups: int
) -> None:
    before, beside, after = (" ".join(NORTH[a:b]) for a, b in ((0, 5), (5, 7), (7, 10)))
    towns = [town + end for town in TOWNS for end in ("", "by", "ton", "ham")][:having]
    filled = [f"{before} {town} {beside} {after}" for town in towns]
    assert count_of_groups(*filled, *[f"{before} {after}"] * lacking) == groups


def test_words_between_two_places_that_are_filled_in_are_lost_with_neither() -> None:
    usual = [
        f"{town} Mill recalls {grain} because of {hazard}."
        for town, grain, hazard in (
            ("Tarn", "rye", "dust"),
            ("Skerry", "spelt", "a lot of mould"),
            ("Northbank", "barley", "stones"),
            ("Ayle", "wheat", "a lot of mould"),
        )
    ]
    odd = "Because of mould, oats of Holm were taken off."
    both = said(*usual, odd)
    assert "mill recalls because of" in {both.frame(each) for each in both.groups()}
