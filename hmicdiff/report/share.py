"""How much of a release is boilerplate."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from hmicdiff.model.analysis import (
    Analysis,
    FindingKind,
    PlacedRelease,
    PlacedSentence,
    Status,
)

_TEMPLATE = frozenset({Status.BOILERPLATE, Status.FILLED})
Span = tuple[int, int]


def shares(analysis: Analysis) -> Mapping[str, Fraction]:
    """Return by release which share of it the template says by itself.

    What two of forty say is told as extra, and no part of the template. Left out is who has nothing
    to have a share of, or belongs to another family.
    """
    extra: defaultdict[str, list[Span]] = defaultdict(list)
    for one in analysis.findings:
        if one.kind is FindingKind.EXTRA:
            extra[one.release].append((one.start, one.end))
    told = {one.id: boilerplate(one, extra[one.id]) for one in analysis.releases}
    return {release: share for release, share in told.items() if share is not None}


def boilerplate(release: PlacedRelease, extra: Collection[Span] = ()) -> Fraction | None:
    """Return which share of the characters of its sentences the template says by itself.

    These are the sentences that use a main reading, less what fills the slots, and less what is
    told as `extra`. `None` where there is nothing to have a share of, or for a release that belongs
    to another family.
    """
    sentences = release.sentences
    characters = sum(one.end - one.start for one in sentences)
    if release.stranger or not characters:
        return None
    ends = sorted(extra)
    said = [one for one in sentences if one.status in _TEMPLATE and not _is_within(one.start, ends)]
    return Fraction(sum(one.end - one.start for one in said) - _filled(release, said), characters)


def _is_within(place: int, spans: Sequence[Span]) -> bool:
    """Tell whether a place is in one of some spans, in order, of which none is in another."""
    at = bisect_right(spans, place, key=lambda span: span[0])
    return at > 0 and place < spans[at - 1][1]


def mean_share(
    of_template: Mapping[str, Fraction], releases: Iterable[PlacedRelease]
) -> Fraction | None:
    """Return which share of all releases is boilerplate, longer ones counting more."""
    known = [(of_template[one.id], len(one.text)) for one in releases if one.id in of_template]
    size = sum(size for _, size in known)
    return sum((share * size for share, size in known), start=Fraction()) / size if size else None


def _filled(release: PlacedRelease, own: Sequence[PlacedSentence]) -> int:
    """Count the characters in slots of sentences that are the template's, each once."""
    filled, done = 0, 0
    for value in sorted(release.values, key=lambda value: (value.start, value.end)):
        at = bisect_left(own, value.end, key=lambda sentence: sentence.end)
        if at < len(own) and own[at].start <= value.start:
            filled += max(0, value.end - max(done, value.start))
            done = max(done, value.end)
    return filled


def percent(share: Fraction) -> str:
    """Return a share as a whole percentage; only what is all is "100%", only nothing "0%"."""
    if 0 < share < 1:
        return f"{min(99, max(1, round(100 * share)))}%"
    return f"{int(share)}00%" if share else "0%"
