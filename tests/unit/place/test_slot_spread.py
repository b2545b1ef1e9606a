import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicdiff.model.template import Kind
from hmicdiff.place.slot_spread import SlotSpread, by_choice, is_nearly_all, without


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


FILLED = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(("3", "5", "7")), min_size=1)


@given(FILLED, FILLED)
def test_what_others_choose_is_counted_as_if_one_had_never_been(
    values: dict[str, str], choices: dict[str, str]
) -> None:
    def filled(given: dict[str, str], but: str = "") -> SlotSpread:
        found = SlotSpread(Kind.NUMBER)
        for release, value in given.items():
            if release != but:
                found.add(release, (value,), value)
        return found

    every, chosen = filled(values), filled(choices)
    for one in values.keys() & choices.keys():
        rest = without(by_choice(every, chosen), chosen.values[one], every.values[one])
        assert rest == by_choice(filled(values, but=one), chosen)
