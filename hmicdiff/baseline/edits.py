"""The smallest changes of a template that would make what has drifted fit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hmicdiff.align.draft import Place
from hmicdiff.baseline.fingerprint import of_edit
from hmicdiff.baseline.widen import Widened, widen
from hmicdiff.differences.messages import listed
from hmicdiff.model.analysis import Level
from hmicdiff.model.baseline import Baseline, CharacterSpan
from hmicdiff.model.drift import Drift, DriftKind, Edit
from hmicdiff.model.template import Passage
from hmicdiff.place.placement import Placement
from hmicdiff.place.uses import Uses
from hmicdiff.place.value_difference import ValueDifference  # noqa: TC001 - as the other modules of the package
from hmicdiff.structs import Struct, field


class Proposed(Struct, frozen=True):
    """A change of the template, and what it would do."""

    edit: Edit
    widened: Widened | None = None
    """The reading with its new slots, if that is the change."""
    fills: Mapping[tuple[str, int], tuple[CharacterSpan | None, ...]] = field(default_factory=dict)
    """What fills its slots in new releases, by their sources and the numbers of the sentences."""


def proposed(
    baseline: Baseline, placement: Placement, uses: Uses, drift: Sequence[Drift]
) -> tuple[Proposed, ...]:
    """Return the changes that would make more fit, in the order of the template.

    First those that explain old releases and new ones by one reading: a slot where both have
    words. What is left needs a reading more, a passage more, or one that may be left out.
    """
    wide = list(_widenings(baseline, placement, uses, drift))
    explained = {name for each in wide for name in each.edit.explains}
    left = [each for each in drift if each.id not in explained and each.level is not Level.NOTE]
    order = {passage.id: at for at, passage in enumerate(placement.template.passages)}
    found = [
        *wide,
        *_readings(placement, uses, left),
        *_passages(placement, uses, left),
        *_optional(placement, left),
    ]
    return tuple(sorted(found, key=lambda each: (order[each.edit.passage], each.edit.id)))


def _widenings(
    baseline: Baseline, placement: Placement, uses: Uses, drift: Sequence[Drift]
) -> Iterator[Proposed]:
    passages = {passage.id: passage for passage in baseline.template.passages}
    groups: defaultdict[str, list[tuple[Place, ValueDifference]]] = defaultdict(list)
    for place, apart in sorted(placement.value_differences.items(), key=lambda each: each[0]):
        group = groups[apart.reading.id]
        if apart.can_widen and all(other.pattern is apart.pattern for _, other in group):
            group.append((place, apart))
    for reading, given in groups.items():
        passage = passages[reading.rpartition(".")[0]]
        names = [variable.name for variable in baseline.template.variables]
        wide = widen(passage, [apart for _, apart in given], names) if given else None
        if wide is not None:
            users = len(uses.readings.get(reading, ()))
            made = _widening(passage, wide, [place for place, _ in given], users, placement, drift)
            if made.edit.explains:
                yield made


def _widening(
    passage: Passage,
    wide: Widened,
    places: Iterable[Place],
    users: int,
    placement: Placement,
    drift: Sequence[Drift],
) -> Proposed:
    fills: dict[tuple[str, int], tuple[CharacterSpan | None, ...]] = {}
    explains: list[str] = []
    for release, number in places:
        found = wide.fills(placement.corpus.releases[release].sentences[number].wording)
        if found is None:
            continue
        placed = placement.placed[release]
        sentence = placed.sentences[number]
        fills[placed.source, number] = found
        explains += [
            each.id
            for each in drift
            if each.release == placed.id
            and each.kind is DriftKind.VALUE
            and sentence.start <= each.start < sentence.end
        ]
    words = [wide.after.wording.text[slice(*wide.after.characters(n))] for n in wide.added]
    names = [f"{{{wide.reading.slots[number].variable}}}" for number in wide.added]
    told = listed([f"“{word}” be {name}" for word, name in zip(words, names, strict=True)])
    return Proposed(
        Edit(
            id=of_edit("slot", wide.reading.id, wide.reading.pattern),
            what=f"Let {told} in {wide.reading.id}: {wide.reading.pattern}",
            passage=passage.id,
            explains=tuple(sorted(explains)),
            releases=users,
        ),
        wide,
        fills,
    )


def _readings(placement: Placement, uses: Uses, left: Iterable[Drift]) -> Iterator[Proposed]:
    by_reading: defaultdict[str, list[Drift]] = defaultdict(list)
    readings = {
        (release.id, sentence.start): sentence.reading
        for release in placement.placed[placement.known :]
        for sentence in release.sentences
    }
    for drift in left:
        is_other_wording = drift.kind in (DriftKind.REWORDED, DriftKind.MERGED) or (
            drift.kind is DriftKind.EXTRA and drift.passage in uses.passages
        )
        reading = readings.get((drift.release or "", drift.start))
        if is_other_wording and reading is not None and reading not in uses.readings:
            by_reading[reading].append(drift)
    patterns = {
        reading.id: reading.pattern
        for passage in placement.template.passages
        for reading in passage.readings
    }
    for reading, drifted in by_reading.items():
        passage = reading.rpartition(".")[0]
        what = f"Add a reading to {passage}: {patterns[reading]}"
        yield _edit("reading", passage, patterns[reading], what, drifted)


def _passages(placement: Placement, uses: Uses, left: Iterable[Drift]) -> Iterator[Proposed]:
    by_passage: defaultdict[str, list[Drift]] = defaultdict(list)
    for drift in left:
        new = drift.passage if drift.passage not in uses.passages else None
        if drift.kind is DriftKind.EXTRA and new is not None:
            by_passage[new].append(drift)
    before = "the beginning"
    for passage in placement.template.passages:
        if passage.id in by_passage:
            words = passage.main.pattern
            what = f"Add a passage after {before}, that may be left out: {words}"
            yield _edit("passage", passage.id, words, what, by_passage[passage.id])
        before = passage.id


def _optional(placement: Placement, left: Iterable[Drift]) -> Iterator[Proposed]:
    having = {
        (release.id, passage)
        for release in placement.placed[placement.known :]
        for sentence in release.sentences
        for passage in sentence.passages
    }
    by_passage: defaultdict[str, list[Drift]] = defaultdict(list)
    for drift in left:
        has_it = (drift.release, drift.passage) in having
        if drift.kind is DriftKind.MISSING and drift.passage is not None and not has_it:
            by_passage[drift.passage].append(drift)
    for passage, drifted in by_passage.items():
        words = drifted[0].expected or ""
        what = f"Let {passage} be left out: {words}"
        yield _edit("optional", passage, words, what, drifted)


def _edit(kind: str, passage: str, words: str, what: str, drifted: Sequence[Drift]) -> Proposed:
    explains = tuple(sorted(each.id for each in drifted))
    return Proposed(Edit(of_edit(kind, passage, words), what, passage, explains, 0))
