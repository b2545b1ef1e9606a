"""What is known of the panel, made ready for placing others in its template."""

from collections.abc import Mapping
from functools import cached_property, lru_cache

from hmicdiff.baseline import store
from hmicdiff.baseline.held import conventions_of
from hmicdiff.differences.surprise import Surprise
from hmicdiff.differences.values import ValueJudge
from hmicdiff.place.known_family import KnownFamily
from hmicdiff.place.recall import family_words
from hmicdiff.read.conventions import Conventions
from hmicdiff.slips.words import Told, told
from hmicdiff.structs import Struct

_BORDER = 0.1
"""What this share more or less than half of the panel has may be what most of all have, or not."""


class Panel(Struct, frozen=True, dict=True):
    """The panel, its template and its words."""

    family: KnownFamily

    @cached_property
    def conventions(self) -> Conventions:
        """How the panel writes, and so how others of the family are cut."""
        return conventions_of(self.family.baseline)

    @cached_property
    def told(self) -> Mapping[str, tuple[Told, ...]]:
        """The sentences of the recalled releases as slips are looked for in them."""
        return {release.id: told(release) for release in self.family.placed}

    @cached_property
    def surprise(self) -> Surprise:
        """How rare words are in the panel."""
        return Surprise(self.family.recalled.releases)

    @cached_property
    def judge(self) -> ValueJudge:
        """Tells odd values by what the panel fills in."""
        family = self.family
        return ValueJudge(family.histories, family.spreads, family.matcher, family.habits)

    @cached_property
    def on_the_border(self) -> frozenset[str]:
        """The passages of which the panel cannot tell whether most releases have them."""
        total = max(1, self.family.uses.total)
        return frozenset(
            passage
            for passage, having in self.family.uses.passages.items()
            if abs(len(having) / total - 1 / 2) <= _BORDER
        )


@lru_cache(maxsize=1)
def known_of(text: str) -> Panel:
    """Return what the text of the panel's baseline says; a process makes it ready once."""
    baseline = store.load(text)
    return Panel(KnownFamily(baseline, family_words(baseline.releases)))
