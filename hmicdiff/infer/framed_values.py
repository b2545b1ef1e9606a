"""Readings that are one, of which each fills in its own between the same words.

Among few releases two that happen to fill in the same look like a way of putting it: "The post is
full time" twice, "The post is on call" and "The post is two days a week" once each.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from hmicdiff.align.kinds import Words, is_number, is_typed, low
from hmicdiff.align.slot_checks import is_named
from hmicdiff.infer.fitting import decides
from hmicdiff.infer.neighbours import is_telling, known_values, with_slot
from hmicdiff.infer.readings import DraftReading, Filling, TokenSpan, joined
from hmicdiff.infer.stand_ins import stands_for
from hmicdiff.language.beginnings import common_prefix
from hmicdiff.read.english import AGREEMENT_WORDS, FUNCTION_WORDS, PREPOSITIONS
from hmicdiff.structs import Struct, replace

_FEWEST = 3
"""What two releases have in common may be chance; two ways may be each other's rewording."""
_WAYS = 2
"""What two say in the same words but for what they say elsewhere, too, is no chance."""
_MOST = 12
"""In more ways to say a passage the frames have shown what is filled in."""
_LEAST_FRAME = 2
"""So many words stand around what is filled in, one of them telling."""
_LONGEST = 20
"""What is longer is no value but a text."""
_SHARE = 0.5
"""Of the releases that say a passage, more than so many put it in this way."""
_LEAST_HEAD = 2
"""A noun and what links the value to it: "risk of"."""
_LONGEST_HEAD = 4
"""So many words lead in a value at most: "a high risk of"."""
_LONGEST_PHRASE = 6
"""So many words and slots a phrase has that others put for it."""
_LONGEST_UNIT = 4
"""So many words say what a figure is of: "the middle of next", "nearly", "square miles"."""
_MARKS = frozenset(", ; :".split())
_LEADING_IN = PREPOSITIONS | AGREEMENT_WORDS | {"as"}
"""What a phrase is filled in behind; behind other words another phrase may say the same."""
_SLOT = "\0"

_Values = Mapping[int, Mapping[Words, set[int]]]


class _Pattern(Struct, frozen=True):
    """A reading with its slots, and what its releases say elsewhere, as one word each."""

    reading: DraftReading
    words: Words
    """In lower case."""
    spans: tuple[TokenSpan, ...]
    """Word by word, the tokens of the typical sentence that it stands for."""


def with_framed_values(passages: Sequence[Sequence[DraftReading]]) -> list[list[DraftReading]]:
    """Make one of the readings that fill in one place, and a slot of that place."""
    known = known_values(passages)
    return [
        _with_heads(_with_units(_united(readings, known, at)))
        for at, readings in enumerate(passages)
    ]


def _with_units(readings: Sequence[DraftReading]) -> list[DraftReading]:
    """Take what a figure is of into its slot where each puts it otherwise.

    "For about 250 metres", "for nearly two miles"; "by summer 2024", "by the end of 2025", "by 3
    May 2026": of a figure without its words nobody knows how much it is.
    """
    plain = [_bare(reading) for reading in readings if not reading.joint]
    if not _FEWEST <= len(plain) <= _MOST:
        return list(readings)
    those, (before, after) = _best(plain, _that_measure)
    if not those:
        return list(readings)
    wide = {
        id(each.reading): _spanning(each, len(before), len(each.words) - len(after))
        for each in those
    }
    return joined([wide.get(id(each), each) for each in readings])


def _best(
    patterns: Sequence[_Pattern],
    that: Callable[[Sequence[_Pattern], Words, Words], Sequence[_Pattern]],
) -> tuple[Sequence[_Pattern], tuple[Words, Words]]:
    """Return the patterns that most releases use of those `that` fit a frame, and the frame.

    There are none where they are not of most releases.
    """
    those, frame = max(
        ((that(patterns, *frame), frame) for frame in _frames(patterns)),
        key=lambda each: (_users(each[0]), sum(map(len, each[1])), each[1]),
        default=((), ((), ())),
    )
    return (those if _users(those) > _SHARE * _users(patterns) else ()), frame


