"""What is told of all releases that do the same, before it is a finding of each."""

from bisect import bisect_left
from collections.abc import Set as AbstractSet
from functools import cached_property

from hmicdiff.model.analysis import Finding, FindingKind, Piece
from hmicdiff.structs import Struct


class Group(Struct, frozen=True, dict=True):
    """Some releases."""

    count: int
    ids: tuple[str, ...]
    """In order; the first of them where there are very many."""

    def without(self, release: str) -> tuple[str, ...]:
        """Return the others."""
        at = bisect_left(self.ids, release)
        if at < len(self.ids) and self.ids[at] == release:
            return self.ids[:at] + self.ids[at + 1 :]
        return self.others

    def minus(self, others: "Group") -> "Group":
        """Return those that are not among some others, of whom all are named."""
        gone = set(others.ids)
        return Group(
            self.count - others.count, tuple(each for each in self.ids if each not in gone)
        )

    @cached_property
    def others(self) -> tuple[str, ...]:
        """Those who are named to one who is not among them: as many as to the others."""
        return self.ids if self.count == len(self.ids) else self.ids[:-1]


class Telling(Struct, frozen=True, eq=False):
    """What is told of all who depart from the template alike."""

    kind: FindingKind
    passage: str
    expected: str | None
    alike: Group
    message: str
    surprise: float
    pieces: tuple[Piece, ...]
    except_of: AbstractSet[str] = frozenset()
    """Those, by their ids, that say by their words what they would be told to lack."""

    def finding(
        self, release: str, *, start: int, end: int, line: int, quote: str, where: str
    ) -> Finding:
        """Return the finding that `release`, by its id, departs so."""
        return Finding(
            release=release,
            kind=self.kind,
            passage=self.passage,
            start=start,
            end=end,
            line=line,
            quote=quote,
            expected=self.expected,
            shared_with=self.alike.without(release),
            message=self.message,
            surprise=self.surprise,
            pieces=self.pieces,
            where=where,
        )
