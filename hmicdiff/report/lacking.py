"""All who lack a passage, also those of whom it is told as one of several in a row."""

import re
from collections.abc import Sequence

from hmicdiff.model.analysis import Analysis, FindingKind
from hmicdiff.model.template import Passage
from hmicdiff.report.cards import Card, Cards
from hmicdiff.report.names import ReleaseName
from hmicdiff.structs import replace

_HAVING = re.compile(r"\A(\d+)(?= of \d+ releases)")
"""How it is told how many have what some lack."""


class Lacking:
    """Knows what each release lacks in a row."""

    def __init__(self, analysis: Analysis, cards: Cards) -> None:
        """Know the passages, who has them, and of whom it is told that several are missing."""
        kin = [one.id for one in analysis.releases if not one.stranger]
        passages = analysis.template.passages
        self._size = len(kin)
        self._order = {one.id: at for at, one in enumerate(passages)}
        self._usual = [one for one in passages if 2 * one.releases >= len(kin)]
        self._rows = {
            one: [
                card for card in cards[one] if card.kind is FindingKind.MISSING and card.count > 1
            ]
            for one in kin
        }

    def besides(self, group: Sequence[Card]) -> tuple[ReleaseName, ...]:
        """Return who lacks what a group is told to lack, and is told to lack more in a row."""
        card = group[0]
        own = {one.release.id for one in group}
        missing = [one for one in self._from(card.passage) if _lacks(card.release.id, one)]
        return tuple(
            name
            for name in card.shared
            if name.id not in own
            and all(_lacks(name.id, one) for one in missing[: card.count])
            and any(
                self._order[row.passage] <= self._order[card.passage]
                for row in self._rows.get(name.id, ())
            )
        )

    def counted(self, card: Card, lacking: int) -> Card:
        """Return a card that says of no more than do not lack a passage that they have it."""
        most = self._size - lacking
        said = (
            replace(one, text=_HAVING.sub(lambda had: str(min(most, int(had[1]))), one.text))
            for one in card.message
        )
        return replace(card, message=tuple(said))

    def _from(self, passage: str) -> list[Passage]:
        first = self._order[passage]
        return [one for one in self._usual if self._order[one.id] >= first]


def _lacks(release: str, passage: Passage) -> bool:
    return all(release not in reading.releases for reading in passage.readings)
