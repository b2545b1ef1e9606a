"""What a release says in the place of a passage without saying the same.

The missing passage stays missing and the sentence of its own stays extra. That the one stands
instead of the other is said of both; that they say the same is not. Nor is it said of two that only
happen to stand between the same neighbours, with more of either between these: then words have to
speak for it.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from hmicdiff.differences.messages import instead_of, says_instead
from hmicdiff.differences.stems import FEWEST, LONGER, shared, stems
from hmicdiff.model.analysis import Counterpart, Finding, FindingKind
from hmicdiff.read.normalize import wording
from hmicdiff.structs import replace

Standing = tuple[int, int, bool, Sequence[str]]
"""Where a sentence begins and ends, whether it is a heading, and the passages that it says."""
_SLOT = re.compile(r"\{[^{}]*\}")
_HALF = 0.5
"""What shares half of its words with what is missing speaks of the same thing."""


def with_alternatives(
    findings: Iterable[Finding], spans: Sequence[Standing], order: Mapping[str, int]
) -> list[Finding]:
    """Return the findings of one release, in their order, those that stand in one place as such.

    `spans` are the sentences of the release, in order; `order` has the numbers of the passages.
    """
    found = list(findings)
    missing = [at for at, each in enumerate(found) if each.kind is FindingKind.MISSING]
    extra = {each.start: at for at, each in enumerate(found) if each.kind is FindingKind.EXTRA}
    for lacking, own in _pairs(found, missing, extra, spans, order):
        one, other = found[lacking], found[own]
        found[lacking] = replace(
            one,
            instead=Counterpart(other.kind, other.passage, other.start, other.end, other.quote),
            message=f"{one.message} {says_instead(other.quote)}",
        )
        found[own] = replace(
            other,
            instead=Counterpart(one.kind, one.passage, one.start, one.end, one.expected or ""),
            message=f"{other.message} {instead_of(one.expected or '')}",
        )
    return found


def _pairs(
    findings: Sequence[Finding],
    missing: Iterable[int],
    extra: dict[int, int],
    spans: Sequence[Standing],
    order: Mapping[str, int],
) -> Iterator[tuple[int, int]]:
    """Yield what is missing and what stands in its place, by their numbers in the findings."""
    starts = [start for start, *_ in spans]
    ends = [end for _, end, *_ in spans]
    by_place: defaultdict[int, list[int]] = defaultdict(list)
    for at in missing:
        number = bisect_left(starts, findings[at].start)
        # the template may have a sentence of its own before what is missing in the same place
        while number and starts[number - 1] in extra and ends[number - 1] <= findings[at].start:
            number -= 1
        by_place[number].append(at)
    for number, lacking in by_place.items():
        own = [extra[at] for at in takewhile(extra.__contains__, starts[number:])]
        if len(lacking) == len(own) == 1:
            neighbours = (spans[max(0, number - 1) : number], spans[number + 1 : number + 2])
            if _is_between(findings[lacking[0]].passage, *neighbours, order) and _may_stand_for(
                *(_words(findings[at]) for at in (*lacking, *own))
            ):
                yield lacking[0], own[0]
                continue
        yield from _alike(findings, lacking, own)


def _is_between(
    passage: str,
    before: Sequence[Standing],
    after: Sequence[Standing],
    order: Mapping[str, int],
) -> bool:
    """Tell whether a passage stands between the same neighbours in the template."""
    here = order[passage]
    return all(
        any((order[each] < here) is is_before for each in passages if each in order)
        for standing, is_before in ((before, True), (after, False))
        for *_, passages in standing
    )


def _alike(
    findings: Sequence[Finding], lacking: Sequence[int], own: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield what has words in common, where each has more with the other than with any else."""
    shares = {
        (one, other): shared(_words(findings[one]), _words(findings[other]))
        for one in lacking
        for other in own
    }
    for pair, share in shares.items():
        rivals = [rival for other, rival in shares.items() if not {*pair}.isdisjoint(other)]
        if share >= _HALF and sum(rival >= share for rival in rivals) == 1:
            yield pair


def _words(finding: Finding) -> Collection[str]:
    text = finding.quote or _SLOT.sub(" ", finding.expected or "")
    return frozenset(stems(wording(text).norms))


def _may_stand_for(one: Collection[str], other: Collection[str]) -> bool:
    """Tell whether two sentences are about as long: a label stands for no statement."""
    few, many = sorted((len(one), len(other)))
    return many <= LONGER * few and (few >= FEWEST or many < FEWEST)
