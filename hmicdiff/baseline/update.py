"""A baseline that knows what has come since."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from hmicdiff.baseline.check import Outcome
from hmicdiff.baseline.edits import Proposed
from hmicdiff.baseline.take import ordered
from hmicdiff.errors import UnknownReleaseError
from hmicdiff.model.baseline import Accepted, Apart, Baseline, KnownRelease, KnownSentence
from hmicdiff.model.drift import TEMPLATE_KINDS, CheckedRelease, Drift, DriftKind, State
from hmicdiff.model.template import Passage, Template, Variable
from hmicdiff.place.uses import counted, uses
from hmicdiff.structs import Struct, replace

_PASSING = (
    DriftKind.TYPOGRAPHY,
    DriftKind.CHANGED,
    DriftKind.ADDED,
    DriftKind.REMOVED,
    DriftKind.RENAMED,
    DriftKind.VANISHED,
    DriftKind.STRANGER,
    *TEMPLATE_KINDS,
)
"""What is gone once it is accepted, because the baseline then knows it."""


class Updated(Struct, frozen=True):
    """A new baseline, and what was accepted for it."""

    baseline: Baseline
    told: tuple[str, ...]
    """A line for each thing that was accepted or given up."""


def update(
    baseline: Baseline,
    outcome: Outcome,
    digests: Mapping[str, str],
    wanted: Collection[str] | None,
    forget: Collection[str] = (),
) -> Updated:
    """Return the baseline with what a check has found: all of it, or what is `wanted`.

    No release that is known is forgotten unless it is to be, be its file there or not.

    Args:
        baseline: what is known.
        outcome: what the check has found.
        digests: those of the files.
        wanted: ids of drift, and ids or sources of releases.
        forget: ids of releases that the baseline is to know no longer.

    Raises:
        UnknownReleaseError: if nothing that has drifted is called so, or no known release is; or
            if all is wanted and a file is about another subject than the one known by its name.
    """
    _check(wanted or (), outcome)
    _check_known(forget, baseline)
    chosen = [
        release
        for release in outcome.checked.releases
        if release.state not in (State.UNCHANGED, State.VANISHED, State.COPY)
        and release.id not in forget
        and (wanted is None or {release.id, release.source} & set(wanted))
    ]
    if wanted is None:
        _check_same(baseline, outcome, chosen)
    whole = {release.id for release in chosen}
    asked = set(wanted or ())
    asked |= {
        name
        for each in outcome.proposed
        if each.edit.id in asked and each.widened is None
        for name in each.edit.explains
    }
    single = [
        drift for drift in outcome.checked.drift if drift.id in asked and drift.release not in whole
    ]
    edits = [each for each in outcome.proposed if wanted is not None and each.edit.id in wanted]
    wide = {each.widened.reading.id: each for each in edits if each.widened is not None}
    releases = tuple(
        release
        for release in _releases(baseline, outcome, chosen, wide)
        if release.id not in forget
    )
    entries = [*_kept(baseline, outcome, wanted), *map(entry_of, single)]
    entries += [
        entry_of(drift)
        for drift in outcome.checked.drift
        if drift.release in whole and drift.kind not in _PASSING
    ]
    apart = [
        *(each for each in baseline.apart if digests.get(each.source, each.sha256) == each.sha256),
        *(
            Apart(release.source, digests[release.source])
            for release in chosen
            if release.state is State.STRANGER
        ),
    ]
    return Updated(
        Baseline(
            template=counted(_template(baseline, outcome.template, releases, edits), releases),
            releases=releases,
            accepted=ordered(entry for entry in entries if entry.release not in forget),
            apart=tuple(sorted(apart, key=lambda each: each.source)),
            frames=baseline.frames,
            free=(*baseline.free, *(new.name for one in wide.values() for new in _freed(one))),
        ),
        (
            *_told(outcome, chosen, single, edits, wanted),
            *(f"forgot {one.id} ({one.source})" for one in baseline.releases if one.id in forget),
        ),
    )


def _freed(proposed: Proposed) -> Iterable[Variable]:
    return () if proposed.widened is None else proposed.widened.variables


def _check_known(names: Iterable[str], baseline: Baseline) -> None:
    known = {release.id for release in baseline.releases}
    for name in names:
        if name not in known:
            raise UnknownReleaseError(
                f"the baseline knows no release {name!r} that it could forget"
            )


def _check_same(baseline: Baseline, outcome: Outcome, chosen: Iterable[CheckedRelease]) -> None:
    """Refuse a release about another subject in the place of a known one: it would be lost."""
    known = {release.id: release for release in baseline.releases}
    for release in chosen:
        if release.state is not State.CHANGED:
            continue
        before, now = known[release.id].subject, outcome.releases[release.source].subject
        if before and now and before != now:
            raise UnknownReleaseError(
                f"{release.source}: the baseline knows {before} by this name, and it is about "
                f"{now} now: give it a name of its own, or take it for the same with --accept "
                f"{release.id}"
            )


def _check(wanted: Iterable[str], outcome: Outcome) -> None:
    gone = {
        name
        for release in outcome.checked.releases
        if release.state is State.VANISHED
        for name in (release.id, release.source)
    }
    for name in gone.intersection(wanted):
        raise UnknownReleaseError(
            f"{name} is not there: restore it, or take it out of the baseline with --forget {name}"
        )
    known = {
        name
        for release in outcome.checked.releases
        if release.state not in (State.UNCHANGED, State.COPY)
        for name in (release.id, release.source)
    }
    known |= {drift.id for drift in outcome.checked.drift}
    known |= {edit.id for edit in outcome.checked.edits}
    for name in wanted:
        if name not in known:
            raise UnknownReleaseError(
                f"nothing to accept is called {name!r}; the check names the ids and the releases"
            )


def _releases(
    baseline: Baseline,
    outcome: Outcome,
    chosen: Iterable[CheckedRelease],
    wide: Mapping[str, Proposed],
) -> tuple[KnownRelease, ...]:
    found = {release.id: _read_anew(release, outcome, wide) for release in baseline.releases}
    for release in chosen:
        if release.state is State.RENAMED:
            found[release.id] = replace(found[release.id], source=release.source)
        elif release.state is not State.STRANGER:
            found[release.id] = _read_anew(outcome.releases[release.source], outcome, wide)
    return tuple(sorted(found.values(), key=lambda release: release.id))


def _read_anew(
    release: KnownRelease, outcome: Outcome, wide: Mapping[str, Proposed]
) -> KnownRelease:
    """Return a release as it is read with slots that readings have now."""
    sentences = tuple(
        _sentence(release, number, outcome, wide) for number in range(len(release.sentences))
    )
    return release if sentences == release.sentences else replace(release, sentences=sentences)


def _sentence(
    release: KnownRelease, number: int, outcome: Outcome, wide: Mapping[str, Proposed]
) -> KnownSentence:
    sentence = release.sentences[number]
    if sentence.reading in wide:
        widened = wide[sentence.reading].widened
        return sentence if widened is None else widened.known(sentence, outcome.words)
    for name, proposed in wide.items():
        fills = proposed.fills.get((release.source, number))
        if fills is not None:
            return replace(sentence, reading=name, fills=fills)
    return sentence


def _template(
    baseline: Baseline,
    template: Template,
    releases: Iterable[KnownRelease],
    edits: Iterable[Proposed],
) -> Template:
    """Return the passages that some release says, with the readings that are or were used."""
    used = uses(releases)
    known = {r.id for passage in baseline.template.passages for r in passage.readings}
    widened = [each.widened for each in edits if each.widened is not None]
    wide = {each.reading.id: each for each in widened}
    passages: list[Passage] = []
    for passage in template.passages:
        if passage.id in used.passages:
            readings = [
                wide[r.id].reading if r.id in wide else r
                for r in passage.readings
                if r.id in known or r.id in used.readings
            ]
            passages.append(replace(passage, readings=tuple(readings)))
    variables = (*template.variables, *(new for each in widened for new in each.variables))
    return replace(template, passages=tuple(passages), variables=variables)


def _kept(baseline: Baseline, outcome: Outcome, wanted: Collection[str] | None) -> list[Accepted]:
    """Return the entries that stay; where all is accepted, none that no longer occurs."""
    gone = {entry.id for entry in outcome.checked.stale} if wanted is None else set()
    return [entry for entry in baseline.accepted if entry.id not in gone]


def entry_of(drift: Drift) -> Accepted:
    """Return the entry that says that something is accepted."""
    return Accepted(
        drift.id, drift.release or "", drift.kind.value, drift.passage or "", drift.quote
    )


def told_of(drift: Drift) -> str:
    """Return the line that says that something was accepted."""
    at = f"{drift.source}, {drift.where}" if drift.where else f"{drift.source}:{drift.line}"
    return f"accepted {drift.id}: {at}: {drift.kind.value}"


_DONE = {
    State.CHANGED: "changed",
    State.FITS: "added",
    State.DEPARTS: "added",
    State.STRANGER: "left apart",
    State.RENAMED: "renamed",
}


def _told(
    outcome: Outcome,
    chosen: Iterable[CheckedRelease],
    single: Iterable[Drift],
    edits: Iterable[Proposed],
    wanted: Collection[str] | None,
) -> Iterator[str]:
    for release in chosen:
        count = sum(drift.release == release.id for drift in outcome.checked.drift)
        was = f", was {release.was}" if release.was else ""
        found = f": {count} finding{'' if count == 1 else 's'}" if count else ""
        instead = ", in place of what was known of it" if release.state is State.CHANGED else ""
        yield f"{_DONE[release.state]} {release.id} ({release.source}{was}){instead}{found}"
    yield from map(told_of, single)
    for proposed in edits:
        yield f"accepted {proposed.edit.id}: {proposed.edit.what}"
    if wanted is None:
        for entry in outcome.checked.stale:
            yield f"no longer occurs {entry.id}: {entry.release}: {entry.kind} {entry.passage}"
