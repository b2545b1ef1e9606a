"""What the page's script works with: each sentence once, and numbers that point to it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hmicdiff.model.analysis import FindingKind, Level, PlacedRelease, PlacedSentence
from hmicdiff.report.cards import Card, Pattern
from hmicdiff.report.controls import one_line, visible
from hmicdiff.report.front import ChoiceView, Front
from hmicdiff.report.markup import in_script
from hmicdiff.report.view import ReleaseView, View
from hmicdiff.report.wording import KINDS

_KINDS = tuple(FindingKind)
_LEVELS = tuple(Level)
_STATES = ("boilerplate", "filled", "reworded", "extra", "plain")


def data_of(
    view: View,
    front: Front,
    releases: Sequence[PlacedRelease],
    pages: Mapping[str, str] | None = None,
) -> str:
    """Return the data as JSON that is safe inside a script element.

    Args:
        view: What the page shows.
        front: Its first screen.
        releases: Those of the analysis that the page is about.
        pages: By release id the page that has its findings and text, where that is another one.
    """
    own = {release.id for release in releases}
    shown = [one for one in view.releases if one.name.id in own]
    passages = [passage for section in view.template for passage in section.passages]
    numbers = {passage.id: number for number, passage in enumerate(passages)}
    texts: dict[str, int] = {}
    made: dict[str, Any] = {
        "kinds": [[kind.value, KINDS[kind].label, KINDS[kind].symbol] for kind in _KINDS],
        "levels": _LEVELS,
        "states": _STATES,
        "legend": [[mark.symbol, mark.state.value, mark.meaning] for mark in view.matrix.legend],
        "noun": [front.noun.one, front.noun.many],
        "family": view.family,
        "content": front.content,
        "passages": [
            [
                *(passage.anchor, passage.number, _parts(passage.readings[0].words)),
                *(passage.releases, len(passage.readings)),
            ]
            for passage in passages
        ],
        "columns": [numbers[passage] for passage in view.matrix.passages],
        "releases": [
            [
                *(one.name.anchor, visible(one.name.name)),
                *((pages or {}).get(one.name.id, ""), visible(one.source)),
            ]
            for one in shown
        ],
        "said": [
            _said(release, one, numbers, texts)
            for release, one in zip(releases, shown, strict=True)
        ],
        "findings": [_findings(one, numbers) for one in shown],
        "matrix": {row.name.anchor: row.symbols for row in view.matrix.rows if row.name.id in own},
    }
    if any(one.where for release in releases for one in release.sentences):
        made["where"] = [_where(release) for release in releases]
    if pages is None or len(own) > 1:
        made["map"] = _map(front, shown, numbers)
    made["sentences"] = list(texts)
    return in_script(json.dumps(made, ensure_ascii=False, separators=(",", ":")))


def _map(
    front: Front, shown: Sequence[ReleaseView], numbers: Mapping[str, int]
) -> dict[str, Any] | None:
    """Return where each release lies, and which of them say what the others do not."""
    places, group = front.likeness.places, front.likeness.group
    if not places:
        return None
    members = set(group.releases) if group else set()
    return {
        "places": [places.get(one.name.id) for one in shown],
        "group": [number for number, one in enumerate(shown) if one.name.id in members],
        "choices": [_choice(choice, numbers) for choice in front.choices],
    }


def _choice(choice: ChoiceView, numbers: Mapping[str, int]) -> list[Any]:
    words = _parts(choice.words)
    return [numbers.get(choice.passage, -1), choice.says, words, choice.inside, choice.outside]


def _parts(words: Pattern) -> list[str | list[str]]:
    """Return words as they are, and each slot as a list of its variable."""
    return [[visible(one.text)] if one.slot else visible(one.text) for one in words]


def _said(
    release: PlacedRelease,
    view: ReleaseView,
    numbers: Mapping[str, int],
    texts: dict[str, int],
) -> list[int | list[int]]:
    """Return for each sentence its text, its passage or passages, its line and its state."""
    said: list[int | list[int]] = []
    states = [run.state for run in view.runs if run.anchor]
    for sentence, state in zip(release.sentences, states, strict=True):
        text = one_line(release.text[sentence.start : sentence.end])
        places = _places(sentence, numbers)
        said += [
            texts.setdefault(text, len(texts)),
            places[0] if len(places) == 1 else places,
            sentence.line,
            _STATES.index(state),
        ]
    return said


def _where(release: PlacedRelease) -> list[str]:
    """Return for each sentence its page or paragraph; nothing for a text, which has lines."""
    told = [visible(one.where) for one in release.sentences]
    return told if any(told) else []


def _places(sentence: PlacedSentence, numbers: Mapping[str, int]) -> list[int]:
    return [numbers[one] for one in sentence.passages if one in numbers] or [-1]


def _findings(view: ReleaseView, numbers: Mapping[str, int]) -> list[int]:
    """Return for each finding its kind, sentence, passage, how many share it, and level."""
    cards = [card for group in view.groups for card in group.cards]
    found: list[int] = []
    for card in sorted((*cards, *view.typography), key=_number):
        found += [
            _KINDS.index(card.kind),
            -1 if card.sentence is None else card.sentence,
            numbers.get(card.passage, -1),
            len(card.shared),
            _LEVELS.index(card.level) if card.level else -1,
        ]
    return found


def _number(card: Card) -> int:
    return int(card.anchor.rpartition(".f")[2])
