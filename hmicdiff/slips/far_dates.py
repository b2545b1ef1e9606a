"""A date that is another year's, or another day's, than that of its document.

What takes effect the day after a decision does so in every notice. Where the days that the others
state there are all near the date of each, one that is years away, and would be as near in the year
of its document, has a wrong year. Where in all others the file is named by the very day, one that
is named by another day has a wrong name, or states a wrong day.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from hmicdiff.model.analysis import PlacedRelease
from hmicdiff.read.dates import date_of_name, date_of_text
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Told

_NEAR = 45
"""So many days from the date of a document are still of its time: a term, the end of a month,"""
_FAR = 300
"""and from here on it is another year."""
_FEWEST = 3
"""Fewer others do not show what is usual;"""
_MANY = 5
"""what would be one and the same day by chance takes more of them."""
_HEAD = 1000
"""So many characters have the date of a document, where its file is not named by it."""
_DAY = len("2031-05-04")
_PLAIN = 28
"""So many days each month has in each year."""


class _Document(NamedTuple):
    """When a document is of."""

    day: date
    is_named: bool
    """Whether its file is named by that day."""


class _Stated(NamedTuple):
    """A day that a document states."""

    told: Told
    start: int
    end: int
    """Where, in the text of the release."""
    day: date
    of: _Document

    @property
    def away(self) -> int:
        """How many days it is after the date of the document."""
        return (self.day - self.of.day).days


def far_dates(background: Background) -> Iterator[Slip]:
    """Yield the days that are far from their document's, or not it, where all others' are."""
    documents = {
        release.id: document
        for release in background.releases
        if (document := _document(release)) is not None
    }
    for fills in background.filled.values():
        stated = [
            _Stated(one, one.start(fill), one.end(fill), day, documents[one.release.id])
            for one, _, fill in fills
            if one.release.id in documents and (day := _day(fill.value)) is not None
        ]
        for each in stated:
            if each.away and background.is_looked_into(each.told.release):
                others = [other for other in stated if other.told.release is not each.told.release]
                message = _other_than_named(each, others) or _far(each, others)
                if message:
                    nearest = min(others, key=lambda other: abs(other.away))
                    yield Slip(
                        told=each.told,
                        start=each.start,
                        end=each.end,
                        message=message,
                        evidence=(quoted(nearest.told, nearest.start, nearest.end),),
                        of=len({one.told.release.id for one in stated}),
                    )


def _document(release: PlacedRelease) -> _Document | None:
    named = _day(date_of_name(release.source))
    if named is not None:
        return _Document(named, is_named=True)
    stated = _day(date_of_text(release.text[:_HEAD]))
    return _Document(stated, is_named=False) if stated is not None else None


def _day(value: object) -> date | None:
    """Return a day from what is written in ISO 8601; nothing for a month, a year or no date."""
    if not isinstance(value, str) or len(value) != _DAY:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _far(one: _Stated, others: Sequence[_Stated]) -> str:
    """Return that a day is years away, where all others' are near and it would be one year on."""
    if len({other.told.release.id for other in others}) < _FEWEST or abs(one.away) < _FAR:
        return ""
    if any(abs(other.away) > _NEAR for other in others):
        return ""
    meant = [
        date(year, one.day.month, min(one.day.day, _PLAIN))
        for year in (one.of.day.year - 1, one.of.day.year, one.of.day.year + 1)
    ]
    if min(abs((day - one.of.day).days) for day in meant) > _NEAR:
        return ""
    others_are = len({other.told.release.id for other in others})
    return (
        f"{one.day} is far from the date of the document, {one.of.day}; in all {others_are} others "
        f"it is within {_NEAR} days of theirs."
    )


def _other_than_named(one: _Stated, others: Sequence[_Stated]) -> str:
    """Return that a file is named by another day than it states, where no other is."""
    named = {other.told.release.id for other in others if other.of.is_named}
    if not one.of.is_named or len(named) < _MANY:
        return ""
    if any(other.away or not other.of.is_named for other in others):
        return ""
    return (
        f"States {one.day}, and its file is named by {one.of.day}; in all {len(named)} others "
        "both are one day."
    )
