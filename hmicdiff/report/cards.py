"""Findings ready to print: named, linked, with the template's slots told from its words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from hmicdiff.model.analysis import (
    Analysis,
    Evidence,
    Finding,
    FindingKind,
    Level,
    Op,
    Piece,
    PlacedRelease,
    PlacedSentence,
)
from hmicdiff.model.template import Kind, Reading, Template
from hmicdiff.model.text import Role, spot
from hmicdiff.report.address import addresses
from hmicdiff.report.excerpt import in_lines
from hmicdiff.report.names import (
    ReleaseName,
    finding_anchor,
    passage_anchor,
    sentence_anchor,
)
from hmicdiff.report.pieces import legible, ordered, touch
from hmicdiff.report.wording import KINDS, KindWords, link_words
from hmicdiff.structs import Struct

_LEVELS = (None, *Level)
_WITHIN = (FindingKind.INCONSISTENT, FindingKind.VALUE)
"""What is told of some words of a sentence and shown within it."""
_BLANK = "\u2026"
_KIND_ALONE = re.compile(rf"({'|'.join(Kind)})(-\d+)?")
"""Names of variables that tell a reader nothing of them: "choice-4"."""
_QUOTED = 3
"""So many of those that share a finding in other words are quoted."""


class Chunk(Struct, frozen=True):
    """A run of the template's words, or the name of a variable where it has a slot."""

    text: str
    slot: bool

    @property
    def shown(self) -> str:
        """The words; a slot in braces, or as a blank where only its kind is known."""
        if not self.slot:
            return self.text
        return _BLANK if _KIND_ALONE.fullmatch(self.text) else f"{{{self.text}}}"


Pattern = tuple[Chunk, ...]


class Change(Struct, frozen=True):
    """A run of words in a comparison."""

    op: Op | None
    """`None` for a space that only keeps words apart, and that neither side has."""
    words: Pattern

    @property
    def text(self) -> str:
        """The words; slots as `{variable}`."""
        return "".join(f"{{{one.text}}}" if one.slot else one.text for one in self.words)

    @property
    def shown(self) -> str:
        """The words as a reader is shown them."""
        return "".join(one.shown for one in self.words)


class Other(Struct, frozen=True):
    """Words of another place that belong beside a finding."""

    release: ReleaseName
    anchor: str | None
    """The fragment of the sentence they begin in."""
    where: str
    spot: str
    """Where a reader finds it: "line 21", "page 2"."""
    quote: str


class Card(Struct, frozen=True):
    """A finding with all that a reader needs beside it."""

    anchor: str
    release: ReleaseName
    kind: FindingKind
    words: KindWords
    passage: str
    passage_anchor: str | None
    """`None` where the template is not shown, or lacks what a stranger says."""
    """The heading of the template it belongs under; empty where it stands under none."""
    where: str
    """Where it stands, as a person would say it; empty where there are no sentences."""
    spot: str
    """Where a reader finds it: "line 21", "page 2"."""
    start: int
    sentence: int | None
    """The index of the sentence its words stand in, or would stand after."""
    sentence_anchor: str | None
    quote: str
    expected: Pattern
    """The template's words; empty where it has none, and for a slip or a value."""
    changes: tuple[Change, ...]
    """Word by word, what is dropped before what is added.

    Without what is dropped they are the quote; for a slip or a value, the sentence it stands in.
    Empty where quote and template are too far apart to be read so.
    """
    shared: tuple[ReleaseName, ...]
    message: Pattern
    link: str | None
    """What links the sentence to the passage and how sure that is."""
    surprise: str
    rule: str | None
    """The id of the rule that found a slip."""
    level: Level | None
    """How much a slip matters."""
    evidence: tuple[Other, ...]
    """What a slip contradicts, or how the others have it."""
    elsewhere: tuple[Other, ...]
    """How some of those that share it put it, where their words are others."""
    end: int = 0
    """Where the words end that begin at `start`."""
    instead: int | None = None
    """Where the other half of an alternative begins; `None` where it is none."""
    count: int = 1
    """How many passages are missing in a row, or how many sentences of its own stand in one."""
    is_in_other_families: bool = False
    """Whether releases of other families say it, too."""
    role: Role | None = None
    """What its sentence is, or what most have where it is missing; `None` where nobody knows."""
    lines: str = ""
    """The quote with each of its blocks on a line of its own; empty where it is one sentence."""


