"""Drop capitals: a large initial belongs to the word beside its top, not to that at its foot."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hmicdiff.read.formats.rows import Word
from hmicdiff.structs import replace

_LARGER = 1.6
"""An initial over two lines is so many times as large as their letters, or more."""
_CAPITAL = 0.7
"""A capital is as high as this share of its size, in nearly all fonts."""
_OFF = 0.6
"""By so many sizes the top of an initial may be off that of the line beside it."""
_NEAR = 2.0
"""The line is no farther from it than so many sizes."""
_LONGEST = 2
"""An initial is a letter, with a quote mark before it perhaps."""
_ALONE = frozenset({"A", "I", "O", "Y", "E", "\u00c0", "\u00c9"})
"""What is a word of its own in many a language."""
_MARKS = ",.;:!?"


def with_initials(pages: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """Return pages on which each drop capital is part of the first word beside its top."""
    known = Counter(word.text.strip(_MARKS).casefold() for page in pages for word in page)
    return [_joined(page, known) for page in pages]


def _joined(page: Sequence[Word], known: Mapping[str, int]) -> list[Word]:
    words = list(page)
    smallest = min((word.size for word in page), default=0.0)
    large = [word for word in page if word.size > _LARGER * smallest]
    for initial in filter(_is_initial, large):
        beside = [word for word in words if _is_beside(word, initial)]
        top = initial.base + _CAPITAL * initial.size
        first = max(_leftmost(beside, initial), key=lambda word: word.base, default=None)
        if first is None or abs(first.base + _CAPITAL * first.size - top) > _OFF * first.size:
            continue
        moved = {id(word): replace(word, left=initial.left) for word in _leftmost(beside, initial)}
        moved[id(first)] = replace(first, text=_word(initial, first, known), left=initial.left)
        words = [moved.get(id(word), word) for word in words if word is not initial]
    return words


def _is_initial(word: Word) -> bool:
    letters = word.text
    return len(letters) <= _LONGEST and letters[-1].isupper() and not letters[0].isdigit()


def _is_beside(word: Word, initial: Word) -> bool:
    """Tell whether a word stands on a line that an initial pushes aside."""
    is_level = initial.base - _OFF * word.size < word.base < initial.base + initial.size
    is_small = word.size * _LARGER < initial.size
    return is_small and is_level and word.left > initial.right - _OFF * word.size


def _leftmost(words: Iterable[Word], initial: Word) -> list[Word]:
    """Return the first word of each line, where that is near an initial."""
    rows: dict[int, Word] = {}
    for word in words:
        row = round(word.base)
        if row not in rows or word.left < rows[row].left:
            rows[row] = word
    return [word for word in rows.values() if word.left - initial.right < _NEAR * word.size]


def _word(initial: Word, rest: Word, known: Mapping[str, int]) -> str:
    """Return the initial with the word that it begins, or before the one that stands after it.

    "A" begins "About" and stands before "boat", which then is a word elsewhere in the document.
    """
    words = rest.text.strip(_MARKS)
    begins = words[:1].islower() or (words.isupper() and len(words) > 1)
    is_whole = initial.text[-1:] in _ALONE and known.get(words.casefold(), 0) > 1
    return initial.text + rest.text if begins and not is_whole else f"{initial.text} {rest.text}"
