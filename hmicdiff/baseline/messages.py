"""Drift as sentences; what is counted are the releases of the baseline."""

from collections.abc import Sequence

from hmicdiff.differences import messages
from hmicdiff.differences.messages import listed, number
from hmicdiff.model.analysis import Op, Piece
from hmicdiff.model.template import Kind
from hmicdiff.place.slot_history import Seen

_KINDS = {
    Kind.NUMBER: "a number",
    Kind.MONEY: "a sum of money",
    Kind.PERCENT: "a percentage",
    Kind.DATE: "a date",
    Kind.NAME: "a name",
    Kind.CHOICE: "one of a few",
    Kind.TEXT: "words",
}

merged = messages.merged
moved = messages.moved


def extra(support: int, total: int, others: int) -> str:
    """Tell a sentence whose passage few releases of the baseline have, or none."""
    if support:
        return f"{support} of {total} releases have this passage, in these or other words."
    also = f"; {number(others)} other new releases say it" if others else ""
    if others == 1:
        also = "; one other new release says it"
    return f"None of the {total} releases in the baseline says this{also}."


def missing(support: int, total: int) -> str:
    """Tell a passage that a release lacks."""
    if support == total:
        return f"All {total} releases in the baseline have this passage; this one does not."
    return f"{support} of {total} releases have this passage; this one does not."


def reworded(pieces: Sequence[Piece], wild: Sequence[tuple[str, str]], having: int) -> str:
    """Tell what a release changes in the reading that it is most like.

    `wild` are words that stand where that has a slot and cannot fill it, with its variable.
    """
    what = messages.changes(pieces)
    if wild and not any(piece.op in (Op.ADDED, Op.DROPPED) for piece in pieces):
        told = listed([f"“{words}” for {{{variable}}}" for words, variable in wild])
        what = f"Says {told}"
    if what is None:
        if having == 1:
            return "Says something else where one other release says this."
        return f"Says something else where {having} releases say this."
    if having == 1:
        return f"{what}; the one release that has this passage does not put it so."
    return f"{what}; none of the {having} releases that have this passage puts it so."


def typography(names: Sequence[str]) -> str:
    """Tell a difference of typography alone."""
    shown = listed([messages.written_otherwise(name) for name in names])
    return f"The same words as in the baseline; other {shown}."


def other_type(variable: str, kind: Kind, seen: Seen) -> str:
    """Tell what fills a slot and is not what filled it so far."""
    return f"{{{variable}}} was {_KINDS[kind]} so far: {seen.shown}."


def other_value(mine: str, theirs: str, users: int) -> str:
    """Tell a value where there was no slot, because all that put it so had the same."""
    who = (
        "the one release that puts it so says" if users == 1 else f"all {users} that put it so say"
    )
    return f"Says “{mine}” where {who} “{theirs}”."


def out_of_range(variable: str, seen: Seen) -> str:
    """Tell a figure far from all so far."""
    return f"{{{variable}}} was {seen.shown} so far, in {seen.releases} releases."


def changed(pieces: Sequence[Piece]) -> str:
    """Tell how a sentence was changed."""
    what = messages.changes(pieces)
    return "Says something else than it did." if what is None else f"{what}."
