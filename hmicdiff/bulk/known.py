"""What is known of the panel, made ready for placing others in its template."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from hmicdiff.baseline import store
from hmicdiff.baseline.extend import seen_values
from hmicdiff.baseline.fills import Seen
from hmicdiff.baseline.ready import Ready
from hmicdiff.baseline.recall import Recalled, family_words, recall
from hmicdiff.baseline.uses import Uses, uses
from hmicdiff.infer.surprise import Said as Words
from hmicdiff.infer.surprise import Surprise, said
from hmicdiff.model.baseline import Baseline
from hmicdiff.read.conventions import Conventions
from hmicdiff.slips.words import Told, told

_BORDER = 0.1
"""What this share more or less than half of the panel has may be what most of all have, or not."""


@dataclass(frozen=True)
class Known:
    """The panel, its template and its words."""

    baseline: Baseline

    @cached_property
    def uses(self) -> Uses:
        """Which releases of the panel have what."""
        return uses(self.baseline.releases)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that ends of lines may break."""
        return family_words(self.baseline.releases)

    @cached_property
    def conventions(self) -> Conventions:
        """How the panel writes, and so how others of the family are cut."""
        return Conventions(release.text for release in self.baseline.releases)

    @cached_property
    def recalled(self) -> Recalled:
        """The releases of the panel that others are aligned with."""
        return recall(self.baseline, self.uses, self.words)

    @cached_property
    def values(self) -> Mapping[str, Seen]:
        """What fills the slots of the panel."""
        return seen_values(self.baseline.releases, self.baseline.template)

    @cached_property
    def ready(self) -> Ready:
        """The panel, made ready for other releases."""
        return Ready(self.baseline, self.uses, self.recalled, self.values)

    @cached_property
    def told(self) -> Mapping[str, tuple[Told, ...]]:
        """The sentences of the recalled releases as slips are looked for in them."""
        return {release.id: told(release) for release in self.ready.placed}

    @cached_property
    def surprise(self) -> Surprise:
        """How rare words are in the panel."""
        return Surprise(self.recalled.releases)

    @cached_property
    def said(self) -> Mapping[str, Words]:
        """Passage by passage, what the panel says there."""
        found = {}
        for passage, draft in zip(
            self.baseline.template.passages, self.recalled.drafts, strict=True
        ):
            by_release: dict[int, list[tuple[int, int]]] = {}
            for place in draft.places():
                by_release.setdefault(place[0], []).append(place)
            found[passage.id] = said(
                [
                    [norm for r, s in places for norm in self._norms(r, s)]
                    for places in by_release.values()
                ]
            )
        return found

    def _norms(self, release: int, sentence: int) -> tuple[str, ...]:
        return self.recalled.releases[release].sentences[sentence].wording.norms

    @cached_property
    def on_the_border(self) -> frozenset[str]:
        """The passages of which the panel cannot tell whether most releases have them."""
        total = max(1, self.uses.total)
        return frozenset(
            passage
            for passage, having in self.uses.passages.items()
            if abs(len(having) / total - 1 / 2) <= _BORDER
        )


@lru_cache(maxsize=1)
def known_of(text: str) -> Known:
    """Return what the text of the panel's baseline says; a process makes it ready once."""
    return Known(store.load(text))
