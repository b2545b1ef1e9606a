"""Placed releases with what only counting all of them can tell."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property

from hmicdiff.bulk.merge import Naming
from hmicdiff.bulk.record import Alike, Entry
from hmicdiff.bulk.whole import Common, Finished, Told
from hmicdiff.differences.departure import Departure, applies
from hmicdiff.differences.other_families import with_strangers
from hmicdiff.differences.runs import ARRANGED, arranged
from hmicdiff.model.analysis import (
    Elsewhere,
    Finding,
    Match,
    PlacedSentence,
    Status,
    Value,
)
from hmicdiff.model.telling import Telling
from hmicdiff.model.text import HEADINGS
from hmicdiff.structs import Struct, replace

_SEVERAL = 2
"""One thing alone cannot stand in the place of another."""


class Finisher(Struct, frozen=True, eq=False, dict=True):
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
    tell: Callable[[Departure], Telling | None]
    """Returns what is told of all who depart so."""
    strangers: Mapping[str, Sequence[Elsewhere]]
    """What the releases that are of no family say."""

    def finished(self, entry: Entry) -> Finished:
        """Return the release of an entry with its findings."""
        name = self.ids[entry.release.id]
        told, alternatives = self._with_strangers(entry, *self._told(entry))
        return Finished(
            bare=replace(entry.release, id=name, missing=self._missing(entry)),
            common=self._common,
            sentences=self._sentences(entry),
            values=entry.values,
            own=[*(self._slip(slip, name) for slip in entry.slips), *alternatives],
            told=told,
        )

    def _told(self, entry: Entry) -> tuple[list[Told], list[Finding]]:
        """Return what is told of a release: as of others, and what is arranged in it alone."""
        name, text = self.ids[entry.release.id], entry.release.text
        told = [
            (telling, start, end, line, where)
            for at, start, end, line, where in entry.departures
            if (telling := self._tellings[at]) is not None and name not in telling.except_of
        ]
        both = [each for each in told if each[0].kind in ARRANGED]
        if len(both) < _SEVERAL:
            return told, []
        findings = [_finding(each, name, text) for each in both]
        ways = self.alike.sentences
        spans = [
            (start, end, ways[at].role in HEADINGS, self.called.all(ways[at].passages))
            for at, start, end, _ in entry.sentences
        ]
        found = arranged(findings, text, spans, self._order)
        same = {id(each) for each in found}
        alike = {id(one) for one, each in zip(both, findings, strict=True) if id(each) in same}
        apart = {id(one) for one in both} - alike
        single = {id(each) for each in findings}
        return (
            [each for each in told if id(each) not in apart],
            [each for each in found if id(each) not in single],
        )

    def _with_strangers(
        self, entry: Entry, told: list[Told], own: list[Finding]
    ) -> tuple[list[Told], list[Finding]]:
        """Return what is told, with the strangers that say a release's own sentences, too."""
        if not self.strangers:
            return told, own
        name, text = self.ids[entry.release.id], entry.release.text
        spans = [(start, end) for _, start, end, _ in entry.sentences]
        kept = []
        found = [with_strangers(each, text, spans, self.strangers) for each in own]
        for each in told:
            alone = _finding(each, name, text)
            elsewhere = with_strangers(alone, text, spans, self.strangers)
            if elsewhere is alone:
                kept.append(each)
            else:
                found.append(elsewhere)
        return kept, found

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {passage: number for number, passage in enumerate(self.usual)}

    def _missing(self, entry: Entry) -> tuple[str, ...]:
        if entry.release.stranger:
            return ()
        ways = self._common.sentences
        having: set[str] = set()
        having.update(*[ways[sentence[0]].passages for sentence in entry.sentences])
        return tuple(passage for passage in self.usual if passage not in having)

    def _sentences(self, entry: Entry) -> Sequence[tuple[int, int, int, int]]:
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

    def _slip(self, slip: Finding, release: str) -> Finding:
        return replace(
            slip,
            release=release,
            passage=self.called(slip.passage),
            evidence=tuple(replace(each, release=self.ids[each.release]) for each in slip.evidence),
        )

    @cached_property
    def _tellings(self) -> tuple[Telling | None, ...]:
        """What is told of all that releases do, and of what goes without saying nothing."""
        return tuple(map(self._telling, self.alike.departures))

    def _telling(self, departure: Departure) -> Telling | None:
        if not applies(departure, lambda passage: self.called(passage) in self.usual):
            return None
        return self.tell(self._departure(departure, self.called(departure.passage)))

    def _departure(self, departure: Departure, passage: str) -> Departure:
        handles = self.handles
        if departure.unless is not None:
            named = self.called(departure.unless.passage)
            departure = replace(departure, unless=self._departure(departure.unless, named))
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
    def _common(self) -> Common:
        """What releases say, finished but for where each stands."""
        ways = self._filled
        bare = (replace(ways[at], status=Status.BOILERPLATE) for at in self._bare)
        return Common((*ways, *bare), tuple(map(self._slot, self.alike.slots)))

    @cached_property
    def _filled(self) -> tuple[PlacedSentence, ...]:
        """The ways, as those have them who fill what is to be filled."""
        return tuple(map(self._sentence, self.alike.sentences))

    @cached_property
    def _bare(self) -> Mapping[int, int]:
        """For ways that are filled or boilerplate, as may be: the same as boilerplate."""
        both = [
            at
            for at, (before, way) in enumerate(zip(self.alike.sentences, self._filled, strict=True))
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


def _finding(told: Told, release: str, text: str) -> Finding:
    """Return what is told as a finding of a release, given its text."""
    telling, start, end, line, where = told
    return telling.finding(
        release, start=start, end=end, line=line, quote=text[start:end], where=where
    )


def _is_filled(start: int, end: int, entry: Entry) -> bool:
    return any(start <= value[1] < end for value in entry.values)
