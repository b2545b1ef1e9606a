"""The full text of a release cut where its sentences and values begin and end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hmicdiff.model.analysis import FindingKind, PlacedRelease, PlacedSentence, Status, Value
from hmicdiff.report.cards import Card
from hmicdiff.report.names import sentence_anchor


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a run; those that fill a slot with its variable."""

    text: str
    variable: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """A sentence, or what stands between two."""

    state: str
    """ "between", "boilerplate", "filled", "reworded" or "extra"."""
    stretches: tuple[Stretch, ...]
    anchor: str | None
    """The fragment of a sentence."""
    line: int | None
    passages: tuple[str, ...]
    finding: str | None
    """The fragment of the most telling finding on it."""
    lacks: tuple[Card, ...]
    """What would stand before it and is missing."""

    @property
    def text(self) -> str:
        """All its characters."""
        return "".join(stretch.text for stretch in self.stretches)


def cut(release: PlacedRelease, cards: Sequence[Card]) -> tuple[Run, ...]:
    """Cut the text of a release into runs that hold each of its characters once."""
    on: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        if card.sentence is not None:
            on[card.sentence].append(card)
    values = sorted(release.values, key=lambda value: (value.start, value.end))
    runs: list[Run] = []
    done = first = 0
    for index, sentence in enumerate(release.sentences):
        start, end = max(done, sentence.start), max(done, sentence.end)
        if start > done:
            runs.append(_between(release.text[done:start]))
        while first < len(values) and values[first].start < start:
            first += 1
        stretches = tuple(_stretches(release.text, start, end, values[first:]))
        runs.append(_said(release.id, index, sentence, stretches, on[index]))
        done = end
    if done < len(release.text):
        runs.append(_between(release.text[done:]))
    return tuple(runs)


def _between(text: str) -> Run:
    return Run("between", (Stretch(text, None),), None, None, (), None, ())


def _said(
    release: str,
    index: int,
    sentence: PlacedSentence,
    stretches: tuple[Stretch, ...],
    cards: Sequence[Card],
) -> Run:
    own = [card for card in cards if card.kind is not FindingKind.MISSING]
    kinds = {card.kind for card in own}
    state = Status.EXTRA if FindingKind.EXTRA in kinds else sentence.status
    told = [card for card in own if card.kind is not FindingKind.TYPOGRAPHY]
    return Run(
        state=state.value,
        stretches=stretches,
        anchor=sentence_anchor(release, index),
        line=sentence.line,
        passages=sentence.passages,
        finding=told[0].anchor if told else None,
        lacks=tuple(card for card in cards if card.kind is FindingKind.MISSING),
    )


def _stretches(text: str, start: int, end: int, values: Iterable[Value]) -> Iterator[Stretch]:
    done = start
    for value in values:
        if value.start >= end:
            break
        if value.start < done or value.end > end or value.start == value.end:
            continue
        if value.start > done:
            yield Stretch(text[done : value.start], None)
        yield Stretch(text[value.start : value.end], value.variable)
        done = value.end
    if done < end:
        yield Stretch(text[done:end], None)
