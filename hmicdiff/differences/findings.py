"""Departures as findings, once it is known how many releases do what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from hmicdiff.align.draft import Place
from hmicdiff.differences import messages
from hmicdiff.differences.departures import DOING, Departure, Key, departures, words_of
from hmicdiff.differences.surprise import Surprise, rounded, share, uncommon
from hmicdiff.infer.template import Inferred, Said
from hmicdiff.model.analysis import Finding, FindingKind
from hmicdiff.model.telling import Group, Telling
from hmicdiff.model.text import Corpus

_PAIR = 2


class Counted(Protocol):
    """Which releases do what."""

    @property
    def everyone(self) -> Group:
        """All releases of the family."""

    def group(self, key: Key) -> Group:
        """Return those that a key stands for; everyone where it is empty."""

    def lacking(self, passage: Key) -> Group:
        """Return those that have not got a passage."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Which releases do what, by all of their ids."""

    everyone: Group
    groups: Mapping[Key, Group]

    def group(self, key: Key) -> Group:
        """Return those that a key stands for."""
        return self.groups.get(key, _NOBODY) if key else self.everyone

    def lacking(self, passage: Key) -> Group:
        """Return those that have not got a passage."""
        having = set(self.group(passage).ids)
        return Group(
            self.everyone.count - self.group(passage).count,
            tuple(each for each in self.everyone.ids if each not in having),
        )


_NOBODY = Group(0, ())


def findings(corpus: Corpus, inferred: Inferred, said: Mapping[Place, Said]) -> tuple[Finding, ...]:
    """Return the findings of the family, the most telling first."""
    if len(inferred.family) < _PAIR and inferred.template.given is None:
        return ()
    surprise = Surprise([corpus.releases[at] for at in inferred.family])
    found = list(
        departures(
            corpus,
            inferred,
            said,
            surprise,
            lambda named: words_of(named, said),
            range(len(corpus.releases)),
        )
    )
    teller = Teller(_tally(inferred, said, found), given=inferred.template.given is not None)
    return tuple(
        sorted((teller.told(each, inferred.ids[each.release]) for each in found), key=by_surprise)
    )


def by_surprise(finding: Finding) -> tuple[float, str, int, str, str]:
    """Order findings, the most telling first."""
    return (-finding.surprise, finding.release, finding.start, finding.kind, finding.passage)


def _tally(inferred: Inferred, said: Mapping[Place, Said], found: Iterable[Departure]) -> Tally:
    groups: defaultdict[Key, set[str]] = defaultdict(set)
    for key, release in _keys(inferred, said, found):
        groups[key].add(inferred.ids[release])
    return Tally(
        _group(inferred.ids[at] for at in inferred.family),
        {key: _group(ids) for key, ids in groups.items()},
    )


def _keys(
    inferred: Inferred, said: Mapping[Place, Said], found: Iterable[Departure]
) -> Iterator[tuple[Key, int]]:
    for named in inferred.named:
        yield from (((named.passage.id,), release) for release in named.draft.members)
    for (release, _), each in said.items():
        yield (each.reading.id,), release
        if len(each.passages) > 1:
            passages = sorted(each.passages)
            yield tuple(inferred.named[at].passage.id for at in passages), release
    for departure in found:
        if departure.kind in DOING:
            yield departure.alike, departure.release


def _group(ids: Iterable[str]) -> Group:
    each = tuple(sorted(ids))
    return Group(len(each), each)


class Teller:
    """Tells departures as findings."""

    def __init__(self, tally: Counted, *, given: bool = False) -> None:
        """Tell how many of `tally` do the same; `given` is whether the template is given."""
        self._tally = tally
        self._given = given
        self._lacking: dict[Key, Group] = {}

    def told(self, departure: Departure, release: str) -> Finding:
        """Return the finding that `release`, by its id, departs so."""
        return self.telling(departure).finding(
            release,
            start=departure.start,
            end=departure.end,
            line=departure.line,
            quote=departure.quote,
            where=departure.where,
        )

    def telling(self, departure: Departure) -> Telling:
        """Return what is told of all who depart so, wherever they do."""
        alike, message, bits = self._counted(departure)
        return Telling(
            kind=departure.kind,
            passage=departure.passage,
            expected=departure.expected,
            alike=alike,
            message=message,
            surprise=rounded(bits + departure.bits),
            pieces=departure.pieces,
        )

    def _counted(self, departure: Departure) -> tuple[Group, str, float]:
        """Return who does the same, what is told of it, and the bits that counting gives."""
        tally, total = self._tally, self._tally.everyone.count
        if departure.kind is FindingKind.MISSING:
            lacking = self._lacking_of(departure.alike)
            return lacking, messages.missing(lacking.count, total), share(lacking.count, total)
        alike = tally.group(departure.alike)
        if departure.kind is FindingKind.EXTRA:
            tell = messages.beside_template if self._given else messages.extra
            return alike, tell(alike.count, total), uncommon(alike.count, total)
        of = tally.group(departure.of).count
        message = departure.message
        if departure.kind is FindingKind.REWORDED:
            usual = tally.group(departure.usual).count
            message = messages.reworded(message, alike.count, of, usual)
        elif departure.kind is FindingKind.TYPOGRAPHY:
            message = messages.in_most(message, of)
        return alike, message, share(alike.count, of)

    def _lacking_of(self, passage: Key) -> Group:
        found = self._lacking.get(passage)
        if found is None:
            found = self._lacking[passage] = self._tally.lacking(passage)
        return found
