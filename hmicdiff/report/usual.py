"""What is usual in a family: that a release does it, too, is no news.

Where releases have text of their own anyway, that one has some there tells nothing: each press
release has a story. Where each puts a thing in words of its own, one wording more tells nothing.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from hmicdiff.model.analysis import Analysis, Finding, FindingKind, PlacedRelease
from hmicdiff.model.template import Passage
from hmicdiff.model.text import Role
from hmicdiff.report.cards import Card
from hmicdiff.report.newsworthy import FEW, RARE, is_said_once

_HALF = 2
"""Of few releases one in two makes usual what they do."""
_AS_MUCH = 2
"""Others have as much to say of their own where they have at least one in so many of the words."""
_STORY = 8
"""Where most have so many words at least, each has a story of its own there."""
_HEADS = (Role.TITLE, Role.HEADING)
_RUN = 3
"""So many sentences of its own in a row are rather a story than a statement.

So many items of its own, or lines that begin with dates, are rather a list or a log.
"""
_DATED = re.compile(
    r"\W*(?:\d{1,4}\W{1,3}(?:\d{1,2}|[^\W\d_]+)\W{1,3}|[^\W\d_]+\W{1,3}\d{1,2}\W{1,3})\d{2,4}\b"
)
"""What a line begins with that is an entry of a log, or the heading of one."""

_Place = tuple[str, str]
"""After or before what most say, and which passage that is; none at the ends."""
_Stretch = tuple[int, int, tuple[_Place, ...]]
"""Where a sentence begins, how many words it has, and the places that it stands in."""


class Usual:
    """What the releases of a family do anyway."""

    def __init__(self, analysis: Analysis) -> None:
        """Count the words of their own that the releases have in each place, and in each row."""
        kin = [one for one in analysis.releases if not one.stranger]
        passages = analysis.template.passages
        self._size = len(kin)
        self._texts = [one.text for one in kin]
        self._common = {one.id for one in passages if _HALF * one.releases > len(kin)}
        self._various = {one.id for one in passages if self._is_various(one)}
        self._words: defaultdict[_Place, Counter[str]] = defaultdict(Counter)
        self._places: dict[tuple[str, int], tuple[_Place, ...]] = {}
        own = [one for one in analysis.findings if one.kind is FindingKind.EXTRA]
        self._rows = _longest_rows(own)
        spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for one in own:
            spans[one.release].append((one.start, one.end))
        for release in kin:
            for start, words, places in self._own(release, sorted(spans[release.id])):
                self._places[release.id, start] = places
                for place in places:
                    self._words[place][release.id] += words
        items = _items(kin, self._places)
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

    def _is_various(self, passage: Passage) -> bool:
        """Tell whether releases put a passage in words of their own, and none of them is odd."""
        number = len(passage.main.releases)
        is_no_two = number == 1 and self._size > FEW
        return is_no_two or passage.releases > max(FEW, _HALF * number)

    def _own(self, release: PlacedRelease, spans: Sequence[tuple[int, int]]) -> Iterator[_Stretch]:
        """Yield the sentences of its own, between what most say."""
        stretch: list[tuple[int, int]] = []
        before = ""
        for one in release.sentences:
            common = [each for each in one.passages if each in self._common]
            if not common or _is_within(one.start, spans):
                stretch.append((one.start, len(release.text[one.start : one.end].split())))
                continue
            yield from _placed(stretch, before, common[0])
            stretch, before = [], common[-1]
        yield from _placed(stretch, before, "")

    def is_usual(self, card: Card) -> bool:
        """Tell whether each release of the family has such a thing there."""
        if card.kind is not FindingKind.INCONSISTENT and card.passage in self._logged:
            return True
        if card.kind is FindingKind.REWORDED:
            return card.passage in self._various
        if card.kind is FindingKind.MISSING and is_said_once(card):
            return not self._say_twice("".join(chunk.text for chunk in card.expected))
        if card.kind is not FindingKind.EXTRA:
            return False
        if (card.release.id, card.start) in self._listed:
            return True
        return self._is_usual_row(card) or any(
            self._are_many(self._words[place], self._words[place][card.release.id])
            for place in self._places.get((card.release.id, card.start), ())
        )

    def _say_twice(self, words: str) -> bool:
        """Tell whether most say these very words twice, as those of a record are not."""
        said = " ".join(words.split())
        twice = sum(" ".join(text.split()).count(said) > 1 for text in self._texts)
        return _HALF * twice > self._size

    def _is_usual_row(self, card: Card) -> bool:
        return card.count >= _RUN and self._are_many(self._rows, len(card.quote.split()))

    def _are_many(self, words: Mapping[str, int], mine: int) -> bool:
        """Tell whether too many releases for news have as much to say of their own."""
        one_in = _HALF if self._size <= FEW else RARE
        as_much = sum(_AS_MUCH * each >= mine for each in words.values())
        stories = sum(each >= _STORY for each in words.values())
        have_stories = self._size > FEW and _HALF * stories > self._size
        return have_stories or (as_much > 1 and as_much * one_in > self._size)


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
            head = said if one.role in _HEADS else head
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


def _placed(stretch: Iterable[tuple[int, int]], before: str, after: str) -> Iterator[_Stretch]:
    places = (("after", before), ("before", after))
    yield from ((start, words, places) for start, words in stretch)
