"""Sentences that only values tell apart from a reading that has no slot for them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hmicdiff.align.kinds import Words, is_capitalized, kind_of, low
from hmicdiff.align.similarity import changes
from hmicdiff.align.vocabulary import common_prefix
from hmicdiff.infer.readings import Filling, TokenSpan
from hmicdiff.infer.stand_ins import stands_for
from hmicdiff.language.numerals import are_numerals
from hmicdiff.model.template import Kind, Reading
from hmicdiff.model.text import Wording
from hmicdiff.place.slot_history import Fill, SlotHistory, decides, plain
from hmicdiff.read.english import FUNCTION_WORDS

_SLOT = "\0"
"""Begins what stands for a slot among the words; no word holds a NUL."""
_LISTING = frozenset(("and", "or", ","))
_STEM = 4
_STOPS = frozenset({"."})
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")


@dataclass(frozen=True, slots=True)
class ValueChange:
    """Words in a sentence, and in a reading, that stand for the same thing."""

    mine: TokenSpan
    theirs: TokenSpan
    """In the pattern of the reading."""
    kind: Kind
    variable: str | None
    """The variable that both are known to be values of."""
    swapped: bool = False
    """Whether the sentence has two such words the other way round."""


@dataclass(frozen=True, slots=True)
class ValueDifference:
    """How a sentence stands to a reading that it would use if that had more slots."""

    reading: Reading
    pattern: Filling
    """The sentence of the reading that it was compared with."""
    spans: tuple[TokenSpan, ...]
    """What fills the slots that the reading has; empty where nothing does."""
    changes: tuple[ValueChange, ...]

    @property
    def is_known(self) -> bool:
        """Whether all that is changed is known to stand for the same value."""
        return all(change.variable is not None for change in self.changes)

    @property
    def can_widen(self) -> bool:
        """Whether the reading can be given slots for what is changed."""
        return all(
            change.kind is not Kind.TEXT and not self._is_over_a_slot(change)
            for change in self.changes
        )

    def _is_over_a_slot(self, change: ValueChange) -> bool:
        a, b = change.theirs
        return any(c < d and a < d and c < b for c, d in self.pattern.spans)


class ValueComparer:
    """Tells whether two runs of words are values of one thing."""

    def __init__(self, seen: Mapping[str, SlotHistory], subject: str | None) -> None:
        """Know what filled each variable, and which of them is the subject."""
        self._seen = seen
        self._subject = seen.get(subject or "")
        self._subject_name = subject

    def difference(
        self, wording: Wording, reading: Reading, pattern: Filling, beside: Collection[str]
    ) -> ValueDifference | None:
        """Return how a sentence stands to a reading, if nothing but values tells them apart.

        `beside` are the variables that some reading of the passage has.
        """
        ours = low(wording.norms)
        if not pattern.spans and (swapped := _swapped(ours, low(pattern.wording.norms))):
            return ValueDifference(reading, pattern, (), swapped)
        return self._changed(wording, reading, pattern, beside)

    def _changed(
        self, wording: Wording, reading: Reading, pattern: Filling, beside: Collection[str]
    ) -> ValueDifference | None:
        ours = low(wording.norms)
        words, origins = _symbols(pattern)
        spans = [(0, 0)] * len(pattern.spans)
        found: list[ValueChange] = []
        for tag, a, b, c, d in changes(ours, words):
            if tag == "equal":
                continue
            if tag != "replace":
                if {*ours[a:b], *words[c:d]} <= _STOPS:
                    continue  # an abbreviation is written with it or without
                return None
            slots = [int(word[1:]) for word in words[c:d] if word.startswith(_SLOT)]
            theirs = (origins[c][0], origins[d - 1][1])
            if len(slots) == d - c == 1:
                slot = reading.slots[slots[0]]
                if self._seen[slot.variable].judge(wording.norms[a:b]) is not Fill.FITS:
                    return None
                spans[slots[0]] = (a, b)
                continue
            mine, other = wording.norms[a:b], pattern.wording.norms[theirs[0] : theirs[1]]
            told = list(self._same(mine, other, (a, theirs[0]), beside))
            if not told or (slots and told[0].kind is not Kind.NAME):
                return None
            found += told
        return ValueDifference(reading, pattern, tuple(spans), tuple(found)) if found else None

    def _same(
        self, mine: Words, theirs: Words, at: tuple[int, int], beside: Collection[str]
    ) -> Iterator[ValueChange]:
        """Yield what stands for the same thing in two runs of words; nothing if some does not."""
        a, c = at
        kind, variable = self._one(mine, theirs, beside)
        if kind is not None:
            yield ValueChange((a, a + len(mine)), (c, c + len(theirs)), kind, variable)
            return
        if len(mine) != len(theirs):
            return
        found = []
        counted = False
        for n, (one, other) in enumerate(zip(mine, theirs, strict=True)):
            if one == other:
                continue
            kind, variable = self._one((one,), (other,), ())
            if kind is None and counted and _is_one_word(one, other):
                kind = Kind.TEXT  # "one instance", "two instances"
            if kind is None:
                return
            counted = counted or kind is Kind.NUMBER
            found.append(ValueChange((a + n, a + n + 1), (c + n, c + n + 1), kind, variable))
        yield from found

    def _one(
        self, mine: Words, theirs: Words, beside: Collection[str]
    ) -> tuple[Kind | None, str | None]:
        """Return what kind of value both are, and of what variable; `None` for wording."""
        if (typed := _typed(mine, theirs)) is not None:
            return typed, None
        if self._are_stand_ins(mine, theirs):
            return Kind.NAME, self._subject_name
        for name, seen in self._seen.items():
            if plain(mine) in seen.uses and plain(theirs) in seen.uses:
                return seen.kind, name
        if _is_name(mine) and _is_name(theirs):
            return Kind.NAME, None
        if _is_address(mine) and _is_address(theirs):
            return Kind.NAME, None
        if any(self._is_choice(mine, theirs, name) for name in beside):
            return Kind.CHOICE, None
        return None, None

    def _is_choice(self, mine: Words, theirs: Words, variable: str) -> bool:
        """Tell whether one is chosen elsewhere in the passage, and the other can be."""
        seen = self._seen[variable]
        known = [plain(words) in seen.uses for words in (mine, theirs)]
        short = max(len(mine), len(theirs)) <= seen.longest + 1
        return seen.kind is Kind.CHOICE and any(known) and short and not decides(mine, theirs)

    def _are_stand_ins(self, mine: Words, theirs: Words) -> bool:
        """Tell whether both are what the subject is called: "the force", "force"."""
        if self._subject is None:
            return False
        known = [self._is_known(words, self._subject) for words in (mine, theirs)]
        names = [_is_name(words) for words in (mine, theirs)]
        return any(known) and all(a or b for a, b in zip(known, names, strict=True))

    @staticmethod
    def _is_known(words: Words, subject: SlotHistory) -> bool:
        return (
            plain(words) in subject.uses
            or ("the", *plain(words)) in subject.uses
            or (stands_for(words) and low(words)[:1] == ("it",))
        )


def _typed(mine: Words, theirs: Words) -> Kind | None:
    """Return what both are by their looks alone, if it is the same."""
    typed = kind_of(mine)
    if typed is not None and typed is kind_of(theirs):
        return typed
    words = low((*mine, *theirs))
    return Kind.NUMBER if len(words) == 2 and are_numerals(*words) else None  # noqa: PLR2004


def _swapped(ours: Sequence[str], words: Sequence[str]) -> tuple[ValueChange, ...]:
    """Return the changes if all that differs is that two words stand the other way round.

    What is only listed the other way round, "shops and markets", says the same.
    """
    found = [change[1:] for change in changes(ours, words) if change[0] != "equal"]
    pairs = sorted({(tuple(ours[a:b]), tuple(words[c:d])) for a, b, c, d in found})
    if len(pairs) != 2 or any(len(one) != 1 or len(other) != 1 for one, other in pairs):  # noqa: PLR2004
        return ()
    (mine, theirs), second = pairs
    telling = all(word.isalnum() and word not in FUNCTION_WORDS for word in (*mine, *theirs))
    first, last = sorted(ours.index(word) for word in (*mine, *theirs))
    listed = all(word in _LISTING for word in ours[first + 1 : last])
    if second != (theirs, mine) or not telling or listed:
        return ()
    return tuple(ValueChange((a, b), (c, d), Kind.TEXT, None, swapped=True) for a, b, c, d in found)


def _is_address(words: Words) -> bool:
    return len(words) == 1 and _ADDRESS.fullmatch(words[0]) is not None


def _is_name(words: Words) -> bool:
    """Tell names by their capitals; one begins with a capital and ends with one or a figure."""
    if all(word in FUNCTION_WORDS for word in low(words)):
        return False  # capitals may be those of a whole paragraph
    return is_capitalized(words) and words[0][:1].isupper() and not words[-1][:1].islower()


def _is_one_word(one: str, other: str) -> bool:
    shared = common_prefix(one, other)
    return shared >= _STEM and 2 * shared > max(len(one), len(other))


def _symbols(pattern: Filling) -> tuple[list[str], list[TokenSpan]]:
    """Return the words of a pattern with a sign for each slot, and where they stand in it."""
    starts = {span[0]: at for at, span in enumerate(pattern.spans) if span[0] < span[1]}
    words: list[str] = []
    origins: list[TokenSpan] = []
    at = 0
    norms: Sequence[str] = low(pattern.wording.norms)
    while at < len(norms):
        end = pattern.spans[starts[at]][1] if at in starts else at + 1
        words.append(f"{_SLOT}{starts[at]}" if at in starts else norms[at])
        origins.append((at, end))
        at = end
    return words, origins
