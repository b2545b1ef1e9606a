"""The releases that came, placed in what is known of the family."""

from collections import defaultdict
from collections.abc import Callable, Collection
from functools import cached_property

from hmicdiff.baseline.departures import Context
from hmicdiff.baseline.states import States
from hmicdiff.baseline.take import known_release
from hmicdiff.differences.surprise import Surprise
from hmicdiff.infer.strangers import FEWEST, HARDLY
from hmicdiff.model.analysis import PlacedRelease
from hmicdiff.model.baseline import Baseline, KnownRelease
from hmicdiff.model.template import Template
from hmicdiff.model.text import Corpus
from hmicdiff.place.known_family import Ready
from hmicdiff.place.placement import Extended, extend, seen_values
from hmicdiff.place.recall import Recalled, recall
from hmicdiff.place.slot_history import Seen
from hmicdiff.place.uses import Uses, slots_of, uses

Tell = Callable[[float], None]


class Came:
    """The new and changed releases; nothing of it is worked out where none came."""

    def __init__(
        self,
        baseline: Baseline,
        states: States,
        corpus: Corpus,
        words: Collection[str],
        tell: Tell,
    ) -> None:
        """Take what is known, what became of the files, and the releases that are to be placed.

        `words` are what line ends may break; `tell` is told the share of the work that is done.
        """
        self.baseline = baseline
        self.states = states
        self.by_source = {release.source: release for release in baseline.releases}
        self._corpus = corpus
        self._words = words
        self._tell = tell

    @cached_property
    def uses(self) -> Uses:
        """Who uses which reading of what is known."""
        return uses(self.baseline.releases)

    @cached_property
    def values(self) -> dict[str, Seen]:
        """What the known releases fill in."""
        return seen_values(self.baseline.releases, self.baseline.template)

    @cached_property
    def recalled(self) -> Recalled:
        """The known releases as far as they are needed again."""
        needed = {self.by_source[source].id for source in self.states.changed}
        return recall(self.baseline, self.uses, self._words, needed)

    @cached_property
    def extended(self) -> Extended:
        """What is known, with the releases that came placed in it."""
        ready = Ready(self.baseline, self.uses, self.recalled, self.values)
        return extend(ready, self._corpus.releases, self._tell)

    @cached_property
    def context(self) -> Context:
        """What departures are told by."""
        known = {passage.id for passage in self.baseline.template.passages}
        having: defaultdict[str, set[str]] = defaultdict(set)
        for release in self.kin:
            for sentence in release.sentences:
                for passage in sentence.passages:
                    if passage not in known:
                        having[passage].add(release.id)
        return Context(
            extended=self.extended,
            uses=self.uses,
            values=self.values,
            surprise=Surprise(self.extended.corpus.releases),
            having={passage: tuple(sorted(ids)) for passage, ids in having.items()},
        )

    @property
    def rows(self) -> range:
        """Those that came, as rows of what is placed."""
        if not self._corpus.releases:
            return range(0)
        return range(self.extended.known, len(self.extended.placed))

    @cached_property
    def strangers(self) -> frozenset[int]:
        """Those of them that are of another family."""
        if len(self.baseline.releases) < FEWEST:
            return frozenset()
        return frozenset(
            at
            for at in self.rows
            if self.extended.kinship[at] < HARDLY
            and self.extended.placed[at].source not in self.by_source
        )

    @property
    def kin(self) -> list[PlacedRelease]:
        """Those of them that are of this one."""
        return [self.extended.placed[at] for at in self.rows if at not in self.strangers]

    @cached_property
    def added(self) -> dict[str, KnownRelease]:
        """The new and changed releases of the family, by their sources."""
        slots = slots_of(self.template)
        return {release.source: known_release(release, slots) for release in self.kin}

    @property
    def texts(self) -> dict[str, str]:
        """The texts of the new and changed releases, by their ids."""
        return {release.id: release.text for release in self.kin}

    @property
    def said(self) -> dict[str, frozenset[str]]:
        """The passages that each of them says, by its id."""
        return {
            release.id: frozenset(p for each in release.sentences for p in each.passages)
            for release in self.kin
        }

    @property
    def template(self) -> Template:
        """What is known, then what is new."""
        return self.extended.template if self.rows else self.baseline.template
