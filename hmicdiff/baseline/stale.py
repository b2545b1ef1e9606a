"""Accepted findings that no longer occur."""

from collections.abc import Mapping

from hmicdiff.baseline.states import States
from hmicdiff.model.baseline import Accepted, Baseline
from hmicdiff.model.drift import Stale
from hmicdiff.read.normalize import wording


def stale(
    baseline: Baseline,
    states: States,
    texts: Mapping[str, str],
    said: Mapping[str, frozenset[str]],
) -> tuple[Stale, ...]:
    """Return the accepted findings of a baseline that no longer occur.

    `texts` and `said` are, by their ids, the texts of the releases that came and the passages
    that these say. What is the same byte for byte has what it had, and of what is not there nothing
    is known.
    """
    same = {*states.unchanged, *states.renamed, *states.unseen, *states.vanished}
    here = {release.id for release in baseline.releases if release.source in same}
    return tuple(
        Stale(entry.id, entry.release, entry.kind, entry.passage, entry.quote)
        for entry in baseline.accepted
        if entry.release not in here and not _occurs(entry, texts, said)
    )


def _occurs(entry: Accepted, texts: Mapping[str, str], said: Mapping[str, frozenset[str]]) -> bool:
    if entry.release not in texts:
        return False
    if not entry.quote:
        return entry.passage not in said[entry.release]
    # the words count, not how they are written
    return wording(entry.quote).normal in wording(texts[entry.release]).normal
