"""What has drifted in the template itself, as all releases together show it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hmicdiff.differences.messages import number
from hmicdiff.model.analysis import Level
from hmicdiff.model.baseline import KnownRelease
from hmicdiff.model.drift import Drift, DriftKind
from hmicdiff.model.template import Passage, Reading, Template
from hmicdiff.place.uses import Uses

_SEVERAL = 2
"""One release that differs has drifted; two may be a new template."""
_CLEARLY = 0.1
"""A reading is the usual one if it leads by this share of the two."""


def template_drift(
    template: Template, before: Uses, after: Uses, came: Sequence[KnownRelease]
) -> Iterator[Drift]:
    """Yield what has drifted; it has no ids yet.

    `template` has all that is known and all that is new; `before` counts the releases of the
    baseline, `after` those that there are now, of which `came` are new or changed.
    """
    for passage in template.passages:
        support = len(before.passages.get(passage.id, ()))
        users = _users(passage, came)
        if not support:
            if len(users) >= _SEVERAL:
                yield _new_passage(passage, users, after)
            continue
        told = _boilerplate(passage, users, before)
        if told is not None or (told := _usual(passage, before, after)) is not None:
            yield told


def _users(passage: Passage, came: Sequence[KnownRelease]) -> dict[str, str]:
    """Return the reading of each release that came and has the passage, by its id."""
    return {
        release.id: sentence.reading
        for release in came
        for sentence in release.sentences
        if sentence.passages[0] == passage.id
    }


def _most_used(passage: Passage, uses: Uses) -> Reading:
    return max(passage.readings, key=lambda each: len(uses.readings.get(each.id, ())))


def _new_passage(passage: Passage, users: dict[str, str], after: Uses) -> Drift:
    words = _most_used(passage, after).pattern
    return _drift(
        DriftKind.PASSAGE,
        passage,
        words,
        None,
        f"{_count(len(users))} say what no release of the baseline says.",
        tuple(sorted(users)),
    )


def _boilerplate(passage: Passage, users: dict[str, str], before: Uses) -> Drift | None:
    """Tell a sentence that most had in the same words, and all that came in the same others."""
    main = _most_used(passage, before)
    uses = len(before.readings.get(main.id, ()))
    having = len(before.passages[passage.id])
    if len(users) < _SEVERAL or 2 * uses < having or uses < _SEVERAL:
        return None
    by_reading: defaultdict[str, list[str]] = defaultdict(list)
    for release, reading in users.items():
        by_reading[reading].append(release)
    if len(by_reading) != 1:
        return None
    ((reading, releases),) = by_reading.items()
    if before.readings.get(reading):
        return None
    new = next(each for each in passage.readings if each.id == reading)
    return _drift(
        DriftKind.BOILERPLATE,
        passage,
        new.pattern,
        main.pattern,
        f"All {number(len(releases))} releases that came since say this in the same new words.",
        tuple(sorted(releases)),
    )


def _usual(passage: Passage, before: Uses, after: Uses) -> Drift | None:
    was, now = _most_used(passage, before), _most_used(passage, after)
    old, new = (len(after.readings.get(each.id, ())) for each in (was, now))
    led = len(before.readings.get(was.id, ())) > len(before.readings.get(now.id, ()))
    clearly = new - old >= max(_SEVERAL, _CLEARLY * (new + old))
    if not clearly or not led:  # where several were used as often, none was the usual one
        return None
    return _drift(
        DriftKind.USUAL,
        passage,
        now.pattern,
        was.pattern,
        f"{new} releases now put it so, {old} as most did before.",
        tuple(sorted(after.readings[now.id])),
    )


def _count(releases: int) -> str:
    words = f"{number(releases)} releases"
    return words[:1].upper() + words[1:]


def _drift(
    kind: DriftKind,
    passage: Passage,
    quote: str,
    before: str | None,
    message: str,
    releases: tuple[str, ...],
) -> Drift:
    return Drift(
        id="",
        kind=kind,
        level=Level.WARNING,
        release=None,
        source="",
        passage=passage.id,
        start=0,
        end=0,
        line=0,
        quote=quote,
        before=before,
        expected=None,
        message=message,
        releases=releases,
    )
