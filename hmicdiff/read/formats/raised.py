"""Raised text: the mark of a note, an exponent, or the end of an ordinal.

The mark of a note stands in brackets, as in Word documents: "41[2]" is forty-one and note 2. It is
no digit of the figure before it, and no sentence of its own.
"""

import re

_EXPONENTS = str.maketrans(
    "0123456789+-\u2212",
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207b",
)
_MARK = re.compile(
    r"\(?(?:\d{1,3}(?:\s*[,\u2013-]\s*\d{1,3})*|[*\u2020\u2021\u00a7\u00b6]{1,3})\)?"
)
_LETTER = re.compile(r"[^\W\d_]")
_POWER = re.compile(r"[\u2212+-]?\d{1,3}")
_UNIT = re.compile(r"\d\s?[^\W\d_]{1,3}$|(?:^|[^\w.,])[^\W\d_]$|(?:^|\s|/)[kcdm\u00b5]?m$")
"""What a raised 2 or 3 makes an area, a volume or a square: a short unit behind a figure, a metre,
a letter alone."""
_TEN = re.compile(r"(?:^|[^\d.,])10$")


def raised(before: str, text: str, *, linked: bool = False) -> str:
    """Return raised text as it stands in a line, behind what is `before` it there.

    `linked` is whether it leads to a note, which then it is the mark of.
    """
    words = text.strip()
    if linked and (_MARK.fullmatch(words) or _LETTER.fullmatch(words)):
        return f"[{words.strip('()')}]"
    if _POWER.fullmatch(words) and _is_exponent(before, words):
        return words.translate(_EXPONENTS)
    if _MARK.fullmatch(words) and before.strip():
        return f"[{words.strip('()')}]"
    return text


def _is_exponent(before: str, words: str) -> bool:
    return bool(
        _TEN.search(before)
        or (words in {"2", "3"} and _UNIT.search(before))
        or not words[0].isdigit()
    )
