"""What no longer fits: a folder as it is now, held against a baseline."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hmicdiff.baseline.changes import Version, changes, pair
from hmicdiff.baseline.departures import Context, departures
from hmicdiff.baseline.edits import Proposed, proposed
from hmicdiff.baseline.extend import Extended, extend, seen_values
from hmicdiff.baseline.fills import Seen
from hmicdiff.baseline.fingerprint import of_drift
from hmicdiff.baseline.recall import Recalled, recall
from hmicdiff.baseline.stale import stale
from hmicdiff.baseline.states import States
from hmicdiff.baseline.take import known_release, slots_of
from hmicdiff.baseline.template_drift import template_drift
from hmicdiff.baseline.uses import Uses, uses
from hmicdiff.infer.strangers import FEWEST, HARDLY
from hmicdiff.infer.surprise import Surprise
from hmicdiff.model.analysis import Finding, Level, PlacedRelease
from hmicdiff.model.baseline import Baseline, KnownRelease
from hmicdiff.model.drift import Checked, CheckedRelease, Drift, DriftKind, NewValue, State
from hmicdiff.model.template import Template
from hmicdiff.model.text import Corpus
from hmicdiff.slips.find import slips
from hmicdiff.slips.settings import SlipSettings

Tell = Callable[[float], None]

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
    held = _Held(baseline, states, corpus, words, tell)
    drift = [
        *held.of_releases(),
        *held.slips(settings),
        *held.of_template(),
        *held.of_files(),
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
    edits = held.proposed(marked)
    return Outcome(
        checked=Checked(
            releases=held.releases(marked),
            drift=marked,
            edits=tuple(each.edit for each in edits),
            stale=stale(baseline, states, held.texts, held.said),
            known=len(baseline.releases),
            skipped=corpus.skipped,
        ),
        template=held.template,
        proposed=edits,
        words=words,
        releases=held.added,
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


class _Held:
    """The releases that came, held against a baseline."""

    def __init__(
        self,
        baseline: Baseline,
        states: States,
        corpus: Corpus,
        words: Collection[str],
        tell: Tell,
    ) -> None:
        self._baseline = baseline
        self._states = states
        self._corpus = corpus
        self._words = words
        self._tell = tell
        self._by_source = {release.source: release for release in baseline.releases}

    # nothing of this is worked out where nothing came

    @cached_property
    def _uses(self) -> Uses:
        return uses(self._baseline.releases)

    @cached_property
    def _values(self) -> dict[str, Seen]:
        return seen_values(self._baseline.releases, self._baseline.template)

    @cached_property
    def _recalled(self) -> Recalled:
        needed = {self._by_source[source].id for source in self._states.changed}
        return recall(self._baseline, self._uses, self._words, needed)

    @cached_property
    def _extended(self) -> Extended:
        return extend(
            self._baseline,
            self._recalled,
            self._corpus.releases,
            self._uses,
            self._values,
            self._tell,
        )

    @cached_property
    def _context(self) -> Context:
        known = {passage.id for passage in self._baseline.template.passages}
        having: defaultdict[str, set[str]] = defaultdict(set)
        for release in self._kin:
            for sentence in release.sentences:
                for passage in sentence.passages:
                    if passage not in known:
                        having[passage].add(release.id)
        return Context(
            extended=self._extended,
            uses=self._uses,
            values=self._values,
            surprise=Surprise(self._extended.corpus.releases),
            having={passage: tuple(sorted(ids)) for passage, ids in having.items()},
        )

    @property
    def _came(self) -> range:
        if not self._corpus.releases:
            return range(0)
        return range(self._extended.known, len(self._extended.placed))

    @cached_property
    def _strangers(self) -> frozenset[int]:
        if len(self._baseline.releases) < FEWEST:
            return frozenset()
        return frozenset(
            at
            for at in self._came
            if self._extended.kinship[at] < HARDLY
            and self._extended.placed[at].source not in self._by_source
        )

    @property
    def _kin(self) -> list[PlacedRelease]:
        return [self._extended.placed[at] for at in self._came if at not in self._strangers]

    @cached_property
    def added(self) -> dict[str, KnownRelease]:
        """The new and changed releases of the family, by their sources."""
        slots = slots_of(self.template)
        return {release.source: known_release(release, slots) for release in self._kin}

    @property
    def texts(self) -> dict[str, str]:
        """The texts of the new and changed releases, by their ids."""
        return {release.id: release.text for release in self._kin}

    @property
    def said(self) -> dict[str, frozenset[str]]:
        """The passages that each of them says, by its id."""
        return {
            release.id: frozenset(p for each in release.sentences for p in each.passages)
            for release in self._kin
        }

    def proposed(self, drift: Sequence[Drift]) -> tuple[Proposed, ...]:
        """Return the changes of the template that would make more fit."""
        if not self._came:
            return ()
        return proposed(self._baseline, self._extended, self._uses, drift)

    @property
    def template(self) -> Template:
        """What is known, then what is new."""
        return self._extended.template if self._came else self._baseline.template

    def of_releases(self) -> Iterator[Drift]:
        """Yield what has drifted in the releases that came."""
        for at in self._came:
            release = self._extended.placed[at]
            if at in self._strangers:
                yield _of_file(
                    DriftKind.STRANGER,
                    release.id,
                    release.source,
                    "Shares hardly anything with the template: it seems to be of another family.",
                )
            elif release.source in self._by_source:
                yield from self._changed(at, release)
            else:
                yield from departures(at, self._context)

    def _changed(self, at: int, release: PlacedRelease) -> Iterator[Drift]:
        known = self._by_source[release.source]
        row = self._recalled.known.index(known)
        old = Version(self._extended.corpus.releases[row], self._extended.placed[row])
        new = Version(self._extended.corpus.releases[at], release)
        pairs = pair(old, new)
        yield from changes(old, new, pairs, self._context.surprise)
        starts = {release.sentences[number].start for number in pairs.touched}
        for drift in departures(at, self._context):
            if drift.start in starts and drift.kind not in _FOLDED:
                yield drift

    def slips(self, settings: SlipSettings | None) -> Iterator[Drift]:
        """Yield the slips in the releases that came, with the others to compare them with."""
        came = {release.id: release.source for release in self._kin}
        if not came:
            return
        others = [
            placed
            for placed in self._extended.placed[: self._extended.known]
            if placed.id not in came  # what has changed is there as it is now
        ]
        looked_at = self._extended.inferred.template
        for finding in slips(
            [*others, *self._kin],
            looked_at,
            self._extended.facts,
            only=came.keys(),
            settings=settings,
        ):
            yield _slip(finding, came[finding.release])

    def of_template(self) -> Iterator[Drift]:
        """Yield what has drifted in the template itself."""
        came = list(self.added.values())
        if came:
            gone = {release.source for release in came} | set(self._states.vanished)
            stay = [each for each in self._baseline.releases if each.source not in gone]
            after = uses([*stay, *came])
            yield from template_drift(self._extended.template, self._uses, after, came)

    def of_files(self) -> Iterator[Drift]:
        """Yield what has become of files."""
        for source in self._states.vanished:
            yield _of_file(
                DriftKind.VANISHED, self._by_source[source].id, source, "Is no longer there."
            )
        for source, other in self._states.renamed.items():
            yield _of_file(
                DriftKind.RENAMED,
                self._by_source[source].id,
                other,
                f"Is word for word what {source} was.",
                before=source,
            )

    def releases(self, drift: Sequence[Drift]) -> tuple[CheckedRelease, ...]:
        """Return all releases with their states, given all that has drifted."""
        departing = {
            each.release for each in drift if each.level is not Level.NOTE and not each.accepted
        }
        found = [
            CheckedRelease(release.id, release.source, release.subject, State.UNCHANGED)
            for source in self._states.unchanged
            for release in [self._by_source[source]]
        ]
        for source, other in self._states.renamed.items():
            release = self._by_source[source]
            found.append(
                CheckedRelease(release.id, other, release.subject, State.RENAMED, was=source)
            )
        for source in self._states.vanished:
            release = self._by_source[source]
            found.append(CheckedRelease(release.id, source, release.subject, State.VANISHED))
        found += [self._came_release(at, departing) for at in self._came]
        return tuple(sorted(found, key=lambda release: release.source))

    def _came_release(self, at: int, departing: Collection[str | None]) -> CheckedRelease:
        release = self._extended.placed[at]
        if at in self._strangers:
            state = State.STRANGER
        elif release.source in self._by_source:
            state = State.CHANGED
        else:
            state = State.DEPARTS if release.id in departing else State.FITS
        told = state in (State.FITS, State.DEPARTS)
        return CheckedRelease(
            id=release.id,
            source=release.source,
            subject=release.subject,
            state=state,
            readings=tuple(self._other_readings(release)) if told else (),
            values=tuple(self._new_values(release)) if told else (),
        )

    def _other_readings(self, release: PlacedRelease) -> Iterator[str]:
        usual = {passage.main.id for passage in self._baseline.template.passages}
        for sentence in release.sentences:
            known = self._uses.readings.get(sentence.reading)
            if known and sentence.reading not in usual:
                yield sentence.reading

    def _new_values(self, release: PlacedRelease) -> Iterator[NewValue]:
        told = set()
        for value in release.values:
            seen = self._values.get(value.variable)
            if seen is None or value.variable in told:
                continue
            told.add(value.variable)
            yield NewValue(
                variable=value.variable,
                text=" ".join(value.text.split()),
                line=release.text.count("\n", 0, value.start) + 1,
                known=seen.has(value.text),
                seen=seen.shown,
                where=_where(release, value.start),
            )


def _where(release: PlacedRelease, offset: int) -> str:
    return next((each.where for each in release.sentences if offset < each.end), "")


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
