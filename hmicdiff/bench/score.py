"""What was planted against what is told: per kind, what was found and what was made up."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hmicdiff.bench.clear import touched
from hmicdiff.bench.draft import Draft, Line
from hmicdiff.bench.plant import Field, Round
from hmicdiff.bench.truth import Planted
from hmicdiff.model.analysis import Analysis, Finding, FindingKind
from hmicdiff.structs import Struct

_LEFT_OUT = (FindingKind.INCONSISTENT,)
"""No slips are planted, so none are judged."""


class Outcome(Struct, frozen=True):
    """What was made of a planted change."""

    planted: Planted
    told: tuple[str, ...]
    """As which kinds something is told of it, each once, in the order of the alphabet."""

    @property
    def right(self) -> bool:
        """Whether it is told as what it is."""
        return self.planted.change.kind.value in self.told


class Scored(Struct, frozen=True):
    """What a round has shown."""

    outcomes: tuple[Outcome, ...]
    new: Mapping[str, int]
    """By kind how much is told that is not told of the unchanged family."""
    true: Mapping[str, int]
    """By kind how much of that was planted as this kind."""


class _Told(Struct, frozen=True):
    """One thing that is told and was not told before: its kind, and where."""

    kind: str
    changes: frozenset[int]
    """The planted changes that it may be told of."""
    right: frozenset[int]
    """Those of which it is told as they are."""


def score(place: Field, made: Round, told: Analysis) -> Scored:
    """Hold what is told of a changed family against what was planted in it.

    What is told of the unchanged family too, in the same place and as the same kind, does not
    count: nobody knows how much of that is right.
    """
    news = list(_findings(place, made, told))
    kinds: dict[int, set[str]] = defaultdict(set)
    new: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for one in news:
        new[one.kind] += 1
        true[one.kind] += bool(one.right)
        for number in one.changes:
            of_kind = one.kind == made.planted[number].change.kind
            if not of_kind or number in one.right:
                kinds[number].add(one.kind)
    outcomes = tuple(
        Outcome(planted, tuple(sorted(kinds[number])))
        for number, planted in enumerate(made.planted)
    )
    return Scored(outcomes, new, true)


def _findings(place: Field, made: Round, told: Analysis) -> Iterator[_Told]:
    """Yield the findings that are new."""
    known = _known(place.analysis)
    same = _same_passages(place.analysis, made, told)
    releases = {release.id: release for release in told.releases}
    lines = {release.source: _lines(release.source, place, made) for release in told.releases}
    by_passage = _by_passage(made.planted)
    for finding in told.findings:
        release = releases[finding.release]
        if finding.kind in _LEFT_OUT:
            continue
        if finding.kind is FindingKind.MISSING:
            name = same.get(finding.passage, "")
            if (finding.kind, release.source, name) in known:
                continue
            changes = by_passage.get((release.source, name), frozenset())
        else:
            at = [
                lines[release.source][number]
                for number in touched(release.sentences, finding.start, finding.end)
            ]
            origins = {origin for line in at for origin in line.origins}
            if origins and all(
                (finding.kind, release.source, origin) in known for origin in origins
            ):
                continue
            changes = frozenset(line.change for line in at if line.change is not None)
        shared = finding.kind is FindingKind.EXTRA and finding.shared_with
        right = frozenset(
            number
            for number in changes
            if made.planted[number].change.kind == finding.kind.value and not shared
            if finding.kind is not FindingKind.VALUE or _is_at(finding, made.planted[number])
        )
        yield _Told(finding.kind.value, changes, right)


def _known(analysis: Analysis) -> set[tuple[FindingKind, str, int | str]]:
    """Return what is told of a family: kind, source, and the sentence or the passage missing."""
    releases = {release.id: release for release in analysis.releases}
    found: set[tuple[FindingKind, str, int | str]] = set()
    for each in analysis.findings:
        release = releases[each.release]
        if each.kind is FindingKind.MISSING:
            found.add((each.kind, release.source, each.passage))
        else:
            found |= {
                (each.kind, release.source, number)
                for number in touched(release.sentences, each.start, each.end)
            }
    return found


def _by_passage(planted: Sequence[Planted]) -> Mapping[tuple[str, str], frozenset[int]]:
    """Return by source and passage the changes that it has."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, one in enumerate(planted):
        for name in one.change.passages:
            found[one.source, name].add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _lines(source: str, place: Field, made: Round) -> Sequence[Line]:
    return _draft(source, place, made).lines


def _draft(source: str, place: Field, made: Round) -> Draft:
    return made.drafts.get(source, place.family.drafts[source])


def _same_passages(before: Analysis, made: Round, told: Analysis) -> Mapping[str, str]:
    """Return for each passage of the changed family that of the unchanged one it shares most with.

    Passages are called after their words, so that ids may differ; sentences tell.
    """
    said = {
        (release.source, number): sentence.passages
        for release in before.releases
        for number, sentence in enumerate(release.sentences)
    }
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for release in told.releases:
        draft = made.drafts.get(release.source)
        for number, sentence in enumerate(release.sentences):
            origins = draft.lines[number].origins if draft else (number,)
            for name in sentence.passages:
                for origin in origins:
                    votes[name].update(said[release.source, origin])
    return {
        name: min(counted, key=lambda one: (-counted[one], one))
        for name, counted in votes.items()
        if counted
    }


def _is_at(finding: Finding, planted: Planted) -> bool:
    """Tell whether a finding stands at the value that was planted."""
    begin = planted.spans[0].start
    start, end = planted.change.within
    return finding.start < begin + end and begin + start < finding.end
