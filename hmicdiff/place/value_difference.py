"""Sentences that only values tell apart from a reading that has no slot for them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from hmicdiff.align.kinds import Words, kind_of, low
from hmicdiff.align.similarity import changes
from hmicdiff.align.slot_checks import is_named
from hmicdiff.align.vocabulary import is_one_word
from hmicdiff.infer.fitting import decides
from hmicdiff.infer.readings import Filling, TokenSpan
from hmicdiff.infer.stand_ins import stands_for
from hmicdiff.language.numerals import are_numerals
from hmicdiff.language.tongue import is_english
from hmicdiff.model.template import Kind, Reading, Slot
from hmicdiff.model.text import Wording
from hmicdiff.place.slot_history import Fill, SlotHistory, plain
from hmicdiff.place.whole_addresses import (
    filling_with_whole_addresses,
    has_address,
    is_within_an_address,
    with_whole_addresses,
)
from hmicdiff.read.calendars import OTHER_MONTHS, OTHER_WEEKDAYS, unit_of_time
from hmicdiff.read.english import FUNCTION_WORDS, OTHER_ARTICLES
from hmicdiff.read.normalize import ADDRESS
from hmicdiff.structs import Struct, replace

_SLOT = "\0"
"""Begins what stands for a slot among the words; no word holds a NUL."""
_LISTING = frozenset(("and", "or", ","))
_STOPS = frozenset({"."})
_Symbols = tuple[list[str], list[TokenSpan]]
"""The words of a pattern, with a sign for each slot, and where they stand in it."""
Run = tuple[str, int, int, int, int]
"""What is done to some words: how, from where to where, and to which other words."""


class ValueChange(Struct, frozen=True):
    """Words in a sentence, and in a reading, that stand for the same thing."""

    mine: TokenSpan
    theirs: TokenSpan
    """In the pattern of the reading."""
    kind: Kind
    variable: str | None
    """The variable that both are known to be values of."""
    swapped: bool = False
    """Whether the sentence has two such words the other way round."""


class ValueDifference(Struct, frozen=True):
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
            change.kind is not Kind.TEXT and not self.is_over_a_slot(change)
            for change in self.changes
        )

    def is_over_a_slot(self, change: ValueChange) -> bool:
        """Tell whether each of those who use the reading fills in its own where a change is."""
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
        if not has_address(wording.text) or is_within_an_address(pattern.wording, pattern.spans):
            return self._difference(wording, reading, pattern, beside)
        mine, theirs = with_whole_addresses(wording), with_whole_addresses(pattern.wording)
        whole = filling_with_whole_addresses(pattern, theirs)
        found = self._difference(mine.wording, reading, whole, beside)
        if found is None:
            return None
        changes = tuple(
            replace(change, mine=mine.tokens(change.mine), theirs=theirs.tokens(change.theirs))
            for change in found.changes
        )
        return ValueDifference(reading, pattern, tuple(map(mine.tokens, found.spans)), changes)

    def _difference(
        self, wording: Wording, reading: Reading, pattern: Filling, beside: Collection[str]
    ) -> ValueDifference | None:
        """Return the same of sentences that are compared word by word."""
        words, origins = symbols = _symbols(pattern)
        ours = low(wording.norms)
        runs = changes(ours, words)
        swapped = _swapped(runs, ours, words)
        for at, there in swapped:
            ours = (*ours[:at], words[there], *ours[at + 1 :])
        runs = changes(ours, words) if swapped else runs
        found = [
            ValueChange((at, at + 1), origins[there], Kind.TEXT, None, swapped=True)
            for at, there in swapped
        ]
        spans = [(0, 0)] * len(pattern.spans)
        for tag, a, b, c, d in self._united(runs, wording, pattern, symbols):
            if tag == "equal" or (tag != "replace" and {*ours[a:b], *words[c:d]} <= _STOPS):
                continue  # an abbreviation is written with its stop or without
            if tag != "replace":
                return None
            slots = [int(word[1:]) for word in words[c:d] if word.startswith(_SLOT)]
            if len(slots) == d - c == 1:
                if not self._fits(wording.norms[a:b], reading.slots[slots[0]]):
                    return None
                spans[slots[0]] = (a, b)
                continue
            theirs = (origins[c][0], origins[d - 1][1])
            mine, other = wording.norms[a:b], pattern.wording.norms[theirs[0] : theirs[1]]
            begin = (a, theirs[0])
            told = _counted(mine, other, begin, wording)
            told = told or [*self._same(mine, other, begin, beside)]
            told = told or _agreeing(mine, other, begin)
            if not told or (slots and told[0].kind is not Kind.NAME):
                return None
            found += told
        return _of_values(reading, pattern, spans, found)

    def _united(
        self, runs: list[Run], wording: Wording, pattern: Filling, symbols: _Symbols
    ) -> list[Run]:
        """Return where words differ; two names that share a word differ as a whole."""
        words, origins = symbols
        apart = [run for run in runs if run[0] != "equal"]
        if len(apart) > 1 and any(run[0] != "replace" for run in apart):
            (_, a, _, c, _), (_, _, b, _, d) = apart[0], apart[-1]
            if a < b and c < d and not any(word.startswith(_SLOT) for word in words[c:d]):
                theirs = pattern.wording.norms[origins[c][0] : origins[d - 1][1]]
                if self._is_named(wording.norms[a:b]) and self._is_named(theirs):
                    return [("replace", a, b, c, d)]
        return runs

    def _fits(self, words: Words, slot: Slot) -> bool:
        return self._seen[slot.variable].judge(words) is Fill.FITS

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
            if kind is None and counted and is_one_word(one, other):
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
        typed = kind_of(mine)
        if typed is not None and typed is kind_of(theirs):
            return typed, None
        if self._are_stand_ins(mine, theirs):
            return Kind.NAME, self._subject_name
        for name, seen in self._seen.items():
            if plain(mine) in seen.uses and plain(theirs) in seen.uses:
                return seen.kind, name
        if self._is_named(mine) and self._is_named(theirs):
            return Kind.NAME, None
        if (_is_address(mine) and _is_address(theirs)) or (_is_code(mine) and _is_code(theirs)):
            return Kind.NAME, None
        if any(self._is_choice(mine, theirs, name) for name in beside):
            return Kind.CHOICE, None
        return None, None

    def _is_named(self, words: Words) -> bool:
        """Tell a name by its looks, or as what fills in the name of something in the family."""
        has_label = ":" in words
        return (is_named(words) and not has_label) or plain(words) in self._names

    @cached_property
    def _names(self) -> frozenset[Words]:
        return frozenset(
            words
            for name, seen in self._seen.items()
            if seen.kind is Kind.NAME or name == self._subject_name
            for words in seen.uses
        )

    def _is_choice(self, mine: Words, theirs: Words, variable: str) -> bool:
        """Tell whether one is chosen elsewhere in the passage, and the other can be."""
        seen = self._seen[variable]
        known = [plain(words) in seen.uses for words in (mine, theirs)]
        short = max(len(mine), len(theirs)) <= seen.longest + 1
        return seen.kind is Kind.CHOICE and any(known) and short and not decides(mine, theirs)

    def _are_stand_ins(self, mine: Words, theirs: Words) -> bool:
        """Tell whether both are what the subject is called: "the force", "force".

        A name that nobody has heard yet may be that of a new subject.
        """
        if self._subject is None or not self._is_known(theirs, self._subject):
            return False
        return self._is_known(mine, self._subject) or is_named(mine)

    @staticmethod
    def _is_known(words: Words, subject: SlotHistory) -> bool:
        return (
            plain(words) in subject.uses
            or ("the", *plain(words)) in subject.uses
            or (stands_for(words) and low(words)[:1] == ("it",))
        )


def _of_values(
    reading: Reading,
    pattern: Filling,
    spans: Iterable[TokenSpan],
    found: Sequence[ValueChange],
) -> ValueDifference | None:
    """Return a difference in values; `None` where there is but what agrees with one."""
    if all(change.kind is Kind.TEXT and not change.swapped for change in found):
        return None
    return ValueDifference(reading, pattern, tuple(spans), tuple(found))


def _agreeing(mine: Words, theirs: Words, at: tuple[int, int]) -> list[ValueChange]:
    """Return an article for another one, which agrees with a name elsewhere in the sentence."""
    words = (*mine, *theirs)
    if len(words) != 2 or not OTHER_ARTICLES.issuperset(words):  # noqa: PLR2004 - one for one
        return []
    a, c = at
    return [ValueChange((a, a + 1), (c, c + 1), Kind.TEXT, None)]


def _counted(
    mine: Words, theirs: Words, at: tuple[int, int], wording: Wording
) -> list[ValueChange]:
    """Return a number, a month, a weekday or a length of time for another, word for word."""
    words = low((*mine, *theirs))
    if len(words) != 2:  # noqa: PLR2004 - one word for one
        return []
    kind = _kind_of_counted(*words, english=is_english(wording.text))
    a, c = at
    return [] if kind is None else [ValueChange((a, a + 1), (c, c + 1), kind, None)]


def _kind_of_counted(one: str, other: str, *, english: bool) -> Kind | None:
    """Return the kind of two words that stand for values of one thing in one language."""
    both = {one, other}
    if both <= OTHER_WEEKDAYS or both <= OTHER_MONTHS.keys():
        return Kind.DATE
    units = [unit_of_time(word) for word in (one, other)]
    if all(units):
        # "Monat" here and "Monaten" there only agrees with what is counted
        return Kind.NUMBER if units[0] != units[1] else Kind.TEXT
    return Kind.NUMBER if are_numerals(one, other, english=english) else None


def _swapped(
    every: Sequence[Run], ours: Sequence[str], words: Sequence[str]
) -> list[tuple[int, int]]:
    """Return where words differ if two of them stand the other way round, and no other differs.

    What is only listed the other way round, "shops and markets", says the same.
    """
    runs = [
        run
        for run in every
        if run[0] != "equal" and not (run[4] - run[3] == 1 and words[run[3]].startswith(_SLOT))
    ]
    if not runs:
        return []
    a, b, c, d = runs[0][1], runs[-1][2], runs[0][3], runs[-1][4]
    mine, theirs = ours[a:b], words[c:d]
    if len(mine) != len(theirs):
        return []
    places = [at for at, (one, other) in enumerate(zip(mine, theirs, strict=True)) if one != other]
    pairs = {(mine[at], theirs[at]) for at in places}
    both = {word for pair in pairs for word in pair}
    if len(pairs) != 2 or len(both) != 2:  # noqa: PLR2004 - each of two for the other
        return []
    telling = all(word.isalnum() and word not in FUNCTION_WORDS for word in both)
    listed = all(word in _LISTING for word in mine[places[0] + 1 : places[1]])
    return [(a + at, c + at) for at in places] if telling and not listed else []


def _is_address(words: Words) -> bool:
    return len(words) == 1 and ADDRESS.fullmatch(words[0]) is not None


def _is_code(words: Words) -> bool:
    """Tell a version, a road or the like, in which letters and figures are one word: v6.4, A38."""
    return len(words) == 1 and any(map(str.isdecimal, words[0])) and words[0][:1].isalpha()


def _symbols(pattern: Filling) -> _Symbols:
    """Return the words of a pattern with a sign for each slot, and where they stand in it.

    Of "sold by Old Tarn", whose slot holds the name, these are "sold", "by" and the sign of slot 0,
    at (0, 1), (1, 2) and (2, 4): one sign for both words. A slot that nothing fills has none.
    """
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
