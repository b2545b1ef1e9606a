"""Slots that are parts of one value, put together by more than the words of their own sentence.

What the words around several slots do not tell, others do: that nothing but a label is common to
all that say a line, that a release says both parts as one value elsewhere, that the first part
settles the second.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hmicdiff.align.edges import CHANCE, alike_by_chance
from hmicdiff.align.kinds import Words, is_capitalized, is_number, is_typed, kind_of, low
from hmicdiff.align.labelled import LONGEST_LABEL
from hmicdiff.align.vocabulary import is_one_word
from hmicdiff.infer.neighbours import known_values
from hmicdiff.infer.readings import DraftReading, Filling, TokenSpan, joined
from hmicdiff.model.template import Kind
from hmicdiff.read.calendars import unit_of_time
from hmicdiff.read.english import (
    COMPANY_FORMS,
    FUNCTION_WORDS,
    OTHER_ARTICLES,
)
from hmicdiff.structs import Struct, replace

_FEWEST = 3
"""What two releases have in common may be chance, and of two there is no majority."""
_AGAIN = 2
"""So many sentences more than there are pairs show that the one part settles the other."""
_LONGEST_VALUE = 12
"""What is longer is no value but a text."""
_LINKS = frozenset("of de du des di del della dos von and et und y e en van".split())
"""Small words within what is filled in: "vitality of the town centre"."""

_PARTING = frozenset(", ; (".split())
"""Marks that stand between two values as well as within one."""
_LEGAL_FORMS = (("e", ".", "v", "."), ("e.v", "."), *((form,) for form in COMPANY_FORMS))
"""What a company or a society is, as it stands behind its name."""
_NEARLY_ALL = 0.9
"""One release in ten may call one of the values otherwise."""

_LONGEST_TITLE = 2
"""So many words has what stands before a name, or what a number word counts: "de heer"."""

_Values = Mapping[int, Mapping[Words, set[int]]]


def with_labelled_values(passages: Sequence[Sequence[DraftReading]]) -> list[list[DraftReading]]:
    """Take all that stands behind a label as one value, where releases have no word in common."""
    known = known_values(passages)
    return [_with_rest_of_lines(readings, known, at) for at, readings in enumerate(passages)]


def _with_rest_of_lines(
    readings: Sequence[DraftReading], known: _Values, passage: int
) -> list[DraftReading]:
    lines = [each for each in readings if not each.joint]
    fillings = [filling for reading in lines for filling in reading.fillings]
    norms = [filling.wording.norms for filling in fillings]
    start = _end_of_label(norms) if len(fillings) >= _FEWEST else 0
    if not start or sum(each.slots for each in lines) < 1:
        return list(readings)
    labels = {each[:start] for each in norms}
    rests = [low(each[start:]) for each in norms]
    if len(labels) > 1 or not all(0 < len(rest) <= _LONGEST_VALUE for rest in rests):
        return list(readings)
    if len(set(rests)) < _FEWEST or set.intersection(*(_words(rest) for rest in rests)):
        return list(readings)
    sentences = sum(rest[-1] == "." for rest in rests)
    if 2 * sentences > len(rests) or all(map(_is_of_several, fillings)):
        return list(readings)
    if _stand_alone(lines, known, passage):
        return list(readings)
    whole = [replace(filling, spans=((start, len(filling.wording.norms)),)) for filling in fillings]
    one = DraftReading(tuple(sorted(whole, key=lambda each: each.place)), joint=False)
    return [one, *(each for each in readings if each.joint)]


def _stand_alone(lines: Sequence[DraftReading], known: _Values, passage: int) -> bool:
    """Tell whether the parts of all lines, between the same marks, are values by themselves.

    They are if the releases fill in one of them elsewhere, or if each goes with several others:
    "Signed: Ada Holm, Tarn District", "Signed: Cy Finch, Tarn District".
    """
    if len({each.slots for each in lines}) > 1 or lines[0].slots < 2:  # noqa: PLR2004 - two parts
        return False
    fillings = [filling for reading in lines for filling in reading.fillings]
    for slot in range(lines[0].slots - 1):
        if {_between(each, slot) for each in fillings} - {(), *((mark,) for mark in _PARTING)}:
            return False
    parts = [[low(filling.words(slot)) for slot in range(lines[0].slots)] for filling in fillings]
    elsewhere = [
        [bool(known[filling.place[0]].get(part, set()) - {passage}) for part in each]
        for filling, each in zip(fillings, parts, strict=True)
    ]
    shares = [sum(column) / len(fillings) for column in zip(*elsewhere, strict=True)]
    return max(shares) >= _NEARLY_ALL or all(
        _are_free([each[at] for each in parts], [each[at + 1] for each in parts])
        for at in range(lines[0].slots - 1)
    )


def _between(filling: Filling, slot: int) -> Words:
    (_, b), (c, _) = filling.spans[slot : slot + 2]
    return filling.wording.norms[b:c]


def _are_free(first: Sequence[Words], second: Sequence[Words]) -> bool:
    """Tell whether neither of two values settles the other, by more pairs than a tree has."""
    pairs = len(set(zip(first, second, strict=True)))
    return min(len(set(first)), len(set(second))) > 1 and pairs >= len(set(first)) + len(
        set(second)
    )


def _end_of_label(norms: Sequence[Words]) -> int:
    """Return behind which word the label of all lines ends; 0 if they have none.

    Without a colon it is the word before codes of several kinds: "Notice TC-44", "Notice FN/07".
    """
    ends = {each.index(":") + 1 for each in norms if ":" in each[1 : LONGEST_LABEL + 1]}
    if ends:
        return ends.pop() if len(ends) == 1 else 0
    codes = {word for each in norms for word in each[1:]}
    coded = all(any(map(str.isdigit, "".join(each[1:]))) for each in norms)
    glued = any({"/", "-"} & set(each[2:-1]) for each in norms)
    return int(
        coded
        and glued
        and not any(word.isalpha() and len(word) > 1 and word.islower() for word in codes)
    )


def _words(rest: Words) -> set[str]:
    return {word for word in rest if word.isalnum()}


def _is_of_several(filling: Filling) -> bool:
    """Tell whether a line holds several values: figures alone, a day and an answer, two lines."""
    kinds = [kind_of(filling.words(slot)) for slot in range(len(filling.spans))]
    days = len(kinds) > 1 and not {Kind.DATE, Kind.MONEY}.isdisjoint(kinds)
    return days or (len(kinds) > 1 and None not in kinds) or "\n" in filling.wording.text


def with_whole_values(passages: Sequence[Sequence[DraftReading]]) -> list[list[DraftReading]]:
    """Join slots that stand side by side and are one value, by what the releases fill in."""
    known = known_values(passages)
    return [
        [_joined(_with_legal_forms(each), known, at) for each in _with_settled(readings)]
        for at, readings in enumerate(passages)
    ]


def _with_legal_forms(reading: DraftReading) -> DraftReading:
    """Take what kind of company or society a name is of into its slot: "Ltd", "e. V."."""
    for slot in range(reading.slots):
        sizes = {_size_of_form(filling, slot) for filling in reading.fillings}
        if len(sizes) == 1 and (size := sizes.pop()):
            reading = replace(
                reading, fillings=tuple(_widened(each, slot, 0, size) for each in reading.fillings)
            )
    return reading


def _size_of_form(filling: Filling, slot: int) -> int:
    """Return how many words of a legal form stand behind a name, outside of any slot."""
    b = filling.spans[slot][1]
    norms = low(filling.wording.norms)
    if not filling.words(slot)[:1] or not filling.words(slot)[0][:1].isupper():
        return 0
    found = max((len(form) for form in _LEGAL_FORMS if norms[b : b + len(form)] == form), default=0)
    free = all(not b <= c < b + found for c, _ in filling.spans)
    return found if free else 0


class _Beside(Struct, frozen=True):
    """Some words beside a slot of a reading."""

    reading: DraftReading
    slot: int
    before: int
    """How many they are before the slot; the others stand behind it."""
    words: Words


def _with_settled(readings: Sequence[DraftReading]) -> list[DraftReading]:
    """Take the words beside a slot into it where the value settles them.

    "By Mr Holm" here, "by the widow Tarn" there, and no other title for either: the title is filled
    in, too. Of figures it is what they count, and of a name the verb, that agrees with them.
    """
    alike: defaultdict[tuple[object, ...], list[_Beside]] = defaultdict(list)
    for reading in readings:
        if not reading.joint:
            for key, each in _beside_slots(reading):
                alike[key].append(each)
    for same in alike.values():
        if len({each.words for each in same}) > 1 and _is_settled(same):
            widened = {id(each.reading): _with_words(each) for each in same}
            return _with_settled(joined([widened.get(id(each), each) for each in readings]))
    return list(readings)


def _beside_slots(reading: DraftReading) -> Iterator[tuple[tuple[object, ...], _Beside]]:
    """Yield the words beside each slot, with what the reading is without them."""
    first = reading.fillings[0]
    norms = low(first.wording.norms)
    taken = {at for a, b in first.spans for at in range(a, b)}
    for slot, (a, b) in enumerate(first.spans):
        for size in range(1, _LONGEST_TITLE + 1):
            for start, end in ((a - size, a), (b, b + size)):
                words = norms[max(0, start) : end]
                free = taken.isdisjoint(range(start, end)) and len(words) == size
                if free and all(word.isalpha() for word in words):
                    key = (_around(first, start, end), slot, end == a)
                    yield key, _Beside(reading, slot, size if end == a else 0, words)


def _around(filling: Filling, start: int, end: int) -> Words:
    """Return a sentence with a sign for each slot, and without some of its words."""
    words = list(low(filling.wording.norms))
    words[start:end] = [""] * (end - start)
    for a, b in reversed(filling.spans):
        words[a:b] = ["\0" if a < b else "\0empty"]
    return tuple(filter(None, words))


def _is_settled(same: Sequence[_Beside]) -> bool:
    """Tell whether what fills a slot always has the same words beside it, and not by chance."""
    pairs = Counter(
        (low(filling.words(each.slot)), each.words)
        for each in same
        for filling in each.reading.fillings
    )
    ways = {words for _, words in pairs}
    values = {value for value, _ in pairs}
    names = all(is_capitalized(f.words(each.slot)) for each in same for f in each.reading.fillings)
    if len(values) < len(pairs) or () in values or all(map(is_typed, values)):
        return False
    if any(FUNCTION_WORDS.issuperset(words) for words in ways):
        return False
    if names and not same[0].before and any(map(_begins_small, same)):
        return False
    repeats = [count for count in pairs.values() if count > 1]
    edges, counts = [words for _, words in pairs], list(pairs.values())
    return bool(repeats) and alike_by_chance(repeats, edges, counts) <= CHANCE


def _begins_small(beside: _Beside) -> bool:
    """Tell whether the first word behind a slot has no capital: a verb, but no part of a name."""
    first = beside.reading.fillings[0]
    return first.wording.norms[first.spans[beside.slot][1]][:1].islower()


def _with_words(beside: _Beside) -> DraftReading:
    before = beside.before
    after = 0 if before else len(beside.words)
    fillings = (_widened(each, beside.slot, before, after) for each in beside.reading.fillings)
    return replace(beside.reading, fillings=tuple(fillings))


def _widened(filling: Filling, slot: int, before: int, after: int) -> Filling:
    """Return a sentence with so many words beside a slot as a part of it."""
    a, b = filling.spans[slot]
    spans = (*filling.spans[:slot], (a - before, b + after), *filling.spans[slot + 1 :])
    return replace(filling, spans=spans)


def _joined(reading: DraftReading, known: _Values, passage: int) -> DraftReading:
    slot = 0
    while slot + 1 < reading.slots and len(reading.fillings) >= _FEWEST:
        pairs = [filling.spans[slot : slot + 2] for filling in reading.fillings]
        if _are_one(reading.fillings, pairs, known, passage):
            fillings = tuple(
                replace(
                    each,
                    spans=(*each.spans[:slot], _over(each, a, d), *each.spans[slot + 2 :]),
                    choice=_moved(each.choice, slot),
                )
                for each, ((a, _), (_, d)) in zip(reading.fillings, pairs, strict=True)
            )
            reading = replace(reading, fillings=fillings)
        else:
            fillings = tuple(_with_own(each, slot, known, passage) for each in reading.fillings)
            reading = replace(reading, fillings=fillings)
            slot += 1
    return reading


def _over(filling: Filling, start: int, end: int) -> TokenSpan:
    """Return a place with the bracket that closes what it opens."""
    norms = filling.wording.norms
    opened = norms[start:end].count("(") > norms[start:end].count(")")
    return start, end + (opened and norms[end : end + 1] == (")",))


def _moved(choice: int | None, slot: int) -> int | None:
    """Return which slot holds the choice when the one behind `slot` has become a part of it."""
    return choice if choice is None or choice <= slot else choice - 1


def _with_own(filling: Filling, slot: int, known: _Values, passage: int) -> Filling:
    """Give the first of two slots what its release says elsewhere: "Chair of the Board" of a club.

    What links the two slots may stand in what fills them, too.
    """
    norms = low(filling.wording.norms)
    (a, b), (c, d) = filling.spans[slot : slot + 2]
    link, own = norms[b:c], known[filling.place[0]]
    if not a < b < c < d or not _is_link(link) or own.get(norms[a:b], set()) - {passage}:
        return filling
    for end in range(d - len(link) - 1, c, -1):
        rest = end + len(link)
        if norms[end:rest] == link and own.get(norms[a:end], set()) - {passage}:
            spans = (*filling.spans[:slot], (a, end), (rest, d), *filling.spans[slot + 2 :])
            return replace(filling, spans=spans)
    return filling


def _are_one(
    fillings: Sequence[Filling],
    pairs: Sequence[tuple[TokenSpan, ...]],
    known: _Values,
    passage: int,
) -> bool:
    norms = [low(filling.wording.norms) for filling in fillings]
    rows = list(zip(norms, pairs, strict=True))
    if any(a == b or c == d or b > c for (a, b), (c, d) in pairs):
        return False
    between = {each[b:c] for each, ((_, b), (c, _)) in rows}
    wholes = [each[a:d] for each, ((a, _), (_, d)) in rows]
    if all(
        known[filling.place[0]].get(whole, set()) - {passage}
        for filling, whole in zip(fillings, wholes, strict=True)
    ):
        return True
    parts = [(each[a:b], each[c:d]) for each, ((a, b), (c, d)) in rows]
    link = between.pop() if len(between) == 1 else ("",)
    if link == ("(",) and any(is_typed(part) for both in parts for part in both):
        # the grade 2 (fair): what stands in brackets says in words what the figure says
        return _settle(parts) and all(each[d : d + 1] == (")",) for each, (_, (_, d)) in rows)
    settled = _belong_together(parts) if not link else _settle(parts)
    if not settled or not (not link or _is_link(link) or _is_measure(link, parts)):
        return False
    return not any(
        not is_typed(part) and known[filling.place[0]].get(part, set()) - {passage}
        for filling, both in zip(fillings, parts, strict=True)
        for part in both
    )


def _is_link(between: Words) -> bool:
    return between[:1] != () and between[0] in _LINKS and OTHER_ARTICLES.issuperset(between[1:])


def _is_measure(between: Words, parts: Sequence[tuple[Words, Words]]) -> bool:
    """Tell what is said of a figure with its unit, which is of one word: 150 mg every 4 weeks."""
    return (
        len(between) == 1
        and between[0].isalpha()
        and all(is_typed(figure) and not is_typed(rest) for figure, rest in parts)
    )


def _agree(parts: Sequence[tuple[Words, Words]]) -> bool:
    """Tell whether nothing but what stands before it decides on a word: "two faults", "a fault"."""
    ways = len(set(parts))
    sides = [len(set(side)) for side in zip(*parts, strict=True)]
    figures = any(is_number(word) for both in parts for part in both for word in part)
    return max(sides) == ways and 1 < ways <= len(parts) - _AGAIN and not figures


def _belong_together(parts: Sequence[tuple[Words, Words]]) -> bool:
    """Tell what stands side by side and is one value: "two faults", "Plans 1 and 2", "8 weeks"."""
    return _agree(parts) or _are_named(parts) or _are_lengths(parts)


def _are_lengths(parts: Sequence[tuple[Words, Words]]) -> bool:
    """Tell lengths of time, each in its unit: "einem Jahr", "acht Wochen"."""
    units = {unit for _, unit in parts}
    return len(units) > 1 and all(
        len(number) == len(unit) == 1 and bool(unit_of_time(unit[0])) for number, unit in parts
    )


def _are_named(parts: Sequence[tuple[Words, Words]]) -> bool:
    """Tell a noun whose number goes by what it names: "Plan 101", "Plans 101 and 102"."""
    nouns = sorted({before for before, _ in parts})
    one = all(len(noun) == 1 and is_one_word(noun[0], nouns[0][0]) for noun in nouns)
    return one and len(nouns) > 1 and len({named for _, named in parts}) > 1


def _settle(parts: Sequence[tuple[Words, Words]]) -> bool:
    """Tell whether each part settles the other, in more sentences than there are pairs."""
    ways = len(set(parts))
    sides = [len(set(side)) for side in zip(*parts, strict=True)]
    return sides == [ways, ways] and 1 < ways <= len(parts) - _AGAIN
