"""The story of a family: what a reader asks first, in a few claims with their evidence."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hmicdiff.model.analysis import ONE_OF_SEVERAL, Analysis, FindingKind, PlacedRelease
from hmicdiff.report.cards import Card, Cards, Chunk, Pattern
from hmicdiff.report.excerpt import excerpt
from hmicdiff.report.lacking import Lacking
from hmicdiff.report.names import ReleaseName
from hmicdiff.report.newsworthy import (
    is_news,
    is_out_of_line,
    is_told_like,
    rank,
)
from hmicdiff.report.unlike import unlike
from hmicdiff.report.usual import Usual
from hmicdiff.structs import Struct, replace

_INSTEAD = re.compile(r" It says “[^”]*” there\.")
"""What is told of one release beside a passage that it lacks."""
_NAMED = 3
"""Of more releases the rest is counted."""
_TOLD: Sequence[tuple[tuple[FindingKind, ...], int]] = (
    ((FindingKind.EXTRA,), 5),
    ((FindingKind.VALUE,), 3),
    ((FindingKind.MISSING,), 3),
    ((FindingKind.INCONSISTENT,), 3),
    ((FindingKind.REWORDED,), 3),
)
"""So many claims of these kinds at the most, in this order.

That something is said in another place, or in more sentences or fewer, stands out to nobody.
"""
_QUOTED_APART = (FindingKind.EXTRA, FindingKind.REWORDED, FindingKind.VALUE)
"""What several do is told in the words of each: what they fill in may be other names."""
_UNLIKE = 2
"""So many releases of another kind than the others are told of."""
_TOGETHER = 2
"""What so many releases lack together they lack for one reason."""
_PER_RELEASE = 2
"""One release does not fill the story, however much it says; nor does it any kind of claim."""
_BLANK = "blank"
"""The rule for what has not been filled in."""
_UNANSWERED = "unanswered"
"""The rule for forms with most of their questions open."""
_AT_ALL = 30
"""Where there are few releases, each may have more, so that there are about as many claims."""


class Claim(Struct, frozen=True):
    """One finding told for all the releases that share it: "Only", names, "says", its words."""

    card: Card
    before: str
    names: tuple[ReleaseName, ...]
    """Of many the first."""
    says: str
    cards: tuple[Card, ...]
    """The finding of each release that shares it, the most telling first."""
    quotes: tuple[Card, ...] = ()
    """One finding for each way of saying it; empty where all say it in the same words."""
    number: int = 1
    """How many releases share it."""

    @property
    def more(self) -> int:
        """How many share it besides those that are named."""
        return self.number - len(self.names)

    @property
    def places(self) -> tuple[Card, ...]:
        """The first finding of each release that shares it."""
        first: dict[str, Card] = {}
        for card in self.cards:
            first.setdefault(card.release.id, card)
        return tuple(first.values())


def tell(analysis: Analysis, cards: Cards) -> tuple[Claim, ...]:
    """Return the most telling findings of the family, of each kind some; typography is no story."""
    size = sum(not release.stranger for release in analysis.releases)
    is_given = analysis.template.given is not None
    usual = Usual(analysis)
    groups = _together(analysis, cards)
    news = [group for group in groups if is_news(group[0], size, given=is_given)]
    if not is_given:
        news = [group for group in news if not usual.is_aside(group[0])]
    unusual = (group for group in news if is_given or not usual.is_usual(group[0]))
    by_rank = sorted(unusual, key=lambda group: rank(group[0]))
    ranked = list(_widest_first(by_rank))
    texts = {release.id: release for release in analysis.releases}
    chosen = _Chosen(max(_PER_RELEASE, _AT_ALL // max(1, size)))
    found: list[Sequence[Card]] = []
    for kinds, most in _TOLD:
        of_kind = (group for group in ranked if group[0].kind in kinds)
        held = (group for group in of_kind if is_given or usual.hold(group))
        found += chosen.first((group for group in held if _is_said_by_all(group, texts)), most)
    found.sort(key=lambda group: not is_out_of_line(group[0]))
    lacking = Lacking(analysis, cards)
    told = [
        _with_all_values(_in_short(_claim(group, lacking, given=is_given), texts), cards)
        for group in found
    ]
    odd = {} if is_given else unlike(analysis, usual.aside, stories=usual.tell_stories)
    own = sum(one.card.kind in (FindingKind.EXTRA, FindingKind.VALUE) for one in told)
    told[own:own] = (
        replace(
            _in_short(_claim(group, lacking, given=False), texts), says=odd[group[0].release.id]
        )
        for group in chosen.first(_leads(news, odd), _UNLIKE)
    )
    is_part = any(notice.startswith(ONE_OF_SEVERAL) for notice in analysis.notices)
    return tuple(map(_of_a_part, told)) if is_part else tuple(told)


def _is_said_by_all(group: Sequence[Card], texts: Mapping[str, PlacedRelease]) -> bool:
    """Tell whether all who are told to say something have its words, or a card with their own."""
    card = group[0]
    quoted = {one.release.id for one in group}
    others = (one.id for one in card.shared if one.id not in quoted)
    return card.kind is not FindingKind.EXTRA or all(
        _words(card) in " ".join(texts[one].text.split()).casefold() for one in others
    )


def _of_a_part(claim: Claim) -> Claim:
    """Say that others were looked up in the family alone, where the files are of several."""
    only, _ = _PHRASES[FindingKind.EXTRA]
    return (
        replace(claim, before=f"Of this family {only.lower()}") if claim.before == only else claim
    )


def _with_all_values(claim: Claim, cards: Cards) -> Claim:
    """Return a claim on a value with what is told of the other values of its sentence."""
    card = claim.card
    if card.kind is not FindingKind.VALUE:
        return claim
    beside = [
        chunk
        for one in cards[card.release.id]
        if one.kind is card.kind and one.sentence == card.sentence and one.start != card.start
        for chunk in (Chunk(" ", slot=False), *one.message)
    ]
    return replace(claim, card=replace(card, message=(*card.message, *beside)))


def _in_short(claim: Claim, texts: Mapping[str, PlacedRelease]) -> Claim:
    """Return a claim on what only some say with the lines and the first words of that."""

    def short(card: Card) -> Card:
        quote = excerpt(texts[card.release.id], card.start, card.end)
        return replace(card, quote=quote, lines=quote, changes=())

    if claim.card.kind is not FindingKind.EXTRA:
        return claim
    row = f"says, in {claim.card.count} sentences in a row"
    return replace(
        claim,
        card=short(claim.card),
        quotes=tuple(map(short, claim.quotes)),
        says=row if claim.card.count > 1 and not claim.quotes else claim.says,
    )


def _leads(news: Iterable[Sequence[Card]], releases: Iterable[str]) -> Iterator[Sequence[Card]]:
    """Yield of each of the releases what it says of its own first: of a story its headline."""
    first: dict[str, Sequence[Card]] = {}
    for group in sorted(news, key=lambda group: group[0].start):
        if group[0].kind is FindingKind.EXTRA and not group[0].shared:
            first.setdefault(group[0].release.id, group)
    yield from (first[one] for one in releases if one in first)


class _Chosen:
    """Chooses what is told: nothing twice, and of no release too much."""

    def __init__(self, most: int) -> None:
        """Choose nothing yet, and so many of one release at the `most`."""
        self._most = most
        self._of_a_kind = _PER_RELEASE if most > _PER_RELEASE else 1
        self._told: Counter[str] = Counter()
        self._spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._instead: set[tuple[str, FindingKind, int]] = set()
        self._lacking: set[tuple[str, Pattern]] = set()
        self._together: list[set[str]] = []
        self._things: set[tuple[FindingKind, str]] = set()

    def first(self, groups: Iterable[Sequence[Card]], most: int) -> Iterator[Sequence[Card]]:
        """Yield the first of the groups that may be told, so many at the `most`."""
        found: Counter[str] = Counter()
        for group in groups:
            release = group[0].release.id
            if found.total() == most:
                return
            if found[release] < self._of_a_kind and self._may(group):
                found[release] += 1
                self._take(group)
                yield group

    def _may(self, group: Sequence[Card]) -> bool:
        card = group[0]
        if self._told[card.release.id] >= self._most or any(map(self._is_told, group)):
            return False
        if card.kind is FindingKind.MISSING:
            lacking = _lacking(card)
            return not any(2 * len(lacking & one) > len(lacking | one) for one in self._together)
        return _thing(card) not in self._things

    def _is_told(self, card: Card) -> bool:
        """Tell whether a card speaks of words, or of the other half of what was told."""
        if (card.release.id, card.kind, card.start) in self._instead:
            return True
        if card.kind is FindingKind.MISSING and (card.release.id, card.expected) in self._lacking:
            return True
        spans = self._spans[card.release.id]
        return any(start < card.end and card.start < end for start, end in spans)

    def _take(self, group: Sequence[Card]) -> None:
        self._told[group[0].release.id] += 1
        if (thing := _thing(group[0])) is not None:
            self._things.add(thing)
        if group[0].kind is FindingKind.MISSING and len(_lacking(group[0])) >= _TOGETHER:
            self._together.append(_lacking(group[0]))
        for card in group:
            self._spans[card.release.id].append((card.start, card.end))
            if card.kind is FindingKind.MISSING:
                self._lacking.add((card.release.id, card.expected))
            if card.instead is not None:
                kind = _OTHER_HALF[card.kind]
                self._instead.add((card.release.id, kind, card.instead))


def _lacking(card: Card) -> set[str]:
    return {card.release.id, *(one.id for one in card.shared)}


def _thing(card: Card) -> tuple[FindingKind, str] | None:
    """Return what is told once: how a passage is put."""
    is_put = card.kind in (FindingKind.VALUE, FindingKind.REWORDED)
    return (card.kind, card.passage) if is_put else None


_OTHER_HALF = {
    FindingKind.EXTRA: FindingKind.MISSING,
    FindingKind.MISSING: FindingKind.EXTRA,
}


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
        about = card.passage if card.rule is None else f"{card.rule}: {_slipped(card)}"
        if card.rule == _BLANK:  # one place is left open by all, whatever else they say there
            about = f"{card.passage}: {card.quote}"
        elif card.rule == _UNANSWERED:  # each leaves as many open as it does
            about = "".join(chunk.text for chunk in card.message)
        candidates = alike.setdefault((card.kind, about), [])
        same = next((group for group in candidates if _is_same(card, group[0])), None)
        if same is None:
            candidates.append(same := [])
            told.append(same)
        same.append(card)
    return told


def _widest_first(groups: Sequence[list[Card]]) -> Iterator[list[Card]]:
    """Yield groups in their order, but of the marks left open that most releases have first.

    Who reads of one that three have takes these for all.
    """
    blank = [group for group in groups if group[0].rule == _BLANK]
    blank.sort(key=lambda group: -len({card.release.id for card in group}))
    in_turn = iter(blank)
    yield from (next(in_turn) if group[0].rule == _BLANK else group for group in groups)


def _slipped(card: Card) -> str:
    """Return the sentence that a slip is in: the same slip in another one is another."""
    said = "".join(change.text for change in card.changes) or card.quote
    return " ".join(said.split()).casefold()


def _is_same(card: Card, other: Card) -> bool:
    """Tell whether two cards of one kind and place, or two slips in the same words, are one."""
    return card.release in other.shared or card.rule is not None


def _claim(group: Sequence[Card], lacking: Lacking, *, given: bool) -> Claim:
    card = group[0]
    own = tuple(one.release for one in group)
    # who lacks a passage as well may say it in other words
    is_missing = card.kind is FindingKind.MISSING
    names = tuple(dict.fromkeys((*own, *(lacking.besides(group) if is_missing else card.shared))))
    number, several = len(names), len(names) > 1
    before, says = _phrase(group, given=given)
    quotes = _wordings(group) if card.kind in _QUOTED_APART else ()
    card = _without_instead(card) if several else card
    card = lacking.counted(card, number) if is_missing else card
    return Claim(card, before, names[:_NAMED], says[several], tuple(group), quotes, number)


def _without_instead(card: Card) -> Card:
    """Leave out what one of several releases says instead: the others say something else."""
    said = (replace(chunk, text=_INSTEAD.sub("", chunk.text)) for chunk in card.message)
    return replace(card, message=tuple(said))


def _wordings(group: Sequence[Card]) -> tuple[Card, ...]:
    """Return a card for each way in which releases say a thing; none where there is but one."""
    ways: dict[str, Card] = {}
    for card in group:
        ways.setdefault(_words(card), card)
    return tuple(ways.values()) if len(ways) > 1 else ()


def _phrase(group: Sequence[Card], *, given: bool) -> tuple[str, tuple[str, str]]:
    """Return what comes before those who share a finding, and what they do: one, or several."""
    card = group[0]
    before, says = _PHRASES[card.kind]
    if card.kind is FindingKind.MISSING and card.count > 1:
        row = f"{card.count} passages in a row"
        return "", (f"lacks {row}", f"lack {row}")
    if card.kind is not FindingKind.EXTRA:
        return before, says
    if given and card.shared:  # the template does not say it, but many may
        before = ""
    return _phrase_of_own(group, before, says)


def _phrase_of_own(
    group: Sequence[Card], before: str, says: tuple[str, str]
) -> tuple[str, tuple[str, str]]:
    """Return the phrases for what only some say, whether or not others say what is like it."""
    card = group[0]
    if is_told_like(card) and not card.shared:
        says = ("says just this", "say just this")
    if len({_words(each) for each in group}) > 1:  # whether it is the same is for a reader to say
        says = ("has words like these", "have words like these")
    if card.is_in_other_families:
        one, many = says
        before, says = "", (f"{one}, as another family does", f"{many}, as another family does")
    return before, says


def _words(card: Card) -> str:
    return " ".join(card.quote.split()).casefold()


_PHRASES: Mapping[FindingKind, tuple[str, tuple[str, str]]] = {
    FindingKind.EXTRA: ("Only", ("says", "say")),
    FindingKind.MISSING: ("", ("does not say", "do not say")),
    FindingKind.REWORDED: ("", ("has other words here", "have other words here")),
    FindingKind.VALUE: ("", ("has something else here", "have something else here")),
    FindingKind.INCONSISTENT: ("", ("may have made a mistake", "may have made a mistake")),
}
