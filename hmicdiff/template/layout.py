"""What a template file says, apart from how it is written down."""

from collections.abc import Mapping
from functools import cached_property

from hmicdiff.structs import Struct


class Blank(Struct, frozen=True):
    """A place in a reading that is filled in."""

    key: str
    """What fills it. The variable, or the variable, "__" and a number where one reading holds the
    variable several times, in several forms."""
    variable: str
    lead: str = ""
    """What comes before it unless nothing is filled in: a space, where a release leaves it out."""
    gap: str = ""
    """What comes after it unless nothing is filled in."""

    def filled(self, text: str) -> str:
        """Return what stands in its place if `text` is filled in."""
        return f"{self.lead}{text}{self.gap}" if text else ""

    def taken(self, words: str) -> str:
        """Return what is filled in where `words` stand in its place."""
        return words.removeprefix(self.lead).removesuffix(self.gap)


Part = str | Blank


class LaidReading(Struct, frozen=True):
    """One way of saying a passage."""

    letter: str
    parts: tuple[Part, ...]
    also: tuple[str, ...] = ()
    """The other passages that its sentence says."""
    releases: int = 0
    """How many releases use it; nought where it was read from a file."""

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The blanks, in order."""
        return tuple(part for part in self.parts if isinstance(part, Blank))

    def filled(self, texts: Mapping[str, str]) -> str:
        """Return the sentence, with `texts` by key."""
        return "".join(
            part if isinstance(part, str) else part.filled(texts[part.key]) for part in self.parts
        )


class LaidPassage(Struct, frozen=True, dict=True):
    """A passage, what parts it from the one before, and its readings, the most used first."""

    id: str
    before: str
    readings: tuple[LaidReading, ...]
    optional: bool = False
    role: str = ""
    releases: int = 0

    @cached_property
    def by_letter(self) -> dict[str, LaidReading]:
        """Its readings by their letters."""
        return {reading.letter: reading for reading in self.readings}


class Layout(Struct, frozen=True, dict=True):
    """The passages in the order in which they are written, and what follows the last."""

    passages: tuple[LaidPassage, ...]
    end: str
    releases: int = 0
    """From how many releases it was inferred."""

    @cached_property
    def at(self) -> dict[str, int]:
        """Where each passage stands, by its id."""
        return {passage.id: at for at, passage in enumerate(self.passages)}
