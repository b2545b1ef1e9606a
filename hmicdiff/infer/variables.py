"""Variables: which slots hold one value throughout each release, what kind it is, its name."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from hmicdiff.align.kinds import Words, is_capitalized, kind_of, low
from hmicdiff.align.vocabulary import is_one_word
from hmicdiff.errors import NamesError
from hmicdiff.infer.companions import Held, companions
from hmicdiff.infer.naming import is_dated_title, label_of, name_of, nearest
from hmicdiff.infer.nouns import BLANK, NO_NAMES, Lexicon, lexicon
from hmicdiff.infer.readings import DraftReading, Filling
from hmicdiff.infer.respective import items
from hmicdiff.infer.stand_ins import StandIns, stands_for
from hmicdiff.model.template import FIGURE_KINDS, Kind
from hmicdiff.read.english import ARTICLES, FUNCTION_WORDS, PREPOSITIONS
from hmicdiff.structs import Struct, replace

SlotKey = tuple[int, int, int]
"""Passage, reading and slot."""

UNNAMED = "unnamed_blank_"
"""Begins what stands in braces where a template leaves something open and has no name for it."""

SUBJECT = "subject"
"""The name of the variable that says whom a release is about."""

_DOUBT = 3.0
"""Bits by which slots must agree beyond what chance makes some pair of slots agree."""
_FEW_CHOICES = 6
"""So many choices can be kept in mind, and counted in a table of facts."""
_CHOICE_SHARE = 0.34
"""A choice is made by three releases on average, or it is none."""
_NAME_SHARE = 0.6
"""More than so many have a capital, or a name of their own: the rest are slips or "none"."""
_NEARLY_ALL = 0.75
"""Where fewer of the releases have a name, the others would have to be called otherwise."""
_PAIR = 2
"""Of two releases nothing tells a name from other words."""
_OF_ALL = 0.9
"""Where fewer say whom they are about, the rest would be called in another way."""
_SHORT_NAME = 3
"""A name of so many words may be told from others by how these go together."""
_NAME_BITS = 6.0
"""What a word of a name is worth: another slot does not hold the same name by chance."""
_WORDS = frozenset((Kind.NAME, Kind.CHOICE, Kind.TEXT))
_WEAK = FUNCTION_WORDS | frozenset("now then about only up down".split())
"""Words between a figure and what it is of."""


class DraftSlot(Struct, frozen=True):
    """A slot with what each release fills in."""

    key: SlotKey
    values: dict[int, Words]
    """Release by release, in normal form."""
    before: tuple[str, ...]
    """The words before it in its reading, the nearest first; up to the slot before."""
    after: tuple[str, ...]
    lower: dict[int, Words]
    """The values without regard to capitals."""
    kind: Kind
    choice: bool = False
    """Whether it holds what was chosen among a few ways of saying its passage."""
    item: str = ""
    """What it is of, where two lists say so in one order: "barges and skiffs are 41 and 9"."""
    label: tuple[str, ...] = ()
    """The words of the label that stands before it."""
    blank: str = ""
    """What a template which is given calls it, also where it has no name for it."""

    @property
    def given(self) -> str:
        """The name that a template which is given has for it; empty where it has none."""
        return "" if self.blank.startswith(UNNAMED) else self.blank.replace("_", "-")

    @property
    def written(self) -> list[Words]:
        """What the releases fill in."""
        return list(self.values.values())


class Heads(Struct, frozen=True):
    """The passages that are titles or headings of a family."""

    passages: frozenset[int]
    releases: int
    """How many releases the family has."""
    titles: bool
    """Whether its releases can be called by their titles."""
    template: bool
    """Whether a template is given, which tells names from other words."""
    entries: frozenset[int] = frozenset()
    """The passages that are entries of a list of like entries: they name no release."""

    def can_name(self, group: Sequence[DraftSlot]) -> bool:
        """Tell whether slots do not stand in entries of a list for the most part."""
        listed = sum(len(slot.values) for slot in group if slot.key[0] in self.entries)
        given = any(slot.given == SUBJECT for slot in group)
        return given or 2 * listed <= sum(len(slot.values) for slot in group)

    def are_about(self, group: Sequence[DraftSlot]) -> bool:
        """Tell whether most titles, if there are any, and nearly all releases fill some slots.

        Of two releases nothing but a title tells a name from other words.
        """
        if not self.titles and (self.template or self.releases > _PAIR):
            return True
        said = {
            release
            for slot in group
            if slot.given == SUBJECT or slot.key[0] in self.passages
            for release in slot.values
        }
        enough = len(said) >= _NEARLY_ALL * self.releases
        return enough and _stating(group) >= _OF_ALL * self.releases


class DraftVariable(Struct, frozen=True):
    """A variable in the making."""

    name: str
    kind: Kind
    slots: tuple[SlotKey, ...]
    goes_with: tuple[str, ...] = ()
    """The variables whose values go together with its values."""


def draft_slots(passages: Sequence[Sequence[DraftReading]]) -> list[DraftSlot]:
    """Return the slots of all readings of all passages."""
    found = []
    for at, readings in enumerate(passages):
        ahead = _words_ahead(passages, at)
        for number, reading in enumerate(readings):
            listed = items(reading.typical) if reading.slots else {}
            found += [
                replace(_slot((at, number, slot), reading, slot, ahead), item=listed.get(slot, ""))
                for slot in range(reading.slots)
            ]
    return found


def _roles(norms: Sequence[str]) -> Iterator[str]:
    """Yield what has a capital and an article: "the Tenant shall", unlike "the Alder Court"."""
    for article, word, following in zip(norms, norms[1:], (*norms[2:], ""), strict=False):
        if article.casefold() in ARTICLES and not following[:1].isupper():
            yield word.casefold()


def _is_in_a_row(filling: Filling, slot: int) -> bool:
    """Tell whether a slot has a cell of a table for itself, behind the cell of its label."""
    a, b = filling.spans[slot]
    if not 0 < a < b:
        return False
    spans, text = filling.wording.spans, filling.wording.text
    return "\t" in text[spans[a - 1][1] : spans[a][0]]


def _words_ahead(passages: Sequence[Sequence[DraftReading]], at: int) -> tuple[str, ...]:
    """Return the words of the passage before, if nothing is filled in there."""
    # what stands under the title of all is no answer to it
    readings = passages[at - 1] if at > 1 else ()
    if not readings or readings[0].slots:
        return ()
    having, stating = (
        {release for reading in each for release in reading.releases}
        for each in (readings, passages[at])
    )
    if 2 * len(having & stating) < len(stating):
        return ()  # what only few have leads in nothing
    return low(readings[0].typical.wording.norms)


def words_of(passages: Sequence[Sequence[DraftReading]]) -> Lexicon:
    """Learn from the template what its words are."""
    patterns = (_with_blanks(reading.typical) for readings in passages for reading in readings)
    return lexicon(patterns, _proper_names(passages))


def _with_blanks(filling: Filling) -> list[str]:
    """Return the words of a sentence with a sign for each slot."""
    norms = list(filling.wording.norms)
    for a, b in reversed(filling.spans):
        norms[a:b] = [BLANK]
    return norms


def _proper_names(passages: Sequence[Sequence[DraftReading]]) -> frozenset[str]:
    """Return the words that the template mostly writes with a capital within a sentence."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    roles: set[str] = set()
    for readings in passages:
        for reading in readings:
            norms = reading.typical.wording.norms
            small.update(norm for norm in norms if norm[:1].islower())
            roles.update(_roles(norms))
            if not all(map(str.isupper, filter(str.isalpha, norms))):
                capital.update(
                    norm.casefold() for norm in norms if len(norm) > 1 and norm.isupper()
                )
            # in a headline nearly all words have capitals
            if not is_capitalized(norms):
                capital.update(norm.casefold() for norm in norms[1:] if norm.istitle())
    return frozenset(word for word, count in capital.items() if count > small[word]) - roles


