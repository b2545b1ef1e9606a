"""How unlikely a finding is, given what the family says; always in bits.

Words come as sets, in no order: they are added up so that their order does not matter.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from hmicdiff.model.analysis import Op, Piece
from hmicdiff.model.text import Release
from hmicdiff.read.english import DECIDING_WORDS, FUNCTION_WORDS, NEGATIONS
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct

_NOVELTY = 0.5
"""Words come in company: each is worth this share of what it would be by itself."""
_FUNCTION = 0.25
"""Words that only hold a sentence together are worth this share of others."""
_DECIDING = 2.0
"""What a word that changes what is claimed is worth besides, in bits."""
_SENTENCE = 12
"""So many telling words a long sentence has: a text of a hundred tells no more than it does."""
_LEAST = 0.1
"""What is no running text at all still counts a little: it is told last, in its order."""
_SHORT = 6
"""With fewer words a sentence is rather a label, a heading or a greeting."""
_LONG = 45
"""With more words a sentence is rather a clause of a licence, or a list, than a statement."""
_PLAIN = 0.6
"""This share of the words of running text has no capital, also where nouns have one."""
_MARKED = 0.2
"""Where one in five words and marks is none of running text, it is code or a table."""
_FEW_WORDS = 4
"""A negation with more changes than these is one of another sentence."""
_ODD = re.compile(r"[{}\[\]<>=|\\_#@*/^~`+]|::|\w[.:]\w")
"""Marks that stand in code, tables and addresses."""


class Said(Struct, frozen=True):
    """How many releases have a passage, and of those how many say each word there."""

    releases: int
    having: Counter[str]


def said(norms: Sequence[Iterable[str]]) -> Said:
    """Count words, given for each release that has a passage the words it says there."""
    return Said(len(norms), Counter(word for each in norms for word in set(_low(each))))


class Surprise:
    """Weighs findings by how many releases of the family have what."""

    def __init__(self, family: Sequence[Release]) -> None:
        """Count in how many releases of `family` each word stands."""
        self._total = len(family)
        self._having: Counter[str] = Counter()
        for release in family:
            self._having.update(
                {word for sentence in release.sentences for word in _low(sentence.wording.norms)}
            )

    def extra(self, norms: Iterable[str], support: int) -> float:
        """Weigh that a release says `norms` where `support` releases have that passage."""
        return rounded(uncommon(support, self._total) + self.novelty(norms))

    def novelty(self, norms: Iterable[str]) -> float:
        """Weigh the words that a release says beyond the template."""
        said = tuple(norms)
        words = (math.log2(self._total / max(1, self._having[word])) for word in _telling(said))
        return _NOVELTY * _capped(words) * prose(said)

    def silence(self, norms: Iterable[str]) -> float:
        """Weigh the words that a release does not say."""
        said = tuple(norms)
        words = (
            share(self._total - self._having[word], self._total)
            for word in _telling(said)
            if self._having[word] < self._total
        )
        return _NOVELTY * _capped(words) * prose(said)

    def reworded(self, pieces: Sequence[Piece], count: int, said: "Said") -> float:
        """Weigh a reading that `count` releases use, by the words it changes."""
        return rounded(share(count, said.releases) + self.change(pieces, said))

    def change(self, pieces: Sequence[Piece], said: "Said") -> float:
        """Weigh the words that a reading changes; `said` counts them in all that say the same."""
        bits = _NOVELTY * _SENTENCE * math.log2(1 + said.releases) if is_opposite(pieces) else 0.0
        for piece in pieces:
            if piece.op in (Op.ADDED, Op.DROPPED):
                for word in sorted(set(_low(wording(piece.text).norms))):
                    having = said.having[word]
                    added = piece.op is Op.ADDED
                    bits += _change(word, having, said.releases, added=added)
        return bits


def _change(word: str, having: int, total: int, *, added: bool) -> float:
    if not word[:1].isalnum():
        return 0.0
    deciding = word in DECIDING_WORDS
    worth = _FUNCTION if word in FUNCTION_WORDS and not deciding else _NOVELTY
    bits = share(having if added else total - having, total) * worth
    return bits + (_DECIDING if deciding else 0.0)


def prose(norms: Sequence[str]) -> float:
    """Return how much words are put together as running text is, 0 to 1.

    Lists of names, headings, addresses, tables and code have few words without a capital, or other
    marks than running text has; a greeting or a label is short.
    """
    words = [norm for norm in norms if any(map(str.isalpha, norm))]
    if not words:
        return _LEAST
    plain = sum(word == word.lower() and not _ODD.search(word) for word in words) / len(words)
    odd = sum(bool(_ODD.search(norm)) for norm in norms) / len(norms)
    length = min(1.0, len(words) / _SHORT, _LONG / len(words))
    return max(_LEAST, length * min(1.0, plain / _PLAIN) * max(0.0, 1.0 - odd / _MARKED))


def is_opposite(pieces: Sequence[Piece]) -> bool:
    """Tell whether hardly more than a negation is added or left out."""
    changed = [
        word
        for piece in pieces
        if piece.op in (Op.ADDED, Op.DROPPED)
        for word in _low(wording(piece.text).norms)
        if word[:1].isalnum()
    ]
    return len(changed) <= _FEW_WORDS and any(word in NEGATIONS for word in changed)


def _capped(bits: Iterable[float]) -> float:
    """Add up the bits of words; of a long text as many as a sentence has, of its mean."""
    each = list(bits)
    total = math.fsum(each)
    return total if len(each) <= _SENTENCE else total / len(each) * _SENTENCE


def uncommon(count: int, total: int) -> float:
    """Return the bits of having what `count` of `total` releases have."""
    return math.log2(total / count)


def share(count: int, total: int) -> float:
    """Return the bits of being among `count` of `total`, where none is no proof of never."""
    return -math.log2((min(count, total) + 0.5) / (total + 1))


def _low(norms: Iterable[str]) -> list[str]:
    return [norm.casefold() for norm in norms]


def _telling(norms: Iterable[str]) -> set[str]:
    return {word for word in _low(norms) if word[:1].isalnum() and word not in FUNCTION_WORDS}


def rounded(bits: float) -> float:
    """Return bits as they are told."""
    return round(max(bits, 0.0), 1)
