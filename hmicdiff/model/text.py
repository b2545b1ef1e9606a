"""Releases as text: blocks, sentences and tokens, all of them spans of the untouched original."""

import re
import unicodedata
from enum import StrEnum
from functools import cached_property

from hmicdiff.structs import Struct

VOWEL_SIGNS = "".join(
    chr(code) for code in range(0x0483, 0x0E00) if unicodedata.category(chr(code)) in ("Mn", "Mc")
)
"""The marks of vowels and the like in scripts that put spaces between words, such as those of
Hindi, Tamil and Arabic: parts of words, but no letters to `re`. Latin accents are composed with
their letters before."""
LINE_END = re.compile(r"\r\n|\r|\n")


def line_ends(text: str) -> int:
    """Count the ends of lines in a text, of whatever system."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def spot(line: int, where: str) -> str:
    """Return where a reader finds something: "line 21", or "page 2" if its format has no lines."""
    return where or f"line {line}"


def within(line: int, where: str) -> str:
    """Return the same as it stands in a sentence: "in line 21", "on page 2"."""
    return f"{'on' if where.startswith('page') else 'in'} {spot(line, where)}"


def standing(line: int, where: str) -> str:
    """Return where something stands: "at line 21", "on page 2"."""
    return within(line, where) if where else f"at {spot(line, where)}"


class Role(StrEnum):
    """What kind of block a sentence stands in."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    NOTE = "note"


HEADINGS = frozenset({Role.TITLE, Role.HEADING})
LISTED = frozenset({Role.ITEM, Role.NOTE})


class NoteKind(StrEnum):
    """What a reader did to a file, besides reading it."""

    DROPPED = "dropped"
    """It left something out that is no part of the release."""
    MENDED = "mended"
    """It put together again what the format had torn apart."""
    DOUBTFUL = "doubtful"
    """It is not sure that it read what was written."""
    RECOGNIZED = "recognized"
    """What it read was a picture of words, recognized by a program for that (OCR)."""


class Note(Struct, frozen=True):
    """One thing that was left out, mended or in doubt when a file was read."""

    kind: NoteKind
    text: str
    words: int = 0
    """How many words were left out."""
    frame: tuple[str, ...] = ()
    """The words that tell it in other files, if it is what only the frame of such files has."""


class Span(Struct, frozen=True, order=True):
    """Half-open `[start, end)`, in characters of the release's text."""

    start: int
    end: int


class Token(Struct, frozen=True):
    """A word, a number or a punctuation mark."""

    t: str
    """As it is written."""
    n: str
    """Its normal form."""
    start: int
    """Offset in the sentence."""
    end: int


class Wording(Struct, frozen=True, dict=True):
    """A sentence as a text of its own; the same words in two releases are one `Wording`."""

    text: str
    """As it is written."""
    normal: str
    """The normal form: what is left when typography is taken away."""
    norms: tuple[str, ...]
    """The normal forms of the tokens."""
    spans: tuple[tuple[int, int], ...]
    """The offsets of the tokens in `text`."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens with their text."""
        return tuple(
            Token(t=self.text[a:b], n=n, start=a, end=b)
            for n, (a, b) in zip(self.norms, self.spans, strict=True)
        )


class Block(Struct, frozen=True):
    """A title, a heading, a paragraph, a list item, a quoted paragraph or a note."""

    role: Role
    start: int
    end: int
    marker: str
    """The list marker before it, as it is written; empty where there is none."""


class Sentence(Struct, frozen=True):
    """The unit that is aligned. List markers and the space between sentences are outside it."""

    start: int
    end: int
    line: int
    """The line it starts on, counted from one."""
    role: Role
    block: int
    """Index of its block."""
    wording: Wording
    where: str = ""
    """Its place as the format counts it ("page 2"); empty for a text, which has lines."""


class Release(Struct, frozen=True):
    """One document."""

    source: str
    """Where it was read from, relative to the folder given."""
    sha256: str
    """Digest of the file's bytes."""
    encoding: str
    """How the bytes were decoded."""
    text: str
    """The text that all offsets count in."""
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    format: str = "text"
    """The name of the format it was read from."""
    notes: tuple[Note, ...] = ()
    """What was left out, mended or in doubt when it was read."""

    def quote(self, start: int, end: int) -> str:
        """Return the words at `[start, end)` exactly as they are written."""
        return self.text[start:end]


class Corpus(Struct, frozen=True):
    """The releases of a run, ordered by their text, so that file names and order do not matter."""

    releases: tuple[Release, ...]
    skipped: tuple[tuple[str, str], ...] = ()
    """Files that could not be read and were skipped on request: source and reason."""
    history: tuple[str, ...] = ()
    """The sources of all of them in their order, if they are the versions of one file."""

    def __repr__(self) -> str:
        """Return in a line what it is of: the texts themselves would fill screens."""
        skipped = f", {len(self.skipped)} skipped" if self.skipped else ""
        return f"<Corpus: {len(self.releases)} releases{skipped}>"
