"""What is known of a release once it is placed, and how that is kept until all of them are."""

import zlib

import msgspec

from hmicdiff.differences.departure import Departure, Key
from hmicdiff.differences.said import Said
from hmicdiff.model.analysis import Finding, PlacedRelease, PlacedSentence, Value
from hmicdiff.model.facts import Cell
from hmicdiff.model.template import Passage, Reading
from hmicdiff.model.text import Note
from hmicdiff.structs import Struct, replace

_FAST = 1
"""The lowest level of zlib: it halves what is on disk, and higher ones save little more."""
_MOST = 500_000_000
"""Bytes that the work on a bucket may come to, which is some megabytes: more would be a bomb."""


class Record(Struct, frozen=True):
    """All that is told of a release, but for what takes counting the others."""

    release: PlacedRelease
    departures: tuple[Departure, ...]
    slips: tuple[Finding, ...]


class Entry(Struct, frozen=True):
    """A record as it is kept: what many releases of its bucket say or do alike by its number."""

    release: PlacedRelease
    """The release without its sentences and values."""
    sentences: tuple[tuple[int, int, int, int], ...]
    """Each by its number, where it starts and ends, and its line."""
    values: tuple[tuple[int, int, int, float | int | str | None], ...]
    """Each by the number of its slot, where it starts and ends, and what it stands for."""
    departures: tuple[tuple[int, int, int, int, str], ...]
    """The same, and the page or paragraph."""
    slips: tuple[Finding, ...]


class Alike(Struct, frozen=True):
    """What is said and done by releases of a bucket, each once, and without where it stands."""

    sentences: tuple[PlacedSentence, ...] = ()
    departures: tuple[Departure, ...] = ()
    slots: tuple[Value, ...] = ()
    """As values that fill them with nothing."""


class Header(Struct, frozen=True):
    """What has to be known of a release before any is told."""

    source: str
    sha256: str
    subject: str | None
    stranger: bool
    rebuilt: bool
    cells: dict[str, Cell]
    """What it states, by the variable."""
    notes: tuple[Note, ...] = ()
    """What was left out, mended or in doubt when it was read."""


class NewPassage(Struct, frozen=True):
    """A passage that no release of the panel has."""

    passage: Passage
    after: str | None
    """The passage of the panel that stands before it."""


class NewReading(Struct, frozen=True):
    """A reading, of a passage that the panel has, that no release of the panel uses."""

    passage: str
    reading: Reading


class Counted(Struct, frozen=True):
    """What is counted of a bucket for how much the template explains, as `infer.length` does."""

    releases: int
    sentences: int
    words: dict[str, int]
    passages: dict[str, int]
    readings: dict[str, int]
    values: dict[str, dict[str, int]]
    repeated: int
    changed: int
    jumps: int


class Placed(Struct, frozen=True):
    """Some releases, placed in the template of the panel."""

    headers: tuple[Header, ...]
    records: tuple[bytes, ...]
    """Release by release, its `Entry`, packed."""
    alike: Alike
    having: tuple[tuple[Key, tuple[int, ...]], ...]
    """Which of them, by their places here, have a passage, use a reading or do something else."""
    ids: dict[str, str]
    """The sources of the releases that slips quote, by the ids that they have here."""
    passages: tuple[NewPassage, ...]
    readings: tuple[NewReading, ...]
    counted: Counted
    said: bytes
    """What those of the family say, by their places among these, as a packed `Said`."""
    skipped: tuple[tuple[str, str], ...]


_PLACED = msgspec.msgpack.Decoder(Placed)
_ENTRY = msgspec.msgpack.Decoder(Entry)
_SAID = msgspec.msgpack.Decoder(Said)
_ENCODER = msgspec.msgpack.Encoder()


class Packing:
    """Packs the records of a bucket, and what they have alike once."""

    def __init__(self) -> None:
        """Pack none yet."""
        self._sentences: dict[object, tuple[int, PlacedSentence]] = {}
        self._slots: dict[tuple[str, str, str], int] = {}
        self._departures: dict[Departure, int] = {}

    @property
    def alike(self) -> Alike:
        """What the records that were packed are numbers of."""
        return Alike(
            tuple(sentence for _, sentence in self._sentences.values()),
            tuple(self._departures),
            tuple(Value(*slot, start=0, end=0, text="", value=None) for slot in self._slots),
        )

    def packed(self, record: Record) -> bytes:
        """Return a record as the bytes of an `Entry`."""
        release = record.release
        entry = Entry(
            release=replace(release, sentences=(), values=()),
            sentences=tuple(
                (self._sentence(each), each.start, each.end, each.line)
                for each in release.sentences
            ),
            values=tuple(
                (self._slot(each), each.start, each.end, each.value) for each in release.values
            ),
            departures=tuple(
                (self._departure(each), each.start, each.end, each.line, each.where)
                for each in record.departures
            ),
            slips=record.slips,
        )
        return _ENCODER.encode(entry)

    def _sentence(self, one: PlacedSentence) -> int:
        key = (
            one.passages,
            one.reading,
            one.status,
            one.moved,
            one.matched_by,
            one.confidence,
            one.role,
            one.where,
        )
        known = self._sentences.get(key)
        if known is None:
            without = replace(one, start=0, end=0, line=0)
            known = self._sentences[key] = (len(self._sentences), without)
        return known[0]

    def _slot(self, one: Value) -> int:
        return self._slots.setdefault((one.variable, one.passage, one.slot), len(self._slots))

    def _departure(self, one: Departure) -> int:
        alike = _without_place(one)
        return self._departures.setdefault(alike, len(self._departures))


def _without_place(one: Departure) -> Departure:
    unless = one.unless and _without_place(one.unless)
    return replace(one, release=0, start=0, end=0, line=0, quote="", where="", unless=unless)


def unpacked_entry(data: bytes) -> Entry:
    """Return the entry that `Packing` packed."""
    return _ENTRY.decode(data)


def packed(record: Placed | Said) -> bytes:
    """Return placed releases, or what releases say, as bytes."""
    return zlib.compress(_ENCODER.encode(record), _FAST)


def unpacked_said(data: bytes) -> Said:
    """Return what releases say, as `packed` packed it.

    Raises:
        ValueError: if it did not.
    """
    return _SAID.decode(_plain(data))


def unpacked(data: bytes) -> Placed:
    """Return placed releases, as `packed` packed them.

    Raises:
        ValueError: if it did not.
    """
    return _PLACED.decode(_plain(data))


def _plain(data: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        plain = unpacking.decompress(data, _MOST)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not unpacking.eof:
        raise ValueError("is cut, or more than the work on any bucket comes to")
    return plain
