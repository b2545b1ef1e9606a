"""In which language a text is, as far as that says what its words and figures stand for."""

from functools import lru_cache

_ENGLISH = (" the ", " of ", " and ", " is ", " was ", " were ", " for ", " with ", " has ")
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
    """Tell whether a text has the small words of English as often as English has them."""
    return _has(text, _ENGLISH)


@lru_cache(maxsize=4096)
def has_decimal_commas(text: str) -> bool:
    """Tell whether a text is in a language that mostly writes 1,5 for one and a half."""
    return not is_english(text) and _has(text, _WITH_COMMAS)


def _has(text: str, words: tuple[str, ...]) -> bool:
    plain = f" {text.casefold()} ".replace("\n", " ")
    return sum(map(plain.count, words)) * _EVERY >= len(plain)
