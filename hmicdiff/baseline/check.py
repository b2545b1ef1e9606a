"""What no longer fits: a folder as it is now, held against a baseline."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from hmicdiff.baseline.changes import Version, changes
from hmicdiff.baseline.checked import checked_releases
from hmicdiff.baseline.corrected import is_accepted, unmet
from hmicdiff.baseline.edits import Proposed, proposed
from hmicdiff.baseline.fingerprint import of_drift
from hmicdiff.baseline.graded import drift_of, of_release
from hmicdiff.baseline.new_releases import NewReleases, Tell
from hmicdiff.baseline.stale import stale
from hmicdiff.baseline.states import States
from hmicdiff.baseline.template_drift import template_drift
from hmicdiff.model.analysis import Level, PlacedRelease
from hmicdiff.model.baseline import Baseline, KnownRelease
from hmicdiff.model.corrections import NO_CORRECTIONS, Corrections
from hmicdiff.model.drift import Checked, Drift, DriftKind
from hmicdiff.model.template import Template
from hmicdiff.model.text import Corpus
from hmicdiff.place.neighbours import links
from hmicdiff.place.uses import uses
from hmicdiff.slips.find import slips
from hmicdiff.slips.settings import SlipSettings
from hmicdiff.structs import Struct, replace

_FIRST = (DriftKind.CHANGED, DriftKind.ADDED, DriftKind.REMOVED)
_BEFORE_WORDING = (
    DriftKind.INCONSISTENT,
    DriftKind.VALUE,
    DriftKind.EXTRA,
    DriftKind.MISSING,
)
"""What is told before what is only worded, placed or cut otherwise."""
_FOLDED = (
    DriftKind.EXTRA,
    DriftKind.REWORDED,
    DriftKind.MERGED,
    DriftKind.SPLIT,
    DriftKind.MOVED,
    DriftKind.MISSING,
    DriftKind.TYPOGRAPHY,
)
"""What is not told besides that a sentence has changed."""
_LEVELS = (Level.ERROR, Level.WARNING, Level.NOTE)


class Outcome(Struct, frozen=True):
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
    *,
    corrections: Corrections = NO_CORRECTIONS,
) -> Outcome:
    """Hold the new and changed releases, which are in `corpus`, against a baseline.

    The time depends on how many those are. `words` are what line ends may break; `settings` say
    which slips are told; `tell` is told the share of the work that is done; `corrections` are what
    somebody knows better.
    """
    came = NewReleases(baseline, states, corpus, words, tell, corrections)
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
                replace(each, id=name, accepted=name in accepted or is_accepted(each, corrections))
                for each, name in zip(drift, of_drift(drift), strict=True)
            ),
            key=by_importance,
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
            unseen=len(states.unseen - set(states.elsewhere.values())),
            uncorrected=tuple(unmet(corrections, baseline, corpus.releases, marked)),
        ),
        template=came.template,
        proposed=edits,
        words=words,
        releases=came.added,
    )


def by_importance(drift: Drift) -> tuple[object, ...]:
    """Order what has drifted, the most important first."""
    return (
        drift.accepted,
        drift.kind is DriftKind.TYPOGRAPHY,
        _LEVELS.index(drift.level),
        drift.kind not in _FIRST,
        drift.kind not in _BEFORE_WORDING,
        -drift.surprise,
        drift.source,
        drift.start,
        drift.kind,
    )


def _proposed(came: NewReleases, drift: Sequence[Drift]) -> tuple[Proposed, ...]:
    """Return the changes of the template that would make more fit."""
    if not came.rows:
        return ()
    return proposed(came.baseline, came.placement, came.uses, drift)


def _of_releases(came: NewReleases) -> Iterator[Drift]:
    """Yield what has drifted in the releases that came."""
    for at in came.rows:
        release = came.placement.placed[at]
        if at in came.strangers:
            yield _of_file(
                DriftKind.STRANGER,
                release.id,
                release.source,
                "Shares hardly anything with the template: it seems to be of another family.",
            )
        elif release.source in came.states.known_as:
            yield from _changed(came, at, release)
        else:
            yield from of_release(at, came)


def _changed(came: NewReleases, at: int, release: PlacedRelease) -> Iterator[Drift]:
    known = came.by_source[came.states.was(release.source)]
    row = came.family.recalled.known.index(known)
    old = Version(came.placement.corpus.releases[row], came.placement.placed[row])
    new = Version(came.placement.corpus.releases[at], release)
    pairs = links(came.placement.forms, row, at)
    found = list(changes(old, new, pairs, came.surprise))
    yield from found
    told = [(each.start, each.end) for each in found if each.start < each.end]
    for drift in of_release(at, came):
        inside = any(start <= drift.start and drift.end <= end for start, end in told)
        if inside and drift.kind not in _FOLDED:
            yield drift


def _slips(came: NewReleases, settings: SlipSettings | None) -> Iterator[Drift]:
    """Yield the slips in the releases that came, with the others to compare them with."""
    left = {release.id: release.source for release in came.kin}
    for at in came.rows:
        if came.placement.placed[at].id not in left:
            continue
        found = came.beside(at)
        if found is not None:
            seen, names = found
            source = left.pop(came.placement.placed[at].id)
            yield from (drift_of(names.of(each), source) for each in seen.slips(settings))
    if not left:
        return
    others = [
        placed
        for placed in came.placement.placed[: came.placement.known]
        if placed.id not in left  # what has changed is there as it is now
    ]
    looked_at = came.placement.inferred.template
    for finding in slips([*others, *came.kin], looked_at, only=left.keys(), settings=settings):
        yield drift_of(finding, left[finding.release])


def _of_template(came: NewReleases) -> Iterator[Drift]:
    """Yield what has drifted in the template itself."""
    new = list(came.added.values())
    if new:
        gone = {release.source for release in new} | set(came.states.known_as.values())
        gone |= set(came.states.vanished)
        stay = [each for each in came.baseline.releases if each.source not in gone]
        after = uses([*stay, *new])
        yield from template_drift(came.placement.template, came.uses, after, new)


def _of_files(came: NewReleases) -> Iterator[Drift]:
    """Yield what has become of files."""
    for source in came.states.vanished:
        yield _of_file(
            DriftKind.VANISHED,
            came.by_source[source].id,
            source,
            "Is not among the files that were checked.",
        )
    for source, other in came.states.renamed.items():
        yield _of_file(
            DriftKind.RENAMED,
            came.by_source[source].id,
            other,
            f"Is word for word what {source} was.",
            before=source,
        )
    for source, was in came.states.edited.items():
        yield _of_file(
            DriftKind.RENAMED,
            came.by_source[was].id,
            source,
            f"Is what {was} was, with changes.",
            before=was,
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
