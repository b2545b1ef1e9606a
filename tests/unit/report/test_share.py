from fractions import Fraction

import pytest

from hmicdiff.model.analysis import PlacedRelease, Status, Value
from hmicdiff.report.share import boilerplate, percent
from hmicdiff.structs import replace
from tests.analyses import Said, place


def release(*said: Said) -> PlacedRelease:
    return place("ada", "Ada", said)


def test_what_fills_slots_and_what_others_do_not_say_is_no_boilerplate() -> None:
    one = release(
        Said("abcdefghij", ("a",)),
        Said("klmnopqrst", ("b",), Status.FILLED, filled=(("x", "op"),)),
        Said("0123456789", ("c",), Status.REWORDED, filled=(("y", "345"),)),
        Said("ABCDEFGHIJ", ("d",), Status.EXTRA),
    )
    assert boilerplate(one) == Fraction(18, 40)


def test_what_is_told_as_extra_is_no_boilerplate() -> None:
    one = release(Said("abcdefghij", ("a",)), Said("klmnopqrst", ("b",)))
    first = one.sentences[0]
    assert boilerplate(one, [(first.start, first.end)]) == Fraction(1, 2)


def test_no_character_is_taken_off_twice() -> None:
    one = release(Said("klmnopqrst", ("b",), Status.FILLED, filled=(("x", "opq"),)))
    twice = replace(one, values=(*one.values, replace(one.values[0], end=one.values[0].end + 1)))
    assert boilerplate(twice) == Fraction(6, 10)


def test_what_stands_outside_its_sentences_is_not_taken_off() -> None:
    one = release(Said("klmnopqrst", ("b",), Status.FILLED))
    outside = Value("x", "b", "b.a.0", 0, 1, "\r", None)
    assert boilerplate(replace(one, values=(outside,))) == 1


def test_there_is_no_share_of_nothing_nor_of_another_family() -> None:
    assert boilerplate(release()) is None
    assert boilerplate(replace(release(Said("a", ("a",))), stranger=True)) is None


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0, "0%"), (Fraction(1, 999), "1%"), (Fraction(5, 7), "71%"), (Fraction(998, 999), "99%")],
)
def test_only_all_is_all_and_only_nothing_nothing(share: Fraction, shown: str) -> None:
    assert percent(Fraction(share)) == shown
    assert percent(Fraction(1)) == "100%"
