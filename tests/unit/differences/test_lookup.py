import pytest

from hmicdiff.differences.lookup import Lookup, says, stems


def words(text: str) -> tuple[str, ...]:
    return stems(text.replace(".", " .").split())


OVEN = words("The baker cleans the oven before dawn on Monday.")
NOT = words("The baker never cleans the oven before dawn on Monday.")
BEGUN, ENDED = words("The baker cleans the oven"), words("before dawn on Monday.")
OTHER = words("Customers praised crusty bread and sweet cake.")


def lookup() -> Lookup:
    found = Lookup()
    found.add_release("once", [(OVEN, (), ("oven",)), (OTHER, (), ("bread",))])
    found.add_release("split", [(OTHER, (), ("bread",)), (BEGUN, (), ()), (ENDED, (), ())])
    found.add_release("turned", [(NOT, (), ("oven",))])
    found.add_release("twice", [(OVEN, (), ()), (OTHER, (), ()), (OVEN, (), ())])
    return found


def test_words_count_by_how_they_begin_and_figures_do_not() -> None:
    assert stems(["Decided", "decides", "41", "name_of::it"]) == (
        *("decid", "decid"),
        *("name", "of", "it"),
    )


def test_the_same_is_found_in_one_sentence_or_in_two_neighbouring_ones() -> None:
    assert lookup().twins(OVEN) == {"once", "split", "twice"}


def test_a_negation_makes_it_something_else() -> None:
    assert "turned" not in lookup().twins(OVEN)
    assert lookup().twins(NOT) == {"turned"}


def test_few_words_are_found_word_for_word() -> None:
    found = Lookup()
    found.add_release("a", [(words("Berths"), (), ())])
    found.add_release("b", [(words("Berths and cranes"), (), ())])
    assert found.twins(words("Berths")) == {"a"}
    assert found.saying(words("Berths")) == {"a"}


def test_who_says_half_of_it_says_something_else() -> None:
    found = lookup()
    found.add_release("half", [(BEGUN, (), ())])
    assert "half" not in found.twins(OVEN)


def test_who_says_a_sentence_twice() -> None:
    assert lookup().saying(OVEN) == {"once", "twice"}
    assert lookup().saying_twice(OVEN) == {"twice"}


def test_a_sentence_of_the_same_passage_with_other_words_is_unlike() -> None:
    assert lookup().unlike("oven", OTHER) == {"once", "turned"}
    assert lookup().unlike("oven", OVEN) == frozenset()


@pytest.mark.parametrize(
    ("sentence", "says_it"),
    [
        pytest.param(OVEN, True, id="the same"),
        pytest.param((*OVEN, "and", "sings"), True, id="with a little more"),
        pytest.param(OVEN[1:], True, id="but for one word"),
        pytest.param(OVEN[2:], False, id="but for two words"),
        pytest.param(OVEN[::-1], False, id="in another order"),
        pytest.param((*OVEN, *OTHER, *OTHER, *OTHER), False, id="much besides"),
    ],
)
def test_a_sentence_says_words_in_their_order(
    sentence: tuple[str, ...],
    says_it: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    assert says(sentence, OVEN) is says_it
