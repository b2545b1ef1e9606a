"""What only the frame of a file has, told by what recurs: letterheads, lines around a saved page.

Where a family comes in several formats, the documents themselves differ in what they are about, and
their frames by where they come from. So a block at the edge of a document is of its frame if it
stands there in nearly all files of one format, and in none of another; sentences between the first
and the last words that files of several formats share are the document's own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from hmicdiff.read.english import MONTHS
from hmicdiff.read.formats.document import Document, Piece, without
from hmicdiff.read.formats.registry import TABLE

_BLOCK = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_MARKER = re.compile(r"(?:[-*\u2022]|\d{1,3}[.)])\s+")
_WORD = re.compile(r"\w+(?:['\u2019.-]\w+)*")
_STOP = re.compile(r"[.!?][\"'\u201d\u2019)]*(?:\s|$)")
_SEVERAL = 3
"""What two files share may be chance."""
_MOST = 0.65
"""A frame stands in nearly all files of its format; of three, two may have kept it."""
_HALF = 0.5
"""What half of all documents have is no name of one of them."""
_LEAST = 4
"""So many words in small letters are no label, and can be told again where names differ."""
_OWN = "text"
_PLAIN = ("markdown", TABLE)
"""What else has no frame: no program puts words around a Markdown file, or around a cell."""

Key = tuple[str, ...]


def without_frames(documents: Sequence[tuple[str, Document]]) -> list[Document]:
    """Return documents, each given with its format, without their frames, which are noted.

    A plain text is left as it is: nothing in it is not its own.
    """
    kinds = [_OWN if form in _PLAIN else form for form, _ in documents]
    sizes = Counter(kinds)
    if len(sizes) < 2 or max(sizes.values()) > len(kinds) - 1:  # noqa: PLR2004
        return [document for _, document in documents]
    common = _common(document.text for _, document in documents)
    blocks = [list(_blocks(document.text, common)) for _, document in documents]
    uses: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for kind, own in zip(kinds, blocks, strict=True):
        for key in {key for _, _, key in own}:
            uses[key][kind] += 1
    shared = {key for key, use in uses.items() if _is_shared(key, use, len(kinds))}
    frame = {key for key, use in uses.items() if _is_of_frame(use, sizes)} - shared
    # other formats break lines elsewhere: what they say in other blocks is theirs, too
    for own, (_, document) in zip(blocks, documents, strict=True):
        having = {key for _, _, key in own}
        lines = {_key(_unmarked(line), common) for line in document.text.split("\n")}
        small = f" {' '.join(_small(document.text))} "
        frame = {key for key in frame if key in having or not (key in lines or _in(small, key))}
    return [
        document if kind == _OWN else without(document, _around(document.text, own, shared, frame))
        for kind, own, (_, document) in zip(kinds, blocks, documents, strict=True)
    ]


def _common(texts: Iterable[str]) -> set[str]:
    """Return the words, in small letters, that half of the texts have: no names of one of them."""
    said = [{word.casefold() for word in _WORD.findall(text)} for text in texts]
    uses = Counter(word for words in said for word in words)
    return {word for word, count in uses.items() if count >= _HALF * len(said)}


def _blocks(text: str, common: Collection[str]) -> Iterator[tuple[int, int, Key]]:
    for match in _BLOCK.finditer(text):
        yield match.start(), match.end(), _key(_unmarked(match[0]), common)


def _unmarked(words: str) -> str:
    return _MARKER.sub("", words.lstrip(), count=1)


def _small(words: str) -> list[str]:
    """Return the words that begin with a small letter."""
    return [word for word in _WORD.findall(words) if word[0].islower()]


def _in(small: str, key: Key) -> bool:
    """Tell whether a text has the words of a key in a row, if it has enough of them."""
    return len(key) >= _LEAST and f" {' '.join(key)} " in small


def _key(words: str, common: Collection[str]) -> Key:
    """Return what a block says whatever its names, dates and figures are."""
    small = _small(words)
    if len(small) >= _LEAST:
        return tuple(small)
    return tuple(_masked(word, common) for word in _WORD.findall(words))


def _masked(word: str, common: Collection[str]) -> str:
    folded = word.casefold()
    if folded in MONTHS:
        return "month"
    if word[0].isdigit():
        return "0"
    return folded if word[0].islower() or folded in common else "name"


def _is_shared(key: Key, use: Counter[str], total: int) -> bool:
    """Tell whether a block is the documents' own: many in several formats have it."""
    return len(key) >= _LEAST and len(use) > 1 and use.total() >= max(_HALF * total, _SEVERAL)


def _is_of_frame(use: Counter[str], sizes: Counter[str]) -> bool:
    """Tell whether nearly all files of some formats have a block, and those of another have not."""
    having = {kind for kind in use if use[kind] >= _MOST * sizes[kind]}
    if not having or having != set(use) or max(sizes[kind] for kind in having) < _SEVERAL:
        return False
    return sum(sizes[kind] for kind in sizes if kind not in having) >= _SEVERAL


def _around(
    text: str, blocks: Sequence[tuple[int, int, Key]], shared: set[Key], frame: set[Key]
) -> Iterator[Piece]:
    """Yield the blocks of a frame: before or behind all that is shared, or no sentences."""
    own = [number for number, (_, _, key) in enumerate(blocks) if key in shared]
    if not own:
        return
    for number, (start, end, key) in enumerate(blocks):
        is_inside = own[0] <= number <= own[-1]
        if key in frame and not (is_inside and _STOP.search(text[start:end])):
            yield Piece(start, end, "around the text, as in the other files of its format")
