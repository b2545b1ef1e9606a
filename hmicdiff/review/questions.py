"""The judgements of an analysis on which most depends and which are least sure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from hmicdiff.align.constraints import Constraints, constraints
from hmicdiff.align.draft import Place
from hmicdiff.align.evidence import LinkEvidence, agreement, confidence
from hmicdiff.align.vocabulary import BIT, Bag, Forms, forms
from hmicdiff.model.analysis import Analysis, FindingKind, Match, PlacedRelease, PlacedSentence
from hmicdiff.model.corrections import Corrections, Quote
from hmicdiff.model.text import Corpus, Release
from hmicdiff.review.question import Asked, Question

MOST = 20
"""So many are asked: ten minutes of reading."""
_SURE = (Match.EXACT, Match.SLOTS)
"""What is said in the same words is not asked about."""
_LEAST = 0.3
"""Sentences that are less probably the same are not asked about: nobody would say yes."""
_KEPT_APART = 0.1
"""Of sentences that the program has kept apart, and whose words say three to six in ten, one in ten
is the same, in drafts that were aligned by hand; more words do not make it more."""
_OF_ONE = 2
"""So many pairs are asked about for a sentence that is linked to none: the likeliest ones."""
_PARTED, _STRANGE, _SHARED = 0.3, 0.2, 0.8
"""How probable it is that what was parted is one family, that a stranger is none, that releases
that share a subject are both about it. Nobody has measured these: they only have to be asked."""


def questions(
    analyses: Sequence[Analysis], corpus: Corpus, corrections: Corrections, most: int = MOST
) -> list[Question]:
    """Return what is worth asking, first that on which most depends; nothing that is known.

    Args:
        analyses: the families of the corpus.
        corpus: the documents.
        corrections: what somebody has said already.
        most: how many are asked at the most.
    """
    found: list[Question] = []
    for analysis in analyses:
        if len(analysis.releases) > 1:
            family = _Family(analysis, corpus, corrections)
            found += [*family.links(), *family.missed(), *family.subjects()]
    found += _families(analyses, corrections)
    ranked = sorted(found, key=lambda each: (-each.weight, each.one.quote, each.id))
    return ranked[:most]


class _Family:
    """A family with its sentences, numbered."""

    def __init__(self, analysis: Analysis, corpus: Corpus, corrections: Corrections) -> None:
        read = {release.source: release for release in corpus.releases}
        self._analysis = analysis
        self._placed = [each for each in analysis.releases if not each.stranger]
        self._releases = [read[each.source] for each in self._placed]
        self._corrections = corrections

    @cached_property
    def _forms(self) -> Forms:
        return forms(Corpus(tuple(self._releases)))

    @cached_property
    def _known(self) -> Constraints:
        return constraints(self._corrections, self._releases)

    @cached_property
    def _findings(self) -> Counter[tuple[str, str]]:
        """How many findings there are, by release and passage."""
        return Counter((each.release, each.passage) for each in self._analysis.findings)

    @cached_property
    def _saying(self) -> Mapping[str, Sequence[Place]]:
        """Passage by passage the sentences that say it."""
        found: defaultdict[str, list[Place]] = defaultdict(list)
        for at, release in enumerate(self._placed):
            for number, sentence in enumerate(release.sentences):
                for passage in sentence.passages:
                    found[passage].append((at, number))
        return found

    def links(self) -> Iterator[Question]:
        """Yield whether sentences that were linked by words say the same, each wording once."""
        asked: set[frozenset[int]] = set()
        for at, release in enumerate(self._placed):
            for number, sentence in enumerate(release.sentences):
                place = (at, number)
                for passage in sentence.passages if sentence.matched_by not in _SURE else ():
                    other = self._typical(passage, place)
                    if other is None or self._is_known(place, other):
                        continue
                    key = frozenset((self._wording(place), self._wording(other)))
                    if key not in asked:
                        asked.add(key)
                        alike = self._alike(place, passage)
                        yield self._question(place, other, sentence.confidence, alike, is_yes=True)

    def missed(self) -> Iterator[Question]:
        """Yield whether what one says alone is what it lacks, by the words of both."""
        asked: set[frozenset[int]] = set()
        for at, release in enumerate(self._placed):
            for number, sentence in enumerate(release.sentences):
                place = (at, number)
                if 2 * len(self._having(sentence)) > len(self._placed):
                    continue
                found = sorted(self._candidates(place, sentence), reverse=True)
                for _, other in found[:_OF_ONE]:
                    key = frozenset((self._wording(place), self._wording(other)))
                    if key not in asked and not self._is_known(place, other):
                        asked.add(key)
                        alike = self._alike(place, sentence.passages[0])
                        yield self._question(place, other, _KEPT_APART, alike, is_yes=False)

    def subjects(self) -> Iterator[Question]:
        """Yield whether releases that are taken to be about one subject are about it."""
        uses = Counter(each.subject for each in self._placed if each.subject)
        said = {each.release for each in self._corrections.subject}
        for release in self._placed:
            if release.subject and uses[release.subject] > 1 and release.source not in said:
                yield Question(
                    Asked.SUBJECT,
                    Quote(release.source, release.subject),
                    None,
                    (f"{release.source}:1",),
                    _SHARED,
                    is_yes=True,
                    depends=1,
                )

    def _candidates(self, place: Place, sentence: PlacedSentence) -> Iterator[tuple[float, Place]]:
        """Yield what others say that a release lacks and a sentence of it may say."""
        mine = self._having(sentence)
        own = self._bag(place)
        for passage, places in self._saying.items():
            theirs = {at for at, _ in places}
            if mine.isdisjoint(theirs):
                other = self._typical(passage, place)
                if other is not None:
                    sure = self._probability(own, self._bag(other))
                    sure = max(sure, self._instead(place, passage))
                    if sure >= _LEAST:
                        yield sure, other

    @cached_property
    def _standing_instead(self) -> frozenset[tuple[str, int, str]]:
        """What stands in the place of a passage: by release, beginning and passage."""
        return frozenset(
            (each.release, each.start, each.instead.passage)
            for each in self._analysis.findings
            if each.kind is FindingKind.EXTRA and each.instead is not None
        )

    def _instead(self, place: Place, passage: str) -> float:
        """Return how probable it is that what stands in the place of a passage says it."""
        here = self._placed[place[0]].id, self._sentence(place).start, passage
        return _LEAST if here in self._standing_instead else 0.0

    def _probability(self, one: Bag, other: Bag) -> float:
        shared, new, left = (
            self._forms.mass(words) / BIT for words in (one & other, one - other, other - one)
        )
        return confidence(LinkEvidence(agreement(shared, new, left)))

    def _having(self, sentence: PlacedSentence) -> set[int]:
        return {at for passage in sentence.passages for at, _ in self._saying[passage]}

    @cached_property
    def _order(self) -> Mapping[str, Mapping[str, int]]:
        """By passage and reading, how many ways of saying it are used more."""
        return {
            passage.id: {reading.id: at for at, reading in enumerate(passage.readings)}
            for passage in self._analysis.template.passages
        }

    def _typical(self, passage: str, place: Place) -> Place | None:
        """Return the sentence of another release that says a passage as most say it."""
        order = self._order.get(passage, {})
        others = [each for each in self._saying[passage] if each[0] != place[0]]
        words = self._wording(place)
        others = [each for each in others if self._wording(each) != words]
        return min(
            others,
            key=lambda each: (order.get(self._sentence(each).reading, len(order)), each),
            default=None,
        )

    def _alike(self, place: Place, passage: str) -> list[Place]:
        words = self._wording(place)
        return [each for each in self._saying[passage] if self._wording(each) == words]

    def _question(
        self, place: Place, other: Place, sure: float, alike: Sequence[Place], *, is_yes: bool
    ) -> Question:
        passages = {*self._sentence(place).passages, *self._sentence(other).passages}
        hanging = sum(
            self._findings[self._placed[at].id, passage] for at, _ in alike for passage in passages
        )
        if not is_yes:  # a sentence of its own and a missing one are one thing to mend
            hanging //= 2
        return Question(
            Asked.SAME,
            self._quote(place),
            self._quote(other),
            (self._line(place), self._line(other)),
            sure,
            is_yes=is_yes,
            depends=len(alike) + hanging,
        )

    def _is_known(self, one: Place, other: Place) -> bool:
        return other in self._known.company(one) or other in self._known.without(one)

    def _quote(self, place: Place) -> Quote:
        release = self._releases[place[0]]
        return Quote(release.source, _said(release, place[1]))

    def _line(self, place: Place) -> str:
        return f"{self._placed[place[0]].source}:{self._sentence(place).line}"

    def _sentence(self, place: Place) -> PlacedSentence:
        return self._placed[place[0]].sentences[place[1]]

    def _wording(self, place: Place) -> int:
        return self._forms.wording[self._forms.at(place)]

    def _bag(self, place: Place) -> Bag:
        return self._forms.bags[self._forms.at(place)] - self._forms.silent


def _families(analyses: Sequence[Analysis], corrections: Corrections) -> Iterator[Question]:
    """Yield whether documents that were parted from the largest family are of it."""
    said = {name for each in corrections.family for name in each.releases}
    if not analyses:
        return
    largest = analyses[0].releases
    first = next((each for each in largest if not each.stranger), None)
    if first is None:
        return
    parted = [(each, _STRANGE) for each in largest if each.stranger]
    parted += [(analysis.releases[0], _PARTED) for analysis in analyses[1:]]
    sizes = {each.releases[0].id: len(each.releases) for each in analyses[1:]}
    for release, sure in parted:
        if release.source not in said:
            yield Question(
                Asked.FAMILY,
                Quote(release.source, _begins(release)),
                Quote(first.source, _begins(first)),
                (f"{release.source}:1", f"{first.source}:1"),
                sure,
                is_yes=False,
                depends=sizes.get(release.id, 1),
            )


def _begins(release: PlacedRelease) -> str:
    first = next(iter(release.sentences), None)
    return " ".join(release.text[first.start : first.end].split()) if first else ""


def _said(release: Release, number: int) -> str:
    return " ".join(release.sentences[number].wording.text.split())
