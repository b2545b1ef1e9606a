"""Each release of a sequence against the last one."""

from collections import Counter
from collections.abc import Sequence

from hmicdiff.model import sequence as model
from hmicdiff.model.analysis import Op
from hmicdiff.model.sequence import ChangeKind, Life, NewFigure, Step
from hmicdiff.report.cards import Change, read_together
from hmicdiff.report.lives import life_anchor
from hmicdiff.report.moments import Moment, Moments, Said
from hmicdiff.report.wording import CHANGES, KindWords, listing, plural
from hmicdiff.structs import Struct

_KNOWN_SINCE = (ChangeKind.DROPPED, ChangeKind.REWORDED, ChangeKind.FIGURES)
"""Changes of what was there before, so that it can be told since when."""


class ChangeView(Struct, frozen=True):
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


class StepView(Struct, frozen=True):
    """A release against the last one."""

    moment: Moment
    since: Moment
    changes: tuple[ChangeView, ...]
    """Without what is the same."""
    told: str
    """How many sentences there are of each kind of change, as a sentence."""
    share: float
    """How much of both texts together is not in the other, or in another place, 0 to 1."""


class Steps:
    """Tells what has changed in the releases of a sequence."""

    def __init__(self, moments: Moments, lives: Sequence[Life]) -> None:
        """Take the releases and the lives of what they say."""
        self._moments = moments
        self._lives = {life.id: life for life in lives}

    def view(self, step: Step) -> StepView:
        """Return what has changed in a release."""
        told = [self._change(step, change) for change in step.changes]
        return StepView(
            moment=self._moments.of(step.release),
            since=self._moments.of(step.since),
            changes=tuple(change for change in told if change.kind is not ChangeKind.SAME),
            told=_told(Counter(change.kind for change in told)),
            share=_share(told),
        )

    def _change(self, step: Step, change: model.Change) -> ChangeView:
        return ChangeView(
            kind=change.kind,
            words=CHANGES[change.kind],
            moved=change.moved and change.kind is not ChangeKind.MOVED,
            before=tuple(self._moments.said(step.since, sentence) for sentence in change.before),
            after=tuple(self._moments.said(step.release, sentence) for sentence in change.after),
            changes=read_together(change.pieces),
            figures=change.figures,
            note=self._note(step, change),
            life=life_anchor(change.lives[0]),
        )

    def _note(self, step: Step, change: model.Change) -> str:
        life = self._lives[change.lives[0]]
        if change.kind is ChangeKind.ADDED:
            at = next(n for n, one in enumerate(life.stretches) if one.first == step.release)
            if not at:
                return ""
            return f"back: {self._moments.of(life.stretches[at - 1].last).label} was the last"
        since = self._until(life, step.since)
        if since is None or change.kind not in _KNOWN_SINCE:
            return ""
        first, releases = since
        if releases == 1:
            return ""
        words = "said" if change.kind is ChangeKind.DROPPED else "in the words before"
        return f"{words} since {self._moments.of(first).label}, {releases} documents"

    def _until(self, life: Life, release: str) -> tuple[str, int] | None:
        """Return since when a passage was said, or said in the same words, up to a release."""
        number = self._moments.of(release).number
        for stretch in life.stretches:
            first, last = (self._moments.of(one).number for one in (stretch.first, stretch.last))
            if first <= number <= last:
                return stretch.first, number - first + 1
        return None


def _told(numbers: Counter[ChangeKind]) -> str:
    same = numbers.pop(ChangeKind.SAME, 0)
    if not numbers:
        return "Nothing has changed."
    told = [f"{numbers[kind]} {words.label}" for kind, words in CHANGES.items() if numbers[kind]]
    stays = f"; {plural(same, 'sentence')} {'is' if same == 1 else 'are'} the same" if same else ""
    return f"{listing(told)}{stays}."


def _share(told: Sequence[ChangeView]) -> float:
    whole = sum(len(said.text) for one in told for said in (*one.before, *one.after))
    return sum(map(_changed, told)) / max(1, whole)


def _changed(one: ChangeView) -> int:
    """Return how many characters of both texts are others; all where words are not compared."""
    if one.kind is ChangeKind.SAME:
        return 0
    if one.changes:
        return sum(len(each.text) for each in one.changes if each.op in (Op.ADDED, Op.DROPPED))
    return sum(len(said.text) for said in (*one.before, *one.after))
