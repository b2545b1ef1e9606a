"""What is known of a family, made ready for placing releases: once, however many are placed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from hmicdiff.align.draft import Place
from hmicdiff.align.vocabulary import Numbered
from hmicdiff.infer.figures import Figure, figures, habits_of
from hmicdiff.infer.readings import DraftReading
from hmicdiff.infer.template import Said, fixed_words, slot_id
from hmicdiff.language.habits import Habits
from hmicdiff.model.analysis import Match, PlacedRelease, PlacedSentence, Status
from hmicdiff.model.baseline import Baseline, KnownRelease, KnownSentence
from hmicdiff.model.text import Release, Sentence
from hmicdiff.place.matcher import Matcher
from hmicdiff.place.recall import Recalled, Wordings, recall
from hmicdiff.place.sentences import value
from hmicdiff.place.slot_history import SlotHistory, slot_history
from hmicdiff.place.slot_spread import Filled, SlotPlace, SlotSpread, by_variable, slot_spreads
from hmicdiff.place.uses import Uses, slots_of, uses
from hmicdiff.read.normalize import norms, wording
from hmicdiff.structs import Struct


class KnownFamily(Struct, frozen=True, dict=True):
    """A baseline and all of it that does not depend on which releases are new."""

    baseline: Baseline
    broken_words: Collection[str] = frozenset()
    """The words that ends of lines may break."""
    whole: Collection[str] = ()
    """The ids of releases that are recalled whole, however many there are."""

    @cached_property
    def uses(self) -> Uses:
        """Which of its releases say what."""
        return uses(self.baseline.releases)

    @cached_property
    def recalled(self) -> Recalled:
        """Its releases, as far as others are aligned with them."""
        return recall(self.baseline, self.uses, self.wordings, self.whole)

    @cached_property
    def wordings(self) -> Wordings:
        """Its sentences as tokens."""
        return Wordings(self.broken_words)

    @cached_property
    def _filled(self) -> tuple[Filled, ...]:
        return tuple(_filled(self.baseline))

    @cached_property
    def histories(self) -> Mapping[str, SlotHistory]:
        """What filled the slots of each variable."""
        filled = by_variable(self._filled)
        return {
            variable.name: slot_history(variable.kind, filled.get(variable.name, {}), self.habits)
            for variable in self.baseline.template.variables
        }

    @cached_property
    def spreads(self) -> Mapping[SlotPlace, SlotSpread]:
        """What its releases fill in, place by place, but for what may be anything."""
        free = set(self.baseline.free)
        known = (each for each in self._filled if each.place[1] not in free)
        return slot_spreads(known, self.habits)

    @cached_property
    def habits(self) -> Habits:
        """How the family writes its literals."""
        return habits_of(self.recalled.releases)

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
        return Matcher(self.recalled.fillings, self.histories, self.subject)

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
    def norms(self) -> Mapping[str, list[list[str]]]:
        """Passage by passage, the words that each recalled release says there."""
        found: dict[str, list[list[str]]] = {}
        for passage, draft in zip(
            self.baseline.template.passages, self.recalled.drafts, strict=True
        ):
            by_release: defaultdict[int, list[str]] = defaultdict(list)
            for release, sentence in draft.places():
                said = self.recalled.releases[release].sentences[sentence].wording
                by_release[release] += said.norms
            found[passage.id] = list(by_release.values())
        return found

    @cached_property
    def placed(self) -> tuple[PlacedRelease, ...]:
        """The recalled releases with what is recalled of them, to compare new ones with.

        How a sentence was linked to its passage, and how surely, is not worked out again.
        """
        order = {passage.id: at for at, passage in enumerate(self.baseline.template.passages)}
        said = self._said(order)
        return tuple(
            _placed(at, known, release, said, tuple(order), figures(at, release, said, self.habits))
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


def _filled(baseline: Baseline) -> Iterator[Filled]:
    """Yield what the releases of a baseline fill in."""
    slots = slots_of(baseline.template)
    for release in baseline.releases:
        for sentence in release.sentences:
            for slot, fill in zip(slots[sentence.reading], sentence.fills, strict=True):
                if fill is not None:
                    text = sentence.text[fill[0] : fill[1]]
                    yield Filled(
                        place=(sentence.passages[0], slot.variable),
                        kind=slot.kind,
                        release=release.id,
                        words=wording(text).norms,
                        text=text,
                        after="".join(norms(sentence.text[fill[1] :])[:1]),
                    )


def _placed(
    at: int,
    known: KnownRelease,
    release: Release,
    said: Mapping[Place, Said],
    passages: tuple[str, ...],
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
    sentence: Sentence, known: KnownSentence, said: Said, passages: tuple[str, ...]
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
