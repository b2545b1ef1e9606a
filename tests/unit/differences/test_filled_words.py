"""Words that are no change: they fill a slot beside it, stand elsewhere, or lack a line break."""

from collections.abc import Sequence

import pytest

from hmicdiff.differences import messages
from hmicdiff.differences.filled_words import without_filled_words
from hmicdiff.model.analysis import FindingKind, Op, Piece
from hmicdiff.pipeline import analyze
from tests.support import family

SAME, FILLED, ADDED, DROPPED = Op.SAME, Op.FILLED, Op.ADDED, Op.DROPPED
MARKS = {SAME: "{}", FILLED: "{{{}}}", ADDED: "+{}+", DROPPED: "-{}-"}


def shown(pieces: Sequence[Piece]) -> str:
    return "".join(MARKS[piece.op].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("pieces", "wanted"),
    [
        pytest.param(
            [(FILLED, "mill council agreed to buy"), (DROPPED, "of the island agreed to")],
            "{mill council} -of the island-agreed to {buy}",
            id="behind what fills the slot",
        ),
        pytest.param(
            [(DROPPED, "no. {number} dated"), (SAME, " "), (FILLED, "dated 3 May")],
            " -no. {number}-dated {3 May}",
            id="before what fills the slot",
        ),
        pytest.param(
            [(DROPPED, "{name} called"), (FILLED, "Holm called Ayle")],
            "{Holm} called {Ayle}",
            id="with a slot of its own",
        ),
        pytest.param(
            [
                (FILLED, "council agreed to"),
                (SAME, " "),
                (ADDED, "buy"),
                (DROPPED, "agreed to sell"),
            ],
            "{council} agreed to +buy+-sell-",
            id="behind what stands for it",
        ),
        pytest.param(
            [(DROPPED, "entry no."), (SAME, " "), (FILLED, "entry no. 5")],
            " entry no. {5}",
            id="a stop that is part of a word",
        ),
        pytest.param(
            [(FILLED, "lord of the isle"), (DROPPED, "of the town")],
            "{lord of the isle}-of the town-",
            id="small words stand anywhere",
        ),
        pytest.param(
            [(DROPPED, "the {mill}"), (FILLED, "old mill")],
            "-the {mill}-{old mill}",
            id="the name of a slot is no word",
        ),
    ],
)
def test_what_fills_the_slot_beside_it_is_not_left_out(
    pieces: Sequence[tuple[Op, str]], wanted: str
) -> None:
    told = shown(without_filled_words([Piece(op, text) for op, text in pieces]))
    assert " ".join(told.split()) == " ".join(wanted.split())


def test_words_that_stand_elsewhere_are_not_left_out() -> None:
    moved = [
        Piece(ADDED, "In the winter months"),
        Piece(SAME, " the mill is shut"),
        Piece(DROPPED, "in the winter months"),
    ]
    assert messages.changes(moved) == "Adds “In the winter months”"
    said_twice = [*moved[1:], Piece(SAME, " and the lock"), Piece(DROPPED, "in the winter months")]
    assert messages.changes(said_twice) == "Leaves out “in the winter months”"


NOTE = "This summary is no part of the reasons that the court of the lock gives."
ENDS = "The court sits at the long table."


def told(label: str, *, has_line: bool = True) -> list[tuple[FindingKind, str]]:
    """Return what is told of one release that has a label in front, where others have a line."""
    inns = ("Tarn", "Holm", "Skerry", "Ayle", "Brae", "Wyke")
    usual = f"NOTE:\n\n{NOTE}" if has_line else NOTE
    texts = [f"Case of the inn at {inn}\n\n{usual}\n\n{ENDS}" for inn in inns]
    odd = f"Case of the inn at Onda\n\n{label} {NOTE}\n\n{ENDS}"
    return [(each.kind, each.quote) for each in analyze(family(*texts, odd)).findings]


def test_a_label_that_others_have_as_a_line_right_before_is_no_other_wording() -> None:
    assert told("NOTE:") == []


def test_a_label_that_others_have_not_right_before_is_another_wording() -> None:
    kept = [(FindingKind.REWORDED, f"NOTE: {NOTE}")]
    assert told("NOTE:", has_line=False) == kept
    assert (FindingKind.REWORDED, f"WARNING: {NOTE}") in told("WARNING:")
