"""What is known of a family at one time: its template, its releases, what was accepted."""

from hmicdiff.model.template import Template
from hmicdiff.model.text import Role
from hmicdiff.structs import Struct

CharacterSpan = tuple[int, int]


class KnownSentence(Struct, frozen=True):
    """A sentence of a release, and what it says of the template."""

    before: str
    """What stands between it and the sentence before: space, list markers, rulers."""
    text: str
    role: Role
    passages: tuple[str, ...]
    """The ids of what it says; never none."""
    reading: str
    """The id of the reading of its first passage."""
    fills: tuple[CharacterSpan | None, ...] = ()
    """Slot by slot of the reading, what fills it, as offsets in the text."""
    moved: bool = False
    """Whether it stands elsewhere than the template has it."""
    where: str = ""
    """Its place as the format of the file counts it ("page 2"); empty for a text."""


class KnownRelease(Struct, frozen=True):
    """A release as it was, whole."""

    id: str
    source: str
    sha256: str
    encoding: str
    subject: str | None
    sentences: tuple[KnownSentence, ...]
    end: str
    """What follows the last sentence."""

    @property
    def text(self) -> str:
        """The text, character by character as it was."""
        return "".join(each.before + each.text for each in self.sentences) + self.end


class Accepted(Struct, frozen=True):
    """A finding that somebody has looked at and accepts."""

    id: str
    release: str
    kind: str
    passage: str
    quote: str


class Apart(Struct, frozen=True):
    """A document of another family."""

    source: str
    sha256: str


class Baseline(Struct, frozen=True):
    """A family at one time."""

    template: Template
    releases: tuple[KnownRelease, ...]
    """Ordered by id."""
    accepted: tuple[Accepted, ...] = ()
    """Ordered by release, kind and passage."""
    apart: tuple[Apart, ...] = ()
    """The documents of other families that stood with it, ordered by source."""
    free: tuple[str, ...] = ()
    """The variables of which somebody has accepted that they may hold anything, in order."""
    frames: tuple[tuple[str, ...], ...] = ()
    """What was around the releases in their files, in order: its format, then as `Note.frame`."""
