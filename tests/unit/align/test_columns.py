import pytest

from hmicdiff.align.columns import Column, Part, columns, fillers, united
from tests.unit.align.tables import NUMBER, said, shown

Shown = list[tuple[str, list[str]]]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        pytest.param(
            ["Bread is sold."],
            [("fixed", ["Bread"]), ("fixed", ["is"]), ("fixed", ["sold"])],
            id="all say the same",
        ),
        pytest.param(
            ["Bread is sold.", "Bread is often sold."],
            [
                ("fixed", ["Bread"] * 2),
                ("fixed", ["is"] * 2),
                ("open", ["", "often"]),
                ("fixed", ["sold"] * 2),
            ],
            id="what some put between is open",
        ),
        pytest.param(
            ["We sold 3 loaves.", "We sold 17 loaves."],
            [
                ("fixed", ["We"] * 2),
                ("fixed", ["sold"] * 2),
                ("open", ["3", "17"]),
                ("fixed", ["loaves"] * 2),
            ],
            id="figures are open",
        ),
        pytest.param(
            ["We sold 3 loaves.", "We sold nearly 17 loaves."],
            [
                ("fixed", ["We"] * 2),
                ("fixed", ["sold"] * 2),
                ("open", ["3", "nearly 17"]),
                ("fixed", ["loaves"] * 2),
            ],
            id="what is open side by side is one column",
        ),
        pytest.param(
            ["Bread is SOLD.", "Bread is sold."],
            [("fixed", ["Bread"] * 2), ("fixed", ["is"] * 2), ("fixed", ["SOLD", "sold"])],
            id="capitals are no difference",
        ),
    ],
)
def test_columns(texts: list[str], wanted: Shown) -> None:
    one = said(*texts)
    (group,) = one.groups()
    assert shown(group.sayings, columns(group, frozenset({NUMBER}))) == wanted


def test_columns_hold_every_word_once() -> None:
    one = said(
        "The mill in Tarn sold 3 loaves of bread to the school.",
        "The mill in Old Ayle sold 17 loaves of bread to a school.",
        "The mill in Holm gave 4 loaves of stale bread to the school.",
    )
    for group in one.groups():
        found = columns(group, frozenset({NUMBER}))
        for at, saying in enumerate(group.sayings):
            spans = [column.spans[at] for column in found]
            assert [a for a, _ in spans] == [0, *(b for _, b in spans[:-1])]
            assert spans[-1][1] == len(saying.norms)


def test_columns_side_by_side_are_united_from_first_to_last() -> None:
    one = Column(Part.FIXED, ((0, 1), (0, 1)))
    other = Column(Part.OPEN, ((1, 1), (1, 3)))
    assert united([one, other], Part.SLOT) == Column(Part.SLOT, ((0, 1), (0, 3)))


def test_fillers_are_the_words_of_each() -> None:
    sayings = said("Bread is sold.", "Bread was sold.").sayings
    assert fillers(sayings, ((1, 2), (1, 3))) == [("is",), ("was", "sold")]
