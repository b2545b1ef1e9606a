"""What a release fills into the template, and what it says besides: all that makes its text."""

from collections.abc import Mapping
from enum import StrEnum
from textwrap import shorten

from hmicdiff.structs import Struct, field
from hmicdiff.template.surface import PLAIN, Surface

FIRST = "a"
"""The letter of a passage's main reading."""
_QUOTED = 80
"""So many characters of what does not fit are enough to know it by."""


class Said(Struct, frozen=True):
    """How a release says a passage that stands in its place."""

    reading: str = FIRST
    values: Mapping[str, str] = field(default_factory=dict)
    """What fills the blanks, by key, where that is not the variable's own text."""
    before: str | None = None
    """What parts it from the sentence before, where that is not as in the template."""
    written: str | None = None
    """The sentence, where it is not, character by character, what the reading gives."""


class Own(Struct, frozen=True):
    """A sentence that the template does not have where it stands."""

    after: str | None
    """The passage it follows; `None` for one that stands before all passages."""
    before: str
    text: str
    says: str | None = None
    """The passage that it says, where it stands elsewhere or goes on with a passage."""


class Fit(StrEnum):
    """In what way a release does not fit."""

    OWN = "own"
    """It says what the template has not."""
    REWORDED = "reworded"
    """It says a passage in words that no reading has."""
    MOVED = "moved"
    """It says a passage in another place, or goes on with one there."""
    MISSING = "missing"
    """It lacks a passage that is not optional."""


class Misfit(Struct, frozen=True):
    """What a template does not say of a release."""

    kind: Fit
    passage: str | None
    line: int
    """The line of the words; for what is missing, of what it would follow."""
    quote: str
    """The words; empty for what is missing."""
    where: str = ""
    """The page or paragraph of the words, where their file has no lines."""

    @property
    def message(self) -> str:
        """What does not fit, as a sentence."""
        if self.kind is Fit.MISSING:
            return f"{self.passage} is missing"
        words = shorten(self.quote, _QUOTED, placeholder=" ...")
        told = {
            Fit.OWN: "the template has nothing like",
            Fit.MOVED: f"{self.passage} stands elsewhere in the template:",
            Fit.REWORDED: f"no reading of {self.passage} is worded like",
        }
        return f'{told[self.kind]} "{words}"'


class Values(Struct, frozen=True):
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
    misfits: tuple[Misfit, ...] | None = None
    """`None` where nobody looked for any."""
