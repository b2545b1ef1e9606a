"""What has changed since the last release, as plain text."""

from collections.abc import Iterator

from hmicdiff.model.analysis import Analysis
from hmicdiff.report.controls import one_line
from hmicdiff.report.lives import LifeView
from hmicdiff.report.moments import Moment
from hmicdiff.report.names import ReleaseName
from hmicdiff.report.quoted import marked, quoted
from hmicdiff.report.sequence import SequenceView
from hmicdiff.report.steps import ChangeView, StepView
from hmicdiff.report.terminal import Line, Page, Styled, hanging, wrap
from hmicdiff.report.view import View, build_view, find_release

_NO_PLACE = "It has no place in the sequence."
_FIRST = "It is the first of the sequence: nothing came before it."


def show_all(analysis: Analysis, *, color: bool = False, width: int | None = None) -> str:
    """Return what has changed in each release since the last one, the earliest first.

    Args:
        analysis: What to present; one that has a sequence.
        color: Whether to use terminal colours.
        width: Columns to fill; by default the terminal's when there are colours, else 80.
    """
    view = build_view(analysis)
    page = Page(color=color, width=width)
    page.add(_notices(view, page.width))
    if view.sequence:
        page.add(changes(view.sequence, page))
    return page.text()


def show(analysis: Analysis, query: str, *, color: bool = False, width: int | None = None) -> str:
    """Return what has changed in one release since the last one, and since when it says the rest.

    Args:
        analysis: What to present; one that has a sequence.
        query: The release's id, its file's name, or part of its id or subject.
        color: Whether to use terminal colours.
        width: Columns to fill; by default the terminal's when there are colours, else 80.

    Raises:
        UnknownReleaseError: No release, or more than one, answers to `query`.
    """
    view = build_view(analysis)
    name = find_release(view, query).name
    page = Page(color=color, width=width)
    if view.sequence:
        page.add(_notices(view, page.width))
        page.add(_one(view.sequence, name, page))
    return page.text()


def changes(sequence: SequenceView, page: Page) -> Iterator[Line]:
    """Yield what has changed in each release of a sequence, the earliest first."""
    yield (Styled("Over time", "heading"),)
    yield ()
    yield from wrap([Styled(sequence.summary)], page.width)
    for step in reversed(sequence.steps):
        yield ()
        yield from _step(step, page)
    yield ()


def _notices(view: View, width: int) -> Iterator[Line]:
    for notice in view.notices:
        yield from hanging([Styled("! ", "warning")], [Styled(notice)], width)
    yield ()


def _one(sequence: SequenceView, name: ReleaseName, page: Page) -> Iterator[Line]:
    moment, step = sequence.moment_of(name.id), sequence.step_of(name.id)
    if moment is None:
        yield from (*_title(name.name, page.width), (), (Styled(_NO_PLACE),))
        return
    if step:
        yield from _step(step, page)
    else:
        yield from (*_title(_called(moment), page.width), (), (Styled(_FIRST),))
    yield ()
    yield (Styled("What it says, and since when", "heading"),)
    yield ()
    for life in sequence.says[name.id]:
        yield from _life(life, moment, page.width)


def _called(moment: Moment) -> str:
    return moment.label if moment.label == moment.source else f"{moment.label} · {moment.source}"


def _title(name: str, width: int) -> Iterator[Line]:
    yield from wrap([Styled(one_line(name), "bold")], width)
    yield (Styled("═" * min(len(one_line(name)), width), "dim"),)


def _step(step: StepView, page: Page) -> Iterator[Line]:
    yield from _title(_called(step.moment), page.width)
    yield from wrap([Styled(f"Since {step.since.label}: {step.told}")], page.width)
    for change in step.changes:
        yield ()
        yield from _change(change, page)


def _change(change: ChangeView, page: Page) -> Iterator[Line]:
    place = (change.after or change.before)[0]
    line = f"line {place.line}" if change.after else f"was line {place.line}"
    head = [Styled(f"{change.words.symbol} {change.words.label}", "bold"), Styled(f" · {line}")]
    if place.where:
        head.append(Styled(f" · {place.where}", "dim"))
    if change.moved:
        head.append(Styled(" · moved"))
    if change.note:
        head.append(Styled(f" · {change.note}", "dim"))
    yield from hanging([], head, page.width, later="    ")
    if change.changes:
        words = [part for one in change.changes for part in marked(one, marks=page.marks)]
        yield from quoted(words, page.width, "")
    else:
        both = bool(change.before and change.after) and change.kind != "moved"
        sides = (("before ", change.before), ("now    ", change.after))
        for label, said in sides if both else (("", change.after or change.before),):
            for one in said:
                yield from quoted([Styled(one.text)], page.width, label)
    figures = "; ".join(f"{one.before} → {one.after}" for one in change.figures)
    if figures and not change.changes:
        yield from hanging([], [Styled(figures)], page.width, first="    ")


def _life(life: LifeView, moment: Moment, width: int) -> Iterator[Line]:
    now = next(
        one for one in life.stretches if one.first.number <= moment.number <= one.last.number
    )
    since = "said from the first on" if not life.first.number else f"said since {life.first.label}"
    if now.first is not life.first:
        since += f", in these words since {now.first.label}"
    yield from hanging([], [Styled(since, "bold")], width, later="    ")
    yield from quoted([Styled(now.text)], width, "")
    yield ()
