"""Lines that stand again and count the pages: what is the same in them, and their numbers."""

import re

_NUMBER = re.compile(r"\d+")
_DIGITS = 9
"""So many digits count anything; a longer number is none."""


def numberless(words: str) -> str:
    """Return a line with each number a sign: "Page 3 of 7" is "Page # of #".

    Where the line itself has that sign, it becomes another: it stands for no number.
    """
    return _NUMBER.sub("#", words.replace("#", "\uff03"))


def numbers(words: str) -> tuple[int, ...]:
    """Return the numbers of a line, in their order."""
    return tuple(int(number[:_DIGITS]) for number in _NUMBER.findall(words))
