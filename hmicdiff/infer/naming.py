"""What a variable is called: its label, else the noun that says what it is, else its kind."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import Protocol

from hmicdiff.align.kinds import CURRENCY_CODES
from hmicdiff.infer.names import slug
from hmicdiff.infer.nouns import NO_NAMES, Lexicon, leads_in, noun_phrases
from hmicdiff.model.template import FIGURE_KINDS, Kind
from hmicdiff.read.english import FUNCTION_WORDS, NEGATIONS, YEARS

_FAR = 1000
"""Fractions of it are whole enough to be added up."""
_HEAD = 6
"""Words that begin with the same so many letters are one: instance, instances."""
_COMMA = 5.0
"""A noun behind a mark is as if it were so many words further off."""
_LABEL_WORDS = 4
"""So many words make a name; more are a sentence."""
_SHORT = 4
"""In another language a shorter word of a label mostly holds it together: de, von, aus."""
_IN_NUMBERS = frozenset("- ( ) ,".split())
_LONGEST_LABEL = 12
"""A longer text before a value is no label of it."""
_DEFINED = 5
"""So many words a contract puts in brackets to say what it calls something: (the "Tenant")."""
_IN_LABELS = frozenset("/ - & '".split())
_KINDS = frozenset(map(str, Kind))
_BEHIND_LABEL = 1
"""So many words may stand between a label and the value: "Affected versions: curl 7.1"."""
_OF_A_CODE = 2
"""The letters and the hyphen that a code begins with: "Document: E9-31098"."""
_LABEL_ENDS = frozenset((":", "\t", "="))
_QUERIES = ("?", "&")
"""What follows in an address is a name of its own: watch?v=x."""
_QUOTES = frozenset("\"'")
"""They open a value behind its label: id = "x"."""
_FEW = 4
"""A name that fewer than one in so many give is one of their own."""
_TITLE = 2
"""A day under a line of more words, which is no question, is the day of the whole text."""


class Named(Protocol):
    """A slot, as far as its name is concerned."""

    @property
    def key(self) -> tuple[int, int, int]:
        """Its passage, its reading and its number there."""

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


def name_of(group: Sequence[Named], kind: Kind, taken: Collection[str], known: Lexicon) -> str:
    """Name a variable by its label, else the noun that says what it is, else its kind.

    A name that is made from the kind alone is no more than an id.
    """
    labels = list(_said_plainly(group, known))
    for name in (*labels, *_by_nouns(group, kind, known)):
        if len(name) > 1 and name not in taken and (name not in _KINDS or name in labels):
            return name
    return _numbered(_kind_name(group, kind), taken)


def _by_nouns(group: Sequence[Named], kind: Kind, known: Lexicon) -> list[str]:
    """Return what the words around the slots call what is in them, the best first.

    A passage that most releases have says it better than what comes after: a value is introduced
    where it is first stated.
    """
    passages: defaultdict[int, list[Named]] = defaultdict(list)
    for slot in group:
        passages[slot.key[0]].append(slot)
    releases = {release for slot in group for release in slot.values}
    found: list[tuple[bool, str]] = []
    for _, slots in sorted(passages.items()):
        rare = 2 * sum(len(slot.values) for slot in slots) < len(releases)
        found += [(rare, name) for name in _by_votes(slots, kind, known)]
    return [name for _, name in sorted(found, key=lambda each: each[0])]


def _by_votes(slots: Sequence[Named], kind: Kind, known: Lexicon) -> list[str]:
    """Return what the slots of a passage can be called, what is so in most releases first."""
    worth: Counter[str] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for slot in slots:
        counts = kind is Kind.NUMBER and _are_counts(slot)
        phrases = (
            leads_in(slot.before, slot.after, known)
            if slot.choice
            else noun_phrases(slot.before, slot.after, kind, known, counts=counts)
        )
        does = (
            "" if kind in FIGURE_KINDS or not _are_deeds(slot) else slug("".join(slot.before[:1]))
        )
        names = (name for name in map(slug, phrases) if name and name != does)
        for rank, phrase in enumerate(dict.fromkeys(names), 1):
            head = phrase if "-" in phrase else phrase[:_HEAD]
            worth[head] += round(_FAR * len(slot.values) / rank)
            forms[head][phrase] += len(slot.values)
    return [
        max(forms[head], key=lambda form: (forms[head][form], len(form), form))
        for head, _ in sorted(worth.items(), key=lambda each: (-each[1], each[0]))
    ]


def _are_deeds(slot: Named) -> bool:
    """Tell whether most values are words in small letters: "the board keeps", "raises the toll"."""
    small = sum(words[0].islower() and words[0].isalpha() for words in slot.values.values())
    return 2 * small > len(slot.values)


def _are_counts(slot: Named) -> bool:
    """Tell whether most values are whole numbers: a version and a section count nothing."""
    plain = sum(map(_is_whole, slot.values.values()))
    return 2 * plain > len(slot.values)


def _is_whole(words: Sequence[str]) -> bool:
    return all(
        word.isalpha() or word in _IN_NUMBERS or word.replace(",", "").isdecimal() for word in words
    ) and not (len(words) == 1 and len(words[0]) > 1 and words[0].startswith("0"))


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
    return (
        len(words) == 1 and words[0].isdecimal() and words[0][0] != "0" and int(words[0]) in YEARS
    )


def _said_plainly(group: Sequence[Named], known: Lexicon) -> Iterator[str]:
    """Yield what the items and labels of the slots are called, those of most releases first."""
    uses: Counter[str] = Counter()
    for slot in group:
        name = slug(slot.item) or _label_name(slot.label, known) or _defined(slot)
        if len(name) > 1:
            uses[name] += len(slot.values)
    stated = sum(len(slot.values) for slot in group)
    for name, count in sorted(uses.items(), key=lambda each: (-each[1], each[0])):
        if _FEW * count < stated:
            return  # what a few call it may be what it is there
        yield name
        yield f"{name}-2"


def _defined(slot: Named) -> str:
    """Return what the words behind a value call it: (the "Purchase Amount").

    An address that a party is registered at is not what the party is called.
    """
    after = slot.after
    if after[:1] != ("(",) or ")" not in after[1:_DEFINED] or slot.before[:1] == ("at",):
        return ""
    words = after[1 : after.index(")")]
    plain = [word for word in words if word not in FUNCTION_WORDS]
    return slug(" ".join(plain)) if all(map(str.isalpha, plain)) else ""


def _label_name(label: Sequence[str], known: Lexicon) -> str:
    """Return a name for what has this label; none if that is a whole question or sentence."""
    least = 1 if known.english else _SHORT
    telling = [
        slug(word)
        for word in label
        if word[:1].isalpha()
        and (word not in FUNCTION_WORDS or word in NEGATIONS)
        and len(word) >= least
    ]
    return "-".join(filter(None, telling)) if len(telling) <= _LABEL_WORDS else ""


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
    for end, word in enumerate(before := tuple(dropwhile(_QUOTES.__contains__, before))):
        in_query = word == "=" and "".join(before[end + 2 : end + 3]) in _QUERIES
        if word in _LABEL_ENDS and not in_query:
            words = tuple(takewhile(_is_of_a_label, before[end + 1 :]))
            # in a sentence a colon ends a label only right before the value
            opens = len(words) == len(before) - end - 1
            in_address = end and before[end - 1].startswith("http")
            is_code = end == _OF_A_CODE and before[0] == "-"
            if not end or (opens and (end <= _BEHIND_LABEL or is_code or in_address)):
                return words[::-1]
            break
    short = len(ahead) <= _LONGEST_LABEL
    return tuple(ahead) if short and not before else ()


def _is_of_a_label(word: str) -> bool:
    return word[:1].isalnum() or word in _IN_LABELS


def is_dated_title(label: Sequence[str], kind: Kind) -> bool:
    """Tell whether what stands ahead of a day is a title rather than a label of it."""
    return kind is Kind.DATE and len(label) > _TITLE and label[-1] not in (":", "?")


def nearest(words: Sequence[str]) -> tuple[float, str]:
    """Return the first telling word and how far off it is; beyond a comma it is further."""
    return next(_telling(words), (math.inf, ""))


def _telling(words: Sequence[str]) -> Iterator[tuple[float, str]]:
    """Yield the first telling word and how far off it is."""
    distance = 0.0
    for word in words:
        distance += 1.0 if word[:1].isalnum() else _COMMA
        if word[:1].isalpha() and len(word) > 1 and word not in NO_NAMES | CURRENCY_CODES:
            yield distance, word
            return
