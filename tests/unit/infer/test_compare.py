import pytest
from hypothesis import given

from hmicdiff.infer.compare import compare
from hmicdiff.infer.readings import Filling
from hmicdiff.model.analysis import Op, Piece
from hmicdiff.model.template import Kind, Reading, Slot
from hmicdiff.read.normalize import wording
from tests.property.texts import TEXTS

COUNT = Slot("sold.a.0", "loaves", Kind.NUMBER)
SOLD = Reading("sold.a", ("We sold ", COUNT, " loaves of bread."), ("x",))
THANKS = Reading("thanks.a", ("We thank all.",), ("x",))


def told(text: str, *spans: tuple[int, int], readings: tuple[Reading, ...] = (SOLD,)) -> str:
    """Return a comparison as text: {filled}, +added+, -dropped-."""
    marks = {Op.SAME: "{}", Op.FILLED: "{{{}}}", Op.ADDED: "+{}+", Op.DROPPED: "-{}-"}
    filling = Filling((0, 0), wording(text), spans)
    found = compare(filling, ["loaves"] * len(spans), readings)
    return "".join(marks[piece.op].format(piece.text) for piece in found)


@pytest.mark.parametrize(
    ("text", "span", "wanted"),
    [
        pytest.param(
            "We sold 3 loaves of bread.", (2, 3), "We sold {3} loaves of bread.", id="same"
        ),
        pytest.param(
            "We sold 3 loaves of bread.",
            None,
            "We sold {3} loaves of bread.",
            id="not known to fill",
        ),
        pytest.param(
            "We sold 3 loaves of fine bread.",
            (2, 3),
            "We sold {3} loaves of +fine+ bread.",
            id="added",
        ),
        pytest.param("We sold 3 loaves.", (2, 3), "We sold {3} loaves-of bread-.", id="dropped"),
        pytest.param(
            "We gave 3 loaves of bread.",
            (2, 3),
            "We +gave+-sold- {3} loaves of bread.",
            id="changed",
        ),
        pytest.param(
            "We sold one loaf of bread.",
            None,
            "We sold {one} +loaf+-loaves- of bread.",
            id="a change beside what is filled in",
        ),
        pytest.param(
            "We sold about 3 fine loaves of bread.",
            None,
            "We sold +about+ {3} +fine+ loaves of bread.",
            id="words beside a figure",
        ),
        pytest.param(
            "WE sold\n“3” loaves of bread",
            (2, 3),
            "WE sold\n“{3}” loaves of bread",
            id="typography",
        ),
        pytest.param(
            "Cake.", None, "+Cake+-We sold {loaves} loaves of bread-.", id="nothing alike"
        ),
    ],
)
def test_compare(text: str, span: tuple[int, int] | None, wanted: str) -> None:
    assert told(text, *([span] if span else [])) == wanted


def test_several_readings_are_one_after_the_other() -> None:
    text = "We sold 3 loaves of bread and we thank all."
    found = told(text, (2, 3), readings=(SOLD, THANKS))
    assert found.startswith("We sold {3} loaves of bread")
    assert found.endswith("thank all.")
    assert "+and+" in found


def test_a_slot_that_the_reading_lacks_is_words_like_others() -> None:
    assert told("We thank 3.", (2, 3), readings=(THANKS,)) == "We thank +3+-all-."


def test_braces_in_a_release_are_no_slots() -> None:
    reading = Reading("a", ("We sold {loaves} here.",), ("x",))
    assert told("We sold {loaves} here.", readings=(reading,)) == "We sold {loaves} here."


@given(TEXTS, TEXTS)
def test_what_is_not_dropped_is_the_quote(text: str, other: str) -> None:
    reading = Reading("a", (other, COUNT, other), ("x",))
    found = compare(Filling((0, 0), wording(text), ()), (), (reading,))
    assert "".join(piece.text for piece in found if piece.op is not Op.DROPPED) == text
    assert all(piece.text for piece in found)


@given(TEXTS)
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    reading = Reading("a", (text,), ("x",))
    found = compare(Filling((0, 0), wording(text), ()), (), (reading,))
    assert found == ((Piece(Op.SAME, text),) if text else ())
