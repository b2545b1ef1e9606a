"""Small words above or below the line, as part of the word that they stand at."""

from collections.abc import Iterable

from hmicdiff.read.formats.raised import raised
from hmicdiff.read.formats.rows import Word
from hmicdiff.structs import replace

_SMALLEST, _SMALLER = 0.42, 0.85
"""What is raised is smaller than the word before it, by such shares; beside a drop capital a whole
text is smaller still."""
_LONGEST = 7
"""A mark has so many signs at the most: "12, 13"."""
_LEAST, _MOST = 0.1, 0.75
"""It stands off the base line by such shares of that word's size."""
_GAP = 0.25
"""It follows that word with no more of a gap than this share of its size."""


def with_superscripts(words: Iterable[Word]) -> list[Word]:
    """Return words in the order in which they are drawn, what is raised or lowered at its word."""
    found: list[Word] = []
    for word in words:
        if found and _is_small_at(found[-1], word):
            found[-1] = _joined(found[-2:], word)
        elif found and _goes_on(found[-1], word):
            found[-1] = replace(found[-1], text=found[-1].text + word.text, right=word.right)
        else:
            found.append(word)
    return found


def _is_small_at(before: Word, word: Word) -> bool:
    off = abs(word.base - before.base) / before.size
    is_small = _SMALLEST < word.size / before.size < _SMALLER and len(word.text) <= _LONGEST
    return is_small and _LEAST < off < _MOST and _is_next_to(before, word)


def _is_next_to(before: Word, word: Word) -> bool:
    return -_GAP * before.size < word.left - before.right < _GAP * before.size


def _joined(before: list[Word], word: Word) -> Word:
    *_, last = before
    text = word.text
    if word.base > last.base:
        text = raised(" ".join(each.text for each in before), text)
    return replace(last, text=last.text + text, right=word.right)


def _goes_on(before: Word, word: Word) -> bool:
    """Tell whether a mark of punctuation follows what is raised: no space stands before it."""
    is_mark = not word.text[0].isalnum() and before.text.endswith("]")
    return is_mark and before.base == word.base and _is_next_to(before, word)
