"""What a release says in the place of a passage without saying the same.

The missing passage stays missing and the sentence of its own stays extra. That the one stands
instead of the other is said of both; that they say the same is not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hmicdiff.differences.messages import instead_of, says_instead
from hmicdiff.model.analysis import Counterpart, Finding, FindingKind

ALTERNATIVE = frozenset({FindingKind.MISSING, FindingKind.EXTRA})
"""The kinds of the two halves."""


def with_alternatives(
    findings: Iterable[Finding], starts: Sequence[int], order: Mapping[str, int]
) -> list[Finding]:
    """Return the findings of one release, in their order, those that stand in one place as such.

    Of passages that are missing in one place, the first has what follows it directly for its
    counterpart, the second what follows that, as long as sentences of the release's own follow.
    `starts` are where the sentences of the release begin, in order; `order` has the numbers of
    the passages.
    """
    found = list(findings)
    missing = [at for at, each in enumerate(found) if each.kind is FindingKind.MISSING]
    extra = {each.start: at for at, each in enumerate(found) if each.kind is FindingKind.EXTRA}
    for lacking, own in _pairs(found, missing, extra, starts, order):
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
    starts: Sequence[int],
    order: Mapping[str, int],
) -> Iterator[tuple[int, int]]:
    by_place: defaultdict[int, list[int]] = defaultdict(list)
    for at in missing:
        by_place[findings[at].start].append(at)
    for place, lacking in by_place.items():
        following = (start for start in starts if start >= place)
        in_order = sorted(lacking, key=lambda at: order[findings[at].passage])
        for at, start in zip(in_order, following, strict=False):
            if start not in extra:
                break
            yield at, extra[start]
