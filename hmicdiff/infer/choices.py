"""Passages in which the releases choose among a few ways of saying: "unanimous", "by six to one".

What a release chose is a fact about it, and no rewording. So the words that differ become a slot,
whose values are the ways; the sentences that are the same but for them become one reading.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

from hmicdiff.align.kinds import Words, is_capitalized, is_number, is_typed, low
from hmicdiff.align.slot_checks import OF_NAMES
from hmicdiff.infer.fitting import decides, is_too_long
from hmicdiff.infer.readings import DraftReading, Filling, TokenSpan, order_of_use
from hmicdiff.language.numerals import is_numeral
from hmicdiff.read.calendars import unit_of_time
from hmicdiff.read.english import (
    AGREEMENT_WORDS,
    DECIDING_WORDS,
    FUNCTION_WORDS,
    NEGATIONS,
    NUMBER_WORDS,
    OTHER_ARTICLES,
)
from hmicdiff.structs import Struct, replace

_SEVERAL = 2
"""A way that a single release has is no choice that others have, too."""
_MOST_WAYS = 6
"""More ways are no choice among a few: see the kind of a variable."""
_MOST = 0.8
"""Where a larger share says the same, the rest departs from it, and is told to do so."""
_COVERED = 0.5
"""Of the releases that have the passage, more than so many have chosen one of the ways."""
_LONGEST = 12
"""So many words a cell can hold; a longer way is another sentence."""
_PHRASE = 3
"""One word for another in the midst of a sentence, "try" or "attempt", is another wording; what
says another thing takes a phrase, or is the last word: "granted", "refused"."""
_THREE = 3
"""With two phrases alone, either may be the other's rewording. Of three words of which none is
what most say, "red", "amber" and "green", none is the template's."""
_DECIDED = tuple(
    "decid decision agree resol vote rule order chose found find conclu judge rate outcome result"
    " verdict recommend".split()
)
"""So the words begin that lead in what was decided or found."""
_LEAST_FRAME = 2
"""So many words stand before and behind the choice, all together: else nothing is chosen there."""
_STEM = 5
"""Words that begin with the same so many letters say the same: "decided", "decides"."""
_LONGEST_PREFIX = 3
"""So many letters at most turn a word into its opposite: "unlawful", "d\u00e9favorable"."""
_LEAD = 3
"""So many words before a choice, and all behind it, show it in a sentence that begins otherwise."""
_JOINING = FUNCTION_WORDS | OTHER_ARTICLES | OF_NAMES
_SLOT = "\0"


class _Way(Struct, frozen=True):
    """A reading as a pattern, in which each slot is one word."""

    reading: DraftReading
    pattern: Words
    written: Words
    """The pattern with its capitals."""

    @property
    def users(self) -> int:
        return len(self.reading.releases)


class _Frame(Struct, frozen=True):
    """The words that all ways have in common, before the choice and behind it."""

    before: Words
    after: Words

    def middle(self, pattern: Words) -> Words:
        """Return what a pattern has between them; nothing if it does not have them."""
        a, b = len(self.before), len(pattern) - len(self.after)
        around = pattern[:a] == self.before and pattern[b:] == self.after
        return pattern[a:b] if around and a < b else ()

    def led_in(self, pattern: Words) -> "_Frame":
        """Return the frame with what leads in the choice in a sentence that begins otherwise."""
        lead = self.before[-_LEAD:]
        ends = [
            at
            for at in range(_LEAD, len(pattern) - len(self.after))
            if pattern[at - _LEAD : at] == lead
        ]
        if len(lead) < _LEAD or len(ends) != 1 or pattern[: len(self.before)] == self.before:
            return self
        return _Frame(pattern[: ends[0]], self.after)


def with_choices(passages: Sequence[Sequence[DraftReading]]) -> list[list[DraftReading]]:
    """Make slots of the words in which the releases choose among a few ways of saying."""
    return [_with_choice([_closed(reading) for reading in readings]) for readings in passages]


