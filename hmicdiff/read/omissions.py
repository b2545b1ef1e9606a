"""What readers left out of files, or OCR read, in one line a file, for whoever reads a report."""

from collections.abc import Iterable

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.formats.document import counted

_NAMED = 10
"""So many files get a line of their own: more would hide what else is to be said."""


def omissions(files: Iterable[tuple[str, Iterable[Note]]]) -> list[str]:
    """Say of files, given by source and notes, what was left out of each, and how much.

    Of many files those are named that lost most words; of the others it is said how many they are.
    Where a file, or some of its pages, was read by OCR that is said, too.
    """
    files = [(source, tuple(notes)) for source, notes in files]
    told = [
        (sum(note.words for note in dropped), source, _line(source, dropped))
        for source, notes in files
        if (dropped := [note for note in notes if note.kind is NoteKind.DROPPED])
    ]
    ranked = sorted(told, key=lambda each: (-each[0], each[1]))
    lines = [line for _, _, line in sorted(ranked[:_NAMED], key=lambda each: each[1])]
    rest = ranked[_NAMED:]
    if rest:
        words = _words(sum(count for count, _, _ in rest))
        files_ = "1 file more" if len(rest) == 1 else f"{len(rest)} files more"
        lines.append(f"{files_}: left out {words} in all; the notes on each file say which.")
    return [*_recognized(files), *lines]


def _recognized(files: Iterable[tuple[str, Iterable[Note]]]) -> list[str]:
    lines = sorted(
        f"{source}: {note.text}."
        for source, notes in files
        for note in notes
        if note.kind is NoteKind.RECOGNIZED
    )
    rest = len(lines) - _NAMED
    return lines if rest <= 0 else [*lines[:_NAMED], f"{counted(rest, 'file')} more read by OCR."]


def _line(source: str, notes: list[Note]) -> str:
    kinds: dict[str, list[Note]] = {}
    for note in notes:
        kinds.setdefault(note.text.partition(": \u201c")[0], []).append(note)
    said = (_kind(what, of_kind) for what, of_kind in kinds.items())
    return f"{source}: left out {', '.join(said)}."


def _kind(what: str, notes: list[Note]) -> str:
    count = sum(note.words for note in notes)
    much = [_words(count)] if count else []
    if len(notes) > 1:
        much.append(f"in {len(notes)} places")
    return f"{what} ({' '.join(much)})" if much else what


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count} words"
