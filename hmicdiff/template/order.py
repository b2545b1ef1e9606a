"""What stands in the template's order, and what has to be told with its place."""

from collections.abc import Sequence
from itertools import pairwise

Link = tuple[int, int, int]
"""A sentence, the passage it says, and what it weighs that it says it there."""


def in_order(links: Sequence[Link]) -> list[int]:
    """Choose the links that increase in both members and weigh most together, by their index.

    Of the links of one sentence at most one is chosen, and the same goes for a passage. `links`
    are ordered by their sentences.
    """
    if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(links)):
        return list(range(len(links)))
    best: list[int] = []
    before: list[int] = []
    for at, (sentence, passage, weight) in enumerate(links):
        reach, link = 0, -1
        for other in range(at):
            left = links[other]
            if left[0] < sentence and left[1] < passage and best[other] > reach:
                reach, link = best[other], other
        best.append(reach + weight)
        before.append(link)
    at = max(range(len(links)), key=lambda each: best[each], default=-1)
    chosen = []
    while at >= 0:
        chosen.append(at)
        at = before[at]
    return chosen[::-1]
