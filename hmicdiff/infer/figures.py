"""What fills the slots of each release, and what it stands for there."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hmicdiff.align.draft import Place
from hmicdiff.align.kinds import Words, is_number, low
from hmicdiff.infer.readings import Filling
from hmicdiff.infer.template import Said
from hmicdiff.infer.values import Value, counted_off, scaled_by, value_of
from hmicdiff.language.habits import UNKNOWN, Habits, habits
from hmicdiff.language.numerals import in_other_words, whole
from hmicdiff.language.tongue import has_decimal_commas, is_english
from hmicdiff.model.template import FIGURE_KINDS, Kind, Slot
from hmicdiff.model.text import Release
from hmicdiff.read.english import FUNCTION_WORDS, NEGATIONS

_NEAR = 1
"""What "all but one" counts off is said in the same sentence or in so many before."""
_NUMBERED = 2
"""A mark and a number behind "No" are what it is short for."""
_STEM = 5
"""Words that begin with the same so many letters are one: inspection, inspected."""
_ANY = frozenset({("any",), ("a",), ("a", "single")})
_OF_THEM = re.compile(r"\W*of (?:which|those|them|whom|these)\b", re.IGNORECASE)
_RANGE = re.compile(
    r"\s*(?:(to|or|-|\u2013|bis|\u00e0|tot|do)|and|und|et|y|e|en|i|a)\s*", re.IGNORECASE
)
_RANGE_OPENS = re.compile(
    r"\b(?:between|from|zwischen|von|entre|de|tussen|van|mi\u0119dzy|od|tra|fra|da)\s*$",
    re.IGNORECASE,
)
"""English, German, French, Spanish, Portuguese, Dutch, Polish and Italian."""
_OPENING = 12
"""So many characters before a figure hold the word that opens a range."""
_OF = re.compile(r"\W*(?:out )?of (?:the |a total of |all )?$", re.IGNORECASE)


class Figure(NamedTuple):
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
    after: str = ""
    """The word behind it; empty at the end."""


def habits_of(releases: Iterable[Release]) -> Habits:
    """Learn how a family writes its literals."""
    known = list(releases)
    wordings = {s.wording.normal: s.wording.norms for r in known for s in r.sentences}
    commas = sum(has_decimal_commas(release.text) for release in known)
    points = sum(is_english(release.text) for release in known)
    return habits(wordings.values(), commas=commas > points if commas != points else None)


def figures(
    at: int, release: Release, said: Mapping[Place, Said], family: Habits = UNKNOWN
) -> list[Figure]:
    """Return what fills the slots of the release with index `at`, in reading order.

    `family` says how its family writes literals that could mean two things.
    """
    found: list[Figure] = []
    for number, sentence in enumerate(release.sentences):
        each = said[at, number]
        for at_slot, slot in enumerate(each.reading.slots):
            if each.filling.is_empty(at_slot):
                continue
            start, end = each.filling.characters(at_slot)
            found.append(
                Figure(
                    slot=slot,
                    passage=each.passages[0],
                    sentence=number,
                    start=sentence.start + start,
                    end=sentence.start + end,
                    text=sentence.wording.text[start:end],
                    words=each.filling.words(at_slot),
                    value=_value(each.filling, at_slot, slot.kind, family, release.text),
                    after="".join(sentence.wording.norms[each.filling.spans[at_slot][1] :][:1]),
                )
            )
    return list(_referred(found, release))


def _value(filling: Filling, slot: int, kind: Kind, family: Habits, text: str) -> Value:
    words = filling.words(slot)
    counts = kind in FIGURE_KINDS
    if counts and words[0].isalpha() and not any(map(is_number, words)):
        behind = filling.wording.norms[filling.spans[slot][1] :][:_NUMBERED]
        # an answer, or what is short for number: "Order No, 174"
        is_none = low(words) != ("no",) or (behind and not any(map(is_number, behind)))
        if not is_english(text):
            return in_other_words(words[0].casefold()) if len(words) == 1 else None
        if not is_none:
            return None
    if counts and low(words) in _ANY:
        before = filling.wording.norms[: filling.spans[slot][0]]
        if any(word in NEGATIONS for word in low(before)):
            return 0
    return value_of(_without_dash(filling, slot) if counts else words, kind, family)


def _without_dash(filling: Filling, slot: int) -> Words:
    """Return what fills a slot without a dash that joins it to the figure before: "12-14"."""
    start = filling.characters(slot)[0]
    words, before = filling.words(slot), filling.wording.text[:start].rstrip()
    is_joint = words[0] == "-" and len(words) > 1 and before[-1:].isdecimal()
    return words[1:] if is_joint else words


def _referred(found: Sequence[Figure], release: Release) -> Iterator[Figure]:
    """Work out the figures that refer to others: "all but one", "86 of 88", "of which"."""
    done: list[Figure] = []
    for number, figure in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        scaled = figure if following is None else _scaled(figure, following, release)
        done.append(_with_total(scaled, done, following, release))
        yield done[-1]


def _scaled(figure: Figure, following: Figure, release: Release) -> Figure:
    """Read the lower end of a range as the upper: "between £2 and £3 million"."""
    low_end, high_end = figure.value, following.value
    kinds = (figure.slot.kind, following.slot.kind)
    # a currency behind the upper end is that of both
    alike = kinds[0] is kinds[1] or kinds == (Kind.NUMBER, Kind.MONEY)
    if figure.sentence != following.sentence or not alike:
        return figure
    if not isinstance(low_end, int | float) or not isinstance(high_end, int | float):
        return figure
    link = _RANGE.fullmatch(release.text[figure.end : following.start])
    opened = _RANGE_OPENS.search(release.text[: figure.start][-_OPENING:])
    scale = scaled_by(following.words)
    if link is None or scale is None or scaled_by(figure.words) or not (link[1] or opened):
        return figure
    if low_end * scale >= high_end:
        return figure  # "from £900 to £1 million" has a lower end of its own
    return figure._replace(value=whole(low_end * scale), derived=f"{low_end} x {scale:,}")


def _with_total(
    figure: Figure, before: Sequence[Figure], following: Figure | None, release: Release
) -> Figure:
    if figure.slot.kind not in (Kind.NUMBER, Kind.MONEY):
        return figure
    less = counted_off(figure.words)
    if less is not None or _OF_THEM.match(release.text, figure.end):
        total = _referent(figure, before, release)
        if total is None:
            return figure
        if less is None:
            return figure._replace(of=total)
        return figure._replace(value=total - less, derived=f"{total} - {less}", of=total)
    if following is not None and isinstance(following.value, int | float):
        between = release.text[figure.end : following.start]
        if _OF.fullmatch(between):
            return figure._replace(of=following.value)
    return figure


def _referent(figure: Figure, before: Sequence[Figure], release: Release) -> float | int | None:
    """Return the number that "all but one of those who ..." refers to.

    It is the one before, of the same kind, whose words are most like those around the figure; of
    several, the nearest. It is near, or counts what the sentence names.
    """
    sentence = release.sentences[figure.sentence]
    here = _stems(release.quote(sentence.start, sentence.end))
    best: tuple[int, float | int] | None = None
    ends = [*(other.start for other in before), figure.start][1:]
    for other, end in zip(reversed(before), reversed(ends), strict=True):
        # farther off it has to count what is counted off: "11 witnesses", "all but one of these"
        near = figure.sentence - other.sentence <= _NEAR or _stems(other.after) & here
        same = other.slot.kind is figure.slot.kind and isinstance(other.value, int | float)
        if not near or not same or not isinstance(other.value, int | float):
            continue
        limit = min(end, release.sentences[other.sentence].end)
        alike = len(here & _stems(release.quote(other.end, limit)))
        if best is None or alike > best[0]:
            best = (alike, other.value)
    return best[1] if best else None


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return {word[:_STEM] for word in words if word not in FUNCTION_WORDS}
