"""Slots that are known by what each release fills in elsewhere.

Two values can stand side by side without a word between them; and what looks like a choice of
words can be the release's own value: "series Tarn" here, "series Holm" there.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from hmicdiff.align.kinds import NAME_LINKS, Words, is_capitalized, kind_of, low
from hmicdiff.infer.readings import DraftReading, Filling, TokenSpan, joined
from hmicdiff.model.template import Kind
from hmicdiff.read.calendars import OTHER_WEEKDAYS
from hmicdiff.read.english import FUNCTION_WORDS, WEEKDAYS
from hmicdiff.structs import Struct, replace

_NEARLY_ALL = 0.9
"""Such a share of the releases must have the two values; the rest may call one otherwise."""
_FEWEST = 3
"""What two releases have in common may be chance, and of two there is no majority."""
_WAYS = 2
"""What is always the same tells nothing of what stands beside it."""
_SHARED = 0.6
"""Of so many ways in the releases, some are said by several: a name's own last word is not."""

_MOST_DATES = 0.75
"""Where fewer have a date in a place, what stands beside it belongs to none."""
_YEAR = re.compile(r"[12]\d{3}")
_LONGEST = 4
"""What is longer is no name of a thing."""
_ENDS_OF_NAMES = (1, 2)
"""So many words and stops has what names begin or end with: "Mr.", "Ltd."."""
_LEAST_LETTERS = 3
"""Shorter words are marks and initials."""
_GROWTHS = [
    (before, total - before)
    for total in range(_LONGEST, 0, -1)
    for before in range(min(total, max(_ENDS_OF_NAMES)) + 1)
]
"""How many words before a slot and behind it may belong to what fills it, the most first."""
_Pattern = tuple[str, ...]
_Values = Mapping[int, Mapping[Words, set[int]]]
"""Release by release, what fills its slots."""


def with_known_values(
    passages: Sequence[Sequence[DraftReading]],
) -> list[list[DraftReading]]:
    """Part the slots, and unite the readings, that hold values its releases fill in elsewhere."""
    known = known_values(passages)
    return [
        _united([_parted(each, known, _said(readings, each)) for each in readings], known)
        for readings in passages
    ]


def with_whole_names(
    passages: Sequence[Sequence[DraftReading]],
) -> list[list[DraftReading]]:
    """Take the words beside a slot into it where both together are one value elsewhere.

    Where all names of a family end in "Primary School", the words around them in one sentence do
    not tell that these belong to the name; a sentence with other words around it does. So does a
    slot of other releases, and the few names that end in "Ltd." among others of their passage.
    """
    whole = _Wholes(known_values(passages), _slots_by_value(passages))
    return [
        [_grown(reading, whole, at, _ends_of_names(readings, reading)) for reading in readings]
        for at, readings in enumerate(passages)
    ]


_SlotId = tuple[int, int, int]
_Ends = tuple[frozenset[Words], frozenset[Words]]
"""What some names begin with and what some end with."""


class _Wholes(Struct, frozen=True):
    """What is filled in as one value."""

    known: _Values
    slots: Mapping[Words, set[_SlotId]]
    """Value by value, the slots that it fills, by passage, reading and number."""

    def have(self, reading: DraftReading, values: Sequence[Words], passage: int) -> bool:
        """Tell whether each release says its value elsewhere, or all fill one slot elsewhere."""
        if all(
            self.known[filling.place[0]].get(value, set()) - {passage}
            for filling, value in zip(reading.fillings, values, strict=True)
        ):
            return True
        ways = set(values)
        return len(ways) >= _WAYS and bool(
            set.intersection(*(self.slots.get(value, set()) for value in ways))
        )


def _slots_by_value(passages: Sequence[Sequence[DraftReading]]) -> Mapping[Words, set[_SlotId]]:
    found: defaultdict[Words, set[_SlotId]] = defaultdict(set)
    for at, readings in enumerate(passages):
        for number, reading in enumerate(readings):
            for slot in range(reading.slots):
                for words in words_in(reading.fillings, slot):
                    found[words].add((at, number, slot))
    return found


def _ends_of_names(readings: Sequence[DraftReading], but: DraftReading) -> _Ends:
    """Return what some names of the other readings of a passage begin and end with, but not all."""
    found: tuple[set[Words], set[Words]] = (set(), set())
    for reading in readings:
        for slot in range(reading.slots if reading is not but else 0):
            names = [filling.words(slot) for filling in reading.fillings]
            names = [each for each in names if is_capitalized(each)]
            for size in _ENDS_OF_NAMES:
                longer = [low(each) for each in names if len(each) > size]
                for side, own in zip(
                    found,
                    ({each[:size] for each in longer}, {each[-size:] for each in longer}),
                    strict=True,
                ):
                    side.update(own if len(own) > 1 else ())
    starts, ends = found
    return frozenset(starts), frozenset(ends)


