"""What a reader makes of a file: a text that reads the same as the file, with places and notes.

A format with structure of its own is written down as plain text has it: a blank line between
blocks, a marker before a list item. What `read/blocks.py` then sees is the same whatever the
format, and so are the roles of blocks, and all that follows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.limits import Limits
from hmicdiff.structs import Struct, field, replace

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
MOVED_AWAY = "what is only tracked to have stood here before"
"""What a note says of words that a tracked change has moved elsewhere."""
FIELD_BEGINS, FIELD_NAMED, FIELD_ENDS = "\ufdd0", "\ufdd1", "\ufdd2"
"""Around what the file of a template leaves open, and behind the name that it has for it: signs
that are no characters and that XML and pages may have all the same."""
SETTINGS = "settings at the head of the file"
"""What a note says of settings that are left out."""
COMMANDS = "commands for the program that makes the page"
"""What it says of these."""
_BLANK_LINES = re.compile(r"[^\S\n]*\n\s*")
_BREAKS = re.compile(r"\s*")
_QUOTED = 200
"""So many characters of what was left out are quoted."""


class DamagedError(Exception):
    """What a reader says of a file that it cannot read; the file's name is put before it."""


class Part(Struct, frozen=True):
    """A paragraph, a heading, a list item or a row of a table."""

    text: str
    """With line breaks where the format has some within a paragraph."""
    marker: str = ""
    """What a list has before it: "-", "1.", "- 1."."""
    where: str = ""
    """Its place as the format counts it."""
    turns: tuple[tuple[int, str], ...] = ()
    """From which offset of its text on it stands in another place."""


class Setting(Struct, frozen=True):
    """A setting that can be told in words."""

    key: str
    value: str
    words: str
    """As the file has it."""
    where: str


class Front(Struct, frozen=True):
    """What is set at the head of a file."""

    words: str
    """All of it, but for what the text has."""
    at: int
    """Where in the text it would stand."""
    settings: tuple[Setting, ...]


class Document(Struct, frozen=True):
    """The text of a file."""

    text: str
    encoding: str = "utf-8"
    """How its bytes were decoded; for a format that says so itself, how the text can be kept."""
    places: tuple[tuple[int, str], ...] = ()
    """From which offset on which place of the file is meant; none for plain text."""
    notes: tuple[Note, ...] = ()
    enclosed: tuple[tuple[str, bytes], ...] = ()
    """Files in it that are no part of its text: attachments, the files of an archive."""
    format: str = ""
    """The name of its format, where a reader finds out itself."""
    scanned: tuple[int, ...] = ()
    """Pages that are pictures, where OCR is asked for and has not read them yet."""
    front: "Front | None" = None
    """The settings at its head, of which some may be what it says."""

    def where(self, offset: int) -> str:
        """Return the place in the file that an offset in the text belongs to."""
        at = bisect_right(self.places, offset, key=lambda place: place[0])
        return self.places[at - 1][1] if at else ""


class Settings(Struct, frozen=True):
    """How the user wants files to be read."""

    limits: Limits = field(default_factory=Limits)
    encoding: str | None = None
    """The encoding of all texts, where the user knows it."""
    text_column: str | None = None
    """The column of tables that has the texts: where one is named, each row is a release."""
    name_column: str | None = None
    """The column that has what each row is called."""
    fields: bool = False
    """Whether what the file leaves open is marked: it is a template."""
    ocr: str | None = None
    """The languages in which OCR reads pages that are pictures, as tesseract names them
    ("deu+eng"), or "" where none is named; none where OCR is not asked for."""
    recognized: tuple[tuple[int, str], ...] = ()
    """What OCR says of such pages, by their numbers."""
    picture_of: int = 0
    """The page whose picture is wanted, and not the text."""
    template: str | None = None
    """What a given template says: settings at the head of a file are text where it has them."""


class Reader(Protocol):
    """Reads one format."""

    def __call__(self, data: bytes, settings: Settings) -> Document:
        """Return the document in the bytes of a file.

        Raises:
            DamagedError: if it cannot be read; the reason goes on after the name of the file.
        """


