"""Which places of a group of sayings are slots, and from where to where.

Where sayings differ, either each fills in its own (a slot) or each chooses its words (wording).
Figures are filled in; so is what differs in many ways, and what is a name. A difference in words
that only hold a sentence together is one of wording. A slot is what a person would mark: whole
names and whole quantities, without the punctuation around them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hmicdiff.align.columns import Column, Part, Spans, columns, fillers, united
from hmicdiff.align.edges import trimmed
from hmicdiff.align.frames import Group, Saying, Weigh, common_frame, group_of
from hmicdiff.align.kinds import (
    Words,
    counting_runs,
    is_capitalized,
    is_number,
    is_typed,
    is_whole,
    kind_of,
    low,
    unit,
)
from hmicdiff.model.template import Kind
from hmicdiff.read.english import DURATIONS, FUNCTION_WORDS

Sayings = Sequence[Saying]

_MANY_WAYS = 4
"""What differs in so many ways is filled in, whatever it is."""
_THREE_WAYS = 3
_FEW_RELEASES = 8
"""Among so few, many ways may be chance: then what is filled in has to stand by itself."""
_FEW_AROUND = 3
"""What stands around a figure in at most so many ways is wording."""
_OVERSIGHTS = 0.04
_UNIT_LENGTH = 5
_TWO = 2
_SHORTEST_TAIL = 2
_ADDING = frozenset("and or , ( to up but with plus from until if / ;".split())
"""What a tail begins with: a noun after a figure is what it counts."""
_LOOSE = frozenset("- and , to .".split())
_JOINERS = frozenset({".", "-", "&", "'"})
_TIGHT_JOINERS = frozenset("- / . : _ + @ #".split())
"""Marks that join what they stand between without a gap: A-12, 10/19/A, 16:30."""
_WEB = frozenset("www. http:// https:// ftp://".split())
_NAME_LINKS = frozenset({"of", "the", "and", "&", "for"})


def slots(group: Group, numbers: frozenset[int], weigh: Weigh) -> list[Column]:
    """Return the columns of a group; none is open any more.

    `numbers` are the symbols that stand for any number; `weigh` tells the worth of a symbol.
    """
    sayings = group.sayings
    found: list[Column] = []
    for column in columns(group, numbers):
        if column.part is not Part.OPEN:
            found.append(column)
            continue
        found += _open(sayings, column.spans, numbers)
    found = _whole_names(sayings, found)
    found = _whole_units(sayings, found)
    found = _joined(sayings, found)
    found = _whole_codes(sayings, found)
    found = _whole_addresses(sayings, found)
    found = [_filled_in(sayings, column) for column in found]
    found = _filled_up(sayings, found, weigh)
    return [part for column in found for part in _without_punctuation(sayings, column)]


def _open(sayings: Sayings, spans: Spans, numbers: frozenset[int]) -> list[Column]:
    """Part a place where the sayings differ into slots and wording."""
    return [
        column
        for each in _at_breaks(sayings, spans)
        for part in _at_quotes(sayings, each)
        for piece in _at_numbers(sayings, part)
        for column in _with_tails(sayings, piece, numbers)
    ]


def _at_breaks(sayings: Sayings, spans: Spans) -> list[Spans]:
    """Cut an open column at the dashes and gaps in it, if each saying has as many."""
    return _cut_at([saying.breaks for saying in sayings], spans)


def _at_quotes(sayings: Sayings, spans: Spans) -> list[Spans]:
    """Cut small words from what stands in quotation marks: old "Tarn" tins, older "Holm" tins."""
    marked = [saying.quotes for saying in sayings]
    parts = _cut_at(marked, spans)
    outside = fillers(sayings, parts[0])
    if len(parts) == 1 or not all(word[:1].islower() for each in outside for word in each):
        return [spans]
    return parts


def _at_numbers(sayings: Sayings, spans: Spans) -> list[Spans]:
    """Cut numbers that stand side by side in all sayings, as in a row of a table."""
    words = fillers(sayings, spans)
    length = len(words[0])
    if length < _TWO or any(len(each) != length for each in words):
        return [spans]
    if not all(is_number(word) for each in words for word in each) or _are_grouped(words):
        return [spans]
    if any(
        at in s.tight for s, (a, b) in zip(sayings, spans, strict=True) for at in range(a + 1, b)
    ):
        return [spans]
    return [tuple((a + at, a + at + 1) for a, _ in spans) for at in range(length)]


def _cut_at(marks: Sequence[frozenset[int]], spans: Spans) -> list[Spans]:
    cuts = [
        [at for at in range(a + 1, b) if at in marked]
        for marked, (a, b) in zip(marks, spans, strict=True)
    ]
    if len({len(cut) for cut in cuts}) != 1 or not cuts[0]:
        return [spans]
    starts = [[a, *cut] for cut, (a, _) in zip(cuts, spans, strict=True)]
    ends = [[*cut, b] for cut, (_, b) in zip(cuts, spans, strict=True)]
    return [
        tuple((start[at], end[at]) for start, end in zip(starts, ends, strict=True))
        for at in range(len(cuts[0]) + 1)
    ]


def _with_tails(sayings: Sayings, spans: Spans, numbers: frozenset[int]) -> list[Column]:
    """Part a figure from what only some say after it: "6.0[ and later than 7.2]"."""
    words = fillers(sayings, spans)
    heads = [_typed_head(each) for each in words]
    tails = tuple((a + head, b) for head, (a, b) in zip(heads, spans, strict=True))
    tailed = [at for at, (a, b) in enumerate(tails) if a < b]
    if not all(heads) or not 0 < len(tailed) < len(sayings):
        return _region(sayings, spans)
    apart = all(tails[at][0] not in sayings[at].tight for at in tailed)
    if not apart or not all(_is_tail(words[at][heads[at] :]) for at in tailed):
        return _region(sayings, spans)
    figures = tuple((a, a + head) for head, (a, _) in zip(heads, spans, strict=True))
    some = [sayings[at] for at in tailed]
    inner = _tail_columns(some, tuple(tails[at] for at in tailed), numbers)
    return [
        *_region(sayings, figures),
        *(_spread(column, tailed, tails) for column in inner),
    ]


def _is_tail(words: Words) -> bool:
    """Tell whether words add something to a figure, and are no unit of it: "and up to 7.2"."""
    if len(words) < _SHORTEST_TAIL or words[0].casefold() not in _ADDING:
        return False
    return any(word[:1].isalnum() for word in words)


def _tail_columns(sayings: Sayings, spans: Spans, numbers: frozenset[int]) -> list[Column]:
    cut = [
        replace(saying, symbols=saying.symbols[a:b], norms=saying.norms[a:b])
        for saying, (a, b) in zip(sayings, spans, strict=True)
    ]
    found: list[Column] = []
    for column in columns(group_of(common_frame(cut), cut), numbers):
        moved = tuple((a + c, a + d) for (a, _), (c, d) in zip(spans, column.spans, strict=True))
        if column.part is Part.OPEN:
            found += _region(sayings, moved)
        else:
            found.append(Column(column.part, moved))
    return found


def _typed_head(words: Words) -> int:
    """Return how many words the longest figure has that the words begin with."""
    if is_typed(words):
        return len(words)
    ends = [end for start, end in counting_runs(words) if start == 0]
    return next(
        (
            at
            for at in range(max(ends, default=0), 0, -1)
            if is_typed(words[:at]) and words[at - 1] not in _LOOSE
        ),
        0,
    )


def _region(sayings: Sayings, spans: Spans) -> list[Column]:
    """Part what is filled in at one place from the wording around it."""
    some = [at for at, (a, b) in enumerate(spans) if a < b]
    if 1 < len(some) < len(spans):
        # what only some say may be words with a figure: "of £3.50"
        inner = _filled_region([sayings[at] for at in some], tuple(spans[at] for at in some))
        if len(inner) > 1 and any(_is_figure(column, sayings, some) for column in inner):
            return [_spread(column, some, spans) for column in inner]
    return _filled_region(sayings, spans)


def _is_figure(column: Column, sayings: Sayings, some: Sequence[int]) -> bool:
    words = fillers([sayings[at] for at in some], column.spans)
    return column.part is Part.SLOT and all(map(is_typed, words))


def _spread(column: Column, some: Sequence[int], spans: Spans) -> Column:
    """Give the sayings that have nothing here an empty place in a column."""
    found = dict(zip(some, column.spans, strict=True))
    # a fixed word that some leave out with the figure is wording
    part = Part.SLOT if column.part is Part.SLOT else Part.WORDING
    return Column(part, tuple(found.get(at, span) for at, span in enumerate(spans)))


def _filled_region(sayings: Sayings, spans: Spans) -> list[Column]:
    left, core, right = trimmed(sayings, spans)
    found = [Column(Part.WORDING, each) for each in left]
    for spans_of_part in _around_figures(sayings, core):
        words = fillers(sayings, spans_of_part)
        if any(words):
            found.append(Column(_classified(sayings, spans_of_part), spans_of_part))
    return found + [Column(Part.WORDING, each) for each in right]


def _around_figures(sayings: Sayings, spans: Spans) -> list[Spans]:
    """Cut off what stands around the one figure that each saying has here."""
    words = fillers(sayings, spans)
    runs = [_typed_run(each) for each in words]
    if not all(runs) or all(run == (0, len(each)) for run, each in zip(runs, words, strict=True)):
        return [spans]
    cut = [run for run in runs if run]
    before = [each[:a] for each, (a, _) in zip(words, cut, strict=True)]
    after = [each[b:] for each, (_, b) in zip(words, cut, strict=True)]
    if not (_can_part(before) and _can_part(after)) or _is_glued(sayings, spans, cut):
        return [spans]
    inner = [(s + a, s + b) for (s, _), (a, b) in zip(spans, cut, strict=True)]
    return [
        tuple((s, a) for (s, _), (a, _) in zip(spans, inner, strict=True)),
        tuple(inner),
        tuple((b, e) for (_, b), (_, e) in zip(inner, spans, strict=True)),
    ]


def _is_glued(sayings: Sayings, spans: Spans, cut: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a figure is a part of what stands beside it without a gap: 12(b)."""
    return any(
        (a and start + a in saying.tight)
        or (start + b < end and start + b in saying.tight and saying.norms[start + b] != ",")
        for saying, (start, end), (a, b) in zip(sayings, spans, cut, strict=True)
    )


