"""What was changed in a release, so that it is known exactly what has to be told of it."""

from enum import StrEnum

from hmicdiff.structs import Struct


class Plant(StrEnum):
    """A kind of change, called as the finding that tells it."""

    MISSING = "missing"
    """A sentence was taken out."""
    EXTRA = "extra"
    """A sentence was put in that no release has."""
    REWORDED = "reworded"
    """One to three telling words were replaced, left out or put in."""
    MOVED = "moved"
    """A sentence was put elsewhere, past three others at least."""
    MERGED = "merged"
    """Two neighbouring sentences were made one."""
    SPLIT = "split"
    """A sentence was made two."""
    VALUE = "value"
    """A figure, a month or a name that all others have was replaced by another."""
    TYPOGRAPHY = "typography"
    """Quote marks, apostrophes, dashes, spaces or a line end were written otherwise."""


class Span(Struct, frozen=True):
    """Where a change stands in the text that has it: `[start, end)`, in characters."""

    start: int
    end: int


class Change(Struct, frozen=True):
    """What is to be known of a change before its place in the finished text is."""

    kind: Plant
    passages: tuple[str, ...]
    """The passages it changes, by their ids in the analysis of the unchanged family."""
    before: str
    """The words that stood there; empty for what was put in."""
    after: str
    """The words that stand there now; empty for what was taken out."""
    within: tuple[int, int] = (0, 0)
    """For a value, its offsets in the sentence; else nothing."""


class Planted(Struct, frozen=True):
    """A change in a finished release."""

    change: Change
    source: str
    """The release, as it is called in the corpus."""
    spans: tuple[Span, ...]
    """The sentences that have it; none for what was taken out."""
