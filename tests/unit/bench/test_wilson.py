import pytest

from hmicdiff.bench.wilson import interval


@pytest.mark.parametrize(
    ("hits", "tries", "low", "high"),
    [
        pytest.param(0, 10, 0.0, 0.2775, id="none"),
        pytest.param(5, 10, 0.2366, 0.7634, id="half"),
        pytest.param(10, 10, 0.7225, 1.0, id="all"),
        pytest.param(81, 263, 0.2553, 0.3662, id="published"),
        pytest.param(0, 0, 0.0, 1.0, id="nothing tried"),
    ],
)
def test_an_interval_is_wilsons(hits: int, tries: int, low: float, high: float) -> None:
    assert interval(hits, tries) == pytest.approx((low, high), abs=1e-4)


def test_more_tries_make_it_narrower() -> None:
    low, high = interval(9, 10)
    lower, higher = interval(90, 100)
    assert low < lower < 0.9 < higher < high
