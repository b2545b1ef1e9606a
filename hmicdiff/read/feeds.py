"""Lists of other documents below the text of a page: its latest headlines, what else it may be on.

They are nothing that a document says, and change with the day on which its page was taken. Such a
list stands below the last sentence, behind a line that nearly all documents have there. What it
names are titles of other documents; or the same titles further down in other documents, pushed by
newer ones: no address or name of a person moves so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from hmicdiff.model.text import LINE_END
from hmicdiff.read.conventions import is_ended
from hmicdiff.read.counting import numberless
from hmicdiff.read.formats.document import Document, Piece, without
from hmicdiff.read.frames import of_kind
from hmicdiff.structs import Struct, replace

_LINE = re.compile(r"[^\s][^\r\n]*")
_NEARLY_ALL = 0.9
"""A page has the line above its list everywhere, but for one document in ten."""
_FEWEST = 5
"""In fewer documents what all have may be chance."""
_SENTENCE = 8
"""A line of so many words that ends with a stop is text."""
_TITLE = 5
"""So many words are no name, no address and no date."""
_MOVED = 2
"""One title that stands elsewhere may be chance."""
_LINKED = 3
"""Fewer documents may name another in their text."""
FRAME = "list of others"
"""What begins the words around a list, where they are kept to know it again: no word of a frame."""

Key = str
"""A line, each number a sign."""


class _Line(Struct, frozen=True):
    start: int
    end: int
    words: str
    key: Key

    @property
    def is_title(self) -> bool:
        """Whether it may be one."""
        return len(self.words.split()) >= _TITLE


class _List(Struct, frozen=True):
    """What stands between two lines that nearly all have."""

    above: Key
    below: Key
    """Empty at the end of the document."""
    lines: Sequence[_Line]

    @property
    def titles(self) -> list[str]:
        """The titles in it."""
        return [line.words for line in self.lines if line.is_title]


def without_feeds(
    documents: Sequence[Document], known: Collection[tuple[str, ...]] = ()
) -> list[Document]:
    """Return documents without the lists of others below them, which is noted.

    `known` are the lines around lists in documents of the same family.
    """
    lines = [_lines(document.text) for document in documents]
    tails = [_tail(own) for own in lines]
    frame = _frame(tails)
    lists = [list(_lists(tail, frame)) for tail in tails]
    heads = [own[0].words if own else "" for own in lines]
    proven = set(_proven(lists, heads, ()))
    listed = {title for own in lists for one in own if one.above in proven for title in one.titles}
    proven |= set(_proven(lists, heads, listed))
    if known:
        around = {line for each in known for line in each}
        lists = [list(_lists(tail, around)) for tail in tails]
        proven |= {above for above, _ in known}
    return [
        _without(document, [each for each in own if each.above in proven])
        for document, own in zip(documents, lists, strict=True)
    ]


def _lines(text: str) -> list[_Line]:
    return [
        _Line(match.start(), match.end(), words, numberless(words))
        for match in _LINE.finditer(text)
        for words in [" ".join(match[0].split())]
    ]


def _tail(lines: Sequence[_Line]) -> Sequence[_Line]:
    """Return what stands below the last sentence, and the last line that goes on in the next."""
    for at in range(len(lines) - 1, -1, -1):
        words = lines[at].words
        if words[0].islower() or (len(words.split()) >= _SENTENCE and is_ended(words)):
            return lines[at + 1 :]
    return ()


def _frame(tails: Sequence[Sequence[_Line]]) -> set[Key]:
    """Return the labels that nearly all have below their text, each once."""
    uses: Counter[Key] = Counter()
    for tail in tails:
        counts = Counter(line.key for line in tail if not line.is_title)
        uses.update(key for key, count in counts.items() if count == 1)
    return {key for key, count in uses.items() if count >= max(_FEWEST, _NEARLY_ALL * len(tails))}


def _lists(tail: Sequence[_Line], frame: Collection[Key]) -> Iterator[_List]:
    above = ""
    found: list[_Line] = []
    for line in tail:
        if line.key in frame:
            if above:
                yield _List(above, line.key, tuple(found))
            above, found = line.key, []
        else:
            found.append(line)
    if above:
        yield _List(above, "", tuple(found))


def _proven(
    lists: Sequence[Sequence[_List]], heads: Sequence[str], listed: Collection[str]
) -> Iterator[Key]:
    """Yield the lines below which lists of other documents stand.

    `heads` are the first lines of the documents, `listed` what is known to be a title besides.
    """
    titles = {*heads, *listed}
    places: defaultdict[Key, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    lengths: defaultdict[Key, Counter[int]] = defaultdict(Counter)
    linked: Counter[Key] = Counter()
    for own, head in zip(lists, heads, strict=True):
        for each in own:
            lengths[each.above][len(each.titles)] += 1
            linked[each.above] += any(title in titles and title != head for title in each.titles)
            for at, title in enumerate(each.titles):
                places[each.above][title].add(at)
    for above, counts in lengths.items():
        ((length, most),) = counts.most_common(1)
        is_even = length > 1 and most >= _NEARLY_ALL * counts.total()
        moved = sum(len(at) > 1 for at in places[above].values())
        if (is_even and moved >= _MOVED) or linked[above] >= _LINKED:
            yield above


def _without(document: Document, lists: Sequence[_List]) -> Document:
    pieces = [
        Piece(
            each.lines[0].start,
            each.lines[-1].end,
            "list of other documents below the text",
            frame=(FRAME, each.above, each.below),
        )
        for each in lists
        if each.titles
    ]
    if pieces and not document.places:
        starts = [0, *(match.end() for match in LINE_END.finditer(document.text))]
        places = tuple((start, f"line {at}") for at, start in enumerate(starts, 1))
        document = replace(document, places=places)
    return without(document, pieces) if pieces else document


def around_lists(frames: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return the lines around lists among what was around texts in their files."""
    return set(of_kind(frames, FRAME))
