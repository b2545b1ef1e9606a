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
Block = tuple[int, int, Key]
"""Where it begins and ends, and what it says whatever its names are."""


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
    others = _linked_titles(kinds, [document.text for _, document in documents], blocks, frame)
    return [
        document
        if kind == _OWN
        else without(document, _around(document.text, own, shared, frame, linked))
        for kind, own, linked, (_, document) in zip(kinds, blocks, others, documents, strict=True)
    ]


def of_kind(frames: Iterable[Key], kind: str) -> list[Key]:
    """Return the words of those frames, each with its format, that begin with what names a kind."""
    return [(*words,) for _, first, *words in frames if first == kind]


def _linked_titles(
    kinds: Sequence[str],
    texts: Sequence[str],
    blocks: Sequence[Sequence[Block]],
    frame: Collection[Key],
) -> list[set[int]]:
    """Return which blocks of each document are the title of another, or its own once more.

    Pages link to each other: several files of a format have such blocks. The title is the first
    block that is of no frame.
    """
    words = [
        [_words(text[start:end]) for start, end, _ in own]
        for text, own in zip(texts, blocks, strict=True)
    ]
    first = [
        next((at for at, (_, _, key) in enumerate(own) if key not in frame), 0) for own in blocks
    ]
    uses = Counter(said[at] for at, said in zip(first, words, strict=True) if said)
    titles = {title for title, count in uses.items() if count < _SEVERAL}
    found = [
        {number for number, each in enumerate(said) if each in titles and number != at}
        for at, said in zip(first, words, strict=True)
    ]
    doing = Counter(kind for kind, linked in zip(kinds, found, strict=True) if linked)
    return [
        linked if doing[kind] >= _SEVERAL else set()
        for kind, linked in zip(kinds, found, strict=True)
    ]


def _words(text: str) -> Key:
    return tuple(_WORD.findall(_unmarked(text).casefold()))


def without_known_frames(
    documents: Sequence[tuple[str, Document]], frames: Collection[Key], texts: Iterable[str]
) -> list[Document]:
    """Return documents without the frames that files of their family have, whose `texts` are given.

    Frames are told by their format and then their words. One file alone does not show what is its
    frame.
    """
    if not frames:
        return [document for _, document in documents]
    told = list(texts)
    common = _common(told) | {word for _, *words in frames for word in words}
    uses = Counter(key for text in told for key in {key for _, _, key in _blocks(text, common)})
    often = max(_HALF * len(told), _SEVERAL)
    shared = {key for key, count in uses.items() if len(key) >= _LEAST and count >= often}
    titles = {_words(match[0]) for text in told if (match := _BLOCK.search(text))}
    known: defaultdict[str, set[Key]] = defaultdict(set)
    for kind, *words in frames:
        known[kind].add(tuple(words))
    return [
        _without_known(document, common, shared, known[form], titles) if form in known else document
        for form, document in documents
    ]


def _without_known(
    document: Document,
    common: Collection[str],
    shared: Collection[Key],
    frame: Collection[Key],
    titles: Collection[Key],
) -> Document:
    blocks = list(_blocks(document.text, common))
    own = next((at for at, (_, _, key) in enumerate(blocks) if key not in frame), 0)
    linked = [
        at
        for at, (start, end, _) in enumerate(blocks)
        if at != own and _words(document.text[start:end]) in titles
    ]
    return without(document, _around(document.text, blocks, shared, frame, linked))


def _common(texts: Iterable[str]) -> set[str]:
    """Return the words, in small letters, that half of the texts have: no names of one of them."""
    said = [{word.casefold() for word in _WORD.findall(text)} for text in texts]
    uses = Counter(word for words in said for word in words)
    return {word for word, count in uses.items() if count >= _HALF * len(said)}


def _blocks(text: str, common: Collection[str]) -> Iterator[Block]:
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
    text: str,
    blocks: Sequence[Block],
    shared: Collection[Key],
    frame: Collection[Key],
    linked: Collection[int] = (),
) -> Iterator[Piece]:
    """Yield the blocks of a frame: before or behind all that is shared, or no sentences.

    `linked` are those that are titles of other documents.
    """
    own = [at for at, (_, _, key) in enumerate(blocks) if key in shared and at not in linked]
    if not own:
        return
    framed = [
        at
        for at, (start, end, key) in enumerate(blocks)
        if key in frame and not (own[0] <= at <= own[-1] and _is_sentence(text, start, end))
    ]
    for at, (start, end, key) in enumerate(blocks):
        if at in framed:
            what = "around the text, as in the other files of its format"
            yield Piece(start, end, what, frame=key)
        elif own[0] <= at <= own[-1]:
            continue
        elif at in linked:
            yield Piece(start, end, "title of another document")
        elif _is_between(at, framed, own) and not _is_sentence(text, start, end):
            yield Piece(start, end, "between what is around the text in all files of its format")


def _is_sentence(text: str, start: int, end: int) -> bool:
    return _STOP.search(text[start:end]) is not None


def _is_between(at: int, framed: Sequence[int], own: Sequence[int]) -> bool:
    """Tell whether a block stands between blocks of the frame, with none of the text's between."""
    before = max((each for each in framed if each < at), default=-1)
    after = min((each for each in framed if each > at), default=-1)
    return -1 not in {before, after} and not any(before < each < after for each in own)
