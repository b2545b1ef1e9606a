"""Which places of a group of sayings are slots, and from where to where.

Where sayings differ, either each fills in its own (a slot) or each chooses its words (wording).
Figures are filled in; so is what differs in many ways, and what is a name. A difference in words
that only hold a sentence together is one of wording. A slot is what a person would mark: whole
names and whole quantities, without the punctuation around them.

`slot_cuts` cuts a place where sayings differ into several, `slot_checks` tells slots from wording,
and `slot_joins` puts together what is one value.

What holds after each step: the columns stand side by side in every saying, without a gap between
them, and none is open after the first. Each step goes over all of them and may join or widen, and
none looks at what a later one does; so names come before units, and codes after what is joined over
marks. For instance "in 3 May 2014 by us", "in 17 June 2014 by us": the frame has "in", "2014", "by
us", and between them the open "3 May" and "17 June". These are typed, so a slot; `with_whole_units`
sees that "3 May" with the fixed "2014" is a date in each, and the slot takes it in.
"""

from collections.abc import Iterator, Sequence

from hmicdiff.align.columns import Column, Part, Spans, columns, fillers
from hmicdiff.align.edges import trimmed
from hmicdiff.align.kinds import Words, counting_runs, end_of_name, is_capitalized, is_typed, low
from hmicdiff.align.sayings import Group, Weigh, common_frame, group_of
from hmicdiff.align.slot_addresses import (
    with_company_forms,
    with_whole_addresses,
    with_whole_streets,
)
from hmicdiff.align.slot_checks import (
    Sayings,
    are_accounts,
    in_web_address,
    inside,
    slot_or_wording,
)
from hmicdiff.align.slot_cuts import (
    cut_around_figures,
    cut_at_breaks,
    cut_at_numbers,
    cut_at_quotes,
    cut_between_figures,
)
from hmicdiff.align.slot_joins import (
    filled_up,
    joined_over_marks,
    with_whole_codes,
    with_whole_names,
    with_whole_units,
)
from hmicdiff.structs import replace

_SHORTEST_TAIL = 2
"""A word that adds, "and", and what it adds."""
_ADDING = frozenset("and or , ( to up but with plus from until if / ;".split())
"""What a tail begins with: a noun after a figure is what it counts."""
_LOOSE = frozenset("- and , to .".split())


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
    found = with_whole_names(sayings, found)
    found = with_whole_units(sayings, found)
    found = joined_over_marks(sayings, found)
    found = with_whole_codes(sayings, found)
    found = with_whole_streets(sayings, found)
    found = with_whole_addresses(sayings, found)
    found = with_company_forms(sayings, found)
    found = [_filled_in(sayings, column) for column in found]
    found = filled_up(sayings, found, weigh)
    return [part for column in found for part in _without_punctuation(sayings, column)]


def _open(sayings: Sayings, spans: Spans, numbers: frozenset[int]) -> list[Column]:
    """Part a place where the sayings differ into slots and wording."""
    return [
        column
        for each in cut_at_breaks(sayings, spans)
        for part in cut_at_quotes(sayings, each)
        for piece in cut_at_numbers(sayings, part)
        for column in _with_tails(sayings, piece, numbers)
    ]


def _with_tails(sayings: Sayings, spans: Spans, numbers: frozenset[int]) -> list[Column]:
    """Part a figure or a name from what only some say after it: "6.0[ and later than 7.2]"."""
    words = fillers(sayings, spans)
    heads = [_typed_head(each) for each in words]
    if not all(heads):
        heads = [_name_head(each) for each in words]
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


def _name_head(words: Words) -> int:
    """Return how many words the name has that opens them: "Ada Holm[ and by Cy Finch]"."""
    end = end_of_name(words)
    return end if is_capitalized(words[:end]) else 0


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
    found += [
        Column(slot_or_wording(sayings, part), part)
        for around in cut_around_figures(sayings, core)
        for part in cut_between_figures(sayings, around)
        if any(fillers(sayings, part))
    ]
    return found + [Column(Part.WORDING, each) for each in right]


def _filled_in(sayings: Sayings, column: Column) -> Column:
    """Make a slot of what varies where there is no choice of words.

    That is within an address of the web, and between quotation marks.
    """
    words = fillers(sayings, column.spans)
    ways = len(set(map(low, words)))
    if column.part is not Part.WORDING or ways <= 1 or not all(words):
        return column
    spans = list(zip(sayings, column.spans, strict=True))
    # of the mark at the end of a sentence there is no word behind it to know it by
    quoted = all(a in s.quotes and (b in s.quotes or b == len(s.norms)) for s, (a, b) in spans)
    linked = all(a in s.tight and in_web_address(s, a) for s, (a, _) in spans)
    return Column(Part.SLOT, column.spans) if quoted or linked else column


def _without_punctuation(sayings: Sayings, column: Column) -> Iterator[Column]:
    """Yield a slot without the marks around what fills it, and those, if any, as wording."""
    if column.part is not Part.SLOT or are_accounts(fillers(sayings, column.spans)):
        yield column
        return
    inner = [inside(s, a, b) for s, (a, b) in zip(sayings, column.spans, strict=True)]
    before = tuple((a, c) for (a, _), (c, _) in zip(column.spans, inner, strict=True))
    after = tuple((d, b) for (_, b), (_, d) in zip(column.spans, inner, strict=True))
    for part, spans in ((Part.WORDING, before), (Part.SLOT, tuple(inner)), (Part.WORDING, after)):
        if part is Part.SLOT or any(a < b for a, b in spans):
            yield Column(part, spans)
