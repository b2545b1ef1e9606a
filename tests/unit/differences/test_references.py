"""Numbers that point to an entry of their own document are told apart from values."""

import pytest

from hmicdiff.differences.references import is_reference
from hmicdiff.model.analysis import FindingKind
from hmicdiff.pipeline import analyze
from tests.support import family


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("See [R <2>].\n\n[R 1] the almanac\n[R 2] the atlas", True, id="in brackets"),
        pytest.param("- [R <2>] the atlas\n- [R 3] the chart", True, id="the entry itself"),
        pytest.param("It is so (<3>).\n\n1. tides\n3. winds", True, id="a number of a list"),
        pytest.param("It is so[^<3>].\n\n[^3]: by the tide table", True, id="a foot mark"),
        pytest.param("<4>) the crane", True, id="what counts an entry"),
        pytest.param("As Note <3> says.\n\nNote 1. Tides\nNote 3. Winds", True, id="a note"),
        pytest.param("As Note <3> says.\n\nNote 3. Winds", False, id="one line is no list"),
        pytest.param("It is so (<3>).\n\n1. tides\n2. winds", False, id="no such entry"),
        pytest.param("Within <14> days.\n\n14. The rent", False, id="days are counted"),
        pytest.param("In room <3>.\n\n3. The rent", False, id="a room"),
        pytest.param("As <1> § says.\n\n1 § Tides\n\n2 § Winds", True, id="a section"),
        pytest.param("As <1> § of the act says.\n\nTides", False, id="a section of another"),
        pytest.param("See [R <two>].\n\n[R two] the atlas", False, id="no number"),
    ],
)
def test_references(text: str, *, wanted: bool) -> None:
    start, end = text.index("<"), text.index(">") - 1
    plain = text.replace("<", "").replace(">", "")
    assert is_reference(plain, start, end) is wanted


def test_another_number_of_a_source_is_no_other_value() -> None:
    buoys = ("Tarn", "Holm", "Skerry", "Ayle", "Brae", "Wyke")
    texts = [
        f"Notice on the buoy of {buoy}\n\nPilots should read the tide tables, see [R 1].\n\n"
        "The buoy is lit at night.\n\n[R 1] https://tides.example/"
        for buoy in buoys
    ]
    texts[2] = texts[2].replace("[R 1]", "[R 2]").replace("\n\n[R 2]", "\n\n[R 1] Letter\n\n[R 2]")
    told = {FindingKind.VALUE, FindingKind.REWORDED}
    assert [each.message for each in analyze(family(*texts)).findings if each.kind in told] == []
