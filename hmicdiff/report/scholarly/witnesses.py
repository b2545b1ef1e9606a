"""The releases as witnesses: what each says of every passage, in its own words, to the letter."""

import re
from collections.abc import Iterator, Mapping, Sequence

from hmicdiff.model.analysis import Analysis, PlacedRelease, PlacedSentence, Value
from hmicdiff.model.template import Passage
from hmicdiff.structs import Struct

_NO_NAME = re.compile(r"[^A-Za-z0-9.-]")


class SaidPassage(Struct, frozen=True):
    """What a release says of a passage."""

    reading: str
    """The id of the reading of its first sentence."""
    text: str
    """The words, exactly; of several sentences with what stands between, if they follow."""
    moved: bool
    start: int
    """Where the words begin in the release's text."""
    values: tuple[Value, ...]
    """What fills its slots, ordered by place."""
    also: tuple[str, ...]
    """The other passages that it says, too."""


class Locus(Struct, frozen=True):
    """A passage of the template with what each release has there."""

    passage: Passage
    said: Mapping[str, SaidPassage]
    """By the release's id, in the order of the releases; what lacks it has no entry."""


def witnesses(analysis: Analysis) -> tuple[PlacedRelease, ...]:
    """Return the releases of the family, without strangers."""
    return tuple(one for one in analysis.releases if not one.stranger)


def loci(analysis: Analysis) -> tuple[Locus, ...]:
    """Return the passages in template order; each sentence of a release is in one of them."""
    said: dict[str, dict[str, list[PlacedSentence]]] = {}
    for release in witnesses(analysis):
        for sentence in release.sentences:
            said.setdefault(sentence.passages[0], {}).setdefault(release.id, []).append(sentence)
    releases = {one.id: one for one in analysis.releases}
    values = {one.id: sorted(one.values, key=lambda each: each.start) for one in analysis.releases}
    return tuple(
        Locus(
            passage,
            {
                release: _said(releases[release], sentences, values[release])
                for release, sentences in said[passage.id].items()
            },
        )
        for passage in analysis.template.passages
        if passage.id in said
    )


def _said(
    release: PlacedRelease, sentences: Sequence[PlacedSentence], values: Sequence[Value]
) -> SaidPassage:
    pieces: list[str] = []
    for before, one in zip([None, *sentences], sentences, strict=False):
        follows = before is not None and not release.text[before.end : one.start].strip()
        if before is not None:
            pieces.append(release.text[before.end : one.start] if follows else " ")
        pieces.append(release.text[one.start : one.end])
    return SaidPassage(
        reading=sentences[0].reading,
        text="".join(pieces),
        moved=any(one.moved for one in sentences),
        start=sentences[0].start,
        values=tuple(
            value
            for value in values
            if any(one.start <= value.start and value.end <= one.end for one in sentences)
        ),
        also=tuple(dict.fromkeys(other for one in sentences for other in one.passages[1:])),
    )


def xml_id(kind: str, name: str) -> str:
    """Return a name as XML allows it for ids: different names stay different."""
    return f"{kind}.{_NO_NAME.sub(lambda found: f'_{ord(found[0]):x}_', name)}"


def groups(locus: Locus) -> Iterator[tuple[SaidPassage, tuple[str, ...]]]:
    """Yield each way in which a passage is written, to the letter, and who writes it so."""
    same: dict[tuple[str, str, bool], list[str]] = {}
    first: dict[tuple[str, str, bool], SaidPassage] = {}
    for release, said in locus.said.items():
        key = (said.reading, said.text, said.moved)
        same.setdefault(key, []).append(release)
        first.setdefault(key, said)
    for key, holders in sorted(same.items(), key=lambda one: (-len(one[1]), one[1])):
        yield first[key], tuple(holders)
