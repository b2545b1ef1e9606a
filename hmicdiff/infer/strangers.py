"""Documents that belong to another family."""

from collections import Counter
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
        words = {
            release: frozenset().union(*(forms.bags[forms.at((release, s))] for s in sentences))
            for release, sentences in draft.members.items()
            if release not in draft.also
        }
        uses = Counter(word for bag in words.values() for word in bag - forms.silent)
        for release, bag in words.items():
            shared[release] += forms.mass(word for word in bag if uses[word] > 1)
    return [
        min(1.0, weight / max(1, sum(forms.masses[form] for form in forms.of[release])))
        for release, weight in enumerate(shared)
    ]
