import pytest

from hmicdiff.model.template import Kind
from hmicdiff.place.slot_history import Fill, SlotHistory, slot_history


def filled_in(kind: Kind, *values: str) -> SlotHistory:
    return slot_history(kind, {str(at): [value] for at, value in enumerate(values)})


def judged(history: SlotHistory, text: str) -> Fill:
    return history.judge(tuple(text.split()))


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("77", Fill.FITS),
        ("several", Fill.ODD),
        ("very few", Fill.ODD),
        ("not all", Fill.NO),
        ("14 working", Fill.NO),
        ("never", Fill.NO),
    ],
)
def test_words_for_a_quantity_stand_where_figures_do(text: str, fit: Fill) -> None:
    assert judged(filled_in(Kind.NUMBER, "12", "31", "4"), text) is fit


def test_a_deciding_word_that_a_slot_held_is_nothing_new_in_it() -> None:
    history = filled_in(Kind.TEXT, "back wheel can", "gas tap can", "blade may")
    assert judged(history, "front brake can") is Fill.FITS
    assert judged(history, "front brake cannot") is Fill.NO