def is_blank(words: Words) -> bool:
    """Tell a name in braces, as a template has it where something is filled in."""
    return len(words) == len("{x}") and (words[0], words[2]) == ("{", "}")


def _slot(key: SlotKey, reading: DraftReading, slot: int, ahead: tuple[str, ...]) -> DraftSlot:
    filled = [f for f in reading.fillings if f.spans[slot][0] < f.spans[slot][1]]
    typical = reading.typical
    is_choice = typical.choice == slot or (typical.answer and _are_few(reading, slot))
    filled = [f for f in filled if not is_blank(f.words(slot))]
    values = {f.place[0]: f.words(slot) for f in reversed(filled)}
    before, after = _around(typical, slot, -1), _around(typical, slot, 1)
    kind = Kind.CHOICE if is_choice else _kind(list(values.values()))
    alone = not any(word[:1].isalnum() for word in (*before, *after))
    return DraftSlot(
        key=key,
        values=values,
        lower={release: low(words) for release, words in values.items()},
        kind=kind,
        choice=is_choice,
        blank=reading.blanks[slot] if reading.blanks else "",
        before=before,
        after=after,
        label=label_of(
            before,
            ahead if alone and reading.slots == 1 and not is_dated_title(ahead, kind) else (),
            in_a_row=_is_in_a_row(typical, slot),
        ),
    )


