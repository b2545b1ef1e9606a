"""Placed releases with what only counting all of them can tell."""

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
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
_EXTRA = Status.EXTRA


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
    alone: AbstractSet[str]
    """The passages that one release has."""
    first: Collection[str]
    """The readings that are the first of their passages."""
    teller: Teller

    def release(self, record: Record) -> PlacedRelease:
        """Return the release of a record."""
        given = record.release
        renamed, alone = self.called.of.keys(), self.alone
        sentences = tuple(
            self._sentence(each, given)
            if each.status is _EXTRA
            or each.reading in renamed
            or not renamed.isdisjoint(each.passages)
            or not alone.isdisjoint(each.passages)
            else each
            for each in given.sentences
        )
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
                passage=self.called(slip.passage),
                evidence=tuple(
                    replace(each, release=self.ids[each.release]) for each in slip.evidence
                ),
            )
        for departure in record.departures:
            passage = self.called(departure.passage)
            is_usual = passage in self.usual
            if departure.kind is FindingKind.EXTRA if is_usual else departure.kind in _USUAL:
                continue
            yield self.teller.told(self._departure(departure, passage), name)

    def _departure(self, departure: Departure, passage: str) -> Departure:
        handles = self.handles
        if handles.of.keys().isdisjoint(
            (departure.passage, *departure.alike, *departure.of, *departure.usual)
        ):
            return departure
        return replace(
            departure,
            passage=passage,
            alike=handles.all(departure.alike),
            of=handles.all(departure.of),
            usual=handles.all(departure.usual),
        )

    def _sentence(self, sentence: PlacedSentence, release: PlacedRelease) -> PlacedSentence:
        passages = self.called.all(sentence.passages)
        reading = self.called(sentence.reading)
        is_alone = all(passage in self.alone for passage in passages)
        if (
            passages == sentence.passages
            and reading == sentence.reading
            and is_alone is (sentence.status is _EXTRA)
        ):
            return sentence
        match, sure = sentence.matched_by, sentence.confidence
        if is_alone:
            match, sure = Match.ALONE, 1.0
        elif match is Match.ALONE:
            match = Match.EXACT if reading in self.first else Match.SLOTS
        return PlacedSentence(  # what `replace` returns, in half the time
            start=sentence.start,
            end=sentence.end,
            line=sentence.line,
            role=sentence.role,
            passages=passages,
            reading=reading,
            status=self._status(sentence, reading, release, is_alone=is_alone),
            moved=sentence.moved,
            matched_by=match,
            confidence=sure,
            where=sentence.where,
        )

    def _status(
        self, sentence: PlacedSentence, reading: str, release: PlacedRelease, *, is_alone: bool
    ) -> Status:
        if is_alone:
            return _EXTRA
        if reading not in self.first or len(sentence.passages) > 1:
            return Status.REWORDED
        filled = any(sentence.start <= value.start < sentence.end for value in release.values)
        return Status.FILLED if filled else Status.BOILERPLATE

    def _value(self, value: Value) -> Value:
        reading, _, number = value.slot.rpartition(".")
        if reading not in self.called.of:
            return value
        name = self.called(reading)
        return replace(value, passage=self.called(value.passage), slot=f"{name}.{number}")
