"""What a sentence has otherwise than a reading is found in the words of both."""

from hmicdiff.infer.readings import Filling
from hmicdiff.model.template import Kind, Reading, Slot
from hmicdiff.place.slot_history import slot_history
from hmicdiff.place.value_difference import ValueChange, ValueComparer, ValueDifference
from hmicdiff.read.normalize import wording

MILLS = {"0": ["Old Tarn Mill"], "1": ["Holm"], "2": ["Ayle"]}
MILL = Slot("sold.a.1", "mill", Kind.NAME)


def difference(pattern: str, span: tuple[int, int], text: str) -> ValueDifference | None:
    """Return how a text stands to a reading with one slot, that a pattern fills at a span."""
    seen = {"mill": slot_history(Kind.NAME, MILLS)}
    reading = Reading("sold.a", ("The crew of ", MILL, " sold 3 loaves."), ())
    filling = Filling((0, 0), wording(pattern), (span,))
    return ValueComparer(seen, None).difference(wording(text), reading, filling, ())


def test_behind_a_slot_of_several_words_a_change_is_where_it_stands_in_each() -> None:
    found = difference(
        "The crew of Old Tarn Mill sold 3 loaves.", (3, 6), "The crew of Holm sold 5 loaves."
    )
    assert found is not None
    assert found.changes == (ValueChange((5, 6), (7, 8), Kind.NUMBER, None),)
    assert found.spans == ((3, 4),)


def test_what_fills_a_slot_otherwise_is_no_change() -> None:
    found = difference(
        "The crew of Old Tarn Mill sold 3 loaves.", (3, 6), "The crew of Ayle sold 3 loaves."
    )
    assert found is None


def test_a_slot_that_nothing_fills_hides_no_word() -> None:
    found = difference("The crew sold 3 loaves.", (2, 2), "The crew sold 5 loaves.")
    assert found is not None
    assert found.changes == (ValueChange((3, 4), (3, 4), Kind.NUMBER, None),)
    assert found.spans == ((0, 0),)
