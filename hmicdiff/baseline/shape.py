"""What the file of a baseline holds, as it is written: nothing that follows from the rest."""

from msgspec import UNSET, Struct, UnsetType

from hmicdiff.model.template import Kind
from hmicdiff.model.text import Role

BETWEEN = "\n\n"
"""What stands between most sentences, and is not written down."""

Spans = list[tuple[int, int] | None]


class Format(Struct, frozen=True):
    """Which format the file has."""

    name: str = ""
    version: int = 0


class Head(Struct):
    """What is looked at first."""

    format: Format = Format()


class Blank(Struct, forbid_unknown_fields=True):
    """A slot among the words of a reading."""

    variable: str


class Reading(Struct, forbid_unknown_fields=True):
    """A reading."""

    id: str
    parts: list[str | Blank]


class Passage(Struct, forbid_unknown_fields=True):
    """A passage."""

    id: str
    role: Role
    readings: list[Reading]


class Variable(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A variable."""

    name: str
    kind: Kind
    goes_with: list[str] = []
    free: bool = False


class Sentence(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A sentence of a release."""

    reading: str
    fills: list[str | None] = []
    """What fills the slots, where the sentence is what the reading gives with that."""
    text: str | UnsetType = UNSET
    """The sentence, where it is not."""
    slots: Spans = []
    """Where in the text the slots are."""
    before: str = BETWEEN
    also: list[str] = []
    """The other passages that it says."""
    role: Role | None = None
    """Where it is not that of the passage."""
    moved: bool = False


class Release(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A release."""

    id: str
    source: str
    sha256: str
    encoding: str
    subject: str | None
    end: str
    sentences: list[Sentence]
    places: list[tuple[int, str]] = []
    """From which sentence on which page or paragraph is meant, where it is no text."""


class Accepted(Struct, forbid_unknown_fields=True):
    """An accepted finding."""

    id: str
    release: str
    kind: str
    passage: str
    quote: str


class Apart(Struct, forbid_unknown_fields=True):
    """A document of another family."""

    source: str
    sha256: str


class File(Struct, forbid_unknown_fields=True):
    """The whole file."""

    format: Format
    passages: list[Passage]
    variables: list[Variable]
    releases: list[Release]
    accepted: list[Accepted]
    apart: list[Apart]
    frames: list[tuple[str, ...]] = []
