"""Documents that belong to another family."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from hmicdiff.align.draft import Draft
from hmicdiff.align.vocabulary import Bag, Forms

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
    shares = kinship(forms, drafts, range(total))
    found = [release for release, share in shares.items() if share < HARDLY]
    rest = [share for share in shares.values() if share >= HARDLY]
    if not found or len(found) * _MOST > total or median(rest) < _KIN:
        return []
    return found


def kinship(forms: Forms, drafts: Sequence[Draft], whose: range) -> dict[int, float]:
    """Return for releases how much of what they say, by weight, another says in that passage.

    To stand in the same place is not enough: between two documents that share nothing, some
    sentences are always in the same place.
    """
    shared = dict.fromkeys(whose, 0)
    for draft in drafts:
        if not any(release in whose for release in draft.members):
            continue
        saying: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for release, sentences in draft.members.items():
            if release not in draft.also:
                row = forms.of[release]
                saying[tuple([row[number] for number in sentences])].append(release)
        words = {said: frozenset().union(*(forms.bags[form] for form in said)) for said in saying}
        common = _common((words[said], len(releases)) for said, releases in saying.items())
        for said, releases in saying.items():
            asked = [release for release in releases if release in whose]
            if asked:
                weight = forms.mass((words[said] & common) - forms.silent)
                for release in asked:
                    shared[release] += weight
    return {
        release: min(1.0, weight / max(1, sum(forms.masses[form] for form in forms.of[release])))
        for release, weight in shared.items()
    }


def _common(said: Iterable[tuple[Bag, int]]) -> set[int]:
    """Return the words that more than one release says, given which words how many say."""
    known: set[int] = set()
    common: set[int] = set()
    for words, releases in said:
        common |= words if releases > 1 else words & known
        known |= words
    return common
