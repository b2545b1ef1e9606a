import pytest

from hmicdiff.model.analysis import Op, Piece
from hmicdiff.model.drift import Drift, DriftKind
from hmicdiff.report.drift.words import headline
from tests import drifts
from tests.analyses import HOSTILE

SAME, ADDED, DROPPED = Op.SAME, Op.ADDED, Op.DROPPED


def compared(*pieces: tuple[Op, str]) -> Drift:
    found = tuple(Piece(op, text) for op, text in pieces)
    quote = "".join(piece.text for piece in found if piece.op is not DROPPED)
    return drifts.changed(pieces=found, quote=quote)


@pytest.mark.parametrize(
    ("drift", "head"),
    [
        (
            drifts.changed(),
            'changed "increase" (was "reduction") in "There was 😀 an increase in fares."',
        ),
        (
            compared((SAME, "We did "), (DROPPED, "not"), (SAME, "find any late boats.")),
            'changed leaves out "not" in "We did find any late boats."',
        ),
        (
            compared((SAME, "We did "), (ADDED, "not "), (SAME, "find any late boats.")),
            'changed adds "not" in "We did not find any late boats."',
        ),
        (
            compared((SAME, "Of "), (DROPPED, "59"), (ADDED, "95"), (SAME, " boats, all ran.")),
            'changed "95" (was "59") in "Of 95 boats, all ran."',
        ),
        (
            compared((DROPPED, "Few"), (ADDED, "Ten"), (SAME, " of the boats "), (ADDED, "ran")),
            'changed "Ten" (was "Few") and adds "ran" in "Ten of the boats ran"',
        ),
        (
            compared(
                *((DROPPED, "Few"), (ADDED, "Ten"), (SAME, " boats ran "), (ADDED, "very ")),
                *((SAME, "late "), (DROPPED, "last")),
            ),
            'changed "Ten" (was "Few") and 2 more in "Ten boats ran very late"',
        ),
        (
            compared((DROPPED, "One thing"), (ADDED, "Another one")),
            'changed "Another one" (was "There was 😀 an reduction in fares.")',
        ),
        (drifts.drift(DriftKind.EXTRA, quote="It\r\n rains."), 'extra "It rains."'),
        (drifts.drift(DriftKind.MISSING, quote="", expected="It {is}."), 'missing "It {is}."'),
        (drifts.drift(DriftKind.REMOVED, quote="", before="It was."), 'removed "It was."'),
        (drifts.drift(DriftKind.RENAMED, before="a.txt"), 'renamed "Tarn" (was "a.txt")'),
        (drifts.drift(DriftKind.VANISHED), 'vanished "Tarn"'),
        (
            drifts.drift(DriftKind.INCONSISTENT, rule="a-b", quote="x"),
            'inconsistent (a-b) "x": This is why.',
        ),
        (
            drifts.drift(DriftKind.BOILERPLATE, quote="New.", before="Old."),
            'new-boilerplate "New." (was "Old.")',
        ),
    ],
)
def test_what_has_drifted_is_told_in_one_line(drift: Drift, head: str) -> None:
    assert headline(drift, "Tarn") == head


def test_what_is_far_from_the_change_is_cut_between_words() -> None:
    long = "It is said again and again that " * 4
    drift = compared((SAME, long), (DROPPED, "few"), (ADDED, "ten"), (SAME, f" boats {long}"))
    head = headline(drift, "Tarn")
    assert head == (
        'changed "ten" (was "few") '
        'in "… said again and again that ten boats It is said again and …"'
    )


@pytest.mark.parametrize("kind", DriftKind)
def test_whatever_a_release_says_it_is_one_line_of_bounded_length(kind: DriftKind) -> None:
    text = f"{HOSTILE}\r\n{'word ' * 500}\u2028\x1b"
    head = headline(drifts.drift(kind, quote=text, before=text, expected=text), text)
    assert len(head.splitlines()) == 1
    assert len(head) < 500
    assert "\x1b" not in head
