"""What fills the slots of each release, and what it stands for there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hmicdiff.align.draft import Place
from hmicdiff.align.kinds import Words, low
from hmicdiff.infer.template import Said
from hmicdiff.infer.values import Value, counted_off, value_of
from hmicdiff.model.template import Kind, Slot
from hmicdiff.model.text import Release, Wording
from hmicdiff.read.english import NEGATIONS

_NEAR = 1
"""What "all but one" counts off is said in the same sentence or in so many before."""
_ANY = frozenset({("any",), ("a",), ("a", "single")})
_OF_THEM = re.compile(r"\W*of (?:which|those|them|whom|these)\b", re.IGNORECASE)
_OF = re.compile(r"\W*(?:out )?of (?:the |a total of |all )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A filled slot of a release."""

    slot: Slot
    passage: int
    sentence: int
    start: int
    end: int
    """Offsets in the release."""
    text: str
    words: Words
    value: Value
    derived: str | None = None
    """How the value was reckoned, where the words do not say it."""
    of: float | int | None = None
    """The whole that it is a part of, where one is stated."""


def figures(at: int, release: Release, said: Mapping[Place, Said]) -> list[Figure]:
    """Return what fills the slots of the release with index `at`, in reading order."""
    found: list[Figure] = []
    for number, sentence in enumerate(release.sentences):
        each = said[at, number]
        for at_slot, slot in enumerate(each.reading.slots):
            if each.filling.is_empty(at_slot):
                continue
            start, end = each.filling.characters(at_slot)
            words = each.filling.words(at_slot)
            before = each.filling.wording.norms[: each.filling.spans[at_slot][0]]
            found.append(
                Figure(
                    slot=slot,
                    passage=each.passages[0],
                    sentence=number,
                    start=sentence.start + start,
                    end=sentence.start + end,
                    text=sentence.wording.text[start:end],
                    words=words,
                    value=_value(words, slot.kind, before),
                )
            )
    return list(_referred(found, release))


def is_negated(wording: Wording) -> bool:
    """Tell whether a sentence states that something is not so."""
    return any(word in NEGATIONS for word in low(wording.norms))


def _value(words: Words, kind: Kind, before: Sequence[str]) -> Value:
    counts = kind in (Kind.NUMBER, Kind.MONEY, Kind.PERCENT)
    if counts and low(words) in _ANY and any(word in NEGATIONS for word in low(before)):
        return 0
    return value_of(words, kind)


def _referred(found: Sequence[Figure], release: Release) -> Iterator[Figure]:
    """Work out the figures that refer to others: "all but one", "86 of 88", "of which"."""
    done: list[Figure] = []
    for number, figure in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        done.append(_with_total(figure, done, following, release))
        yield done[-1]


def _with_total(
    figure: Figure, before: Sequence[Figure], following: Figure | None, release: Release
) -> Figure:
    if figure.slot.kind not in (Kind.NUMBER, Kind.MONEY):
        return figure
    counted = [
        (other, other.value)
        for other in reversed(before)
        if figure.sentence - other.sentence <= _NEAR
        and other.slot.kind is figure.slot.kind
        and isinstance(other.value, int | float)
    ]
    less = counted_off(figure.words)
    if less is not None and counted:
        total = counted[0][1]
        derived = f"{total} - {less}"
        return replace(figure, value=total - less, derived=derived, of=total)
    here = [value for other, value in counted if other.sentence == figure.sentence]
    if here and _OF_THEM.match(release.text, figure.end):
        return replace(figure, of=here[0])
    if following is not None and isinstance(following.value, int | float):
        between = release.text[figure.end : following.start]
        if _OF.fullmatch(between):
            return replace(figure, of=following.value)
    return figure
