"""Documents of one house without a template: it writes of many things, and names itself in all.

The names of a house are words with a capital within its sentences: its place, its people, what it
does. One that tells of another thing than the others still has those; another house has others.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from hmicdiff.structs import Struct

_SENTENCE = 4
"""Fewer words are a heading or a label, which may have a capital in each."""
_HOUSE = 3
"""Two names in common may be those of a country."""
LIKE_THEM = 0.5
"""A document that has this much of the names that those of a house have is of it, too."""
_SAID = 3
"""What one in so many documents of a house says is a name of the house."""
_LOOSE = 5
"""Fewer documents without a template may have names in common by chance."""
_SEEDS = 32
"""So many of the names that most say are asked whose they are."""
_TELLING = 4
"""More names than this are rather those of one story than of a house."""


def names_in(norms: Sequence[str]) -> frozenset[str]:
    """Return the names within a sentence, in small letters; none of what is capitals like a title.

    Its first word has a capital whatever it is.
    """
    words = [word for word in norms if word[0].isalpha()]
    capital = sum(word[0].isupper() for word in words)
    if len(words) < _SENTENCE or 2 * capital >= len(words):
        return frozenset()
    return frozenset(word.casefold() for word in words[1:] if word[0].isupper() and len(word) > 1)


class House(Struct, frozen=True):
    """The names that documents say which are of one house."""

    names: frozenset[str]
    usual: float
    """How many of these one of its documents has."""

    def likeness(self, names: frozenset[str]) -> float:
        """Return how many of the names a document has, of as many as the house's own have."""
        own = len(names & self.names)
        return own / self.usual if own >= _HOUSE else 0.0


def house_of(documents: Iterable[frozenset[str]]) -> House:
    """Return the house of documents that are of one, given by their names."""
    documents = list(documents)
    said = Counter(name for names in documents for name in names)
    house = frozenset(name for name, uses in said.items() if _SAID * uses >= len(documents))
    return House(house, median(len(names & house) for names in documents))


def largest_house(documents: Mapping[int, frozenset[str]]) -> list[int]:
    """Return those of documents that say the names of one house, of most of them; may be none.

    A house is asked for by each of the names that most say: who says half of what those say who
    say this one is of it.
    """
    counts = Counter(name for names in documents.values() for name in names)
    best: list[int] = []
    most = 0.0
    for seed, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:_SEEDS]:
        said = Counter(name for names in documents.values() if seed in names for name in names)
        house = frozenset(name for name, uses in said.items() if 2 * uses >= count)
        share = {at: len(names & house) / len(house) for at, names in documents.items()}
        members = [at for at in documents if 2 * share[at] >= 1]
        gain = min(len(house), _TELLING) * sum(share[at] - 0.5 for at in members)
        if len(house) >= _HOUSE and len(members) >= _LOOSE and gain > most:
            best, most = members, gain
    return best
