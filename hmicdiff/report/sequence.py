"""What a sequence shows: each release against the last one, and the lives of passages."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hmicdiff.model import sequence as model
from hmicdiff.model.analysis import Analysis, PlacedRelease
from hmicdiff.model.sequence import ChangeKind, End, Life, NewFigure, Origin, Step, Stretch
from hmicdiff.report.address import addresses
from hmicdiff.report.cards import Change, read_together
from hmicdiff.report.controls import one_line
from hmicdiff.report.names import ReleaseName, anchor, sentence_anchor
from hmicdiff.report.wording import CHANGES, KindWords, listing, plural

_LEAST_ROWS = 2
"""A passage that so many releases have is a row of the timeline; others are listed below it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A release in its place in the sequence."""

    number: int
    """Counted from nought."""
    name: ReleaseName
    label: str
    """Its date; where there is none, or another release has the same, its file."""
    source: str
    """Its file."""
    anchor: str
    """The fragment of what has changed in it; of the first, its text."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of one of the two releases."""

    text: str
    line: int
    where: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What became of some sentences."""

    kind: ChangeKind
    words: KindWords
    moved: bool
    """Whether its place is another, too, besides what its kind says."""
    before: tuple[Said, ...]
    after: tuple[Said, ...]
    changes: tuple[Change, ...]
    """Word by word; empty where there is nothing to compare, or the two read better whole."""
    figures: tuple[NewFigure, ...]
    note: str
    """What the life of the passage adds to it: since when, or whether it has come back."""
    life: str
    """The fragment of the life of its passage."""


@dataclass(frozen=True, slots=True)
class Number:
    """How many sentences of a kind there are."""

    kind: ChangeKind
    words: KindWords
    number: int


@dataclass(frozen=True, slots=True)
class StepView:
    """A release against the last one."""

    moment: Moment
    since: Moment
    changes: tuple[ChangeView, ...]
    """Without what is the same."""
    counts: tuple[Number, ...]
    same: int
    """How many sentences are the same."""
    told: str
    """The counts as a sentence."""
    share: float
    """How much of both texts together is told as changed, 0 to 1."""


@dataclass(frozen=True, slots=True)
class StretchView:
    """Releases in a row that say a passage in the same words."""

    first: Moment
    last: Moment
    releases: int
    gap: int
    """So many releases before it do not say it."""
    text: str
    changes: tuple[Change, ...]
    """Against the words before it; empty where they read better whole."""
    anchor: str
    """The fragment of the sentence in the first of them."""


@dataclass(frozen=True, slots=True)
class LifeView:
    """A passage from its first release to its last one."""

    anchor: str
    text: str
    """Its last words."""
    first: Moment
    last: Moment
    goes_on: bool
    """Whether the last release of the sequence has it."""
    releases: int
    stretches: tuple[StretchView, ...]
    about: str
    """Since when, until when, in how many releases and wordings."""
    bar: str
    """The runs of releases that have it, as a path one high and as wide as there are releases."""
    ticks: str
    """Where its words change, in the same way."""


@dataclass(frozen=True, slots=True)
class LifeGroup:
    """Lives that answer one question."""

    title: str
    about: str
    lives: tuple[LifeView, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class SequenceView:
    """A sequence, ready to print."""

    moments: tuple[Moment, ...]
    steps: tuple[StepView, ...]
    """The latest first."""
    groups: tuple[LifeGroup, ...]
    says: Mapping[str, tuple[LifeView, ...]]
    """Release by release, by its id, the lives of what it says, in its order."""
    summary: str

    def step_of(self, release: str) -> StepView | None:
        """Return what has changed in a release; nothing for the first, or one that is left out."""
        return next((step for step in self.steps if step.moment.name.id == release), None)

    def moment_of(self, release: str) -> Moment | None:
        """Return the place of a release, if it has one."""
        return next((moment for moment in self.moments if moment.name.id == release), None)


def build_sequence(analysis: Analysis, names: Mapping[str, ReleaseName]) -> SequenceView | None:
    """Return the sequence of an analysis, if it has one."""
    if analysis.sequence is None:
        return None
    return _Builder(analysis, analysis.sequence, names).view()


def moment_anchor(release: str) -> str:
    """Return the fragment of what has changed in a release."""
    return f"over.{anchor(release)}"


def life_anchor(life: str) -> str:
    """Return the fragment of the life of a passage."""
    return f"over.l.{anchor(life)}"


class _Builder:
    """Looks up what a sequence only points to."""

    def __init__(
        self, analysis: Analysis, sequence: model.Sequence, names: Mapping[str, ReleaseName]
    ) -> None:
        self._sequence = sequence
        self._releases = {release.id: release for release in analysis.releases}
        self._addresses = {
            standing.release: addresses(self._releases[standing.release])
            for standing in sequence.order
        }
        self._lives = {life.id: life for life in sequence.lives}
        self._moments = {
            standing.release: Moment(
                number=number,
                name=names[standing.release],
                label=one_line(names[standing.release].name),
                source=self._source(standing.release),
                anchor=moment_anchor(standing.release)
                if number
                else f"{anchor(standing.release)}.text",
            )
            for number, standing in enumerate(sequence.order)
        }
        self._pieces = {
            (step.release, sentence): change.pieces
            for step in sequence.steps
            for change in step.changes
            for sentence in change.after
        }

    def view(self) -> SequenceView:
        steps = tuple(self._step(step) for step in reversed(self._sequence.steps))
        lives = [self._life(life) for life in self._sequence.lives]
        return SequenceView(
            moments=tuple(self._moments.values()),
            steps=steps,
            groups=tuple(_groups(lives)),
            says=self._says(lives),
            summary=self._summary(steps, lives),
        )

    def _source(self, release: str) -> str:
        return one_line(self._releases[release].source)

    def _says(self, lives: Sequence["LifeView"]) -> dict[str, tuple["LifeView", ...]]:
        """Return release by release the lives of what it says, in its order."""
        of = {life.anchor: life for life in lives}
        first = tuple(life for life in lives if not life.first.number)
        says = {self._sequence.order[0].release: first} if self._sequence.order else {}
        for step in self._sequence.steps:
            after = [
                (sentence, life)
                for change in step.changes
                for sentence, life in zip(change.after, change.lives, strict=False)
            ]
            says[step.release] = tuple(of[life_anchor(life)] for _, life in sorted(after))
        return says

    def _summary(self, steps: Sequence[StepView], lives: Sequence[LifeView]) -> str:
        moments = list(self._moments.values())
        if not steps:
            return f"{plural(len(moments), 'release')} in the sequence: nothing to compare."
        unchanged = sum(not step.changes for step in steps)
        told = (
            f"{len(moments)} releases from {moments[0].label} to {moments[-1].label}; "
            f"{plural(len(lives), 'passage')}, {sum(life.goes_on for life in lives)} of them in "
            "the last."
        )
        return f"{told} {plural(unchanged, 'release')} changed nothing." if unchanged else told

    def _step(self, step: Step) -> StepView:
        told = [self._change(step, change) for change in step.changes]
        numbers = Counter(change.kind for change in told)
        counts = tuple(
            Number(kind, words, numbers[kind])
            for kind, words in CHANGES.items()
            if numbers[kind] and kind is not ChangeKind.SAME
        )
        return StepView(
            moment=self._moments[step.release],
            since=self._moments[step.since],
            changes=tuple(change for change in told if change.kind is not ChangeKind.SAME),
            counts=counts,
            same=numbers[ChangeKind.SAME],
            told=_told(counts, numbers[ChangeKind.SAME]),
            share=_share(told),
        )

    def _change(self, step: Step, change: model.Change) -> ChangeView:
        return ChangeView(
            kind=change.kind,
            words=CHANGES[change.kind],
            moved=change.moved and change.kind is not ChangeKind.MOVED,
            before=tuple(self._said(step.since, sentence) for sentence in change.before),
            after=tuple(self._said(step.release, sentence) for sentence in change.after),
            changes=read_together(change.pieces),
            figures=change.figures,
            note=self._note(step, change),
            life=life_anchor(change.lives[0]),
        )

    def _said(self, release: str, sentence: int) -> Said:
        found = self._releases[release].sentences[sentence]
        return Said(
            text=_text(self._releases[release], sentence),
            line=found.line,
            where=self._addresses[release][sentence],
            anchor=sentence_anchor(release, sentence),
        )

    def _note(self, step: Step, change: model.Change) -> str:
        life = self._lives[change.lives[0]]
        if change.kind is ChangeKind.ADDED:
            at = next(n for n, one in enumerate(life.stretches) if one.first == step.release)
            if not at:
                return ""
            return f"back: {self._moments[life.stretches[at - 1].last].label} was the last"
        since = self._until(life, step.since)
        if since is None or change.kind not in _KNOWN_SINCE:
            return ""
        first, releases = since
        if releases == 1:
            return ""
        words = "said" if change.kind is ChangeKind.DROPPED else "in the words before"
        return f"{words} since {self._moments[first].label}, {releases} releases"

    def _until(self, life: Life, release: str) -> tuple[str, int] | None:
        """Return since when a passage was said, or said in the same words, up to a release."""
        number = self._moments[release].number
        for stretch in life.stretches:
            first, last = (self._moments[one].number for one in (stretch.first, stretch.last))
            if first <= number <= last:
                return stretch.first, number - first + 1
        return None

    def _life(self, life: Life) -> LifeView:
        stretches = tuple(self._stretch(stretch) for stretch in life.stretches)
        first, last = stretches[0].first, stretches[-1].last
        releases = sum(stretch.releases for stretch in stretches)
        return LifeView(
            anchor=life_anchor(life.id),
            text=stretches[-1].text,
            first=first,
            last=last,
            goes_on=life.end is End.LAST,
            releases=releases,
            stretches=stretches,
            about=_about(life, stretches, releases),
            bar="".join(_bar(stretches)),
            ticks="".join(f"M{one.first.number} 0v1" for one in stretches[1:] if not one.gap),
        )

    def _stretch(self, stretch: Stretch) -> StretchView:
        pieces = (
            () if stretch.after_gap else self._pieces.get((stretch.first, stretch.sentence), ())
        )
        return StretchView(
            first=self._moments[stretch.first],
            last=self._moments[stretch.last],
            releases=stretch.releases,
            gap=stretch.after_gap,
            text=_text(self._releases[stretch.first], stretch.sentence),
            changes=read_together(pieces),
            anchor=sentence_anchor(stretch.first, stretch.sentence),
        )


_KNOWN_SINCE = (ChangeKind.DROPPED, ChangeKind.REWORDED, ChangeKind.FIGURES)


def _text(release: PlacedRelease, sentence: int) -> str:
    found = release.sentences[sentence]
    return release.text[found.start : found.end]


def _told(counts: Sequence[Number], same: int) -> str:
    if not counts:
        return "Nothing has changed."
    told = [f"{count.number} {count.words.label}" for count in counts]
    stays = f"; {plural(same, 'sentence')} {'is' if same == 1 else 'are'} the same" if same else ""
    return f"{listing(told)}{stays}."


def _share(told: Sequence[ChangeView]) -> float:
    def size(changes: Iterator[ChangeView]) -> int:
        return sum(len(said.text) for one in changes for said in (*one.before, *one.after))

    changed = size(one for one in told if one.kind is not ChangeKind.SAME)
    return changed / max(1, size(iter(told)))


def _about(life: Life, stretches: Sequence[StretchView], releases: int) -> str:
    first, last = stretches[0].first.label, stretches[-1].last.label
    gaps = sum(1 for one in stretches if one.gap)
    if life.end is End.LAST:
        span = f"since {first}" if life.origin is not Origin.FIRST else "from the first to the last"
    else:
        span = f"only {first}" if releases == 1 else f"{first} to {last}"
    told = [span]
    if releases > 1:
        told.append(plural(releases, "release"))
        told.append(_wordings(stretches))
    if gaps:
        told.append(plural(gaps, "gap"))
    if life.end is End.MERGED:
        told.append("then part of another")
    if life.origin is Origin.SPLIT:
        told.append("once part of another")
    return ", ".join(told)


def _wordings(stretches: Sequence[StretchView]) -> str:
    return plural(len({one.text for one in stretches}), "wording")


def _bar(stretches: Sequence[StretchView]) -> Iterator[str]:
    """Yield a rectangle for each run of releases without a gap."""
    start = end = -1
    for one in stretches:
        if one.first.number != end:
            if end > start:
                yield f"M{start} 0h{end - start}v1h-{end - start}z"
            start = one.first.number
        end = one.last.number + 1
    yield f"M{start} 0h{end - start}v1h-{end - start}z"


def _groups(lives: Sequence[LifeView]) -> Iterator[LifeGroup]:
    groups = (
        LifeGroup(
            "Said to the last",
            "What the last release says, and since when.",
            tuple(life for life in lives if life.goes_on),
            folded=False,
        ),
        LifeGroup(
            "No longer said",
            "What several releases said, the latest to end first.",
            _latest(life for life in lives if not life.goes_on and life.releases >= _LEAST_ROWS),
            folded=False,
        ),
        LifeGroup(
            "Said once",
            "What one release alone said, the latest first.",
            _latest(life for life in lives if not life.goes_on and life.releases < _LEAST_ROWS),
            folded=True,
        ),
    )
    return (group for group in groups if group.lives)


def _latest(lives: Iterator[LifeView]) -> tuple[LifeView, ...]:
    return tuple(sorted(lives, key=lambda life: (-life.last.number, life.first.number)))
