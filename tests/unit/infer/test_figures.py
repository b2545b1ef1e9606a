import pytest

from hmicdiff.infer.values import Value
from hmicdiff.model.analysis import Analysis
from hmicdiff.pipeline import analyze
from tests.support import family

Cells = list[tuple[str, Value, str | None, float | int | None]]


def analysis(line: str, *fillings: tuple[str, ...]) -> Analysis:
    return analyze(
        family(
            *(
                f"The guild of bakers met.\n\n{line.format(*each)}\n\nAll went home."
                for each in fillings
            )
        )
    )


def cells(found: Analysis, variable: str) -> Cells:
    """Return of a column: the words, what they stand for, how, and of what whole."""
    return sorted(
        (cell.text, cell.value, cell.derived, cell.of)
        for row in found.facts.rows
        for cell in row.cells
        if cell.variable == variable
    )


def test_all_but_one_is_reckoned_from_what_it_refers_to() -> None:
    found = analysis(
        "It tested {} ovens. Of those ovens, {} passed.",
        ("18", "all but one"),
        ("20", "17"),
        ("12", "all but two"),
    )
    assert cells(found, "passed") == [
        ("17", 17, None, None),
        ("all but one", 17, "18 - 1", 18),
        ("all but two", 10, "12 - 2", 12),
    ]


def test_nothing_is_reckoned_where_there_is_nothing_to_refer_to() -> None:
    found = analysis("It saw that {} ovens passed.", ("all but one",), ("17",), ("12",))
    assert ("all but one", None, None, None) in cells(found, "ovens")


def test_a_part_names_its_whole() -> None:
    found = analysis(
        "It found that {} of the {} ovens passed.", ("86", "88"), ("17", "20"), ("3", "12")
    )
    parts = [(value.text, value.value) for one in found.releases for value in one.values]
    wholes = {cell.text: cell.of for row in found.facts.rows for cell in row.cells}
    assert ("86", 86) in parts
    assert (wholes["86"], wholes["88"]) == (88, None)


@pytest.mark.parametrize("written", ["no", "none", "0"])
def test_nought_is_stated(written: str) -> None:
    found = analysis("It sold {} loaves today.", (written,), ("17",), ("12",))
    assert (written, 0, None, None) in cells(found, "loaves")


def test_a_value_is_where_it_says() -> None:
    found = analysis("It sold {} loaves today.", ("3",), ("1,200",), ("twenty-nine",))
    for one in found.releases:
        (value,) = one.values
        assert one.text[value.start : value.end] == value.text
    assert {one.values[0].value for one in found.releases} == {3, 1200, 29}
