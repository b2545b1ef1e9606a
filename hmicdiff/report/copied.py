"""Sentences that releases on different subjects share word for word, as readers see them."""

from collections.abc import Mapping, Sequence

from hmicdiff.model.analysis import Copied, CopiedPlace
from hmicdiff.model.text import spot
from hmicdiff.report.controls import one_line
from hmicdiff.report.names import ReleaseName
from hmicdiff.report.wording import listing
from hmicdiff.structs import Struct

TITLE = "Word for word in a few of them"
_MOST = 12
"""Of more sentences readers are told the least likely ones; the JSON has all."""


class CopiedView(Struct, frozen=True):
    """A sentence and who has it."""

    quote: str
    says: str
    """Who has it, where, and who has it first as far as that is known."""


def build_copied(
    copied: Sequence[Copied], names: Mapping[str, ReleaseName]
) -> tuple[CopiedView, ...]:
    """Return the sentences as they are shown, the least likely first."""
    return tuple(CopiedView(one_line(each.quote), _says(each, names)) for each in copied[:_MOST])


def _says(copied: Copied, names: Mapping[str, ReleaseName]) -> str:
    where = listing([_place(each, names) for each in copied.places])
    if copied.first is not None:
        first = f"{names[copied.first].name} has it first"
    elif all(each.date for each in copied.places):
        first = "their dates do not tell who has it first"
    else:
        first = "who has it first is not known, as not all of them state a date"
    return f"{where} have it, and no other; {first}."


def _place(place: CopiedPlace, names: Mapping[str, ReleaseName]) -> str:
    dated = f", {place.date}" if place.date else ""
    return f"{names[place.release].name} ({spot(place.line, place.where)}{dated})"