def _that_measure(patterns: Sequence[_Pattern], before: Words, after: Words) -> Sequence[_Pattern]:
    """Return the patterns that have a figure with other words around it here; else none."""
    if before[-1:] == () or before[-1] not in _LEADING_IN or not any(map(_says, (*before, *after))):
        return ()
    those = _between(patterns, before, after)
    around = [_around_figure(each, len(before), len(after)) for each in those]
    units = {words for words in around if words is not None}
    if None in around or len(units) < _FEWEST or any(len(each) > _LONGEST_UNIT for each in units):
        return ()
    return () if any(decides(words) or _MARKS.intersection(words) for words in units) else those


def _around_figure(pattern: _Pattern, before: int, after: int) -> Words | None:
    """Return the words around the one figure, or day, that a pattern has in a place."""
    way = range(before, len(pattern.words) - after)
    if is_typed(_written(pattern, before, after)):
        return ()
    figures = [at for at in way if _is_figure(pattern.words[at])]
    if len(figures) != 1 or not _holds_figures(pattern, pattern.spans[figures[0]]):
        return None
    return tuple(pattern.words[at] for at in way if at not in figures)


def _is_figure(word: str) -> bool:
    return word == _SLOT or is_number(word)


def _holds_figures(pattern: _Pattern, span: TokenSpan) -> bool:
    """Tell whether what fills a slot at a place, if there is one, are figures or days."""
    return all(
        is_typed(low(filling.words(slot)))
        for filling in pattern.reading.fillings
        for slot, each in enumerate(pattern.reading.fillings[0].spans)
        if each == span
    )


def _between(patterns: Sequence[_Pattern], before: Words, after: Words) -> list[_Pattern]:
    """Return the patterns that begin and end with these words, with something between."""
    size = len(before) + len(after)
    return [
        each
        for each in patterns
        if len(each.words) > size
        and each.words[: len(before)] == before
        and each.words[len(each.words) - len(after) :] == after
    ]


def _with_heads(readings: Sequence[DraftReading]) -> list[DraftReading]:
    """Take what leads in a value into its slot where others put another phrase for both.

    Of "hurt by a fall of snow", "by a fall of ice", "by falling trees" and "by a storm" the phrase
    is filled in as a whole.
    """
    shown = [_bare(reading) for reading in readings]
    plain = sorted(
        (each for each in shown if not each.reading.joint),
        key=lambda each: (-len(each.reading.fillings), each.words),
    )
    found = next(
        (
            (each, at, size)
            for each in plain
            for at, word in enumerate(each.words)
            for size in range(_LEAST_HEAD, _LONGEST_HEAD + 1)
            if word == _SLOT and _has_head(each, at, size, plain)
        ),
        None,
    )
    if found is None:
        return list(readings)
    one, at, size = found
    before, after = one.words[: at - size], one.words[at + 1 :]
    head = one.words[at - size : at]
    lead = (*before[-_LEAST_FRAME:], *head, _SLOT)
    others = {id(each) for each, _ in _in_place_of(head, before, after, plain)}
    return joined(
        [
            _spanning(each, len(before), len(each.words) - len(after))
            if id(each) in others
            else _spanning_all(each, lead, size)
            for each in shown
        ]
    )


def _has_head(one: _Pattern, at: int, size: int, patterns: Sequence[_Pattern]) -> bool:
    """Tell whether so many words before a slot are a part of what is filled in."""
    head, before = one.words[max(0, at - size) : at], one.words[: max(0, at - size)]
    if _SLOT in (*head, *before[-1:]) or head[-1:] == () or head[-1] not in PREPOSITIONS:
        return False
    slot = one.words[:at].count(_SLOT)
    values = {low(filling.words(slot)) for filling in one.reading.fillings}
    if len(values) < _FEWEST or any(map(is_typed, values)) or not any(map(_says, head)):
        return False
    ways = {way for _, way in _in_place_of(head, before, one.words[at + 1 :], patterns)}
    return len(before) >= _LEAST_FRAME and len(ways) >= _WAYS


def _says(word: str) -> bool:
    return word.isalpha() and word not in FUNCTION_WORDS


def _in_place_of(
    head: Words, before: Words, after: Words, patterns: Sequence[_Pattern]
) -> list[tuple[_Pattern, Words]]:
    """Return the patterns that have another phrase between the same words, and the phrases."""
    found = []
    for each in patterns:
        end = len(each.words) - len(after)
        way = each.words[len(before) : end]
        around = each.words[: len(before)] == before and each.words[end:] == after
        said = [word for word in way if word != _SLOT]
        is_phrase = any(map(_says, said)) and not (decides(said) or _MARKS.intersection(said))
        if around and is_phrase and len(way) <= _LONGEST_PHRASE and way[: len(head)] != head:
            found.append((each, way))
    return found