def _can_part(side: Sequence[Words]) -> bool:
    """Tell whether what stands on one side of all figures is no part of them."""
    said = {low(each) for each in side if each}
    if len(said) == 1 and len(side) > sum(map(bool, side)):
        return True  # a word that some leave out
    if not all(_is_plain(word) for each in side for word in each):
        return False
    # what each figure counts is filled in by itself: 48 boxes, 12 sacks
    return len(set(map(low, side))) <= _FEW_AROUND or all(map(bool, side))


def _is_plain(word: str) -> bool:
    return word == "," or (word[:1].islower() and word.casefold() not in DURATIONS)


def _typed_run(words: Words) -> tuple[int, int] | None:
    """Return the longest run of words that is a figure as a whole."""
    if is_typed(words):
        return 0, len(words)
    best: tuple[int, int] | None = None
    for start, end in counting_runs(words):
        a, b = start, end
        while a < b and words[a].casefold() in ("-", "and", ",", "p", "m"):
            a += 1
        while a < b and words[b - 1].casefold() in ("-", "and", ","):
            b -= 1
        if is_typed(words[a:b]) and (best is None or b - a > best[1] - best[0]):
            best = (a, b)
    return best


def _classified(sayings: Sayings, spans: Spans) -> Part:
    """Tell a slot from wording by all that is said there."""
    spans = tuple(_inside(s.norms, a, b) for s, (a, b) in zip(sayings, spans, strict=True))
    words = fillers(sayings, spans)
    said = [each for each in words if each]
    if not said:
        return Part.WORDING
    ways = len(set(map(low, said)))
    everywhere = _is_filled(sayings, spans)
    if ways == 1 and len(said) == len(words):
        return Part.FIXED
    if everywhere and all(map(is_typed, said)):
        return Part.SLOT
    if everywhere and _are_units(said):
        return Part.SLOT
    if all(map(_only_holds_together, said)):
        return Part.WORDING
    total = sum(saying.count for saying in sayings)
    typed = sum(saying.count for saying, each in zip(sayings, words, strict=True) if is_typed(each))
    if 2 * typed >= total:
        return Part.SLOT
    few = total <= _FEW_RELEASES
    if few and not all(map(is_whole, said)):
        return Part.WORDING
    names = {low(each) for each in said if is_capitalized(each)}
    # the first word of a sentence is capitalized whatever it is
    named = len(names) == ways > 1 and any(a for a, _ in spans)
    distinct = named or (ways == _THREE_WAYS and few)
    return Part.SLOT if ways >= _MANY_WAYS or (everywhere and distinct) else Part.WORDING


