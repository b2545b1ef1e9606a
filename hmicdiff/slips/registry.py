"""The rules by their ids: what each looks for, and how much it matters."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from hmicdiff.model.analysis import Level
from hmicdiff.slips.agreement import agreements
from hmicdiff.slips.background import Background
from hmicdiff.slips.blanks import blanks
from hmicdiff.slips.companions import broken_companions
from hmicdiff.slips.dates import impossible_dates
from hmicdiff.slips.doubled import doubled_words
from hmicdiff.slips.explanations import EXPLANATIONS
from hmicdiff.slips.far_dates import far_dates
from hmicdiff.slips.figures import differing_figures
from hmicdiff.slips.foreign import foreign_subjects
from hmicdiff.slips.headline import headlines
from hmicdiff.slips.hyphens import hyphens
from hmicdiff.slips.marks import lone_marks
from hmicdiff.slips.mistyped import mistyped_names
from hmicdiff.slips.parts import parts_over_wholes
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.spans import backward_spans
from hmicdiff.slips.stops import full_stops
from hmicdiff.slips.unanswered import unanswered
from hmicdiff.structs import Struct


class Rule(Struct, frozen=True):
    """One kind of slip."""

    level: Level
    """How much it matters, where nothing else is set."""
    about: str
    """What it finds, in one line."""
    find: Callable[[Background], Iterator[Slip]]
    by_sentences: bool
    """Whether it has to be known where sentences end: what follows may be of another one."""


_FOUND: Mapping[str, tuple[Level, Callable[[Background], Iterator[Slip]]]] = {
    "foreign-subject": (Level.ERROR, foreign_subjects),
    "part-over-whole": (Level.ERROR, parts_over_wholes),
    "date": (Level.ERROR, impossible_dates),
    "span": (Level.WARNING, backward_spans),
    "far-date": (Level.WARNING, far_dates),
    "figures-differ": (Level.WARNING, differing_figures),
    "name-differs": (Level.WARNING, mistyped_names),
    "companion": (Level.WARNING, broken_companions),
    "headline": (Level.WARNING, headlines),
    "blank": (Level.WARNING, blanks),
    "unanswered": (Level.WARNING, unanswered),
    "agreement": (Level.NOTE, agreements),
    "full-stop": (Level.NOTE, full_stops),
    "hyphen": (Level.NOTE, hyphens),
    "quote-mark": (Level.NOTE, lone_marks),
    "doubled-word": (Level.NOTE, doubled_words),
}
_BY_SENTENCES = frozenset(
    "part-over-whole date span agreement full-stop quote-mark doubled-word".split()
)
RULES: Mapping[str, Rule] = MappingProxyType(
    {
        name: Rule(level, EXPLANATIONS[name].about, find, name in _BY_SENTENCES)
        for name, (level, find) in _FOUND.items()
    }
)
"""In the order in which they are told about."""
