"""What some releases say, each once."""

from hmicdiff.differences.said import said_by

HALL = ("the", "hall", "opens")
BELL = ("the", "bell", "rings")


def test_a_sentence_is_kept_once_with_all_who_say_it() -> None:
    said = said_by([[(HALL, (), (), ("h",))], [(BELL, (), (), ("b",))], [(HALL, (), (), ("h",))]])
    assert said.words == (HALL, BELL)
    assert said.singles == ((0, (0, 2), ()), (1, (1,), ()))


def test_who_says_a_sentence_twice_is_known_whatever_its_figures() -> None:
    said = said_by(
        [[(HALL, ("9",), (), ("h",)), (HALL, ("10",), (), ("g",)), (HALL, ("11",), (), ("f",))]]
    )
    assert said.singles == ((0, (0,), (0,)),)


def test_two_sentences_in_a_row_are_kept_in_their_order() -> None:
    said = said_by(
        [[(HALL, (), (), ()), (BELL, (), (), ())], [(BELL, (), (), ()), (HALL, (), (), ())]]
    )
    assert set(said.in_a_row) == {(0, 1, (0,)), (1, 0, (1,))}


def test_what_a_release_says_of_a_passage_in_two_sentences_is_kept_together() -> None:
    said = said_by([[(HALL, ("9",), (), ("h",)), (BELL, ("3",), (), ("h",))]])
    assert set(said.of_passages) == {
        ("h", (0,), ("9",), (0,)),
        ("h", (1,), ("3",), (0,)),
        ("h", (0, 1), ("9", "3"), (0,)),
    }
