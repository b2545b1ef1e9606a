"""The full text of a release cut where its sentences and values begin and end."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

from hmicdiff.model.analysis import FindingKind, PlacedRelease, PlacedSentence, Status, Value
from hmicdiff.report.cards import Card
from hmicdiff.report.names import sentence_anchor
from hmicdiff.structs import Struct

_TOLD = frozenset(FindingKind) - {FindingKind.MISSING, FindingKind.TYPOGRAPHY}


class Stretch(Struct, frozen=True):
    """Characters of a run; those that fill a slot with its variable."""

    text: str
    variable: str | None


class Run(Struct, frozen=True):
    """A sentence, or what stands between two."""

    state: str
    """ "between", "boilerplate", "filled", "reworded", "extra", or "plain": not compared."""
    stretches: tuple[Stretch, ...]
    anchor: str | None
    """The fragment of a sentence."""
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
    text, length = release.text, len(release.text)
    gaps = _Queue(card for card in cards if card.kind is FindingKind.MISSING)
    on: dict[int, list[Card]] = defaultdict(list)
    for card in cards:
        if card.sentence is not None and card.kind in _TOLD:
            on[card.sentence].append(card)
    values = sorted(release.values, key=lambda value: (value.start, value.end))
    runs: list[Run] = []
    done = 0
    for index, sentence in enumerate(release.sentences):
        start, end = max(done, sentence.start), max(done, sentence.end)
        if start > done:
            runs.append(_between(text[done:start], gaps.until(done)))
        values = values[bisect_left(values, start, key=lambda value: value.start) :]
        stretches = tuple(_stretches(text, start, end, values))
        runs.append(_said(release.id, index, sentence, stretches, on[index], gaps.until(start)))
        done = end
    lacks = gaps.until(length)
    if done < length or lacks:
        runs.append(_between(text[done:], lacks))
    return tuple(runs)


class _Queue:
    """What is missing, in the order of the places where it would stand."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._cards = deque(sorted(cards, key=lambda card: card.start))

    def until(self, offset: int) -> tuple[Card, ...]:
        """Take those that would stand at the offset or before it."""
        taken: list[Card] = []
        while self._cards and self._cards[0].start <= offset:
            taken.append(self._cards.popleft())
        return tuple(taken)


def _between(text: str, lacks: tuple[Card, ...]) -> Run:
    return Run("between", (Stretch(text, None),) if text else (), None, None, lacks)


def _said(
    release: str,
    index: int,
    sentence: PlacedSentence,
    stretches: tuple[Stretch, ...],
    told: Sequence[Card],
    lacks: tuple[Card, ...],
) -> Run:
    state = sentence.status.value
    if any(card.kind is FindingKind.EXTRA for card in told):
        state = Status.EXTRA.value
    elif sentence.status is Status.EXTRA:
        state = "plain"
    return Run(
        state=state,
        stretches=stretches,
        anchor=sentence_anchor(release, index),
        finding=told[0].anchor if told else None,
        lacks=lacks,
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
