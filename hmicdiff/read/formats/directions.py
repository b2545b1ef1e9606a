"""In which direction words are read: from the left, or from the right as in Arabic and Hebrew.

A page that is read from the right is mirrored: its lines then begin at the left, its columns follow
each other from there, and all that is known of pages holds for it, too.
"""

from collections.abc import Iterable, Sequence
from unicodedata import bidirectional

from hmicdiff.read.formats.rows import Word
from hmicdiff.structs import replace

_LEFTWARD = frozenset({"R", "AL"})


def is_leftward(text: str) -> bool:
    """Tell whether a text has letters that are read from the right."""
    return not text.isascii() and any(bidirectional(sign) in _LEFTWARD for sign in text)


def is_rightward(text: str) -> bool:
    """Tell whether a text has letters that are read from the left."""
    return any(bidirectional(sign) == "L" for sign in text)


def as_read(page: Sequence[Word]) -> list[Word]:
    """Return the words of a page, mirrored if most of it is read from the right.

    Those that are read against the others are marked.
    """
    leftward = [word for word in page if is_leftward(word.text)]
    if not leftward:
        return list(page)
    rightward = [word for word in page if is_rightward(word.text)]
    if _letters(leftward) <= _letters(rightward):
        against = {id(word) for word in leftward}
        return [replace(word, is_against=id(word) in against) for word in page]
    against = {id(word) for word in rightward}
    return [
        replace(word, left=-word.right, right=-word.left, is_against=id(word) in against)
        for word in page
    ]


def _letters(words: Iterable[Word]) -> int:
    return sum(map(str.isalpha, "".join(word.text for word in words)))
