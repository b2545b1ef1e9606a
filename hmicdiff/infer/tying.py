"""Which slots hold one value throughout each release, and so one variable."""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from hmicdiff.align.kinds import Words, is_capitalized
from hmicdiff.align.vocabulary import is_one_word
from hmicdiff.infer.naming import nearest
from hmicdiff.infer.nouns import NO_NAMES
from hmicdiff.infer.slots import DraftSlot
from hmicdiff.infer.stand_ins import stands_for
from hmicdiff.model.template import FIGURE_KINDS, Kind
from hmicdiff.read.boxes import is_box
from hmicdiff.read.english import FUNCTION_WORDS

_DOUBT = 3.0
"""Bits by which slots must agree beyond what chance makes some pair of slots agree."""
_NAME_BITS = 6.0
"""What a word of a name is worth: another slot does not hold the same name by chance."""
_WORDS = frozenset((Kind.NAME, Kind.CHOICE, Kind.TEXT))
_WEAK = FUNCTION_WORDS | frozenset("now then about only up down".split())
"""Words between a figure and what it is of."""


def tied(slots: Sequence[DraftSlot]) -> list[list[DraftSlot]]:
    """Group the slots that hold one variable; what is tied to one of a group is in it.

    Two are tied if a given template has one name for both, if they agree too often for chance, or
    if two readings of a passage have them at the same words and nothing that they are tied to
    contradicts that. The more pairs of slots there are, the more bits it takes, as some pair agrees
    by chance. A group stands where its first slot does.
    """
    parent = list(range(len(slots)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    doubt = math.log2(max(1, math.comb(len(slots), 2))) + _DOUBT
    for one, other in sorted(_that_may_agree(slots)):
        first, second = slots[one], slots[other]
        named = first.blank and first.blank == second.blank
        if named or _agree(first, second, doubt):
            parent[max(root(one), root(other))] = min(root(one), root(other))
    for one, other in sorted({*_in_one_place(slots), *_under_one_label(slots)}):
        roots = [root(at) for at in range(len(slots))]
        tied = [[at for at, its in enumerate(roots) if its == roots[each]] for each in (one, other)]
        if not any(_contradict(slots[a], slots[b]) for a in tied[0] for b in tied[1]):
            parent[max(root(one), root(other))] = min(root(one), root(other))
    groups: defaultdict[int, list[DraftSlot]] = defaultdict(list)
    for at, slot in enumerate(slots):
        groups[root(at)].append(slot)
    return [groups[at] for at in sorted(groups)]


def _is_box(slot: DraftSlot) -> bool:
    return slot.choice and all(map(is_box, slot.values.values()))


def _that_may_agree(slots: Sequence[DraftSlot]) -> set[tuple[int, int]]:
    """Return the pairs of slots that have one name, or begin or end alike in some release.

    Others hold nowhere the same value, nor one that is short for the other's.
    """
    alike: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, slot in enumerate(slots):
        if slot.blank:
            alike[slot.blank].append(at)
        for release, words in slot.lower.items():
            for end in {words[:1], words[-1:]}:
                alike[release, end].append(at)
    pairs = {pair for found in alike.values() for pair in combinations(found, 2)}
    boxes = {at for at, slot in enumerate(slots) if _is_box(slot)}
    # two things may well be done, or left undone, together
    pairs = {pair for pair in pairs if not boxes.issuperset(pair)}
    # nothing at all is short for anything
    bare = [at for at, slot in enumerate(slots) if not all(slot.lower.values())]
    pairs.update((min(at, to), max(at, to)) for at in bare for to in range(len(slots)) if to != at)
    return pairs


def _under_one_label(slots: Sequence[DraftSlot]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of slots that stand behind one label, each in other releases."""
    by_label: defaultdict[tuple[tuple[str, ...], Kind], list[int]] = defaultdict(list)
    for at, slot in enumerate(slots):
        if (label := slot.label or slot.under) and not _is_box(slot):
            by_label[label, slot.kind].append(at)
    for labelled in by_label.values():
        for one, other in combinations(labelled, 2):
            if slots[one].values.keys().isdisjoint(slots[other].values):
                yield one, other


def _contradict(one: DraftSlot, other: DraftSlot) -> bool:
    """Tell whether most releases that fill in both fill in two things."""
    both = one.lower.keys() & other.lower.keys()
    different = sum(
        not _is_form_of(one.lower[release], other.lower[release])
        and not stands_for(one.values[release])
        and not stands_for(other.values[release])
        for release in both
    )
    return 2 * different > len(both)


def _in_one_place(slots: Sequence[DraftSlot]) -> set[tuple[int, int]]:
    """Return the pairs of slots that two readings of a passage have at the same words.

    Where a slot could be one of several ("41 crowns for barges and 9 crowns for skiffs"), it is
    the one whose words around it no other of them has rather, or none.
    """
    rivals: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    by_passage: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, slot in enumerate(slots):
        by_passage[slot.key[0]].append(at)
    pairs = sorted(
        (one, other)
        for found in by_passage.values()
        for one, other in combinations(found, 2)
        if _are_one_place(slots[one], slots[other])
    )
    for one, other in pairs:
        rivals[one, slots[other].key[1]].append(other)
        rivals[other, slots[one].key[1]].append(one)
    return {
        (one, other)
        for one, other in pairs
        if _is_the_one(one, other, rivals[one, slots[other].key[1]], slots)
        and _is_the_one(other, one, rivals[other, slots[one].key[1]], slots)
    }


def _is_the_one(at: int, place: int, rivals: Sequence[int], slots: Sequence[DraftSlot]) -> bool:
    different = [each for each in rivals if slots[each].lower != slots[place].lower]
    if not different:
        return True
    own, *theirs = (_what_for(slots[each]) for each in (at, place, *different))
    if own and own in theirs:
        return theirs.count(own) == 1 and theirs[0] == own
    fitting = [
        each
        for each in (place, *different)
        if not any(
            _is_rather(slots[at], slots[each], slots[other])
            for other in (place, *different)
            if other != each
        )
    ]
    return fitting == [place]


def _what_for(slot: DraftSlot) -> str:
    """Return the last word of what a figure counts: "barges", of "41 crowns for barges"."""
    end = next((at for at, word in enumerate(slot.after) if not word[:1].isalnum()), None)
    return next(filter(_is_telling, reversed(slot.after[:end])), "")


def _is_rather(slot: DraftSlot, one: DraftSlot, other: DraftSlot) -> bool:
    """Tell whether a word that stands beside a slot stands beside `other` and not beside `one`."""
    beside = ((slot.before, one.before, other.before), (slot.after, one.after, other.after))
    return any(set(filter(_is_telling, words)) & {*far} - {*near} for words, near, far in beside)


def _are_one_place(one: DraftSlot, other: DraftSlot) -> bool:
    """Tell whether two readings of a passage have the slot at the same words."""
    if one.key[0] != other.key[0] or one.key[1] == other.key[1]:
        return False
    if one.choice and other.choice:
        return True
    if not _are_alike(one.kind, other.kind) or one.values.keys() & other.values.keys():
        return False
    if one.item or other.item:
        return one.item == other.item
    if _are_of_two_things(one, other) or _is_in_brackets(one) is not _is_in_brackets(other):
        return False
    return any(
        _is_one_word(first, second)
        for first, second in (
            (nearest(one.before)[1], nearest(other.before)[1]),
            (nearest(one.after)[1], nearest(other.after)[1]),
        )
    )


def _is_in_brackets(slot: DraftSlot) -> bool:
    """Tell whether a bracket says what a name is of: "Ann Carter (Chair), Ivo Birch"."""
    return slot.kind not in FIGURE_KINDS and slot.after[:1] == ("(",)


def _are_alike(one: Kind, other: Kind) -> bool:
    """Tell whether two kinds can be one: of three names two can be the same and look chosen."""
    return one is other or _WORDS.issuperset((one, other))


def _are_of_two_things(one: DraftSlot, other: DraftSlot) -> bool:
    """Tell whether two figures count different things, or are of different kinds of one thing.

    Those are "40 places" and "38 residents", "the deposit rate is" and "the lending rate is".
    """
    if one.kind not in FIGURE_KINDS:
        return False
    counted = one.after[:1], other.after[:1]
    if all(each and _tells(each[0]) for each in counted):
        return not _is_one_word(counted[0][0], counted[1][0])
    kinds = [_kind_of_thing(slot.before) for slot in (one, other)]
    if not all(kinds) or not _is_one_word(kinds[0][0], kinds[1][0]):
        return False
    return not _is_one_word(kinds[0][1], kinds[1][1])


def _kind_of_thing(before: Sequence[str]) -> tuple[str, ...]:
    """Return the nearest word that names something and the word that says what kind of it."""
    at = next((at for at, word in enumerate(before) if word not in _WEAK), len(before))
    pair = tuple(before[at : at + 2])
    return pair if len(pair) > 1 and all(map(_is_telling, pair)) else ()


def _is_telling(word: str) -> bool:
    return word[:1].isalpha() and len(word) > 1 and word not in FUNCTION_WORDS


def _tells(word: str) -> bool:
    return _is_telling(word) and word not in NO_NAMES


def _is_one_word(one: str, other: str) -> bool:
    """Tell whether two words are the same, however short, or but for their ending."""
    return bool(one) and (one == other or is_one_word(one, other))


def _agree(one: DraftSlot, other: DraftSlot, doubt: float) -> bool:
    """Tell whether two slots hold the same value throughout, more often than by chance."""
    if len(one.values) < len(other.values):
        one, other = other, one
    uses: Counter[Words] | None = None
    bits = 0.0
    for release, second in other.values.items():
        first = one.values.get(release)
        if first is None:
            continue
        short, long = one.lower[release], other.lower[release]
        if short != long:
            if stands_for(first) or stands_for(second):
                continue
            if not _is_form_of(short, long):
                return False
        uses = uses or Counter(one.lower.values())
        bits -= math.log2(uses[short] / len(one.values))
        if is_capitalized(first) and is_capitalized(second):
            bits += _NAME_BITS * min(len(first), len(second))
    return bits > doubt


def _is_form_of(one: Words, other: Words) -> bool:
    """Tell whether two values are the same, or one is short for the other."""
    short, long = sorted((one, other), key=len)
    return short == long[: len(short)] or short == long[-len(short) :]