Cards = Mapping[str, tuple[Card, ...]]
"""The cards of each release by its id, the most telling first."""


class Patterns:
    """Finds the slots in the template's words."""

    def __init__(self, template: Template) -> None:
        """Know the variables of `template`; other words in braces are words."""
        names = sorted({variable.name for variable in template.variables}, key=len, reverse=True)
        self._slot = re.compile(
            r"\{(" + "|".join(map(re.escape, names)) + r")\}" if names else r"(?!)()"
        )

    def parse(self, words: str | None) -> Pattern:
        """Cut the template's words at its slots."""
        if not words:
            return ()
        found = self._slot.split(words)
        return tuple(Chunk(text, slot=n % 2 == 1) for n, text in enumerate(found) if text)

    @staticmethod
    def of(reading: Reading) -> Pattern:
        """Return a reading's words and slots."""
        return tuple(
            Chunk(part, slot=False) if isinstance(part, str) else Chunk(part.variable, slot=True)
            for part in reading.parts
        )


def mildness(card: Card) -> int:
    """Return a number by which slips that matter most come first."""
    return -_LEVELS.index(card.level)


def build_cards(analysis: Analysis, template: Template, names: Mapping[str, ReleaseName]) -> Cards:
    """Return the cards of every release; they lead to passages of the `template` that is shown."""
    patterns = Patterns(analysis.template)
    passages = {passage.id: passage for passage in template.passages}
    values: dict[str, list[Finding]] = {release.id: [] for release in analysis.releases}
    for finding in analysis.findings:
        if finding.kind is FindingKind.VALUE:
            values[finding.release].append(finding)
    places = {one.id: _Places(one, names[one.id], values[one.id]) for one in analysis.releases}
    alike = {(one.release, one.kind, one.passage): one for one in analysis.findings}
    cards: dict[str, list[Card]] = {release.id: [] for release in analysis.releases}
    for finding in analysis.findings:
        mine, place = cards[finding.release], places[finding.release]
        index = place.sentence_of(finding.start, finding.end)
        is_within = finding.kind in _WITHIN
        mine.append(
            Card(
                anchor=finding_anchor(finding.release, len(mine)),
                release=names[finding.release],
                kind=finding.kind,
                words=KINDS[finding.kind],
                passage=finding.passage,
                passage_anchor=passage_anchor(finding.passage)
                if finding.passage in passages
                else None,
                where=place.address(finding.start, finding.end),
                spot=spot(finding.line, finding.where),
                start=finding.start,
                sentence=index,
                sentence_anchor=None if index is None else sentence_anchor(finding.release, index),
                quote=finding.quote,
                expected=() if is_within else patterns.parse(finding.expected),
                changes=place.within_sentence(finding, index)
                if is_within and index is not None
                else _changes(finding, patterns),
                shared=_named(finding.shared_with, names),
                message=patterns.parse(finding.message),
                link=None if index is None else place.link_of(finding, index),
                surprise=f"{finding.surprise:.1f} bits",
                rule=finding.rule,
                level=finding.level,
                evidence=tuple(places[one.release].other(one) for one in finding.evidence),
                elsewhere=_elsewhere(finding, alike, places),
                end=finding.end,
                instead=finding.instead.start if finding.instead else None,
                count=finding.count,
                is_in_other_families=bool(finding.other_families),
                role=place.role(index)
                if finding.kind is not FindingKind.MISSING
                else passages[finding.passage].role
                if finding.passage in passages
                else None,
                lines=place.lines(finding) if finding.count > 1 and finding.quote else "",
            )
        )
    return {release: tuple(mine) for release, mine in cards.items()}


