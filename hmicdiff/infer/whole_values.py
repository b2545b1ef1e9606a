"""Lines with a label of which several slots make one value: "Affected: 7.1 to 7.4".

The template has a slot for each part. A reader of the facts asks what stands behind the label.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import dropwhile

from hmicdiff.model.facts import ONLY_AN_ID
from hmicdiff.model.template import FIGURE_KINDS, Kind, Passage, Reading, Slot, Template
from hmicdiff.model.text import Release, Sentence
from hmicdiff.read.labels import LEADING_LABEL
from hmicdiff.structs import Struct

_FEWEST = 2
"""What one release says shows no slot."""
_LONGEST = 12
"""So many words a cell can hold."""


class WholeValue(Struct, frozen=True):
    """What stands behind a label, as one value."""

    label: str
    parts: frozenset[str]
    """The other variables that are but parts of it."""


def whole_values(template: Template) -> Mapping[str, WholeValue]:
    """Return what is one value with several slots, by the variable that takes its place."""
    uses: Counter[str] = Counter()
    for passage in template.passages:
        for variable, count in _uses(passage.readings):
            uses[variable] += count
    return dict(filter(None, (_whole(passage, uses) for passage in template.passages)))


def value_span(
    sentence: Sentence, release: Release, label: str, *, longest: int = _LONGEST
) -> tuple[int, int] | None:
    """Return where in a release the value behind a label stands, if it ends its line.

    It has up to `longest` words.
    """
    text = release.text[sentence.start : sentence.end]
    found = LEADING_LABEL.match(text)
    if found is None or plain_label(found[1]) != plain_label(label):
        return None
    rest = release.text[sentence.end :].partition("\n")[0]
    value = text[found.end() :].rstrip(" *_")
    if rest.strip(" *_.") or "\n" in value or not 0 < len(value.split()) <= longest:
        return None
    start = sentence.start + found.end()
    return start, start + len(value)


def stating(variable: str, passage: Passage) -> list[Reading]:
    """Return the readings of a passage that state a variable."""
    return [each for each in passage.readings if variable in {s.variable for s in each.slots}]


def most_stating(variable: str, passage: Passage) -> Reading | None:
    """Return the reading that most state a variable in, the first of several."""
    return max(stating(variable, passage), key=lambda each: len(each.releases), default=None)


def label_before(variable: str, passage: Passage) -> str:
    """Return the label that most state a variable behind, where it opens their lines."""
    main = most_stating(variable, passage)
    first = main.parts[0] if main else ""
    found = LEADING_LABEL.match(first) if isinstance(first, str) else None
    is_first = main is not None and main.slots[0].variable == variable
    return found[1] if found is not None and is_first else ""


def _uses(readings: Sequence[Reading]) -> Iterator[tuple[str, int]]:
    for reading in readings:
        for name in {slot.variable for slot in reading.slots}:
            yield name, len(reading.releases)


def _whole(passage: Passage, uses: Mapping[str, int]) -> tuple[str, WholeValue] | None:
    lines = _labelled(passage)
    own = [
        variable
        for variable in dict.fromkeys(slot.variable for line in lines for slot in line.slots)
        if 2 * sum(count for name, count in _uses(lines) if name == variable) > uses[variable]
    ]
    named = [name for name in own if not ONLY_AN_ID.fullmatch(name)]
    others = {name for name, _ in _uses(lines)}.difference(own)
    if not own or others or len(named) > 1 or not _is_cut(lines):
        return None
    first, *_ = *named, *own
    begins = LEADING_LABEL.match(lines[0].pattern)
    return first, WholeValue(begins[1] if begins else "", frozenset(own) - {first})


def _labelled(passage: Passage) -> list[Reading]:
    """Return the readings with the label that most say a passage with; none if few do."""
    found: Counter[str] = Counter()
    for reading in passage.readings:
        found[_label(reading)] += len(reading.releases)
    label = max(found, key=lambda each: (found[each], each))
    few = not label or found[label] < _FEWEST or 2 * found[label] <= found.total()
    return [] if few else [each for each in passage.readings if _label(each) == label]


def _label(reading: Reading) -> str:
    """Return the label that a reading begins with; empty where none does, or another follows."""
    first = reading.parts[0]
    found = LEADING_LABEL.match(first) if isinstance(first, str) else None
    if found is None or not isinstance(first, str):
        return ""
    rest = first[found.end() :] + "".join(p for p in reading.parts[1:] if isinstance(p, str))
    is_short = len(rest.split()) <= _LONGEST
    return plain_label(found[1]) if is_short and ": " not in rest else ""


def plain_label(label: str) -> str:
    """Return a label as it is compared."""
    return " ".join(label.split()).casefold()


def _is_cut(lines: Sequence[Reading]) -> bool:
    """Tell whether no slot holds all that stands behind the label, and what else does differs."""
    several = sum(len(line.releases) for line in lines if len(line.slots) > 1)
    if 2 * several > sum(len(line.releases) for line in lines):
        return True
    kinds = {slot.kind for line in lines for slot in line.slots}
    rests = {
        tuple(part for part in dropwhile(lambda part: not isinstance(part, Slot), line.parts))[1:]
        for line in lines
        if line.slots
    }
    return kinds.isdisjoint((*FIGURE_KINDS, Kind.DATE)) and len(rests) > 1
