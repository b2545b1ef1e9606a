"""What a rule finds, before it has a level."""

from hmicdiff.model.analysis import Evidence
from hmicdiff.slips.words import Told
from hmicdiff.structs import Struct


class Slip(Struct, frozen=True):
    """Words of a sentence that contradict other words."""

    told: Told
    start: int
    end: int
    """The words in question; where a mark is missing, the word before it."""
    message: str
    expected: str | None = None
    """What is expected in their place, if that is known."""
    evidence: tuple[Evidence, ...] = ()
    """The words that they contradict, or how the others have it; the most telling first."""
    alike: int = 1
    """How many releases do so."""
    of: int = 1
    """Of how many that could."""

    @property
    def quote(self) -> str:
        """The words in question."""
        return self.told.release.text[self.start : self.end]
