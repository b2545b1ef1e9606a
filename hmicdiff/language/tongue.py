"""In which language a text is, as far as that says what its words and figures stand for."""

from functools import lru_cache

_ONLY_ENGLISH = (" the ", " and ", " were ", " with ")
_ENGLISH = (*_ONLY_ENGLISH, " of ", " is ", " was ", " for ", " has ")
"""Of these, "was" is German too, and "of" and "is" are Dutch."""
_WITH_COMMAS = tuple(
    f" {word} "
    for word in (
        "der die das und von mit den ist de la el los las que del por le les des du et un une est "
        "het een van en met il di che per da do dos em no na uma"
    ).split()
)
"""German, French, Spanish, Italian, Portuguese and Dutch."""
_EVERY = 250
"""A language has one of its small words in at most so many characters, long tables apart."""


@lru_cache(maxsize=4096)
def is_english(text: str) -> bool:
    """Tell whether a text has the small words of English as often as English has them.

    If it has only such as other languages have too, the small words of those must be absent.
    """
    if not _has(text, _ENGLISH):
        return False
    plain = _plain(text)
    return _count(plain, _ONLY_ENGLISH) > 0 or not _count(plain, _WITH_COMMAS)


@lru_cache(maxsize=4096)
def has_decimal_commas(text: str) -> bool:
    """Tell whether a text is in a language that mostly writes 1,5 for one and a half."""
    return not is_english(text) and _has(text, _WITH_COMMAS)


def _has(text: str, words: tuple[str, ...]) -> bool:
    plain = _plain(text)
    return _count(plain, words) * _EVERY >= len(plain)


def _plain(text: str) -> str:
    return f" {text.casefold()} ".replace("\n", " ")


def _count(plain: str, words: tuple[str, ...]) -> int:
    return sum(map(plain.count, words))
