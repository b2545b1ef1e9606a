"""What a release fills into the template, and what it says besides: all that makes its text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hmicdiff.template.surface import PLAIN, Surface

FIRST = "a"
"""The letter of a passage's main reading."""


@dataclass(frozen=True, slots=True)
class Said:
    """How a release says a passage that stands in its place."""

    reading: str = FIRST
    values: Mapping[str, str] = field(default_factory=dict)
    """What fills the blanks, by key, where that is not the variable's own text."""
    before: str | None = None
    """What parts it from the sentence before, where that is not as in the template."""
    written: str | None = None
    """The sentence, where it is not, character by character, what the reading gives."""


@dataclass(frozen=True, slots=True)
class Own:
    """A sentence that the template does not have where it stands."""

    after: str | None
    """The passage it follows; `None` for one that stands before all passages."""
    before: str
    text: str
    says: str | None = None
    """The passage that it says, where it stands elsewhere or goes on with a passage."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """What a template does not say of a release."""

    kind: str
    """"missing", "reworded", "moved" or "own"."""
    passage: str | None
    line: int
    quote: str


@dataclass(frozen=True, slots=True)
class Values:
    """All that a template needs to give a release back."""

    release: str
    variables: Mapping[str, str]
    passages: Mapping[str, Said]
    own: tuple[Own, ...] = ()
    end: str | None = None
    """What follows the last sentence, where that is not as in the template."""
    newline: str = "\n"
    """What ends the lines. All texts here have plain line feeds if they all end alike."""
    surface: Surface = PLAIN
    misfits: tuple[Misfit, ...] = ()
