"""What readers left out of files, or OCR read, in one line a file, for whoever reads a report."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.counting import numberless
from hmicdiff.read.formats.document import counted

_Kinds = Mapping[str, Sequence[Note]]
"""What was left out of a file, by what it was, whatever its numbers: "# pages"."""

_NAMED = 10
"""So many files get a line of their own: more would hide what else is to be said."""
_FEW = 3
"""So few files are told of one by one, whatever they have in common."""
_NEARLY_ALL = 0.9
"""What so large a share of the files lost is told once of all of these."""


def omissions(files: Iterable[tuple[str, Iterable[Note]]]) -> list[str]:
    """Say of files, given by source and notes, what was left out of each, and how much.

    What nearly all lost is told once. Of many files with more than that those are named that lost
    most words; of the others it is said how many they are.
    Where a file, or some of its pages, was read by OCR that is said, too.
    """
    files = [(source, tuple(notes)) for source, notes in files]
    lost = {source: _kinds(notes) for source, notes in files}
    usual = _usual(lost)
    told = [
        (sum(note.words for notes in own.values() for note in notes), source, _line(source, own))
        for source, kinds in lost.items()
        if (own := {what: notes for what, notes in kinds.items() if what not in usual})
    ]
    ranked = sorted(told, key=lambda each: (-each[0], each[1]))
    lines = [line for _, _, line in sorted(ranked[:_NAMED], key=lambda each: each[1])]
    rest = ranked[_NAMED:]
    if rest:
        count = sum(count for count, _, _ in rest)
        words = f"{_words(count)} in all" if count else "something"
        files_ = "1 file more" if len(rest) == 1 else f"{len(rest)} files more"
        lines.append(f"{files_}: left out {words}; the notes on each file say which.")
    return [*_recognized(files), *_of_all(usual, lost), *lines]


def _kinds(notes: Iterable[Note]) -> _Kinds:
    """Return what was left out, by what it was."""
    kinds: dict[str, list[Note]] = {}
    for note in notes:
        if note.kind is NoteKind.DROPPED:
            kinds.setdefault(numberless(_what(note)), []).append(note)
    return kinds


def _what(note: Note) -> str:
    """Return what was left out, without its words."""
    return note.text.partition(": \u201c")[0]


def _usual(lost: Mapping[str, _Kinds]) -> Sequence[str]:
    """Return what nearly all files lost, in the order in which they have it."""
    number = Counter(what for kinds in lost.values() for what in kinds)
    least = max(_FEW + 1, _NEARLY_ALL * len(lost))
    return [what for what, having in number.items() if having >= least]


def _of_all(usual: Iterable[str], lost: Mapping[str, _Kinds]) -> Iterator[str]:
    """Say once what nearly all files lost, and how much each."""
    for what in usual:
        having = [one[what] for one in lost.values() if what in one]
        words = [sum(note.words for note in notes) for notes in having]
        least, most = min(words), max(words)
        much = _words(most) if least == most else f"{least} to {_words(most)}"
        each = f" ({much} each)" if most else ""
        whose = (
            f"{len(words)} files"
            if len(words) == len(lost)
            else f"{len(words)} of {len(lost)} files"
        )
        kinds = list(dict.fromkeys(_what(note) for notes in having for note in notes))
        said = kinds[0] if len(kinds) == 1 else f"the like of \u201c{kinds[0]}\u201d"
        yield f"{whose}: left out {said}{each}; the notes on each file say more."


def _recognized(files: Iterable[tuple[str, Iterable[Note]]]) -> list[str]:
    lines = sorted(
        f"{source}: {note.text}."
        for source, notes in files
        for note in notes
        if note.kind is NoteKind.RECOGNIZED
    )
    rest = len(lines) - _NAMED
    return lines if rest <= 0 else [*lines[:_NAMED], f"{counted(rest, 'file')} more read by OCR."]


def _line(source: str, kinds: _Kinds) -> str:
    said = (_kind(_what(of_kind[0]), of_kind) for of_kind in kinds.values())
    return f"{source}: left out {', '.join(said)}."


def _kind(what: str, notes: Sequence[Note]) -> str:
    count = sum(note.words for note in notes)
    much = [_words(count)] if count else []
    if len(notes) > 1:
        much.append(f"in {len(notes)} places")
    return f"{what} ({' '.join(much)})" if much else what


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count} words"
