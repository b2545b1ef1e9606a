"""A part that is larger than its whole."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from statistics import median

from hmicdiff.model.analysis import Value
from hmicdiff.model.template import Kind
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Told

_COUNTS = frozenset({Kind.NUMBER, Kind.MONEY})
_OF_THEM = r"of (?:which|whom|these|those|them)\b"
_AFTER = re.compile(rf"\W*{_OF_THEM}", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_OF_THEM}\W*(?:only |about |some )?$", re.IGNORECASE)
_OF_THE = re.compile(r"\bof (?:the |all |all the |a total of )?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\W*(?:out )?of (?:the |a total of |all )?", re.IGNORECASE)
_FEWEST = 10
"""So many releases tell a part from its whole where no word does."""
_EXCEPTIONS = 0.1
_TOUCHING = 0.15
"""In this share of the releases a part is all of its whole, or all but one."""
_NEAR = 2
"""So many sentences apart, at the most, a part and its whole are stated."""
_MANY = 10
"""Wholes as large as this in the middle: smaller figures are often as large as each other."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A part and its whole in one release."""

    told: Told
    part: Value
    whole: Value
    place: Told
    """The sentence of the whole."""

    @property
    def is_broken(self) -> bool:
        return _number(self.part) > _number(self.whole)


def parts_over_wholes(background: Background) -> Iterator[Slip]:
    """Yield the parts that are larger than their whole.

    Words say what is a part ("86 of which", "of the 88"), or that in every other release one of two
    figures is at most the other, and often all of it.
    """
    done: set[tuple[str, int]] = set()
    for pairs in (_by_words(background), _by_order(background)):
        for stated in pairs:
            broken = [each for each in stated if each.is_broken]
            if len(broken) > max(1, _EXCEPTIONS * len(stated)):
                continue
            for each in broken:
                place = (each.told.release.id, each.part.start)
                if background.is_looked_into(each.told.release) and place not in done:
                    done.add(place)
                    yield _slip(each, len(stated))


def _number(value: Value) -> float:
    return float(value.value) if isinstance(value.value, int | float) else 0.0


def _is_count(value: Value, kinds: Mapping[str, Kind]) -> bool:
    return kinds.get(value.slot) in _COUNTS and isinstance(value.value, int | float)


def _kinds(background: Background) -> Mapping[str, Kind]:
    return {
        slot.id: slot.kind
        for passage in background.template.passages
        for reading in passage.readings
        for slot in reading.slots
    }


def _by_words(background: Background) -> Iterator[Sequence[_Stated]]:
    """Yield, passage by passage, the figures of which words say that one is a part of the other."""
    kinds = _kinds(background)
    for sentences in background.by_passage.values():
        found = []
        for one in sentences:
            counts = [w.value for w in one.words if w.value and _is_count(w.value, kinds)]
            for first, second in zip(counts, counts[1:], strict=False):
                pair = _related(one, first, second)
                if pair is not None:
                    found.append(_Stated(one, *pair, one))
        yield found


def _related(one: Told, first: Value, second: Value) -> tuple[Value, Value] | None:
    """Return which of two figures, one after the other, is a part and which the whole."""
    text = one.release.text
    if _are_unlike(first, second):
        return None
    between = text[first.end : second.start]
    after = text[second.end : one.sentence.end]
    before = text[one.sentence.start : first.start]
    if _AFTER.match(after) or _BEFORE.search(between):
        return second, first
    if _BETWEEN.fullmatch(between):
        return first, second
    if _OF_THE.search(before) and "," in between:
        return second, first
    return None


def _are_unlike(one: Value, other: Value) -> bool:
    """Tell whether one of two figures is money and the other is not."""
    return any(c in one.text for c in "£$€¥") != any(c in other.text for c in "£$€¥")


def _by_order(background: Background) -> Iterator[Sequence[_Stated]]:
    """Yield the pairs of variables of which one is never more than the other, and often as much."""
    kinds = _kinds(background)
    filled: defaultdict[str, dict[str, tuple[Told, Value]]] = defaultdict(dict)
    for one in background.all_told():
        for word in one.words:
            if word.value and _is_count(word.value, kinds) and isinstance(word.value.value, int):
                filled[word.value.variable].setdefault(one.release.id, (one, word.value))
    for part, whole in permutations(sorted(filled), 2):
        common = [
            _Stated(
                filled[part][release][0],
                filled[part][release][1],
                filled[whole][release][1],
                filled[whole][release][0],
            )
            for release in sorted(filled[part].keys() & filled[whole].keys())
        ]
        within = [each for each in common if not each.is_broken]
        if len(within) >= _FEWEST and _touch(within):
            yield common


def _touch(pairs: Sequence[_Stated]) -> bool:
    """Tell whether parts are often all of their whole, or all but one, and not by chance."""
    wholes = [_number(each.whole) for each in pairs]
    gaps = [whole - _number(each.part) for whole, each in zip(wholes, pairs, strict=True)]
    close = sum(gap <= 1 for gap in gaps)
    near = all(abs(each.told.index - each.place.index) <= _NEAR for each in pairs)
    return near and median(wholes) >= _MANY and close >= _TOUCHING * len(pairs)


def _slip(stated: _Stated, of: int) -> Slip:
    return Slip(
        told=stated.told,
        start=stated.part.start,
        end=stated.part.end,
        message=f"Counts {stated.part.text} as a part of {stated.whole.text}.",
        evidence=(quoted(stated.place, stated.whole.start, stated.whole.end),),
        of=of,
    )
