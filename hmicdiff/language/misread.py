"""Single characters that a machine that reads a page takes for one another, or for a word."""

_ALIKE = ("1Il|!", "0Oo")
"""A stroke is read as a figure, a letter or a mark; so is a ring."""
_SCRAPS = frozenset("J|l!")
"""What is left of a word that was not read; no word of its own in any language."""


def may_be_misread(one: str, other: str) -> bool:
    """Tell whether two texts are single characters that look alike: "I" and "1"."""
    return len(one) == len(other) == 1 and any(one in row and other in row for row in _ALIKE)


def is_misread_figure(text: str) -> bool:
    """Tell whether one character may be a figure that was read as a letter or a mark."""
    return not text.isdecimal() and any(may_be_misread(text, row[0]) for row in _ALIKE)


def is_scrap(text: str, expected: str) -> bool:
    """Tell whether one character stands where a word was, or was misread: "J" for "date"."""
    is_word = len(expected) > 1 and expected.isalpha() and expected.islower()
    return may_be_misread(text, expected) or (text in _SCRAPS and is_word)
