"""One figure stated as two different ones in a release."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from hmicdiff.model.analysis import Value
from hmicdiff.slips.background import Background
from hmicdiff.slips.otherwise import stated_otherwise
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.ties import key


def differing_figures(background: Background) -> Iterator[Slip]:
    """Yield the figures that a release states otherwise than elsewhere, where nobody else does.

    What is said in fewer of its places is told; of two places, the later one. A figure that stands
    in other sentences as well is another figure of the release, and no slip.
    """
    for tie in background.ties:
        if not tie.is_name:
            why = "; in the other releases the two are one."
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
    return known, [value for value in figures if key(value) != usual]