def _are_units(said: Sequence[Words]) -> bool:
    """Tell whether each names another length of time: "per month" here, "per week" there."""
    units = {low(each)[0].removesuffix("s") for each in said if len(each) == 1}
    return len(units) > 1 and all(len(each) == 1 and low(each)[0] in DURATIONS for each in said)


def _is_filled(sayings: Sayings, spans: Spans) -> bool:
    """Tell whether all say something here; that hardly any does not is an oversight of theirs."""
    total = sum(saying.count for saying in sayings)
    empty = sum(s.count for s, (a, b) in zip(sayings, spans, strict=True) if a == b)
    return empty <= _OVERSIGHTS * total


def _only_holds_together(words: Words) -> bool:
    return all(word in FUNCTION_WORDS or not word.isalnum() for word in low(words))


def _whole_names(sayings: Sayings, found: list[Column]) -> list[Column]:
    """Join the parts of a name that has fixed words in it ("Leeds Crown Court")."""

    def is_name(column: Column) -> bool:
        words = [each for each in fillers(sayings, column.spans) if each]
        if column.part not in (Part.SLOT, Part.WORDING) or all(map(is_typed, words)):
            return False
        return all(map(_reads_as_name, words))

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
        joins = at + 1 < end < len(result) and is_name(result[at]) and is_name(result[end])
        pair = [c for c in (result[at], *result[end : end + 1]) if c.part is Part.SLOT]
        if joins and pair and all(map(_has_capital, fillers(sayings, pair[0].spans))):
            result[at : end + 1] = [united(result[at : end + 1], Part.SLOT)]
        else:
            at += 1
    return result


