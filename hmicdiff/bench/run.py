"""Rounds of planting changes in a family and holding what is told against them."""

import random
from collections import Counter
from collections.abc import Callable

from hmicdiff.bench.plant import Field, field_of, plant
from hmicdiff.bench.reread import family_of
from hmicdiff.bench.score import Outcome, Scored, score
from hmicdiff.bench.truth import Plant
from hmicdiff.errors import BenchError
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.text import Corpus
from hmicdiff.pipeline import analyze
from hmicdiff.slips.registry import RULES
from hmicdiff.slips.settings import SlipSettings
from hmicdiff.structs import Struct
from hmicdiff.version import __version__

Progress = Callable[[str, float], None]

_FEWEST = 3
"""Of two releases nothing tells which departs from the template."""
_NO_SLIPS = SlipSettings(dict.fromkeys(RULES))
"""None are planted; looking for them would cost time and change nothing else."""


class Setting(Struct, frozen=True):
    """What a bench is asked to do."""

    rounds: int = 20
    rate: float = 0.05
    """The share of the sentences that is changed in each round."""
    seed: int = 1


class Row(Struct, frozen=True):
    """What the bench shows of one kind of change."""

    kind: Plant
    planted: int
    right: int
    """How many of the planted are told as what they are."""
    noticed: int
    """How many of the planted are told as something."""
    told: int
    """How much is told as this kind that is not told of the unchanged family."""
    true: int
    """How much of that was planted as this kind."""


class Bench(Struct, frozen=True):
    """How far the program can be trusted on a family."""

    generator: str
    setting: Setting
    releases: int
    sentences: int
    clear: int
    """How many of the sentences can be changed without a doubt about the truth."""
    rows: tuple[Row, ...]
    """One for each kind of change."""
    rounds: tuple[tuple[Outcome, ...], ...]
    """Round by round, what was made of each change."""


def bench(
    corpus: Corpus, setting: Setting | None = None, progress: Progress | None = None
) -> Bench:
    """Plant changes in a family and count which of them are told, and what else is.

    The same corpus and setting give the same result.

    Raises:
        BenchError: if the family is too small, or agrees nowhere so well that a change has a
            truth.
    """
    setting, tell = setting or Setting(), progress or (lambda _stage, _share: None)
    tell("analyzing", 0.0)
    family = family_of(corpus)
    place = field_of(family, analyze(family.corpus, settings=_NO_SLIPS))
    _check(place)
    scored: list[Scored] = []
    for number in range(setting.rounds):
        tell(f"round {number + 1} of {setting.rounds}", (number + 1) / (setting.rounds + 1))
        rng = random.Random(f"{setting.seed} {number}")  # noqa: S311 - nothing here is secret
        made = plant(place, rng, setting.rate)
        scored.append(score(place, made, analyze(made.corpus, settings=_NO_SLIPS)))
    return Bench(
        generator=f"hmicdiff {__version__}",
        setting=setting,
        releases=len(family.corpus.releases),
        sentences=place.sentences,
        clear=len(place.clear),
        rows=tuple(_row(kind, scored) for kind in Plant),
        rounds=tuple(one.outcomes for one in scored),
    )


def _check(place: Field) -> None:
    kin = _kin(place.analysis)
    if kin < _FEWEST:
        raise BenchError(
            f"a bench needs {_FEWEST} releases of one template, and there are {kin}: with fewer "
            "nothing tells which of them a change departs from"
        )
    if not place.clear:
        raise BenchError(
            "no sentence is said by enough of the releases in the same words, so there is none of "
            "which it is certain what a change of it has to look like; add more releases"
        )


def _kin(analysis: Analysis) -> int:
    return sum(not release.stranger for release in analysis.releases)


def _row(kind: Plant, scored: list[Scored]) -> Row:
    new: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for one in scored:
        new.update(one.new)
        true.update(one.true)
    mine = [
        outcome for one in scored for outcome in one.outcomes if outcome.planted.change.kind is kind
    ]
    return Row(
        kind=kind,
        planted=len(mine),
        right=sum(outcome.right for outcome in mine),
        noticed=sum(bool(outcome.told) for outcome in mine),
        told=new[kind.value],
        true=true[kind.value],
    )