def _spanning(pattern: _Pattern, start: int, end: int) -> DraftReading:
    """Return a reading with one slot from a word of its pattern up to another one."""
    first, last = pattern.spans[start][0], pattern.spans[end - 1][1]
    typical = pattern.reading.fillings[0]
    inner = [span for span in typical.spans if first <= span[0] and span[1] <= last]
    at = sum(span[1] <= first for span in typical.spans)
    fillings = []
    for filling in pattern.reading.fillings:
        shift = filling.spans[at - 1][1] - typical.spans[at - 1][1] if at else 0
        ends = last + shift
        if inner:
            ends = filling.spans[at + len(inner) - 1][1] + last - inner[-1][1]
        spans = (*filling.spans[:at], (first + shift, ends), *filling.spans[at + len(inner) :])
        fillings.append(replace(filling, spans=spans))
    return replace(pattern.reading, fillings=tuple(fillings))


def _spanning_all(pattern: _Pattern, lead: Words, size: int) -> DraftReading:
    """Return a reading whose slot behind some words takes in the last `size` of them."""
    starts = (at for at in range(len(pattern.words)) if pattern.words[at : at + len(lead)] == lead)
    start = next(starts, None)
    if start is None:
        return pattern.reading
    end = start + len(lead)
    return _spanning(pattern, end - 1 - size, end)


def _bare(reading: DraftReading) -> _Pattern:
    """Return a reading with its slots as one word each."""
    return _with_spans(reading, sorted(reading.fillings[0].spans))


def _united(readings: Sequence[DraftReading], known: _Values, passage: int) -> list[DraftReading]:
    plain = [reading for reading in readings if not reading.joint]
    if not _WAYS <= len(plain) <= _MOST:
        return list(readings)
    patterns = [_pattern(reading, known, passage) for reading in plain]
    one = _same_but_for_known(patterns)
    if one:
        return _united(_put_for(readings, one), known, passage)
    if len(plain) < _FEWEST:
        return list(readings)
    those, (before, after) = _best(patterns, _that_fill)
    if not those:
        return list(readings)
    return _put_for(
        readings, [(each, _spans_to_fill(each, len(before), len(after))) for each in those]
    )


def _put_for(
    readings: Sequence[DraftReading], those: Sequence[tuple[_Pattern, Sequence[TokenSpan]]]
) -> list[DraftReading]:
    """Return readings with one for those patterns, with slots at the places given for each."""
    fillings = [filling for each, spans in those for filling in _with_slots(each, spans)]
    one = DraftReading(tuple(sorted(fillings, key=lambda each: each.place)), joint=False)
    gone = {id(each.reading) for each, _ in those}
    first = next(at for at, reading in enumerate(readings) if id(reading) in gone)
    return [
        one if at == first else reading
        for at, reading in enumerate(readings)
        if at == first or id(reading) not in gone
    ]


def _same_but_for_known(
    patterns: Sequence[_Pattern],
) -> list[tuple[_Pattern, Sequence[TokenSpan]]]:
    """Return the patterns that are the same but for what their releases say elsewhere, too.

    With each come the places in which they differ.
    """
    alike: defaultdict[Words, list[_Pattern]] = defaultdict(list)
    for each in patterns:
        alike[each.words].append(each)
    for same in alike.values():
        own = [
            at
            for at, word in enumerate(same[0].words)
            if word == _SLOT
            and len(said := {_said(each, each.spans[at]) for each in same}) > 1
            and not any(map(stands_for, said))
            and all(each.spans[at] not in each.reading.fillings[0].spans for each in same)
        ]
        if len(same) > 1 and own:
            return [(each, [each.spans[at] for at in own]) for each in same]
    return []


def _said(pattern: _Pattern, span: TokenSpan) -> Words:
    return low(pattern.reading.fillings[0].wording.norms[slice(*span)])


def _users(patterns: Sequence[_Pattern]) -> int:
    return sum(len(each.reading.fillings) for each in patterns)


