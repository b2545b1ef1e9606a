"""Where several columns are one value: a name, a quantity, a code.

Each step goes over the columns from the left and puts some that stand side by side together.
"""

from collections.abc import Sequence
from itertools import pairwise

from hmicdiff.align.columns import Column, Part, Spans, fillers, united
from hmicdiff.align.kinds import RANGE_OPENINGS, Words, is_number, is_typed, low, unit
from hmicdiff.align.sayings import Saying, Weigh
from hmicdiff.align.slot_checks import (
    OF_NAMES,
    Sayings,
    are_grouped,
    has_capital,
    in_web_address,
    is_filled,
    reads_as_name,
)
from hmicdiff.language.dates import CLOCK_WORDS
from hmicdiff.read.english import OTHER_ARTICLES, PREPOSITIONS

_ARTICLES = {(word,) for word in OTHER_ARTICLES | {"the"}}
"""What stands before a date in all releases belongs to their sentence: "in the 17 May season"."""
_UNIT_LENGTH = 8
"""The longest date or sum in columns: "Samstag, den 13. Juli 2024" has seven words and marks."""
_PROSE = 3
"""So many words in small letters make a sentence, in which no two columns stand side by side."""
_SEVERAL = 4
"""Three may differ by chance: Tarn Royal School, Holm Royal Hospital, Ayle Royal Mill."""
_OWN = 0.8
"""Where more than so many differ each fills in its own: names of one office share their ends."""
_JOINERS = frozenset({".", "-", "&", "'"})
_CODE_PARTS = 3
"""So many parts between slashes are one code: APP/K0425/W/12; OSR/138204/717 names two things."""
_SHORT = 4
"""So many letters an initial or a title has before its stop: "J.", "mevr."."""
_TIGHT_JOINERS = frozenset("- / . : _ + @ #".split())
"""Marks that join what they stand between without a gap: A-12, 10/19/A, 16:30."""


def with_whole_names(sayings: Sayings, found: list[Column]) -> list[Column]:
    """Join the parts of a name that has fixed words in it ("Leeds Crown Court")."""

    def is_name(column: Column) -> bool:
        words = fillers(sayings, column.spans)
        said = [each for each in words if each]
        if column.part not in (Part.SLOT, Part.WORDING) or all(map(is_typed, said)):
            return False
        return all(map(reads_as_name if all(words) else _reads_on, said))

    def is_own(column: Column) -> bool:
        """Tell what each fills in for itself: beside it, what all say is no part of a name."""
        said = {low(each) for each in fillers(sayings, column.spans)}
        return len(sayings) >= _SEVERAL and len(said) > _OWN * len(sayings)

    def is_name_word(column: Column) -> bool:
        start, end = column.spans[0]
        single = column.part is Part.FIXED and end - start == 1 and start > 0
        return single and sayings[0].norms[start][:1].isupper()

    result = list(found)
    at = 0
    while at < len(result):
        end = at + 1
        while end < len(result) and is_name_word(result[end]):
            end += 1
        end += end == at + 1 and _are_linked(sayings, result[at : at + 3])
        joins = at + 1 < end < len(result) and is_name(result[at]) and is_name(result[end])
        joins = joins and not all(map(is_own, (result[at], result[end])))
        pair = [c for c in (result[at], *result[end : end + 1]) if c.part is Part.SLOT]
        if joins and pair and all(map(has_capital, fillers(sayings, pair[0].spans))):
            result[at : end + 1] = [united(result[at : end + 1], Part.SLOT)]
        else:
            at += 1
    return result


def _reads_on(words: Words) -> bool:
    """Tell what only some names have at their end: "at Holm", of "Court at Holm"."""
    return reads_as_name(words[len(words) > 1 and words[0] in PREPOSITIONS :])


def _are_linked(sayings: Sayings, found: Sequence[Column]) -> bool:
    """Tell "de" behind the first word of "Ayuntamiento de Onda", which is one of fewer."""
    if len(found) < 3 or found[1].part is not Part.FIXED:  # noqa: PLR2004 - with what it links
        return False
    start, end = found[1].spans[0]
    first, last = (fillers(sayings, column.spans) for column in (found[0], found[2]))
    fewer = len(set(first)) < len(set(last)) and all(len(words) == 1 for words in first)
    return fewer and sayings[0].norms[start:end] in {(word,) for word in OF_NAMES}