def _grown(reading: DraftReading, whole: _Wholes, passage: int, ends: _Ends) -> DraftReading:
    for slot in range(reading.slots):
        for before, after in _GROWTHS:
            grown = _with_beside(reading, slot, before, after)
            if grown is None:
                continue
            values = words_in(grown.fillings, slot)
            known = len(reading.releases) >= _FEWEST and whole.have(reading, values, passage)
            if known or _is_more_of_a_name(grown, slot, before, after, ends):
                reading = grown
                break
    return reading


def _with_beside(reading: DraftReading, slot: int, before: int, after: int) -> DraftReading | None:
    """Return a reading with some fixed words in a slot; `None` where there are none."""
    a, b = reading.fillings[0].spans[slot]
    norms = reading.fillings[0].wording.norms
    start, end = a - before, b + after
    free = all(c >= end or d <= start for c, d in reading.fillings[0].spans if (c, d) != (a, b))
    if start < 0 or end > len(norms) or not free:
        return None
    if any(filling.is_empty(slot) for filling in reading.fillings):
        return None
    if not norms[start][:1].isalpha() or (after and not norms[b][:1].isalpha()):
        return None
    fillings = []
    for each in reading.fillings:
        c, d = each.spans[slot]
        spans = (*each.spans[:slot], (c - before, d + after), *each.spans[slot + 1 :])
        fillings.append(replace(each, spans=spans))
    return replace(reading, fillings=tuple(fillings))


def _is_more_of_a_name(
    grown: DraftReading, slot: int, before: int, after: int, ends: _Ends
) -> bool:
    """Tell whether what a slot has been given is what other names of its passage have there."""
    starts_so, ends_so = ends
    if not all(is_capitalized(filling.words(slot)) for filling in grown.fillings):
        return False
    value = low(grown.fillings[0].words(slot))
    return (not before or value[:before] in starts_so) and (
        not after or value[len(value) - after :] in ends_so
    )


def with_whole_dates(
    passages: Sequence[Sequence[DraftReading]],
) -> list[list[DraftReading]]:
    """Take the year that all releases have, and the weekday, into the slot of a date."""
    return [joined([_with_years(reading) for reading in readings]) for readings in passages]


def _with_years(reading: DraftReading) -> DraftReading:
    fillings: Sequence[Filling] = reading.fillings
    for slot in range(reading.slots):
        for taking in (_with_year, _with_weekday):
            fillings = _widened(fillings, slot, taking)
    return reading if fillings is reading.fillings else replace(reading, fillings=tuple(fillings))


def _widened(
    fillings: Sequence[Filling], slot: int, taking: Callable[[Filling, int], Filling | None]
) -> Sequence[Filling]:
    """Return sentences with more in a slot, if most have a date there: one may be misspelled.

    The same words stand beside it in all.
    """
    longer = [taking(filling, slot) for filling in fillings]
    known = [pair for pair in zip(fillings, longer, strict=True) if pair[1] is not None]
    if not known or len(known) < _MOST_DATES * len(fillings):
        return fillings
    (a, b), (start, end) = known[0][0].spans[slot], (known[0][1] or known[0][0]).spans[slot]
    return [
        replace(
            filling,
            spans=tuple(
                (c - (a - start), d + (end - b)) if at == slot else (c, d)
                for at, (c, d) in enumerate(filling.spans)
            ),
        )
        for filling in fillings
    ]


def _with_year(filling: Filling, slot: int) -> Filling | None:
    """Return a sentence with the year behind a date as a part of it, if there is one."""
    a, b = filling.spans[slot]
    if a == b or kind_of(filling.words(slot)) is not Kind.DATE:
        return None
    norms = filling.wording.norms
    end = b + (norms[b : b + 1] == (",",)) + 1
    year = norms[end - 1] if end <= len(norms) else ""
    free = all(c >= end or c < a for c, d in filling.spans if (c, d) != (a, b))
    if not _YEAR.fullmatch(year) or not free or kind_of(norms[a:end]) is not Kind.DATE:
        return None
    spans = (*filling.spans[:slot], (a, end), *filling.spans[slot + 1 :])
    return replace(filling, spans=spans)


def _with_weekday(filling: Filling, slot: int) -> Filling | None:
    """Return a sentence with the weekday before a date as a part of it, if there is one."""
    a, b = filling.spans[slot]
    norms = low(filling.wording.norms)
    start = a - 1 - (norms[a - 1 : a] == (",",))
    free = all(c >= a or d <= start for c, d in filling.spans if (c, d) != (a, b))
    if a == b or start < 0 or norms[start] not in WEEKDAYS | OTHER_WEEKDAYS or not free:
        return None
    if kind_of(filling.words(slot)) is not Kind.DATE:
        return None
    spans = (*filling.spans[:slot], (start, b), *filling.spans[slot + 1 :])
    return replace(filling, spans=spans)


