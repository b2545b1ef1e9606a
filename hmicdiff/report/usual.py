"""What is usual in a family: that a release does it, too, is no news.

Where releases have text of their own anyway, that one has some there tells nothing: each press
release has a story. Where each puts a thing in words of its own, one wording more tells nothing.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import chain, islice, takewhile
from statistics import median

from hmicdiff.model.analysis import Analysis, Finding, FindingKind, Op, PlacedRelease
from hmicdiff.model.template import Passage
from hmicdiff.model.text import HEADINGS, LISTED, Role
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.report.aside import asides
from hmicdiff.report.cards import Card, Change, Patterns
from hmicdiff.report.instead import Instead
from hmicdiff.report.newsworthy import (
    FEW,
    FILLED,
    RARE,
    UNSTOPPED,
    is_labelled,
    is_stopped,
    is_told_like,
)

_HALF = 2
"""Of few releases one in two makes usual what they do."""
_AS_MUCH = 2
"""Others have as much to say of their own where they have at least one in so many of the words."""
_STORY = 8
"""Where most have so many words at least, each has a story of its own there."""
_MOSTLY_OWN, _ALONE = 0.5, 0.2
"""Where half of them have more than these shares of their words in what no more than half say, and
in what nobody else says, each tells a story."""
_OWN = 10
"""What no more than one in so many say, of more than a few, is their own."""
_SELDOM = 5
"""Among stories a place is kept free of them where no more than one in so many has one there."""
_SENTENCES = frozenset({FindingKind.EXTRA, FindingKind.MISSING, FindingKind.REWORDED})
_PAIR, _WAY = 2, 20
"""What more than two put otherwise, and one in so many, is another way that the family has."""
_AGREEING = 2
"""What only one of several others says is no usual way to say it."""
_RUN = 3
"""So many sentences of its own in a row are rather a story than a statement.

