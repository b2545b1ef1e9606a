"""Every sentence of every release: what it says of the template, and how sure that is."""

from collections import Counter
from collections.abc import Mapping, Sequence

from hmicdiff.align.draft import Place
from hmicdiff.align.evidence import MOVE, NEW_WORDING, confidence
from hmicdiff.align.scale import Scale
from hmicdiff.infer.figures import Figure
from hmicdiff.infer.template import Inferred, Named, Said
from hmicdiff.model.analysis import Match, PlacedRelease, PlacedSentence, Status, Value
from hmicdiff.model.text import Corpus, Sentence

_PLACED = 2
"""A passage has a place in the template if so many releases have it there."""


def is_moved(named: Named, release: int) -> bool:
    """Tell whether a release has the passage elsewhere than where the template has it."""
    placed = len(named.draft.members) - len(named.draft.moved)
    return release in named.draft.moved and placed >= _PLACED


def place(
    corpus: Corpus,
    inferred: Inferred,
    said: Mapping[Place, Said],
    filled: Sequence[Sequence[Figure]],
    scale: Scale,
) -> list[PlacedRelease]:
    """Return the releases of `corpus`, in its order, with every sentence placed.

    `filled` is, release by release, what fills its slots.
    """
    normals = [
        Counter(_normal(corpus, at) for at in named.draft.places()) for named in inferred.named
    ]
    placed = []
    for at, release in enumerate(corpus.releases):
        sentences = tuple(
            _sentence(at, sentence, said[at, number], inferred, normals, scale)
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
                values=tuple(_value(figure, inferred) for figure in filled[at]),
                format=release.format,
                notes=release.notes,
            )
        )
    return placed


def _normal(corpus: Corpus, place: Place) -> str:
    return corpus.releases[place[0]].sentences[place[1]].wording.normal


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


def _sentence(
    release: int,
    sentence: Sentence,
    said: Said,
    inferred: Inferred,
    normals: list[Counter[str]],
    scale: Scale,
) -> PlacedSentence:
    named = [inferred.named[at] for at in said.passages]
    moved = any(is_moved(each, release) for each in named)
    match, sure = _link(release, sentence, said, named[0], normals[said.passages[0]], scale)
    return PlacedSentence(
        start=sentence.start,
        end=sentence.end,
        line=sentence.line,
        role=sentence.role,
        passages=tuple(each.passage.id for each in named),
        reading=said.reading.id,
        status=_status(said, named),
        moved=moved,
        matched_by=match,
        confidence=sure,
        where=sentence.where,
    )


def _status(said: Said, named: list[Named]) -> Status:
    if all(each.alone for each in named):
        return Status.EXTRA
    if said.number or said.draft.joint:
        return Status.REWORDED
    return Status.FILLED if any(a < b for a, b in said.filling.spans) else Status.BOILERPLATE


def _link(
    release: int,
    sentence: Sentence,
    said: Said,
    named: Named,
    normals: Counter[str],
    scale: Scale,
) -> tuple[Match, float]:
    """Say what links a sentence to its first passage, and how likely that is right."""
    draft = named.draft
    if len(draft.members) == 1 and not named.usual:
        return Match.ALONE, 1.0
    elsewhere = release in draft.moved
    bits = scale.score(scale.forms.at(said.filling.place), draft, release)
    bits += MOVE if elsewhere else NEW_WORDING
    if normals[sentence.wording.normal] > 1:
        return Match.EXACT, confidence(max(bits, -MOVE))
    if len(said.draft.releases) > 1:
        return Match.SLOTS, confidence(max(bits, NEW_WORDING))
    if elsewhere:
        return Match.MOVED, confidence(max(bits, 0.0))
    return (Match.WORDS if bits > NEW_WORDING else Match.PLACE), confidence(max(bits, 0.0))


def _value(figure: Figure, inferred: Inferred) -> Value:
    return Value(
        variable=figure.slot.variable,
        passage=inferred.named[figure.passage].passage.id,
        slot=figure.slot.id,
        start=figure.start,
        end=figure.end,
        text=figure.text,
        value=figure.value,
    )