def _united(readings: list[DraftReading], known: _Values) -> list[DraftReading]:
    """Unite readings that are the same but for one value that is each release's own."""
    by_key: defaultdict[_Pattern, list[tuple[int, TokenSpan]]] = defaultdict(list)
    for at, reading in enumerate(readings):
        if not reading.joint:
            for key, span in _patterns(reading, known):
                by_key[key].append((at, span))
    best = max(by_key.values(), key=len, default=[])
    values = {low(readings[at].typical.wording.norms[a:b]) for at, (a, b) in best}
    if len(best) < _WAYS or len(values) < len(best):
        return readings
    spans = dict(best)
    fillings = [
        with_slot(filling, readings[at].fillings[0], span)
        for at, span in best
        for filling in readings[at].fillings
    ]
    one = DraftReading(tuple(sorted(fillings, key=lambda f: f.place)), joint=False)
    first = min(spans)
    return [
        one if at == first else r for at, r in enumerate(readings) if at == first or at not in spans
    ]


def _patterns(reading: DraftReading, known: _Values) -> Iterator[tuple[_Pattern, TokenSpan]]:
    """Yield the words around each value of all its releases that the reading says as its own."""
    filling = reading.fillings[0]
    norms = low(filling.wording.norms)
    taken = {at for a, b in filling.spans for at in range(a, b)}
    values = set.intersection(*(set(known[release]) for release in reading.releases))
    for value in sorted(values):
        length = len(value)
        if not is_telling(value):
            continue
        for at in range(len(norms) - length + 1):
            span = (at, at + length)
            if norms[at : at + length] == value and taken.isdisjoint(range(*span)):
                yield _around(filling, span), span


def is_telling(value: Words) -> bool:
    """Tell a value that no sentence has by chance."""
    return 0 < len(value) <= _LONGEST and all(
        len(word) >= _LEAST_LETTERS and word.isalpha() and word not in FUNCTION_WORDS
        for word in value
    )


def _around(filling: Filling, span: TokenSpan) -> _Pattern:
    """Return the words of a sentence with nothing where it has slots, and at one more place."""
    words = list(low(filling.wording.norms))
    for a, b in sorted((*filling.spans, span), reverse=True):
        words[a:b] = [""]
    return tuple(words)


def with_slot(filling: Filling, first: Filling, span: TokenSpan) -> Filling:
    """Return a sentence with one more slot, at a place that is given for another one."""
    before = [slot for slot, (a, _) in enumerate(first.spans) if a < span[0]]
    moved = filling.spans[before[-1]][1] - first.spans[before[-1]][1] if before else 0
    own = (span[0] + moved, span[1] + moved)
    spans = tuple(sorted((*filling.spans, own)))
    choice = filling.choice
    if choice is not None and spans.index(own) <= choice:
        choice += 1
    return replace(filling, spans=spans, choice=choice)


def known_values(passages: Sequence[Sequence[DraftReading]]) -> _Values:
    """Return, release by release, what fills its slots, with the passages that it fills in."""
    found: defaultdict[int, defaultdict[Words, set[int]]] = defaultdict(lambda: defaultdict(set))
    for at, readings in enumerate(passages):
        for reading in readings:
            for filling in reading.fillings:
                for slot in range(len(filling.spans)):
                    found[filling.place[0]][low(filling.words(slot))].add(at)
    return found


def _said(readings: Sequence[DraftReading], but: DraftReading) -> frozenset[Words]:
    """Return what fills the slots of all but one of the readings of a passage."""
    return frozenset(
        low(filling.words(slot))
        for reading in readings
        if reading is not but
        for filling in reading.fillings
        for slot in range(reading.slots)
    )


def _parted(reading: DraftReading, known: _Values, said: frozenset[Words]) -> DraftReading:
    fillings = reading.fillings
    if len(fillings) < _FEWEST:
        return reading
    spans: list[list[TokenSpan]] = [[] for _ in fillings]
    for slot in range(reading.slots):
        cuts = _cuts(fillings, slot, known, said)
        mark = 0 if cuts is None else _has_mark(words_in(fillings, slot), cuts)
        for at, filling in enumerate(fillings):
            a, b = filling.spans[slot]
            spans[at] += [(a, b)] if cuts is None else [(a, a + cuts[at]), (a + cuts[at] + mark, b)]
    if len(spans[0]) == reading.slots:
        return reading
    parts = tuple(
        replace(filling, spans=tuple(each)) for filling, each in zip(fillings, spans, strict=True)
    )
    return _parted(DraftReading(parts, reading.joint), known, said)


