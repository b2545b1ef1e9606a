"""Which releases do what: the keys by which they are counted, and how they are named."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from hmicdiff.differences.departure import DOING, Departure, Key
from hmicdiff.differences.values import fills, says
from hmicdiff.model.analysis import FindingKind, PlacedRelease
from hmicdiff.model.telling import Group
from hmicdiff.place.slot_spread import SlotPlace, SlotSpread, normal_of
from hmicdiff.place.uses import Uses
from hmicdiff.read.normalize import wording

_NOBODY = Group(0, ())


class Counted(Protocol):
    """Which releases do what."""

    @property
    def everyone(self) -> Group:
        """All releases of the family."""

    def group(self, key: Key) -> Group:
        """Return those that a key stands for; everyone where it is empty."""

    def ids(self, key: Key) -> Collection[str]:
        """Return all of them, by their ids, that a key stands for."""

    def these(self, ids: Collection[str]) -> Group:
        """Return releases of the family, by their ids."""

    def lacking(self, passage: Key) -> Group:
        """Return those that have not got a passage."""

    def without(self, ids: Collection[str]) -> Group:
        """Return those that are none of these."""


def keys_of(
    release: PlacedRelease,
    departures: Iterable[Departure],
    order: Mapping[str, int],
    watched: Mapping[SlotPlace, SlotSpread],
) -> set[Key]:
    """Return what a release has, uses and does.

    Args:
        release: the release, placed.
        departures: what it does otherwise.
        order: the numbers of the passages.
        watched: the places of which it is counted who fills in what.
    """
    keys: set[Key] = {(passage,) for each in release.sentences for passage in each.passages}
    keys |= {(sentence.reading,) for sentence in release.sentences}
    keys |= {each.alike for each in departures if each.kind in DOING}
    together = {each.passages for each in release.sentences if len(each.passages) > 1}
    keys |= {tuple(sorted(passages, key=order.__getitem__)) for passages in together}
    seen: set[SlotPlace] = set()
    for value in release.values:
        place = (value.passage, value.variable)
        spread = watched.get(place)
        if spread is not None and place not in seen:
            seen.add(place)
            normal = normal_of(wording(value.text).norms, spread.kind, spread.habits)
            keys |= {fills(place), says(place, normal)}
    return keys


@dataclass(frozen=True, slots=True)
class _ByIds(ABC):
    """Which releases do what, where the ids of all of them are at hand."""

    everyone: Group

    @abstractmethod
    def group(self, key: Key) -> Group:
        """Return those that a key stands for; everyone where it is empty."""

    def ids(self, key: Key) -> tuple[str, ...]:
        """Return all of them that a key stands for."""
        return self.group(key).ids

    def these(self, ids: Collection[str]) -> Group:
        """Return releases of the family."""
        return group_of(ids)

    def without(self, ids: Collection[str]) -> Group:
        """Return those that are none of these."""
        return group_of(each for each in self.everyone.ids if each not in ids)

    def lacking(self, passage: Key) -> Group:
        """Return those that have not got a passage."""
        return self.everyone.minus(self.group(passage))


@dataclass(frozen=True, slots=True)
class Tally(_ByIds):
    """Which releases do what, by all of their ids."""

    groups: Mapping[Key, Group]

    def group(self, key: Key) -> Group:
        """Return those that a key stands for."""
        return self.groups.get(key, _NOBODY) if key else self.everyone


def tally(releases: Iterable[tuple[str, Iterable[Key]]], everyone: Iterable[str]) -> Tally:
    """Count releases, given the keys of each by its id; `everyone` are those of the family."""
    groups: defaultdict[Key, list[str]] = defaultdict(list)
    for release, keys in releases:
        for key in keys:
            groups[key].append(release)
    return Tally(group_of(everyone), {key: group_of(ids) for key, ids in groups.items()})


@dataclass(frozen=True, slots=True)
class BesideKnown(_ByIds):
    """One release beside those of a baseline: what is told of it is told among these.

    `everyone` are the releases of the baseline, and this one.
    """

    uses: Uses
    spreads: Mapping[SlotPlace, SlotSpread]
    release: str
    keys: frozenset[Key]
    """What the release has, uses and does."""

    def group(self, key: Key) -> Group:
        """Return those that a key stands for."""
        if not key:
            return self.everyone
        known = self._known(key) - {self.release}
        return group_of(known | {self.release} if key in self.keys else known)

    def _known(self, key: Key) -> frozenset[str]:
        """Return those of the baseline that a key stands for."""
        uses, (first, *rest) = self.uses, key
        if not rest:
            return uses.passages.get(first) or uses.readings.get(first, frozenset())
        if first == f"{FindingKind.MOVED}:":
            return uses.moved.get(rest[0], frozenset())
        if first == f"{FindingKind.MERGED}:":
            return uses.together.get(frozenset(rest), frozenset())
        if first in ("says:", "fills:"):
            spread = self.spreads.get((rest[0], rest[1]))
            ids = spread.values if spread is not None else {}
            return frozenset(one for one in ids if first == "fills:" or str(ids[one]) == rest[2])
        return uses.together.get(frozenset(key), frozenset())


def group_of(ids: Iterable[str]) -> Group:
    """Return some releases, by their ids, as a group."""
    each = tuple(sorted(set(ids)))
    return Group(len(each), each)
