"""Figures that stand far from those of all other releases: one rule, wherever it is asked."""

from collections.abc import Sequence

from hmicdiff.read.english import YEARS

_ENOUGH = 5
"""Beside fewer others no figure can be said to be out of line."""
_WIDTHS = 3
"""A figure of its own may be two widths of the others' range away; a slip of the pen, a digit more
or less, is further."""
_ALL = "0123456789"


def is_far_out(number: float, others: Sequence[float]) -> bool:
    """Tell whether a figure is out of line with those that the other releases state.

    It is if it stands further from their range than three times its width. What is nearer is a
    figure as each release has its own. That is further, too, than any measure of their spread asks
    for: the median of what they are off their middle is at most half of the width. Years are never
    out of line: none is large or small.

    Args:
        number: the figure.
        others: the figures of the other releases, in ascending order.
    """
    if len(others) < _ENOUGH or others[0] == others[-1]:
        return False
    room = _WIDTHS * (others[-1] - others[0])
    if others[0] - room <= number <= others[-1] + room:
        return False
    return not all(map(_is_year, (number, *others)))


def _is_year(number: float) -> bool:
    return float(number).is_integer() and int(number) in YEARS  # a range is walked to find a float


def is_no_slip_for_years(number: float, others: Sequence[float]) -> bool:
    """Tell whether all others may be years, and a figure is none, nor one with a digit amiss.

    It then stands for something else than they do, as the number of a law beside its year.
    """
    if not all(map(_is_year, others)) or not float(number).is_integer():
        return False
    digits = str(int(number))
    shorter = [digits[:at] + digits[at + 1 :] for at in range(len(digits))]
    longer = (digits[:at] + digit + digits[at:] for at in range(len(digits) + 1) for digit in _ALL)
    return not any(_is_year(int(one)) for one in (*shorter, *longer) if one)
