"""Boxes that a form has before its lines: "[x] The weir was mended". Ticked or not is filled in.

The words behind the box are the template's; which of them hold is what a document says with them.
"""

from collections import defaultdict
from collections.abc import Sequence

from hmicdiff.align.kinds import Words, low
from hmicdiff.infer.readings import DraftReading, Filling, order_of_use
from hmicdiff.read.boxes import box_at, is_ticked
from hmicdiff.structs import replace

_HALF = 2
"""Where fewer than one in two sentences have a box, it is a mark of those that have it."""
_TELLING = 1
"""So many words behind a box say what is ticked."""


def with_boxes(passages: Sequence[Sequence[DraftReading]]) -> list[list[DraftReading]]:
    """Make slots of the boxes before the sentences of a passage, where some are ticked."""
    return [_with_boxes(readings) for readings in passages]


def _with_boxes(readings: Sequence[DraftReading]) -> list[DraftReading]:
    fillings = [filling for each in readings if not each.joint for filling in each.fillings]
    boxed = [box_at(filling.wording.norms) for filling in fillings]
    states = {is_ticked(box) for box in boxed if box}
    if len(states) < len((True, False)) or _HALF * sum(map(bool, boxed)) < len(boxed):
        return list(readings)
    made: list[DraftReading] = []
    alike: defaultdict[Words, list[Filling]] = defaultdict(list)
    for reading in readings:
        if reading.joint or not all(map(_opens_with_box, reading.fillings)):
            made.append(reading)
            continue
        for filling in reading.fillings:
            alike[_behind(filling)].append(_with_slot(filling))
    made += [
        DraftReading(tuple(sorted(each, key=lambda filling: filling.place)), joint=False)
        for each in alike.values()
    ]
    return [made[at] for at in order_of_use(made, [len(each.releases) for each in made])]


def _opens_with_box(filling: Filling) -> bool:
    """Tell whether a sentence has a box, no slot in it, and words behind it."""
    size = len(box_at(filling.wording.norms))
    rest = filling.wording.norms[size:]
    words = sum(word[:1].isalpha() for word in rest)
    return size > 0 and words >= _TELLING and all(a >= size for a, _ in filling.spans)


def _behind(filling: Filling) -> Words:
    """Return the words behind the box, with one and the same word for each slot."""
    words = list(filling.wording.norms)
    for a, b in reversed(filling.spans):
        words[a:b] = ["\0"]
    return low(words[len(box_at(filling.wording.norms)) :])


def _with_slot(filling: Filling) -> Filling:
    span = (0, len(box_at(filling.wording.norms)))
    return replace(filling, spans=(span, *filling.spans), choice=0)
