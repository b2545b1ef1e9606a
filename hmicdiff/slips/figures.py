"""One figure stated as two different ones in a release."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from hmicdiff.model.analysis import Value
from hmicdiff.slips.background import Background
from hmicdiff.slips.otherwise import stated_otherwise
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.ties import key

_ROUNDED = 1000
"""What is smaller is counted, and not rounded in a headline."""
_ROUND_DIGITS = 2
"""A round figure has no more digits that count."""


def differing_figures(background: Background) -> Iterator[Slip]:
    """Yield the figures that a release states otherwise than elsewhere, where nobody else does.

    What is said in fewer of its places is told; of two places, the later one. A figure that stands
    in other sentences as well is another figure of the release, and no slip.
    """
    for tie in background.ties:
        if not tie.is_name:
            why = "; where the other releases state both, the two are one."
            for slip in stated_otherwise(background, tie, _less_often_said, why):
                if not _is_said_again(slip, background):
                    yield slip


def _is_said_again(slip: Slip, background: Background) -> bool:
    """Tell whether another sentence of the release has the figure, too."""
    figure = re.compile(rf"(?<![\w.,]){re.escape(slip.quote)}(?![\w]|[.,]\d)")
    sentences = background.told[slip.told.release.id]
    return any(figure.search(each.text) for each in sentences if each is not slip.told)


def _less_often_said(values: Sequence[Value]) -> tuple[Value, Sequence[Value]] | None:
    """Return the figure that is said most often, the first of several, and the others."""
    figures = [value for value in values if value.value is not None]
    counts = Counter(map(key, figures))
    if len(counts) < 2:  # noqa: PLR2004 - two that differ
        return None
    usual = counts.most_common(1)[0][0]  # of several, the one that was counted first
    known = next(value for value in figures if key(value) == usual)
    others = [value for value in figures if key(value) != usual and not _is_round(value, known)]
    return (known, others) if others else None


def _is_round(one: Value, other: Value) -> bool:
    """Tell whether one of two figures is the other in short: "20 million", "over 20.7 million"."""
    if not all(isinstance(each.value, int | float) and each.value > 0 for each in (one, other)):
        return False
    short, long = sorted(
        (Decimal(str(each.value)).normalize() for each in (one, other)),
        key=lambda number: len(number.as_tuple().digits),
    )
    digits = len(short.as_tuple().digits)
    if digits == len(long.as_tuple().digits) or short == long or long < _ROUNDED:
        return False
    step = Decimal(10) ** (long.adjusted() - digits + 1)
    return abs(long - short) < step and digits <= _ROUND_DIGITS
