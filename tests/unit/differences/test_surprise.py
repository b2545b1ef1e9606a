import pytest

from hmicdiff.differences.surprise import Surprise, prose, rounded, said, share
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
    words = "it burnt down and then burnt once more".split()
    assert SURPRISE.extra([*words, "burnt"], 1) == SURPRISE.extra(words, 1)


def test_running_text_surprises_more_than_what_is_none() -> None:
    sentence = "the oven burnt down before dawn on market day".split()
    told = SURPRISE.extra(sentence, 1)
    names = [word.capitalize() for word in sentence]
    code = [*sentence, "{", "::", "}", "_", "="]
    assert told > SURPRISE.extra(names, 1)
    assert told > SURPRISE.extra(code, 1)
    assert told > SURPRISE.extra(sentence[:2], 1)


def test_a_long_text_surprises_no_more_than_a_sentence() -> None:
    words = [f"wordy{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    assert SURPRISE.extra(words, 1) == SURPRISE.extra(words[:13], 1)


def test_to_turn_a_sentence_round_is_more_surprising_than_to_say_another() -> None:
    assert changed("not") > changed("not flour salt cream butter")


def test_what_fewer_lack_is_more_surprising() -> None:
    assert share(1, 4) > share(2, 4) > 0


def test_what_all_do_is_not_surprising() -> None:
    assert rounded(share(4, 4)) == pytest.approx(0.2)
    assert share(1, 4) > 1
    assert share(9, 4) >= 0


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


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param(["the"] * 6, 1.0, id="six words"),
        pytest.param(["the"] * 3, 0.5, id="half as many"),
        pytest.param(["the"] * 45, 1.0, id="forty-five words"),
        pytest.param(["the"] * 90, 0.5, id="twice as many"),
        pytest.param([*["the"] * 6, *["Tarn"] * 4], 1.0, id="two in five with a capital"),
        pytest.param([*["the"] * 3, *["Tarn"] * 7], 0.5, id="seven in ten"),
        pytest.param([*["the"] * 9, "_x"], 0.5, id="one in ten words of code"),
        pytest.param([*["the"] * 8, *["_x"] * 2], 0.1, id="one in five"),
    ],
)
def test_how_much_words_are_running_text(words: list[str], wanted: float) -> None:
    assert prose(words) == pytest.approx(wanted)
