"""Whether a text is English: only there are English words numbers and negations."""

from functools import lru_cache

_COMMON = (" the ", " of ", " and ", " is ", " was ", " were ", " for ", " with ", " has ")
_EVERY = 250
"""English has one of these words in at most so many characters, long tables apart."""


@lru_cache(maxsize=4096)
def is_english(text: str) -> bool:
    """Tell whether a text has the small words of English as often as English has them."""
    plain = f" {text.casefold()} ".replace("\n", " ")
    return sum(map(plain.count, _COMMON)) * _EVERY >= len(plain)
