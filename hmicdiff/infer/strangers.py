"""Documents that belong to another family."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from hmicdiff.align.draft import Draft
from hmicdiff.align.vocabulary import Forms

HARDLY = 0.25
"""A release that shares less of its words' weight than this is no member of the family."""
_KIN = 0.4
"""A family is what shares at least this, in the middle."""
FEWEST = 3
_MOST = 3
"""At most one in so many can be strangers; else there is no family they are strangers to."""


def strangers(forms: Forms, drafts: Sequence[Draft]) -> list[int]:
    """Return the releases that share hardly anything with the others."""
    total = len(forms.of)
    if total < FEWEST:
        return []
    shares = kinship(forms, drafts)
    found = [release for release, share in enumerate(shares) if share < HARDLY]
    rest = [share for share in shares if share >= HARDLY]
    if not found or len(found) * _MOST > total or median(rest) < _KIN:
        return []
    return found


def kinship(forms: Forms, drafts: Sequence[Draft]) -> list[float]:
    """Return for each release how much of what it says, by weight, another says in that passage.

    To stand in the same place is not enough: between two documents that share nothing, some
    sentences are always in the same place.
    """
    shared = [0] * len(forms.of)
    for draft in drafts:
        saying: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for release, sentences in draft.members.items():
            if release not in draft.also:
                saying[tuple(forms.at((release, s)) for s in sentences)].append(release)
        words = {said: frozenset().union(*(forms.bags[form] for form in said)) for said in saying}
        uses: Counter[int] = Counter()
        for said, releases in saying.items():
            for word in words[said] - forms.silent:
                uses[word] += len(releases)
        for said, releases in saying.items():
            weight = forms.mass(word for word in words[said] if uses[word] > 1)
            for release in releases:
                shared[release] += weight
    return [
        min(1.0, weight / max(1, sum(forms.masses[form] for form in forms.of[release])))
        for release, weight in enumerate(shared)
    ]
