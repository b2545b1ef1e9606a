"""What an analysis says: every sentence placed, every finding with its evidence."""

from enum import StrEnum
from typing import TYPE_CHECKING

from hmicdiff.model.facts import Facts
from hmicdiff.model.notebook import in_notebook
from hmicdiff.model.provenance import Provenance
from hmicdiff.model.template import Template
from hmicdiff.model.text import Note, Role
from hmicdiff.structs import Struct, field

if TYPE_CHECKING:
    from hmicdiff.model.sequence import Sequence

ONE_OF_SEVERAL = "The files are not all of one template"
"""How a notice begins that the releases are one of several families."""


class Status(StrEnum):
    """How a sentence stands to the template."""

    BOILERPLATE = "boilerplate"
    """The main reading of its passage, nothing filled in."""
    FILLED = "filled"
    """The main reading, with its slots filled."""
    REWORDED = "reworded"
    """Another reading of its passage."""
    EXTRA = "extra"
    """No other release has its passage."""


class FindingKind(StrEnum):
    """What a release does otherwise than the template."""

    EXTRA = "extra"
    """It says what fewer than half of the releases say."""
    MISSING = "missing"
    """It lacks what at least half of the releases say."""
    REWORDED = "reworded"
    """It says a passage in other words."""
    MOVED = "moved"
    """It says a passage in another place."""
    MERGED = "merged"
    """It says in one sentence what others say in several."""
    SPLIT = "split"
    """It says in several sentences what others say in one."""
    VALUE = "value"
    """It has a figure, a date, a name or a word where all others have another."""
    TYPOGRAPHY = "typography"
    """Its words are the same and its quote marks, dashes, markers or spaces are not."""
    INCONSISTENT = "inconsistent"
    """It contradicts itself, or looks like a slip of the pen."""


class Level(StrEnum):
    """How much a slip matters."""

    NOTE = "note"
    """Looks wrong, and no reader is misled."""
    WARNING = "warning"
    """May mislead a reader, or may be meant."""
    ERROR = "error"
    """Says what cannot be so."""


class Match(StrEnum):
    """What links a sentence to its passage."""

    EXACT = "exact"
    """Another release has the very same words."""
    SLOTS = "slots"
    """Another release has the same words but for what is filled in."""
    WORDS = "words"
    """It shares telling words with the other sentences of its passage, in the same place."""
    MOVED = "moved"
    """It shares telling words with the other sentences of its passage, in another place."""
    PLACE = "place"
    """It stands where the others have the passage, and shares little with them."""
    ALONE = "alone"
    """Nothing: no other release has its passage."""


class Op(StrEnum):
    """What a piece of a comparison is."""

    SAME = "same"
    """In the release and in the template."""
    FILLED = "filled"
    """In the release, where the template has a slot."""
    ADDED = "added"
    """In the release alone."""
    DROPPED = "dropped"
    """In the template alone."""


class Piece(Struct, frozen=True):
    """A run of words in a comparison of a release with the template.

    The pieces that are not `DROPPED`, one after the other, are the quote, character by character.
    """

    op: Op
    text: str


class PlacedSentence(Struct, frozen=True):
    """A sentence and its place in the template."""

    start: int
    end: int
    line: int
    role: Role
    passages: tuple[str, ...]
    """The ids of what it says; never none."""
    reading: str
    """The id of the reading of its first passage."""
    status: Status
    moved: bool
    matched_by: Match
    confidence: float
    """The probability that the link is right, 0 to 1."""
    where: str = ""
    """Its place as the format of the file counts it ("page 2"); empty for a text."""


class Value(Struct, frozen=True):
    """A filled slot."""

    variable: str
    passage: str
    slot: str
    start: int
    end: int
    text: str
    value: float | int | str | None
    """The number, the ISO date or the choice; `None` where there is nothing to normalize."""


class PlacedRelease(Struct, frozen=True):
    """A release and how it stands to the template."""

    id: str
    source: str
    sha256: str
    encoding: str
    subject: str | None
    """Whom it is about, in its own words; `None` where none could be inferred."""
    stranger: bool
    """Whether it shares so little with the others that it belongs to another family."""
    text: str
    sentences: tuple[PlacedSentence, ...]
    missing: tuple[str, ...]
    """The ids of the passages that at least half of the releases have and this one has not."""
    values: tuple[Value, ...]
    format: str = "text"
    """The name of the format it was read from."""
    notes: tuple[Note, ...] = ()
    """What was left out, mended or in doubt when it was read."""


class Copy(Struct, frozen=True):
    """A file with the text of a release, which does not count besides it.

    What is said of the release is said of the copy.
    """

    source: str
    same_as: str
    """The id of the release."""


class Evidence(Struct, frozen=True):
    """Words that a finding rests on, besides its own."""

    release: str
    start: int
    end: int
    line: int
    quote: str
    """The release's words at `[start, end)`, exactly."""
    where: str = ""
    """Where they begin, as `PlacedSentence.where`."""