def _are_few(reading: DraftReading, slot: int) -> bool:
    """Tell whether several releases have given the same answer, and none of them is a figure."""
    answers = Counter(low(filling.words(slot)) for filling in reading.fillings)
    most = max(_FEW_CHOICES // 2, _CHOICE_SHARE * len(reading.fillings))
    return len(answers) <= most and not any(map(kind_of, answers))


def _around(filling: Filling, slot: int, step: int) -> tuple[str, ...]:
    a, b = filling.spans[slot]
    taken = {at for c, d in filling.spans for at in range(c, d)}
    at = a - 1 if step < 0 else b
    words = []
    while 0 <= at < len(filling.wording.norms) and at not in taken:
        words.append(filling.wording.norms[at].casefold())
        at += step
    return tuple(words)


def draft_variables(
    slots: Sequence[DraftSlot],
    stand_ins: StandIns,
    names: Mapping[str, str],
    known: Lexicon,
    heads: Heads,
) -> list[DraftVariable]:
    """Tie the slots that always hold the same value together and name what they hold.

    `names` gives other names to some of those that would be given. What releases are about is said
    in their `heads`, if they have titles.

    Raises:
        NamesError: if there is no variable of such a name, or two would have the same.
    """
    groups = _tied(slots)
    subject = _subject([group for group in groups if heads.can_name(group)])
    if subject is not None and not heads.are_about(subject):
        subject = None
    if subject is not None:
        _tie_stand_ins(groups, subject, stand_ins)
    taken = {SUBJECT}
    found = []
    for group in groups:
        kind = _kind_of(group)
        name = SUBJECT if group is subject else _name(group, kind, taken, known)
        taken.add(name)
        found.append(DraftVariable(name, kind, tuple(slot.key for slot in group)))
    return _with_companions(_renamed(found, names), groups)


def _renamed(variables: Sequence[DraftVariable], names: Mapping[str, str]) -> list[DraftVariable]:
    known = [variable.name for variable in variables]
    for name in names:
        if name not in known:
            raise NamesError(f"no variable {name!r} to rename; there are {', '.join(known)}")
    found = [
        replace(variable, name=names.get(variable.name, variable.name)) for variable in variables
    ]
    for name, count in Counter(variable.name for variable in found).items():
        if count > 1:
            raise NamesError(f"two variables would be called {name!r}; give them different names")
    return found


def _with_companions(
    variables: Sequence[DraftVariable], groups: Sequence[Sequence[DraftSlot]]
) -> list[DraftVariable]:
    held = [
        Held(
            name=variable.name,
            kind=variable.kind,
            passages=frozenset(slot.key[0] for slot in group),
            values={
                release: words
                for slot in reversed(group)
                for release, words in slot.lower.items()
                if not stands_for(slot.values[release])
            },
        )
        for variable, group in zip(variables, groups, strict=True)
    ]
    together = companions(held)
    return [replace(variable, goes_with=together[variable.name]) for variable in variables]


def _tied(slots: Sequence[DraftSlot]) -> list[list[DraftSlot]]:
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
    for one, other in combinations(range(len(slots)), 2):
        first, second = slots[one], slots[other]
        named = first.blank and first.blank == second.blank
        if named or _agree(first, second, doubt):
            parent[max(root(one), root(other))] = min(root(one), root(other))
    for one, other in sorted({*_in_one_place(slots), *_under_one_label(slots)}):
        tied = [[at for at in range(len(slots)) if root(at) == root(each)] for each in (one, other)]
        if not any(_contradict(slots[a], slots[b]) for a in tied[0] for b in tied[1]):
            parent[max(root(one), root(other))] = min(root(one), root(other))
    groups: defaultdict[int, list[DraftSlot]] = defaultdict(list)
    for at, slot in enumerate(slots):
        groups[root(at)].append(slot)
    return [groups[at] for at in sorted(groups)]


def _under_one_label(slots: Sequence[DraftSlot]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of slots that stand behind one label, each in other releases."""
    by_label: defaultdict[tuple[tuple[str, ...], Kind], list[int]] = defaultdict(list)
    for at, slot in enumerate(slots):
        if slot.label:
            by_label[slot.label, slot.kind].append(at)
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
    pairs = [
        (one, other)
        for one, other in combinations(range(len(slots)), 2)
        if _are_one_place(slots[one], slots[other])
    ]
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
    if _are_of_two_things(one, other):
        return False
    return any(
        _is_one_word(first, second)
        for first, second in (
            (nearest(one.before)[1], nearest(other.before)[1]),
            (nearest(one.after)[1], nearest(other.after)[1]),
        )
    )


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


def _subject(groups: Sequence[list[DraftSlot]]) -> list[DraftSlot] | None:
    """Return the slots of the subject: a name, nearly each release's own, said most often.

    It is what the title says, else what is said in several passages: who is named in passing once
    is not whom a release is about.
    """

    def said(group: list[DraftSlot]) -> tuple[int, int]:
        return (sum(len(slot.values) for slot in group), -group[0].key[0])

    for group in groups:
        if any(slot.given == SUBJECT for slot in group):
            return group
    releases = len({release for group in groups for slot in group for release in slot.values})
    stated = [group for group in groups if _stating(group) >= _NEARLY_ALL * releases]
    first = [
        group
        for group in stated
        if any(slot.key[0] == 0 for slot in group) and _is_own_name(group, (Kind.NAME, Kind.TEXT))
    ]
    names = [
        group
        for group in stated
        if len({slot.key[0] for slot in group}) > 1
        and _is_own_name(group)
        and _is_theirs_alone(group)
    ]
    return max(first or names, key=said, default=None)


def _stating(group: Sequence[DraftSlot]) -> int:
    return len({release for slot in group for release in slot.values})


def _tie_stand_ins(
    groups: list[list[DraftSlot]], subject: list[DraftSlot], stand_ins: StandIns
) -> None:
    """Tie slots to the subject in which every release says "it", or what it calls the subject."""
    for group in list(groups):
        filled = [each for slot in group for each in slot.values.items()]
        if filled and group is not subject and stand_ins.are(filled):
            subject.extend(group)
            groups.remove(group)
    subject.sort(key=lambda slot: slot.key)


def _is_own_name(group: Sequence[DraftSlot], kinds: Sequence[Kind] = (Kind.NAME,)) -> bool:
    """Tell whether nearly every release has its own here, and it begins with a capital."""
    values = {release: words for slot in reversed(group) for release, words in slot.values.items()}
    own = len(set(values.values())) > _NAME_SHARE * len(values)
    capital = sum(
        words[0][:1].isupper() and not FUNCTION_WORDS.issuperset(low(words))
        for words in values.values()
    )
    cut = sum(map(_is_cut, values.values()))
    kind = _kind([words for slot in group for words in slot.written])
    whole = cut < (1 - _NAME_SHARE) * len(values) and _have_words_of_their_own(values.values())
    return own and whole and kind in kinds and capital > _NAME_SHARE * len(values)


def _have_words_of_their_own(values: Iterable[Words]) -> bool:
    """Tell whether nearly each name has a word or figure that no other has: "until noon" has none.

    A short name needs none: "Tarn Ferries" beside "Tarn Cruises" and "Holm Ferries".
    """
    names = set(map(low, values))
    uses = Counter(word for name in names for word in set(name))
    telling = sum(
        len(name) <= _SHORT_NAME or any(uses[word] == 1 for word in name) for name in names
    )
    return telling >= _NEARLY_ALL * len(names)


def _is_theirs_alone(group: Sequence[DraftSlot]) -> bool:
    """Tell whether hardly two releases have the same: who writes, or signs, does so repeatedly."""
    values = {release: words for slot in reversed(group) for release, words in slot.values.items()}
    uses = Counter(low(words) for words in values.values())
    alone = sum(uses[low(words)] == 1 for words in values.values())
    return alone >= _NEARLY_ALL * len(values)


def _is_cut(words: Words) -> bool:
    """Tell what begins or ends amidst a phrase: "For Theft of a Boat - The"."""
    first, *_, last = low((*words, *words))
    return first in PREPOSITIONS or last in FUNCTION_WORDS


def _kind_of(group: Sequence[DraftSlot]) -> Kind:
    if all(slot.choice for slot in group):
        return Kind.CHOICE
    return _kind([words for slot in group for words in slot.written])


def _kind(written: Sequence[Words]) -> Kind:
    # "did not find any" stands where others have a figure
    counted = [words for words in written if low(words) != ("any",)]
    if not counted:
        return Kind.NUMBER if written else Kind.TEXT
    kinds = Counter(kind_of(words) for words in counted)
    typed = [(count, kind) for kind, count in kinds.items() if kind is not None]
    if typed and 2 * sum(count for count, _ in typed) >= len(counted):
        return max(typed, key=lambda pair: (pair[0], pair[1]))[1]
    if sum(map(is_capitalized, written)) > _NAME_SHARE * len(written):
        return Kind.NAME
    ways = len(set(map(low, written)))
    few = ways <= max(3, min(_FEW_CHOICES, _CHOICE_SHARE * len(written)))
    return Kind.CHOICE if few else Kind.TEXT


def _name(group: Sequence[DraftSlot], kind: Kind, taken: Collection[str], known: Lexicon) -> str:
    given = next((slot.given for slot in group if slot.given), "")
    return given if given and given not in taken else name_of(group, kind, taken, known)
