"""Which of very many releases do what: numbers instead of names until they are told."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from hmicdiff.differences.departure import Key
from hmicdiff.model.telling import Group

LISTED = 100
"""So many of those who do the same are named; of more, it is said how many."""


class Counts:
    """Counts releases as they come."""

    def __init__(self) -> None:
        """Count nothing yet."""
        self._having: defaultdict[Key, array[int]] = defaultdict(lambda: array("I"))
        self._family = array("I")

    def add(self, releases: Iterable[int]) -> None:
        """Count releases of the family, by their numbers."""
        self._family.extend(releases)

    def add_having(self, key: Key, releases: Iterable[int]) -> None:
        """Count releases, be they of the family or of another, to what they have or do."""
        self._having[key].extend(releases)

    @property
    def total(self) -> int:
        """How many releases the family has."""
        return len(self._family)

    def named(self, names: Mapping[int, str]) -> "NamedCounts":
        """Return the counts with the ids of releases for their numbers."""
        return NamedCounts(self._having, self._family, names)


class NamedCounts:
    """Which releases, by their ids, do what."""

    def __init__(
        self,
        having: Mapping[Key, Sequence[int]],
        family: Sequence[int],
        names: Mapping[int, str],
    ) -> None:
        """Name what was counted."""
        self._having = having
        self._family = family
        order = sorted(names, key=names.__getitem__)
        self._names = [names[at] for at in order]
        # numbers are put in order sooner than ids are
        self._rank = {at: rank for rank, at in enumerate(order)}
        self.everyone = self._group(family)
        self._known: dict[tuple[Key, bool], Group] = {}

    def count(self, key: Key) -> int:
        """Count all who have a passage or use a reading."""
        return len(self._having.get(key, ()))

    def ids(self, key: Key) -> tuple[str, ...]:
        """Return the ids of all who have a passage or use a reading, in order."""
        return tuple(self._in_order(self._having.get(key, ())))

    def group(self, key: Key) -> Group:
        """Return those that a key stands for; everyone where it is empty."""
        if not key:
            return self.everyone
        found = self._known.get((key, True))
        if found is None:
            found = self._known[key, True] = self._group(self._having.get(key, ()))
        return found

    def these(self, ids: Collection[str]) -> Group:
        """Return releases of the family, by their ids."""
        found = sorted(each for each in ids if each in self._members)
        return Group(len(found), tuple(found[: LISTED + 1]))

    def without(self, ids: Collection[str]) -> Group:
        """Return those that are none of these."""
        found = [each for each in self._in_order(self._family) if each not in ids]
        return Group(len(found), tuple(found[: LISTED + 1]))

    @cached_property
    def _members(self) -> frozenset[str]:
        return frozenset(self._in_order(self._family))

    def lacking(self, passage: Key) -> Group:
        """Return those that have not got a passage."""
        having = set(self._having.get(passage, ()))
        return self._group([at for at in self._family if at not in having])

    def _group(self, releases: Sequence[int]) -> Group:
        # one more than are listed: who asks is left out
        return Group(len(releases), tuple(islice(self._in_order(releases), LISTED + 1)))

    def _in_order(self, releases: Iterable[int]) -> Iterator[str]:
        """Yield the ids of releases."""
        return map(self._names.__getitem__, sorted(map(self._rank.__getitem__, releases)))
