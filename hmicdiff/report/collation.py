"""The template passage by passage: every reading against the main one, and who says which."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from hmicdiff.model.analysis import Op, PlacedRelease
from hmicdiff.model.template import Passage, Reading, Template
from hmicdiff.report.cards import Change, Chunk, Pattern, Patterns
from hmicdiff.report.names import ReleaseName, passage_anchor
from hmicdiff.structs import Struct

_LEGIBLE = 0.4
"""Readings that have less of their words in common read better whole than word by word."""
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_FEW = 12
"""So many releases are named before "all but" is shorter."""


class Holders(Struct, frozen=True):
    """The releases that say something."""

    number: int
    all: bool
    """Whether they are the whole family."""
    names: tuple[ReleaseName, ...]
    """They; with `inverted` those of the family that do not."""
    inverted: bool


class ReadingView(Struct, frozen=True):
    """One way of saying a passage."""

    id: str
    words: Pattern
    changes: tuple[Change, ...]
    """Against the main reading; empty for that, and where they share too little."""
    holders: Holders


class PassageView(Struct, frozen=True):
    """One place of the template."""

    id: str
    number: int
    """Counted from one, in template order."""
    anchor: str
    role: str
    releases: int
    optional: bool
    readings: tuple[ReadingView, ...]
    jointly: Holders | None
    """Who says it in one sentence with another passage, and in no reading; `None` if nobody."""
    lacking: Holders | None
    """Who does not say it; `None` where all do."""


class SectionView(Struct, frozen=True):
    """Passages that stand under one heading; without words before the first."""

    words: Pattern
    passages: tuple[PassageView, ...]


def build_collation(
    template: Template, releases: Sequence[PlacedRelease], names: Mapping[str, ReleaseName]
) -> tuple[SectionView, ...]:
    """Return the passages of `template` by section, held by the family among `releases`."""
    patterns = Patterns(template)
    family = _Family([names[release.id] for release in releases if not release.stranger])
    saying = _saying(releases)
    numbered = enumerate(template.passages, 1)
    return tuple(
        SectionView(
            patterns.parse(section),
            tuple(
                _passage(passage, number, family, saying[passage.id])
                for number, passage in passages
            ),
        )
        for section, passages in groupby(numbered, lambda one: one[1].section)
    )


class _Family:
    """Says who holds a reading in the shorter of two ways."""

    def __init__(self, names: Sequence[ReleaseName]) -> None:
        self._names = tuple(names)

    def holders(self, ids: frozenset[str]) -> Holders:
        own = tuple(name for name in self._names if name.id in ids)
        rest = tuple(name for name in self._names if name.id not in ids)
        inverted = len(own) > _FEW and len(rest) < len(own)
        return Holders(len(own), not rest, rest if inverted else own, inverted)

    def lacking(self, ids: frozenset[str]) -> Holders | None:
        rest = frozenset(name.id for name in self._names) - ids
        return self.holders(rest) if rest else None


def _saying(releases: Sequence[PlacedRelease]) -> Mapping[str, frozenset[str]]:
    """Return by passage the releases with a sentence that says it, alone or with another."""
    saying: defaultdict[str, set[str]] = defaultdict(set)
    for release in releases:
        for sentence in release.sentences:
            for passage in sentence.passages:
                saying[passage].add(release.id)
    return defaultdict(frozenset, {one: frozenset(ids) for one, ids in saying.items()})


def _passage(passage: Passage, number: int, family: _Family, saying: frozenset[str]) -> PassageView:
    reading = frozenset(one for reading in passage.readings for one in reading.releases)
    jointly = saying - reading
    return PassageView(
        id=passage.id,
        number=number,
        anchor=passage_anchor(passage.id),
        role=passage.role.value,
        releases=passage.releases,
        optional=passage.optional,
        readings=tuple(_reading(one, passage.main, family) for one in passage.readings),
        jointly=family.holders(jointly) if jointly else None,
        lacking=family.lacking(reading | jointly),
    )


def _reading(reading: Reading, main: Reading, family: _Family) -> ReadingView:
    words = Patterns.of(reading)
    return ReadingView(
        id=reading.id,
        words=words,
        changes=() if reading is main else compare(Patterns.of(main), words),
        holders=family.holders(frozenset(reading.releases)),
    )


def compare(main: Pattern, other: Pattern) -> tuple[Change, ...]:
    """Return `other` word by word against `main`; empty where they share too little.

    A slot is a word of its own. What is dropped stands before what is added for it.
    """
    before, after = tuple(_words(main)), tuple(_words(other))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if _common(matcher, before, after) < _LEGIBLE:
        return ()
    changes: list[Change] = []
    for tag, a, b, c, d in _smoothed(matcher, before):
        if tag == "equal":
            changes.append(Change(Op.SAME, before[a:b]))
            continue
        if a < b:
            changes.append(Change(Op.DROPPED, before[a:b]))
        if c < d:
            changes.append(Change(Op.ADDED, after[c:d]))
    return tuple(Change(one.op, tuple(_joined(one.words))) for one in changes)


def _common(
    matcher: "SequenceMatcher[Chunk]", before: Sequence[Chunk], after: Sequence[Chunk]
) -> float:
    """Return which share of the characters of the longer one is in both, spaces not counted."""

    def size(words: Sequence[Chunk]) -> int:
        return sum(len(one.text.strip()) for one in words)

    common = sum(size(before[at.a : at.a + at.size]) for at in matcher.get_matching_blocks())
    return common / max(size(before), size(after), 1)


def _words(pattern: Pattern) -> Iterator[Chunk]:
    for chunk in pattern:
        if chunk.slot:
            yield chunk
        else:
            yield from (Chunk(word, slot=False) for word in _WORD.findall(chunk.text))


def _smoothed(
    matcher: "SequenceMatcher[Chunk]", before: Sequence[Chunk]
) -> Iterator[tuple[str, int, int, int, int]]:
    """Give the steps, with a space alone between two changes made part of them."""
    held: tuple[int, int, int, int] | None = None
    for tag, a, b, c, d in matcher.get_opcodes():
        blank = all(not one.slot and one.text.isspace() for one in before[a:b])
        if tag == "equal" and not (held and blank and b < len(before)):
            if held:
                yield ("replace", *held)
            held = None
            yield (tag, a, b, c, d)
        else:
            held = (held[0], b, held[2], d) if held else (a, b, c, d)
    if held:
        yield ("replace", *held)


def _joined(words: Sequence[Chunk]) -> Iterator[Chunk]:
    for slot, run in groupby(words, lambda one: one.slot):
        if slot:
            yield from run
        else:
            yield Chunk("".join(one.text for one in run), slot=False)