def _reads_as_name(words: Words) -> bool:
    return all(
        word[:1].isupper() or is_number(word) or word.casefold() in _NAME_LINKS for word in words
    )


def _reads_as_address(words: Words) -> bool:
    """Tell whether words are names and figures, with or without marks between them."""
    return _reads_as_name(tuple(w for w in words if w[:1].isalnum()))


def _has_capital(words: Words) -> bool:
    return any(word[:1].isupper() for word in words)


def _whole_units(sayings: Sayings, found: list[Column]) -> list[Column]:
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
    if all(column.part is not Part.SLOT for column in part):
        return False
    if unit(sayings[0].norms[start:end]) is None:
        return False
    for one, other in pairwise(part):
        if any(a[1] != b[0] for a, b in zip(one.spans, other.spans, strict=True)):
            return False
    words = fillers(sayings, united(part, Part.SLOT).spans)
    if not all(words):
        return False
    units = {unit(each) for each in words}
    if None in units:
        return False
    if units == {"groups"} and not _are_grouped(words):
        return False
    # "12 months" in all releases: the figure is filled in, not "months"
    return units != {"duration"} or len({each[-1].casefold() for each in words}) > 1


def _are_grouped(words: Sequence[Words]) -> bool:
    """Tell the groups of a number, 816 000, from numbers that stand side by side."""
    return any(word.startswith("0") for each in words for word in each[1:])


