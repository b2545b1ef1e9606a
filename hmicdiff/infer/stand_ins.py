"""Words that stand for the subject of a release: "it", "the company"."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from hmicdiff.align.kinds import Words, low
from hmicdiff.model.text import Corpus
from hmicdiff.read.english import AGREEMENT_WORDS

_ESTABLISHED = 3
"""What a release says in so many sentences is what it calls somebody."""


class StandIns:
    """Knows what each release calls things: how many of its sentences say "the" and a word."""

    def __init__(self, corpus: Corpus) -> None:
        """Count the words after "the" in the sentences of `corpus`."""
        self._said: Counter[tuple[int, str]] = Counter()
        for at, release in enumerate(corpus.releases):
            for sentence in release.sentences:
                words = pairwise(low(sentence.wording.norms))
                self._said.update({(at, word) for article, word in words if article == "the"})

    def are_names(self, used: Iterable[tuple[int, str]]) -> bool:
        """Tell whether words, given with the releases that use them, stand for one thing.

        Each release has to say its own word time and again and none of the others': where all of
        them speak of an applicant and of a respondent, the two are two.
        """
        pairs = set(used)
        words = {word for _, word in pairs}
        return all(
            self._said[release, word] >= _ESTABLISHED
            and all(self._said[release, other] < _ESTABLISHED for other in words - {word})
            for release, word in pairs
        )

    def are(self, used: Iterable[tuple[int, Words]]) -> bool:
        """Tell whether what releases fill in, "it" or "the company", stands for their subject."""
        pairs = list(used)
        nouns = [(release, words[-1]) for release, words in pairs if len(words) > 1]
        return all(stands_for(words) for _, words in pairs) and self.are_names(nouns)


def stands_for(words: Words) -> bool:
    """Tell whether the words can stand for a name said before: "it", "the force"."""
    lower = low(words)
    if words[1:] != lower[1:]:
        return False
    if len(lower) == 2:  # noqa: PLR2004 - an article and a noun
        return lower[0] == "the"
    return len(lower) == 1 and lower[0] in AGREEMENT_WORDS