class Elsewhere(Struct, frozen=True):
    """A sentence of a release of another family, or of none."""

    release: str
    """Its id among those of its own family; its file, where this family has that id, too."""
    source: str
    start: int
    end: int
    line: int
    where: str = ""
    """Where it begins, as `PlacedSentence.where`."""


class Counterpart(Struct, frozen=True):
    """The other half of an alternative: what is missing for what is there, or the reverse."""

    kind: FindingKind
    passage: str
    start: int
    end: int
    quote: str
    """The release's words; of what is missing the template's."""


class Finding(Struct, frozen=True):
    """One thing that a release says, lacks or does otherwise, with its evidence."""

    release: str
    kind: FindingKind
    passage: str
    start: int
    end: int
    """The words in question; for what is missing, where it would stand (`start == end`)."""
    line: int
    quote: str
    """The release's words at `[start, end)`, exactly."""
    expected: str | None
    """The template's words; `None` where it has none."""
    shared_with: tuple[str, ...]
    """The other releases that do the same."""
    message: str
    """The finding as a sentence."""
    surprise: float
    """How unlikely it is given the family, in bits."""
    pieces: tuple[Piece, ...] = ()
    """Word by word, the release against the template, where there is something to compare."""
    rule: str | None = None
    """The id of the rule that found it, where it is a slip."""
    level: Level | None = None
    """How much it matters, where it is a slip."""
    evidence: tuple[Evidence, ...] = ()
    """The other words that show a slip: what it contradicts, or how the others have it."""
    where: str = ""
    """Where it begins, as `PlacedSentence.where`."""
    instead: Counterpart | None = None
    """What stands in its place, where it is missing; or what it stands in the place of."""
    count: int = 1
    """How many passages are missing here, one after the other, or how many sentences of its own
    stand in a row; `passage` is the first of them."""
    other_families: tuple[Elsewhere, ...] = ()
    """Where releases of other families say the same words."""


class CopiedPlace(Elsewhere, frozen=True):
    """Where a release has a sentence that another one has word for word."""

    date: str | None = None
    """The date that the release states in its name or at its beginning, in ISO 8601."""


class Copied(Struct, frozen=True):
    """A sentence that few releases have word for word, each about another subject, and no other."""

    quote: str
    places: tuple[CopiedPlace, ...]
    """In the order of their dates, as far as they state some."""
    first: str | None
    """The release that has it first; none where their dates do not tell."""
    surprise: float
    """How unlikely it is given the family, in bits."""


class Lossless(Struct, frozen=True):
    """The proof that no character was lost."""

    releases: int
    rebuilt: int
    """Of how many releases the sentences and what stands between them give the text again."""


class BitsPerToken(Struct, frozen=True):
    """What it takes to write the family down, in bits for each of its tokens.

    `template` and `rest` together against `raw` say how much the template explains.
    """

    tokens: int = 0
    """Words, numbers, punctuation marks and ends of sentences; nought where it was not counted."""
    raw: float = 0.0
    """Every release by itself."""
    template: float = 0.0
    """The template, once."""
    rest: float = 0.0
    """What remains of the releases, given the template."""


class Analysis(Struct, frozen=True):
    """All that is known of a family; complete before anything is printed."""

    generator: str
    releases: tuple[PlacedRelease, ...]
    """Ordered by id."""
    template: Template
    findings: tuple[Finding, ...]
    """The most telling first."""
    notices: tuple[str, ...]
    """What a reader has to know first: strangers, a family too small, copies."""
    skipped: tuple[tuple[str, str], ...]
    """Files left out on request: source and reason."""
    lossless: Lossless
    facts: Facts = field(default_factory=Facts)
    """What the releases state, as a table."""
    bits: BitsPerToken = field(default_factory=BitsPerToken)
    """How much the template explains."""
    sequence: "Sequence | None" = None
    """The releases in their order, where that was asked for."""
    copies: tuple[Copy, ...] = ()
    """Files that have the text of one of the releases, ordered by source."""
    copied: tuple[Copied, ...] = ()
    """Sentences that few releases share word for word, on different subjects; the least likely
    first."""
    right: tuple[Finding, ...] = ()
    """What is not among the findings, as somebody has said that it is right as it stands."""
    settings: Provenance = field(default_factory=Provenance)
    """What it was made with, so that it can be made again."""

    def __repr__(self) -> str:
        """Return in a line what it is of: all that it says would fill screens."""
        return (
            f"<Analysis: {len(self.releases)} releases, {len(self.template.passages)} passages, "
            f"{len(self.findings)} findings>"
        )

    def _repr_html_(self) -> str | None:
        """Return what a notebook shows in its place; nothing where nobody knows how."""
        return in_notebook(self)
