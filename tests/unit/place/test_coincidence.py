"""How often a place looks by chance as if one release departed from all others."""

import pytest

from hmicdiff.model.template import Kind
from hmicdiff.place.coincidence import (
    ADDRESS,
    COUNT,
    DAY,
    LENGTH_OF_TIME,
    NAME,
    NOUN,
    NUMERAL,
    WORDS,
    Coincidence,
    chance,
    sort_of,
)
from hmicdiff.place.slot_spread import Filled, SlotPlace, SlotSpread, slot_spreads


def spreads(**values: str) -> dict[SlotPlace, SlotSpread]:
    """Return what fills some places, each alone in its passage, release by release."""
    return dict(
        slot_spreads(
            Filled((name, name), Kind.CHOICE, str(at), (word,), word)
            for name, words in values.items()
            for at, word in enumerate(words.split())
        )
    )


def test_chance_is_that_of_all_families_of_the_size() -> None:
    # of the 4 ** 5 ways in which five choose among four, 60 have four alike and one otherwise
    assert chance(4, 5) == pytest.approx(60 / 4**5)
    assert chance(2, 3, odd=1) == pytest.approx(6 / 2**3)
    assert chance(1, 5) == 0
    assert chance(50, 100_000, odd=9_000) == 0


@pytest.mark.parametrize(
    ("normal", "text", "after", "sort"),
    [
        pytest.param(3, "three", "sacks", COUNT, id="counts sacks"),
        pytest.param(3, "three", "days", "length of time: day", id="counts days"),
        pytest.param(3, "3", "working", "length of time: day", id="counts working days"),
        pytest.param(("drei",), "drei", "Wochen", "length of time: week", id="counts weeks"),
        pytest.param(("mois",), "mois", "", LENGTH_OF_TIME, id="a length of time"),
        pytest.param(("sabato",), "sabato", ",", DAY, id="a weekday"),
        pytest.param(4, "four", "-", NUMERAL, id="counts nothing"),
        pytest.param(("a@b",), "a@b.example", "", ADDRESS, id="an address"),
        pytest.param(8, "8", "of", "0", id="a section"),
        pytest.param(41, "41", "days", "00", id="a larger figure"),
        pytest.param("worn", "worn", "", WORDS, id="words"),
        pytest.param("ada thorley", "Ada Thorley", "", NAME, id="a name"),
        pytest.param("leith", "Leith", "", NOUN, id="one word"),
    ],
)
def test_sorts(normal: str | int, text: str, after: str, sort: str) -> None:
    assert sort_of(normal, text, after) == sort


def test_places_with_few_values_make_an_odd_one_likely() -> None:
    few = Coincidence(
        spreads(gate="open shut open shut open", wheel="sound sound sound sound worn")
    )
    assert few.may_be(WORDS, usual=4, of=4, release="4", place=("wheel", "wheel"))
    many = Coincidence(spreads(lot="11 22 33 44 55", mark="71 71 71 71 17"))
    assert not many.may_be("00", usual=4, of=4, release="4", place=("mark", "mark"))


def test_an_odd_one_elsewhere_excuses_none() -> None:
    two = Coincidence(spreads(lot="11 11 11 11 11 12", mark="71 17 71 71 71 71"))
    assert not two.may_be("00", usual=5, of=5, release="1", place=("mark", "mark"))


def test_many_others_agree_by_no_chance() -> None:
    gates = " ".join(["open", "shut"] * 15)
    many = Coincidence(spreads(gate=gates, wheel=" ".join(["sound"] * 29 + ["worn"])))
    assert not many.may_be(WORDS, usual=29, of=29, release="29", place=("wheel", "wheel"))


def test_two_others_among_more_agree_too_easily() -> None:
    known = Coincidence(spreads(lot="11 22 33 44 55", mark="71 71 17"))
    assert known.may_be("00", usual=2, of=2, release="2", place=("mark", "mark"))
    three = Coincidence(spreads(lot="11 22 33", mark="71 71 17"))
    assert not three.may_be("00", usual=2, of=2, release="2", place=("mark", "mark"))


def test_a_term_that_four_of_five_have_is_seldom_chosen_and_one_of_three_of_four_often() -> None:
    alone = Coincidence(spreads(lot="11 22 33 44 55", mark="a b c d e"))
    term = f"{LENGTH_OF_TIME}: day"
    assert not alone.may_be(term, usual=4, of=4, release="4", place=("term", None))
    assert alone.may_be(term, usual=3, of=3, release="4", place=("term", None))


def test_a_term_in_days_tells_nothing_of_one_in_months() -> None:
    filled = [
        Filled(("let", "let"), Kind.NUMBER, str(at), (word,), word, "months")
        for at, word in enumerate("six six two two six".split())
    ]
    known = Coincidence(dict(slot_spreads(filled)))
    assert known.may_be(f"{LENGTH_OF_TIME}: month", 4, 4, "4", ("term", None))
    assert not known.may_be(f"{LENGTH_OF_TIME}: day", 4, 4, "4", ("term", None))
