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


@dataclass(frozen=True, eq=False)
class Finisher:
    """Finishes releases of one bucket: what they say and do alike once, and where each does."""

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
        bare, text = self.bare(entry), entry.release.text
        return replace(
            bare,
            sentences=tuple(
                replace(self.ways[at], start=start, end=end, line=line)
                for at, start, end, line in self.sentences(entry)
            ),
            values=tuple(
                replace(self.slots[at], start=start, end=end, text=text[start:end], value=value)
                for at, start, end, value in entry.values
            ),
        )

    def bare(self, entry: Entry) -> PlacedRelease:
        """Return the release of an entry without its sentences and values."""
        given, ways = entry.release, self.ways
        if given.stranger:
            return replace(given, id=self.ids[given.id])
        having: set[str] = set()
        having.update(*(ways[sentence[0]].passages for sentence in entry.sentences))
        missing = tuple(passage for passage in self.usual if passage not in having)
        return replace(given, id=self.ids[given.id], missing=missing)

    def sentences(self, entry: Entry) -> Sequence[tuple[int, int, int, int]]:
        """Return which of `ways` a release has, with where each starts and ends, and its line."""
        if not self._bare:
            return entry.sentences
        return [
            (
                self._bare[at] if at in self._bare and not _is_filled(start, end, entry) else at,
                start,
                end,
                line,
            )
            for at, start, end, line in entry.sentences
        ]

    def findings(self, entry: Entry) -> Iterator[Finding]:
        """Yield the findings of an entry."""
        name, text = self.ids[entry.release.id], entry.release.text
        yield from self.slips(entry)
        for telling, start, end, line, where in self.told(entry):
            yield telling.finding(
                name, start=start, end=end, line=line, quote=text[start:end], where=where
            )

    def slips(self, entry: Entry) -> Iterator[Finding]:
        """Yield those of the findings that are slips."""
        for slip in entry.slips:
            yield replace(
                slip,
                release=self.ids[entry.release.id],
                passage=self.called(slip.passage),
                evidence=tuple(
                    replace(each, release=self.ids[each.release]) for each in slip.evidence
                ),
            )

    def told(self, entry: Entry) -> Iterator[tuple[Telling, int, int, int, str]]:
        """Yield what is told of the others, with where each starts and ends, its line and page."""
        for at, start, end, line, where in entry.departures:
            telling = self._tellings[at]
            if telling is not None:
                yield telling, start, end, line, where

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
    def ways(self) -> tuple[PlacedSentence, ...]:
        """The sentences that releases say, finished but for where each stands."""
        ways = self._filled
        return (*ways, *(replace(ways[at], status=Status.BOILERPLATE) for at in self._bare))

    @cached_property
    def slots(self) -> tuple[Value, ...]:
        """The slots that releases fill, as values without what fills them."""
        return tuple(map(self._slot, self.alike.slots))

    @cached_property
    def _filled(self) -> tuple[PlacedSentence, ...]:
        """The ways, as those have them who fill what is to be filled."""
        return tuple(map(self._sentence, self.alike.sentences))

    @cached_property
    def _bare(self) -> Mapping[int, int]:
        """For ways that are filled or boilerplate, as may be: the same as boilerplate."""
        both = [
            at
            for at, (before, way) in enumerate(
                zip(self.alike.sentences, self._filled, strict=True)
            )
            if way is not before and way.status is Status.FILLED
        ]
        return {at: number for number, at in enumerate(both, len(self._filled))}

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

    def _slot(self, value: Value) -> Value:
        reading, _, number = value.slot.rpartition(".")
        if reading not in self.called.of:
            return value
        name = self.called(reading)
        return replace(value, passage=self.called(value.passage), slot=f"{name}.{number}")


def _is_filled(start: int, end: int, entry: Entry) -> bool:
    return any(start <= value[1] < end for value in entry.values)
