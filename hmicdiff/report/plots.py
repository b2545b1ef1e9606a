"""A column of facts as a picture: where each figure lies, or how often each answer is given."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hmicdiff.report.controls import one_line

_FEW = 4
"""So many answers are counted; the others are one number."""
_EDGE, _WIDTH = 2.0, 100.0
"""In hundredths of a plot's breadth: what is left free at its ends, so that no mark is cut off."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The figures of a column on a line of length 100, or its answers with their numbers."""

    dots: tuple[tuple[float, bool], ...]
    """Places on the line, each once, and whether something is odd about a figure there."""
    low: str
    high: str
    answers: tuple[tuple[str, int], ...]
    """The most frequent first; empty where each is given once."""
    more: int
    """How many other answers there are."""


@dataclass(frozen=True, slots=True)
class Point:
    """A cell as a plot sees it."""

    value: float | str | None
    shown: str
    odd: bool


def plot(points: Sequence[Point], *, counts: bool) -> Plot | None:
    """Return the picture of a column; `None` where one would say nothing."""
    if counts:
        figures = [(one, one.value) for one in points]
        return _line([(one, float(v)) for one, v in figures if isinstance(v, int | float)])
    numbers = Counter(one_line(one.shown) for one in points)
    if not numbers or (len(numbers) > _FEW and len(numbers) * 2 > len(points)):
        return None
    ordered = sorted(numbers.items(), key=lambda one: (-one[1], one[0]))
    return Plot((), "", "", tuple(ordered[:_FEW]), max(0, len(ordered) - _FEW))


def _line(points: Sequence[tuple[Point, float]]) -> Plot | None:
    if len({value for _, value in points}) < 2:  # noqa: PLR2004 - one value has no range
        return None
    ordered = sorted(points, key=lambda one: one[1])
    low, high = ordered[0], ordered[-1]
    dots: dict[float, bool] = {}
    for point, value in points:
        at = round(share(value, low[1], high[1]), 1)
        dots[at] = dots.get(at, False) or point.odd
    return Plot(tuple(sorted(dots.items())), low[0].shown, high[0].shown, (), 0)


def share(value: float, low: float, high: float) -> float:
    """Return where a figure lies between the lowest and the highest, on a line of length 100."""
    return _EDGE + (_WIDTH - 2 * _EDGE) * (value - low) / (high - low)
