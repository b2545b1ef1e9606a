"""Which releases are of another kind than the others, so that what they say first is told.

That a release uses words of its own makes it none: each story has its own.
"""

from collections import Counter
from collections.abc import Container, Mapping
from statistics import median

from hmicdiff.model.analysis import Analysis

_FEWEST = 4
"""Of fewer passages that nearly all have, whoever lacks some is not of another kind."""
_NEARLY_ALL = 0.9
"""So large a share of the releases has what makes them of one kind."""
_LONG = 4
"""So many times as long as half of the others no other filling of one form is."""


def unlike(
    analysis: Analysis, aside: Container[str] = (), *, stories: bool = False
) -> Mapping[str, str]:
    """Return by release how it is unlike the others; of most nothing is told.

    Passages that stand `aside` tell nothing. With `stories` each tells its own, short or long.
    """
    kin = [one for one in analysis.releases if not one.stranger]
    common = [
        {release for reading in one.readings for release in reading.releases}
        for one in analysis.template.passages
        if one.releases >= _NEARLY_ALL * len(kin) and one.id not in aside
    ]
    lacking = Counter(one.id for one in kin for having in common if one.id not in having)
    lengths = {one.id: len(one.text.split()) for one in kin}
    usual = median(lengths.values()) if lengths else 0
    told: dict[str, str] = {}
    for one in sorted(kin, key=lambda one: (-lacking[one.id], -lengths[one.id], one.id)):
        if len(common) >= _FEWEST and 2 * lacking[one.id] > len(common):
            told[one.id] = "says, and lacks most of what nearly all others say"
        elif lengths[one.id] > _LONG * usual and not stories:
            times = int(lengths[one.id] // usual)
            told[one.id] = f"says, in a text {times} times as long as that of most"
    return told
