"""Which releases are about something else than the others, by their words."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from hmicdiff.model.analysis import Analysis

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 30
"""With fewer different words a release is no text that could be about anything."""


def most_unlike(analysis: Analysis) -> Sequence[str]:
    """Return the ids of the releases, those first whose words fewest others use.

    What begins with a capital may be a name, and each release has names of its own.
    """
    words = {
        one.id: {word for word in _WORD.findall(one.text) if word == word.lower()}
        for one in analysis.releases
        if not one.stranger
    }
    having = Counter(word for each in words.values() for word in each)

    def rarity(release: str) -> float:
        bits = math.fsum(math.log2(len(words) / having[word]) for word in words[release])
        return bits / len(words[release])

    told = [release for release, each in words.items() if len(each) >= _FEWEST]
    return sorted(told, key=lambda release: (-rarity(release), release))
