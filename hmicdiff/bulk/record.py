"""What is known of a release once it is placed, and how that is kept until all of them are."""

import zlib
from dataclasses import dataclass

import msgspec

from hmicdiff.infer.departures import Departure, Key
from hmicdiff.model.analysis import Finding, PlacedRelease
from hmicdiff.model.facts import Cell
from hmicdiff.model.template import Passage, Reading

_FAST = 1


@dataclass(frozen=True, slots=True)
class Record:
    """All that is told of a release, but for what takes counting the others."""

    release: PlacedRelease
    departures: tuple[Departure, ...]
    slips: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """What has to be known of a release before any is told."""

    source: str
    sha256: str
    subject: str | None
    stranger: bool
    rebuilt: bool
    cells: dict[str, Cell]
    """What it states, by the variable."""


@dataclass(frozen=True, slots=True)
class NewPassage:
    """A passage that no release of the panel has."""

    passage: Passage
    after: str | None
    """The passage of the panel that stands before it."""


@dataclass(frozen=True, slots=True)
class NewReading:
    """A reading, of a passage that the panel has, that no release of the panel uses."""

    passage: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Counted:
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


@dataclass(frozen=True, slots=True)
class Placed:
    """Some releases, placed in the template of the panel."""

    headers: tuple[Header, ...]
    records: tuple[bytes, ...]
    """Release by release, its `Record`, packed."""
    having: tuple[tuple[Key, tuple[int, ...]], ...]
    """Which of them, by their places here, have a passage, use a reading or do something else."""
    ids: dict[str, str]
    """The sources of the releases that slips quote, by the ids that they have here."""
    passages: tuple[NewPassage, ...]
    readings: tuple[NewReading, ...]
    counted: Counted
    skipped: tuple[tuple[str, str], ...]


_PLACED = msgspec.msgpack.Decoder(Placed)
_RECORD = msgspec.msgpack.Decoder(Record)
_ENCODER = msgspec.msgpack.Encoder()


def packed_record(record: Record) -> bytes:
    """Return a record as bytes."""
    return zlib.compress(_ENCODER.encode(record), _FAST)


def unpacked_record(data: bytes) -> Record:
    """Return the record that `packed_record` packed."""
    return _RECORD.decode(zlib.decompress(data))


def packed(placed: Placed) -> bytes:
    """Return placed releases as bytes."""
    return _ENCODER.encode(placed)


def unpacked(data: bytes) -> Placed:
    """Return what `packed` packed.

    Raises:
        ValueError: if it did not.
    """
    return _PLACED.decode(data)
