"""Whether a passage has a place that most releases share: without one, it has moved in none."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from hmicdiff.align.draft import Draft

_FEWEST = 3
"""Of fewer releases no place is the one that most share."""


def forget_moves(drafts: Sequence[Draft], total: int) -> None:
    """Let passages be moved in no release where most do not share what stands beside them.

    Beside a passage stands the nearest one that at least half of the `total` releases have.
    """
    moved = [at for at, draft in enumerate(drafts) if draft.moved and draft.support >= _FEWEST]
    if not moved:
        return
    rows: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        if 2 * draft.support >= total:
            for release, sentences in draft.members.items():
                rows[release] += [(sentence, at) for sentence in sentences]
    for row in rows.values():
        row.sort()
    for at in moved:
        if not _is_shared(drafts[at], at, rows):
            drafts[at].moved.clear()


def _is_shared(draft: Draft, at: int, rows: defaultdict[int, list[tuple[int, int]]]) -> bool:
    """Tell whether most who have a passage have it beside the same one, before or after it."""
    before: Counter[int] = Counter()
    after: Counter[int] = Counter()
    for release, sentences in draft.members.items():
        first, last = min(sentences), max(sentences)
        others = [(number, other) for number, other in rows[release] if other != at]
        before[max((each for each in others if each[0] < first), default=(-1, -1))[1]] += 1
        after[min((each for each in others if each[0] > last), default=(-1, -1))[1]] += 1
    most = max(*before.values(), *after.values())
    return 2 * most > len(draft.members)
