"""What no longer fits: a folder as it is now, held against a baseline."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hmicdiff.baseline.came import Came, Tell
from hmicdiff.baseline.changes import Version, changes, pair
from hmicdiff.baseline.checked import checked_releases
from hmicdiff.baseline.departures import departures
from hmicdiff.baseline.edits import Proposed, proposed
from hmicdiff.baseline.fingerprint import of_drift
from hmicdiff.baseline.stale import stale
from hmicdiff.baseline.states import States
from hmicdiff.baseline.template_drift import template_drift
from hmicdiff.model.analysis import Finding, Level, PlacedRelease
from hmicdiff.model.baseline import Baseline, KnownRelease
from hmicdiff.model.drift import Checked, Drift, DriftKind
from hmicdiff.model.template import Template
from hmicdiff.model.text import Corpus
from hmicdiff.place.uses import uses
from hmicdiff.slips.find import slips
from hmicdiff.slips.settings import SlipSettings

_FIRST = (DriftKind.CHANGED, DriftKind.ADDED, DriftKind.REMOVED)
_FOLDED = (
    DriftKind.EXTRA,
    DriftKind.REWORDED,
    DriftKind.MERGED,
    DriftKind.MOVED,
    DriftKind.MISSING,
    DriftKind.TYPOGRAPHY,
)
"""What is not told besides that a sentence has changed."""
_LEVELS = (Level.ERROR, Level.WARNING, Level.NOTE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check has found, and what is known if it is accepted."""

    checked: Checked
    template: Template
    """What is known, then what is new."""
    proposed: tuple[Proposed, ...]
    """Changes of the template that would make more fit."""
    words: Collection[str]
    """The words that line ends may break."""
    releases: Mapping[str, KnownRelease]
    """The new and changed releases, by their sources; strangers are none of them."""


def check(
    baseline: Baseline,
    states: States,
    corpus: Corpus,
    words: Collection[str] = frozenset(),
    settings: SlipSettings | None = None,
    tell: Tell = lambda _: None,
) -> Outcome:
    """Hold the new and changed releases, which are in `corpus`, against a baseline.

    The time depends on how many those are. `words` are what line ends may break; `settings` say
    which slips are told; `tell` is told the share of the work that is done.
    """
    came = Came(baseline, states, corpus, words, tell)
    drift = [
        *_of_releases(came),
        *_slips(came, settings),
        *_of_template(came),
        *_of_files(came),
    ]
    accepted = {entry.id for entry in baseline.accepted}
    marked = tuple(
        sorted(
            (
                replace(each, id=name, accepted=name in accepted)
                for each, name in zip(drift, of_drift(drift), strict=True)
            ),
            key=_by_importance,
        )
    )
    edits = _proposed(came, marked)
    return Outcome(
        checked=Checked(
            releases=checked_releases(came, marked),
            drift=marked,
            edits=tuple(each.edit for each in edits),
            stale=stale(baseline, states, came.texts, came.said),
            known=len(baseline.releases),
            skipped=corpus.skipped,
        ),
        template=came.template,
        proposed=edits,
        words=words,
        releases=came.added,
    )


def _by_importance(drift: Drift) -> tuple[bool, bool, int, bool, float, str, int, str]:
    return (
        drift.accepted,
        drift.kind is DriftKind.TYPOGRAPHY,
        _LEVELS.index(drift.level),
        drift.kind not in _FIRST,
        -drift.surprise,
        drift.source,
        drift.start,
        drift.kind,
    )


def _proposed(came: Came, drift: Sequence[Drift]) -> tuple[Proposed, ...]:
    """Return the changes of the template that would make more fit."""
    if not came.rows:
        return ()
    return proposed(came.baseline, came.extended, came.uses, drift)


def _of_releases(came: Came) -> Iterator[Drift]:
    """Yield what has drifted in the releases that came."""
    for at in came.rows:
        release = came.extended.placed[at]
        if at in came.strangers:
            yield _of_file(
                DriftKind.STRANGER,
                release.id,
                release.source,
                "Shares hardly anything with the template: it seems to be of another family.",
            )
        elif release.source in came.by_source:
            yield from _changed(came, at, release)
        else:
            yield from departures(at, came.context)


def _changed(came: Came, at: int, release: PlacedRelease) -> Iterator[Drift]:
    known = came.by_source[release.source]
    row = came.recalled.known.index(known)
    old = Version(came.extended.corpus.releases[row], came.extended.placed[row])
    new = Version(came.extended.corpus.releases[at], release)
    pairs = pair(old, new)
    yield from changes(old, new, pairs, came.context.surprise)
    starts = {release.sentences[number].start for number in pairs.touched}
    for drift in departures(at, came.context):
        if drift.start in starts and drift.kind not in _FOLDED:
            yield drift


def _slips(came: Came, settings: SlipSettings | None) -> Iterator[Drift]:
    """Yield the slips in the releases that came, with the others to compare them with."""
    sources = {release.id: release.source for release in came.kin}
    if not sources:
        return
    others = [
        placed
        for placed in came.extended.placed[: came.extended.known]
        if placed.id not in sources  # what has changed is there as it is now
    ]
    looked_at = came.extended.inferred.template
    for finding in slips(
        [*others, *came.kin],
        looked_at,
        only=sources.keys(),
        settings=settings,
    ):
        yield _slip(finding, sources[finding.release])


def _of_template(came: Came) -> Iterator[Drift]:
    """Yield what has drifted in the template itself."""
    new = list(came.added.values())
    if new:
        gone = {release.source for release in new} | set(came.states.vanished)
        stay = [each for each in came.baseline.releases if each.source not in gone]
        after = uses([*stay, *new])
        yield from template_drift(came.extended.template, came.uses, after, new)


def _of_files(came: Came) -> Iterator[Drift]:
    """Yield what has become of files."""
    for source in came.states.vanished:
        yield _of_file(DriftKind.VANISHED, came.by_source[source].id, source, "Is no longer there.")
    for source, other in came.states.renamed.items():
        yield _of_file(
            DriftKind.RENAMED,
            came.by_source[source].id,
            other,
            f"Is word for word what {source} was.",
            before=source,
        )


def _slip(finding: Finding, source: str) -> Drift:
    return Drift(
        id="",
        kind=DriftKind.INCONSISTENT,
        level=finding.level or Level.NOTE,
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
        evidence=finding.evidence,
        rule=finding.rule,
        surprise=finding.surprise,
        where=finding.where,
    )


def _of_file(
    kind: DriftKind, release: str, source: str, message: str, before: str | None = None
) -> Drift:
    return Drift(
        id="",
        kind=kind,
        level=Level.WARNING,
        release=release,
        source=source,
        passage=None,
        start=0,
        end=0,
        line=1,
        quote="",
        before=before,
        expected=None,
        message=message,
    )
