"""A question that somebody who knows better can answer with yes or no."""

import hashlib
from enum import StrEnum

from hmicdiff.model.corrections import Quote
from hmicdiff.structs import Struct


class Asked(StrEnum):
    """What is asked."""

    SAME = "same"
    """Whether two sentences say the same passage."""
    FAMILY = "family"
    """Whether two documents are of one family."""
    SUBJECT = "subject"
    """Whether a release is about whom it is taken to be about."""


class Question(Struct, frozen=True):
    """A judgement of the program, put as a question."""

    asked: Asked
    one: Quote
    """A sentence; of a family a document, with its first words; of a subject the name."""
    two: Quote | None
    """The other one, where there are two."""
    lines: tuple[str, ...]
    """Where each stands: "tarn.txt:12"."""
    sure: float
    """How probable it is that the answer is yes, as the program has it."""
    is_yes: bool
    """Whether the program took it to be so."""
    depends: int
    """How many findings and sentences hang on it."""

    @property
    def id(self) -> str:
        """What it is called: the same as long as it is about the same words."""
        told = "\0".join([self.asked, *(f"{q.release}\0{q.quote}" for q in self.quotes)])
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:8]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What it is about."""
        return (self.one,) if self.two is None else (self.one, self.two)

    @property
    def weight(self) -> float:
        """How much there is to gain: the chance that the program is wrong, for all that hangs."""
        wrong = 1 - self.sure if self.is_yes else self.sure
        return wrong * self.depends
