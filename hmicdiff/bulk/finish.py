"""Placed releases with what only counting all of them can tell."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hmicdiff.bulk.merge import Naming
from hmicdiff.bulk.record import Alike, Entry
from hmicdiff.infer.departures import Departure
from hmicdiff.infer.findings import Teller, Telling
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

    alike: Alike
    """What releases of the bucket say and do."""
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

    def release(self, entry: Entry) -> PlacedRelease:
        """Return the release of an entry."""
        given = entry.release
        ways, open_ways = self._ways, self._open
        sentences = tuple(
            PlacedSentence(
                start,
                end,
                line,
                (way := ways[at]).role,
                way.passages,
                way.reading,
                _filled(start, end, given) if at in open_ways else way.status,
                way.moved,
                way.matched_by,
                way.confidence,
                way.where,
            )
            for at, start, end, line in entry.sentences
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

    def findings(self, entry: Entry) -> Iterator[Finding]:
        """Yield the findings of an entry."""
        name, text = self.ids[entry.release.id], entry.release.text
        for slip in entry.slips:
            yield replace(
                slip,
                release=name,
                passage=self.called(slip.passage),
                evidence=tuple(
                    replace(each, release=self.ids[each.release]) for each in slip.evidence
                ),
            )
        for at, start, end, line, where in entry.departures:
            telling = self._tellings[at]
            if telling is not None:
                yield telling.finding(
                    name, start=start, end=end, line=line, quote=text[start:end], where=where
                )

    @cached_property
    def _tellings(self) -> tuple[Telling | None, ...]:
        """What is told of all that releases do, and of what goes without saying nothing."""
        return tuple(map(self._telling, self.alike.departures))

    def _telling(self, departure: Departure) -> Telling | None:
        passage = self.called(departure.passage)
        is_usual = passage in self.usual
        if departure.kind is FindingKind.EXTRA if is_usual else departure.kind in _USUAL:
            return None
        return self.teller.telling(self._departure(departure, passage))

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

    @cached_property
    def _ways(self) -> tuple[PlacedSentence, ...]:
        """The sentences that releases say, finished but for where each stands."""
        return tuple(map(self._sentence, self.alike.sentences))

    @cached_property
    def _open(self) -> frozenset[int]:
        """Which of them are boilerplate or filled, as may be."""
        return frozenset(
            at
            for at, (before, way) in enumerate(zip(self.alike.sentences, self._ways, strict=True))
            if way is not before and way.status is Status.FILLED
        )

    def _sentence(self, sentence: PlacedSentence) -> PlacedSentence:
        passages = self.called.all(sentence.passages)
        reading = self.called(sentence.reading)
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
            status=self._status(passages, reading, is_alone=is_alone),
            matched_by=match,
            confidence=sure,
        )

    def _status(self, passages: Sequence[str], reading: str, *, is_alone: bool) -> Status:
        if is_alone:
            return Status.EXTRA
        if reading not in self.first or len(passages) > 1:
            return Status.REWORDED
        return Status.FILLED

    def _value(self, value: Value) -> Value:
        reading, _, number = value.slot.rpartition(".")
        if reading not in self.called.of:
            return value
        name = self.called(reading)
        return replace(value, passage=self.called(value.passage), slot=f"{name}.{number}")


def _filled(start: int, end: int, release: PlacedRelease) -> Status:
    filled = any(start <= value.start < end for value in release.values)
    return Status.FILLED if filled else Status.BOILERPLATE
