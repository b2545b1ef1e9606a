"""Sayings for tests, from sentences as they are written."""

from collections.abc import Sequence
from dataclasses import dataclass

from hmicdiff.align.columns import Column, fillers
from hmicdiff.align.frames import groups
from hmicdiff.align.kinds import is_number
from hmicdiff.align.sayings import Group, Saying
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.read.normalize import wording

NUMBER = 0


@dataclass(frozen=True)
class Said:
    """Sentences as sayings, with the words that stand for their symbols."""

    sayings: list[Saying]
    words: list[str]

    def weigh(self, symbol: int) -> float:
        """Return what a word is worth: little if it only holds a sentence together."""
        word = self.words[symbol]
        return 0.2 if word in FUNCTION_WORDS or not word.isalpha() else 3.0

    def texts(self, group: Group) -> list[str]:
        """Return the sentences of a group."""
        return [" ".join(saying.norms) for saying in group.sayings]

    def frame(self, group: Group) -> str:
        """Return the words of a group's frame."""
        return " ".join(self.words[symbol] for symbol in group.frame)

    def groups(self) -> list[Group]:
        """Return the groups that the sayings fall into."""
        return groups(self.sayings, self.weigh)


def said(*texts: str) -> Said:
    """Return the sayings of sentences, each of a release of its own."""
    words = ["#"]
    places: dict[str, list[tuple[int, int]]] = {}
    for release, text in enumerate(texts):
        places.setdefault(text, []).append((release, 0))
    sayings = []
    for text, where in places.items():
        norms = wording(text).norms
        symbols = []
        for norm in norms:
            word = norm.casefold()
            if is_number(norm):
                symbols.append(NUMBER)
                continue
            if word not in words:
                words.append(word)
            symbols.append(words.index(word))
        sayings.append(Saying(tuple(symbols), norms, frozenset(), tuple(where)))
    return Said(sayings, words)


def shown(sayings: Sequence[Saying], found: Sequence[Column]) -> list[tuple[str, list[str]]]:
    """Return the columns, each with what it is and what each saying has there."""
    return [
        (column.part.value, [" ".join(words) for words in fillers(sayings, column.spans)])
        for column in found
    ]
