"""Work that was kept, looked over before it is told: a cache may be anybody's.

What it says cannot be proven right without doing it again. What is seen to is that nothing in it
points to what is not there, so that it can be told to the end.
"""

from collections.abc import Collection, Iterable
from itertools import chain

from hmicdiff.bulk.place import Job
from hmicdiff.bulk.record import Alike, Entry, Placed, unpacked_entry, unpacked_said
from hmicdiff.differences.said import Said
from hmicdiff.model.template import Passage, Template


def believed(placed: Placed, job: Job, template: Template) -> Placed:
    """Return what was kept of a job; `template` is the panel's.

    Raises:
        ValueError: if it is that of other files, or cannot be told.
    """
    wanted = {_file(file.found.source) for file in job.files}
    _check(all(_file(header.source) in wanted for header in placed.headers), "other files")
    _check(len(placed.records) == len(placed.headers), "other releases")
    _check(
        all(0 <= at < len(placed.headers) for _, having in placed.having for at in having),
        "who is not there",
    )
    _check_names(placed, template)
    _check_said(unpacked_said(placed.said), len(placed.headers))
    for header, record in zip(placed.headers, placed.records, strict=True):
        entry = unpacked_entry(record)
        _check(placed.ids.get(entry.release.id) == header.source, "another release")
        _check(entry.release.source == header.source, "another release")
        _check_places(entry, placed.alike)
        quoted = {each.release for slip in entry.slips for each in slip.evidence}
        _check(all(placed.ids.get(name) for name in quoted), "evidence of nobody")
    return placed


def _check_names(placed: Placed, template: Template) -> None:
    """Refuse sentences, values and departures of passages and readings that there are not."""
    every = [*template.passages, *(new.passage for new in placed.passages)]
    _check(all(passage.readings for passage in every), "a passage without words")
    known = {passage.id for passage in template.passages}
    _check(all(new.after is None or new.after in known for new in placed.passages), "a place")
    _check(all(new.passage in known for new in placed.readings), "a reading of nothing")
    passages = {passage.id for passage in every}
    readings = {*_readings(every), *(new.reading.id for new in placed.readings)}
    sentences, departures = placed.alike.sentences, placed.alike.departures
    _check(all(each.passages for each in sentences), "a sentence of nothing")
    _check_known(chain.from_iterable(each.passages for each in sentences), passages)
    _check_known((each.passage for each in departures), passages)
    _check_known((each.passage for each in placed.alike.slots), passages)
    _check_known((each.reading for each in sentences), readings)
    _check_known((each.slot.rpartition(".")[0] for each in placed.alike.slots), readings)


def _readings(passages: Iterable[Passage]) -> Iterable[str]:
    return (reading.id for passage in passages for reading in passage.readings)


def _check_places(entry: Entry, alike: Alike) -> None:
    """Refuse what stands nowhere in a release, or is nothing that its bucket knows."""
    end = len(entry.release.text)
    for places, count in (
        (((at, first, last) for at, first, last, _ in entry.sentences), len(alike.sentences)),
        (((at, first, last) for at, first, last, _ in entry.values), len(alike.slots)),
        (((at, first, last) for at, first, last, *_ in entry.departures), len(alike.departures)),
        (((0, slip.start, slip.end) for slip in entry.slips), 1),
    ):
        _check(
            all(0 <= at < count and 0 <= first <= last <= end for at, first, last in places),
            "a place that is none",
        )
    starts = [first for _, first, _, _ in entry.sentences]
    _check(starts == sorted(starts), "sentences out of order")
    first = min(starts, default=end + 1)
    _check(all(value[1] >= first for value in entry.values), "a value in no sentence")


def _check_said(said: Said, releases: int) -> None:
    """Refuse words that nobody says."""
    numbers = [
        *(number for number, _, _ in said.singles),
        *chain.from_iterable((one, other) for one, other, _ in said.in_a_row),
        *chain.from_iterable(numbers for _, numbers, _, _ in said.of_passages),
    ]
    who = chain(
        chain.from_iterable(chain(having, twice) for _, having, twice in said.singles),
        chain.from_iterable(having for _, _, having in said.in_a_row),
        chain.from_iterable(having for _, _, _, having in said.of_passages),
    )
    _check(all(0 <= at < len(said.words) for at in numbers), "words that are none")
    _check(all(0 <= at < releases for at in who), "who is not there")


def _check_known(names: Iterable[str], known: Collection[str]) -> None:
    _check(all(name in known for name in names), "what is not in the template")


def _file(source: str) -> str:
    return source.partition("/")[0]


def _check(so: bool, what: str) -> None:  # noqa: FBT001 - a condition
    if not so:
        raise ValueError(f"kept of {what}")
