"""The lives of passages: since when, until when, and in which words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from hmicdiff.model import sequence as model
from hmicdiff.model.sequence import End, Life, Origin, Stretch
from hmicdiff.report.cards import Change, read_together
from hmicdiff.report.moments import Moment, Moments
from hmicdiff.report.names import anchor, sentence_anchor
from hmicdiff.report.wording import plural
from hmicdiff.structs import Struct, replace

_LEAST_ROWS = 2
"""A passage that so many releases have is a row of the timeline; others are listed below it."""
_SURVIVING = Fraction(1, 3)
"""Where fewer of the words are left, nobody would take the sentence for the same statement."""
_WORD = re.compile(r"\w+")


class StretchView(Struct, frozen=True):
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
    is_other: bool = False
    """Whether hardly a word is left of what was said: another statement has grown out of it."""


class LifeView(Struct, frozen=True):
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
    before: str
    """The runs of releases with words of which hardly one is left, in the same way as the bar."""
    bar: str
    """The runs of releases that have it, as a path one high and as wide as there are releases."""
    ticks: str
    """Where its words change, in the same way."""


class LifeGroup(Struct, frozen=True):
    """Lives that answer one question."""

    title: str
    about: str
    lives: tuple[LifeView, ...]
    folded: bool


def life_anchor(life: str) -> str:
    """Return the fragment of the life of a passage."""
    return f"over.l.{anchor(life)}"


class Lives:
    """Tells the lives of what the releases of a sequence say."""

    def __init__(self, moments: Moments, steps: Sequence[model.Step]) -> None:
        """Take the releases and what has changed in each."""
        self._moments = moments
        self._pieces = {
            (step.release, sentence): change.pieces
            for step in steps
            for change in step.changes
            for sentence in change.after
        }

    def view(self, life: Life) -> LifeView:
        """Return a passage from its first release to its last one."""
        stretches = tuple(_parted([self._stretch(stretch) for stretch in life.stretches]))
        first, last = stretches[0].first, stretches[-1].last
        grown = _grown(stretches)
        releases = sum(stretch.releases for stretch in stretches)
        return LifeView(
            anchor=life_anchor(life.id),
            text=stretches[-1].text,
            first=first,
            last=last,
            goes_on=life.end is End.LAST,
            releases=releases,
            stretches=stretches,
            about=_about(life, stretches),
            before="".join(_bar(grown[0])),
            bar="".join(_bar(grown[1])),
            ticks="".join(f"M{one.first.number} 0v1" for one in stretches[1:] if not one.gap),
        )

    def _stretch(self, stretch: Stretch) -> StretchView:
        pieces = (
            () if stretch.after_gap else self._pieces.get((stretch.first, stretch.sentence), ())
        )
        return StretchView(
            first=self._moments.of(stretch.first),
            last=self._moments.of(stretch.last),
            releases=stretch.releases,
            gap=stretch.after_gap,
            text=self._moments.words(stretch.first, stretch.sentence),
            changes=read_together(pieces),
            anchor=sentence_anchor(stretch.first, stretch.sentence),
        )


def _parted(stretches: Sequence[StretchView]) -> Iterator[StretchView]:
    """Mark where so few of the first words are left that it is another statement."""
    began: Counter[str] = Counter()
    for one in stretches:
        words = Counter(_WORD.findall(one.text.casefold()))
        common = (began & words).total()
        is_other = bool(began) and common < _SURVIVING * max(began.total(), words.total())
        if is_other or not began:
            began = words
        yield replace(one, is_other=is_other)


def _grown(
    stretches: Sequence[StretchView],
) -> tuple[Sequence[StretchView], Sequence[StretchView]]:
    """Cut a life where the statement begins that it ends with."""
    last = max((n for n, one in enumerate(stretches) if one.is_other), default=0)
    return stretches[:last], stretches[last:]


def grouped(lives: Sequence[LifeView]) -> Iterator[LifeGroup]:
    """Yield lives by the question that they answer."""
    groups = (
        LifeGroup(
            "Said to the last",
            "What the last document says, and since when.",
            tuple(life for life in lives if life.goes_on),
            folded=False,
        ),
        LifeGroup(
            "No longer said",
            "What several documents said, the latest to end first.",
            _latest(life for life in lives if not life.goes_on and life.releases >= _LEAST_ROWS),
            folded=False,
        ),
        LifeGroup(
            "Said once",
            "What one document alone said, the latest first.",
            _latest(life for life in lives if not life.goes_on and life.releases < _LEAST_ROWS),
            folded=True,
        ),
    )
    return (group for group in groups if group.lives)


def _latest(lives: Iterator[LifeView]) -> tuple[LifeView, ...]:
    return tuple(sorted(lives, key=lambda life: (-life.last.number, life.first.number)))


def _about(life: Life, stretches: Sequence[StretchView]) -> str:
    before, own = _grown(stretches)
    first, last = own[0].first.label, own[-1].last.label
    releases = sum(one.releases for one in own)
    gaps = sum(1 for one in own[1:] if one.gap)
    if life.end is End.LAST:
        whole = life.origin is Origin.FIRST and not before
        span = "from the first to the last" if whole else f"since {first}"
    else:
        span = f"only {first}" if releases == 1 else f"{first} to {last}"
    told = [span]
    if releases > 1:
        told.append(plural(releases, "document"))
        told.append(_wordings(own))
    if gaps:
        told.append(plural(gaps, "gap"))
    if life.end is End.MERGED:
        told.append("then part of another")
    if before:
        told.append(f"grown out of other words, said since {before[0].first.label}")
    elif life.origin is Origin.SPLIT:
        told.append("once part of another")
    return ", ".join(told)


def _wordings(stretches: Sequence[StretchView]) -> str:
    return plural(len({one.text for one in stretches}), "wording")


def _bar(stretches: Sequence[StretchView]) -> Iterator[str]:
    """Yield a rectangle for each run of releases without a gap."""
    if not stretches:
        return
    start = end = -1
    for one in stretches:
        if one.first.number != end:
            if end > start:
                yield f"M{start} 0h{end - start}v1h-{end - start}z"
            start = one.first.number
        end = one.last.number + 1
    yield f"M{start} 0h{end - start}v1h-{end - start}z"