def _closed(reading: DraftReading) -> DraftReading:
    """Take two slots for one that say one thing together: "mend the sluice", "clear the pond"."""
    for slot in range(reading.slots - 1):
        if _are_one_way(reading, slot):
            fillings = tuple(_without_gap(filling, slot) for filling in reading.fillings)
            return _closed(replace(reading, fillings=fillings))
    return reading


def _are_one_way(reading: DraftReading, slot: int) -> bool:
    first, second = (
        [low(filling.words(at)) for filling in reading.fillings] for at in (slot, slot + 1)
    )
    a, b = (reading.typical.spans[at] for at in (slot, slot + 1))
    between = low(reading.typical.wording.norms[a[1] : b[0]])
    pairs = Counter(zip(first, second, strict=True))
    together = _SEVERAL <= len(set(first)) == len(set(second)) == len(pairs)
    words = {value for pair in pairs for value in pair}
    plain = not any(is_typed(value) for value in words if value) and all(words)
    names = any(is_capitalized(f.words(at)) for f in reading.fillings for at in (slot, slot + 1))
    joined = bool(between) and all(word in _JOINING for word in between)
    # freely chosen, so many would not always go with the same ones
    bound = pairs.total() >= _SEVERAL * len(pairs)
    return together and bound and plain and joined and not names


def _without_gap(filling: Filling, slot: int) -> Filling:
    spans = filling.spans
    one = (spans[slot][0], spans[slot + 1][1])
    return replace(filling, spans=(*spans[:slot], one, *spans[slot + 2 :]), choice=slot)


def _opened(reading: DraftReading) -> list[DraftReading]:
    """Part a slot that holds one way whole in many releases, and in others a value within one.

    "unanimous" here, "taken by six votes to one, with Ada Thorley against" there: in the second a
    name is filled in.
    """
    for slot in range(reading.slots):
        values = Counter(low(filling.words(slot)) for filling in reading.fillings)
        common = {value for value, count in values.items() if count >= _SEVERAL}
        rest = [value for value in values if value not in common]
        names = any(is_capitalized(filling.words(slot)) for filling in reading.fillings)
        if names or not common or len(rest) < _SEVERAL or len(common) >= _MOST_WAYS:
            continue
        shortest = min(map(len, rest))
        before = _shared(rest, shortest)
        after = _shared([value[::-1] for value in rest], shortest - before)
        if before >= _PHRASE and before + after < shortest and _content(rest[0][:before]):
            whole = tuple(f for f in reading.fillings if low(f.words(slot)) in common)
            others = [f for f in reading.fillings if low(f.words(slot)) not in common]
            inner = tuple(_narrowed(filling, slot, before, after) for filling in others)
            return [
                *_by_value(whole, slot),
                DraftReading(inner, joint=reading.joint),
            ]
    return [reading]


def _by_value(fillings: Sequence[Filling], slot: int) -> list[DraftReading]:
    """Return a reading for each value of a slot, with its words in the place of the slot."""
    found: defaultdict[Words, list[Filling]] = defaultdict(list)
    for filling in fillings:
        spans = (*filling.spans[:slot], *filling.spans[slot + 1 :])
        found[low(filling.words(slot))].append(replace(filling, spans=spans))
    return [DraftReading(tuple(same), joint=False) for same in found.values()]


def _narrowed(filling: Filling, slot: int, before: int, after: int) -> Filling:
    a, b = filling.spans[slot]
    span = (a + before, b - after)
    return replace(filling, spans=(*filling.spans[:slot], span, *filling.spans[slot + 1 :]))


def as_answers(readings: Sequence[DraftReading]) -> list[DraftReading]:
    """Return the answers to a question as one reading that is nothing but a slot."""
    fillings = sorted((f for each in readings for f in each.fillings), key=lambda f: f.place)
    stopped = all(len(f.wording.norms) > 1 and f.wording.norms[-1] == "." for f in fillings)
    answers = [
        replace(filling, spans=((0, len(filling.wording.norms) - stopped),), answer=True)
        for filling in fillings
    ]
    return [DraftReading(tuple(answers), joint=False)]


