"""Releases in their order: what each changed since the last one, and the lives of passages."""

from enum import StrEnum

from hmicdiff.model.analysis import Piece
from hmicdiff.structs import Struct


class Basis(StrEnum):
    """What the order of a sequence rests on."""

    NAME_DATES = "name-dates"
    """The dates that stand in the names of the files."""
    TEXT_DATES = "text-dates"
    """The first date of each text."""
    DATES = "dates"
    """The date in the name, and where there is none the first of the text."""
    NAMES = "names"
    """The names themselves, in which 2 comes before 10."""
    HISTORY = "history"
    """The history of the file that they are versions of."""


class ChangeKind(StrEnum):
    """What became of sentences from one release to the next."""

    SAME = "same"
    """Said in the same words, in the same place."""
    FIGURES = "figures"
    """Said in the same words, but for figures and dates."""
    REWORDED = "reworded"
    """Said in other words."""
    MOVED = "moved"
    """Said in the same words, in another place."""
    SPLIT = "split"
    """Said in several sentences now, and in one before."""
    MERGED = "merged"
    """Said in one sentence now, and in several before."""
    ADDED = "added"
    """Not said before."""
    DROPPED = "dropped"
    """Not said any more."""


class Origin(StrEnum):
    """How the life of a passage begins."""

    FIRST = "first"
    """The first release of the sequence has it."""
    ADDED = "added"
    """A release says it for the first time."""
    SPLIT = "split"
    """It comes out of the sentence that said another passage before."""


class End(StrEnum):
    """How the life of a passage ends."""

    LAST = "last"
    """It does not: the last release of the sequence has it."""
    DROPPED = "dropped"
    """A release does not say it any more."""
    MERGED = "merged"
    """It goes into the sentence that says another passage."""


class Standing(Struct, frozen=True):
    """A release's place in the sequence."""

    release: str
    date: str | None
    """The date that it stands by, as far as it is stated: "2012", "2012-01", "2012-01-25"."""


class NewFigure(Struct, frozen=True):
    """A figure or date that stands where another stood before."""

    before: str
    after: str


class Change(Struct, frozen=True):
    """What became of some sentences of a release in the next one.

    Each sentence of both releases is in one change.
    """

    kind: ChangeKind
    moved: bool
    """Whether it also stands in another place than before."""
    before: tuple[int, ...]
    """The sentences of the release before, by their index; none if it is added."""
    after: tuple[int, ...]
    """The sentences of this release, by their index; none if it is dropped."""
    lives: tuple[str, ...]
    """The lives that its sentences belong to: of those after, then those that end here."""
    pieces: tuple[Piece, ...] = ()
    """Word by word, where words are others; without what is dropped they are the words after."""
    figures: tuple[NewFigure, ...] = ()
    """The figures and dates among what has changed, in their order."""


class Step(Struct, frozen=True):
    """A release, and what has changed since the last one."""

    release: str
    since: str
    """The release before."""
    changes: tuple[Change, ...]
    """In the order of this release; what is dropped stands where it would have stood."""


class Stretch(Struct, frozen=True):
    """Releases in a row that say a passage in the same words."""

    first: str
    last: str
    releases: int
    sentence: int
    """The sentence that says it in the first of them, by its index."""
    after_gap: int = 0
    """So many releases before the first of them do not say it, though earlier ones do."""


class Life(Struct, frozen=True):
    """A passage as it is handed on from release to release."""

    id: str
    passages: tuple[str, ...]
    """The passages of the family's template that its sentences say, most often said first."""
    origin: Origin
    source: str | None
    """The life that it was split from."""
    end: End
    into: str | None
    """The life that it was merged into."""
    stretches: tuple[Stretch, ...]


class Sequence(Struct, frozen=True):
    """Releases in their order."""

    basis: Basis
    notices: tuple[str, ...]
    """How the order was found, and what speaks against it or was left out."""
    order: tuple[Standing, ...]
    steps: tuple[Step, ...]
    """One for each release but the first."""
    lives: tuple[Life, ...]
    """By where they begin."""
