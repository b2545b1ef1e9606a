"""Findings of one release that follow each other and are one thing to tell.

A release that ends early lacks all that follows: that is told once, with how many passages it is,
and not passage by passage. So are sentences of its own that stand in a row.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hmicdiff.differences import messages
from hmicdiff.differences.alternatives import Standing, with_alternatives
from hmicdiff.model.analysis import Finding, FindingKind
from hmicdiff.structs import replace

ARRANGED = frozenset({FindingKind.MISSING, FindingKind.EXTRA})
"""The kinds of which one finding may be told with others."""
_RUN = 3
"""Two findings beside each other are read as easily as one on both."""


def arranged(
    findings: Iterable[Finding],
    text: str,
    spans: Sequence[Standing],
    order: Mapping[str, int],
    *,
    given: bool = False,
) -> list[Finding]:
    """Return the findings of one release: alternatives as such, and runs as one finding each.

    Args:
        findings: what is told of it.
        text: its text.
        spans: its sentences, in order; a run is under one heading.
        order: the numbers of the passages.
        given: whether the template is given; what it does not say is then told one by one.
    """
    found = with_alternatives(findings, spans, order)
    runs = list(_missing(found, spans, order))
    if not given:
        runs += _own(found, text, spans)
    first = {id(run[0]): told for run, told in runs}
    rest = {id(each) for run, _ in runs for each in run[1:]}
    return [first.get(id(each), each) for each in found if id(each) not in rest]


_Run = tuple[Sequence[Finding], Finding]
"""Findings, and the one that tells them all."""


def _missing(
    findings: Iterable[Finding], spans: Sequence[Standing], order: Mapping[str, int]
) -> Iterator[_Run]:
    """Yield what is missing in one place: up to the end, or wherever the same releases lack it.

    A release that has sentences of its own at its end does not end early.
    """
    by_place: defaultdict[int, list[Finding]] = defaultdict(list)
    own: set[int] = set()
    for each in findings:
        if each.kind is FindingKind.EXTRA:
            own.add(each.end)
        is_lacking = each.kind is FindingKind.MISSING and not messages.is_once(each.message)
        if is_lacking and each.instead is None:
            by_place[each.start].append(each)
    last = spans[-1][1] if spans else 0
    for place, several in by_place.items():
        several.sort(key=lambda each: order[each.passage])
        is_last = place >= last
        for run in [several] if is_last else _alike(several):
            if len(run) >= _RUN:
                yield run, _lacking(run, ends=is_last and last not in own)


def _alike(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Yield findings that follow each other and that the same releases share."""
    run: list[Finding] = []
    for each in findings:
        if run and each.shared_with != run[0].shared_with:
            yield run
            run = []
        run.append(each)
    yield run


def _lacking(run: Sequence[Finding], *, ends: bool) -> Finding:
    shared = set(run[0].shared_with).intersection(*(each.shared_with for each in run))
    last = run[-1].expected or ""
    return replace(
        run[0],
        shared_with=tuple(sorted(shared)),
        message=messages.ends_here(len(run)) if ends else messages.lacks_in_a_row(len(run), last),
        surprise=max(each.surprise for each in run),
        count=len(run),
    )


def _own(findings: Iterable[Finding], text: str, spans: Sequence[Standing]) -> Iterator[_Run]:
    """Yield sentences in a row that no other release says."""
    alone = {
        each.start: each
        for each in findings
        if each.kind is FindingKind.EXTRA
        and not each.shared_with
        and each.instead is None
        and not messages.is_like(each.message)
    }
    run: list[Finding] = []
    for start, _, is_heading, _ in (*spans, (-1, -1, False, ())):
        one = alone.get(start)
        if one is None or is_heading:
            if len(run) >= _RUN:
                yield run, _saying(run, text)
            run = []
        if one is not None:
            run.append(one)


def _saying(run: Sequence[Finding], text: str) -> Finding:
    start, end = run[0].start, run[-1].end
    return replace(
        run[0],
        end=end,
        quote=text[start:end],
        message=messages.own_in_a_row(len(run)),
        surprise=max(each.surprise for each in run),
        count=len(run),
    )
