"""The heaviest pairs that are in order on both sides."""

from bisect import bisect_left
from collections.abc import Sequence


def heaviest_chain(weighed: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Choose pairs that increase in both members and weigh most together.

    Weighted longest increasing subsequence, by a Fenwick tree over the second member.
    """
    if len(weighed) <= 1:
        return [pair[:2] for pair in weighed if pair[2] > 0]
    places = sorted({place for _, place, _ in weighed})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)
    before: list[int] = []
    totals: list[float] = []
    pending: list[tuple[int, int]] = []
    row = -1
    for index, (position, place, gain) in enumerate(weighed):
        if position != row:
            _settle(tree, pending, totals)
            pending, row = [], position
        slot = bisect_left(places, place)
        best, link = _best_before(tree, slot)
        totals.append(best + gain)
        before.append(link)
        pending.append((slot + 1, index))
    _settle(tree, pending, totals)
    _, link = _best_before(tree, len(places))
    chain = []
    while link >= 0:
        chain.append(weighed[link][:2])
        link = before[link]
    return chain[::-1]


def _best_before(tree: list[tuple[float, int]], slot: int) -> tuple[float, int]:
    best = (0.0, -1)
    while slot:
        if tree[slot][0] > best[0]:
            best = tree[slot]
        slot -= slot & -slot
    return best


def _settle(
    tree: list[tuple[float, int]], pending: list[tuple[int, int]], totals: list[float]
) -> None:
    for start, index in pending:
        slot = start
        while slot < len(tree):
            if totals[index] > tree[slot][0]:
                tree[slot] = (totals[index], index)
            slot += slot & -slot
