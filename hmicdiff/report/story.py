"""The story of a family: what a reader asks first, in a few claims with their evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hmicdiff.model.analysis import Analysis, FindingKind
from hmicdiff.report.cards import Card, Cards, mildness
from hmicdiff.report.names import ReleaseName
from hmicdiff.report.wording import plural

_NAMED = 3
"""More releases than these are counted and not named."""
_TOLD: Sequence[tuple[tuple[FindingKind, ...], int]] = (
    ((FindingKind.EXTRA,), 5),
    ((FindingKind.VALUE,), 3),
    ((FindingKind.MISSING,), 3),
    ((FindingKind.INCONSISTENT,), 3),
    ((FindingKind.REWORDED,), 3),
    ((FindingKind.MOVED, FindingKind.MERGED, FindingKind.SPLIT), 2),
)
"""So many claims of these kinds at the most, in this order."""
_PER_RELEASE = 2
"""One release does not fill the story, however much it says."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One finding told for all the releases that share it: "Only", names, "says", its words."""

    card: Card
    before: str
    names: tuple[ReleaseName, ...]
    """Empty where they are counted instead."""
    says: str
    cards: tuple[Card, ...]
    """The finding of each release that shares it, the most telling first."""


def tell(analysis: Analysis, cards: Cards) -> tuple[Claim, ...]:
    """Return the most telling findings of the family, of each kind some; typography is no story."""
    size = sum(not release.stranger for release in analysis.releases)
    groups = sorted(_together(analysis, cards), key=lambda group: mildness(group[0]))
    claims: list[Claim] = []
    for kinds, most in _TOLD:
        own = _spread([group for group in groups if group[0].kind in kinds])
        claims += [_claim(group, size) for group in own[:most]]
    return tuple(claims)


def _together(analysis: Analysis, cards: Cards) -> list[list[Card]]:
    """Put findings that several releases share together, in the order of the most telling."""
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
    return told


def _spread(groups: Sequence[list[Card]]) -> list[list[Card]]:
    """Put those first that are not the third or later of one release."""
    seen: dict[str, int] = {}
    first: list[list[Card]] = []
    later: list[list[Card]] = []
    for group in groups:
        release = group[0].release.id
        seen[release] = seen.get(release, 0) + 1
        (first if seen[release] <= _PER_RELEASE else later).append(group)
    return first + later


def _claim(group: Sequence[Card], size: int) -> Claim:
    card = group[0]
    names = tuple(one.release for one in group)
    several = len(names) > 1
    before, says = _PHRASES[card.kind]
    if card.kind is FindingKind.EXTRA and len({_words(each) for each in group}) > 1:
        one, many = says
        says = (f"{one}, in these or other words", f"{many}, in these or other words")
    if len(names) > _NAMED:
        counted = f"{plural(len(names), 'release')} of {size}"
        return Claim(card, f"{before} {counted}".strip(), (), says[1], tuple(group))
    return Claim(card, before, names, says[several], tuple(group))


def _words(card: Card) -> str:
    return " ".join(card.quote.split()).casefold()


_PHRASES: Mapping[FindingKind, tuple[str, tuple[str, str]]] = {
    FindingKind.EXTRA: ("Only", ("says", "say")),
    FindingKind.MISSING: ("", ("does not say", "do not say")),
    FindingKind.REWORDED: ("", ("puts it otherwise", "put it otherwise")),
    FindingKind.MOVED: ("", ("says elsewhere", "say elsewhere")),
    FindingKind.MERGED: ("", ("says in one sentence", "say in one sentence")),
    FindingKind.SPLIT: ("", ("says in several sentences", "say in several sentences")),
    FindingKind.VALUE: ("", ("has another value", "have another value")),
    FindingKind.INCONSISTENT: ("", ("may have slipped", "may have slipped")),
}
