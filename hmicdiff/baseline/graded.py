"""What a release says otherwise than the baseline's template, as drift: graded, and with an id."""

from collections.abc import Iterator
from dataclasses import replace

from hmicdiff.baseline.new_releases import NewReleases
from hmicdiff.differences.departure import Departure, applies
from hmicdiff.differences.findings import Teller
from hmicdiff.differences.messages import also_new
from hmicdiff.differences.runs import HEADINGS, arranged
from hmicdiff.differences.tally import BesideKnown
from hmicdiff.model.analysis import Finding, FindingKind, Level
from hmicdiff.model.drift import Drift, DriftKind

_SETTLED = 3
"""What so many releases say in the same words is settled; of fewer, it may just be what it was."""


def of_release(at: int, came: NewReleases) -> Iterator[Drift]:
    """Yield what is to be told of the release in row `at`; its drift has no ids yet.

    It is what a report of the baseline's releases and this one tells of it.
    """
    release = came.placement.placed[at]
    beside = came.beside_known(at)
    teller = Teller(beside, came.lookup)
    values = came.placement.value_differences
    starts = {
        release.sentences[number].start
        for (row, number), difference in values.items()
        if row == at and difference.is_known
    }
    readings = {sentence.start: sentence.reading for sentence in release.sentences}
    told = [
        departure
        for departure in came.departures[at]
        if applies(departure, usual=is_usual(departure.passage, beside))
    ]
    order = {named.passage.id: n for n, named in enumerate(came.placement.inferred.named)}
    findings = filter(None, (teller.told(departure, release.id) for departure in told))
    spans = [(s.start, s.end, s.role in HEADINGS) for s in release.sentences]
    of = {(each.kind, each.passage, each.start): each for each in told}
    for finding in arranged(findings, release.text, spans, order):
        departure = of[finding.kind, finding.passage, finding.start]
        level = _level(departure, finding, beside, readings.get(departure.start, ""))
        if departure.kind is FindingKind.REWORDED and departure.start in starts:
            level = Level.NOTE
        yield _with_new(drift_of(finding, release.source, level), came)


def is_usual(passage: str, beside: BesideKnown) -> bool:
    """Tell whether most have a passage, of the baseline's releases and the one beside them.

    What all of the baseline have is usual there, however few these are.
    """
    count, total = beside.group((passage,)).count, beside.everyone.count
    has = (passage,) in beside.keys
    if has:
        return count > 1 and 2 * count >= total
    return count > 0 and (2 * count >= total or count == total - 1)


def _level(departure: Departure, finding: Finding, beside: BesideKnown, reading: str) -> Level:
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
