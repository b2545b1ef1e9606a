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


def test_what_recurs_with_other_words_is_an_entry() -> None:
    asked = ("the pilot Una {0}", "the berth {1} of {0}", "a mast for the {0} boat", "{1} ropes")
    texts = [
        "\n\n".join(
            [
                "Harbour roll",
                f"The wardens met on {day} March 2031.",
                *(
                    f"{OWNERS[(at + 3 * n) % 10]} has petitioned the board of the harbour for "
                    + asked[n].format(OWNERS[(at + n) % 10], 7 * at + n + 2)
                    for n in range(len(asked))
                    if (at + n) % 4
                ),
                "The wardens closed the roll.",
            ]
        )
        for at, day in enumerate(DAYS)
    ]
    facts = analyze(family(*texts)).facts
    assert [column.label for column in facts.columns] == ["The wardens met on … ."]


def test_lines_among_the_days_of_a_chronicle_are_no_columns() -> None:
    told = ("berths", "ropes", "tolls", "masts", "pilots", "lamps", "nets")
    texts = [
        "\n\n".join(
            [
                f"The quay of {OWNERS[at]}",
                *(
                    line
                    for n, what in enumerate(told)
                    if n != at
                    for line in (f"{day + n} May 2031", f"There is news on {what} for {OWNERS[n]}")
                ),
            ]
        )
        for at, day in enumerate(DAYS)
    ]
    facts = analyze(family(*texts)).facts
    assert [column.label for column in facts.columns if "news" in column.label] == []


def test_a_label_that_documents_repeat_with_words_of_their_own_is_an_entry() -> None:
    asked = ("a mast of {0}", "the loan of {0}'s tar", "leave to moor beside {0}", "a boom of {0}")
    texts = [
        "\n\n".join(
            [
                "Harbour roll",
                f"The wardens met on {day} March 2031.",
                f"Owner: {OWNERS[at]} Carr",
                *(f"Owner: {OWNERS[(at + n) % 10]} asks for {each.format(OWNERS[at])}"
                  for n, each in enumerate(asked, 1)),
                "The wardens closed the roll.",
            ]
        )
        for at, day in enumerate(DAYS)
    ]  # fmt: skip
    labels = [column.label for column in analyze(family(*texts)).facts.columns]
    assert labels == ["The wardens met on \u2026 ."]


def test_what_stands_in_four_words_that_documents_repeat_is_an_entry() -> None:
    asked = ("mast", "loan", "berth", "boom", "licence")
    texts = [
        "\n\n".join(
            [
                "Harbour roll",
                f"The wardens met on {day} March 2031.",
                f"The owner has applied for a {asked[at]} to be used by the tower this spring.",
                *(
                    f"{OWNERS[n]} of {OWNERS[at]} has applied for a {each} in {at * 7 + n} words."
                    for n, each in enumerate(asked)
                ),
                "The wardens closed the roll.",
            ]
        )
        for at, day in enumerate(DAYS)
    ]
    labels = [column.label for column in analyze(family(*texts)).facts.columns]
    assert not any("has applied" in label for label in labels)
