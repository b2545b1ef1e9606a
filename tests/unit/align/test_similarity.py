import difflib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicdiff.align.similarity import changes, match

SEQUENCES = st.lists(st.integers(0, 5), max_size=30)


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        pytest.param("abc", "abc", [(0, 0), (1, 1), (2, 2)], id="same"),
        pytest.param("abc", "xyz", [], id="nothing in common"),
        pytest.param("", "abc", [], id="empty"),
        pytest.param("abc", "axc", [(0, 0), (2, 2)], id="replaced"),
        pytest.param("abcd", "bcd", [(1, 0), (2, 1), (3, 2)], id="dropped at the start"),
        pytest.param("abcab", "abxab", [(0, 0), (1, 1), (3, 3), (4, 4)], id="repeated"),
    ],
)
def test_match(one: str, other: str, pairs: list[tuple[int, int]]) -> None:
    assert match([ord(c) for c in one], [ord(c) for c in other]) == pairs


@given(SEQUENCES, SEQUENCES)
def test_matched_words_are_equal_and_in_order(one: list[int], other: list[int]) -> None:
    pairs = match(one, other)
    assert all(one[a] == other[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@given(SEQUENCES, SEQUENCES)
def test_changes_turn_the_one_into_the_other(one: list[int], other: list[int]) -> None:
    rebuilt: list[int] = []
    at = [0, 0]
    for tag, a, b, c, d in changes(one, other):
        assert [a, c] == at
        assert (tag == "equal") == (one[a:b] == other[c:d])
        rebuilt += one[a:b] if tag == "equal" else other[c:d]
        at = [b, d]
    assert rebuilt == other
    assert at == [len(one), len(other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("abcd", "abxd"), ("abcd", "abd"), ("abd", "abcd"), ("", "a"), ("a", ""), ("", "")],
)
def test_changes_are_told_as_difflib_does(one: str, other: str) -> None:
    wanted = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    assert changes(one, other) == wanted
