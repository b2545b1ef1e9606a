import pytest

from hmicdiff.template.order import Link, in_order


@pytest.mark.parametrize(
    ("links", "chosen"),
    [
        ([], []),
        ([(0, 0, 1), (1, 2, 1)], [0, 1]),
        ([(0, 2, 5), (1, 0, 3), (2, 1, 3)], [1, 2]),
        ([(0, 2, 9), (1, 0, 3), (2, 1, 3)], [0]),
        ([(0, 0, 1), (0, 1, 1), (1, 1, 1)], [0, 2]),
        ([(0, 0, 2), (1, 0, 3)], [1]),
    ],
)
def test_in_order(links: list[Link], chosen: list[int]) -> None:
    assert in_order(links) == chosen
