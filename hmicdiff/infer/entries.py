"""Lines that are entries of a list of like entries: "Location: …", once for each thing listed.

The third entry of one document is not about what the third of another is about: what stands in
both is lined up by chance, and is neither a fact to compare nor what a document is called.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

from hmicdiff.model.template import Kind, Part
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.read.labels import LEADING_LABEL
from hmicdiff.structs import Struct

_ENTRIES = 3
"""Two of a form can be two things that each document states: a day of issue, a day of revision."""
_DAYS = 6
"""Fewer days that stand alone can be of an issue, a meeting, a deadline."""
_NEAR = 5
"""In passages: an entry is a few lines."""
_NEARLY_ALL = 0.9
"""What more of the documents have is no part of an entry that some of them have."""
_LEADING = 2
"""With so many first words and the last one the same, two lines are of one form."""
_WORD = re.compile(r"\w+")
Phrase = tuple[str, ...]
"""Words that stand together, not all of them small words."""
_PHRASE = 3
"""So many words say of what kind a line is; two may stand in any."""
_FRAME = 4
"""So many words beside a value show that the same is said of each thing in a list."""
_DAY = "day"


class Line(Struct, frozen=True):
    """A way of saying a passage, and who says it so."""

    parts: Sequence[Part]
    releases: Collection[Hashable]


def entries(passages: Iterable[Iterable[Line]]) -> list[bool]:
    """Tell, passage by passage, whether most lines of it are of a form that recurs.

    A form recurs if most of the documents that have it have it several times. What stands among
    such lines, and not nearly all documents have, is of one entry.
    """
    known = [list(lines) for lines in passages]
    having: defaultdict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    for lines in known:
        by_form: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
        for line in lines:
            if form := _form(line.parts):
                by_form[form].update(line.releases)
        for form, releases in by_form.items():
            having[form].update(releases)
    phrases = _recurring(known, _PHRASE)
    recurring = {form for form, counts in having.items() if _recurs(form, counts)}
    listed = [_mostly(lines, recurring) for lines in known]
    said = [_mostly_said(lines, phrases) for lines in known]
    users = [len({release for line in lines for release in line.releases}) for lines in known]
    total = len({release for lines in known for line in lines for release in line.releases})
    return [
        is_listed or (count < _NEARLY_ALL * total and (said[at] or _is_among(listed, at)))
        for at, (is_listed, count) in enumerate(zip(listed, users, strict=True))
    ]


def frames(passages: Iterable[Iterable[Line]]) -> frozenset[Phrase]:
    """Return rows of four words that most documents which have them have in several passages.

    What stands beside them is said of one of several things: "... has applied for a ...".
    """
    return _recurring([list(lines) for lines in passages], _FRAME)


def is_framed(before: Part, after: Part, recurring: Collection[Phrase]) -> bool:
    """Tell whether the words right before a slot, or right behind it, are such a row."""
    left = _WORD.findall(before.casefold()) if isinstance(before, str) else []
    right = _WORD.findall(after.casefold()) if isinstance(after, str) else []
    return tuple(left[-_FRAME:]) in recurring or tuple(right[:_FRAME]) in recurring


def _recurring(known: Sequence[Sequence[Line]], size: int) -> frozenset[Phrase]:
    """Return the phrases that most documents which have them have in several passages."""
    having: defaultdict[Phrase, Counter[Hashable]] = defaultdict(Counter)
    for lines in known:
        by_phrase: defaultdict[Phrase, set[Hashable]] = defaultdict(set)
        for line in lines:
            for phrase in _phrases(line.parts, size):
                by_phrase[phrase].update(line.releases)
        for phrase, releases in by_phrase.items():
            having[phrase].update(releases)
    return frozenset(phrase for phrase, counts in having.items() if _recurs(phrase, counts))


def _phrases(parts: Sequence[Part], size: int) -> Iterator[Phrase]:
    """Yield what is said in so many words that stand together, of which not all are small words."""
    for part in parts:
        words = _WORD.findall(part.casefold()) if isinstance(part, str) else []
        for phrase in zip(*(words[at:] for at in range(size)), strict=False):
            if not FUNCTION_WORDS.issuperset(phrase):
                yield phrase


def _mostly_said(lines: Sequence[Line], phrases: Collection[Phrase]) -> bool:
    """Tell whether most of what lines with slots say recurs: "... has petitioned to change ..."."""
    uses = [
        (phrase in phrases, len(line.releases))
        for line in lines
        for phrase in _phrases(line.parts, _PHRASE)
    ]
    return 2 * sum(count for recurs, count in uses if recurs) > sum(count for _, count in uses)


def recurring_labels(texts: Iterable[str]) -> frozenset[str]:
    """Return the labels that several lines of one document begin with."""
    uses = Counter(filter(None, map(label, texts)))
    return frozenset(one for one, count in uses.items() if count >= _ENTRIES)


def label(text: str) -> str:
    """Return the label that a line begins with; empty where it begins with none."""
    found = LEADING_LABEL.match(text)
    return found[1].casefold() if found else ""


def _is_among(listed: Sequence[bool], at: int) -> bool:
    """Tell whether entries stand near, both before a passage and behind it."""
    return any(listed[max(0, at - _NEAR) : at]) and any(listed[at + 1 : at + 1 + _NEAR])


def _recurs(form: Hashable, counts: Mapping[Hashable, int]) -> bool:
    least = _DAYS if form == _DAY else _ENTRIES
    several = sum(count >= least for count in counts.values())
    return 2 * several > len(counts)


def _mostly(lines: Sequence[Line], recurring: Collection[Hashable]) -> bool:
    listed = sum(len(line.releases) for line in lines if _form(line.parts) in recurring)
    return 2 * listed > sum(len(line.releases) for line in lines)


def _form(parts: Sequence[Part]) -> Hashable:
    """Return what lines of one form have in common; nothing where there are no slots.

    A line with a label is of that form whatever one document alone has behind it.
    """
    texts = [part for part in parts if isinstance(part, str)]
    if parts and isinstance(parts[0], str) and (led := label(parts[0])):
        return led
    words = _WORD.findall(" ".join(texts).casefold())
    if len(texts) < len(parts) and not words:
        # days that stand alone are those of the entries of a chronicle
        return _DAY if all(isinstance(p, str) or p.kind is Kind.DATE for p in parts) else None
    if len(texts) == len(parts):
        return None
    return (*words[:_LEADING], words[-1])
