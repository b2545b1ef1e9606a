"""Days of what was not are marked in the facts."""

import pytest

from hmicdiff.model.facts import Cell
from hmicdiff.pipeline import analyze
from tests.support import family

TOWNS = ("Tarn", "Holm", "Skerry", "Ayle", "Brae")


def cells(*lines: str) -> list[Cell]:
    texts = (
        f"The bakery in {town} was visited.\n\n{line}\n\nBread is good for the town."
        for town, line in zip(TOWNS, lines, strict=True)
    )
    facts = analyze(family(*texts)).facts
    (column,) = (one for one in facts.columns if one.kind == "date")
    return [cell for row in facts.rows for cell in row.cells if cell.variable == column.variable]


@pytest.mark.parametrize(
    ("odd", "is_comparable"),
    [
        pytest.param(
            "There was no hearing of the guild on {} in the hall.", False, id="no hearing"
        ),
        pytest.param(
            "Notice No. 5 of the hearing of the guild on {} in the hall.", True, id="No. 5"
        ),
        pytest.param("There was a hearing of the guild on {} in the hall.", True, id="a hearing"),
    ],
)
def test_a_day_is_not_compared_where_its_sentence_denies_it(
    odd: str, *, is_comparable: bool
) -> None:
    days = [f"{day} May 2031" for day in (3, 7, 12, 15, 22)]
    usual = "There was a hearing of the guild on {} in the hall."
    found = cells(odd.format(days[0]), *(usual.format(day) for day in days[1:]))
    assert len(found) == 5
    assert [cell.text for cell in found if not cell.comparable] == [days[0]] * (not is_comparable)
