"""What is known of the passages beforehand, and is not looked at again."""

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


NOTHING = Settled()
"""Where nothing is known beforehand."""
