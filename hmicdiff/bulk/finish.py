"""Placed releases with what only counting all of them can tell."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from hmicdiff.bulk.merge import Naming
from hmicdiff.bulk.record import Record
from hmicdiff.infer.departures import Departure
from hmicdiff.infer.findings import Teller
from hmicdiff.model.analysis import (
    Finding,
    FindingKind,
    Match,
    PlacedRelease,
    PlacedSentence,
    Status,
    Value,
)

_USUAL = frozenset(
    {FindingKind.MISSING, FindingKind.REWORDED, FindingKind.SPLIT, FindingKind.MOVED}
)
"""What is told of passages that most releases have, where others are extra."""


@dataclass(frozen=True)
class Finisher:
    """Finishes releases of one bucket."""

    handles: Naming
    """How what is new in the bucket is known in all of them."""
    called: Naming
    """What that is called in the end."""
    ids: Mapping[str, str]
    """The ids of releases by those that they have in the bucket."""
    usual: Mapping[str, int]
    """The passages that most releases have, in order."""
    alone: Collection[str]
    """The passages that one release has."""
    first: Collection[str]
    """The readings that are the first of their passages."""
    teller: Teller

    def names(self, name: str) -> str:
        """Return what a passage or a reading of the bucket is called in the end."""
        return self.called(self.handles(name))

    def release(self, record: Record) -> PlacedRelease:
        """Return the release of a record."""
        given = record.release
        sentences = tuple(self._sentence(each, given) for each in given.sentences)
        having = {passage for each in sentences for passage in each.passages}
        missing = () if given.stranger else tuple(p for p in self.usual if p not in having)
        return replace(
            given,
            id=self.ids[given.id],
            sentences=sentences,
            missing=missing,
            values=tuple(map(self._value, given.values)),
        )

    def findings(self, record: Record) -> Iterator[Finding]:
        """Yield the findings of a record."""
        name = self.ids[record.release.id]
        for slip in record.slips:
            yield replace(
                slip,
                release=name,
                passage=self.names(slip.passage),
                evidence=tuple(
                    replace(each, release=self.ids[each.release]) for each in slip.evidence
                ),
            )
        for departure in record.departures:
            named = self._departure(departure)
            is_usual = named.passage in self.usual
            if named.kind is FindingKind.EXTRA if is_usual else named.kind in _USUAL:
                continue
            yield self.teller.told(named, name)

    def _departure(self, departure: Departure) -> Departure:
        handles = self.handles
        if handles.of.keys().isdisjoint(
            (departure.passage, *departure.alike, *departure.of, *departure.usual)
        ):
            return departure
        return replace(
            departure,
            passage=self.names(departure.passage),
            alike=handles.all(departure.alike),
            of=handles.all(departure.of),
            usual=handles.all(departure.usual),
        )

    def _sentence(self, sentence: PlacedSentence, release: PlacedRelease) -> PlacedSentence:
        passages = self.called.all(self.handles.all(sentence.passages))
        reading = self.names(sentence.reading)
        is_alone = all(passage in self.alone for passage in passages)
        if (
            passages == sentence.passages
            and reading == sentence.reading
            and is_alone is (sentence.status is Status.EXTRA)
        ):
            return sentence
        match, sure = sentence.matched_by, sentence.confidence
        if is_alone:
            match, sure = Match.ALONE, 1.0
        elif match is Match.ALONE:
            match = Match.EXACT if reading in self.first else Match.SLOTS
        return replace(
            sentence,
            passages=passages,
            reading=reading,
            status=self._status(sentence, reading, release, is_alone=is_alone),
            matched_by=match,
            confidence=sure,
        )

    def _status(
        self, sentence: PlacedSentence, reading: str, release: PlacedRelease, *, is_alone: bool
    ) -> Status:
        if is_alone:
            return Status.EXTRA
        if reading not in self.first or len(sentence.passages) > 1:
            return Status.REWORDED
        filled = any(sentence.start <= value.start < sentence.end for value in release.values)
        return Status.FILLED if filled else Status.BOILERPLATE

    def _value(self, value: Value) -> Value:
        reading, _, number = value.slot.rpartition(".")
        if reading not in self.handles.of:
            return value
        name = self.names(reading)
        return replace(value, passage=self.names(value.passage), slot=f"{name}.{number}")
