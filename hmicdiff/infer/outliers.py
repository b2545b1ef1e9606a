"""Figures that stand far from those of all other releases: one rule, wherever it is asked."""

from collections.abc import Sequence
from statistics import median

from hmicdiff.read.english import YEARS

_ENOUGH = 5
"""Beside fewer others no figure can be said to be out of line."""
_WIDTHS = 3
"""A figure of its own may be two widths of the others' range away; a slip of the pen, a digit more
or less, is further."""
_FAR = 3.5
"""The modified z-score from which on a figure is an outlier (Iglewicz and Hoaglin, 1993)."""
_NORMAL = 0.6745
"""The third quartile of the standard normal distribution."""


def is_far_out(number: float, others: Sequence[float]) -> bool:
    """Tell whether a figure is out of line with those that the other releases state.

    It is if it stands further from their range than three times its width, and further from their
    middle than their spread explains. What is nearer is a figure as each release has its own.
    Years are never out of line: none is large or small.

    Args:
        number: the figure.
        others: the figures of the other releases, in ascending order.
    """
    if len(others) < _ENOUGH or others[0] == others[-1]:
        return False
    room = _WIDTHS * (others[-1] - others[0])
    if others[0] - room <= number <= others[-1] + room:
        return False
    middle = median(others)
    spread = median([abs(other - middle) for other in others])
    if _NORMAL * abs(number - middle) <= _FAR * spread:
        return False
    return not all(map(_is_year, (number, *others)))


def _is_year(number: float) -> bool:
    return float(number).is_integer() and int(number) in YEARS  # a range is walked to find a float
