"""Slots of a sentence that says several passages, by the words around them in those passages.

"The oven is new; the mill is sound." says what "The oven is new." and "The mill is sound." say
elsewhere. What is filled in behind "the mill is" stands behind these words here, too, also where
no other release has filled in the same.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from hmicdiff.align.kinds import Words, is_typed, low
from hmicdiff.infer.fitting import decides, is_too_long
from hmicdiff.infer.readings import DraftReading, TokenSpan
from hmicdiff.language.beginnings import common_prefix
from hmicdiff.read.english import FUNCTION_WORDS, OTHER_ARTICLES
from hmicdiff.structs import Struct

_LEAST = 2
"""So many words around a place are those that stand around the slot."""
_CLOSES = 3
"""Behind so many words that stand before the slot it is that slot, whatever follows."""
_CLOSING = frozenset(", ; : ( )".split())
"""What ends the part of a sentence that says one of its passages."""
_ENDS = ([], *([mark] for mark in sorted(_CLOSING)))
_SMALL = FUNCTION_WORDS | OTHER_ARTICLES

Free = Sequence[str | None]
"""The words of a sentence in small letters, with nothing where its slots are."""


class SlotFrame(Struct, frozen=True, dict=True):
    """What stands around a slot in a reading, up to the slots beside it."""

    before: Words
    after: Words
    values: tuple[Words, ...]
    """What fills it elsewhere."""
    shortened: bool
    """Whether what follows the slot may be left out: "the walls are damp, and the roof dry"."""

    def place_in(self, free: Free, slots: Sequence[TokenSpan]) -> TokenSpan | None:
        """Return where a sentence says what the slot holds, also if that is one of its `slots`."""
        found = [(self._strength(free, span), -span[0], span) for span in self._places(free, slots)]
        best = max(found, default=(0, 0, (0, 0)))
        return best[2] if best[0] >= _LEAST else None

    def _places(self, free: Free, slots: Sequence[TokenSpan]) -> Iterator[TokenSpan]:
        yield from slots
        for start in filter(lambda at: self._may_open(free, at), range(len(free))):
            for closing in filter(None, (set(self.after[:1]), _CLOSING)):
                end = next(
                    (
                        at
                        for at in range(start, len(free))
                        if free[at] in closing or free[at] is None
                    ),
                    len(free),
                )
                words = tuple(word for word in free[start:end] if word is not None)
                if len(words) == end - start and self._can_be_filled_with(words):
                    yield start, end

    def _may_open(self, free: Free, start: int) -> bool:
        """Tell whether a place may begin here: before most there is another word than should be."""
        if self._is_typed:
            return True
        return start > 0 and free[start - 1] == self.before[-1] if self.before else start == 0

    @cached_property
    def _is_typed(self) -> bool:
        """Whether only figures and the like fill it."""
        return all(map(is_typed, self.values))

    def _can_be_filled_with(self, words: Words) -> bool:
        """Tell whether words are such as fill the slot elsewhere."""
        if not any(word[:1].isalnum() for word in words):
            return False
        if self._is_typed:
            return is_typed(words)
        opening = {value[0] for value in self.values}
        if words[0] in FUNCTION_WORDS and words[0] not in opening:
            return False
        if decides(words) and not any(map(decides, self.values)):
            return False
        return not is_too_long(words, max(map(len, self.values)))

    def _strength(self, free: Free, span: TokenSpan) -> int:
        """Count the words around a place that stand around the slot; none if a side has none.

        What stands before a figure may be put otherwise.
        """
        start, end = span
        before = common_prefix(self.before[::-1], free[:start][::-1])
        after = common_prefix(self.after, free[end:])
        ends = list(free[end : end + 1]) in _ENDS
        closes = ends and (not self.after or (self.shortened and before >= _CLOSES))
        begins = not self.before and start == 0
        opens = before or begins or (after >= _CLOSES and self._is_typed)
        if not (opens and (after or closes)):
            return 0
        said = (*self.before[len(self.before) - before :], *self.after[:after])
        return before + after if any(w.isalpha() and w not in _SMALL for w in said) else 0


def frames_of(reading: DraftReading, *, shortened: bool) -> list[SlotFrame]:
    """Return the frames of the slots of a reading, also for a sentence with less behind them."""
    typical = reading.typical
    norms = low(typical.wording.norms)
    starts = [0, *(b for _, b in typical.spans)]
    ends = [*(a for a, _ in typical.spans[1:]), len(norms)]
    return [
        SlotFrame(
            before=norms[start:a],
            after=_without_stop(norms[b:end]),
            shortened=shortened,
            values=tuple({low(f.words(slot)) for f in reading.fillings if not f.is_empty(slot)}),
        )
        for slot, ((a, b), start, end) in enumerate(zip(typical.spans, starts, ends, strict=False))
    ]


def _without_stop(words: Words) -> Words:
    return words[:-1] if words[-1:] == (".",) else words
