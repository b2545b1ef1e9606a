from hypothesis import given
from hypothesis import strategies as st

from hmicdiff.align.fit import nearest


@given(st.sets(st.integers(0, 40)), st.integers(-2, 42), st.integers(0, 15))
def test_the_nearest_are_those_that_sorting_by_distance_puts_first(
    places: set[int], here: int, most: int
) -> None:
    wanted = sorted(places, key=lambda place: (abs(place - here), place))[:most]
    assert nearest(sorted(places), here, most) == wanted
