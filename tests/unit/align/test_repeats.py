import pytest

from hmicdiff.align.repeats import with_repeats

A, B, C, D, E = range(5)


def copies(*rows: list[int]) -> list[tuple[int, int]]:
    """Return the places that have got forms of their own."""
    of, _ = with_repeats(rows, range(5))
    return [
        (release, place)
        for release, row in enumerate(of)
        for place, form in enumerate(row)
        if form != rows[release][place]
    ]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        pytest.param([[A, B, B, C], [A, B, C], [A, B, C]], [(0, 2)], id="said twice in a row"),
        pytest.param([[D, B, B, C], [A, B, C], [E, B, C]], [(0, 1)], id="the second stands right"),
        pytest.param([[A, B, C, B, D], [A, B, C, B, D]], [], id="all say it twice"),
        pytest.param(
            [[A, B, C, B, D], [A, B, C, D], [A, C, B, D]], [], id="others say the one or the other"
        ),
        pytest.param([[A, B, B, C], [A, C]], [], id="nobody else says it"),
        pytest.param([[A, B, C], [A, C]], [], id="once"),
    ],
)
def test_what_is_said_once_more_than_by_others(
    rows: list[list[int]], wanted: list[tuple[int, int]]
) -> None:
    assert copies(*rows) == wanted


def test_what_is_said_again_has_the_same_words() -> None:
    of, words = with_repeats([[A, B, B], [A, B]], range(5))
    assert (of, words) == (((A, B, 5), (A, B)), [B])
