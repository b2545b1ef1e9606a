from collections.abc import Sequence

import pytest

from hmicdiff.differences import messages
from hmicdiff.model.analysis import Op, Piece

SAME, FILLED, ADDED, DROPPED = Op.SAME, Op.FILLED, Op.ADDED, Op.DROPPED
Told = list[tuple[Op, str]]
KEPT = (SAME, "The bakery on the hill sold ")


def pieces(*told: tuple[Op, str]) -> list[Piece]:
    return [Piece(op, text) for op, text in told]


def reworded(pieces: Sequence[Piece], users: int, total: int, usual: int) -> str:
    return messages.reworded(messages.changes(pieces) or "", users, total, usual)


def typography(names: Sequence[str], markers: tuple[str, str]) -> str:
    return messages.in_most(messages.typography(names, markers), 5)


@pytest.mark.parametrize(("count", "wanted"), [(0, "no"), (10, "ten"), (11, "11")])
def test_small_numbers_are_words(count: int, wanted: str) -> None:
    assert messages.number(count) == wanted


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        pytest.param([(ADDED, "fine "), (DROPPED, "old ")], "Says “fine” for “old”", id="for"),
        pytest.param([(ADDED, "fine ")], "Adds “fine”", id="adds"),
        pytest.param([(DROPPED, "old")], "Leaves out “old”", id="leaves out"),
        pytest.param([(ADDED, ",")], "Adds a comma", id="a comma"),
        pytest.param([], "Is put together otherwise", id="nothing to name"),
        pytest.param([(SAME, "Up to "), (Op.FILLED, "[CAP]")], "Fills in “[CAP]”", id="a blank"),
        pytest.param(
            [(ADDED, ","), (SAME, " bread"), (DROPPED, "old")],
            "Leaves out “old” and adds a comma",
            id="words before marks",
        ),
        pytest.param(
            [(ADDED, "fine "), (SAME, "bread "), (ADDED, "fine ")], "Adds “fine”", id="told once"
        ),
        pytest.param(
            [(each, text) for word in "abcd" for each, text in ((ADDED, word), (SAME, " bread "))],
            "Adds “a”, adds “b”, adds “c” and one more change",
            id="three and one more",
        ),
        pytest.param(
            [(each, text) for word in "abcde" for each, text in ((ADDED, word), (SAME, " bread "))],
            "Adds “a”, adds “b”, adds “c” and two more changes",
            id="three and more",
        ),
    ],
)
def test_changes_are_told(changes: Told, wanted: str) -> None:
    found = reworded(pieces(KEPT, *changes), users=1, total=5, usual=4)
    assert found == f"{wanted}; no other has just these words, 4 of 5 have the template's."


@pytest.mark.parametrize(
    ("users", "usual", "wanted"),
    [
        pytest.param(1, 4, "no other has just these words, 4 of 5 have", id="alone"),
        pytest.param(2, 3, "2 of 5 put it so, 3 of 5 have", id="not alone"),
        pytest.param(1, 1, "no two of the 5 releases put it alike", id="all otherwise"),
    ],
)
def test_who_puts_it_so_is_told(users: int, usual: int, wanted: str) -> None:
    told = reworded(pieces(KEPT, (ADDED, "fine")), users, 5, usual)
    assert wanted in told


@pytest.mark.parametrize(
    ("told", "is_other"),
    [
        pytest.param([(SAME, "The "), (ADDED, "a b c d"), (DROPPED, "e f g h")], True, id="other"),
        pytest.param([(SAME, "The mill "), (ADDED, "a"), (DROPPED, "b")], False, id="a change"),
        pytest.param([KEPT, (ADDED, "a b c d e f g h i j k l")], False, id="more of the same"),
    ],
)
def test_another_statement_is_no_rewording(told: Told, is_other: bool) -> None:  # noqa: FBT001
    found = reworded(pieces(*told), users=1, total=5, usual=4)
    assert found.startswith("Says something else") is is_other


def test_long_words_are_cut_between_words() -> None:
    told = reworded(
        pieces((SAME, "bread " * 40), (ADDED, "fine white " * 20)), users=1, total=5, usual=4
    )
    (words,) = (part.partition("”")[0] for part in told.split("“")[1:])
    assert words.endswith(("fine…", "white…"))
    assert len(words) <= 60


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (messages.extra(1, 5), "No other of the 5 releases says this."),
        (messages.extra(2, 5), "2 of 5 releases have this passage, in these or similar words."),
        (
            messages.extra(1, 5, 2),
            "No other of the 5 releases says just this; two say something like it.",
        ),
        (
            messages.extra(2, 5, 1),
            "2 of 5 releases have this passage, in these or similar words; one says something like "
            "it.",
        ),
        (
            messages.missing(3, 20, like=True),
            "17 of 20 releases say this or something like it.",
        ),
        (messages.missing(1, 5), "Only this one of the 5 releases lacks this."),
        (
            messages.missing(2, 5),
            "3 of 5 releases have this passage, in these or similar words.",
        ),
        (messages.merged(2), "Says in one sentence what others say in two."),
        (messages.split(3), "Says in three sentences what others say in one."),
        (
            messages.moved("at line 7", messages.usual_place(None, None)),
            "Stands at line 7; the others have it at the beginning.",
        ),
        (
            messages.moved("at line 7", messages.usual_place("Bread:", "Cake is sold.")),
            "Stands at line 7; the others have it after “Cake is sold.”, under “Bread:”.",
        ),
        (
            typography(["quote"], ("", "")),
            "The same words as in most of 5 releases; other quote marks.",
        ),
        (
            typography(["dash", "list marker"], ("*", "-")),
            "The same words as in most of 5 releases; other dashes and list marker (“*” for “-”).",
        ),
        (
            typography(["white space"], ("", "")),
            "The same words as in most of 5 releases; other white space.",
        ),
    ],
)
def test_messages(found: str, wanted: str) -> None:
    assert found == wanted


def test_no_id_of_a_variable_is_told_of_what_is_missing_in_a_row() -> None:
    assert messages.lacks_in_a_row(3, "The {name-2} of {town} is {}.") == (
        "Lacks these three passages in a row, up to “The … of … is {}.”."
    )
