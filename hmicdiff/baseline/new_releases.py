"""The releases that came since a baseline was made, placed in its template and compared with it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from hmicdiff.baseline.beside import Beside, Names, beside
from hmicdiff.baseline.states import States
from hmicdiff.baseline.take import known_release
from hmicdiff.differences.departure import Departure
from hmicdiff.differences.departures import of_placed
from hmicdiff.differences.lookup import Lookup
from hmicdiff.differences.proof import Stemmer, proved, said_before, said_there
from hmicdiff.differences.said import Said, said_by
from hmicdiff.differences.surprise import Surprise
from hmicdiff.differences.tally import BesideKnown, group_of, keys_of
from hmicdiff.differences.values import ValueJudge
from hmicdiff.infer.strangers import FEWEST, HARDLY
from hmicdiff.model.analysis import PlacedRelease
from hmicdiff.model.baseline import Baseline, KnownRelease
from hmicdiff.model.corrections import NO_CORRECTIONS, Corrections
from hmicdiff.model.template import Template
from hmicdiff.model.text import Corpus
from hmicdiff.place.known_family import KnownFamily
from hmicdiff.place.placement import Placement, place_releases
from hmicdiff.place.uses import Uses, slots_of

Tell = Callable[[float], None]


class NewReleases:
    """The new and changed releases; nothing of it is worked out where none came."""

    def __init__(
        self,
        baseline: Baseline,
        states: States,
        corpus: Corpus,
        words: Collection[str],
        tell: Tell,
        corrections: Corrections = NO_CORRECTIONS,
    ) -> None:
        """Take what is known, what became of the files, and the releases that are to be placed.

        `words` are what line ends may break; `tell` is told the share of the work that is done;
        `corrections` are what somebody knows better.
        """
        self.baseline = baseline
        self.states = states
        self.by_source = {release.source: release for release in baseline.releases}
        changed = {self.by_source[states.was(source)].id for source in states.changed}
        work = len(corpus.releases) * sum(len(release.sentences) for release in baseline.releases)
        self._are_few = len(baseline.releases) >= _FEWEST and work <= _MOST_LOOKED_AT
        every = {release.id for release in baseline.releases}
        self.family = KnownFamily(baseline, words, every if self._are_few else changed)
        self._corpus = corpus
        self._tell = tell
        self._corrections = corrections
        self._beside: dict[int, tuple[Beside, Names]] = {}
        self._stemmer = Stemmer()

    @property
    def uses(self) -> Uses:
        """Who uses which reading of what is known."""
        return self.family.uses

    @cached_property
    def placement(self) -> Placement:
        """What is known, with the releases that came placed in it."""
        ids = {source: self.by_source[was].id for source, was in self.states.known_as.items()}
        return place_releases(
            self.family, self._corpus.releases, self._tell, ids, self._corrections
        )

    @cached_property
    def surprise(self) -> Surprise:
        """How rare words are in the releases that are at hand."""
        return Surprise(self.placement.corpus.releases)

    @cached_property
    def departures(self) -> Mapping[int, list[Departure]]:
        """What each of them does otherwise than the template, by its row.

        Of a passage that about half have both is told that may be to be told: which it is depends
        on whether the release has it itself.
        """
        total = self.uses.total
        either = {
            passage
            for passage, having in self.uses.passages.items()
            if abs(2 * len(having) - total) <= _NEAR_HALF
        }
        family = self.family
        judge = ValueJudge(family.histories, family.spreads, family.matcher, family.habits)
        kin = {at for at in self.rows if at not in self.strangers}
        found: defaultdict[int, list[Departure]] = defaultdict(list)
        for each in of_placed(self.placement, self.family, self.surprise, judge, kin, either):
            found[each.release].append(each)
        releases = self.placement.corpus.releases
        return defaultdict(
            list,
            {at: list(proved(made, releases[at], self._stemmer)) for at, made in found.items()},
        )

    def lookup(self, at: int) -> Lookup:
        """Return what one of them and the releases of the baseline say, to be looked up."""
        placed, release = self.placement.placed[at], self.placement.corpus.releases[at]
        ids = [each.id for each in self.baseline.releases if each.id != placed.id]
        known = self._said if len(ids) == len(self.baseline.releases) else self._said_by(ids)
        found = Lookup()
        found.add(known, ids)
        found.add(said_by([said_there(release, placed, self._stemmer)]), [placed.id])
        return found

    @cached_property
    def _said(self) -> Said:
        """What the releases of the baseline say."""
        return self._said_by({each.id for each in self.baseline.releases})

    def _said_by(self, ids: Collection[str]) -> Said:
        releases = (each for each in self.baseline.releases if each.id in ids)
        return said_before(releases, self.family.wordings, self._stemmer)

    def beside(self, at: int) -> tuple[Beside, Names] | None:
        """Return one of them beside the known ones as a report sees it, unless they are many.

        With what the baseline calls what is seen there.
        """
        if not self._are_few:
            return None
        if at not in self._beside:
            corpus, placed = self.placement.corpus, self.placement.placed
            known = [row for row in range(self.placement.known) if placed[row].id != placed[at].id]
            others = [corpus.releases[row] for row in known]
            seen = beside(others, corpus.releases[at], self._corrections)
            self._beside[at] = seen, Names(seen, [placed[row] for row in (*known, at)])
        return self._beside[at]

    def beside_known(self, at: int) -> BesideKnown:
        """Return one of them beside the releases of the baseline, to count who does what."""
        order = {named.passage.id: n for n, named in enumerate(self.placement.inferred.named)}
        release = self.placement.placed[at]
        keys = keys_of(release, self.departures[at], order, self.family.spreads)
        everyone = group_of(self.uses.releases | {release.id})
        return BesideKnown(everyone, self.uses, self.family.spreads, release.id, frozenset(keys))

    @cached_property
    def new_passages(self) -> Mapping[str, tuple[str, ...]]:
        """Passage by passage that the baseline does not have, which of them say it."""
        known = {passage.id for passage in self.baseline.template.passages}
        having: defaultdict[str, set[str]] = defaultdict(set)
        for release in self.kin:
            for sentence in release.sentences:
                for passage in sentence.passages:
                    if passage not in known:
                        having[passage].add(release.id)
        return {passage: tuple(sorted(ids)) for passage, ids in having.items()}

    @property
    def rows(self) -> range:
        """Those that came, as rows of what is placed."""
        if not self._corpus.releases:
            return range(0)
        return range(self.placement.known, len(self.placement.placed))

    @cached_property
    def strangers(self) -> frozenset[int]:
        """Those of them that are of another family; what was known before is of this one."""
        if len(self.baseline.releases) < FEWEST:
            return frozenset()
        new = (at for at in self.rows if self._source(at) not in self.states.known_as)
        return frozenset(at for at in new if self._is_stranger(at))

    def _source(self, at: int) -> str:
        return self.placement.placed[at].source

    def _is_stranger(self, at: int) -> bool:
        """Tell whether a report says so; where it is not to be asked, whether little is shared."""
        found = self.beside(at)
        return self.placement.kinship[at] < HARDLY if found is None else found[0].is_stranger

    @property
    def kin(self) -> list[PlacedRelease]:
        """Those of them that are of this one."""
        return [self.placement.placed[at] for at in self.rows if at not in self.strangers]

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
        return self.placement.template if self.rows else self.baseline.template


_NEAR_HALF = 3
"""Twice the releases that have a passage, and all of them, differ by so many at most where one
release more can decide whether most have it."""
_FEWEST = 2
"""Beside a single release a report cannot tell which of the two departs; a check takes what is
known for what is usual."""
_MOST_LOOKED_AT = 4_000
"""So many sentences are looked at anew, once for each release that came: two seconds' work or so.
"""
