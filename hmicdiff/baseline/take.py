"""From an analysis to what is kept of it."""

from collections.abc import Iterable, Mapping, Sequence

from hmicdiff.baseline.fingerprint import of_findings
from hmicdiff.model.analysis import Analysis, Finding, FindingKind, PlacedRelease, Value
from hmicdiff.model.baseline import (
    Accepted,
    Apart,
    Baseline,
    CharacterSpan,
    KnownRelease,
    KnownSentence,
)
from hmicdiff.model.template import Slot, Template
from hmicdiff.place.uses import counted, slots_of, uses
from hmicdiff.structs import replace


def take(analysis: Analysis) -> Baseline:
    """Return all that has to be known of a family to tell later what has changed.

    Of strangers it is only known that they are there. What is found now counts as accepted, but
    for typography, of which there can be a lot and which nobody has to accept.
    """
    family = [release for release in analysis.releases if not release.stranger]
    ids = {release.id for release in family}
    slots = slots_of(analysis.template)
    releases = tuple(known_release(release, slots) for release in family)
    said = uses(releases).passages
    passages = tuple(passage for passage in analysis.template.passages if passage.id in said)
    template = Template(passages, analysis.template.variables)
    findings = [
        finding
        for finding in (*analysis.findings, *analysis.right)
        if finding.release in ids and finding.kind is not FindingKind.TYPOGRAPHY
    ]
    return Baseline(
        template=counted(template, releases),
        releases=releases,
        accepted=ordered(accepted(findings)),
        apart=tuple(
            sorted(
                (Apart(each.source, each.sha256) for each in analysis.releases if each.stranger),
                key=lambda each: each.source,
            )
        ),
        frames=frames_of(family),
    )


def frames_of(releases: Iterable[PlacedRelease]) -> tuple[tuple[str, ...], ...]:
    """Return what was left out around releases as it was around others of their format.

    The format is the first word of each.
    """
    found = {
        (release.format, *note.frame)
        for release in releases
        for note in release.notes
        if note.frame
    }
    return tuple(sorted(found))


def still_free(baseline: Baseline, known: Baseline) -> Baseline:
    """Return a baseline that was made anew, with the variables that were free before."""
    names = {variable.name for variable in baseline.template.variables}
    return replace(baseline, free=tuple(name for name in known.free if name in names))


def accepted(findings: Iterable[Finding]) -> list[Accepted]:
    """Return the entries that say that findings are accepted."""
    given = list(findings)
    return [
        Accepted(name, finding.release, finding.kind.value, finding.passage, finding.quote)
        for name, finding in zip(of_findings(given), given, strict=True)
    ]


def ordered(entries: Iterable[Accepted]) -> tuple[Accepted, ...]:
    """Return the entries in the order in which they are kept, each once."""
    each = {entry.id: entry for entry in entries}
    return tuple(sorted(each.values(), key=lambda e: (e.release, e.kind, e.passage, e.id)))


def known_release(release: PlacedRelease, slots: Mapping[str, Sequence[Slot]]) -> KnownRelease:
    """Return what is kept of a release; `slots` are those of each reading."""
    values: dict[tuple[str, int], Value] = {}
    starts = [sentence.start for sentence in release.sentences]
    at = -1
    for value in sorted(release.values, key=lambda value: value.start):
        while at + 1 < len(starts) and starts[at + 1] <= value.start:
            at += 1
        values[value.slot, at] = value
    sentences = []
    last = 0
    for number, sentence in enumerate(release.sentences):
        fills = tuple(
            _span(values.get((slot.id, number)), sentence.start) for slot in slots[sentence.reading]
        )
        sentences.append(
            KnownSentence(
                before=release.text[last : sentence.start],
                text=release.text[sentence.start : sentence.end],
                role=sentence.role,
                passages=sentence.passages,
                reading=sentence.reading,
                fills=fills,
                moved=sentence.moved,
                where=sentence.where,
            )
        )
        last = sentence.end
    return KnownRelease(
        id=release.id,
        source=release.source,
        sha256=release.sha256,
        encoding=release.encoding,
        subject=release.subject,
        sentences=tuple(sentences),
        end=release.text[last:],
    )


def _span(value: Value | None, start: int) -> CharacterSpan | None:
    return None if value is None else (value.start - start, value.end - start)
