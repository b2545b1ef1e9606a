"""A part that is larger than its whole."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import permutations
from statistics import median
from typing import NamedTuple

from hmicdiff.model.template import Kind
from hmicdiff.read.english import YEARS
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Fill, Saying, Told, Word

_SPELLED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_GLUE = re.compile(r"[\w.,/:\u00a3$\u20ac-]")
"""What stands before digits that are not the whole of what they stand in."""
_DIGITS = re.compile(
    rf"(?<!{_GLUE.pattern})(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?![\w/%:-]|[.,]\d| per cent)"
)
_NO_COUNT = re.compile(r"[\u00a3$\u20ac%]|per cent")
_OF_THEM = r"of (?:which|whom|these|those|them)\b"
_AFTER = re.compile(rf"\W*{_OF_THEM}", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_OF_THEM},?\s*(?:only |about |some )?\Z", re.IGNORECASE)
_OF_THE = re.compile(r"\bof (?:the |all |all the |a total of )?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:out )?of (?:the |a total of |all )?", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?:only |about |some )?\Z", re.IGNORECASE)
_FEWEST = 10
"""So many releases tell a part from its whole where no word does."""
_EXCEPTIONS = {True: 0.25, False: 0.1}
"""Which share of the releases may be exceptions, where words tell and where they do not."""
_TOUCHING = 0.3
"""In this share of the releases a part is all of its whole, or all but one."""
_NEAR = 2
"""So many sentences apart, at the most, a part and its whole are stated."""
_MANY = 10
"""Wholes as large as this in the middle: smaller figures are often as large as each other."""


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

    Words say what is a part ("86 of which", "of the 88"), or that in every other release one of two
    figures is at most the other, and often all of it.
    """
    done: set[tuple[str, int]] = set()
    for worded, pairs in ((True, _by_words(background)), (False, _by_order(background))):
        for stated in pairs:
            broken = [each for each in stated if each.is_broken]
            if len(broken) > max(1, _EXCEPTIONS[worded] * len(stated)):
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
    counts = [*_counts(saying, is_cut=bool(_GLUE.match(before)))]
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


def _worded(text: str, counts: Sequence[_Count]) -> Iterator[tuple[_Count, _Count]]:
    """Yield the parts and wholes that words tell: "of the 88 ..., 86", "88 ..., 86 of which"."""
    for at, part in enumerate(counts):
        before = text[: part.start]
        wholes = [each for each in counts[:at] if each.number not in YEARS]
        if wholes and (_AFTER.match(text[part.end :]) or _BEFORE.search(before)):
            yield part, max(wholes, key=lambda each: each.number)
        if at + 1 < len(counts) and _BETWEEN.fullmatch(text[part.end : counts[at + 1].start]):
            yield part, counts[at + 1]
        if _OF_THE.search(before):
            later = (each for each in counts[at + 1 :] if _COMMA.search(text[: each.start]))
            first = next(later, None)
            if first is not None and first is next(iter(counts[at + 1 :]), None):
                yield first, part


def _by_order(background: Background) -> Iterator[Sequence[_Stated]]:
    """Yield the pairs of variables of which one is never more than the other, and often as much."""
    counts = {
        variable.name
        for variable in background.template.variables
        if variable.kind in (Kind.NUMBER, Kind.MONEY)
    }
    filled = {
        variable: _first_counts(words)
        for variable, words in background.filled.items()
        if variable in counts
    }
    for part, whole in permutations(sorted(filled), 2):
        if not _may_touch(filled[part], filled[whole]):
            continue
        common = [
            _Stated(*filled[part][release], filled[whole][release][1], filled[whole][release][0])
            for release in sorted(filled[part].keys() & filled[whole].keys())
        ]
        within = [each for each in common if not each.is_broken]
        if len(within) >= _FEWEST and _touch(within):
            yield common


_Counted = Mapping[str, tuple[Told, _Count]]
"""By release, a number and the sentence that states it."""


def _first_counts(words: Iterable[tuple[Told, Word, Fill]]) -> _Counted:
    """Return, by release, the first whole number that fills a variable in."""
    found: dict[str, tuple[Told, _Count]] = {}
    for one, word, fill in words:
        if isinstance(fill.value, int) and one.release.id not in found:
            found[one.release.id] = one, _Count(word.start, word.end, fill.value)
    return found


def _may_touch(parts: _Counted, wholes: _Counted) -> bool:
    """Tell whether parts are often all of their whole, or all but one, wherever they stand."""
    gaps = [wholes[each][1].number - parts[each][1].number for each in parts.keys() & wholes.keys()]
    within = [gap for gap in gaps if gap >= 0]
    return len(within) >= _FEWEST and _are_close(within)


def _are_close(gaps: Sequence[int]) -> bool:
    return sum(gap <= 1 for gap in gaps) >= _TOUCHING * len(gaps)


def _touch(pairs: Sequence[_Stated]) -> bool:
    """Tell whether parts are often all of their whole, or all but one, and not by chance."""
    wholes = [each.whole.number for each in pairs]
    gaps = [whole - each.part.number for whole, each in zip(wholes, pairs, strict=True)]
    near = all(abs(each.told.index - each.place.index) <= _NEAR for each in pairs)
    return near and median(wholes) >= _MANY and _are_close(gaps)


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
