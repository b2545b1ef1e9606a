"""Lines that are entries of a list of like entries."""

from hmicdiff.pipeline import analyze
from tests.support import family

OWNERS = "Alder Ashby Birch Cobble Dunlin Elder Fenwick Gorse Harrow Ivel".split()
DAYS = (3, 9, 14, 20, 26)


def rolls(entries: int) -> list[str]:
    """Return rolls of a harbour, each with its own `entries` of boats."""
    return [
        "\n\n".join(
            [
                "Harbour roll",
                f"The wardens met on {day} March 2031.",
                *(
                    f"Boat: {OWNERS[(3 * at + n) % 10]} Maid\n\nBerth: {7 * at + 3 * n + 2}"
                    for n in range(entries)
                ),
                "The wardens closed the roll.",
            ]
        )
        for at, day in enumerate(DAYS)
    ]


def test_entries_of_a_list_are_no_columns() -> None:
    facts = analyze(family(*rolls(4))).facts
    assert [column.label for column in facts.columns] == ["The wardens met on … ."]


def test_two_lines_of_a_form_can_be_two_facts() -> None:
    facts = analyze(family(*rolls(2))).facts
    assert {"Berth: …", "The wardens met on … ."} <= {column.label for column in facts.columns}


def test_an_entry_of_a_list_names_no_document() -> None:
    texts = [
        "\n\n".join(
            [
                "Harbour roll",
                *(
                    f"Boat: {OWNERS[2 * at + n // 2]} Maid of Tarn\n\n"
                    f"Holder: {OWNERS[2 * at + n // 2]} Maid of Tarn"
                    for n in range(4)
                ),
                "The wardens closed the roll.",
            ]
        )
        for at in range(5)
    ]
    assert {one.subject for one in analyze(family(*texts)).releases} == {None}
