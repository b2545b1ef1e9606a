"""A sequence as JSON and back."""

from typing import Any

from hmicdiff.model.analysis import Op, Piece
from hmicdiff.model.sequence import (
    Basis,
    Change,
    ChangeKind,
    End,
    Life,
    NewFigure,
    Origin,
    Sequence,
    Standing,
    Step,
    Stretch,
)
from hmicdiff.report.node import Node

Object = dict[str, Any]


def piece_object(piece: Piece) -> Object:
    """Return a run of words in a comparison."""
    return {"op": piece.op.value, "text": piece.text}


def decode_piece(node: Node) -> Piece:
    """Return a run of words in a comparison."""
    return Piece(op=node["op"].choice(Op), text=node["text"].text())


def encode_sequence(sequence: Sequence) -> Object:
    """Return what stands under `sequence` in an analysis."""
    return {
        "basis": sequence.basis.value,
        "notices": list(sequence.notices),
        "order": [{"release": one.release, "date": one.date} for one in sequence.order],
        "steps": [_step(step) for step in sequence.steps],
        "lives": [_life(life) for life in sequence.lives],
    }


def _step(step: Step) -> Object:
    return {
        "release": step.release,
        "since": step.since,
        "changes": [
            {
                "kind": change.kind.value,
                "moved": change.moved,
                "before": list(change.before),
                "after": list(change.after),
                "lives": list(change.lives),
                "pieces": [piece_object(piece) for piece in change.pieces],
                "figures": [{"before": one.before, "after": one.after} for one in change.figures],
            }
            for change in step.changes
        ],
    }


def _life(life: Life) -> Object:
    return {
        "id": life.id,
        "passages": list(life.passages),
        "origin": life.origin.value,
        "source": life.source,
        "end": life.end.value,
        "into": life.into,
        "stretches": [
            {
                "first": one.first,
                "last": one.last,
                "releases": one.releases,
                "sentence": one.sentence,
                "after_gap": one.after_gap,
            }
            for one in life.stretches
        ],
    }


def decode_sequence(node: Node) -> Sequence:
    """Return the sequence that `encode_sequence` wrote."""
    return Sequence(
        basis=node["basis"].choice(Basis),
        order=node["order"].all(_read_standing),
        steps=node["steps"].all(_read_step),
        lives=node["lives"].all(_read_life),
        notices=node["notices"].texts(),
    )


def _read_standing(node: Node) -> Standing:
    return Standing(release=node["release"].text(), date=node["date"].optional(Node.text))


def _read_step(node: Node) -> Step:
    return Step(
        release=node["release"].text(),
        since=node["since"].text(),
        changes=node["changes"].all(_read_change),
    )


def _read_change(node: Node) -> Change:
    return Change(
        kind=node["kind"].choice(ChangeKind),
        moved=node["moved"].flag(),
        before=node["before"].all(Node.count),
        after=node["after"].all(Node.count),
        lives=node["lives"].texts(),
        pieces=node["pieces"].all(decode_piece),
        figures=node["figures"].all(_read_figure),
    )


def _read_figure(node: Node) -> NewFigure:
    return NewFigure(before=node["before"].text(), after=node["after"].text())


def _read_life(node: Node) -> Life:
    return Life(
        id=node["id"].text(),
        passages=node["passages"].texts(),
        stretches=node["stretches"].all(_read_stretch),
        origin=node["origin"].choice(Origin),
        end=node["end"].choice(End),
        source=node["source"].optional(Node.text),
        into=node["into"].optional(Node.text),
    )


def _read_stretch(node: Node) -> Stretch:
    return Stretch(
        first=node["first"].text(),
        last=node["last"].text(),
        releases=node["releases"].count(),
        sentence=node["sentence"].count(),
        after_gap=node["after_gap"].count(),
    )
