"""A template that is given: which of the readings found are its words."""

import re
from collections.abc import Sequence
from functools import lru_cache

from hmicdiff.align.draft import Draft, Place
from hmicdiff.align.kinds import Words, low
from hmicdiff.infer.form import Blank, Blanks, Form, form_of
from hmicdiff.infer.readings import DraftReading, Filling, TokenSpan
from hmicdiff.model.text import Release, Wording
from hmicdiff.structs import replace

_END = "\0"
"""Ends every word; no word holds a NUL."""


def taken_out(drafts: Sequence[Draft], at: int) -> list[list[Place]]:
    """Take the release with index `at`, the given template, out of the passages.

    Returns passage by passage where the template says it.
    """
    places = []
    for draft in drafts:
        places.append([(at, number) for number in draft.members.pop(at, [])])
        for marked in (draft.moved, draft.also, draft.joint):
            marked.discard(at)
        draft.version += 1
    return places


def with_given(
    readings: Sequence[DraftReading],
    places: Sequence[Place],
    given: Release,
    blanks: Blanks,
) -> list[DraftReading]:
    """Put the reading that is the template's words first; add it where no release uses it.

    Where the template has a name in braces, what releases fill in there is no change of words.
    """
    if not places:
        return list(readings)
    forms = [form_of(given.sentences[number].wording.norms, blanks) for _, number in places]
    fillings = [
        _with_blanks(place, given.sentences[place[1]].wording, form)
        for place, form in zip(places, forms, strict=True)
    ]
    for filling, form in zip(fillings, forms, strict=True):
        found = _filled(readings, filling, form) if filling.spans else _said(readings, filling)
        if found:
            return found
    return [DraftReading((fillings[0],), joint=False, given=fillings[0]), *readings]


def _with_blanks(place: Place, wording: Wording, form: Form) -> Filling:
    """Return a sentence of the template with the names in braces in it as slots."""
    spans = tuple(
        span for part, span in zip(form.parts, form.spans, strict=True) if isinstance(part, Blank)
    )
    return Filling(place, wording, spans)


def _said(readings: Sequence[DraftReading], given: Filling) -> list[DraftReading]:
    """Put the reading first that says what the template does, whatever fills its slots."""
    for reading in readings:
        spans = None if reading.joint else filled(reading.typical, given.wording)
        if spans is not None:
            said = replace(reading, given=_with_spans(given, reading.typical, spans))
            return [said, *(other for other in readings if other is not reading)]
    return []


def _with_spans(given: Filling, typical: Filling, spans: Sequence[TokenSpan]) -> Filling:
    """Return the template's sentence with what fills the slots that are not empty in `typical`."""
    found = iter(spans)
    return replace(given, spans=tuple(next(found) if a < b else (0, 0) for a, b in typical.spans))


def _filled(readings: Sequence[DraftReading], given: Filling, form: Form) -> list[DraftReading]:
    """Make one reading of the sentences that only fill in what the template leaves open."""
    fitting: list[Filling] = []
    others: list[DraftReading] = []
    for reading in readings:
        left = []
        for filling in reading.fillings:
            spans = None if reading.joint else form.fillings(filling.wording.norms)
            if spans is None:
                left.append(filling)
            else:
                fitting.append(replace(filling, spans=spans))
        if left:
            others.append(DraftReading(tuple(left), joint=reading.joint))
    # the template's own sentence comes along: it has the names of what is filled in
    if not fitting:
        return []
    return [DraftReading((*fitting, given), joint=False, given=given), *others]


def filled(
    pattern: Filling, wording: Wording, *, greedy: bool = True
) -> tuple[TokenSpan, ...] | None:
    """Return what fills the slots of `pattern` in a sentence that otherwise says the same.

    Where that is ambiguous the first slots take as much as they can, or, if not `greedy`, as
    little. Slots that are empty in `pattern` are left out.
    """
    said = _ended(wording.norms)
    match = _expression(pattern.wording.norms, pattern.spans, greedy=greedy).fullmatch(said)
    if match is None:
        return None
    spans = (match.span(number) for number in range(1, match.re.groups + 1))
    return tuple((said.count(_END, 0, a), said.count(_END, 0, b)) for a, b in spans)


@lru_cache(maxsize=20_000)
def _ended(norms: Words) -> str:
    return "".join(word + _END for word in low(norms))


@lru_cache(maxsize=10_000)
def _expression(norms: Words, spans: tuple[TokenSpan, ...], *, greedy: bool) -> re.Pattern[str]:
    ends = {a: b for a, b in spans if a < b}
    words = low(norms)
    more = "" if greedy else "?"
    expression = ""
    at = 0
    while at < len(words):
        if at in ends:
            expression += f"((?:[^{_END}]+{_END})+{more})"
            at = ends[at]
        else:
            expression += re.escape(words[at]) + _END
            at += 1
    return re.compile(expression)
