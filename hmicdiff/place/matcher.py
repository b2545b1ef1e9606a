"""New sentences against the readings that a passage has, and the readings that they make."""

from collections.abc import Iterable, Mapping, Sequence

from hmicdiff.align.draft import Place
from hmicdiff.align.kinds import kind_of
from hmicdiff.infer.compare import compare, filled_like
from hmicdiff.infer.given import filled
from hmicdiff.infer.readings import Filling, TokenSpan
from hmicdiff.model.analysis import Op
from hmicdiff.model.template import Kind, Reading, Slot
from hmicdiff.model.text import Wording
from hmicdiff.place.slot_history import Fill, SlotHistory
from hmicdiff.place.value_difference import ValueComparer, ValueDifference
from hmicdiff.structs import Struct

_WITH_UNITS = (Kind.PERCENT, Kind.MONEY)
_PATTERNS = 4
"""So many ways of leaving slots empty are tried."""


class Matched(Struct, frozen=True):
    """A sentence that uses a reading."""

    reading: Reading
    filling: Filling
    fill: Fill
    """How well what it fills in fits, at the worst."""


class Matcher:
    """Finds the reading that a sentence uses."""

    def __init__(
        self,
        fillings: Mapping[str, Sequence[Filling]],
        seen: Mapping[str, SlotHistory],
        subject: str | None,
    ) -> None:
        """Know the sentences that use each reading, and what filled each variable.

        `subject` is the variable that says whom a release is about.
        """
        self._patterns = {reading: _patterns(given) for reading, given in fillings.items()}
        self._said = {
            (reading, filling.wording.norms): filling
            for reading, given in fillings.items()
            for filling in given
        }
        self._seen = seen
        self._comparer = ValueComparer(seen, subject)

    def match(self, place: Place, wording: Wording, readings: Iterable[Reading]) -> Matched | None:
        """Return the reading that a sentence uses and what it fills in, if it uses one."""
        known = list(readings)
        for reading in known:
            same = self._said.get((reading.id, wording.norms))
            if same is not None:
                filling = Filling(place, wording, same.spans, choice=same.choice)
                return Matched(reading, filling, Fill.FITS)
        found = [
            each
            for reading in known
            for pattern in self._patterns.get(reading.id, ())
            for spans in _spans(pattern, wording)
            if (each := self._fit(place, wording, reading, pattern, spans)) is not None
        ]
        # the reading that explains most by itself; of several, the most used comes first
        return max(found, key=lambda each: (each.fill.value, -_taken(each.filling)), default=None)

    def _fit(
        self,
        place: Place,
        wording: Wording,
        reading: Reading,
        pattern: Filling,
        spans: Iterable[TokenSpan],
    ) -> Matched | None:
        """Return a sentence as one that uses a reading as `pattern` does, if its slots can hold it.

        `spans` is what fills those that are not empty in the pattern.
        """
        given = iter(spans)
        all_spans: list[TokenSpan] = []
        worst = Fill.FITS
        last = 0
        for (a, b), slot in zip(pattern.spans, reading.slots, strict=True):
            span = next(given) if a < b else (last, last)
            last = span[1]
            all_spans.append(span)
            if a < b:
                words = wording.norms[span[0] : span[1]]
                worst = min(worst, self._judge(slot, words), key=lambda fill: fill.value)
        if worst is Fill.NO:
            return None
        filling = Filling(place, wording, tuple(all_spans), choice=pattern.choice)
        return Matched(reading, filling, worst)

    def _judge(self, slot: Slot, words: tuple[str, ...]) -> Fill:
        seen = self._seen.get(slot.variable)
        return Fill.FITS if seen is None else seen.judge(words)

    def value_difference(
        self, wording: Wording, readings: Sequence[Reading]
    ) -> ValueDifference | None:
        """Return the reading that nothing but values tells a sentence apart from, if there is one.

        Of several it is one that slots can be added to, with as few of them as can be.
        """
        beside = {slot.variable for reading in readings for slot in reading.slots}
        found = [
            each
            for reading in readings
            for pattern in self._patterns.get(reading.id, ())
            if (each := self._comparer.difference(wording, reading, pattern, beside)) is not None
        ]
        return max(found, key=lambda each: (each.can_widen, -len(each.changes)), default=None)

    def like(
        self, place: Place, wording: Wording, readings: Sequence[Reading]
    ) -> tuple[Filling, tuple[Slot, ...]]:
        """Return a sentence that uses no reading, with what it fills in of the one most like it."""
        nearest = max(readings, key=lambda reading: _common(place, wording, reading))
        slots: list[Slot] = []
        spans: list[TokenSpan] = []
        for slot, span in filled_like(wording, nearest):
            a, b = _with_unit(wording, span, slot)
            if self._judge(slot, wording.norms[a:b]) is Fill.FITS:
                slots.append(slot)
                spans.append((a, b))
        return Filling(place, wording, tuple(spans)), tuple(slots)


def _with_unit(wording: Wording, span: TokenSpan, slot: Slot) -> TokenSpan:
    """Return a run of words with the sign beside it that makes it what the slot holds: 19, %."""
    a, b = span
    for start, end in ((a, b + 1), (a, b + 2), (a - 1, b)):
        inside = start >= 0 and end <= len(wording.norms)
        units = slot.kind in _WITH_UNITS and kind_of(wording.norms[a:b]) is not slot.kind
        if inside and units and kind_of(wording.norms[start:end]) is slot.kind:
            return start, end
    return span


def _common(place: Place, wording: Wording, reading: Reading) -> int:
    """Count the characters that a sentence and a reading have in common."""
    pieces = compare(Filling(place, wording, ()), (), [reading])
    return sum(len(piece.text) for piece in pieces if piece.op in (Op.SAME, Op.FILLED))


def _spans(pattern: Filling, wording: Wording) -> list[tuple[TokenSpan, ...]]:
    """Return in which ways a sentence can fill the slots of `pattern`: none, one or two."""
    most = filled(pattern, wording)
    if most is None:
        return []
    least = filled(pattern, wording, greedy=False) if len(most) > 1 else most
    return [most] if least is None or least == most else [most, least]


def _taken(filling: Filling) -> int:
    return sum(b - a for a, b in filling.spans)


def _patterns(fillings: Sequence[Filling]) -> list[Filling]:
    """Return sentences of a reading that fill in slots and leave slots empty in all known ways."""
    found: dict[tuple[bool, ...], Filling] = {}
    for filling in fillings:
        found.setdefault(tuple(a < b for a, b in filling.spans), filling)
    return list(found.values())[:_PATTERNS]
