"""Each release of a check with its state, once all that has drifted is known."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from hmicdiff.baseline.new_releases import NewReleases
from hmicdiff.infer.names import release_ids
from hmicdiff.model.analysis import Level, PlacedRelease
from hmicdiff.model.drift import CheckedRelease, Drift, NewValue, State


def checked_releases(came: NewReleases, drift: Sequence[Drift]) -> tuple[CheckedRelease, ...]:
    """Return all releases with their states, given all that has drifted."""
    departing = {
        each.release for each in drift if each.level is not Level.NOTE and not each.accepted
    }
    found = [
        CheckedRelease(release.id, source, release.subject, State.UNCHANGED)
        for source, was in (
            *((source, source) for source in came.states.unchanged),
            *came.states.elsewhere.items(),
        )
        for release in [came.by_source[was]]
    ]
    for source, other in came.states.renamed.items():
        release = came.by_source[source]
        found.append(CheckedRelease(release.id, other, release.subject, State.RENAMED, was=source))
    for source in came.states.vanished:
        release = came.by_source[source]
        found.append(CheckedRelease(release.id, source, release.subject, State.VANISHED))
    found += [_came_release(came, at, departing) for at in came.rows]
    found += copies_of(came.states.copies, found)
    return tuple(sorted(found, key=lambda release: release.source))


def copies_of(
    copies: Mapping[str, str], others: Sequence[CheckedRelease]
) -> Iterator[CheckedRelease]:
    """Yield copies, called by names that no other release has.

    `copies` are the sources of what they are copies of, by their own.
    """
    sources = sorted(copies)
    subjects = {release.source: release.subject for release in others}
    names = release_ids([None] * len(sources), sources, [release.id for release in others])
    for source, name in zip(sources, names, strict=True):
        original = copies[source]
        yield CheckedRelease(name, source, subjects.get(original), State.COPY, same_as=original)


def _came_release(came: NewReleases, at: int, departing: Collection[str | None]) -> CheckedRelease:
    release = came.placement.placed[at]
    if at in came.strangers:
        state = State.STRANGER
    elif release.source in came.states.known_as:
        state = State.CHANGED
    else:
        state = State.DEPARTS if release.id in departing else State.FITS
    told = state in (State.FITS, State.DEPARTS)
    return CheckedRelease(
        id=release.id,
        source=release.source,
        subject=release.subject,
        state=state,
        was=came.states.edited.get(release.source),
        readings=tuple(_other_readings(came, release)) if told else (),
        values=tuple(_new_values(came, release)) if told else (),
    )


def _other_readings(came: NewReleases, release: PlacedRelease) -> Iterator[str]:
    usual = {passage.main.id for passage in came.baseline.template.passages}
    for sentence in release.sentences:
        known = came.uses.readings.get(sentence.reading)
        if known and sentence.reading not in usual:
            yield sentence.reading


def _new_values(came: NewReleases, release: PlacedRelease) -> Iterator[NewValue]:
    told = set()
    for value in release.values:
        seen = came.family.histories.get(value.variable)
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
