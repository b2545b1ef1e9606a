"""Documents that belong to another family.

A document belongs to a family that has much of the template, however much it says besides: long
minutes are no strangers. One that says little is no stranger either if the others say it too, nor
one of a house that has no form.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from statistics import median

from hmicdiff.align.draft import Draft
from hmicdiff.align.vocabulary import Bag, Forms
from hmicdiff.infer.houses import LIKE_THEM, house_of, names_in
from hmicdiff.model.text import Release

HARDLY = 0.25
"""A release that has less of the template, and shares less of its own words, is no member."""
_KIN = 0.4
"""A family is what shares at least this, in the middle."""
FEWEST = 3
"""Of two documents each is a stranger to the other."""
_GAP = 0.1
"""A member has so much more of the template than any stranger."""
_MUCH_MORE = 1.5
"""It has so many times as much, too: .05 more tells nothing beside .3."""
_MOST = 3
"""At most one in so many can be strangers; else there is no family they are strangers to."""
_HALF = 2
"""The template of a family is what one in two of its releases have."""
_WORDS = 24
"""Fewer words in common than three short sentences have prove nobody a stranger who lacks them."""


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
    least = _last_before_gap(sorted(shares.values()), len(found))
    return [release for release in found if shares[release] <= least]


def _last_before_gap(shares: Sequence[float], most: int) -> float:
    """Return the share of the last of up to `most` that share much less than the next one does.

    Where each shares a little more than the one before, some just say less than others. None is
    apart from the others then: less than nothing is returned.
    """
    apart = (
        one
        for one, other in reversed(list(pairwise(shares[: most + 1])))
        if other - one >= _GAP and other >= _MUCH_MORE * one
    )
    return next(apart, -1.0)


def outside_house(
    odd: Sequence[int], drafts: Sequence[Draft], releases: Sequence[Release]
) -> list[int]:
    """Return those of the strangers that are not of the house of the others.

    Where each has a text of its own a member may lack all that most have: it is of the house if it
    says the names of that (see `houses`). Where they are on a form that is not enough: a house may
    have several.
    """
    most = max((draft.support for draft in drafts), default=0)
    template = sum(_HALF * draft.support >= most for draft in drafts)
    kin = [release for at, release in enumerate(releases) if at not in odd]
    if template >= HARDLY * median(len(release.sentences) for release in kin):
        return list(odd)
    house = house_of(map(_names, kin))
    return [at for at in odd if house.likeness(_names(releases[at])) < LIKE_THEM]


def _names(release: Release) -> frozenset[str]:
    return frozenset[str]().union(*(names_in(each.wording.norms) for each in release.sentences))


def kinship(forms: Forms, drafts: Sequence[Draft], whose: range) -> dict[int, float]:
    """Return for releases how much of the template they have, or share of what they say if more.

    The template is what at least half as many releases say as say the most common passage. Both
    are counted by the weight of the words that a release has in common with others in a passage:
    to stand in the same place is not enough, as between two documents that share nothing some
    sentences are always in the same place.
    """
    shared = dict.fromkeys(whose, 0)
    had = dict.fromkeys(whose, 0)
    most = max((draft.support for draft in drafts), default=0)
    template: list[int] = []
    for draft in drafts:
        is_usual = 1 < most <= _HALF * draft.support
        asked = [release for release in draft.members if release in shared]
        if not is_usual and not asked:
            continue
        sayings = _Sayings(forms, draft)
        fixed = sayings.fixed if is_usual else frozenset()
        template += fixed
        for release in asked:
            said = sayings.by_release[release]
            had[release] += sayings.mass(said, fixed)
            if release not in draft.also:
                shared[release] += sayings.mass(said, sayings.common)
    whole = forms.mass(template) if len(template) >= _WORDS else 0
    return {
        release: max(
            _share(shared[release], sum(forms.masses[form] for form in forms.of[release])),
            _share(had[release], whole),
        )
        for release in whose
    }


def _share(part: int, whole: int) -> float:
    return min(1.0, part / whole) if whole else 0.0


_Said = tuple[int, ...]
"""The forms in which a release says a passage."""


class _Sayings:
    """In which words the releases of a draft say it; what several say alike is looked at once."""

    def __init__(self, forms: Forms, draft: Draft) -> None:
        self._forms = forms
        self._masses: dict[tuple[_Said, Bag], int] = {}
        self.by_release: dict[int, _Said] = {
            release: tuple([forms.of[release][number] for number in sentences])
            for release, sentences in draft.members.items()
        }
        own = (said for release, said in self.by_release.items() if release not in draft.also)
        self._counted = Counter(own)
        self._words = {
            said: frozenset().union(*(forms.bags[form] for form in said)) - forms.silent
            for said in set(self.by_release.values())
        }

    @cached_property
    def _uses(self) -> Counter[int]:
        uses: Counter[int] = Counter()
        for said, count in self._counted.items():
            for word in self._words[said]:
                uses[word] += count
        return uses

    @cached_property
    def common(self) -> Bag:
        """The words that more than one release says."""
        return frozenset(word for word, count in self._uses.items() if count > 1)

    @cached_property
    def fixed(self) -> Bag:
        """The words that at least half of the releases say: what is filled in is not among them."""
        most = self._counted.total()
        return frozenset(word for word in self.common if _HALF * self._uses[word] >= most)

    def mass(self, said: _Said, among: Bag) -> int:
        """Return the weight of those words of a saying that are among others."""
        key = (said, among)
        if key not in self._masses:
            self._masses[key] = self._forms.mass(self._words[said] & among)
        return self._masses[key]
