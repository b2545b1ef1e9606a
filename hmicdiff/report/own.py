"""How much a release says of its own."""

import re
from collections.abc import Sequence

from hmicdiff.model.analysis import FindingKind, Op
from hmicdiff.model.text import VOWEL_SIGNS
from hmicdiff.report.cards import Card

_WORD = re.compile(rf"\w[\w{VOWEL_SIGNS}'\N{{RIGHT SINGLE QUOTATION MARK}}-]*")

_NO_WORDS = (
    FindingKind.MISSING,
    FindingKind.VALUE,
    FindingKind.TYPOGRAPHY,
    FindingKind.INCONSISTENT,
)
"""What is told of no words of its own: a value is one that every release has."""


def own_words(cards: Sequence[Card]) -> int:
    """Count the words of what is extra, and of what other findings add, each sentence once."""
    counts: dict[int | None, int] = {}
    for card in cards:
        if card.kind in _NO_WORDS:
            continue
        counts[card.sentence] = max(counts.get(card.sentence, 0), _count(card))
    return sum(counts.values())


def _count(card: Card) -> int:
    if card.kind is FindingKind.EXTRA or not card.changes:
        said = card.quote if card.kind in (FindingKind.EXTRA, FindingKind.REWORDED) else ""
    else:
        said = " ".join(one.text for one in card.changes if one.op is Op.ADDED)
    return len(_WORD.findall(said))