def compose(parts: Iterable[Part], notes: Iterable[Note] = (), encoding: str = "utf-8") -> Document:
    """Return parts as a text: a blank line between them, their markers before them."""
    pieces: list[str] = []
    places: list[tuple[int, str]] = []
    offset = stripped = 0
    for part in parts:
        stripped += len(_UNPRINTABLE.findall(part.text))
        words = _printed(part.text).strip()
        if not words:
            continue
        lead = "\n" * bool(pieces) + (f"{part.marker} " if part.marker else "")
        turns = (
            (offset + len(lead) + len(_printed(part.text[:at]).lstrip()), where)
            for at, where in part.turns
        )
        for at, where in ((offset, part.where), *turns):
            if where and (not places or places[-1][1] != where):
                places.append((at, where))
        piece = f"{lead}{words}\n"
        pieces.append(piece)
        offset += len(piece)
    told = list(notes)
    if stripped:
        told.append(Note(NoteKind.DROPPED, f"{counted(stripped, 'control character')}"))
    return Document("".join(pieces), encoding, tuple(places), tuple(told))


def _printed(text: str) -> str:
    """Return a text as it is written down: no signs that no font has, and no blank line in it."""
    return _BLANK_LINES.sub("\n", _UNPRINTABLE.sub(_replaced, text))


def by_paragraph(parts: Iterable[Part]) -> list[Part]:
    """Return parts with their numbers for places; those without words are not counted."""
    told = (part for part in parts if part.text.strip())
    return [replace(part, where=f"paragraph {at}") for at, part in enumerate(told, 1)]


def _replaced(match: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else ""


def dropped(what: str, words: str) -> Note:
    """Return the note that something was left out, with the words that it had."""
    count = len(words.split())
    return Note(NoteKind.DROPPED, f"{what}: {quoted(words)}" if count else what, count)


def quoted(words: str) -> str:
    """Return words in quotes, on one line; of many the first."""
    flat = " ".join(_UNPRINTABLE.sub(_replaced, words).split())
    cut = flat if len(flat) <= _QUOTED else flat[: _QUOTED - 1] + "\u2026"
    return f"\u201c{cut}\u201d"


class Piece(Struct, frozen=True):
    """A part of a text that is no part of the document."""

    start: int
    end: int
    what: str
    frame: tuple[str, ...] = ()
    """As `Note.frame`."""


def without(document: Document, pieces: Iterable[Piece]) -> Document:
    """Return a document without some of its text, which is noted; if nothing is left, as it is."""
    ordered = sorted(pieces, key=lambda piece: piece.start)
    kept: list[tuple[int, int]] = []
    notes: list[Note] = []
    last = 0
    for piece in ordered:
        if piece.start < last:
            continue
        kept.append((last, piece.start))
        words = document.text[piece.start : piece.end]
        notes.append(replace(dropped(piece.what, words), frame=piece.frame))
        end = piece.end
        last = end + len(_BREAKS.match(document.text, end)[0])  # type: ignore[index]
    kept.append((last, len(document.text)))
    text = "".join(document.text[a:b] for a, b in kept)
    if not notes or not text.strip():
        return document
    places = []
    for offset, where in document.places:
        moved = sum(min(b, offset) - a for a, b in kept if a < offset)
        places.append((moved, where))
    return replace(
        document,
        text=text.rstrip("\n") + "\n",
        places=tuple(dict(places).items()),
        notes=(*document.notes, *notes),
    )


def counted(count: int, what: str) -> str:
    """Return a number with what it counts."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def check_length(document: Document, limits: Limits) -> None:
    """Refuse a text that is longer than allowed.

    Raises:
        DamagedError: if it is.
    """
    if len(document.text) > limits.text:
        raise DamagedError(
            f"has {len(document.text)} characters of text, over the limit of {limits.text:.0f}; "
            "split it, or raise the limit with --limit text=N"
        )
