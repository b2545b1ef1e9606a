"""Years and days from one to another: "2023\u20132024", "May 6 through May 12, 2031", as one value.

A slot that the releases fill in with one day, or with one year, takes the first half of such a span
or the half behind the dash. Neither half is what the release states.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from hmicdiff.infer.figures import Figure
from hmicdiff.language.dates import SPAN_LINKS, days
from hmicdiff.model.template import FIGURE_KINDS, Kind, Slot, Template
from hmicdiff.model.text import Sentence
from hmicdiff.structs import Struct

_DASHES = r"\-\u2010\u2011\u2012\u2013\u2014"
_YEARS = re.compile(
    rf"(?<![\w{_DASHES}/.,])([12]\d{{3}})\s?[{_DASHES}]\s?([12]\d{{3}})(?![\w{_DASHES}/]|[.,]\d)"
)
_DASH = re.compile(rf"\s*[{_DASHES}]\s*")
_LINK = re.compile(
    rf"\s*(?:,\s*)?(?:[{_DASHES}]|\b(?:{'|'.join(sorted(SPAN_LINKS))})\b)\s*", re.IGNORECASE
)
_ANY_LINK = re.compile(rf"[{_DASHES}]|\b(?:{'|'.join(sorted(SPAN_LINKS))})\b", re.IGNORECASE)
_LONGEST = 20
"""So many words and marks two days have at most, each with its weekday and its year."""
_SHORTEST = 3
"""A day, what links it to another, and that one."""


class Span(Struct, frozen=True):
    """A span of time: where its words stand in their release, and its value."""

    start: int
    end: int
    value: str


def parted(template: Template) -> Collection[str]:
    """Return the variables that mostly begin a span whose end is filled in by another one."""
    parted: Counter[str] = Counter()
    for passage in template.passages:
        for reading in passage.readings:
            for first, between, last in zip(
                reading.parts, (*reading.parts[1:], ""), (*reading.parts[2:], "", ""), strict=False
            ):
                if isinstance(first, Slot):
                    link = isinstance(between, str) and _LINK.fullmatch(between)
                    is_begun = link and isinstance(last, Slot)
                    parted[first.variable] += len(reading.releases) * (1 if is_begun else -1)
    return frozenset(variable for variable, count in parted.items() if count > 0)


def whole_span(
    figure: Figure, own: tuple[int, int], sentence: Sentence, ends_elsewhere: Collection[str]
) -> Span | None:
    """Return the span of time that the words at `own`, which state a figure, are a part of.

    Where its end is filled in by another variable, one of those that `ends_elsewhere`, it is no
    more than those words, with what the end says of them: the year.
    """
    kind = figure.slot.kind
    if kind in FIGURE_KINDS and (years := _whole_years(figure, sentence)):
        return None if figure.slot.variable in ends_elsewhere else years
    found = _whole_days(own, sentence) if kind in (Kind.DATE, Kind.NUMBER) else None
    if found is None or figure.slot.variable not in ends_elsewhere:
        return found
    return Span(*own, found.value.split("/")[0])


def _whole_years(figure: Figure, sentence: Sentence) -> Span | None:
    """Return the years around a figure that is one of them, or one with the dash beside it."""
    a, b = figure.start - sentence.start, figure.end - sentence.start
    for found in _YEARS.finditer(sentence.wording.text):
        if found.start() <= a and b <= found.end() and found[1] < found[2]:
            start, end = (sentence.start + at for at in found.span())
            return Span(start, end, f"{found[1]}/{found[2]}")
    return None


def _whole_days(own: tuple[int, int], sentence: Sentence) -> Span | None:
    """Return the days of which the first one stands in `own`."""
    spans = [(sentence.start + a, sentence.start + b) for a, b in sentence.wording.spans]
    first = [at for at, (a, b) in enumerate(spans) if own[0] <= a and b <= own[1]]
    for begin in first:
        if not _has_link(sentence, begin):
            continue  # most days stand for themselves, and are not to be read with what follows
        for end in range(min(len(spans), begin + _LONGEST), begin + _SHORTEST - 2, -1):
            value = days(_with_dashes(sentence, begin, end))
            if value is not None and spans[end - 1][1] >= own[1]:
                return Span(spans[begin][0], spans[end - 1][1], value)
    return None


def _has_link(sentence: Sentence, begin: int) -> bool:
    wording = sentence.wording
    last = min(len(wording.spans), begin + _LONGEST)
    return (
        _ANY_LINK.search(wording.text, wording.spans[begin][0], wording.spans[last - 1][1])
        is not None
    )


def _with_dashes(sentence: Sentence, begin: int, end: int) -> Sequence[str]:
    """Return words of a sentence with the dashes between them that the normal form leaves out."""
    wording = sentence.wording
    words = list(wording.norms[begin : begin + 1])
    for at in range(begin + 1, end):
        if _DASH.fullmatch(wording.text[wording.spans[at - 1][1] : wording.spans[at][0]]):
            words.append("-")
        words.append(wording.norms[at])
    return tuple([word.casefold() for word in words])  # asked once: not to be remembered
