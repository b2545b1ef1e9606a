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
from hmicdiff.structs import Struct


class Rule(Struct, frozen=True):
    """One kind of slip."""

    level: Level
    """How much it matters, where nothing else is set."""
    about: str
    """What it finds, in one line."""
    find: Callable[[Background], Iterator[Slip]]


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "foreign-subject": Rule(
            Level.ERROR, "names another release's subject in place of its own", foreign_subjects
        ),
        "part-over-whole": Rule(
            Level.ERROR, "counts more of a thing than there are", parts_over_wholes
        ),
        "date": Rule(
            Level.ERROR, "names a day that is in no calendar, or another weekday", impossible_dates
        ),
        "span": Rule(Level.WARNING, "names a time that ends before it begins", backward_spans),
        "figures-differ": Rule(
            Level.WARNING, "states one figure in two places as two", differing_figures
        ),
        "name-differs": Rule(
            Level.WARNING, "writes a name in one place unlike in its others", mistyped_names
        ),
        "companion": Rule(
            Level.WARNING, "has a value with another than it goes with elsewhere", broken_companions
        ),
        "headline": Rule(
            Level.WARNING, "claims more or less in the headline than below it", headlines
        ),
        "blank": Rule(Level.WARNING, "leaves open what was to be filled in", blanks),
        "agreement": Rule(
            Level.NOTE, "has a plural where the others have a singular, or the reverse", agreements
        ),
        "full-stop": Rule(
            Level.NOTE, "ends a sentence without a stop where the others have one", full_stops
        ),
        "hyphen": Rule(
            Level.NOTE, "has a space beside the hyphen of a word written whole elsewhere", hyphens
        ),
        "quote-mark": Rule(
            Level.NOTE, "has a quote mark or a bracket without its other half", lone_marks
        ),
        "doubled-word": Rule(Level.NOTE, "says a small word twice", doubled_words),
    }
)
"""In the order in which they are told about."""
