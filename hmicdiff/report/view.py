"""What every format shows of an analysis: named, sorted, counted, ready to print."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction

from hmicdiff.errors import UnknownReleaseError
from hmicdiff.model.analysis import Analysis, FindingKind, PlacedRelease
from hmicdiff.model.template import Template
from hmicdiff.model.text import line_ends, spot
from hmicdiff.report.cards import Card, build_cards, mildness
from hmicdiff.report.collation import SectionView, build_collation
from hmicdiff.report.controls import one_line
from hmicdiff.report.copied import CopiedView, build_copied
from hmicdiff.report.divided import Division, divisions
from hmicdiff.report.facts import FactCell, FactRow, FactTable, build_facts
from hmicdiff.report.matrix import Matrix, build_matrix
from hmicdiff.report.names import ReleaseName, name_releases, sentence_anchor
from hmicdiff.report.own import own_words
from hmicdiff.report.runs import Run, cut
from hmicdiff.report.sequence import SequenceView, build_sequence
from hmicdiff.report.share import percent, shares
from hmicdiff.report.slots import VariableView, build_variables
from hmicdiff.report.story import Claim, tell
from hmicdiff.report.summary import summarize
from hmicdiff.report.wording import KINDS, listing
from hmicdiff.structs import Struct

_NAMED = 3
"""So many copies are named beside a release; all are in the notices."""
_ELSEWHERE = (FindingKind.MOVED, FindingKind.MERGED, FindingKind.SPLIT)


class Count(Struct, frozen=True):
    """How many findings of a kind there are."""

    kind: FindingKind
    label: str
    symbol: str
    number: int


class CardGroup(Struct, frozen=True):
    """The findings of one release that answer one question."""

    title: str
    cards: tuple[Card, ...]


class Filled(Struct, frozen=True):
    """What a release fills in for a variable, in one of its places."""

    variable: str
    text: str
    value: str | None
    """Its normal form, where that says more than the text."""
    spot: str
    """Where a reader finds it: "line 21", "page 2"."""
    sentence_anchor: str | None
    places: int
    """How often it says so."""


class ReleaseView(Struct, frozen=True):
    """One release."""

    name: ReleaseName
    subject: str | None
    source: str
    sha256: str
    stranger: bool
    copies: tuple[str, ...]
    """The sources of other files with the same text."""
    also: str
    """The names of these, of many the first; empty where there are none."""
    sentences: int
    characters: int
    boilerplate: str | None
    """Which share of it the template says by itself: "71%"."""
    own_words: int
    """How many words it says of its own."""
    findings: int
    """How many findings it has, typography not counted."""
    counts: tuple[Count, ...]
    groups: tuple[CardGroup, ...]
    """What it says, lacks and words otherwise; a question without an answer is left out."""
    nothing: str
    """What to say where there are no groups."""
    typography: tuple[Card, ...]
    facts: FactRow | None
    """Its row of the facts table."""
    doubts: Mapping[str, tuple[FactCell, ...]]
    """By sentence the figures in it that cannot simply be compared, and why."""
    values: tuple[Filled, ...]
    """What else it fills in."""
    runs: tuple[Run, ...]


class View(Struct, frozen=True):
    """A whole report."""

    generator: str
    title: str
    story: tuple[Claim, ...]
    """What a reader asks first."""
    divided: tuple[Division, ...]
    """What the releases choose between, and which few choose otherwise."""
    summary: tuple[str, ...]
    """Sentences; the first has the counts."""
    mean: Fraction | None
    """How much of all the template says, where there is one."""
    hardly: str
    """That the releases share hardly anything, if so."""
    proof: str
    """What is known of the characters that the sentences hold."""
    explained: str
    """How much the template explains; empty where there is none."""
    notices: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    copied: tuple[CopiedView, ...]
    """Sentences that releases on different subjects share word for word."""
    counts: tuple[Count, ...]
    releases: tuple[ReleaseView, ...]
    """Ordered by id."""
    ranking: tuple[ReleaseView, ...]
    """The same, those that say most of their own first."""
    matrix: Matrix
    """Without rows where there is no family."""
    facts: FactTable
    """Without columns where the releases state nothing alike."""
    template: tuple[SectionView, ...]
    """Empty where there is no family."""
    variables: tuple[VariableView, ...]
    """What fills its slots."""
    family: int
    """How many releases belong together."""
    sequence: SequenceView | None
    """What has changed over time; `None` where nobody asked for it."""


def build_view(analysis: Analysis) -> View:
    """Return what every format shows of `analysis`."""
    names = name_releases(analysis.releases, analysis.sequence)
    of_template = shares(analysis)
    told = summarize(analysis, names, of_template)
    family = sum(not release.stranger for release in analysis.releases)
    # One release has no template: to print its own words as one would claim what nobody knows.
    compared = family > 1 or analysis.template.given is not None
    template = analysis.template if compared else Template((), ())
    cards = build_cards(analysis, template, names)
    facts = build_facts(analysis, names)
    releases = tuple(
        _release(
            release,
            names[release.id],
            cards[release.id],
            facts,
            copies=tuple(copy.source for copy in analysis.copies if copy.same_as == release.id),
            compared=compared,
            share=of_template.get(release.id) if compared else None,
        )
        for release in analysis.releases
    )
    return View(
        generator=analysis.generator,
        title=told.title,
        story=tell(analysis, cards),
        divided=divisions(
            facts, {one.id: one.text for one in analysis.releases if not one.stranger}
        ),
        summary=told.sentences,
        mean=told.mean,
        hardly=told.hardly,
        proof=told.proof,
        explained=told.explained,
        notices=analysis.notices,
        skipped=analysis.skipped,
        copied=build_copied(analysis, names),
        counts=_counts([card for mine in cards.values() for card in mine]),
        releases=releases,
        ranking=_ranked(releases),
        matrix=build_matrix(template, analysis.releases, names, cards),
        facts=facts,
        template=build_collation(template, analysis.releases, names),
        variables=build_variables(template, analysis.releases, names),
        family=family,
        sequence=build_sequence(analysis, names),
    )


def _counts(cards: Sequence[Card]) -> tuple[Count, ...]:
    numbers = Counter(card.kind for card in cards)
    return tuple(
        Count(kind, words.named(numbers[kind]), words.symbol, numbers[kind])
        for kind, words in KINDS.items()
    )


def _ranked(releases: Sequence[ReleaseView]) -> tuple[ReleaseView, ...]:
    """Put those first that say most of their own, and what was not compared last."""
    return tuple(
        sorted(releases, key=lambda one: (one.stranger, -one.own_words, -one.findings, one.name.id))
    )


def _release(
    release: PlacedRelease,
    name: ReleaseName,
    cards: tuple[Card, ...],
    facts: FactTable,
    *,
    copies: tuple[str, ...],
    compared: bool,
    share: Fraction | None,
) -> ReleaseView:
    row = next((row for row in facts.rows if row.name is name), None)
    return ReleaseView(
        name=name,
        subject=release.subject,
        source=release.source,
        sha256=release.sha256,
        stranger=release.stranger,
        copies=copies,
        also=_also(copies),
        sentences=len(release.sentences),
        characters=len(release.text),
        boilerplate=None if share is None else percent(share),
        own_words=own_words(cards),
        findings=sum(card.kind is not FindingKind.TYPOGRAPHY for card in cards),
        counts=_counts(cards),
        groups=_groups(cards),
        nothing=_nothing(release, compared=compared),
        typography=tuple(card for card in cards if card.kind is FindingKind.TYPOGRAPHY),
        facts=row,
        doubts=_doubts(row),
        values=_values(release, {column.variable for column in facts.columns}),
        runs=cut(release, cards),
    )


def _also(copies: Sequence[str]) -> str:
    if len(copies) > _NAMED:
        return f"{', '.join(copies[:_NAMED])} and {len(copies) - _NAMED} more"
    return listing(copies)


def _nothing(release: PlacedRelease, *, compared: bool) -> str:
    if release.stranger:
        return "It shares hardly anything with the others and is not compared with them."
    if compared:
        return "There are no findings on it."
    return "There is nothing to compare it with."


def _doubts(row: FactRow | None) -> Mapping[str, tuple[FactCell, ...]]:
    doubts: dict[str, tuple[FactCell, ...]] = {}
    for cell in row.cells if row else ():
        if cell and cell.anchor and cell.notes:
            doubts[cell.anchor] = (*doubts.get(cell.anchor, ()), cell)
    return doubts


def _groups(cards: Sequence[Card]) -> tuple[CardGroup, ...]:
    kinds = FindingKind
    extra = [card for card in cards if card.kind is kinds.EXTRA]
    groups = (
        CardGroup("Slips", tuple(sorted(_of(cards, kinds.INCONSISTENT), key=mildness))),
        CardGroup("Another value than the others", _of(cards, kinds.VALUE)),
        CardGroup("Only here", tuple(card for card in extra if not _is_shared(card))),
        CardGroup("Here and in few others", tuple(filter(_is_shared, extra))),
        CardGroup("Not here", _of(cards, kinds.MISSING)),
        CardGroup("In other words", _of(cards, kinds.REWORDED)),
        CardGroup("Moved, merged or split", _of(cards, *_ELSEWHERE)),
    )
    return tuple(group for group in groups if group.cards)


def _is_shared(card: Card) -> bool:
    return bool(card.shared) or card.is_in_other_families


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
    line, where = 1, ""
    if index is not None:
        sentence = release.sentences[index]
        line = sentence.line + line_ends(release.text[sentence.start : start])
        where = sentence.where
    return Filled(
        variable=key[0],
        text=key[1],
        value=value,
        spot=spot(line, where),
        sentence_anchor=None if index is None else sentence_anchor(release.id, index),
        places=len(starts),
    )


def find_release(view: View, query: str) -> ReleaseView:
    """Return the one release that answers to `query`.

    Raises:
        UnknownReleaseError: None does, or more than one.
    """
    wanted = query.strip().casefold()
    for names in (_exact_names, _partial_names):
        found = [
            release
            for release in view.releases
            if wanted and any(_answers(name, wanted, names) for name in names(release))
        ]
        if len(found) == 1:
            return found[0]
        if found:
            break
    problem = "names more than one release" if found else "names no release"
    candidates = ", ".join(_candidate(release) for release in found or view.releases)
    message = f"{one_line(query)!r} {problem}; choose one of: {candidates}"
    raise UnknownReleaseError(message)


def _answers(name: str, wanted: str, names: object) -> bool:
    folded = name.casefold()
    return folded == wanted if names is _exact_names else wanted in folded


def _exact_names(release: ReleaseView) -> Iterator[str]:
    yield from (release.name.id, release.name.name)
    for source in (release.source, *release.copies):
        file = source.rpartition("/")[2]
        yield from (source, file, file.rpartition(".")[0] or file)
    if release.subject:
        yield release.subject


def _partial_names(release: ReleaseView) -> Iterator[str]:
    yield release.name.id
    if release.subject:
        yield release.subject


def _candidate(release: ReleaseView) -> str:
    return one_line(f"{release.name.id} ({release.source})")