def with_whole_units(sayings: Sayings, found: list[Column]) -> list[Column]:
    """Take in the fixed words that belong to a date, a sum of money or a percentage."""
    result: list[Column] = []
    at = 0
    while at < len(found):
        last = min(len(found), at + _UNIT_LENGTH)
        ends = (end for end in range(last, at + 1, -1) if _is_unit(sayings, found[at:end]))
        end = next(ends, at + 1)
        result.append(united(found[at:end], Part.SLOT) if end > at + 1 else found[at])
        at = end
    return result


def _is_unit(sayings: Sayings, part: list[Column]) -> bool:
    start, end = part[0].spans[0][0], part[-1].spans[0][1]
    if all(column.part is Part.FIXED for column in part):
        return False
    if part[0].part is Part.FIXED and low(sayings[0].norms[start : start + 1]) in _ARTICLES:
        return False
    if unit(sayings[0].norms[start:end]) is None:
        return False
    for one, other in pairwise(part):
        if any(a[1] != b[0] for a, b in zip(one.spans, other.spans, strict=True)):
            return False
    spans = united(part, Part.SLOT).spans
    words = fillers(sayings, spans)
    units = {unit(each) for each in words}
    known = all(words) and None not in units
    if units == {"groups"} and not are_grouped(words):
        return known and all(map(_is_one_figure, sayings, spans))
    return known and _is_all_filled_in(sayings[0].norms[:start], words, units)


def _is_one_figure(saying: Saying, span: tuple[int, int]) -> bool:
    """Tell groups of three digits that stand in a sentence, or have a cell for themselves."""
    a, b = span
    apart = saying.breaks | saying.tight
    if not apart.isdisjoint(range(a + 1, b)) or any(
        map(is_number, saying.norms[max(0, a - 1) : a])
    ):
        return False
    behind = saying.norms[b : b + 1]
    if a in saying.breaks and (not behind or b in saying.breaks):
        return True
    plain = sum(word.isalpha() and word.islower() for word in saying.norms[:a] + saying.norms[b:])
    return plain >= _PROSE and not any(map(is_number, behind))


def _is_all_filled_in(before: Words, words: Sequence[Words], units: set[str | None]) -> bool:
    """Tell whether each fills in quantities as a whole, with their unit."""
    if units == {"range"} and not RANGE_OPENINGS.isdisjoint(low(before[-1:])):
        return False
    if units == {"bound"}:
        return len({each[0] for each in words}) > 1
    # "12 months", "9.30 Uhr" in all releases: the figure is filled in, and not what it is of
    last = {each[-1].casefold() for each in words}
    return len(last) > 1 or not (units == {"duration"} or last <= CLOCK_WORDS)


def joined_over_marks(sayings: Sayings, found: list[Column]) -> list[Column]:
    """Join slots over a stop, a hyphen or an apostrophe: "St. Mary's", "A-12", "10/19/A"."""
    result = list(found)
    at = 0
    while at + 2 < len(result):
        if _joins(sayings, result, at):
            result[at : at + 3] = [united(result[at : at + 3], Part.SLOT)]
        else:
            at += 1
    return result


def _joins(sayings: Sayings, found: Sequence[Column], at: int) -> bool:
    first, middle, last = found[at : at + 3]
    start, end = middle.spans[0]
    if middle.part is not Part.FIXED or end - start != 1:
        return False
    mark = sayings[0].norms[start]
    words = fillers(sayings, first.spans)
    ways = len(set(map(low, words)))
    if mark in _TIGHT_JOINERS and _is_tight(sayings, middle.spans, last.spans):
        parts = (first.part, last.part)
        filled = Part.SLOT in parts and set(parts) <= {Part.SLOT, Part.WORDING} and ways > 1
        others = len(set(map(low, fillers(sayings, last.spans))))
        if filled and others > 1 and all(words) and not _in_parts(sayings[0], found, at):
            return True
    varied = first.part is Part.SLOT or (mark == "." and first.part is Part.WORDING and ways > 1)
    names = fillers(sayings, last.spans)
    initials = mark == "." and all(len(each) == 1 and len(each[0]) <= _SHORT for each in words)
    joined = last.part is Part.SLOT or (
        initials
        and last.part is Part.WORDING
        and any(names)
        and all(has_capital(each) for each in names if each)
    )
    return mark in _JOINERS and varied and joined and not all(map(is_typed, words))


def _is_tight(sayings: Sayings, mark: Spans, after: Spans) -> bool:
    return all(
        a in saying.tight and b in saying.tight
        for saying, (a, _), (b, _) in zip(sayings, mark, after, strict=True)
    )


