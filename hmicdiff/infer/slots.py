"""Slots: where releases fill in words of their own, what these are, and what stands around."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from hmicdiff.align.kinds import Words, is_capitalized, kind_of, low
from hmicdiff.infer.naming import is_dated_title, label_of
from hmicdiff.infer.nouns import BLANK, Lexicon, lexicon
from hmicdiff.infer.readings import DraftReading, Filling
from hmicdiff.infer.respective import items
from hmicdiff.language.numerals import are_of_one_language
from hmicdiff.model.template import Kind
from hmicdiff.read.english import ARTICLES, OTHER_ARTICLES
from hmicdiff.structs import Struct, replace

SlotKey = tuple[int, int, int]
"""Passage, reading and slot."""
_NOUGHTS = {("none",), ("no",)}
"""Where nobody has a figure, they are one of a few answers: "none", "low", "required"."""
UNNAMED = "unnamed_blank_"
"""Begins what stands in braces where a template leaves something open and has no name for it."""
_FEW_CHOICES = 6
"""So many choices can be kept in mind, and counted in a table of facts."""
_CHOICE_SHARE = 0.34
"""A choice is made by three releases on average, or it is none."""
NAME_SHARE = 0.6
"""More than so many have a capital, or a name of their own: the rest are slips or "none"."""
_NAME = 5
"""Within so many marks behind two braces stands the name of a markup with its colon."""


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
    under: tuple[str, ...] = ()
    """The words ahead of it, where it has its block to itself."""
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
    kind = Kind.CHOICE if is_choice else kind_among(list(values.values()))
    alone = not any(word[:1].isalnum() for word in (*before, *after)) and reading.slots == 1
    return DraftSlot(
        key=key,
        values=values,
        lower={release: low(words) for release, words in values.items()},
        kind=kind,
        choice=is_choice,
        blank=reading.blanks[slot] if reading.blanks else "",
        before=before,
        after=after,
        under=ahead if alone else (),
        label=label_of(
            before,
            ahead if alone and not is_dated_title(ahead, kind) else (),
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
    markup = _markup(filling.wording.norms)
    at = a - 1 if step < 0 else b
    words = []
    while 0 <= at < len(filling.wording.norms) and at not in taken:
        if at not in markup:
            words.append(filling.wording.norms[at].casefold())
        at += step
    return tuple(words)


def _markup(norms: Sequence[str]) -> frozenset[int]:
    """Return which words say how something was written and not what: "{{filled:May}}"."""
    if "{" not in norms:
        return frozenset()
    found: set[int] = set()
    for at in range(len(norms) - 2):
        if tuple(norms[at : at + 2]) != ("{", "{"):
            continue
        words = list(takewhile(lambda word: word[:1].isalnum(), norms[at + 2 : at + _NAME]))
        colon = at + 2 + len(words)
        if words and tuple(norms[colon : colon + 1]) == (":",):
            found.update(range(at, colon + 1))
    ends = (at for at in range(len(norms) - 1) if tuple(norms[at : at + 2]) == ("}", "}"))
    return frozenset(found.union(*((at, at + 1) for at in ends))) if found else frozenset()


def _is_small_word(words: Words) -> bool:
    return len(words) == 1 and words[0].islower() and words[0] not in OTHER_ARTICLES


def kind_among(written: Sequence[Words]) -> Kind:
    """Return what kind all or nearly all of some values are."""
    # "did not find any" stands where others have a figure
    counted = [words for words in written if low(words) != ("any",)]
    if not counted:
        return Kind.NUMBER if written else Kind.TEXT
    kinds = Counter(None if low(words) in _NOUGHTS else kind_of(words) for words in counted)
    if kinds.total() > kinds[None]:
        kinds = Counter(kind_of(words) for words in counted)  # "none" stands for a figure, too
    typed = [(count, kind) for kind, count in kinds.items() if kind is not None]
    if typed and 2 * sum(count for count, _ in typed) >= len(counted):
        return max(typed, key=lambda pair: (pair[0], pair[1]))[1]
    if sum(map(is_capitalized, written)) > NAME_SHARE * len(written):
        return Kind.NAME
    if all(map(_is_small_word, written)) and are_of_one_language(word for (word,) in written):
        return Kind.NUMBER
    ways = len(set(map(low, written)))
    few = ways <= max(3, min(_FEW_CHOICES, _CHOICE_SHARE * len(written)))
    return Kind.CHOICE if few else Kind.TEXT
