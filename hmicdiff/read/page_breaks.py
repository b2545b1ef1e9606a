"""Plain text that was taken from pages: running heads in it, and sentences that they interrupt.

A running head stands again and again and counts the pages. So do the headings of chapters; but
only a page ends in the middle of a sentence, which goes on behind the head, and behind the notes
at the foot of the page.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from hmicdiff.model.text import LINE_END, Note
from hmicdiff.read.conventions import is_ended
from hmicdiff.read.counting import numberless, numbers
from hmicdiff.read.formats.document import Document, dropped
from hmicdiff.read.frames import of_kind
from hmicdiff.structs import Struct, replace

_BLOCK = re.compile(r"[^\S\n]*\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)))*")
_NOTE = re.compile(r"\s*(?:[\u00b9\u00b2\u00b3\u2070-\u2079*\u2020\u2021]|\d{1,2}[.)]?\s+\S|_{3,})")
"""What begins a note at the foot of a page, or the line above it."""
_LINES = 3
"""A running head has no more lines."""
_WIDTH = 80
"""In characters: a longer line is text."""
_PAGE = 800
"""So many characters are on a page, and more; what stands closer counts something smaller."""
_BROKEN = 2
"""So many sentences that go on behind a head show that it is one: one may lack its stop."""
_FEW = 0.1
"""One page in ten ends in the middle of a sentence, and more; a heading never stands in one."""
FRAME = "running head"
"""What begins the words of one, where they are kept to know it again: no word of a frame."""

Key = str
"""A line of a running head, each number a sign."""


class _Block(Struct, frozen=True):
    start: int
    end: int
    words: str
    lines: Mapping[Key, tuple[int, ...]]
    """Its lines with their numbers; none where it can be no running head."""


def without_page_breaks(
    documents: Sequence[tuple[str, Document]], known: Collection[Key] = ()
) -> list[Document]:
    """Return documents, each given with its format, with plain texts as if they had no pages.

    Their running heads are left out, which is noted, and sentences go on. `known` are running
    heads of texts of the same family.
    """
    blocks = {at: _blocks(each.text) for at, (form, each) in enumerate(documents) if form == "text"}
    counting = {at: dict(_counting(own)) for at, own in blocks.items()}
    broken: Counter[Key] = Counter()
    standing: Counter[Key] = Counter()
    for at, heads in counting.items():
        for key, found in heads.items():
            standing[key] += len(found)
            broken[key] += sum(_is_broken(blocks[at], number) for number in found)
    proven = {key for key in standing if broken[key] >= max(_BROKEN, _FEW * standing[key])}
    proven |= set(known)
    return [
        _joined(document, blocks[at], _heads(blocks[at], counting[at], proven), proven)
        if at in blocks
        else document
        for at, (_, document) in enumerate(documents)
    ]


def _blocks(text: str) -> list[_Block]:
    found = []
    for match in _BLOCK.finditer(text):
        words = match[0].strip()
        lines = words.splitlines()
        is_short = len(lines) <= _LINES and max(map(len, lines)) <= _WIDTH
        found.append(
            _Block(
                match.start(),
                match.end(),
                words,
                {_key(line): numbers(line) for line in lines} if is_short else {},
            )
        )
    return found


def _key(line: str) -> Key:
    return numberless(" ".join(line.split()))


def _counting(blocks: Sequence[_Block]) -> Iterator[tuple[Key, list[int]]]:
    """Yield lines that stand again far apart, one number counting up, and in which blocks."""
    standing: defaultdict[Key, list[int]] = defaultdict(list)
    for number, block in enumerate(blocks):
        for key in block.lines:
            standing[key].append(number)
    for key, found in standing.items():
        pages = [blocks[number] for number in found]
        if len(found) > 1 and all(
            _is_next(page.lines[key], after.lines[key]) for page, after in pairwise(pages)
        ):
            apart = median(after.start - page.end for page, after in pairwise(pages))
            if apart >= _PAGE:
                yield key, found


def _is_next(page: Sequence[int], after: Sequence[int]) -> bool:
    steps = [two - one for one, two in zip(page, after, strict=True)]
    return sum(steps) == 1 and steps.count(0) == len(steps) - 1


def _is_broken(blocks: Sequence[_Block], head: int) -> bool:
    """Tell whether a sentence goes on behind a block as if it were not there."""
    if not 0 < head < len(blocks) - 1:
        return False
    return _goes_on(blocks[head - 1].words, blocks[head + 1].words)


def _goes_on(words: str, after: str) -> bool:
    return after[:1].islower() and not is_ended(words)


def _heads(
    blocks: Sequence[_Block], counting: Mapping[Key, Sequence[int]], heads: Collection[Key]
) -> set[int]:
    """Return which blocks are running heads: those that count, and with words all that say so.

    So is what stands beside each of several and nowhere else: what a page has at its foot.
    """
    found = {number for key, those in counting.items() if key in heads for number in those}
    worded = {key for key in heads if any(map(str.isalpha, key))}
    found |= {number for number, block in enumerate(blocks) if worded.intersection(block.lines)}
    alone = Counter(block.words for block in blocks)
    for step in (-1, 1):
        near = {at + step for at in found if 0 <= at + step < len(blocks)}
        beside = Counter(blocks[at].words for at in near if blocks[at].lines)
        found |= {at for at in near if 1 < alone[blocks[at].words] == beside[blocks[at].words]}
    return found


def _joined(
    document: Document,
    blocks: Sequence[_Block],
    heads: Collection[int],
    proven: Collection[Key],
) -> Document:
    """Return a text without its running heads, its notes behind the paragraphs they interrupt."""
    if not heads:
        return document
    paragraphs: list[list[_Block]] = []
    notes: list[Note] = []
    is_new_page = False
    for number, block in enumerate(blocks):
        if number in heads:
            notes.append(replace(dropped("running head", block.words), frame=_frame(block, proven)))
            is_new_page = True
            continue
        begun = _begun(paragraphs, block) if is_new_page else None
        if begun is None:
            paragraphs.append([block])
        else:
            begun.append(block)
        is_new_page = False
    pieces: list[str] = []
    places: list[tuple[int, str]] = []
    offset = 0
    lines = [match.end() for match in LINE_END.finditer(document.text)]
    for paragraph in paragraphs:
        for block in paragraph:
            line = bisect_right(lines, block.start) + 1
            said = document.text[block.start : block.end].splitlines()
            for at, words in enumerate(said, line):
                places.append((offset, f"line {at}"))
                pieces.append(f"{words}\n")
                offset += len(words) + 1
        pieces.append("\n")
        offset += 1
    text = "".join(pieces).rstrip("\n") + "\n"
    return replace(document, text=text, places=tuple(places), notes=(*document.notes, *notes))


def _frame(block: _Block, proven: Collection[Key]) -> tuple[str, ...]:
    """Return what tells a running head in other files of the family."""
    known = sorted(key for key in block.lines if key in proven)
    return (FRAME, *known) if known else ()


def _begun(paragraphs: Sequence[list[_Block]], following: _Block) -> list[_Block] | None:
    """Return the paragraph of the page before that goes on: the last that is no note."""
    for paragraph in reversed(paragraphs):
        if not _NOTE.match(paragraph[0].words):
            return paragraph if _goes_on(paragraph[-1].words, following.words) else None
    return None


def keys_of(frames: Iterable[tuple[str, ...]]) -> set[Key]:
    """Return the lines of running heads among what was around texts in their files."""
    return {key for lines in of_kind(frames, FRAME) for key in lines}
