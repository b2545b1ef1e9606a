"""A part that is larger than its whole."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from hmicdiff.read.english import MONTHS, YEARS
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Saying, Told

_SPELLED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_GLUE = re.compile(r"[\w.,/:\u00a3$\u20ac-]")
"""What stands before digits that are not the whole of what they stand in."""
_DIGITS = re.compile(
    rf"(?<!{_GLUE.pattern})(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?![\w/%:-]|[.,]\d| per ?cent)"
)
_NO_COUNT = re.compile(r"[\u00a3$\u20ac%]|per ?cent")
_OF_THEM = r"of (?:which|whom|these|those|them)\b"
_AFTER = re.compile(rf"\W*{_OF_THEM}", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_OF_THEM},?\s*(?:only |about |some )?\Z", re.IGNORECASE)
_OF_THE = re.compile(
    r"(?:\A\W*|[^\w\s]\s+|\b(?:and|but|that|while) )(?:out )?"
    r"of (?:the |these |those |all |all the |a total of )?\Z",
    re.IGNORECASE,
)
"""What begins a clause: "of the 88 bids, 86 won", but no "room of 12 seats, 20 tables"."""
_BETWEEN = re.compile(r"\s*(?:out )?of (?:the |a total of |all )?", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?:only |about |some )?\Z", re.IGNORECASE)
_LABEL = re.compile(r"\w\W+(?:No\.?|Nr\.?|[^\W\d_a-z]\w*)\s+\Z")
"""A name before a number, as in "the Act 36 of": it is the number of something."""
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?\s+\Z")
_NEXT_WORD = re.compile(r"(?:st|nd|rd|th)?\s+(?:of\s+)?([^\W\d_]+)")
_EXCEPTIONS = 0.25
"""Which share of the releases may be exceptions."""


class _Count(NamedTuple):
    """A number of a sentence."""

    start: int
    end: int
    """Offsets in the sentence."""
    number: int


class _Stated(NamedTuple):
    """A part and its whole in one release."""

    told: Told
    part: _Count
    whole: _Count
    place: Told
    """The sentence of the whole."""

    @property
    def is_broken(self) -> bool:
        return self.part.number > self.whole.number


def parts_over_wholes(background: Background) -> Iterator[Slip]:
    """Yield the parts that are larger than their whole.

    Words say what is a part: "86 of which", "of the 88 ..., 86", "86 of 88". That one figure is at
    most another in all other releases says nothing: both may be of different things.
    """
    done: set[tuple[str, int]] = set()
    for stated in _by_words(background):
        broken = [each for each in stated if each.is_broken]
        if len(broken) > max(1, _EXCEPTIONS * len(stated)):
            continue
        for each in broken:
            place = (each.told.release.id, each.told.start(each.part))
            if background.is_looked_into(each.told.release) and place not in done:
                done.add(place)
                yield _slip(each, len(stated))


def _by_words(background: Background) -> Iterator[Sequence[_Stated]]:
    """Yield, passage by passage, the figures of which words say that one is a part of the other."""
    for passage, sentences in background.by_passage.items():
        counting = {each for each in background.sayings[passage] if _counts_twice(each)}
        yield [
            _Stated(one, part, whole, one)
            for one in (sentences if counting else ())
            if one.saying in counting
            for part, whole in _related(one.saying, _before(one))
        ]


@lru_cache(maxsize=10_000)
def _counts_twice(saying: Saying) -> bool:
    """Tell whether a sentence has two numbers, of which one may be a part of the other."""
    return len([*_counts(saying, is_cut=False)]) > 1


def _before(one: Told) -> str:
    """Return the character before the digits that a sentence begins with; empty if it does not."""
    start = one.sentence.start
    return one.release.text[start - 1 : start] if start and one.text[:1].isdigit() else ""


@lru_cache(maxsize=10_000)
def _related(saying: Saying, before: str) -> tuple[tuple[_Count, _Count], ...]:
    """Return the parts and wholes of a sentence of which words say that they are.

    The character `before` it may make the digits that it begins with the end of something.
    """
    text = saying.text
    cut = bool(_GLUE.match(before))
    counts = [each for each in _counts(saying, is_cut=cut) if not _is_of_a_date(text, each)]
    return tuple(_worded(saying.text, counts)) if len(counts) > 1 else ()


def _counts(saying: Saying, *, is_cut: bool) -> Iterator[_Count]:
    """Yield the numbers of a sentence that may count something, in order."""
    text = saying.text
    for word in saying.words:
        fill = word.fill
        if fill is None and not _may_count(word.low):
            continue
        if fill is not None and isinstance(fill.value, int) and not _NO_COUNT.search(fill.text):
            yield _Count(word.start, word.end, fill.value)
            continue
        for found in _DIGITS.finditer(text, word.start, word.end):
            if (fill is None or found.end() == word.end) and not (is_cut and found.start() == 0):
                yield _Count(found.start(), found.end(), int(found[0].replace(",", "")))
        if fill is None and word.low in _SPELLED:
            yield _Count(word.start, word.end, _SPELLED.index(word.low))


@lru_cache(maxsize=20_000)
def _may_count(word: str) -> bool:
    return word in _SPELLED or any(map(str.isdigit, word))


def _is_out_of(text: str, part: _Count, whole: _Count) -> bool:
    """Tell whether words between two numbers make one a part of the other: "86 of the 88"."""
    between = _BETWEEN.fullmatch(text[part.end : whole.start])
    is_named = _LABEL.search(text[: part.start]) or _is_year(text, part)
    return between is not None and not is_named


def _is_of_a_date(text: str, count: _Count) -> bool:
    """Tell whether a month stands beside a number."""
    beside = (_LAST_WORD.search(text[: count.start]), _NEXT_WORD.match(text[count.end :]))
    words = [found[1] for found in beside if found is not None]
    return any(word[0].isupper() and word.casefold() in MONTHS for word in words)


def _is_year(text: str, count: _Count) -> bool:
    return count.number in YEARS and text[count.start : count.end].isdigit()


def _worded(text: str, counts: Sequence[_Count]) -> Iterator[tuple[_Count, _Count]]:
    """Yield the parts and wholes that words tell: "of the 88 ..., 86", "88 ..., 86 of which"."""
    for at, part in enumerate(counts):
        before = text[: part.start]
        wholes = [each for each in counts[:at] if _can_be_whole(text, each)]
        if wholes and (_AFTER.match(text[part.end :]) or _BEFORE.search(before)):
            yield part, max(wholes, key=lambda each: each.number)
        whole = counts[at + 1] if at + 1 < len(counts) else None
        if whole is not None and _is_out_of(text, part, whole):
            yield part, whole
        if part.number > 1 and _OF_THE.search(before):
            later = (each for each in counts[at + 1 :] if _COMMA.search(text[: each.start]))
            first = next(later, None)
            is_next = first is not None and first is next(iter(counts[at + 1 :]), None)
            if first is not None and is_next and not _are_listed(text, part, first):
                yield first, part


def _can_be_whole(text: str, count: _Count) -> bool:
    """Tell whether a number can have parts: one has none, nor has what is told as a part itself."""
    return count.number > 1 and not _is_year(text, count) and not _AFTER.match(text[count.end :])


def _are_listed(text: str, one: _Count, other: _Count) -> bool:
    """Tell whether two numbers count the same side by side: "of two counts ..., four counts"."""
    if text[: one.start].casefold().endswith(("the ", "these ", "those ", "all ")):
        return False
    named = [_NEXT_WORD.match(text[each.end :]) for each in (one, other)]
    words = {found[1].casefold().removesuffix("s") for found in named if found is not None}
    return len(words) == 1 and None not in named


def _slip(stated: _Stated, of: int) -> Slip:
    part = stated.told.text[stated.part.start : stated.part.end]
    whole = stated.place.text[stated.whole.start : stated.whole.end]
    return Slip(
        told=stated.told,
        start=stated.told.start(stated.part),
        end=stated.told.end(stated.part),
        message=f"Counts {part} as a part of {whole}.",
        evidence=(
            quoted(stated.place, stated.place.start(stated.whole), stated.place.end(stated.whole)),
        ),
        of=of,
    )
