"""What is known of a family, made ready for new releases: once, however often some are placed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hmicdiff.align.draft import Place
from hmicdiff.align.vocabulary import Numbered
from hmicdiff.baseline.fills import Seen
from hmicdiff.baseline.match import Matcher
from hmicdiff.baseline.recall import Recalled
from hmicdiff.baseline.uses import Uses
from hmicdiff.infer.figures import Figure, figures, habits_of
from hmicdiff.infer.place import value
from hmicdiff.infer.readings import DraftReading
from hmicdiff.infer.template import Said, fixed_words, slot_id
from hmicdiff.model.analysis import Match, PlacedRelease, PlacedSentence, Status
from hmicdiff.model.baseline import Baseline, KnownRelease, KnownSentence
from hmicdiff.model.text import Release, Sentence


@dataclass(frozen=True)
class Ready:
    """A baseline and all of it that does not depend on which releases are new."""

    baseline: Baseline
    uses: Uses
    recalled: Recalled
    values: Mapping[str, Seen]

    @cached_property
    def subject(self) -> str | None:
        """The variable whose value is, in most releases, what they are said to be about."""
        slots = {
            slot.id: slot
            for passage in self.baseline.template.passages
            for reading in passage.readings
            for slot in reading.slots
        }
        votes: Counter[str] = Counter()
        for release in self.baseline.releases:
            told = set()
            for sentence in release.sentences:
                for number, fill in enumerate(sentence.fills):
                    if fill is not None:
                        text = " ".join(sentence.text[fill[0] : fill[1]].split())
                        if text == release.subject:
                            told.add(slots[slot_id(sentence.reading, number)].variable)
            votes.update(told)
        return min(votes, key=lambda name: (-votes[name], name), default=None)

    @cached_property
    def matcher(self) -> Matcher:
        """Finds the reading that a new sentence uses."""
        return Matcher(self.recalled.fillings, self.values, self.subject)

    @cached_property
    def also(self) -> Mapping[str, tuple[str, ...]]:
        """Reading by reading, the passages that its sentences say besides their first."""
        return {
            sentence.reading: sentence.passages[1:]
            for release in self.recalled.known
            for sentence in release.sentences
            if len(sentence.passages) > 1
        }

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many readings each word stands."""
        return Counter(
            word
            for fillings in self.recalled.fillings.values()
            for word in set(fixed_words(fillings[0]))
        )

    @cached_property
    def numbered(self) -> Numbered:
        """The sentences of the recalled releases, numbered."""
        return Numbered().with_releases(self.recalled.releases)

    @cached_property
    def placed(self) -> tuple[PlacedRelease, ...]:
        """The recalled releases with what is recalled of them, to compare new ones with.

        How a sentence was linked to its passage, and how surely, is not worked out again.
        """
        order = {passage.id: at for at, passage in enumerate(self.baseline.template.passages)}
        said = self._said(order)
        written = habits_of(self.recalled.releases)
        return tuple(
            _placed(at, known, release, said, tuple(order), figures(at, release, said, written))
            for at, (known, release) in enumerate(
                zip(self.recalled.known, self.recalled.releases, strict=True)
            )
        )

    def _said(self, order: Mapping[str, int]) -> dict[Place, Said]:
        """Return what each recalled sentence says."""
        said = {}
        for passage in self.baseline.template.passages:
            for number, reading in enumerate(passage.readings):
                fillings = tuple(self.recalled.fillings.get(reading.id, ()))
                draft = DraftReading(fillings, joint=False)
                for filling in fillings:
                    first, *others = self._sentence(filling.place).passages
                    passages = (order[first], *sorted(order[other] for other in others))
                    said[filling.place] = Said(passages, number, draft, reading, filling)
        return said

    def _sentence(self, place: Place) -> KnownSentence:
        row, number = place
        known = self.recalled.known[row].sentences
        return known[self.recalled.releases[row].sentences[number].block]


def _placed(
    at: int,
    known: KnownRelease,
    release: Release,
    said: Mapping[Place, Said],
    passages: Sequence[str],
    filled: Sequence[Figure],
) -> PlacedRelease:
    return PlacedRelease(
        id=known.id,
        source=release.source,
        sha256=release.sha256,
        encoding=release.encoding,
        subject=known.subject,
        stranger=False,
        text=release.text,
        sentences=tuple(
            _placed_sentence(sentence, known.sentences[sentence.block], said[at, number], passages)
            for number, sentence in enumerate(release.sentences)
        ),
        missing=(),
        values=tuple(value(figure, passages[figure.passage]) for figure in filled),
    )


def _placed_sentence(
    sentence: Sentence, known: KnownSentence, said: Said, passages: Sequence[str]
) -> PlacedSentence:
    return PlacedSentence(
        start=sentence.start,
        end=sentence.end,
        line=sentence.line,
        role=sentence.role,
        passages=tuple(passages[at] for at in said.passages),
        reading=said.reading.id,
        status=Status.BOILERPLATE,
        moved=known.moved,
        matched_by=Match.EXACT,
        confidence=1.0,
        where=sentence.where,
    )
