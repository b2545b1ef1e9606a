import pytest

from hmicdiff.language.beginnings import common_prefix


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("weir", "weird", 4),
        ("weir", "wear", 2),
        ("weir", "", 0),
        (["the", "old", "weir"], ["the", "old", "mill"], 2),
    ],
)
def test_letters_and_words_are_counted_as_far_as_they_are_alike(
    one: str | list[str], other: str | list[str], alike: int
) -> None:
    assert common_prefix(one, other) == common_prefix(other, one) == alike
