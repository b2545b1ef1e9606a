"""What a sequence shows: each release against the last one, and the lives of passages."""

from collections.abc import Mapping, Sequence

from hmicdiff.model import sequence as model
from hmicdiff.model.analysis import Analysis
from hmicdiff.report.lives import LifeGroup, LifeView, Lives, grouped, life_anchor
from hmicdiff.report.moments import Moment, Moments
from hmicdiff.report.names import ReleaseName
from hmicdiff.report.steps import Steps, StepView
from hmicdiff.report.wording import plural
from hmicdiff.structs import Struct


class SequenceView(Struct, frozen=True):
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
    sequence = analysis.sequence
    if sequence is None:
        return None
    moments = Moments(analysis, sequence, names)
    changing = Steps(moments, sequence.lives)
    steps = tuple(changing.view(step) for step in reversed(sequence.steps))
    living = Lives(moments, sequence.steps)
    lives = [living.view(life) for life in sequence.lives]
    return SequenceView(
        moments=moments.all,
        steps=steps,
        groups=tuple(grouped(lives)),
        says=_says(sequence, lives),
        summary=_summary(moments.all, steps, lives),
    )


def _says(sequence: model.Sequence, lives: Sequence[LifeView]) -> dict[str, tuple[LifeView, ...]]:
    """Return release by release the lives of what it says, in its order."""
    of = {life.anchor: life for life in lives}
    first = tuple(life for life in lives if not life.first.number)
    says = {sequence.order[0].release: first} if sequence.order else {}
    for step in sequence.steps:
        after = [
            (sentence, life)
            for change in step.changes
            for sentence, life in zip(change.after, change.lives, strict=False)
        ]
        says[step.release] = tuple(of[life_anchor(life)] for _, life in sorted(after))
    return says


def _summary(
    moments: Sequence[Moment], steps: Sequence[StepView], lives: Sequence[LifeView]
) -> str:
    if not steps:
        return f"{plural(len(moments), 'document')} in the sequence: nothing to compare."
    unchanged = sum(not step.changes for step in steps)
    told = (
        f"{len(moments)} documents from {moments[0].label} to {moments[-1].label}; "
        f"{plural(len(lives), 'passage')}, {sum(life.goes_on for life in lives)} of them in "
        "the last."
    )
    return f"{told} {plural(unchanged, 'document')} changed nothing." if unchanged else told
