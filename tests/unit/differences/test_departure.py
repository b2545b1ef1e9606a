import pytest

from hmicdiff.differences.departure import is_hollow
from hmicdiff.model.template import Kind, Part, Reading, Slot


def slot(kind: Kind) -> Slot:
    return Slot("it", "it", kind)


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        pytest.param((slot(Kind.TEXT), " of ", slot(Kind.TEXT)), True, id="any words"),
        pytest.param(
            ("The clerk of the mill said ", slot(Kind.TEXT)), False, id="words of its own"
        ),
        pytest.param((slot(Kind.NAME),), True, id="a name alone"),
        pytest.param(("Clerk: ", slot(Kind.NAME)), False, id="a name with its label"),
        pytest.param((slot(Kind.DATE),), False, id="a date alone"),
    ],
)
def test_what_has_no_words_of_its_own_is_hollow(
    parts: tuple[Part, ...],
    wanted: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    assert is_hollow(Reading("p.a", parts, ("a", "b"))) is wanted
