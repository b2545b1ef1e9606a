"""The words in which reports speak of findings, so that every format says the same."""

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from hmicdiff.model.analysis import FindingKind, Match
from hmicdiff.model.sequence import ChangeKind
from hmicdiff.structs import Struct


class KindWords(Struct, frozen=True):
    """How a kind of finding is called."""

    label: str
    """One word, for columns and counts."""
    symbol: str
    """One character, so that no reader depends on colour."""
    about: str
    """What it means, for a legend."""
    shared: str = ""
    """What comes before the other releases that do the same."""
    many: str = ""
    """The word for several of them, where it is another than the label."""

    def named(self, number: int) -> str:
        """Return the word for so many of them."""
        return self.many if self.many and number != 1 else self.label


KINDS: Mapping[FindingKind, KindWords] = MappingProxyType(
    {
        FindingKind.EXTRA: KindWords(
            "extra", "+", "said by fewer than half of the documents", "also said by"
        ),
        FindingKind.MISSING: KindWords(
            "missing",
            "\N{MINUS SIGN}",
            "left out, though at least half of the documents say it",
            "also not in",
        ),
        FindingKind.REWORDED: KindWords(
            "reworded", "≈", "said in other words", "so worded also by"
        ),
        FindingKind.MOVED: KindWords("moved", "↕", "said in another place", "also moved in"),
        FindingKind.MERGED: KindWords(
            "merged", "\N{UNION}", "one sentence for what others say in several", "also merged in"
        ),
        FindingKind.SPLIT: KindWords(
            "split", "÷", "several sentences for what others say in one", "also split in"
        ),
        FindingKind.VALUE: KindWords(
            "value",
            "\N{NOT EQUAL TO}",
            "a figure, date, name or word where all others have another",
            "so also in",
            "values",
        ),
        FindingKind.TYPOGRAPHY: KindWords(
            "typography",
            "”",
            "the same words with other quote marks, dashes, markers or spaces",
            "so written also by",
        ),
        FindingKind.INCONSISTENT: KindWords(
            "slip", "!", "contradicts itself, or looks like a slip", "the same slip in", "slips"
        ),
    }
)

CHANGES: Mapping[ChangeKind, KindWords] = MappingProxyType(
    {
        ChangeKind.ADDED: KindWords("added", "+", "not said before"),
        ChangeKind.DROPPED: KindWords("dropped", "\N{MINUS SIGN}", "not said any more"),
        ChangeKind.FIGURES: KindWords(
            "with other figures", "#", "the same words but for figures and dates"
        ),
        ChangeKind.REWORDED: KindWords("reworded", "≈", "said in other words"),
        ChangeKind.MOVED: KindWords("moved", "↕", "the same words in another place"),
        ChangeKind.MERGED: KindWords("merged", "\N{UNION}", "one sentence for several before"),
        ChangeKind.SPLIT: KindWords("split", "÷", "several sentences for one before"),
        ChangeKind.SAME: KindWords("same", "=", "said in the same words"),
    }
)


_CERTAIN = 100
"""In per cent, rounded down: nothing but the very same words is certain."""
_LINKS: Mapping[Match, str] = MappingProxyType(
    {
        Match.EXACT: "the very same words",
        Match.SLOTS: "the same words but for what is filled in",
        Match.WORDS: "telling words in the same place",
        Match.MOVED: "telling words in another place",
        Match.PLACE: "its place",
    }
)


def link_words(match: Match, confidence: float) -> str | None:
    """Return what links a sentence to the template and how sure that is; nothing for a lone one."""
    if match not in _LINKS:
        return None
    sure = math.floor(100 * confidence)
    if sure >= _CERTAIN and match is not Match.EXACT:
        return f"linked by {_LINKS[match]}, over 99 % sure"
    return f"linked by {_LINKS[match]}, {sure} % sure"


def plural(number: int, one: str, many: str | None = None) -> str:
    """Return the number with its noun: "1 release", "5 releases"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listing(items: Sequence[str]) -> str:
    """Return the items as a phrase: "a, b and c"."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))
