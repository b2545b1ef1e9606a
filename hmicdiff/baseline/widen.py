"""A reading with one slot more: what the releases that use it say there becomes what fills it."""

from collections.abc import Iterable, Sequence

from hmicdiff.infer.given import filled
from hmicdiff.infer.names import slug
from hmicdiff.infer.readings import Filling, TokenSpan
from hmicdiff.infer.template import parts_of, slot_id
from hmicdiff.model.baseline import CharacterSpan, KnownSentence
from hmicdiff.model.template import Kind, Passage, Reading, Slot, Variable
from hmicdiff.model.text import Wording
from hmicdiff.place.recall import as_filled
from hmicdiff.place.value_difference import ValueChange, ValueDifference
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct, replace

_COUNTS = (Kind.NUMBER, Kind.PERCENT)
_NEAR = 3
"""A word further off does not say what a slot holds."""


class Widened(Struct, frozen=True):
    """A reading, before and after."""

    before: Filling
    """A sentence that uses it, with its slots as they were."""
    after: Filling
    """The same with the new slots."""
    reading: Reading
    """With the new slots."""
    added: tuple[int, ...]
    """The numbers of the new slots."""
    variables: tuple[Variable, ...]
    """The variables that are new."""

    def mapped(self, other: Filling) -> Filling:
        """Return another sentence that used the reading, with the new slots."""
        spans = list(other.spans)
        for number in self.added:
            spans.insert(number, self._there(self.after.spans[number], other))
        return replace(other, spans=tuple(spans))

    def _there(self, span: TokenSpan, other: Filling) -> TokenSpan:
        """Return where in another sentence the words at `span` of this one stand."""
        shift = 0
        for (_, b), (_, d) in zip(self.before.spans, other.spans, strict=True):
            if b <= span[0]:
                shift = d - b
        return span[0] + shift, span[1] + shift

    def fills(self, sentence: Wording) -> tuple[CharacterSpan | None, ...] | None:
        """Return what a sentence fills in, as offsets in it, if it uses the reading now."""
        spans = filled(self.after, sentence)
        if spans is None:
            return None
        given = iter(spans)
        places = [next(given) if a < b else (0, 0) for a, b in self.after.spans]
        found = Filling((0, 0), sentence, tuple(places))
        return tuple(
            None if found.is_empty(at) else found.characters(at) for at in range(len(places))
        )

    def known(self, sentence: KnownSentence, words: Iterable[str]) -> KnownSentence:
        """Return a sentence of the baseline that uses the reading, with what fills the slots."""
        was = as_filled((0, 0), wording(sentence.text, frozenset(words)), sentence.fills)
        now = self.mapped(was)
        fills = list(sentence.fills)
        for number in self.added:
            fills.insert(number, now.characters(number))
        return replace(sentence, fills=tuple(fills))


def widen(
    passage: Passage, given: Sequence[ValueDifference], taken: Iterable[str]
) -> Widened | None:
    """Return a reading with slots for all that sentences change in it.

    `given` are those sentences, all held against one sentence of the reading; `taken` are the
    names of all variables.
    """
    reading, before = given[0].reading, given[0].pattern
    ranges: dict[TokenSpan, ValueChange] = {}
    for change in sorted(
        (change for apart in given for change in apart.changes),
        key=lambda change: change.theirs,
    ):
        span = change.theirs
        clear = all(span[1] <= a or b <= span[0] for a, b in (*ranges, *before.spans) if a < b)
        if span in ranges or not clear:
            continue
        ranges[span] = change
    if not ranges:
        return None
    spans = sorted([*before.spans, *ranges])
    names = set(taken)
    slots: list[Slot] = []
    new: list[Variable] = []
    old = iter(reading.slots)
    for number, span in enumerate(spans):
        if span not in ranges:
            was = next(old)
            slots.append(replace(was, id=slot_id(reading.id, number)))
            continue
        change = ranges[span]
        name, kind = _variable(change, before, span, passage, names)
        if name not in names:
            names.add(name)
            new.append(Variable(name, kind, ()))
        slots.append(Slot(slot_id(reading.id, number), name, kind))
    after = replace(before, spans=tuple(spans))
    return Widened(
        before=before,
        after=after,
        reading=replace(reading, parts=parts_of(after, slots)),
        added=tuple(number for number, span in enumerate(spans) if span in ranges),
        variables=tuple(new),
    )


def _variable(
    change: ValueChange, before: Filling, span: TokenSpan, passage: Passage, taken: set[str]
) -> tuple[str, Kind]:
    """Return the variable that a new slot holds: a known one, or the name for a new one."""
    if change.variable is not None:
        return change.variable, change.kind
    ahead, behind = _beside(before, span)
    for reading in passage.readings:
        for at, part in enumerate(reading.parts):
            if isinstance(part, Slot) and part.kind is change.kind:
                following = reading.parts[at + 1] if at + 1 < len(reading.parts) else ""
                words = following.split() if isinstance(following, str) else []
                if ahead and words[:1] and slug(words[0]) == ahead[0]:
                    return part.variable, part.kind
    near = [*ahead, *behind] if change.kind in _COUNTS else [*behind, *ahead]
    telling = [word for word in near if word and word not in FUNCTION_WORDS and word.isalpha()]
    base = telling[0] if telling else change.kind.value
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name, change.kind


def _beside(filling: Filling, span: TokenSpan) -> tuple[list[str], list[str]]:
    """Return the words after and before a run of words, the nearest first."""
    norms = filling.wording.norms
    ahead = [slug(word) for word in norms[span[1] : span[1] + _NEAR]]
    behind = [slug(word) for word in reversed(norms[max(0, span[0] - _NEAR) : span[0]])]
    return ahead, behind
