"""What every format shows of an analysis: named, sorted, counted, ready to print."""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

from hmicdiff.model.analysis import Analysis, FindingKind, Level, PlacedRelease
from hmicdiff.model.template import Passage, Reading, Template
from hmicdiff.model.text import line_ends
from hmicdiff.report.cards import Card, Cards, Pattern, Patterns, build_cards
from hmicdiff.report.facts import FactRow, FactTable, build_facts
from hmicdiff.report.matrix import Matrix, build_matrix
from hmicdiff.report.names import ReleaseName, name_releases, passage_anchor, sentence_anchor
from hmicdiff.report.runs import Run, cut
from hmicdiff.report.share import boilerplate, percent
from hmicdiff.report.summary import summarize
from hmicdiff.report.wording import KINDS

_ELSEWHERE = (FindingKind.MOVED, FindingKind.MERGED, FindingKind.SPLIT)
_LEVELS = (None, *Level)
_STANDING: Sequence[tuple[str, tuple[FindingKind, ...], int]] = (
    ("Slips", (FindingKind.INCONSISTENT,), 10),
    ("Said by one or few", (FindingKind.EXTRA,), 10),
    ("Said by most, not by these", (FindingKind.MISSING,), 6),
    ("In other words", (FindingKind.REWORDED,), 10),
    ("Moved, merged or split", _ELSEWHERE, 4),
)
"""So many findings are shown before the releases are gone through one by one."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings of a kind there are."""

    kind: FindingKind
    label: str
    symbol: str
    number: int


@dataclass(frozen=True, slots=True)
class CardGroup:
    """The findings of one release that answer one question."""

    key: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding that stands out, told once for all the releases that share it."""

    card: Card
    others: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class StandingGroup:
    """The findings of all releases that answer one question, the most telling ones."""

    title: str
    entries: tuple[Standing, ...]
    mixed: bool
    """Whether they are of several kinds."""
    more: int
    """How many there are beside."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a release fills in for a variable, in one of its places."""

    variable: str
    text: str
    value: str | None
    """Its normal form, where that says more than the text."""
    line: int
    sentence_anchor: str | None
    places: int
    """How often it says so."""


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """One release."""

    name: ReleaseName
    subject: str | None
    source: str
    sha256: str
    encoding: str
    stranger: bool
    sentences: int
    characters: int
    boilerplate: str | None
    """Which share of it the template says by itself: "71%"."""
    counts: tuple[Count, ...]
    groups: tuple[CardGroup, ...]
    """What it says, lacks and words otherwise; a question without an answer is left out."""
    nothing: str
    """What to say where there are no groups."""
    typography: tuple[Card, ...]
    facts: FactRow | None
    """Its row of the facts table."""
    values: tuple[Filled, ...]
    """What else it fills in."""
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One way of saying a passage."""

    id: str
    words: Pattern
    releases: tuple[ReleaseName, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """One place of the template."""

    id: str
    anchor: str
    role: str
    releases: int
    optional: bool
    readings: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """Passages that stand under one heading; without words before the first."""

    words: Pattern
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A whole report."""

    generator: str
    title: str
    summary: tuple[str, ...]
    """Sentences; the first has the counts."""
    proof: str
    """What is known of the characters that the sentences hold."""
    notices: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    counts: tuple[Count, ...]
    standing: tuple[StandingGroup, ...]
    releases: tuple[ReleaseView, ...]
    matrix: Matrix
    """Without rows where there is no family."""
    facts: FactTable
    """Without columns where the releases state nothing alike."""
    template: tuple[SectionView, ...]
    """Empty where there is no family."""
    family: int
    """How many releases belong together."""


def build_view(analysis: Analysis) -> View:
    """Return what every format shows of `analysis`."""
    names = name_releases(analysis.releases)
    told = summarize(analysis, names)
    family = sum(not release.stranger for release in analysis.releases)
    # One release has no template: to print its own words as one would claim what nobody knows.
    compared = family > 1 or analysis.template.given is not None
    template = analysis.template if compared else Template((), ())
    cards = build_cards(analysis, template, names)
    facts = build_facts(analysis, names)
    releases = tuple(
        _release(release, names[release.id], cards[release.id], facts, compared=compared)
        for release in analysis.releases
    )
    return View(
        generator=analysis.generator,
        title=told.title,
        summary=told.sentences,
        proof=told.proof,
        notices=analysis.notices,
        skipped=analysis.skipped,
        counts=_counts([card for mine in cards.values() for card in mine]),
        standing=_standing(analysis, cards),
        releases=releases,
        matrix=build_matrix(template, analysis.releases, names, cards),
        facts=facts,
        template=_template(template, names),
        family=family,
    )


def _counts(cards: Sequence[Card]) -> tuple[Count, ...]:
    numbers = Counter(card.kind for card in cards)
    return tuple(
        Count(kind, words.named(numbers[kind]), words.symbol, numbers[kind])
        for kind, words in KINDS.items()
    )