def _that_fill(patterns: Sequence[_Pattern], before: Words, after: Words) -> Sequence[_Pattern]:
    """Return the patterns that fill in a phrase of their own between these words; else none."""
    telling = [w for w in (*before, *after) if w.isalpha() and w not in FUNCTION_WORDS]
    said = [w for w in (*before, *after) if w.isalpha()]
    if len(said) < _LEAST_FRAME or not telling:
        return ()
    those = _between(patterns, before, after)
    middles = [each.words[len(before) : len(each.words) - len(after)] for each in those]
    ways = set(middles)
    if len(ways) < _FEWEST or any(_SLOT in way or len(way) > _LONGEST for way in ways):
        return ()
    uses = Counter(
        word for way in ways for word in {w for w in way if w.isalpha()} - FUNCTION_WORDS
    )
    most = max(uses.values(), default=0)
    named = all(map(is_named, (_written(each, len(before), len(after)) for each in those)))
    # of the names of persons most may begin with "Mr."
    own = most < len(ways) if named else 2 * most <= len(ways)
    leads = before[-1:] != () and before[-1] in _LEADING_IN
    plain = all(any(w not in FUNCTION_WORDS for w in way if w.isalnum()) for way in ways)
    return those if own and plain and (named or leads) else ()


def _written(pattern: _Pattern, before: int, after: int) -> Words:
    a, b = pattern.spans[before][0], pattern.spans[len(pattern.spans) - after - 1][1]
    return pattern.reading.fillings[0].wording.norms[a:b]


def _spans_to_fill(pattern: _Pattern, before: int, after: int) -> list[TokenSpan]:
    """Return the places of what is filled in between these words, and of what is known."""
    first = pattern.reading.fillings[0]
    middle = (pattern.spans[before][0], pattern.spans[len(pattern.spans) - after - 1][1])
    known = [
        span
        for word, span in zip(pattern.words, pattern.spans, strict=True)
        if word == _SLOT and span not in first.spans
    ]
    return [middle, *known]


def _with_slots(pattern: _Pattern, spans: Sequence[TokenSpan]) -> Iterator[Filling]:
    """Yield the sentences of a reading with slots at more places of its first sentence."""
    first = pattern.reading.fillings[0]
    for filling in pattern.reading.fillings:
        found, typical = filling, first
        for span in spans:
            found, typical = with_slot(found, typical, span), with_slot(typical, typical, span)
        yield found


def _pattern(reading: DraftReading, known: _Values, passage: int) -> _Pattern:
    first = reading.fillings[0]
    norms = low(first.wording.norms)
    spans = sorted(first.spans)
    elsewhere = [
        {value for value, places in known[release].items() if places - {passage}}
        for release in reading.releases
    ]
    words = set(norms)
    here = (value for value in set.intersection(*elsewhere) if words.issuperset(value))
    for value in sorted(here, key=lambda each: (-len(each), each)):
        size = len(value)
        starts = [at for at in range(len(norms) - size + 1) if norms[at : at + size] == value]
        if not any(is_telling((word,)) for word in value) or len(starts) != 1:
            continue
        span = (starts[0], starts[0] + size)
        if all(b <= span[0] or a >= span[1] for a, b in spans):
            spans = sorted([*spans, span])
    return _with_spans(reading, spans)


def _with_spans(reading: DraftReading, spans: Sequence[TokenSpan]) -> _Pattern:
    norms = low(reading.fillings[0].wording.norms)
    words: list[str] = []
    tokens: list[TokenSpan] = []
    at = 0
    while at < len(norms):
        ends = [b for a, b in spans if a == at < b]
        words.append(_SLOT if ends else norms[at])
        tokens.append((at, ends[0] if ends else at + 1))
        at = tokens[-1][1]
    return _Pattern(reading, tuple(words), tuple(tokens))


def _frames(patterns: Sequence[_Pattern]) -> list[tuple[Words, Words]]:
    """Return the words that two patterns begin and end with, with room between."""
    frames: set[tuple[Words, Words]] = set()
    for one, other in combinations(patterns, 2):
        room = min(len(one.words), len(other.words)) - 1
        before = min(room, common_prefix(one.words, other.words))
        after = min(room - before, common_prefix(one.words[::-1], other.words[::-1]))
        frames.add((one.words[:before], one.words[len(one.words) - after :]))
    return sorted(frames)
