"""The inferred template: passages, the readings that say them, the slots in those."""

from enum import StrEnum

from hmicdiff.model.text import Role
from hmicdiff.structs import Struct


class Kind(StrEnum):
    """What a variable holds."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    NAME = "name"
    CHOICE = "choice"
    TEXT = "text"


FIGURE_KINDS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT})
"""What can be counted with."""


class Slot(Struct, frozen=True):
    """The part of a reading that each release fills in for itself."""

    id: str
    """The reading's id and the slot's number in it, counted from nought: "title.a.0"."""
    variable: str
    """The variable that fills it."""
    kind: Kind


Part = str | Slot
"""A piece of a reading's pattern: words as they are written, or a slot."""


class Reading(Struct, frozen=True):
    """One way of saying a passage."""

    id: str
    """The passage's id and a letter, "a" for the reading that most releases use."""
    parts: tuple[Part, ...]
    releases: tuple[str, ...]
    """The ids of the releases that use it."""

    @property
    def pattern(self) -> str:
        """The words, with `{variable}` where a slot is."""
        return "".join(
            part if isinstance(part, str) else f"{{{part.variable}}}" for part in self.parts
        )

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots, in order."""
        return tuple(part for part in self.parts if isinstance(part, Slot))


class Passage(Struct, frozen=True):
    """One place of the template, where releases say the same thing."""

    id: str
    role: Role
    section: str | None
    """The pattern of the heading, or of the line that leads in a list, it stands under."""
    releases: int
    """How many releases have it."""
    optional: bool
    """Whether some release of the family lacks it."""
    readings: tuple[Reading, ...]
    """The most used first; its words are those of a sentence that some release has."""

    @property
    def main(self) -> Reading:
        """The reading that most releases use."""
        return self.readings[0]


class Variable(Struct, frozen=True):
    """A value that fills one slot, or several with the same value throughout each release."""

    name: str
    kind: Kind
    slots: tuple[str, ...]
    """The ids of its slots."""
    goes_with: tuple[str, ...] = ()
    """The variables whose values go together with its values, release by release."""


class Template(Struct, frozen=True):
    """The text that the releases share."""

    passages: tuple[Passage, ...]
    """In the order in which most releases have them."""
    variables: tuple[Variable, ...]
    given: str | None = None
    """The file it was given in; `None` where it was inferred."""