class _Places:
    """Where the sentences of a release end, and what their places are called."""

    def __init__(
        self, release: PlacedRelease, name: ReleaseName, values: Sequence[Finding]
    ) -> None:
        self._name = name
        self._values = values
        self._text = release.text
        self._sentences = release.sentences
        self._ends = [sentence.end for sentence in release.sentences]
        self._addresses = addresses(release)

    def sentence_of(self, start: int, end: int) -> int | None:
        """Return the index of the sentence at the start of a span, or of the nearest one."""
        if not self._ends:
            return None
        after = bisect_left if start == end else bisect_right
        return min(after(self._ends, start), len(self._ends) - 1)

    def role(self, index: int | None) -> Role | None:
        """Return what the sentence with this index is."""
        return None if index is None else self._sentences[index].role

    def address(self, start: int, end: int) -> str:
        """Return where a span stands; for an empty one, what it stands before or after."""
        index = self.sentence_of(start, end)
        if index is None:
            return ""
        if start < end:
            return self._addresses[index]
        side = "before" if start <= self._sentences[index].start else "after"
        return f"{side} {self._addresses[index]}"

    def lines(self, finding: Finding) -> str:
        """Return the sentences of a finding on the lines that they stand on."""
        first, last = bisect_right(self._ends, finding.start), bisect_left(self._ends, finding.end)
        return in_lines(self._sentences[first : last + 1], self._text)

    def other(self, one: Evidence | Finding) -> Other:
        """Return words of this release as they stand beside a finding."""
        index = self.sentence_of(one.start, one.end)
        return Other(
            release=self._name,
            anchor=None if index is None else sentence_anchor(one.release, index),
            where=self.address(one.start, one.end),
            spot=spot(one.line, one.where),
            quote=one.quote,
        )

    def within_sentence(self, finding: Finding, index: int) -> tuple[Change, ...]:
        """Return a sentence with the words in question and what is expected in their place."""
        sentence = self._sentences[index]
        if finding.expected is None and (finding.start, finding.end) == (
            sentence.start,
            sentence.end,
        ):
            return ()
        pieces: list[tuple[Op, str]] = []
        at = sentence.start
        for one in self._with_values_beside(finding, sentence):
            pieces.append((Op.SAME, self._text[at : one.start]))
            pieces += [(Op.DROPPED, one.expected or ""), (Op.ADDED, one.quote)]
            at = one.end
        pieces.append((Op.SAME, self._text[at : sentence.end]))
        parts = [(op, (Chunk(text, slot=False),)) for op, text in pieces if text]
        return tuple(
            change
            for op, words in parts
            for change in (
                (Change(op, words), Change(None, (Chunk(" ", slot=False),)))
                if op is Op.DROPPED
                else (Change(op, words),)
            )
        )

    def _with_values_beside(self, finding: Finding, sentence: PlacedSentence) -> Iterator[Finding]:
        """Yield a finding and, if it is a value, those told of other words of its sentence.

        Shown without these, what is expected would stand beside words that nobody has with it.
        """
        end = sentence.start
        values = self._values if finding.kind is FindingKind.VALUE else ()
        among = [
            one
            for one in values
            if sentence.start <= one.start
            and one.end <= sentence.end
            and (one.end <= finding.start or finding.end <= one.start)
        ]
        for one in sorted((finding, *among), key=lambda one: one.start):
            if one.start >= end:
                end = one.end
                yield one

    def link_of(self, finding: Finding, index: int) -> str | None:
        """Return what links a sentence to its passage; what is missing is linked by nothing."""
        if finding.kind is FindingKind.MISSING:
            return None
        sentence = self._sentences[index]
        return link_words(sentence.matched_by, sentence.confidence)


def _elsewhere(
    finding: Finding,
    alike: Mapping[tuple[str, FindingKind, str], Finding],
    places: Mapping[str, _Places],
) -> tuple[Other, ...]:
    if finding.kind is not FindingKind.EXTRA:
        return ()
    others = (alike.get((one, finding.kind, finding.passage)) for one in finding.shared_with)
    worded = (other for other in others if other and other.quote != finding.quote)
    return tuple(places[other.release].other(other) for other in islice(worded, _QUOTED))


def _named(ids: Iterable[str], names: Mapping[str, ReleaseName]) -> tuple[ReleaseName, ...]:
    return tuple(names[one] for one in ids)


def _changes(finding: Finding, patterns: Patterns) -> tuple[Change, ...]:
    return read_together(finding.pieces, patterns.parse)


def read_together(
    pieces: Iterable[Piece], parse: Callable[[str], Pattern] | None = None
) -> tuple[Change, ...]:
    """Return two texts inside each other; nothing where they are too far apart to be read so.

    `parse` finds slots in what is dropped, where that is the template's.
    """
    given = tuple(pieces)
    if not legible(given):
        return ()
    changes: list[Change] = []
    in_order = ordered(given)
    for before, piece in zip([None, *in_order], in_order, strict=False):
        if before and touch(before, piece):
            changes.append(Change(None, (Chunk(" ", slot=False),)))
        has_slots = parse if piece.op is Op.DROPPED else None
        words = has_slots(piece.text) if has_slots else (Chunk(piece.text, slot=False),)
        changes.append(Change(piece.op, words))
    return tuple(changes)
