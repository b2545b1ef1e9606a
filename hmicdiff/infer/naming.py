"""What a variable is called: its label, what it counts, the words that govern it."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from hmicdiff.align.kinds import CURRENCY_CODES
from hmicdiff.infer.names import slug
from hmicdiff.model.template import Kind
from hmicdiff.read.english import AGREEMENT_WORDS, FUNCTION_WORDS, PREPOSITIONS, YEARS

_NEAR = 6
"""A word further off does not say what a slot holds."""
_OTHER_SIDE = 0.5
"""Half a word: of two nouns equally near, the one on the usual side is taken."""
_FAR = 1000
"""Fractions of it are whole enough to be added up."""
_HEAD = 6
"""Words that begin with the same so many letters are one: instance, instances."""
_COMMA = 5.0
"""A noun behind a mark is as if it were so many words further off."""
_NO_NOUN = 3.0
"""What is no noun says less of what a slot holds than a noun a few words further off."""
_LABEL_WORDS = 3
"""So many words make a name; a fourth is taken where three are no name by themselves."""
_LONGEST_LABEL = 12
"""A longer text before a value is no label of it."""
_DEFINED = 5
"""So many words a contract puts in brackets to say what it calls something: (the "Tenant")."""
_LABEL_ENDS = frozenset((":", "\t"))
_NO_NOUNS = ("ly", "ed", "ing")
_LEAST_VERB = 5
"""Shorter words that end so are nouns: bed, king."""
_OF_IT = frozenset(("of", "in"))
"""Behind these stands what a figure is of: "an increase in the number of staff"."""
_RELATIVE = frozenset("which who whom".split())
"""After these a verb says what is counted: "applications, 9 of which have been approved"."""
_TITLE = 2
"""A day under a line of more words, which is no question, is the day of the whole text."""
_SMALL = frozenset(
    """
    number total amount rate level share proportion said says say 's
    us we you your our my me i per via over under between during after before until till since
    about around up down out off above below when where while because within among against through
    along across near next last first second third same other others such own here now how why
    what one two three four five six seven eight nine ten
    """.split()
)
NO_NAMES = FUNCTION_WORDS | _SMALL
"""Words that name no variable by themselves."""


class Named(Protocol):
    """A slot, as far as its name is concerned."""

    @property
    def before(self) -> tuple[str, ...]:
        """The words before it, the nearest first."""

    @property
    def after(self) -> tuple[str, ...]:
        """The words after it."""

    @property
    def label(self) -> tuple[str, ...]:
        """The words of the label that stands before it."""

    @property
    def item(self) -> str:
        """What it is of, where two lists say so in one order."""

    @property
    def choice(self) -> bool:
        """Whether it holds what was chosen among a few ways of saying."""

    @property
    def values(self) -> dict[int, tuple[str, ...]]:
        """What the releases fill in."""


def name_of(
    group: Sequence[Named], kind: Kind, taken: Collection[str], proper: Collection[str]
) -> str:
    """Name a variable by its label, else the telling word nearest to its slots, else its kind.

    Words that are `proper` names are names of a neighbour.
    """
    for name in (*_said_plainly(group), *_words_around(group, kind, proper)):
        if name not in taken:
            return name
    return _numbered(_kind_name(group, kind), taken)


def _words_around(group: Sequence[Named], kind: Kind, proper: Collection[str]) -> Iterator[str]:
    """Yield the words around the slots that can name what is in them, the best first."""
    # the side that says what the value is wins where both are as near
    counted = kind in (Kind.NUMBER, Kind.PERCENT) or (
        kind is Kind.CHOICE and not any(slot.choice for slot in group)
    )
    worth: Counter[str] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for slot in group:
        for ahead, words in ((True, slot.after), (False, slot.before)):
            if ahead and not counted and words and words[0] in AGREEMENT_WORDS:
                continue  # what it does is not what it is
            for distance, word in _telling(
                _up_to_preposition(words) if ahead else words,
                () if ahead else proper,
                verbs=slot.choice or kind is Kind.DATE,
            ):
                if distance <= _NEAR and slug(word):
                    near = distance + (0 if ahead is counted else _OTHER_SIDE)
                    head = slug(word)[:_HEAD]
                    worth[head] += round(_FAR * len(slot.values) / near)
                    forms[head][slug(word)] += len(slot.values)
    for head, _ in sorted(worth.items(), key=lambda each: (-each[1], each[0])):
        yield max(forms[head], key=lambda form: (forms[head][form], len(form), form))


def _numbered(base: str, taken: Collection[str]) -> str:
    number = 2
    name = base
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name


def _kind_name(group: Sequence[Named], kind: Kind) -> str:
    words = [value for slot in group for value in slot.values.values()]
    if kind is Kind.NUMBER and words and all(map(_is_year, words)):
        return "year"
    return kind.value


def _is_year(words: Sequence[str]) -> bool:
    return len(words) == 1 and words[0].isdecimal() and int(words[0]) in YEARS


def _said_plainly(group: Sequence[Named]) -> Iterator[str]:
    """Yield what the items and labels of the slots are called, those of most releases first."""
    for most in (_LABEL_WORDS, _LABEL_WORDS + 1):
        uses: Counter[str] = Counter()
        for slot in group:
            name = slug(slot.item) or _label_name(slot.label, most) or _defined(slot.after)
            if name:
                uses[name] += len(slot.values)
        yield from (name for name, _ in sorted(uses.items(), key=lambda each: (-each[1], each[0])))


def _defined(after: Sequence[str]) -> str:
    """Return what the words behind a value call it: (the "Purchase Amount")."""
    if after[:1] != ("(",) or ")" not in after[1:_DEFINED]:
        return ""
    words = after[1 : after.index(")")]
    plain = [word for word in words if word not in FUNCTION_WORDS]
    return slug(" ".join(plain)) if all(map(str.isalpha, plain)) else ""


def _label_name(label: Sequence[str], most: int) -> str:
    telling = [slug(word) for word in label if word[:1].isalpha() and word not in FUNCTION_WORDS]
    return "-".join(word for word in telling[-most:] if word)


def label_of(
    before: Sequence[str], ahead: Sequence[str], *, in_a_row: bool = False
) -> tuple[str, ...]:
    """Return the words of a label: before a colon in the sentence, else all that stand ahead of it.

    Args:
        before: the words before the slot in its sentence, the nearest first.
        ahead: the words of the passage before, in order, if the slot is all of its sentence.
        in_a_row: whether the slot has a cell of a table for itself.
    """
    if in_a_row:
        return tuple(word for word in reversed(before) if word[:1].isalnum())
    if before[:1] and before[0] in _LABEL_ENDS:
        words: list[str] = []
        for word in before[1:]:
            if not word[:1].isalnum():
                break
            words.append(word)
        return tuple(reversed(words))
    short = len(ahead) <= _LONGEST_LABEL
    return tuple(ahead) if short and not before else ()


def is_dated_title(label: Sequence[str], kind: Kind) -> bool:
    """Tell whether what stands ahead of a day is a title rather than a label of it."""
    return kind is Kind.DATE and len(label) > _TITLE and label[-1] not in (":", "?")


def nearest(words: Sequence[str]) -> tuple[float, str]:
    """Return the first telling word and how far off it is; beyond a comma it is further."""
    return next(_telling(words, (), verbs=True), (math.inf, ""))


def _telling(
    words: Sequence[str], proper: Collection[str], *, verbs: bool
) -> Iterator[tuple[float, str]]:
    """Yield the telling words up to the first noun, and how far off each is."""
    distance = 0.0
    for word in words:
        distance += 1.0 if word[:1].isalnum() else _COMMA
        verbs = verbs or word in _RELATIVE
        if not word[:1].isalpha() or len(word) == 1 or word in NO_NAMES or word in CURRENCY_CODES:
            continue
        if word in proper or (not verbs and _is_no_noun(word)):
            yield distance + _NO_NOUN, word
            continue
        yield distance, word
        return


def _up_to_preposition(words: Sequence[str]) -> Sequence[str]:
    """Return the words that a figure counts; not "by the board" behind it."""
    ends = (at for at, word in enumerate(words) if word in PREPOSITIONS - _OF_IT)
    return words[: next(ends, len(words))]


def _is_no_noun(word: str) -> bool:
    return len(word) >= _LEAST_VERB and word.endswith(_NO_NOUNS)
