"""Some releases, read and placed in the template of the panel: the work that is shared out.

What comes out depends on nothing but the panel, the files and the settings.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hmicdiff.bulk.garbage import kept_for_now
from hmicdiff.bulk.known import Panel, known_of
from hmicdiff.bulk.panel import File
from hmicdiff.bulk.record import (
    Alike,
    Counted,
    Header,
    NewPassage,
    NewReading,
    Packing,
    Placed,
    Record,
    packed,
)
from hmicdiff.differences.departure import Departure, Key
from hmicdiff.differences.departures import of_placed
from hmicdiff.differences.proof import Stemmer, proved, said_there
from hmicdiff.differences.said import NOTHING_SAID, Said, said_by
from hmicdiff.differences.tally import keys_of
from hmicdiff.infer.length import Counts
from hmicdiff.infer.strangers import HARDLY
from hmicdiff.infer.template import reading_id
from hmicdiff.model.analysis import (
    Finding,
    Match,
    PlacedRelease,
    Status,
)
from hmicdiff.model.template import Passage, Reading
from hmicdiff.model.text import Release
from hmicdiff.pipeline import is_whole
from hmicdiff.place.placement import Placement, place_releases
from hmicdiff.read.formats.document import Settings
from hmicdiff.read.reader import read_files
from hmicdiff.slips.find import slips
from hmicdiff.slips.settings import SlipSettings
from hmicdiff.structs import Struct, replace


class Job(Struct, frozen=True):
    """Files to be placed, and how they are read and looked at."""

    files: tuple[File, ...]
    reading: Settings
    skip_unreadable: bool
    slips: SlipSettings | None


def ready() -> None:
    """Do nothing, in a process that has loaded then what the work takes."""


@kept_for_now()
def place(panel: str, job: Job) -> bytes:
    """Return the releases of a job as a packed `Placed`; `panel` is the text of its baseline.

    Raises:
        UnreadableError: if a file cannot be read and the job does not skip such files.
    """
    known = known_of(panel)
    corpus = read_files(
        [file.found for file in job.files],
        skip_unreadable=job.skip_unreadable,
        settings=job.reading,
        known=lambda: known.conventions,
    )
    if not corpus.releases:
        return packed(_none_placed(corpus.skipped))
    placement = place_releases(known.family, corpus.releases)
    return packed(_placed(known, placement, job.slips, corpus.skipped))


def _none_placed(skipped: tuple[tuple[str, str], ...]) -> Placed:
    said = packed(NOTHING_SAID)
    return Placed((), (), Alike((), ()), (), {}, (), (), _counted(()), said, skipped)


def _placed(
    known: Panel,
    placement: Placement,
    settings: SlipSettings | None,
    skipped: tuple[tuple[str, str], ...],
) -> Placed:
    came = range(placement.known, len(placement.placed))
    apart = {each.source for each in known.family.baseline.apart}
    odd = [
        at for at in came if placement.kinship[at] < HARDLY or placement.placed[at].source in apart
    ]
    kin = [at for at in came if at not in odd]
    stemmer = Stemmer()
    told = _departures(known, placement, frozenset(kin), stemmer)
    found = _slips(known, placement, kin, settings)
    releases = {at: placement.placed[at] for at in kin}
    records, headers = [], []
    new = list(_new_passages(known, placement))
    order = {passage.id: number for number, passage in enumerate(placement.template.passages)}
    for at in came:
        if at in releases:
            release = releases[at]
            records.append(Record(release, tuple(told.get(at, ())), tuple(found[release.id])))
            headers.append(_header(at, release, placement, rebuilt=is_whole(release)))
        else:
            release, own = _stranger(placement.placed[at], known)
            new += own
            order |= {each.passage.id: len(order) + n for n, each in enumerate(own)}
            records.append(Record(release, (), ()))
            headers.append(_header(at, release, placement, rebuilt=is_whole(release)))
    packing = Packing()
    kept = tuple(map(packing.packed, records))
    return Placed(
        headers=tuple(headers),
        records=kept,
        alike=packing.alike,
        having=_having(records, placement, known),
        ids={release.id: release.source for release in placement.placed},
        passages=tuple(new),
        readings=tuple(_new_readings(known, placement)),
        counted=_counted(
            (record.release, placement.corpus.releases[at], order)
            for at, record in zip(came, records, strict=True)
        ),
        said=packed(_said(placement, came, releases, stemmer)),
        skipped=skipped,
    )


def _said(
    placement: Placement, came: Iterable[int], kin: Mapping[int, PlacedRelease], stemmer: Stemmer
) -> Said:
    """Return what the releases say that came, of the family alone, by their places among them."""
    return said_by(
        said_there(placement.corpus.releases[at], kin[at], stemmer) if at in kin else ()
        for at in came
    )


def _counted(
    releases: Iterable[tuple[PlacedRelease, Release, Mapping[str, int]]],
) -> Counted:
    """Count releases, each with where the passages stand that it has."""
    counts = Counts()
    for placed, release, order in releases:
        counts.add(placed, release, order)
    return Counted(
        releases=counts.releases,
        sentences=counts.sentences,
        words=dict(sorted(counts.words.items())),
        passages=dict(sorted(counts.passages.items())),
        readings=dict(sorted(counts.readings.items())),
        values={
            variable: dict(sorted(texts.items()))
            for variable, texts in sorted(counts.values.items())
        },
        repeated=counts.repeated,
        changed=counts.changed,
        jumps=counts.jumps,
    )


def _departures(
    known: Panel, placement: Placement, looked_at: frozenset[int], stemmer: Stemmer
) -> dict[int, list[Departure]]:
    """Return what each release does otherwise.

    Where the panel cannot tell what most releases have, both is told that may be to be told.
    """
    found: dict[int, list[Departure]] = {}
    for departure in of_placed(
        placement, known.family, known.surprise, known.judge, looked_at, known.on_the_border
    ):
        found.setdefault(departure.release, []).append(departure)
    releases = placement.corpus.releases
    return {at: list(proved(made, releases[at], stemmer)) for at, made in found.items()}


def _slips(
    known: Panel, placement: Placement, kin: Sequence[int], settings: SlipSettings | None
) -> dict[str, list[Finding]]:
    ids = {placement.placed[at].id for at in kin}
    found: dict[str, list[Finding]] = {name: [] for name in ids}
    # a release of the panel is looked at as it is placed here, and not as it is recalled, too
    others = [each for each in placement.placed[: placement.known] if each.id not in ids]
    told = {name: sentences for name, sentences in known.told.items() if name not in ids}
    looked_at = [*others, *(placement.placed[at] for at in kin)]
    for slip in slips(
        looked_at, placement.inferred.template, only=ids, settings=settings, known=told
    ):
        found[slip.release].append(slip)
    return found


def _header(at: int, release: PlacedRelease, placement: Placement, *, rebuilt: bool) -> Header:
    cells = {variable: column[at] for variable, column in placement.stated.items() if at in column}
    return Header(
        source=release.source,
        sha256=release.sha256,
        subject=release.subject,
        stranger=release.stranger,
        rebuilt=rebuilt,
        cells={} if release.stranger else cells,
        notes=release.notes,
    )


def _having(
    records: Sequence[Record], placement: Placement, known: Panel
) -> tuple[tuple[Key, tuple[int, ...]], ...]:
    """Return which releases have a passage, use a reading or do something else, in any order."""
    order = {named.passage.id: number for number, named in enumerate(placement.inferred.named)}
    watched = known.judge.watched
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for key in keys_of(record.release, record.departures, order, watched):
            found[key].append(number)
    return tuple((key, tuple(found[key])) for key in sorted(found))


def _new_passages(known: Panel, placement: Placement) -> Iterator[NewPassage]:
    there = {passage.id for passage in known.family.baseline.template.passages}
    after: str | None = None
    for passage in placement.template.passages:
        if passage.id in there:
            after = passage.id
        else:
            yield NewPassage(passage, after)


def _new_readings(known: Panel, placement: Placement) -> Iterator[NewReading]:
    there = {
        passage.id: {reading.id for reading in passage.readings}
        for passage in known.family.baseline.template.passages
    }
    for passage in placement.template.passages:
        for reading in passage.readings:
            if passage.id in there and reading.id not in there[passage.id]:
                yield NewReading(passage.id, reading)


def _stranger(release: PlacedRelease, known: Panel) -> tuple[PlacedRelease, list[NewPassage]]:
    """Return a release of another family, and its sentences as passages of its own."""
    last = known.family.baseline.template.passages[-1].id
    sentences, passages = [], []
    for number, sentence in enumerate(release.sentences):
        name = f"{release.sha256}:{number}"
        reading = Reading(reading_id(name, 0), (release.text[sentence.start : sentence.end],), ())
        passages.append(
            NewPassage(
                Passage(name, sentence.role, None, releases=0, optional=True, readings=(reading,)),
                last,
            )
        )
        sentences.append(
            replace(
                sentence,
                passages=(name,),
                reading=reading.id,
                status=Status.EXTRA,
                moved=False,
                matched_by=Match.ALONE,
                confidence=1.0,
            )
        )
    alone = replace(
        release, sentences=tuple(sentences), stranger=True, missing=(), values=(), subject=None
    )
    return alone, passages
