"""Every sentence of every release: what it says of the template, and how sure that is."""

from collections import Counter
from collections.abc import Mapping, Sequence

from hmicdiff.align.draft import Draft, Place
from hmicdiff.align.evidence import SAYS, LinkEvidence, confidence
from hmicdiff.align.scale import Scale
from hmicdiff.infer.figures import Figure
from hmicdiff.infer.template import Inferred, Named, Said
from hmicdiff.model.analysis import Match, PlacedRelease, PlacedSentence, Status, Value
from hmicdiff.model.text import Corpus, Sentence
from hmicdiff.structs import Struct

_PLACED = 2
"""A passage has a place in the template if so many releases have it there."""


def is_moved(named: Named, release: int) -> bool:
    """Tell whether a release has the passage elsewhere than where the template has it."""
    placed = len(named.draft.members) - len(named.draft.moved)
    return release in named.draft.moved and (named.fixed or placed >= _PLACED)


def place(
    corpus: Corpus,
    inferred: Inferred,
    said: Mapping[Place, Said],
    filled: Mapping[int, Sequence[Figure]],
    scale: Scale,
) -> list[PlacedRelease]:
    """Return releases of `corpus`, in its order, with every sentence placed.

    They are those of which `filled` says what fills their slots.
    """
    placer = _Placer(corpus, inferred, scale)
    placed = []
    for at, figures in filled.items():
        release = corpus.releases[at]
        sentences = tuple(
            placer.sentence(at, sentence, said[at, number])
            for number, sentence in enumerate(release.sentences)
        )
        placed.append(
            PlacedRelease(
                id=inferred.ids[at],
                source=release.source,
                sha256=release.sha256,
                encoding=release.encoding,
                subject=inferred.subjects[at],
                stranger=at not in inferred.family,
                text=release.text,
                sentences=sentences,
                missing=_missing(at, inferred),
                values=tuple(
                    value(figure, inferred.named[figure.passage].passage.id) for figure in figures
                ),
                format=release.format,
                notes=release.notes,
            )
        )
    return placed


def _missing(release: int, inferred: Inferred) -> tuple[str, ...]:
    if release not in inferred.family:
        return ()
    half = len(inferred.family) / 2
    given = inferred.template.given is not None
    return tuple(
        named.passage.id
        for named in inferred.named
        if (named.usual if given else len(named.draft.members) >= half)
        and release not in named.draft.members
    )


class _Together(Struct, frozen=True):
    """The passages that a sentence says."""

    named: Sequence[Named]
    ids: tuple[str, ...]
    alone: bool
    """Whether nobody else has any of them."""
    may_move: Sequence[Named]
    """Those of them that have moved in some release."""


class _Placer:
    """Places the sentences of one family."""

    def __init__(self, corpus: Corpus, inferred: Inferred, scale: Scale) -> None:
        self._named = inferred.named
        self._scale = scale
        self._normals = [
            Counter(corpus.releases[r].sentences[s].wording.normal for r, s in named.draft.places())
            for named in inferred.named
        ]
        self._links: dict[tuple[int, int, int], tuple[Match, float]] = {}
        self._together: dict[tuple[int, ...], _Together] = {}

    def sentence(self, release: int, sentence: Sentence, said: Said) -> PlacedSentence:
        together = self._together.get(said.passages)
        if together is None:
            together = self._together[said.passages] = self._of(said.passages)
        match, sure = self._link(release, sentence, said, together.named[0])
        return PlacedSentence(
            start=sentence.start,
            end=sentence.end,
            line=sentence.line,
            role=sentence.role,
            passages=together.ids,
            reading=said.reading.id,
            status=Status.EXTRA if together.alone else _status(said),
            moved=any(is_moved(each, release) for each in together.may_move),
            matched_by=match,
            confidence=sure,
            where=sentence.where,
        )

    def _of(self, passages: Sequence[int]) -> _Together:
        named = [self._named[at] for at in passages]
        return _Together(
            named,
            ids=tuple([each.passage.id for each in named]),
            alone=all(each.alone for each in named),
            may_move=[each for each in named if each.draft.moved],
        )

    def _link(
        self, release: int, sentence: Sentence, said: Said, named: Named
    ) -> tuple[Match, float]:
        """Say what links a sentence to its first passage, and how likely that is right."""
        draft = named.draft
        if len(draft.members) == 1 and not named.usual:
            return Match.ALONE, 1.0
        if release in draft.moved or len(draft.members[release]) > 1:
            return self._weighed(release, sentence, said, named)
        # whichever release says just this in its place, the others are the same to it
        key = (said.passages[0], said.number, self._scale.forms.at(said.filling.place))
        if key not in self._links:
            self._links[key] = self._weighed(release, sentence, said, named)
        return self._links[key]

    def _weighed(
        self, release: int, sentence: Sentence, said: Said, named: Named
    ) -> tuple[Match, float]:
        draft = named.draft
        bits = self._words(release, said, draft)
        exact = self._normals[said.passages[0]][sentence.wording.normal] > 1
        slots = len(said.draft.releases) > 1
        moved = release in draft.moved
        sure = confidence(LinkEvidence(bits, exact or slots, moved, bool(draft.joint)))
        if exact:
            return Match.EXACT, sure
        if slots:
            return Match.SLOTS, sure
        if moved:
            return Match.MOVED, sure
        return (Match.WORDS if bits > SAYS else Match.PLACE), sure

    def _words(self, release: int, said: Said, draft: Draft) -> float:
        """Weigh that a sentence says its passage, by its words alone."""
        form = self._scale.forms.at(said.filling.place)
        if draft.also and not any(other != release for other, _ in draft.first_places()):
            # what says it elsewhere says another passage first
            others = [place for place in draft.places() if place[0] != release]
            return self._scale.blend(
                form, [(way, way.count) for way in self._scale.ways_of(others)]
            )
        return self._scale.score(form, draft, release)


def _status(said: Said) -> Status:
    """Return how a sentence says what others say, too."""
    if said.number or said.draft.joint:
        return Status.REWORDED
    return Status.FILLED if any(a < b for a, b in said.filling.spans) else Status.BOILERPLATE


def value(figure: Figure, passage: str) -> Value:
    """Return what fills a slot of the passage with this id."""
    return Value(
        variable=figure.slot.variable,
        passage=passage,
        slot=figure.slot.id,
        start=figure.start,
        end=figure.end,
        text=figure.text,
        value=figure.value,
    )