def _joined(sayings: Sayings, found: list[Column]) -> list[Column]:
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
    joins = mark in _JOINERS and varied and last.part is Part.SLOT
    return joins and not all(map(is_typed, words))


def _is_tight(sayings: Sayings, mark: Spans, after: Spans) -> bool:
    return all(
        a in saying.tight and b in saying.tight
        for saying, (a, _), (b, _) in zip(sayings, mark, after, strict=True)
    )


def _whole_codes(sayings: Sayings, found: list[Column]) -> list[Column]:
    """Take in what is glued to a mail address, or stands before the hyphen of a code: CVE-14-7."""
    result = list(found)
    at = 0
    while at < len(result):
        words = fillers(sayings, result[at].spans)
        if result[at].part is Part.SLOT and all(map(len, words)):
            if all("@" in each for each in words):
                while at + 1 < len(result) and _is_glued_after(sayings, result[at + 1], (".", "-")):
                    result[at : at + 2] = [united(result[at : at + 2], Part.SLOT)]
            elif at >= _TWO and all("-" in each[1:-1] for each in words):
                start = result[at - 1].spans[0][0]
                code = _is_glued_after(sayings, result[at - 1], ("-",)) and (
                    result[at - 2].part is Part.FIXED and sayings[0].norms[start - 1].isalnum()
                )
                if code and all(a in s.tight for s, (a, _) in _spanned(sayings, result[at])):
                    result[at - 2 : at + 1] = [united(result[at - 2 : at + 1], Part.SLOT)]
                    at -= 2
        at += 1
    return result


def _spanned(sayings: Sayings, column: Column) -> list[tuple[Saying, tuple[int, int]]]:
    return list(zip(sayings, column.spans, strict=True))


def _is_glued_after(sayings: Sayings, column: Column, marks: Sequence[str]) -> bool:
    """Tell whether a word, or one of these marks, follows without a gap in all that have it."""
    return column.part is not Part.SLOT and all(
        a == b or (a in s.tight and (s.norms[a] in marks or s.norms[a].isalnum()))
        for s, (a, b) in _spanned(sayings, column)
    )


def _in_parts(saying: Saying, found: Sequence[Column], at: int) -> bool:
    """Tell whether what a mark joins is filled in part by part: /reports/2014/tarn, OSR/12/7.

    That is so in an address of the web, and between slashes if a part is the same in all.
    """
    place = found[at + 1].spans[0][0]
    if _in_web_address(saying, place):
        return True
    if saying.norms[place] != "/":
        return False
    for mark, part in ((at - 1, at - 2), (at + 3, at + 4)):
        if part >= 0 and max(mark, part) < len(found):
            (start, _), (other, _) = found[mark].spans[0], found[part].spans[0]
            fixed = found[mark].part is found[part].part is Part.FIXED
            if fixed and saying.norms[start] == "/" and max(start, other) in saying.tight:
                return True
    return False


def _in_web_address(saying: Saying, at: int) -> bool:
    """Tell whether a token stands in an address of the web, where parts are filled in."""
    while at in saying.tight:
        at -= 1
    return saying.norms[at] in _WEB


def _filled_in(sayings: Sayings, column: Column) -> Column:
    """Make a slot of what varies where there is no choice of words.

    That is within an address of the web, and between quotation marks.
    """
    words = fillers(sayings, column.spans)
    ways = len(set(map(low, words)))
    if column.part is not Part.WORDING or ways < _TWO or not all(words):
        return column
    spans = list(zip(sayings, column.spans, strict=True))
    # of the mark at the end of a sentence there is no word behind it to know it by
    quoted = all(a in s.quotes and (b in s.quotes or b == len(s.norms)) for s, (a, b) in spans)
    linked = all(a in s.tight and _in_web_address(s, a) for s, (a, _) in spans)
    return Column(Part.SLOT, column.spans) if quoted or linked else column