def _with_choice(readings: Sequence[DraftReading]) -> list[DraftReading]:
    opened = [one for reading in readings for one in _opened(reading)]
    found = _choice(opened)
    if found is None and len(opened) > len(readings):
        opened, found = list(readings), _choice(readings)
    if found is None:
        return list(readings)
    frame, chosen = found
    if _are_bridged(opened, frame, chosen):
        return list(readings)
    between = _between(_said_by_several(opened, frame, chosen))
    made: list[DraftReading] = [reading for reading in opened if reading.joint]
    members: defaultdict[_Frame, list[_Way]] = defaultdict(list)
    for way in _ways(opened):
        own = frame.led_in(way.pattern)
        if _joins(way, own, chosen) and _parted(_value(own.middle(way.pattern)), between):
            members[own].append(way)
        else:
            made.append(way.reading)
    made += [reading for own, ways in members.items() for reading in _united(ways, own, between)]
    return [made[at] for at in order_of_use(made, [len(each.releases) for each in made])]


def _are_bridged(readings: Sequence[DraftReading], frame: _Frame, chosen: Sequence[Words]) -> bool:
    """Tell whether a sentence says much of two of the ways: then they differ in several places.

    "Will last a year and may be renewed" stands between "will last two months and may be renewed"
    and "has a term of a year and ends then": no one thing is chosen.
    """
    ways = [_content(value) for value in chosen]
    ways = [each - frozenset.intersection(*ways) for each in ways]
    for way in _ways(readings):
        own = frame.led_in(way.pattern)
        middle = own.middle(way.pattern)
        if _value(middle) in chosen or not _joins(way, own, chosen):
            continue
        said = _content(middle)
        if sum(len(said & each) >= _SEVERAL for each in ways) > 1:
            return True
    return False


def _ways(readings: Sequence[DraftReading]) -> list[_Way]:
    return [
        _Way(reading, low(written := _pattern(reading.fillings[0])), written)
        for reading in readings
        if not reading.joint
    ]


def _pattern(filling: Filling) -> Words:
    words = list(filling.wording.norms)
    for a, b in reversed(filling.spans):
        words[a:b] = [_SLOT]
    return tuple(words)


def _are_names(ways: Sequence[_Way], frame: _Frame, values: Sequence[Words]) -> bool:
    """Tell whether some of the ways are names: who is meant is no choice of words."""
    start = len(frame.before)
    return any(
        start and is_capitalized(way.written[start : start + len(value)])
        for way, value in zip(ways, values, strict=True)
    )


def _choice(readings: Sequence[DraftReading]) -> tuple[_Frame, list[Words]] | None:
    """Return what stands around the choice, and the ways; `None` where there is no choice."""
    if len(readings) < _SEVERAL:
        return None
    releases = {release for reading in readings for release in reading.releases}
    ways = [way for way in _ways(readings) if way.users >= _SEVERAL]
    ways.sort(key=lambda way: (-way.users, way.pattern))
    while len(ways) >= _SEVERAL:
        frame = _frame([way.pattern for way in ways])
        values = [_value(frame.middle(way.pattern)) for way in ways]
        plain = not _are_names(ways, frame, values)
        users = _users(ways, values)
        if plain and _is_open(users, len(releases)) and _are_a_choice(frame, values, users):
            return frame, sorted(users)
        ways.pop()
    return None


def _frame(patterns: Sequence[Words]) -> _Frame:
    first, shortest = patterns[0], min(map(len, patterns))
    before = _shared(patterns, shortest)
    after = _shared([pattern[::-1] for pattern in patterns], shortest - before)
    if before and before + after == shortest:
        before -= 1  # "granted" here, "granted in part" there
    return _Frame(first[:before], first[len(first) - after :])


def _shared(patterns: Sequence[Words], most: int) -> int:
    """Count the words that all begin with."""
    for at in range(most):
        if len({pattern[at] for pattern in patterns}) > 1:
            return at
    return most


def _value(middle: Words) -> Words:
    """Return what a way says up to its first slot, without the small words before that."""
    if _SLOT not in middle:
        return middle
    value = middle[: middle.index(_SLOT)]
    while value and (value[-1] in FUNCTION_WORDS or not value[-1][:1].isalnum()):
        value = value[:-1]
    return value


