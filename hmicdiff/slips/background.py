"""What a rule can know: the releases with their sentences, and the template."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from hmicdiff.model.analysis import Evidence, PlacedRelease
from hmicdiff.model.template import Part, Template
from hmicdiff.slips.ties import Tie, ties
from hmicdiff.slips.words import Fill, Saying, Told, Word, told
from hmicdiff.structs import Struct, field


class Background(Struct, frozen=True, dict=True):
    """The releases of a family: what is usual in it, and which of them are looked into."""

    releases: tuple[PlacedRelease, ...]
    """The family; no strangers."""
    template: Template
    only: Collection[str] | None = None
    """The ids of the releases to look for slips in; all of them where it is `None`."""
    known: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)
    """The sentences of some releases that are only there to compare with, by their ids."""

    def is_looked_into(self, release: PlacedRelease) -> bool:
        """Tell whether slips are looked for in a release, or it is only there to compare with."""
        return self.only is None or release.id in self.only

    @cached_property
    def told(self) -> Mapping[str, tuple[Told, ...]]:
        """The sentences of each release by its id."""
        found: dict[str, tuple[Told, ...]] = {}
        for release in self.releases:
            known = None if self.is_looked_into(release) else self.known.get(release.id)
            found[release.id] = told(release) if known is None else known
        return found

    @cached_property
    def by_passage(self) -> Mapping[str, tuple[Told, ...]]:
        """The sentences that say each passage, release after release."""
        found: dict[str, list[Told]] = {}
        for each in self.all_told():
            for passage in each.sentence.passages:
                found.setdefault(passage, []).append(each)
        return {passage: tuple(sentences) for passage, sentences in found.items()}

    @cached_property
    def main_parts(self) -> Mapping[str, tuple[Part, ...]]:
        """The words and slots of the reading that most use, passage by passage."""
        return {passage.id: passage.main.parts for passage in self.template.passages}

    @cached_property
    def sayings(self) -> Mapping[str, frozenset[Saying]]:
        """What is said in each passage, each once however many say it."""
        return {
            passage: frozenset([one.saying for one in sentences])
            for passage, sentences in self.by_passage.items()
        }

    @cached_property
    def filled(self) -> Mapping[str, tuple[tuple[Told, Word, Fill], ...]]:
        """The words that each variable fills in, release after release."""
        found: dict[str, list[tuple[Told, Word, Fill]]] = {}
        for each in self.all_told():
            for word, fill in each.saying.filled:
                found.setdefault(fill.variable, []).append((each, word, fill))
        return {variable: tuple(words) for variable, words in found.items()}

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The slots that hold one value throughout nearly every release."""
        return ties(self.releases, self.template)

    def all_told(self) -> Iterator[Told]:
        """Yield the sentences of all releases."""
        for release in self.releases:
            yield from self.told[release.id]

    @cached_property
    def looked_into(self) -> tuple[Told, ...]:
        """The sentences in which slips are looked for."""
        looked_into = filter(self.is_looked_into, self.releases)
        return tuple(each for release in looked_into for each in self.told[release.id])

    def others(self, one: Told) -> Iterator[Told]:
        """Yield the sentences in which other releases say the same passage."""
        for each in self.by_passage[one.sentence.passages[0]]:
            if each.release is not one.release:
                yield each


def quoted(one: Told, start: int | None = None, end: int | None = None) -> Evidence:
    """Return words of a sentence as evidence: those at `[start, end)`, else all of it."""
    first = one.sentence.start if start is None else start
    last = one.sentence.end if end is None else end
    return Evidence(
        release=one.release.id,
        start=first,
        end=last,
        line=one.line(first),
        quote=one.release.text[first:last],
        where=one.sentence.where,
    )
