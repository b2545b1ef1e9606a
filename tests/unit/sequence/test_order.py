import pytest

from hmicdiff.model.sequence import Basis
from hmicdiff.sequence.order import Order, Wish, order

DATES = "The releases are in the order of the dates in their names."


def ordered(*named: tuple[str, str], wish: Wish = Wish.FOUND_OUT) -> tuple[list[str], Order]:
    found = order(named, wish)
    return [named[at][0] for at, _ in found.places], found


def test_dates_in_names_come_first() -> None:
    names, found = ordered(("2031-02-01.txt", ""), ("20310115.txt", ""), ("1 Jan 2031.txt", ""))
    assert names == ["1 Jan 2031.txt", "20310115.txt", "2031-02-01.txt"]
    assert (found.basis, found.notices) == (Basis.NAME_DATES, (DATES,))


def test_else_the_first_date_of_each_text() -> None:
    names, found = ordered(("a.txt", "Of 2 May 2031."), ("b.txt", "Of 1 May 2031. On 3 May 2031."))
    assert names == ["b.txt", "a.txt"]
    assert found.basis is Basis.TEXT_DATES
    assert [date for _, date in found.places] == ["2031-05-01", "2031-05-02"]


def test_names_and_texts_together() -> None:
    names, found = ordered(("a.txt", "Of 2 May 2031."), ("2031-05-01.txt", ""))
    assert names == ["2031-05-01.txt", "a.txt"]
    assert found.basis is Basis.DATES


def test_without_a_date_in_each_the_names_decide_and_that_is_told() -> None:
    names, found = ordered(("n-10.txt", ""), ("n-2.txt", ""), ("N-1.txt", "Of 2 May 2031."))
    assert names == ["N-1.txt", "n-2.txt", "n-10.txt"]
    assert found.basis is Basis.NAMES
    assert found.notices == (
        "The releases are in the order of their names, because n-2.txt and n-10.txt state no date.",
    )


def test_asked_for_dates_what_has_none_is_left_out_and_told() -> None:
    names, found = ordered(
        ("2031-02-01.txt", ""), ("x.txt", ""), ("2031-01-01.txt", ""), wish=Wish.DATE
    )
    assert names == ["2031-01-01.txt", "2031-02-01.txt"]
    assert found.notices == (DATES, "x.txt states no date: left out of the sequence.")


def test_asked_for_names_another_order_by_date_is_told() -> None:
    names, found = ordered(("1-feb-2031.txt", ""), ("2-jan-2031.txt", ""), wish=Wish.NAME)
    assert names == ["1-feb-2031.txt", "2-jan-2031.txt"]
    assert found.notices == (
        "The releases are in the order of their names, as asked; by the dates that they state it "
        "would be another.",
    )


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("2031-01-05 b.txt", "2031-01-05 a.txt"), "the same date, 2031-01-05"),
        (("2031-01.txt", "2031-01-05.txt"), "dates that only say 2031-01"),
    ],
)
def test_dates_that_put_nothing_in_order_are_told(names: tuple[str, str], told: str) -> None:
    _, found = ordered(*((name, "") for name in names))
    (notice,) = found.notices[1:]
    assert notice.endswith(f"state {told}: in the order of their names.")


def test_the_same_date_leaves_the_names_to_decide() -> None:
    names, _ = ordered(("2031-01-05 n10.txt", ""), ("2031-01-05 n9.txt", ""))
    assert names == ["2031-01-05 n9.txt", "2031-01-05 n10.txt"]


def test_a_text_that_says_it_is_of_another_time_is_told() -> None:
    _, found = ordered(
        ("2031-01-05.txt", "Of 7 March 2031."),
        ("2031-02-05.txt", "Of 5 February 2031."),
        ("2031-04-05.txt", "Levels. " * 60 + "On 5 May 1999 it was higher."),
    )
    assert found.notices[1:] == (
        "The first date of the text would put some elsewhere (2031-01-05.txt: 2031-03-07).",
    )


def test_the_order_of_the_files_does_not_matter() -> None:
    named = [("2031-01-05 b.txt", ""), ("2031-01-05 a.txt", ""), ("2031-01-01.txt", "")]
    assert ordered(*named)[0] == ordered(*reversed(named))[0]


def test_nothing_to_order() -> None:
    assert order([], Wish.FOUND_OUT).places == ()
