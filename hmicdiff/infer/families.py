"""Several families in one folder: which releases belong together, before anything is aligned.

Two releases of one template share runs of words that no two texts share by chance. Shared runs of
three words tell families apart by a wide margin: in known families each release shares over a
third of its runs with some other, and texts of different templates share under a twentieth or so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hmicdiff.model.text import Corpus, Release

_RUN = 3
_KIN = 0.15
"""Two releases that share this much of the shorter one's runs are of one family."""
_COMPARED = 8
"""So many releases of a family stand for it; with more, time would grow with the square."""
_FEWEST = 3
_MOST_STRANGERS = 3
"""With at most one stranger in so many, the family is aligned and names its strangers itself."""

_Runs = frozenset[tuple[str, ...]]


@dataclass(slots=True)
class _Group:
    members: list[int] = field(default_factory=list)
    runs: list[_Runs] = field(default_factory=list)


def families(corpus: Corpus) -> tuple[Corpus, ...]:
    """Part a corpus into families, the largest first; what belongs to none is a family of one.

    A corpus of one family, with a few strangers or without, is returned as it is.
    """
    groups = _groups([_runs(release) for release in corpus.releases])
    several = [group for group in groups if len(group.members) > 1]
    alone = len(groups) - len(several)
    few = alone * _MOST_STRANGERS <= len(corpus.releases)
    if len(several) < 2 and (few or not several or len(several[0].members) < _FEWEST):  # noqa: PLR2004
        return (corpus,)
    ordered = sorted(groups, key=lambda group: (-len(group.members), group.members[0]))
    first, *others = (
        Corpus(tuple(corpus.releases[at] for at in group.members)) for group in ordered
    )
    return (replace(first, skipped=corpus.skipped), *others)


def _runs(release: Release) -> _Runs:
    """Return the runs of words in the sentences of a release; all numbers are one word."""
    found: set[tuple[str, ...]] = set()
    for sentence in release.sentences:
        words = [
            "0" if word[0].isdigit() else word.casefold()
            for word in sentence.wording.norms
            if word[0].isalnum()
        ]
        found.update(zip(*(words[at:] for at in range(_RUN)), strict=False))
    return frozenset(found)


def _groups(runs: Sequence[_Runs]) -> list[_Group]:
    """Put releases together that are kin, and those that are kin of these."""
    # what is too short for a run of words is kin to nothing, and need not be compared
    lone = [_Group([at], [own]) for at, own in enumerate(runs) if not own]
    groups: list[_Group] = []
    for at, own in enumerate(runs):
        if not own:
            continue
        kin = [group for group in groups if any(_is_kin(own, other) for other in group.runs)]
        joined = kin[0] if kin else _Group()
        for other in kin[1:]:
            joined.members += other.members
            joined.runs += other.runs
        joined.members.append(at)
        joined.runs.append(own)
        joined.members.sort()
        del joined.runs[_COMPARED:]
        gone = {id(group) for group in kin}
        groups = [group for group in groups if id(group) not in gone]
        groups.append(joined)
    return groups + lone


def _is_kin(one: _Runs, other: _Runs) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) >= _KIN * shorter