def words_in(fillings: Sequence[Filling], slot: int) -> list[Words]:
    """Return what fills a slot, sentence by sentence, in small letters."""
    return [low(filling.words(slot)) for filling in fillings]


def _has_mark(words: Sequence[Words], cuts: Sequence[int]) -> bool:
    """Tell whether the same mark stands between the two values of all sentences."""
    marks = {each[at : at + 1] for each, at in zip(words, cuts, strict=True)}
    more = all(at + 1 < len(each) for each, at in zip(words, cuts, strict=True))
    return (
        more and len(marks) == 1 and not any(word[:1].isalnum() for mark in marks for word in mark)
    )


def _cuts(
    fillings: Sequence[Filling], slot: int, known: _Values, said: frozenset[Words]
) -> list[int] | None:
    """Return for each sentence after how many words of the slot its second value begins.

    Values are what the release fills in elsewhere, or what others have `said` in the passage.
    """
    words = words_in(fillings, slot)
    if any(len(each) < 2 for each in words):  # noqa: PLR2004 - two values
        return None
    # what is said in several places is one value, whatever its parts are elsewhere
    whole = sum(len(known[f.place[0]][w]) > 1 for f, w in zip(fillings, words, strict=True))
    if 2 * whole >= len(words):
        return None
    cuts: list[int] = []
    sure = both = 0
    for each, filling in zip(words, fillings, strict=True):
        own = known[filling.place[0]].keys()
        values = own | said
        # what only others say is a value here if the rest is one, too
        at = (
            next(_places(each, own), 0)
            or next(_whole_places(each, values), 0)
            or next(_inner_places(each, own), 0)
        )
        sure += at > 0
        both += each[:at] in values and each[at:] in values
        cuts.append(at)
    if sure < _NEARLY_ALL * len(words):
        return None
    cuts = _like_others(words, cuts)
    if not all(cuts):
        others = frozenset().union(*(known[filling.place[0]].keys() for filling in fillings))
        cuts = [
            cut or next(_inner_places(each, others), 0)
            for each, cut in zip(words, cuts, strict=True)
        ]
    if not all(cuts) or all(
        each[at - 1] in NAME_LINKS for each, at in zip(words, cuts, strict=True)
    ):
        return None  # no value ends in "of"
    # a mark behind what a release says elsewhere as a whole: the name ends there
    certain = both >= _NEARLY_ALL * len(words) or _has_mark(words, cuts)
    return cuts if _are_two(words, cuts, known=certain) else None


def _like_others(words: Sequence[Words], cuts: Sequence[int]) -> list[int]:
    """Cut where others do what no value of the release itself tells how to: it may not say it."""
    known = [(each[:at], each[at:]) for each, at in zip(words, cuts, strict=True) if at]
    found: list[int] = []
    for each, cut in zip(words, cuts, strict=True):
        places = (
            at
            for at in range(1, len(each) if not cut else 0)
            if any(each[:at] == one or each[at:] == other for one, other in known)
        )
        found.append(cut or next(places, 0))
    return found


def _places(words: Words, values: Collection[Words]) -> Iterator[int]:
    """Yield where words can be cut so that a value stands on one side of it, the longest first."""
    for at in range(len(words) - 1, 0, -1):
        if words[:at] in values or words[-at:] in values:
            yield at if words[:at] in values else len(words) - at


def _whole_places(words: Words, values: Collection[Words]) -> Iterator[int]:
    """Yield where words can be cut so that a value stands on both sides, the longest first."""
    return (
        at for at in range(len(words) - 1, 0, -1) if words[:at] in values and words[at:] in values
    )


def _inner_places(words: Words, values: Collection[Words]) -> Iterator[int]:
    """Yield the commas before a value that stands in the midst: "Mill Lane[,] Tarn 4417"."""
    for at in range(1, len(words) - 1):
        rest = words[at + 1 :]
        if words[at] == "," and any(rest[:size] in values for size in range(1, len(rest))):
            yield at


def _are_two(words: Sequence[Words], cuts: Sequence[int], *, known: bool) -> bool:
    """Tell whether each side says several things, and neither settles what the other says.

    Of two values one may not be `known` from elsewhere: then several releases must share it.
    """
    pairs = [(each[:at], each[at:]) for each, at in zip(words, cuts, strict=True)]
    sides = [len(set(side)) for side in zip(*pairs, strict=True)]
    if min(sides) < _WAYS:
        return False
    return known or min(sides) <= _SHARED * len(pairs)
