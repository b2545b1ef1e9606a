"""Every sentence of every release: what it says of the template, and how sure that is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hmicdiff.align.draft import Place
from hmicdiff.align.evidence import MOVE, NEW_WORDING, confidence
from hmicdiff.align.scale import Scale
from hmicdiff.infer.readings import DraftReading, Filling
from hmicdiff.infer.template import Inferred, Named
from hmicdiff.model.analysis import Match, PlacedRelease, PlacedSentence, Status, Value
from hmicdiff.model.template import Reading
from hmicdiff.model.text import Corpus, Release, Sentence

_PLACED = 2
"""A passage has a place in the template if so many releases have it there."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says: the passages, and the reading of the first."""

    passages: tuple[int, ...]
    number: int
    """The reading's number among those of the first passage."""
    draft: DraftReading
    reading: Reading
    filling: Filling


def sayings(inferred: Inferred) -> dict[Place, Said]:
    """Return for every sentence what it says."""
    passages: dict[Place, list[int]] = {}
    for at, named in enumerate(inferred.named):
        for place in named.draft.places():
            passages.setdefault(place, []).append(at)
    said: dict[Place, Said] = {}
    for at, named in enumerate(inferred.named):
        for number, (draft, reading) in enumerate(
            zip(named.drafts, named.passage.readings, strict=True)
        ):
            for filling in draft.fillings:
                first = (at, *(other for other in passages[filling.place] if other != at))
                said[filling.place] = Said(first, number, draft, reading, filling)
    return said


def is_moved(named: Named, release: int) -> bool:
    """Tell whether a release has the passage elsewhere than where the template has it."""
    placed = len(named.draft.members) - len(named.draft.moved)
    return release in named.draft.moved and placed >= _PLACED


def place(
    corpus: Corpus, inferred: Inferred, said: Mapping[Place, Said], scale: Scale
) -> list[PlacedRelease]:
    """Return the releases of `corpus`, in its order, with every sentence placed."""
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
                values=tuple(_values(at, release, inferred, said)),
            )
        )
    return placed


def _normal(corpus: Corpus, place: Place) -> str:
    return corpus.releases[place[0]].sentences[place[1]].wording.normal


def _missing(release: int, inferred: Inferred) -> tuple[str, ...]:
    if release not in inferred.family:
        return ()
    half = len(inferred.family) / 2
    return tuple(
        named.passage.id
        for named in inferred.named
        if len(named.draft.members) >= half and release not in named.draft.members
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
    )


def _status(said: Said, named: list[Named]) -> Status:
    if all(len(each.draft.members) == 1 for each in named):
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
    if len(draft.members) == 1:
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


def _values(
    at: int, release: Release, inferred: Inferred, said: Mapping[Place, Said]
) -> list[Value]:
    found: list[Value] = []
    for number, sentence in enumerate(release.sentences):
        each = said[at, number]
        for at_slot, slot in enumerate(each.reading.slots):
            if each.filling.is_empty(at_slot):
                continue
            start, end = each.filling.characters(at_slot)
            found.append(
                Value(
                    variable=slot.variable,
                    passage=inferred.named[each.passages[0]].passage.id,
                    slot=slot.id,
                    start=sentence.start + start,
                    end=sentence.start + end,
                    text=sentence.wording.text[start:end],
                    value=None,
                )
            )
    return found
