"""Where a place that the sayings fill differently is cut into several.

It is cut at dashes, quotation marks and gaps, between figures that stand side by side, and around
the one figure that each saying has there.
"""

from collections import Counter
from collections.abc import Sequence

from hmicdiff.align.columns import Spans, fillers
from hmicdiff.align.kinds import Words, counting_runs, is_number, is_typed, kind_of, low, unit
from hmicdiff.align.sayings import Saying
from hmicdiff.align.slot_checks import Sayings, are_grouped
from hmicdiff.language.numerals import in_groups
from hmicdiff.model.template import FIGURE_KINDS
from hmicdiff.read.english import DURATIONS

_BETWEEN_FIGURES = frozenset((",", ";", "and", "or"))
_FEW_AROUND = 3
"""What stands around a figure in at most so many ways is wording."""


def cut_at_breaks(sayings: Sayings, spans: Spans) -> list[Spans]:
    """Cut an open column at the dashes and gaps in it, if each saying has as many."""
    return _cut_at([saying.breaks for saying in sayings], spans)


def cut_at_quotes(sayings: Sayings, spans: Spans) -> list[Spans]:
    """Cut small words from what stands in quotation marks: old "Tarn" tins, older "Holm" tins."""
    marked = [saying.quotes for saying in sayings]
    parts = _cut_at(marked, spans)
    outside = fillers(sayings, parts[0])
    if len(parts) == 1 or not all(word[:1].islower() for each in outside for word in each):
        return [spans]
    return parts


def cut_at_numbers(sayings: Sayings, spans: Spans) -> list[Spans]:
    """Cut numbers that stand side by side in all sayings, as in a row of a table."""
    words = fillers(sayings, spans)
    length = len(words[0])
    if length <= 1 or any(len(each) != length for each in words):
        return [spans]
    if not all(is_number(word) for each in words for word in each) or are_grouped(words):
        return [spans]
    if all(map(in_groups, words)) and all(map(_counts_something, sayings, spans)):
        return [spans]
    if any(
        at in s.tight for s, (a, b) in zip(sayings, spans, strict=True) for at in range(a + 1, b)
    ):
        return [spans]
    return [tuple((a + at, a + at + 1) for a, _ in spans) for at in range(length)]


def cut_between_figures(sayings: Sayings, spans: Spans) -> list[Spans]:
    """Cut a list of figures at the marks and words between them: 4.50%, 4.75% and 4.00%.

    Who has a single figure has the last one.
    """
    words = fillers(sayings, spans)
    cuts = [[at for at, word in enumerate(low(each)) if word in _BETWEEN_FIGURES] for each in words]
    lists = Counter(
        tuple(low(each)[at] for at in cut) for each, cut in zip(words, cuts, strict=True) if cut
    )
    listed = 2 * lists.total() > len(words) and len(lists) == 1
    if not listed or not all(map(_are_figures, words, cuts)):
        return [spans]
    most = max(map(len, cuts))
    ends = [
        [*[a] * (1 + 2 * (most - len(cut))), *(a + at + end for at in cut for end in (0, 1)), b]
        for cut, (a, b) in zip(cuts, spans, strict=True)
    ]
    return [tuple((each[at], each[at + 1]) for each in ends) for at in range(2 * most + 1)]


def _are_figures(words: Words, cuts: Sequence[int]) -> bool:
    """Tell whether each part between cuts is a figure, and all together are not one."""
    starts, ends = [0, *(at + 1 for at in cuts)], [*cuts, len(words)]
    return (not cuts or unit(words) is None) and all(
        kind_of(words[a:b]) in FIGURE_KINDS for a, b in zip(starts, ends, strict=True)
    )


def _counts_something(saying: Saying, span: tuple[int, int]) -> bool:
    """Tell whether figures stand in a text, with what they count behind them: 1 444 runners."""
    a, b = span
    before, after = saying.norms[max(0, a - 1) : a], saying.norms[b : b + 1]
    return not any(map(is_number, before)) and any(word[:1].islower() for word in after)


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


def cut_around_figures(sayings: Sayings, spans: Spans) -> list[Spans]:
    """Cut off what stands around the one figure that each saying has here."""
    words = fillers(sayings, spans)
    runs = [_typed_run(each) for each in words]
    if not all(runs) or all(run == (0, len(each)) for run, each in zip(runs, words, strict=True)):
        return [spans]
    cut = [run for run in runs if run]
    before = [
        # the first word of a sentence is capitalized whatever it is
        low(each[:a]) if start == 0 else each[:a]
        for each, (a, _), (start, _) in zip(words, cut, spans, strict=True)
    ]
    after = [each[b:] for each, (_, b) in zip(words, cut, strict=True)]
    plain = _can_part(before) and _can_part(after) and not _is_glued(sayings, spans, cut)
    if not plain and not _ends_code(sayings, spans, cut):
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


def _ends_code(sayings: Sayings, spans: Spans, cut: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a number ends a code before a gap: DSA-[406 root exploit]."""
    return all(
        not a and start in s.tight and s.norms[start - 1] == "-" and start + b not in s.tight
        for s, (start, _), (a, b) in zip(sayings, spans, cut, strict=True)
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
