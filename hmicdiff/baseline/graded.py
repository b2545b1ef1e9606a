"""What a release says otherwise than the baseline's template, as drift: graded, and with an id."""

from collections.abc import Iterator

from hmicdiff.baseline.new_releases import NewReleases
from hmicdiff.differences.departure import Departure, applies
from hmicdiff.differences.findings import Teller, told_of
from hmicdiff.differences.messages import also_new
from hmicdiff.differences.tally import BesideKnown, Counted
from hmicdiff.model.analysis import Finding, FindingKind, Level, PlacedRelease
from hmicdiff.model.drift import Drift, DriftKind
from hmicdiff.structs import replace

_SETTLED = 3
"""What so many releases say in the same words is settled; of fewer, it may just be what it was."""


def of_release(at: int, came: NewReleases) -> Iterator[Drift]:
    """Yield what is to be told of the release in row `at`; its drift has no ids yet.

    It is what a report of the baseline's releases and this one tells of it.
    """
    release = came.placement.placed[at]
    values = came.placement.value_differences
    starts = {
        release.sentences[number].start
        for (row, number), difference in values.items()
        if row == at and difference.is_known
    }
    for finding, level in _graded(at, came):
        known = finding.kind is FindingKind.REWORDED and finding.start in starts
        drift = drift_of(finding, release.source, Level.NOTE if known else level)
        yield _with_new(drift, came)


def _graded(at: int, came: NewReleases) -> Iterator[tuple[Finding, Level]]:
    """Yield what is told of a release, and how much it matters."""
    release = came.placement.placed[at]
    found = came.beside(at)
    if found is not None:
        seen, names = found
        free = _free(release, came)
        for finding, departure in seen.told():
            if finding.kind is FindingKind.VALUE and any(
                start <= finding.start and finding.end <= end for start, end in free
            ):
                continue
            reading = seen.reading(departure.start)
            yield names.of(finding), _level(departure, finding, seen.compared.tally, reading)
        return
    counted = came.beside_known(at)
    readings = {sentence.start: sentence.reading for sentence in release.sentences}
    told = [
        departure
        for departure in came.departures[at]
        if applies(departure, lambda passage: is_usual(passage, counted))
    ]
    order = {named.passage.id: n for n, named in enumerate(came.placement.inferred.named)}
    for finding, departure in told_of(release, told, Teller(counted, came.lookup(at)), order):
        yield finding, _level(departure, finding, counted, readings.get(departure.start, ""))


def _free(release: PlacedRelease, came: NewReleases) -> list[tuple[int, int]]:
    """Return what a release fills in where it was accepted that anything may be."""
    free = came.baseline.free
    return [(each.start, each.end) for each in release.values if each.variable in free]


def is_usual(passage: str, beside: BesideKnown) -> bool:
    """Tell whether most have a passage, of the baseline's releases and the one beside them.

    What all of the baseline have is usual there, however few these are.
    """
    count, total = beside.group((passage,)).count, beside.everyone.count
    has = (passage,) in beside.keys
    if has:
        return count > 1 and 2 * count >= total
    return count > 0 and (2 * count >= total or count == total - 1)


def _level(departure: Departure, finding: Finding, beside: Counted, reading: str) -> Level:
    """Return how much it matters: what others do too is a note, and so is what is not settled.

    What few say is no note if none of these says it in the same words, in the same `reading`.
    """
    if departure.kind is FindingKind.EXTRA and beside.group((reading,)).count <= 1:
        return Level.WARNING
    if departure.kind is FindingKind.TYPOGRAPHY or finding.shared_with:
        return Level.NOTE
    if departure.kind is FindingKind.VALUE and departure.usual:
        usual = beside.group(departure.usual).count
        return Level.WARNING if usual >= _SETTLED else Level.NOTE
    return Level.WARNING


def _with_new(drift: Drift, came: NewReleases) -> Drift:
    """Name the other new releases that say what the baseline does not have."""
    new = came.new_passages.get(drift.passage or "", ())
    others = tuple(each for each in new if each != drift.release)
    if drift.kind is not DriftKind.EXTRA or not others:
        return drift
    return replace(drift, releases=others, message=f"{drift.message} {also_new(len(others))}")


def drift_of(finding: Finding, source: str, level: Level | None = None) -> Drift:
    """Return a finding of the release in the file `source` as drift, without an id."""
    return Drift(
        id="",
        kind=DriftKind(finding.kind.value),
        level=level or finding.level or Level.NOTE,
        release=finding.release,
        source=source,
        passage=finding.passage,
        start=finding.start,
        end=finding.end,
        line=finding.line,
        quote=finding.quote,
        before=None,
        expected=finding.expected,
        message=finding.message,
        pieces=finding.pieces,
        evidence=finding.evidence,
        rule=finding.rule,
        releases=finding.shared_with,
        surprise=finding.surprise,
        where=finding.where,
        instead=finding.instead,
        count=finding.count,
    )
