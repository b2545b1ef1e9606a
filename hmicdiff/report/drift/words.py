"""A thing that has drifted, in one line."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from hmicdiff.model.analysis import Op, Piece
from hmicdiff.model.drift import Drift, DriftKind
from hmicdiff.report.controls import one_line
from hmicdiff.report.pieces import legible, ordered
from hmicdiff.report.terminal import short
from hmicdiff.structs import Struct

_TOLD = 2
"""So many changes of a sentence are named; of more, the first and their number."""
_WORDS = 48
"""So many characters of a change are shown."""
_AROUND = 56
"""So many characters are shown of the sentence in which something has changed."""
_QUOTED = 88
"""And so many where all of it is what is told."""


class _Change(Struct, frozen=True):
    """Words that are otherwise than they were."""

    dropped: str
    added: str
    start: int
    end: int
    """Where the words that are there now stand in the quote."""


def headline(drift: Drift, subject: str) -> str:
    """Return what has drifted as a phrase: kind, words, and what stood there before.

    `subject` is what the release is called.
    """
    rule = f" ({drift.rule})" if drift.rule else ""
    return f"{drift.kind.value}{rule} {_words(drift, subject)}"


def _words(drift: Drift, subject: str) -> str:
    match drift.kind:
        case DriftKind.CHANGED:
            return _compared(drift, drift.before, "was")
        case DriftKind.REWORDED | DriftKind.MERGED if drift.before is None:
            return _compared(drift, drift.expected, "template:")
        case DriftKind.MISSING | DriftKind.REMOVED:
            return _quoted(drift.expected or drift.before)
        case DriftKind.VANISHED | DriftKind.STRANGER | DriftKind.RENAMED:
            return _quoted(subject) + _was(drift)
        case DriftKind.INCONSISTENT | DriftKind.VALUE:
            return f"{_quoted(drift.quote)}: {one_line(drift.message)}"
        case DriftKind.PASSAGE | DriftKind.USUAL | DriftKind.BOILERPLATE:
            return _quoted(drift.quote) + _was(drift)
    return _quoted(drift.quote)


def _was(drift: Drift) -> str:
    return f" (was {_quoted(drift.before)})" if drift.before else ""


def is_whole(text: str | None) -> bool:
    """Tell whether a headline has room for all of `text`."""
    return text is None or len(one_line(text)) <= _QUOTED


def _quoted(text: str | None) -> str:
    return f'"{short(one_line(text or ""), _QUOTED)}"'


def _compared(drift: Drift, other: str | None, told: str) -> str:
    changes = list(_changes(drift.pieces)) if legible(drift.pieces) else []
    if not changes:
        before = f" ({told} {_quoted(other)})" if other else ""
        return f"{_quoted(drift.quote)}{before}"
    first = changes[0]
    shown = [_change(change, told) for change in changes]
    if len(shown) > _TOLD:
        shown = [shown[0], f"{len(shown) - 1} more"]
    return f"{' and '.join(shown)} in {_around(drift.quote, first.start, first.end)}"


def _change(change: _Change, told: str) -> str:
    dropped, added = (short(one_line(each), _WORDS) for each in (change.dropped, change.added))
    if not added:
        return f'leaves out "{dropped}"'
    return f'"{added}" ({told} "{dropped}")' if dropped else f'adds "{added}"'


def _changes(pieces: Sequence[Piece]) -> Iterator[_Change]:
    at = 0
    kept = ordered(pieces)
    for differs, run in groupby(kept, lambda piece: piece.op in (Op.ADDED, Op.DROPPED)):
        told = list(run)
        here = "".join(piece.text for piece in told if piece.op is not Op.DROPPED)
        if differs:
            dropped = " ".join(piece.text for piece in told if piece.op is Op.DROPPED)
            yield _Change(dropped.strip(), here.strip(), at, at + len(here))
        at += len(here)


def _around(text: str, start: int, end: int) -> str:
    """Return the words of `text` around `[start, end)`, cut between words."""
    room = max(0, _AROUND - (end - start)) // 2
    first, last = max(0, start - room), min(len(text), end + room)
    while first and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    before = "… " if text[:first].strip() else ""
    after = " …" if text[last:].strip() else ""
    return f'"{before}{one_line(text[first:last])}{after}"'
