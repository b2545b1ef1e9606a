"""What is set at the head of files, "date: 2031-05-04": what a family's documents say by it.

Most of it is for a program. What nearly all documents set, each as it is about, is a fact of each,
and stands as a line of its text. What all set alike, what only one file has, and what repeats the
title or the name of the file is left out, and noted.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from hmicdiff.read.formats.document import SETTINGS, Document, Piece, dropped, without
from hmicdiff.structs import replace

_NEARLY_ALL = 0.9
"""What fewer of the documents set would be told as missing in the others."""
_ALIKE = 0.8
"""Where more set the same, it is how the files are made rather than what they are about."""
_HALF = 0.5
"""What the texts of half of the known documents have is kept in a new one, too."""
_FEWEST = 3
"""Of two documents nothing shows what is each one's own."""
_LONGEST = 12
"""So many words a cell can hold; a longer value is a text."""
_ADDRESS = re.compile(r"\S*[/\\]\S*")
_WORD = re.compile(r"[^\W_]+")


def with_settings(
    documents: Sequence[tuple[str, Document]], known: Iterable[str] | None
) -> list[Document]:
    """Return documents, each given with its source, with those lines of settings that are facts.

    `known` are the texts of the family that were read before, where there are some.
    """
    if not any(document.settings for _, document in documents):
        return [document for _, document in documents]
    if known is None:
        kept = _telling(documents)
    else:
        texts = list(known)
        uses = Counter(key for text in texts for key in {_key(line) for line in text.split("\n")})
        kept = {key for key, count in uses.items() if count >= _HALF * len(texts)}
    return [_left(document, kept) for _, document in documents]


def _key(line: str) -> str:
    return line.partition(": ")[0]


def _telling(documents: Sequence[tuple[str, Document]]) -> set[str]:
    """Return what nearly all documents set, and not all alike, by its key."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for source, document in documents:
        title = document.text.partition("\n")[0]
        own = {_words(title), _words(PurePosixPath(source).stem)}
        for line in document.settings:
            key, _, value = line.partition(": ")
            is_text = len(value.split()) > _LONGEST
            repeats = not _words(value).isdecimal() and _words(value) in own
            values[key].append("" if repeats or is_text or _ADDRESS.fullmatch(value) else value)
    least = max(_FEWEST, _NEARLY_ALL * len(documents))
    return {key for key, said in values.items() if len(said) >= least and _differ(said)}


def _words(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _differ(said: Sequence[str]) -> bool:
    """Tell whether most values say something, and hardly any is the one that most have."""
    most = Counter(value.casefold() for value in said).most_common(1)[0][1]
    return 2 * said.count("") < len(said) and most <= _ALIKE * len(said)


def _left(document: Document, kept: set[str]) -> Document:
    pieces = list(_pieces(document, kept))
    if not pieces:
        return document
    left = without(document, pieces)
    lines = "\n".join(document.text[piece.start : piece.end] for piece in pieces)
    return replace(left, notes=(*document.notes, dropped(SETTINGS, lines)))


def _pieces(document: Document, kept: set[str]) -> Iterator[Piece]:
    """Yield the lines of settings that are not kept."""
    at = 0
    for line in document.settings:
        start = document.text.find(f"{line}\n", at)
        if start >= 0 and _key(line) not in kept:
            yield Piece(start, start + len(line), SETTINGS)
        at = max(at, start + len(line))
