"""A made-up family of twelve releases on libraries, and ways to put a slip into one of them."""

from collections.abc import Mapping
from functools import cache

from hmicdiff.model.analysis import Analysis, Finding
from hmicdiff.pipeline import analyze
from tests.support import family

_TOWNS = (
    *("Abbotsford", "Brackenrigg", "Coldharbour", "Dunmere", "Eastwold", "Fernhollow"),
    *("Garrowby", "Hexthorpe", "Inverlune", "Jarrowdale", "Kestrelby", "Langmoor"),
)
_REGIONS = (("Upland", "Ottoline Frere"), ("Coastal", "Magnus Tolliver"))
_LOANS = (412, 955, 1280, 2077, 3316, 640, 871, 1543, 2299, 730, 1866, 2954)
_STAFF = (14, 22, 31, 18, 27, 36, 12, 19, 40, 25, 16, 33)
_OPINIONS = (9, 22, 17, 11, 20, 29, 12, 15, 33, 18, 10, 26)

_TEXT = """{name} has made some progress in how it lends, repairs and shelves its books

In 2015, the Reading Board asked its inspectors to look at "how books are kept and who may borrow \
them".

{name} was visited in the spring of 2017. The visit began on Monday 3 April 2017 and took a week.

In {name}, the inspectors found:

- {name} has counted its books by hand, using the long-term list of the board.
- There were {staff} members of staff, {opinions} of whom were asked for their opinion.
- The building is open on every weekday and the lift was repaired last year.
- In the year before, {loans} books were lent to schools.
- The catalogue of {name} has been put online, and the old cards are kept.

The inspector for the {region} Region, {inspector}, said:

"{name} has made some progress in how it lends, repairs and shelves its books since our last visit.

This is what we see in the whole county. We will come again."

Of the books that were lent to schools, all {loans} came back.

The full report on {name} is free of charge.
"""


def subject(number: int) -> str:
    """Return whom a release is about."""
    return f"{_TOWNS[number]} Library"


def text(number: int) -> str:
    """Return a release as it should be."""
    region, inspector = _REGIONS[number % 2]
    return _TEXT.format(
        name=subject(number),
        staff=_STAFF[number],
        opinions=_OPINIONS[number],
        loans=_LOANS[number],
        region=region,
        inspector=inspector,
    )


@cache
def untouched() -> Analysis:
    """Return the analysis of the family without a slip, made once."""
    return analyze(family(*(text(number) for number in range(len(_TOWNS)))))


def analyzed(changed: Mapping[int, str]) -> Analysis:
    """Return the analysis of the family with other texts for some releases."""
    return analyze(family(*(changed.get(number, text(number)) for number in range(len(_TOWNS)))))


def planted(number: int, right: str, wrong: str) -> str:
    """Return a release in which some words, that it has, are wrong."""
    whole = text(number)
    assert right in whole, f"{right!r} is not in the release"
    return whole.replace(right, wrong, 1)


def slips(analysis: Analysis) -> list[Finding]:
    """Return the slips of an analysis."""
    return [finding for finding in analysis.findings if finding.rule is not None]
