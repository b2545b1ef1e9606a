"""Whether a passage has a place that most releases share: without one, it has moved in none."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from hmicdiff.align.draft import Draft

_FIRM = 0.8
"""What this share of the releases say can be counted on where a passage stands."""
_FEWEST = 3
"""Of fewer releases no place is the one that most share."""


def forget_moves(
    drafts: Sequence[Draft], total: int, settled: AbstractSet[int] = frozenset()
) -> None:
    """Let passages be moved in no release where most do not share what stands beside them.

    What stands beside may be said by half of the releases, or else by nearly all, where those
    that stand between are said here and there: then only what stands beyond these has moved.

    Nor are they in a release that has them before and behind the same as the others. Beside a
    passage stands the nearest one that at least half of the `total` releases have. Of those that
    are `settled` it is known where they have it.
    """
    moved = [at for at, draft in enumerate(drafts) if draft.moved and draft.support >= _FEWEST]
    if not moved:
        return
    usual = [draft for draft in drafts if 2 * draft.support >= total]
    firm = [draft for draft in drafts if draft.support >= _FIRM * total]
    rows, firm_rows = _rows(drafts, total / 2), _rows(drafts, _FIRM * total)
    for at in moved:
        draft = drafts[at]
        known = draft.moved & settled
        if _is_shared(draft, at, rows):
            forget_in_place(draft, usual)
        elif _is_shared(draft, at, firm_rows):
            forget_in_place(draft, firm)
        else:
            draft.moved.clear()
        draft.moved |= known


_Rows = defaultdict[int, list[tuple[int, int]]]
"""Release by release its sentences that say what enough others say, in order, each with which."""


def _rows(drafts: Sequence[Draft], least: float) -> _Rows:
    rows: _Rows = defaultdict(list)
    for at, draft in enumerate(drafts):
        if draft.support >= least:
            for release, sentences in draft.members.items():
                rows[release] += [(sentence, at) for sentence in sentences]
    for row in rows.values():
        row.sort()
    return rows


def forget_in_place(draft: Draft, usual: Sequence[Draft]) -> None:
    """Forget where a release has a passage before what the others have before it, and behind."""
    around = [(other, _leads(other, draft)) for other in usual if other is not draft]
    draft.moved = {
        release
        for release in draft.moved
        if any(
            leads is not None and leads is not (min(other.members[release]) < first)
            for first in [min(draft.members[release])]
            for other, leads in around
            if release in other.members and release not in other.moved
        )
    }


def _leads(other: Draft, draft: Draft) -> bool | None:
    """Tell whether most releases say another passage before one that has not moved in them.

    Two groups of releases may have said a passage in ways that were found to be one at last.
    """
    both = (draft.members.keys() - draft.moved) & (other.members.keys() - other.moved)
    before = sum(min(other.members[each]) < min(draft.members[each]) for each in both)
    return None if 2 * before == len(both) else 2 * before > len(both)


def _is_shared(draft: Draft, at: int, rows: _Rows) -> bool:
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