def _standing(analysis: Analysis, cards: Cards) -> tuple[StandingGroup, ...]:
    strangers = {release.id for release in analysis.releases if release.stranger}
    queues = {release: iter(mine) for release, mine in cards.items()}
    ordered = [next(queues[finding.release]) for finding in analysis.findings]
    told: list[list[Card]] = []
    alike: dict[tuple[FindingKind, str], list[list[Card]]] = {}
    for card in ordered:
        if card.kind is FindingKind.TYPOGRAPHY or card.release.id in strangers:
            continue
        candidates = alike.setdefault((card.kind, card.passage), [])
        same = next((group for group in candidates if card.release in group[0].shared), None)
        if same is None:
            candidates.append(same := [])
            told.append(same)
        same.append(card)
    entries = [Standing(same[0], tuple(same[1:])) for same in told]
    entries.sort(key=lambda entry: _by_level(entry.card))
    groups = (
        (title, [entry for entry in entries if entry.card.kind in kinds], len(kinds) > 1, limit)
        for title, kinds, limit in _STANDING
    )
    return tuple(
        StandingGroup(title, tuple(own[:limit]), mixed, max(0, len(own) - limit))
        for title, own, mixed, limit in groups
        if own
    )


def _release(
    release: PlacedRelease,
    name: ReleaseName,
    cards: tuple[Card, ...],
    facts: FactTable,
    *,
    compared: bool,
) -> ReleaseView:
    share = boilerplate(release) if compared else None
    return ReleaseView(
        name=name,
        subject=release.subject,
        source=release.source,
        sha256=release.sha256,
        encoding=release.encoding,
        stranger=release.stranger,
        sentences=len(release.sentences),
        characters=len(release.text),
        boilerplate=None if share is None else percent(share),
        counts=_counts(cards),
        groups=_groups(cards),
        nothing=_nothing(release, compared=compared),
        typography=tuple(card for card in cards if card.kind is FindingKind.TYPOGRAPHY),
        facts=next((row for row in facts.rows if row.name is name), None),
        values=_values(release, {column.variable for column in facts.columns}),
        runs=cut(release, cards),
    )


def _nothing(release: PlacedRelease, *, compared: bool) -> str:
    if release.stranger:
        return "It belongs to another family and is not compared with this one."
    if compared:
        return "Says what the template says, and all of it."
    return "There is nothing to compare it with."


def _groups(cards: Sequence[Card]) -> tuple[CardGroup, ...]:
    kinds = FindingKind
    extra = [card for card in cards if card.kind is kinds.EXTRA]
    groups = (
        CardGroup("slips", "Slips", tuple(sorted(_of(cards, kinds.INCONSISTENT), key=_by_level))),
        CardGroup("alone", "Only here", tuple(card for card in extra if not card.shared)),
        CardGroup("few", "Here and in few others", tuple(card for card in extra if card.shared)),
        CardGroup("missing", "Not here", _of(cards, kinds.MISSING)),
        CardGroup("reworded", "In other words", _of(cards, kinds.REWORDED)),
        CardGroup("elsewhere", "Moved, merged or split", _of(cards, *_ELSEWHERE)),
    )
    return tuple(group for group in groups if group.cards)


def _by_level(card: Card) -> int:
    """Put what matters most first."""
    return -_LEVELS.index(card.level)


def _of(cards: Sequence[Card], *kinds: FindingKind) -> tuple[Card, ...]:
    return tuple(card for card in cards if card.kind in kinds)


def _values(release: PlacedRelease, told: AbstractSet[str]) -> tuple[Filled, ...]:
    found: dict[tuple[str, str], list[int]] = {}
    values: dict[tuple[str, str], str | None] = {}
    for value in release.values:
        if value.variable in told:
            continue
        key = (value.variable, value.text)
        found.setdefault(key, []).append(value.start)
        normal = None if value.value is None else str(value.value)
        values.setdefault(key, normal if normal != value.text else None)
    return tuple(
        _filled(release, key, starts, values[key]) for key, starts in sorted(found.items())
    )


def _filled(
    release: PlacedRelease, key: tuple[str, str], starts: Sequence[int], value: str | None
) -> Filled:
    start = min(starts)
    index = next((n for n, one in enumerate(release.sentences) if start < one.end), None)
    line = 1 if index is None else release.sentences[index].line
    if index is not None:
        line += line_ends(release.text[release.sentences[index].start : start])
    return Filled(
        variable=key[0],
        text=key[1],
        value=value,
        line=line,
        sentence_anchor=None if index is None else sentence_anchor(release.id, index),
        places=len(starts),
    )


def _template(template: Template, names: Mapping[str, ReleaseName]) -> tuple[SectionView, ...]:
    patterns = Patterns(template)
    return tuple(
        SectionView(patterns.parse(section), tuple(_passage(one, names) for one in passages))
        for section, passages in groupby(template.passages, lambda one: one.section)
    )


def _passage(passage: Passage, names: Mapping[str, ReleaseName]) -> PassageView:
    return PassageView(
        id=passage.id,
        anchor=passage_anchor(passage.id),
        role=passage.role.value,
        releases=passage.releases,
        optional=passage.optional,
        readings=tuple(_reading(reading, names) for reading in passage.readings),
    )


def _reading(reading: Reading, names: Mapping[str, ReleaseName]) -> ReadingView:
    return ReadingView(
        reading.id, Patterns.of(reading), tuple(names[one] for one in reading.releases)
    )
