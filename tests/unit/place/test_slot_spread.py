import pytest

from hmicdiff.model.template import Kind
from hmicdiff.place.slot_spread import SlotSpread, is_nearly_all


def spread(*values: str, kind: Kind = Kind.NUMBER) -> SlotSpread:
    found = SlotSpread(kind)
    for at, value in enumerate(values):
        found.add(str(at), (value,), value)
    return found


@pytest.mark.parametrize(
    ("count", "of", "wanted"),
    [
        pytest.param(1, 1, False, id="one other"),
        pytest.param(2, 2, True, id="both others"),
        pytest.param(6, 7, False, id="one of seven says otherwise"),
        pytest.param(7, 8, True, id="one of eight does"),
        pytest.param(6, 8, False, id="two of eight do"),
        pytest.param(18, 20, True, id="two of twenty do"),
        pytest.param(17, 20, False, id="three of twenty do"),
    ],
)
def test_how_many_are_nearly_all(count: int, of: int, wanted: bool) -> None:  # noqa: FBT001
    assert is_nearly_all(count, of) is wanted


def test_three_values_are_needed_for_a_place_that_each_fills_in_for_itself() -> None:
    assert not spread("14", "15").is_diverse
    assert spread("14", "15", "16").is_diverse
    assert not spread("14", "15", "16", *["17"] * 6).is_diverse