def _in_parts(saying: Saying, found: Sequence[Column], at: int) -> bool:
    """Tell whether what a mark joins is filled in part by part: /reports/2014/tarn, OSR/12/7.

    That is so in an address of the web, and between slashes if a part is the same in all: of three
    filled parts hardly one stands for something by itself.
    """
    place = found[at + 1].spans[0][0]
    if in_web_address(saying, place):
        return True
    if saying.norms[place] != "/" or _filled_parts(saying, found, at) >= _CODE_PARTS:
        return False
    for mark, part in ((at - 1, at - 2), (at + 3, at + 4)):
        if part >= 0 and max(mark, part) < len(found):
            (start, _), (other, _) = found[mark].spans[0], found[part].spans[0]
            fixed = found[mark].part is found[part].part is Part.FIXED
            if fixed and saying.norms[start] == "/" and max(start, other) in saying.tight:
                return True
    return False


def _filled_parts(saying: Saying, found: Sequence[Column], at: int) -> int:
    """Count the parts that are filled in of those that slashes join, from `at` to both sides."""
    count = 0
    for step in (-2, 2):
        part = at if step < 0 else at + 2
        while 0 <= part < len(found) and found[part].part is Part.SLOT:
            count += 1 + saying.norms[slice(*found[part].spans[0])].count("/")
            mark = part + step // 2
            joined = 0 <= mark < len(found) and found[mark].part is Part.FIXED
            if not joined or saying.norms[slice(*found[mark].spans[0])] != ("/",):
                break
            part += step
    return count


def with_whole_codes(sayings: Sayings, found: list[Column]) -> list[Column]:
    """Take in what is glued to a mail address, or stands before the hyphen of a code: CVE-14-7."""
    result = list(found)
    at = 0
    while at < len(result):
        words = fillers(sayings, result[at].spans)
        if result[at].part is Part.SLOT and all(map(len, words)):
            if all("@" in each for each in words):
                while at + 1 < len(result) and _is_glued_after(sayings, result[at + 1], (".", "-")):
                    result[at : at + 2] = [united(result[at : at + 2], Part.SLOT)]
            elif at > 1 and all("-" in each[1:-1] for each in words):
                start = result[at - 1].spans[0][0]
                code = _is_glued_after(sayings, result[at - 1], ("-",)) and (
                    result[at - 2].part is Part.FIXED and sayings[0].norms[start - 1].isalnum()
                )
                if code and all(a in s.tight for s, (a, _) in _spanned(sayings, result[at])):
                    result[at - 2 : at + 1] = [united(result[at - 2 : at + 1], Part.SLOT)]
                    at -= 2
        at += 1
    return result


def _is_glued_after(sayings: Sayings, column: Column, marks: Sequence[str]) -> bool:
    """Tell whether a word, or one of these marks, follows without a gap in all that have it."""
    return column.part is not Part.SLOT and all(
        a == b or (a in s.tight and (s.norms[a] in marks or s.norms[a].isalnum()))
        for s, (a, b) in _spanned(sayings, column)
    )


def _spanned(sayings: Sayings, column: Column) -> list[tuple[Saying, tuple[int, int]]]:
    return list(zip(sayings, column.spans, strict=True))


def filled_up(sayings: Sayings, found: list[Column], weigh: Weigh) -> list[Column]:
    """Let a slot that is empty somewhere take in the more telling word beside it."""
    result: list[Column | None] = list(found)
    for at, column in enumerate(found):
        current = result[at]
        if current is None or column.part is not Part.SLOT or is_filled(sayings, column.spans):
            continue
        if any(_goes_with(column, other) for other in found[max(0, at - 1) : at + 2]):
            continue
        if all(map(is_typed, filter(None, fillers(sayings, column.spans)))):
            continue  # "12 horses" here, "horses" there: the figure is left out
        beside = [
            (weigh(sayings[0].symbols[other.spans[0][0]]), step)
            for step in (-1, 1)
            if 0 <= at + step < len(found)
            and (other := result[at + step]) is not None
            and other.part is Part.FIXED
            and sayings[0].norms[other.spans[0][0]][:1].isalnum()
        ]
        if beside:
            step = max(beside)[1]
            other = result[at + step]
            if other is not None:
                pair = [other, current] if step < 0 else [current, other]
                result[at] = united(pair, Part.SLOT)
                result[at + step] = None
    return [column for column in result if column is not None]


def _goes_with(slot: Column, wording: Column) -> bool:
    """Tell whether who fills in nothing leaves out the wording beside it too: "of £3.50"."""
    return wording.part is Part.WORDING and [a == b for a, b in slot.spans] == [
        a == b for a, b in wording.spans
    ]
