"""How much of a release is boilerplate."""

from bisect import bisect_left
from collections.abc import Iterable
from fractions import Fraction

from hmicdiff.model.analysis import PlacedRelease, Status

_TEMPLATE = frozenset({Status.BOILERPLATE, Status.FILLED})


def boilerplate(release: PlacedRelease) -> Fraction | None:
    """Return which share of the characters of its sentences the template says by itself.

    These are the sentences that use a main reading, less what fills the slots. `None` where there
    is nothing to have a share of, or for a release that belongs to another family.
    """
    sentences = release.sentences
    characters = sum(one.end - one.start for one in sentences)
    if release.stranger or not characters:
        return None
    said = sum(one.end - one.start for one in sentences if one.status in _TEMPLATE)
    return Fraction(said - _filled(release), characters)


def mean_boilerplate(releases: Iterable[PlacedRelease]) -> Fraction | None:
    """Return which share of all releases is boilerplate, longer ones counting more."""
    shares = [(boilerplate(one), len(one.text)) for one in releases]
    known = [(share, size) for share, size in shares if share is not None]
    size = sum(size for _, size in known)
    return sum((share * size for share, size in known), start=Fraction()) / size if size else None


def _filled(release: PlacedRelease) -> int:
    """Count the characters in slots of sentences that are the template's, each once."""
    own = [one for one in release.sentences if one.status in _TEMPLATE]
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
