"""Slots that each way to say a passage has, whatever words it puts around them.

A passage says one thing, so what most releases fill in there stands in the others, too: of "The
panel found 13 witnesses reliable." and "Of the witnesses, 9 were found reliable." both state a
number. In a way that few releases have, no other sentence shows what is filled in. There it is
found by what fills the slot: another release's value, the one figure that there is of this kind,
or what the release says where the others say this value elsewhere.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from hmicdiff.align.draft import Draft, Place
from hmicdiff.align.kinds import NAME_LINKS, Words, kind_of, low
from hmicdiff.infer.neighbours import known_values, with_slot
from hmicdiff.infer.readings import DraftReading, TokenSpan, joined, order_of_use
from hmicdiff.infer.slots_by_frame import frames_of
from hmicdiff.infer.stand_ins import stands_for
from hmicdiff.model.template import Kind
from hmicdiff.read.english import FUNCTION_WORDS, OTHER_ARTICLES
from hmicdiff.structs import Struct, replace

_FEWEST = 3
"""What two releases have in common may be chance, and of two there is no majority."""
_WAYS = 2
"""What is always the same tells nothing of what is filled in."""
_SMALL = FUNCTION_WORDS | OTHER_ARTICLES
_LONGEST_FIGURE = 6
"""So many words and marks a date or a sum of money has at most here."""
_LONGEST = 12
"""So many words a value has at most that is looked for by what else says it."""

_Known = Mapping[int, Mapping[Words, set[int]]]


class _Holder(Struct, frozen=True, dict=True):
    """A slot that several releases fill, with all that tells its value elsewhere."""

    values: frozenset[Words]
    kinds: frozenset[Kind | None]
    elsewhere: frozenset[int]
    """The passages in which every one of its releases says its own value, too."""
    choice: bool
    """Whether it holds what was chosen among a few ways of saying."""

    @cached_property
    def kind(self) -> Kind | None:
        """The kind of figure that fills it in all releases, if it is one."""
        return next(iter(self.kinds)) if len(self.kinds) == 1 else None

    def is_said_by(self, reading: DraftReading) -> bool:
        """Tell whether a slot of a reading holds one of the values."""
        return any(
            low(filling.words(slot)) in self.values
            for filling in reading.fillings
            for slot in range(reading.slots)
        )


def with_shared_slots(
    passages: Sequence[Sequence[DraftReading]], drafts: Sequence[Draft]
) -> list[list[DraftReading]]:
    """Make slots of what rare readings say where the others of their passages fill in a value.

    Args:
        passages: passage by passage, its readings.
        drafts: which sentences say each, also besides another passage.
    """
    known = known_values(passages)
    holders = [_holding(readings) for readings in passages]
    says: defaultdict[Place, list[int]] = defaultdict(list)
    for at, draft in enumerate(drafts):
        for place in draft.places():
            says[place].append(at)
    found: list[list[DraftReading]] = []
    for readings in passages:
        filled = []
        for reading in readings:
            said = [holders[other] for other in says[reading.fillings[0].place]]
            each = _with_framed_slots(reading, said)
            for other in says[reading.fillings[0].place]:
                for holder in holders[other]:
                    if holder is not reading:
                        each = _with_slots_of(each, holder, other, known)
            filled.append(each)
        one = joined(filled)
        order = order_of_use(one, [len(each.releases) for each in one])
        found.append([one[at] for at in order])
    return found


def _with_framed_slots(
    reading: DraftReading, passages: Sequence[Sequence[DraftReading]]
) -> DraftReading:
    """Open the slots that the passages of a sentence have between the words that it says, too."""
    taken: set[TokenSpan] = set()
    for holders in passages:
        own: set[TokenSpan] = set()
        for holder in holders:
            if len(holder.releases) <= len(reading.releases) or len(own) >= holder.slots:
                continue
            for slot, frame in enumerate(frames_of(holder, shortened=reading.joint)):
                slots = [each for each in reading.fillings[0].spans if each not in taken]
                span = frame.place_in(_free(reading), slots)
                if span is not None and span not in slots:
                    chosen = holder.fillings[0].choice == slot
                    reading = _opened(reading, span, is_choice=chosen)
                own |= {span} if span else set()
        taken |= own
    return reading


def _holding(readings: Sequence[DraftReading]) -> list[DraftReading]:
    """Return the readings that show what is filled in."""
    return [each for each in readings if not each.joint and each.slots]


def _with_slots_of(
    reading: DraftReading, holder: DraftReading, passage: int, known: _Known
) -> DraftReading:
    slots = [_held(holder, slot, passage, known) for slot in range(holder.slots)]
    if not reading.joint and reading.slots >= len(slots):
        return reading
    wanted = [
        each
        for each in slots
        if len(holder.releases) > len(reading.releases)
        and each.kind is None
        and len(each.values) >= _WAYS
        and not each.is_said_by(reading)
    ]
    for each in wanted:
        span = _by_value(reading, each, known)
        if span is not None:
            reading = _opened(reading, span, is_choice=each.choice)
    for kind in sorted({each.kind for each in slots if each.kind}):
        for span in _figures(reading, holder, [each for each in slots if each.kind is kind]):
            reading = _opened(reading, span)
    return reading


def _held(holder: DraftReading, slot: int, passage: int, known: _Known) -> _Holder:
    said = [(each.place[0], low(each.words(slot))) for each in holder.fillings]
    filled = [(release, words) for release, words in said if words]
    elsewhere = [known[release].get(words, set()) - {passage} for release, words in filled]
    return _Holder(
        values=frozenset(words for _, words in filled),
        kinds=frozenset(kind_of(words) for _, words in filled),
        elsewhere=frozenset.intersection(*map(frozenset, elsewhere)) if elsewhere else frozenset(),
        choice=holder.fillings[0].choice == slot,
    )


def _by_value(reading: DraftReading, held: _Holder, known: _Known) -> TokenSpan | None:
    """Return where a reading says a value of a slot once, beside its own slots."""
    shown = held.choice or len(held.values) >= _FEWEST
    values = set(held.values) if shown else set()
    for release in reading.releases:
        values |= {words for words, places in known[release].items() if places & held.elsewhere}
    free = _free(reading)
    for words in sorted(filter(_tells, values), key=lambda each: (-len(each), each)):
        starts = [
            at
            for at in range(len(free) - len(words) + 1)
            if free[at : at + len(words)] == list(words)
        ]
        if len(starts) == 1 and not _is_cut(reading, span := (starts[0], starts[0] + len(words))):
            return span
    return None


def _is_cut(reading: DraftReading, span: TokenSpan) -> bool:
    """Tell whether words are a part of a name: "Park" in "Hyde Park", "Ayle" in "Tarn and Ayle"."""
    norms = reading.fillings[0].wording.norms
    sides = (norms[: span[0]][::-1], norms[span[1] :])
    if any(side[:1] == ("-",) for side in sides):
        return True
    edges = (norms[span[0]], norms[span[1] - 1])
    return any(
        edge[:1].isupper() and word[:1].isupper()
        for edge, side in zip(edges, sides, strict=True)
        for word in side[: 2 if side[:1] and side[0] in NAME_LINKS else 1]
    )


def _tells(words: Words) -> bool:
    """Tell words that stand for themselves, and neither for others nor for a figure."""
    if not 0 < len(words) <= _LONGEST or kind_of(words) or stands_for(words):
        return False
    return any(word[:1].isalpha() and word not in _SMALL for word in words)


def _free(reading: DraftReading) -> list[str | None]:
    """Return the words of a reading in small letters, with nothing where its slots are."""
    first = reading.fillings[0]
    words: list[str | None] = list(low(first.wording.norms))
    for a, b in first.spans:
        words[a:b] = [None] * (b - a)
    return words


def _figures(
    reading: DraftReading, holder: DraftReading, slots: Sequence[_Holder]
) -> list[TokenSpan]:
    """Return the figures that a reading says in place of slots of one kind, if it has as many.

    What many releases say alike others have to say, too: else it is fixed there.
    """
    kind = slots[0].kind
    first = reading.fillings[0]
    filled = sum(kind_of(first.words(slot)) is kind for slot in range(reading.slots))
    said = Counter(_figure(holder, span) for span, each in _literals(holder) if each is kind)
    spans: list[TokenSpan] = []
    for span, each in _literals(reading):
        if each is kind:
            words = _figure(reading, span)
            if said[words]:
                said[words] -= 1  # all say it
            else:
                spans.append(span)
    values = frozenset[Words]().union(*(each.values for each in slots))
    is_rare = len(reading.releases) < _FEWEST
    shown = len(holder.releases) > len(reading.releases)
    if not shown or len(spans) != len(slots) - filled:
        # as many figures may be others: those are meant that stand beside the same words
        held = [
            _beside(holder, span)
            for at, span in enumerate(holder.fillings[0].spans)
            if kind_of(holder.fillings[0].words(at)) is kind
        ]
        held = [each for each in held if each not in {_beside(reading, s) for s in first.spans}]
        spans = list(_standing_beside(reading, held, kind))[:1]
    return [span for span in spans if is_rare or _figure(reading, span) in values]


def _standing_beside(
    reading: DraftReading, held: Sequence[tuple[str, str]], kind: Kind | None
) -> Iterator[TokenSpan]:
    """Yield the figures of a kind beside the same words as a slot, the longest first."""
    norms, free = reading.fillings[0].wording.norms, _free(reading)
    for size in range(_LONGEST_FIGURE, 0, -1):
        for at in range(len(norms) - size + 1):
            span = (at, at + size)
            is_figure = None not in free[slice(*span)] and kind_of(norms[slice(*span)]) is kind
            if is_figure and any(_are_alike(each, _beside(reading, span)) for each in held):
                yield span


def _beside(reading: DraftReading, span: TokenSpan) -> tuple[str, str]:
    """Return the words before and behind a place; nothing where it is at an end, or a slot is."""
    free = _free(reading)
    before, behind = (
        free[at] or "" if 0 <= at < len(free) else "" for at in (span[0] - 1, span[1])
    )
    return before, behind


def _are_alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether a telling word beside two places is the same, or both are."""
    same = [a for a, b in zip(one, other, strict=True) if a == b]
    telling = any(word.isalpha() and word not in FUNCTION_WORDS for word in same)
    return telling or (len(same) == len(one) and any(same))


def _figure(reading: DraftReading, span: TokenSpan) -> Words:
    return low(reading.fillings[0].wording.norms[slice(*span)])


def _literals(reading: DraftReading) -> Iterator[tuple[TokenSpan, Kind]]:
    """Yield the figures beside the slots of a reading, each as long as it can be."""
    norms = reading.fillings[0].wording.norms
    free = _free(reading)
    at = 0
    while at < len(norms):
        ends = (
            end
            for end in range(min(len(norms), at + _LONGEST_FIGURE), at, -1)
            if None not in free[at:end] and kind_of(norms[at:end]) is not None
        )
        end = next(ends, at)
        kind = kind_of(norms[at:end])
        if kind is not None:
            yield (at, end), kind
        at = max(end, at + 1)


def _opened(reading: DraftReading, span: TokenSpan, *, is_choice: bool = False) -> DraftReading:
    first = reading.fillings[0]
    fillings = [with_slot(each, first, span) for each in reading.fillings]
    if is_choice:
        chosen = fillings[0].spans.index(span)
        fillings = [replace(each, choice=chosen) for each in fillings]
    return replace(reading, fillings=tuple(fillings))