def _whole_addresses(sayings: Sayings, found: list[Column]) -> list[Column]:
    """Join slots over a comma where it is no more than one of those within a value.

    That is so if some have a comma more there, and after a number in a street.
    """
    result = list(found)
    at = 0
    while at + 2 < len(result):
        first, middle, last = result[at : at + 3]
        start, end = middle.spans[0]
        is_comma = middle.part is Part.FIXED and sayings[0].norms[start:end] == (",",)
        if is_comma and _are_of_an_address(sayings, first, last):
            result[at : at + 3] = [united([first, middle, last], Part.SLOT)]
        else:
            at += 1
    return result


def _are_of_an_address(sayings: Sayings, first: Column, last: Column) -> bool:
    if first.part is not Part.SLOT or last.part is Part.FIXED:
        return False
    before, after = (fillers(sayings, column.spans) for column in (first, last))
    if not all(before) or not all(after) or any(map(is_typed, (*before, *after))):
        return False
    if not all(map(_reads_as_address, (*before, *after))):
        return False
    more = any("," in words for words in (*before, *after))
    streets = sum(saying.count for s, saying in zip(before, sayings, strict=True) if _is_street(s))
    return more or 2 * streets > sum(saying.count for saying in sayings)


def _is_street(words: Words) -> bool:
    """Tell a house in a street, or a part of one: 12 High Street, Unit 9."""
    return len(words) > 1 and any(map(is_number, words)) and _has_capital(words)


def _filled_up(sayings: Sayings, found: list[Column], weigh: Weigh) -> list[Column]:
    """Let a slot that is empty somewhere take in the more telling word beside it."""
    result: list[Column | None] = list(found)
    for at, column in enumerate(found):
        current = result[at]
        if current is None or column.part is not Part.SLOT or _is_filled(sayings, column.spans):
            continue
        if any(_goes_with(column, other) for other in found[max(0, at - 1) : at + 2]):
            continue
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


def _without_punctuation(sayings: Sayings, column: Column) -> Iterator[Column]:
    """Yield a slot without the marks around what fills it, and those, if any, as wording."""
    if column.part is not Part.SLOT or _are_accounts(fillers(sayings, column.spans)):
        yield column
        return
    inner = [_inside(s.norms, a, b) for s, (a, b) in zip(sayings, column.spans, strict=True)]
    before = tuple((a, c) for (a, _), (c, _) in zip(column.spans, inner, strict=True))
    after = tuple((d, b) for (_, b), (_, d) in zip(column.spans, inner, strict=True))
    for part, spans in ((Part.WORDING, before), (Part.SLOT, tuple(inner)), (Part.WORDING, after)):
        if part is Part.SLOT or any(a < b for a, b in spans):
            yield Column(part, spans)


def _are_accounts(words: Sequence[Words]) -> bool:
    """Tell sums of which some are in brackets, which says that they are below nought."""
    bracketed = [each[:1] == ("(",) and each[-1:] == (")",) for each in words]
    return (
        any(bracketed)
        and not all(bracketed)
        and all(kind_of(each) is Kind.MONEY for each in words if each)
    )


def _inside(norms: Words, a: int, b: int) -> tuple[int, int]:
    """Leave out the commas and brackets around a value."""
    is_mark: Callable[[str], bool] = ",;:".__contains__
    while b > a and is_mark(norms[b - 1]):
        b -= 1
    while b > a and is_mark(norms[a]):
        a += 1
    words = norms[a:b]
    opening, closing = words.count("("), words.count(")")
    if not words or not opening + closing:
        return a, b
    if words[0] == "(" and words[-1] == ")" and opening == 1:
        return a + 1, b - 1
    if opening > closing and words[-1] == "(":
        return a, b - 1
    if closing > opening and words[0] == ")":
        return a + 1, b
    return a, b
