"""What a release says in the place of a passage without saying the same.

The missing passage stays missing and the sentence of its own stays extra. That the one stands
instead of the other is said of both; that they say the same is not.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hmicdiff.differences.messages import instead_of, says_instead
from hmicdiff.model.analysis import Counterpart, Finding, FindingKind
from hmicdiff.structs import replace


def with_alternatives(
    findings: Iterable[Finding], spans: Sequence[tuple[int, int]], order: Mapping[str, int]
) -> list[Finding]:
    """Return the findings of one release, in their order, those that stand in one place as such.

    Of passages that are missing in one place, the first has what follows it directly for its
    counterpart, the second what follows that, as long as sentences of the release's own follow.
    `spans` are where the sentences of the release begin and end, in order; `order` has the numbers
    of the passages.
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
    spans: Sequence[tuple[int, int]],
    order: Mapping[str, int],
) -> Iterator[tuple[int, int]]:
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    by_place: defaultdict[int, list[int]] = defaultdict(list)
    for at in missing:
        number = bisect_left(starts, findings[at].start)
        # the template may have a sentence of its own before what is missing in the same place
        while number and starts[number - 1] in extra and ends[number - 1] <= findings[at].start:
            number -= 1
        by_place[number].append(at)
    for number, lacking in by_place.items():
        following = iter(starts[number:])
        in_order = sorted(lacking, key=lambda at: order[findings[at].passage])
        for at, start in zip(in_order, following, strict=False):
            if start not in extra:
                break
            yield at, extra[start]
