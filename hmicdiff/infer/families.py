"""Several families in one folder: which releases belong together, before anything is aligned.

Two releases of one template share runs of words that no two texts share by chance. Shared runs of
three words tell families apart by a wide margin: in known families each release shares over a
third of its runs with some other, and texts of different templates share under a twentieth or so.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from hmicdiff.model.text import Corpus, Release

_RUN = 3
_KIN = 0.15
"""Two releases that share this much of the shorter one's runs are of one family."""
_COMPARED = 8
"""So many releases of a family stand for it; with more, time would grow with the square."""
_FEWEST = 3
_MOST_STRANGERS = 3
"""With at most one stranger in so many, the family is aligned and names its strangers itself."""
_APART = 0.04
"""Texts of which most share less than this with any other have no template in common."""
_JUDGED = 50
"""A text with fewer runs is too short to say that of."""
_ASKED = 64
"""Of so many texts it is asked; with more, time would grow with the square."""

_Runs = frozenset[tuple[str, ...]]


@dataclass(slots=True, eq=False)
class _Group:
    number: int
    """Groups that something was put in later have higher ones."""
    members: list[int] = field(default_factory=list)
    runs: list[_Runs] = field(default_factory=list)


def families(corpus: Corpus) -> tuple[Corpus, ...]:
    """Part a corpus into families, the largest first; what belongs to none is a family of one.

    A corpus of one family, with a few strangers or without, is returned as it is. Where no two
    releases have more in common than any two texts, each is a family of one.
    """
    runs = [_runs(release) for release in corpus.releases]
    groups = _groups(runs)
    several = [group for group in groups if len(group.members) > 1]
    alone = [group.members[0] for group in groups if len(group.members) == 1]
    few = several and len(alone) * _MOST_STRANGERS <= len(corpus.releases)
    large = several and len(several[0].members) >= _FEWEST
    if len(several) < 2 and (few or not (large or _are_apart(alone, runs))):  # noqa: PLR2004
        return (corpus,)
    ordered = sorted(groups, key=lambda group: (-len(group.members), group.members[0]))
    first, *others = (
        Corpus(tuple(corpus.releases[at] for at in group.members)) for group in ordered
    )
    return (replace(first, skipped=corpus.skipped), *others)


def _are_apart(alone: Sequence[int], runs: Sequence[_Runs]) -> bool:
    """Tell whether texts that are kin to none have no template in common with any at all."""
    judged = [at for at in alone if len(runs[at]) >= _JUDGED]
    if len(runs) < 2 or not judged or 2 * len(judged) < len(alone):  # noqa: PLR2004 - a pair
        return False
    most = [
        max(
            (
                _shared(runs[one], other)
                for at, other in enumerate(runs)
                if at != one and len(other) >= _JUDGED
            ),
            default=1.0,
        )
        for one in judged[:: -(-len(judged) // _ASKED)]
    ]
    return median(most) < _APART


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
    lone = [_Group(-1, [at], [own]) for at, own in enumerate(runs) if not own]
    groups: set[_Group] = set()
    having: defaultdict[tuple[str, ...], set[_Group]] = defaultdict(set)
    for at, own in enumerate(runs):
        if not own:
            continue
        # what stood for a group once may still be known as that of a group that is gone
        shared = Counter(group for run in own for group in having.get(run, ()) if group in groups)
        kin = sorted(
            (
                group
                for group, count in shared.items()
                if count >= _KIN * min(len(own), *map(len, group.runs))
                and any(_is_kin(own, other) for other in group.runs)
            ),
            key=lambda group: group.number,
        )
        joined = kin[0] if kin else _Group(at)
        for other in kin[1:]:
            joined.members += other.members
            joined.runs += other.runs
            groups.discard(other)
            for run in frozenset().union(*other.runs):
                having[run].discard(other)
                having[run].add(joined)
        joined.number = at
        joined.members.append(at)
        joined.members.sort()
        if len(joined.runs) < _COMPARED:
            joined.runs.append(own)
            for run in own:
                having[run].add(joined)
        del joined.runs[_COMPARED:]
        groups.add(joined)
    return [*sorted(groups, key=lambda group: group.number), *lone]


def _is_kin(one: _Runs, other: _Runs) -> bool:
    return _shared(one, other) >= _KIN


def _shared(one: _Runs, other: _Runs) -> float:
    """Return the share of the runs of the shorter of two texts that the other has too."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
