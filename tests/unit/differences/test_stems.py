import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicdiff.differences.said import Stems
from hmicdiff.differences.stems import has_run, longest_run, says, share_run, stems

OVEN = stems("The baker cleans the oven before dawn on Monday .".split())
OTHER = stems("Customers praised crusty bread and sweet cake .".split())


def test_words_count_by_how_they_begin_and_figures_do_not() -> None:
    assert stems(["Decided", "decides", "41", "name_of::it"]) == (
        *("decid", "decid"),
        *("name", "of", "it"),
    )


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


ROWS = st.lists(st.sampled_from("abc"), max_size=9).map(tuple)


@given(ROWS, ROWS, st.integers(1, 4))
def test_a_row_that_both_have_is_as_long_as_their_longest(
    one: tuple[str, ...], other: tuple[str, ...], size: int
) -> None:
    assert share_run(one, other, size) is (len(longest_run(one, other)) >= size)


_ROWS = st.lists(st.sampled_from("weir mill eel".split()), max_size=6).map(tuple)


@given(_ROWS, _ROWS)
def test_words_have_a_row_that_is_the_longest_in_both(words: Stems, run: Stems) -> None:
    assert has_run(words, run) == (longest_run(run, words) == run)
