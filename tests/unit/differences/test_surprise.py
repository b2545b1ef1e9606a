import pytest

from hmicdiff.differences.surprise import Surprise, said
from hmicdiff.model.analysis import Op, Piece
from tests.support import family

BREAD = "The bakery sells bread."
FAMILY = family(BREAD, BREAD, BREAD, f"{BREAD} It burnt down.").releases
SURPRISE = Surprise(FAMILY)


def changed(text: str, op: Op = Op.ADDED, count: int = 1) -> float:
    words = said([BREAD.removesuffix(".").split()] * 4)
    return SURPRISE.reworded([Piece(op, text)], count, words)


def test_words_are_counted_once_a_release() -> None:
    found = said([["Bread", "bread", "cake"], ["bread"]])
    assert (found.releases, dict(found.having)) == (2, {"bread": 2, "cake": 1})


def test_what_fewer_say_is_more_surprising() -> None:
    assert SURPRISE.extra(["burnt"], 1) > SURPRISE.extra(["burnt"], 2) > 0


def test_rare_words_are_more_surprising() -> None:
    assert SURPRISE.extra(["burnt"], 1) > SURPRISE.extra(["bread"], 1) == SURPRISE.extra([], 1)


def test_a_word_that_stands_twice_surprises_once() -> None:
    assert SURPRISE.extra(["burnt", "Burnt"], 1) == SURPRISE.extra(["burnt"], 1)


def test_what_fewer_lack_is_more_surprising() -> None:
    assert SURPRISE.missing(["burnt"], 1) > SURPRISE.missing(["burnt"], 2) > 0


def test_what_all_do_is_not_surprising() -> None:
    assert SURPRISE.rare(4, 4) == pytest.approx(0.2)
    assert SURPRISE.rare(1, 4) > 1
    assert SURPRISE.rare(9, 4) >= 0


@pytest.mark.parametrize(
    ("more", "less"),
    [
        pytest.param("not", "flour", id="a deciding word"),
        pytest.param("some", "flour", id="a hedge"),
        pytest.param("flour", "was", id="a word that says something"),
        pytest.param("was", ",", id="any word before a mark"),
        pytest.param("flour", "bread", id="a word that the others lack"),
        pytest.param("flour salt", "flour", id="two words"),
    ],
)
def test_some_changes_weigh_more(more: str, less: str) -> None:
    assert changed(more) > changed(less)


def test_what_is_kept_is_no_change() -> None:
    assert changed("not", Op.SAME) == changed("not", Op.FILLED) == changed("")


def test_a_reading_of_few_is_more_surprising() -> None:
    assert changed("flour", count=1) > changed("flour", count=3)


def test_to_leave_out_what_all_say_is_more_surprising() -> None:
    assert changed("bread", Op.DROPPED) > changed("flour", Op.DROPPED)
