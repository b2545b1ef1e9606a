"""What of the findings a reader wants to know first, and how much of its words.

Nothing is kept from the report: what is no news is told in its place, after the first view.
"""

import re

from hmicdiff.model.analysis import FindingKind, Op, PlacedRelease
from hmicdiff.model.text import Role
from hmicdiff.report.cards import Card, Pattern

_FEW = 12
"""Among so few releases what half of them say or lack is news, too."""
_RARE = 4
"""Among more it is only if no more than one in so many does."""
_STATEMENT = 4
"""With fewer words of its own it is rather a label, a heading or a list's item."""
_OPENING = 45
"""So many words of a long row of sentences are quoted."""
_CODE = re.compile(r"://|[{}<>=|\\`]|::|\w_\w|\w\.\w+\(")
"""Marks of addresses and code: what differs there is no odd value."""
_SOMETHING_ELSE = "Says something else"
"""How it is told that a sentence stands where others say something, and does not say that."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"\d")
_WORD_OR_FIGURE = re.compile(r"\w")
_CHANGED = frozenset({Op.ADDED, Op.DROPPED})
_TEXT = frozenset({Role.PARAGRAPH, Role.QUOTE})


def is_news(card: Card, releases: int) -> bool:
    """Tell whether a finding, one of a family of so many `releases`, can come first."""
    is_rare = releases <= _FEW or _RARE * (len(card.shared) + 1) <= releases
    if card.kind is FindingKind.MISSING:
        return is_rare and _words(card.expected) >= _STATEMENT
    if card.kind is FindingKind.VALUE:
        return _is_value(card)
    if card.kind is FindingKind.REWORDED:
        return _is_comparison(card)
    if card.kind is FindingKind.EXTRA:
        return is_rare or releases <= 2 * len(card.shared)  # what most say, it says twice
    return True


def _words(pattern: Pattern) -> int:
    """Count the words of a pattern that fill no slot."""
    return sum(len(_WORD.findall(chunk.text)) for chunk in pattern if not chunk.slot)


def _is_comparison(card: Card) -> bool:
    """Tell whether a sentence is shown beside what most say, and is said to say the same."""
    says_else = any(chunk.text.startswith(_SOMETHING_ELSE) for chunk in card.message[:1])
    is_shown = not says_else and any(
        change.op in _CHANGED and _WORD_OR_FIGURE.search(change.text) for change in card.changes
    )
    return is_shown and _words(card.expected) >= _STATEMENT and not _CODE.search(card.quote)


def _is_value(card: Card) -> bool:
    """Tell whether a value is a figure, or a name or word in a sentence, and no piece of code."""
    sentence = "".join(change.text for change in card.changes) or card.quote
    if _CODE.search(sentence):
        return False
    theirs = "".join(change.text for change in card.changes if change.op is Op.DROPPED)
    if theirs.isalpha() and card.quote.rstrip("0123456789") == theirs:
        return False  # the digits are the mark of a note
    return bool(_FIGURE.search(card.quote)) or len(_WORD.findall(sentence)) > _STATEMENT


def opening(card: Card, release: PlacedRelease) -> str:
    """Return how a row of sentences begins, from the first that is running text."""
    if len(card.quote.split()) <= _OPENING:
        return card.quote
    inside = [one for one in release.sentences if card.start <= one.start and one.end <= card.end]
    told = [one for one in inside if one.role in _TEXT] or inside
    start = told[0].start if told else card.start
    words = release.text[start : card.end].split()
    before = "… " if start > card.start else ""
    more = " …" if len(words) > _OPENING else ""
    return f"{before}{' '.join(words[:_OPENING])}{more}"
