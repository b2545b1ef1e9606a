"""What is kept of placed releases: what they say alike is kept once, and nothing of it is lost."""

import pytest

from hmicdiff.bulk.record import Packing, Record, unpacked, unpacked_entry
from hmicdiff.differences.departure import Departure
from hmicdiff.model.analysis import FindingKind, Match, PlacedRelease, PlacedSentence, Status, Value
from hmicdiff.model.text import Role
from hmicdiff.structs import replace

SENTENCE = PlacedSentence(
    start=0,
    end=16,
    line=1,
    role=Role.PARAGRAPH,
    passages=("boat-sank",),
    reading="boat-sank.a",
    status=Status.BOILERPLATE,
    moved=False,
    matched_by=Match.EXACT,
    confidence=1.0,
)
ELSEWHERE = replace(SENTENCE, start=20, end=36, line=3)
OTHERWISE = replace(SENTENCE, moved=True)
DEPARTURE = Departure(
    release=7,
    kind=FindingKind.MOVED,
    passage="boat-sank",
    start=0,
    end=16,
    line=1,
    quote="A boat has sunk.",
    expected="A boat has sunk.",
    alike=("moved:", "boat-sank"),
    of=(),
    usual=(),
    message="Stands elsewhere.",
    bits=0.5,
)


def record(
    *sentences: PlacedSentence,
    departures: tuple[Departure, ...] = (),
    values: tuple[Value, ...] = (),
) -> Record:
    text = "A boat has sunk.    A boat has sunk."
    release = PlacedRelease(
        id="one",
        source="one.txt",
        sha256="0",
        encoding="utf-8",
        subject=None,
        stranger=False,
        text=text,
        sentences=sentences,
        missing=(),
        values=values,
    )
    return Record(release, departures, ())


def test_a_sentence_that_many_say_is_kept_once_and_every_place_of_it() -> None:
    packing = Packing()
    entries = [
        unpacked_entry(packing.packed(each))
        for each in (record(SENTENCE, OTHERWISE), record(ELSEWHERE))
    ]
    once = packing.alike.sentences
    assert len(once) == 2
    assert [
        [
            replace(once[at], start=start, end=end, line=line)
            for at, start, end, line in each.sentences
        ]
        for each in entries
    ] == [[SENTENCE, OTHERWISE], [ELSEWHERE]]


def test_a_slot_that_many_fill_is_kept_once_and_all_that_fills_it() -> None:
    value = Value("count", "boat-sank", "boat-sank.a.0", start=0, end=1, text="A", value=1)
    later = replace(value, start=20, end=21, value="a")
    other = replace(value, slot="boat-sank.a.1", value=None)
    packing = Packing()
    entry = unpacked_entry(packing.packed(record(SENTENCE, values=(value, later, other))))
    slots, text = packing.alike.slots, entry.release.text
    assert len(slots) == 2
    assert [
        replace(slots[at], start=start, end=end, text=text[start:end], value=of)
        for at, start, end, of in entry.values
    ] == [value, later, other]


def test_what_is_no_work_that_was_kept_is_not_taken_for_it() -> None:
    with pytest.raises(ValueError, match="header"):
        unpacked(b"no work at all")


def test_what_many_do_is_kept_once_and_every_place_of_it() -> None:
    later = replace(DEPARTURE, release=8, start=20, end=36, line=3, where="page 2")
    packing = Packing()
    entry = unpacked_entry(packing.packed(record(departures=(DEPARTURE, later))))
    (once,) = packing.alike.departures
    text = entry.release.text
    assert [
        replace(once, start=a, end=b, line=line, quote=text[a:b], where=where)
        for _, a, b, line, where in entry.departures
    ] == [replace(DEPARTURE, release=0), replace(later, release=0)]


def test_departures_of_other_words_are_kept_apart() -> None:
    packing = Packing()
    packing.packed(record(departures=(DEPARTURE, replace(DEPARTURE, message="Stands here."))))
    assert len(packing.alike.departures) == 2
