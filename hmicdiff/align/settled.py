"""What is known of the passages beforehand, and is not looked at again."""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from hmicdiff.align.draft import Draft
from hmicdiff.structs import Struct


class Settled(Struct, frozen=True):
    """The releases whose sentences stand where they belong."""

    releases: AbstractSet[int] = frozenset()
    """Their indexes."""
    beyond: int = 0
    """How many releases there are besides, that are not looked at."""

    def has(self, draft: Draft) -> bool:
        """Tell whether a settled release has a passage."""
        return not self.releases.isdisjoint(draft.members)

    def are_two(self, one: Draft, other: Draft) -> bool:
        """Tell whether settled releases have both of two passages, so that they stay two."""
        return self.has(one) and self.has(other)

    def joinable(self, numbers: Collection[int], drafts: Sequence[Draft]) -> set[int]:
        """Return which of some passages may be one: what is new, and the largest settled one."""
        there = sorted(
            (each for each in numbers if self.has(drafts[each])),
            key=lambda each: (-drafts[each].support, each),
        )
        return set(numbers).difference(there[1:])


NOTHING = Settled()
"""Where nothing is known beforehand."""
