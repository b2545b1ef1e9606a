"""Documents that belong to another family."""

from collections.abc import Sequence
from statistics import median

from hmicdiff.align.draft import Draft
from hmicdiff.align.vocabulary import Forms

_HARDLY = 0.15
"""A release that shares less of its words' weight than this is no member of the family."""
_KIN = 0.4
"""A family is what shares at least this, in the middle."""
_FEWEST = 3
_MOST = 3
"""At most one in so many can be strangers; else there is no family they are strangers to."""


def strangers(forms: Forms, drafts: Sequence[Draft]) -> list[int]:
    """Return the releases that share hardly anything with the others."""
    total = len(forms.of)
    if total < _FEWEST:
        return []
    shared = [0] * total
    for draft in drafts:
        if len(draft.members) > 1:
            for place in draft.first_places():
                shared[place[0]] += forms.masses[forms.at(place)]
    shares = [
        shared[release] / max(1, sum(forms.masses[form] for form in forms.of[release]))
        for release in range(total)
    ]
    found = [release for release, share in enumerate(shares) if share < _HARDLY]
    rest = [share for share in shares if share >= _HARDLY]
    if not found or len(found) * _MOST > total or median(rest) < _KIN:
        return []
    return found
