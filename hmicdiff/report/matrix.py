"""The matrix: every release against every passage of the template."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum

from hmicdiff.model.analysis import FindingKind, PlacedRelease, PlacedSentence, Status
from hmicdiff.model.template import Template
from hmicdiff.report.cards import Card, Cards
from hmicdiff.report.names import ReleaseName
from hmicdiff.report.wording import KINDS
from hmicdiff.structs import Struct


class State(StrEnum):
    """What a release does with a passage; the first that holds is shown."""

    MISSING = "missing"
    EXTRA = "extra"
    SLIP = "slip"
    VALUE = "value"
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
    FindingKind.VALUE: State.VALUE,
}
SYMBOLS: Mapping[State, str] = {
    **{state: KINDS[kind].symbol for kind, state in _BY_KIND.items()},
    State.FILLED: "•",
    State.SAME: "·",
    State.NONE: " ",
}
MEANINGS: Mapping[State, str] = {
    **{state: KINDS[kind].about for kind, state in _BY_KIND.items()},
    State.FILLED: "the common words, with its own names and figures filled in",
    State.SAME: "the common words",
    State.NONE: "not there, as in most documents",
}
_ORDER = tuple(State)


class Mark(Struct, frozen=True):
    """A state with its symbol, and what that means."""

    state: State
    symbol: str
    meaning: str


class Row(Struct, frozen=True):
    """One release."""

    name: ReleaseName
    symbols: str
    """One character for each passage, in template order."""


class Matrix(Struct, frozen=True):
    """Releases in the order of their ids by passages in template order."""

    passages: tuple[str, ...]
    """The ids of those that some release of the family has or lacks."""
    numbers: tuple[int, ...]
    """The same as they are counted in the template, from one."""
    rows: tuple[Row, ...]
    legend: tuple[Mark, ...]


def build_matrix(
    template: Template,
    releases: Sequence[PlacedRelease],
    names: Mapping[str, ReleaseName],
    cards: Cards,
) -> Matrix:
    """Return the matrix of a family; a release of another family has no row."""
    family = [release for release in releases if not release.stranger]
    states = {release.id: states_of(release, cards[release.id]) for release in family}
    known = {passage for own in states.values() for passage in own}
    shown = [(n, one.id) for n, one in enumerate(template.passages, 1) if one.id in known]
    rows = tuple(
        Row(names[release.id], _symbols(states[release.id], [one for _, one in shown]))
        for release in family
    )
    used = {symbol for row in rows for symbol in row.symbols}
    return Matrix(
        passages=tuple(one for _, one in shown),
        numbers=tuple(number for number, _ in shown),
        rows=rows if shown else (),
        legend=tuple(
            Mark(state, SYMBOLS[state], MEANINGS[state])
            for state in State
            if shown and SYMBOLS[state] in used
        ),
    )


def _symbols(states: Mapping[str, State], passages: Sequence[str]) -> str:
    return "".join(SYMBOLS[states.get(passage, State.NONE)] for passage in passages)


def states_of(release: PlacedRelease, cards: Sequence[Card]) -> Mapping[str, State]:
    """Return what a release does with each passage that it has, or lacks and should have."""
    told: dict[str, set[State]] = defaultdict(set)
    on: dict[int, set[State]] = defaultdict(set)
    for card in cards:
        state = _BY_KIND.get(card.kind)
        if state is not None:
            told[card.passage].add(state)
            if card.sentence is not None and state is not State.MISSING:
                on[card.sentence].add(state)
    found: dict[str, set[State]] = defaultdict(set)
    for index, sentence in enumerate(release.sentences):
        for passage in sentence.passages:
            found[passage] |= _states(sentence) | (told.get(passage) or on[index])
    for passage in release.missing:
        found[passage] = {State.MISSING}
    return {passage: _first(states) for passage, states in found.items()}


def _first(states: AbstractSet[State]) -> State:
    return next(state for state in _ORDER if state in states)


def _states(sentence: PlacedSentence) -> set[State]:
    plain = State.FILLED if sentence.status is Status.FILLED else State.SAME
    states = {_BY_STATUS.get(sentence.status, plain)}
    if len(sentence.passages) > 1:
        # whether to say several passages at once is unusual is for the findings to tell
        states = {State.FILLED}
    if sentence.moved:
        states.add(State.MOVED)
    return states
