"""Readings that are one, of which each fills in its own between the same words.

Among few releases two that happen to fill in the same look like a way of putting it: "The post is
full time" twice, "The post is on call" and "The post is two days a week" once each.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from hmicdiff.align.kinds import Words, is_capitalized, low
from hmicdiff.infer.neighbours import is_telling, known_values, with_slot
from hmicdiff.infer.readings import DraftReading, Filling, TokenSpan
from hmicdiff.infer.stand_ins import stands_for
from hmicdiff.language.beginnings import common_prefix
from hmicdiff.read.english import AGREEMENT_WORDS, FUNCTION_WORDS, PREPOSITIONS
from hmicdiff.structs import Struct

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
    return [_united(readings, known, at) for at, readings in enumerate(passages)]


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
    found = max(
        ((_that_fill(patterns, *frame), frame) for frame in _frames(patterns)),
        key=lambda each: (_users(each[0]), sum(map(len, each[1])), each[1]),
        default=((), ((), ())),
    )
    those, (before, after) = found
    if _users(those) <= _SHARE * _users(patterns):
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
    size = len(before) + len(after)
    those = [
        each
        for each in patterns
        if len(each.words) > size
        and each.words[: len(before)] == before
        and each.words[len(each.words) - len(after) :] == after
    ]
    middles = [each.words[len(before) : len(each.words) - len(after)] for each in those]
    ways = set(middles)
    if len(ways) < _FEWEST or any(_SLOT in way or len(way) > _LONGEST for way in ways):
        return ()
    uses = Counter(
        word for way in ways for word in {w for w in way if w.isalpha()} - FUNCTION_WORDS
    )
    own = 2 * max(uses.values(), default=0) <= len(ways)
    named = all(map(is_capitalized, (_written(each, len(before), len(after)) for each in those)))
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
    for value in sorted(set.intersection(*elsewhere), key=lambda each: (-len(each), each)):
        size = len(value)
        starts = [at for at in range(len(norms) - size + 1) if norms[at : at + size] == value]
        if not any(is_telling((word,)) for word in value) or len(starts) != 1:
            continue
        span = (starts[0], starts[0] + size)
        if all(b <= span[0] or a >= span[1] for a, b in spans):
            spans = sorted([*spans, span])
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