def _are_a_choice(frame: _Frame, values: Sequence[Words], users: Mapping[Words, int]) -> bool:
    """Tell whether ways say different things in one place, and not one thing in other words.

    All that stands behind a label is what the label asks for.
    """
    level = len(users) >= _THREE and 2 * max(users.values()) <= sum(users.values())
    labelled = frame.before[-1:] == (":",) and not frame.after
    if not labelled and not _says_what_is_chosen(frame, behind=level):
        return False
    if not all(values) or max(map(len, values)) > _LONGEST or any(map(is_typed, values)):
        return False
    if any(_adds_clause(one, other) for one, other in permutations(users, 2)):
        return False
    said = {value: _content(value) for value in values}
    apart = len(set(said.values())) == len(said)
    few = _SEVERAL <= len(said) <= _MOST_WAYS
    told = level or labelled or _say_other_things(frame, said)
    return few and apart and all(said.values()) and told


def _adds_clause(value: Words, other: Words) -> bool:
    """Tell whether a way says what another one does, and then more: "sold, and the rest burnt"."""
    return other[: len(value)] == value and not other[len(value)][:1].isalnum()


def _say_other_things(frame: _Frame, said: Mapping[Words, frozenset[str]]) -> bool:
    """Tell whether ways say different things: "own one of these" and "have one at home" do not.

    They do if they differ in figures or in words that decide what is claimed; if the words before
    say that something was decided or found; or if they are several phrases or last words.
    """
    if _are_opposites(said):
        return True
    if max(map(len, said)) < _PHRASE and (frame.after and frame.after[0][:1].isalnum()):
        return False
    # "was not announced" and "took place without notice" deny one thing
    deciding = {
        tuple(sorted("not" if w in NEGATIONS else w for w in value if _decides(w)))
        for value in said
    }
    if len(deciding) > 1 or any(word.startswith(_DECIDED) for word in frame.before[-_LEAD:]):
        return True
    if all(unit_of_time(value[-1]) for value in said):
        return True
    phrases = sum(len(content) > 1 for content in said.values())
    closes = not frame.after or not frame.after[0][:1].isalnum()
    is_so = frame.before[-1] in AGREEMENT_WORDS
    return (len(said) >= _THREE and (phrases >= _SEVERAL or closes)) or (closes and is_so)


def _are_opposites(values: Iterable[Words]) -> bool:
    """Tell whether a word is another one's opposite: "lawful" and "unlawful"."""
    last = [value[-1] for value in values]
    return any(
        len(one) >= _STEM and other.endswith(one) and 0 < len(other) - len(one) <= _LONGEST_PREFIX
        for one, other in permutations(last, 2)
    )


def _decides(word: str) -> bool:
    counts = word in NUMBER_WORDS or (is_numeral(word) and word not in OTHER_ARTICLES)
    return word in NEGATIONS or word in DECIDING_WORDS or is_number(word) or counts


def _says_what_is_chosen(frame: _Frame, *, behind: bool) -> bool:
    """Tell whether the words before a choice, or those `behind` it, say what it is about."""
    words = sum(word[:1].isalpha() for word in (*frame.before, *frame.after))
    about = _content((*frame.before, *frame.after[:1]) if behind else frame.before)
    return bool(about) and words >= _LEAST_FRAME


def _content(value: Words) -> frozenset[str]:
    """Return the words that say something: not "has", but "may" and "no"."""
    return frozenset(
        word[:_STEM]
        for word in value
        if word[:1].isalnum()
        and (word not in FUNCTION_WORDS or word in NEGATIONS or word in DECIDING_WORDS)
    )


def _users(ways: Sequence[_Way], values: Sequence[Words]) -> Mapping[Words, int]:
    """Count the releases that choose each value."""
    users: Counter[Words] = Counter()
    for way, value in zip(ways, values, strict=True):
        users[value] += way.users
    return users


def _is_open(users: Mapping[Words, int], releases: int) -> bool:
    """Tell whether each release chooses for itself: nearly all of them do not choose the same."""
    total = sum(users.values())
    return total > _COVERED * releases and max(users.values()) <= _MOST * total


