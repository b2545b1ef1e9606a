"""Whether a release that lacks a passage says something like it in words of its own, right there.

Words that are looked up by how they begin miss compounds and other forms: "Umweltbelastungen" for
"Belastungen für Umwelt". So texts are compared by rows of letters, which weigh the more the fewer
passages have them.
"""

import math
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from hmicdiff.model.analysis import PlacedRelease, PlacedSentence
from hmicdiff.model.template import Passage
from hmicdiff.report.cards import Card

_LETTERS = 5
"""So many letters in a row are a stem, or the end of one word and the beginning of the next."""
_LIKE = 0.12
"""With this share of the letters of what is missing, by weight, words in its place may say it.
Of passages that releases have, no more than one in fifty stood beside words so much like it, on
forms; of those that are told to be missing and are said in other words, nearly all."""
_WORD = re.compile(r"[^\W\d_]+")


class Instead:
    """Looks at what stands in the place of what is missing."""

    def __init__(
        self,
        kin: Iterable[PlacedRelease],
        passages: Sequence[Passage],
        common: Container[str],
    ) -> None:
        """Know the releases, and between which passages, those that most have, a place is."""
        self._kin = {one.id: one for one in kin}
        self._passages = passages
        self._common = common
        self._weights: Mapping[str, float] = {}

    def says(self, card: Card) -> bool:
        """Tell whether a release says something like what it is told to lack, where it lacks it."""
        release = self._kin[card.release.id]
        missing = _rows("".join(" " if one.slot else one.text for one in card.expected))
        whole = self._weigh(missing)
        return any(
            self._weigh(missing & _rows(release.text[one.start : one.end])) > _LIKE * whole
            for one in self._there(release, card)
        )

    def _there(self, release: PlacedRelease, card: Card) -> Iterator[PlacedSentence]:
        """Yield the sentences around a place, up to what is said of other passages most have."""
        sentences = release.sentences
        at = next((n for n, one in enumerate(sentences) if one.start >= card.start), len(sentences))
        for side in (reversed(sentences[:at]), sentences[at:]):
            for one in side:
                if any(each in self._common and each != card.passage for each in one.passages):
                    break
                yield one

    def _weigh(self, rows: Iterable[str]) -> float:
        if not self._weights:
            having = Counter[str]()
            for one in self._passages:
                having.update(
                    _rows("".join(p if isinstance(p, str) else " " for p in one.main.parts))
                )
            number = len(self._passages)
            self._weights = {row: math.log(1 + number / of) for row, of in having.items()}
        rarest = math.log(1 + len(self._passages))
        return math.fsum(self._weights.get(row, rarest) for row in rows)


@lru_cache(maxsize=1_000)
def _rows(text: str) -> frozenset[str]:
    words = f" {' '.join(_WORD.findall(text.casefold()))} "
    return frozenset(words[at : at + _LETTERS] for at in range(max(1, len(words) - _LETTERS + 1)))
