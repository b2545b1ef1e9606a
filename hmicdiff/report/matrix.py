"""The matrix: every passage of the template against every release."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hmicdiff.model.analysis import FindingKind, PlacedRelease, PlacedSentence, Status
from hmicdiff.model.template import Passage, Template
from hmicdiff.report.cards import Card, Cards, Pattern, Patterns
from hmicdiff.report.names import ReleaseName, passage_anchor, sentence_anchor
from hmicdiff.report.wording import KINDS


class State(StrEnum):
    """What a release does with a passage; the first that holds is shown."""

    MISSING = "missing"
    EXTRA = "extra"
    SLIP = "slip"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    REWORDED = "reworded"
    FILLED = "filled"
    SAME = "same"
    NONE = "none"


_BY_STATUS = {Status.EXTRA: State.EXTRA, Status.REWORDED: State.REWORDED}
_BY_KIND = {
    FindingKind.MISSING: State.MISSING,
    FindingKind.EXTRA: State.EXTRA,
    FindingKind.MOVED: State.MOVED,
    FindingKind.REWORDED: State.REWORDED,
    FindingKind.MERGED: State.MERGED,
    FindingKind.SPLIT: State.SPLIT,
    FindingKind.INCONSISTENT: State.SLIP,
}
SYMBOLS: Mapping[State, str] = {
    **{state: KINDS[kind].symbol for kind, state in _BY_KIND.items()},
    State.FILLED: "•",
    State.SAME: "·",
    State.NONE: "",
}
MEANINGS: Mapping[State, str] = {
    **{state: KINDS[kind].about for kind, state in _BY_KIND.items()},
    State.FILLED: "the template's words, with its own values filled in",
    State.SAME: "the template's words",
    State.NONE: "not there, as in most releases",
}
_PLAIN = frozenset({State.FILLED, State.SAME})


@dataclass(frozen=True, slots=True)
class Cell:
    """One release at one passage."""

    state: State
    symbol: str
    label: str
    """All that holds: "reworded, moved"."""
    target: str | None
    """The fragment of the finding, else of the sentence."""


@dataclass(frozen=True, slots=True)
class Row:
    """One passage."""

    passage: str
    anchor: str
    section: Pattern
    """The heading of the template, in the first row under it; else empty."""
    words: Pattern
    support: int
    cells: tuple[Cell, ...]
    even: bool
    """Whether every release says it in the template's words."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Passages in template order, releases in the order of their ids."""

    columns: tuple[ReleaseName, ...]
    rows: tuple[Row, ...]
    legend: tuple[Cell, ...]


_EMPTY = Cell(State.NONE, "", "not there", None)


def build_matrix(
    template: Template,
    releases: Sequence[PlacedRelease],
    names: Mapping[str, ReleaseName],
    cards: Cards,
) -> Matrix:
    """Return the matrix of a family; a release of another family has no column."""
    family = [release for release in releases if not release.stranger]
    columns = [_column(release, cards[release.id]) for release in family]
    ids = {passage for column in columns for passage in column}
    patterns = Patterns(template)
    rows: list[Row] = []
    section = None
    for passage in template.passages:
        if passage.id in ids:
            first = passage.section != section
            section = passage.section
            rows.append(_row(passage, patterns.parse(section) if first else (), columns))
    shown = {cell.state for row in rows for cell in row.cells}
    return Matrix(
        columns=tuple(names[release.id] for release in family),
        rows=tuple(rows),
        legend=tuple(
            Cell(state, SYMBOLS[state], MEANINGS[state], None) for state in State if state in shown
        ),
    )


def _row(passage: Passage, section: Pattern, columns: Sequence[Mapping[str, Cell]]) -> Row:
    cells = tuple(column.get(passage.id, _EMPTY) for column in columns)
    return Row(
        passage=passage.id,
        anchor=passage_anchor(passage.id),
        section=section,
        words=Patterns.of(passage.main),
        support=passage.releases,
        cells=cells,
        even=all(cell.state in _PLAIN for cell in cells),
    )


def _column(release: PlacedRelease, cards: Sequence[Card]) -> Mapping[str, Cell]:
    said: dict[str, list[int]] = defaultdict(list)
    for index, sentence in enumerate(release.sentences):
        for passage in sentence.passages:
            said[passage].append(index)
    found: dict[str, list[Card]] = defaultdict(list)
    on: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        if card.kind is not FindingKind.TYPOGRAPHY:
            found[card.passage].append(card)
            if card.sentence is not None and card.kind is not FindingKind.MISSING:
                on[card.sentence].append(card)
    column = {passage: _cell([State.MISSING], found[passage], None) for passage in release.missing}
    for passage, indices in said.items():
        states = [state for index in indices for state in _states(release.sentences[index])]
        near = found[passage] or [card for index in indices for card in on[index]]
        column[passage] = _cell(states, near, sentence_anchor(release.id, indices[0]))
    return column


def _states(sentence: PlacedSentence) -> list[State]:
    plain = State.FILLED if sentence.status is Status.FILLED else State.SAME
    states = [_BY_STATUS.get(sentence.status, plain)]
    if len(sentence.passages) > 1:
        # whether to say several passages at once is unusual is for the findings to tell
        states = [State.FILLED]
    if sentence.moved:
        states.append(State.MOVED)
    return states


def _cell(states: Sequence[State], cards: Sequence[Card], sentence: str | None) -> Cell:
    told = {*states, *(_BY_KIND[card.kind] for card in cards)}
    holds = [state for state in State if state in told]
    if len(holds) > 1:
        holds = [state for state in holds if state not in _PLAIN] or [State.FILLED]
    label = ", ".join("as the template" if one is State.SAME else one.value for one in holds)
    target = cards[0].anchor if cards else sentence
    return Cell(holds[0], SYMBOLS[holds[0]], label, target)