def _joins(way: _Way, frame: _Frame, chosen: Sequence[Words]) -> bool:
    """Tell whether a way has the words around the choice, and one of the ways or a new one.

    A new one with a word that decides what is claimed is told as a rewording, as a sentence that
    comes later is.
    """
    middle = frame.middle(way.pattern)
    value = _value(middle)
    if value in chosen:
        return True
    longest = max(map(len, chosen))
    fits = bool(_content(value)) and len(value) <= _LONGEST and not is_too_long(value, longest)
    return fits and not decides(value) and not is_typed(value) and _SLOT not in middle


def _said_by_several(
    readings: Sequence[DraftReading], frame: _Frame, chosen: Sequence[Words]
) -> list[Words]:
    """Return all ways that several releases have, also such as differ in small words alone."""
    ways = [way for way in _ways(readings) if way.users >= _SEVERAL]
    own = [(way, frame.led_in(way.pattern)) for way in ways]
    return sorted(
        {_value(each.middle(way.pattern)) for way, each in own if _joins(way, each, chosen)}
    )


def _between(values: Sequence[Words]) -> Words:
    """Return the words that stand between two choices in all ways; nothing if there is but one.

    "An interim basis for a term of two years" is two choices, each made freely.
    """
    first = min(values, key=lambda value: (len(value), value), default=())
    runs = [
        first[a:b]
        for a in range(1, len(first) - 1)
        for b in range(a + _SEVERAL, len(first))
        if all(_parted(value, first[a:b]) for value in values)
    ]
    for run in sorted(runs, key=lambda run: -len(run)):
        parts = [_parted(value, run) for value in values]
        sides = [{part[side] for part in parts} for side in (0, 1)]
        whole = all(
            _content(value) and value.count("(") == value.count(")")
            for side in sides
            for value in side
        )
        if whole and min(map(len, sides)) > 1 and len(set(parts)) > max(map(len, sides)):
            return run
    return ()


def _parted(value: Words, between: Words) -> tuple[Words, ...]:
    """Return a way in two parts, around words that all have; whole where there are none such."""
    if not between:
        return (value,)
    size = len(between)
    starts = [a for a in range(1, len(value) - size) if value[a : a + size] == between]
    return (value[: starts[0]], value[starts[0] + size :]) if len(starts) == 1 else ()


def _united(ways: Sequence[_Way], frame: _Frame, between: Words) -> list[DraftReading]:
    """Return the readings with slots for the choices, one for all that are the same but for them.

    What says the same in all ways is no choice: "deficiency" here, "deficiencies" there.
    """
    values = [_value(frame.middle(way.pattern)) for way in ways]
    parts = [_parted(value, between) for value in values]
    chosen = [
        side
        for side in range(len(parts[0]))
        if len({_content(each[side]) or each[side] for each in parts}) > 1 or not between
    ]
    alike: defaultdict[tuple[Words, ...], list[Filling]] = defaultdict(list)
    for way, value, own in zip(ways, values, parts, strict=True):
        rest = frame.middle(way.pattern)[len(value) :]
        fixed = tuple(part for side, part in enumerate(own) if side not in chosen)
        for each in way.reading.fillings:
            filling = each
            # from the end, so that what stands before keeps its place
            for side in reversed(chosen):
                start = len(frame.before) + side * (len(own[0]) + len(between))
                filling = _with_slot(filling, start, len(own[side]))
            alike[(rest, *fixed)].append(filling)
    return [
        DraftReading(tuple(sorted(fillings, key=lambda f: f.place)), joint=False)
        for fillings in alike.values()
    ]


def _with_slot(filling: Filling, before: int, size: int) -> Filling:
    """Return a sentence with one more slot: of `size` words, behind so many words and slots."""
    start = before
    for a, b in filling.spans:
        if a < start:
            start += b - a - 1
    span: TokenSpan = (start, start + size)
    spans = (*filling.spans, span)
    return replace(filling, spans=tuple(sorted(spans)), choice=sorted(spans).index(span))
