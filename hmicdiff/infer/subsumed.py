"""Readings that say no more than another one does with its slots filled.

Sentences are grouped by the words that they share before it is known what varies. Several releases
of one company share its name, so "Brae Ltd is recalling the {product}" is found beside "{company}
is recalling the {product}", and only then can it be seen to be the same reading.
"""

from collections.abc import Sequence

from hmicdiff.align.kinds import Words, end_of_name, is_capitalized, kind_of, low
from hmicdiff.infer.fitting import decides, is_too_long
from hmicdiff.infer.given import filled
from hmicdiff.infer.readings import DraftReading, Filling, TokenSpan, order_of_use
from hmicdiff.structs import replace


def without_subsumed(readings: Sequence[DraftReading]) -> list[DraftReading]:
    """Return the readings, the most used first; one that fills in a wider one is part of that.

    Args:
        readings: those of one passage.
    """
    found = list(readings)
    for own in sorted(readings, key=lambda each: (len(each.releases), each.fillings[0].place)):
        if not any(each is own for each in found):
            continue  # it has taken in another one, and stands with it now
        for wider in found:
            fillings = _as_filled(own, wider)
            if fillings:
                found = [each for each in found if each is not own and each is not wider]
                both = sorted((*wider.fillings, *fillings), key=lambda filling: filling.place)
                found.append(DraftReading(tuple(both), wider.joint))
                break
    if len(found) == len(readings):
        return found
    return [found[at] for at in order_of_use(found, [len(each.releases) for each in found])]


def _as_filled(own: DraftReading, wider: DraftReading) -> list[Filling]:
    """Return the sentences of a reading as sentences of a wider one; nothing if some is none."""
    if own is wider or own.joint is not wider.joint or not wider.slots:
        return []
    if len(wider.releases) < len(own.releases) or wider.typical.choice is not None:
        return []
    seen = [_Seen(wider, slot) for slot in range(wider.slots)]
    found = []
    for filling in own.fillings:
        spans = filled(wider.typical, filling.wording)
        if spans is None or len(spans) != wider.slots:
            return []
        if not _holds(filling, spans) or not all(
            each.can_be(filling.wording.norms[a:b])
            for each, (a, b) in zip(seen, spans, strict=True)
        ):
            return []
        found.append(replace(filling, spans=spans))
    return found


def _holds(filling: Filling, spans: Sequence[TokenSpan]) -> bool:
    """Tell whether the slots of a sentence lie in `spans`, which leave more words than they take.

    A reading of slots alone would hold any sentence.
    """
    inside = all(any(a <= c and d <= b for a, b in spans) for c, d in filling.spans)
    taken = sum(b - a for a, b in spans) - sum(d - c for c, d in filling.spans)
    left = len(filling.wording.norms) - sum(b - a for a, b in spans)
    return inside and taken < left


class _Seen:
    """What fills one slot of a reading."""

    def __init__(self, reading: DraftReading, slot: int) -> None:
        values = [each.words(slot) for each in reading.fillings if not each.is_empty(slot)]
        self._words = frozenset(word for value in values for word in low(value))
        self._longest = max(map(len, values), default=0)
        kinds = {kind_of(value) for value in values}
        self._kind = kinds.pop() if len(kinds) == 1 else None
        self._are_names = bool(values) and all(map(is_capitalized, values))

    def can_be(self, value: Words) -> bool:
        """Tell whether other words than were seen can fill it."""
        new = [word for word in low(value) if word not in self._words]
        if decides(new) or is_too_long(value, self._longest):
            return False
        if self._kind is not None:
            return kind_of(value) is self._kind
        whole = end_of_name(value) == len(value)
        return not self._are_names or (whole and is_capitalized(value))