So many items of its own, or lines that begin with dates, are rather a list or a log.
"""
_BESIDE = 2
"""So many words on either side show that somebody says a word there."""
_ROW = 6
"""So many words in a row that two releases have are no chance."""
_ANY_WORD = re.compile(r"\w+")
_FIRST = re.compile(r"[^\W_]+")
_STOPPED = 0.75
"""Where more than this share of the sentences has a stop, one without is cut, or a headline."""
_DATED = re.compile(
    r"\W*(?:\d{1,4}\W{1,3}(?:\d{1,2}|[^\W\d_]+)\W{1,3}|[^\W\d_]+\W{1,3}\d{1,2}\W{1,3})\d{2,4}\b"
)
"""What a line begins with that is an entry of a log, or the heading of one."""

_Gap = tuple[int, int]
"""Between which of the passages that most have a sentence stands, by their numbers."""
_Stretch = tuple[int, int, _Gap]
"""Where a sentence begins, how many words it has, and the gap that it stands in."""


class Usual:
    """What the releases of a family do anyway."""

    def __init__(self, analysis: Analysis) -> None:
        """Count the words of their own that the releases have in each place, and in each row."""
        kin = [one for one in analysis.releases if not one.stranger]
        passages = analysis.template.passages
        self._size = len(kin)
        self._small = _small_ones(kin)
        self._texts = {one.id: one.text for one in kin}
        common = [one for one in passages if _HALF * one.releases > len(kin) and _is_mark(one)]
        self._common = {one.id: number for number, one in enumerate(common, 1)}
        self._having = [len(kin), *(one.releases for one in common), len(kin)]
        self._passages = {one.id: one for one in passages}
        self._number = {one.id: one.releases for one in passages}
        self.tell_stories = _are_stories(kin, self._number)
        self._use_stops = self.tell_stories or _use_stops(kin)
        self._few = len(kin) / (_HALF if self.tell_stories or len(kin) <= FEW else _OWN)
        self._after: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self._before: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self._between: dict[_Gap, Counter[str]] = {}
        self._gaps: dict[tuple[str, int], _Gap] = {}
        own = [one for one in analysis.findings if one.kind is FindingKind.EXTRA]
        self._rows = _longest_rows(own)
        spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for one in own:
            spans[one.release].append((one.start, one.end))
        for release in kin:
            for start, words, gap in self._own(release, sorted(spans[release.id])):
                self._gaps[release.id, start] = gap
                self._after[gap[0]][release.id] += words
                self._before[gap[1]][release.id] += words
        self._aside: set[tuple[str, int | None]] = {
            (one.id, at) for one in kin for at in asides(one)
        }
        self.aside = _for_most(kin, self._aside)
        """The passages that most have in comments or code."""
        self._instead = Instead(kin, passages, self._common)
        items = _items(kin, self._gaps)
        entries = _entries(kin)
        self._listed = items | entries
        logs = {release for release, _ in entries}
        self._logged = {
            passage
            for release in kin
            for one in release.sentences
            if (release.id, one.start) in entries and RARE * len(logs) > len(kin)
            for passage in one.passages
        }

    def _is_various(self, card: Card) -> bool:
        """Tell whether the others put a passage in this way and that, so that no way is odd."""
        passage = self._passages[card.passage]
        ways = (one for one in passage.readings if Patterns.of(one) == card.expected)
        number = max((len(one.releases) for one in ways), default=0)
        doing = len(card.shared) + 1
        others = passage.releases - doing
        are_many = doing > max(_PAIR, self._size // _WAY)
        are_apart = number < min(_AGREEING, others) or _HALF * number < others
        return self._size > FEW and (are_many or are_apart)

    def _own(self, release: PlacedRelease, spans: Sequence[tuple[int, int]]) -> Iterator[_Stretch]:
        """Yield the sentences of its own, between what most say."""
        stretch: list[tuple[int, int]] = []
        before = 0
        for one in release.sentences:
            common = [self._common[each] for each in one.passages if each in self._common]
            if not common or _is_within(one.start, spans):
                is_own = all(map(self._is_own, one.passages))
                words = len(release.text[one.start : one.end].split()) if is_own else 0
                stretch.append((one.start, words))
                continue
            yield from ((*each, (before, common[0])) for each in stretch)
            stretch, before = [], common[-1]
        yield from ((*each, (before, len(self._common) + 1)) for each in stretch)

    def _is_own(self, passage: str) -> bool:
        """Tell whether few say a passage, or most fill it in with whatever they have to say."""
        number = self._number.get(passage, 0)
        return number <= self._few or _HALF * number > self._size

    def is_usual(self, card: Card) -> bool:
        """Tell whether each release of the family has such a thing there."""
        if card.kind is not FindingKind.INCONSISTENT and card.passage in self._logged:
            return True
        if card.kind in _SENTENCES and self._is_part(card):
            return True
        are_few_stories = self.tell_stories and self._size <= FEW
        if card.kind is FindingKind.REWORDED:
            return are_few_stories or self._is_various(card)
        if card.kind is FindingKind.VALUE:
            return bool(card.shared)  # what several have is a way to fill it in
        if card.kind is not FindingKind.EXTRA:
            return False
        if are_few_stories or (self.tell_stories and not card.shared):
            return True  # each says much that no other says
        place = (card.release.id, card.start)
        is_in_row = place in self._listed or self._is_usual_row(card)
        return is_in_row or (place in self._gaps and self._is_usual_in(self._gaps[place], place[0]))

    def is_aside(self, card: Card) -> bool:
        """Tell whether words stand in comments or code; what is missing does as most have it."""
        if card.kind is FindingKind.MISSING:
            return card.passage in self.aside
        return (card.release.id, card.sentence) in self._aside

    def hold(self, group: Sequence[Card]) -> bool:
        """Tell whether what is told of others holds by their words, too; it takes its time."""
        card = group[0]
        if card.kind is FindingKind.MISSING:
            return not any(map(self._instead.says, group))
        return not (self._say_part(card) or self._is_made_up(card) or self._is_put_so(card))

    def _is_put_so(self, card: Card) -> bool:
        """Tell whether another has the most of what one adds, beside the same words."""
        if card.kind is not FindingKind.REWORDED:
            return False
        doing = {card.release.id, *(one.id for one in card.shared)}
        added = [len(_words_of(one)) for one in card.changes if one.op is Op.ADDED]
        rows = [
            row
            for words, row in zip(added, _rows(card.changes, Op.ADDED), strict=True)
            if words == max(added) and len(row.split()) >= words + _BESIDE
        ]
        texts = [text for release, text in self._folded_texts.items() if release not in doing]
        return any(f" {row} " in text for row in rows for text in texts)

    def _say_part(self, card: Card) -> bool:
        """Tell whether few others say a row of the words that only some are told to say.

        They may say it within a longer sentence. Words that many say frame whatever is said; where
        it is told that others say something like it, nothing is hidden.
        """
        if card.kind is not FindingKind.EXTRA or (is_told_like(card) and not card.shared):
            return False
        doing = {card.release.id, *(one.id for one in card.shared)}
        words = _folded(card.quote).split()
        rows = (f" {' '.join(words[at : at + _ROW])} " for at in range(len(words) - _ROW + 1))
        texts = [text for release, text in self._folded_texts.items() if release not in doing]
        numbers = (sum(row in text for text in texts) for row in rows)
        return any(0 < RARE * number <= self._size for number in numbers)

    def _is_made_up(self, card: Card) -> bool:
        """Tell whether hardly any other says what is expected beside the same words.

        What is shown is the sentence of the release with other values put in; where nobody words
        it so, it is another sentence. Nor is it an odd value that others have there, too, who put
        the rest otherwise.
        """
        if card.kind is not FindingKind.VALUE:
            return False
        others = [text for one, text in self._folded_texts.items() if one != card.release.id]
        least = min(_AGREEING, len(others))
        theirs, own = (list(_rows(card.changes, op)) for op in (Op.DROPPED, Op.ADDED))
        return any(sum(f" {row} " in text for text in others) < least for row in theirs) or any(
            len(row.split()) > _BESIDE and f" {row} " in text for row in own for text in others
        )

    @cached_property
    def _folded_texts(self) -> Mapping[str, str]:
        return {release: f" {_folded(text)} " for release, text in self._texts.items()}

    def _is_usual_in(self, gap: _Gap, release: str) -> bool:
        """Tell whether too many others have as much of their own in a gap as a release has there.

        Where it lacks what most have between, what these have of their own between that counts.
        """
        low, high = min(gap), max(gap)
        numbers = range(low, high if gap[0] < gap[1] else high + 1)
        between = self._between.get(gap)
        if between is None:
            between = self._between[gap] = Counter()
            for number in numbers:
                between.update(self._after[number])
        of = self._having[low] if len(numbers) == 1 else self._size
        before = self._before[gap[1]]
        return self._are_many(between, between[release], of) or self._are_many(
            before, before[release], self._having[gap[1]]
        )

    def _is_part(self, card: Card) -> bool:
        """Tell whether words lack the beginning or the end of their sentence, or are a headline.

        A page may end within it. Items need neither a capital nor a stop; but that one of a list
        is missing is no news.
        """
        said = card.quote or "".join(FILLED if one.slot else one.text for one in card.expected)
        first = next(iter(_FIRST.findall(said)), "")
        is_rest = first[:1].islower() and (first not in self._small or first in FUNCTION_WORDS)
        has_capitals = said.lower() != said.upper()
        use_stops = self._use_stops or (card.kind is FindingKind.MISSING and has_capitals)
        is_unstopped = use_stops and not (is_stopped(said) or said.endswith(":"))
        if card.kind is FindingKind.REWORDED and is_labelled(card.quote):
            return False  # "Status: not kept" is whole without a stop
        if card.role in HEADINGS:
            return card.kind is not FindingKind.MISSING and not is_stopped(said)
        is_item = card.role in LISTED and card.kind is not FindingKind.MISSING
        return not is_item and (is_rest or is_unstopped)

    def _is_usual_row(self, card: Card) -> bool:
        words = len(card.quote.split())
        return card.count >= _RUN and self._are_many(self._rows, words, self._size)

    def _are_many(self, words: Mapping[str, int], mine: int, of: int) -> bool:
        """Tell whether too many releases for news have as much to say of their own.

        They are some `of` the family: of more than a few those that have the passage which it
        stands beside.
        """
        one_in, of = (_HALF, self._size) if self._size <= FEW else (RARE, of)
        as_much = sum(_AS_MUCH * each >= mine for each in words.values())
        stories = sum(each >= _STORY for each in words.values())
        enough = _SELDOM if self.tell_stories else _HALF
        have_stories = self._size > FEW and enough * stories > of
        return have_stories or (as_much > 1 and as_much * one_in > of)


def _rows(changes: Sequence[Change], side: Op) -> Iterator[str]:
    """Yield what is expected, or said, where values differ, with the words on either side.

    A figure or a name beside it is its own, too, and no word to know the place by.
    """
    words = [change for change in changes if change.op in (Op.SAME, side)]
    for before, change, after in zip([None, *words], words, [*words[1:], None], strict=False):
        if change.op is side:
            rows = (
                _fixed(reversed(_words_of(before)))[::-1],
                _words_of(change),
                _fixed(_words_of(after)),
            )
            yield _folded(" ".join(chain.from_iterable(rows)))


def _words_of(change: Change | None) -> list[str]:
    return _ANY_WORD.findall(change.text) if change is not None else []


def _fixed(words: Iterable[str]) -> list[str]:
    """Return the nearest words of some, up to the first that begins with a figure or a capital."""
    near = islice(words, _BESIDE)
    return list(takewhile(lambda word: word[0].islower(), near))


def _folded(text: str) -> str:
    return " ".join(_ANY_WORD.findall(text.casefold()))


def _are_stories(kin: Sequence[PlacedRelease], having: Mapping[str, int]) -> bool:
    """Tell whether the releases say mostly what is their own."""

    def own(release: PlacedRelease, most: float) -> float:
        words: Counter[bool] = Counter()
        for one in release.sentences:
            is_own = all(having.get(passage, 0) <= most for passage in one.passages)
            words[is_own] += len(release.text[one.start : one.end].split())
        return words[True] / max(1, words.total())

    return bool(kin) and all(
        median(own(one, most) for one in kin) > share
        for share, most in ((_MOSTLY_OWN, len(kin) / _HALF), (_ALONE, 1))
    )


def _use_stops(kin: Iterable[PlacedRelease]) -> bool:
    """Tell whether nearly all that is no heading and no item ends with a stop."""
    ended: Counter[bool] = Counter()
    for release in kin:
        for one in release.sentences:
            said = release.text[one.start : one.end]
            if one.role is Role.PARAGRAPH and len(said.split()) >= UNSTOPPED:
                ended[is_stopped(said)] += 1
    return ended[True] > _STOPPED * ended.total()


def _for_most(
    kin: Iterable[PlacedRelease], places: Container[tuple[str, int | None]]
) -> AbstractSet[str]:
    """Return the passages that stand in some places, by release and sentence, with most."""
    having, there = Counter[str](), Counter[str]()
    for release in kin:
        for at, one in enumerate(release.sentences):
            having.update(one.passages)
            there.update(one.passages if (release.id, at) in places else ())
    return {passage for passage, number in there.items() if _HALF * number > having[passage]}


def _small_ones(kin: Iterable[PlacedRelease]) -> AbstractSet[str]:
    """Return the words that begin sentences with a small letter rather than with a capital.

    So it is with some names.
    """
    begin: defaultdict[str, set[str]] = defaultdict(set)
    for release in kin:
        for one in release.sentences:
            if found := _FIRST.search(release.text, one.start, one.end):
                begin[found[0]].add(release.id)
    return {
        word
        for word, having in begin.items()
        if word[:1].islower() and len(having) >= max(_RUN, len(begin.get(word.capitalize(), ())))
    }


def _is_mark(passage: Passage) -> bool:
    """Tell whether a passage has words of its own, to show where in the template one is."""
    return any(map(str.isalpha, "".join(one for one in passage.main.parts if isinstance(one, str))))


def _longest_rows(own: Iterable[Finding]) -> Mapping[str, int]:
    """Return the words of the longest row of sentences of its own of each release that has one."""
    rows: dict[str, int] = {}
    for one in own:
        if one.count >= _RUN:
            rows[one.release] = max(rows.get(one.release, 0), len(one.quote.split()))
    return rows


def _items(
    kin: Sequence[PlacedRelease], own: Container[tuple[str, int]]
) -> AbstractSet[tuple[str, int]]:
    """Return the items of lists that are `own`, where most releases have several of these."""
    found = {
        (release.id, one.start)
        for release in kin
        for one in release.sentences
        if one.role is Role.ITEM and (release.id, one.start) in own
    }
    numbers = Counter(release for release, _ in found)
    return found if _HALF * _with_several(numbers) > len(kin) else set()


def _entries(kin: Sequence[PlacedRelease]) -> AbstractSet[tuple[str, int]]:
    """Return where the entries of logs begin: lines of a release, or rows of lines, with dates."""
    found: set[tuple[str, int]] = set()
    for release in kin:
        dates: set[str] = set()
        starts: set[tuple[str, int]] = set()
        head = ""
        for one in release.sentences:
            said = release.text[one.start : one.end]
            head = said if one.role in HEADINGS else head
            dated = [line for line in said.splitlines() if _DATED.match(line)]
            dated = dated or [head] * bool(_DATED.match(head))
            dates.update(dated)
            starts.update([(release.id, one.start)] * bool(dated))
        found.update(starts if len(dates) >= _RUN else ())
    return found


def _with_several(numbers: Mapping[str, int]) -> int:
    return sum(number >= _RUN for number in numbers.values())


def _is_within(start: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a sentence begins in one of the spans, which are in order and apart."""
    at = bisect_right(spans, start, key=lambda span: span[0])
    return at > 0 and start < spans[at - 1][1]
