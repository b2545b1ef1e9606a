"""Numbers, in figures and in words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from hmicdiff.language.habits import UNKNOWN, Habits
from hmicdiff.read.english import NUMBER_WORDS, TENS, UNIT_ORDINALS

Number = int | float

_POINTED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_COMMAED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_DOUBTFUL = re.compile(r"[1-9]\d{0,2}\.\d{3}")
"""A thousand and more where points part thousands, a little more than one elsewhere."""
_SURELY_COMMAED = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}")
_APOSTROPHES = re.compile(r"\d{1,3}(?:'\d{3})+(?:\.\d+)?")
_GROUP = re.compile(r"\d{3}")
_FIRST_GROUP = re.compile(r"[1-9]\d{0,2}")
_LAST_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
"""What an English word or letter behind a figure multiplies it by."""
OTHER_SCALES = {
    **dict.fromkeys("tsd tausend mil mille mila duizend".split(), 1_000),
    **dict.fromkeys(
        "mio millionen millions mill\u00f3n millones milione milioni".split(), 1_000_000
    ),
    **dict.fromkeys("milh\u00e3o milh\u00f5es miljoen".split(), 1_000_000),
    **dict.fromkeys("mrd mds milliarde milliarden milliard milliards".split(), 1_000_000_000),
    **dict.fromkeys("miliardo miliardi miljard bilh\u00e3o bilh\u00f5es".split(), 1_000_000_000),
    **dict.fromkeys("tys tysi\u0105ce tysi\u0119cy".split(), 1_000),
    **dict.fromkeys("mln milion miliony milion\u00f3w".split(), 1_000_000),
    **dict.fromkeys("mld miliard miliardy miliard\u00f3w".split(), 1_000_000_000),
}
"""Those of German, French, Spanish, Italian, Portuguese, Dutch and Polish."""
_GLYPHS = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75, "\u2153": 1 / 3, "\u2154": 2 / 3}
"""Fractions of one character."""
_PARTS = {("a", "half"): 0.5, ("half",): 0.5, ("a", "quarter"): 0.25, ("three", "quarters"): 0.75}
"""Fractions in words."""
_MIXED = {("1", "2"): 0.5, ("1", "4"): 0.25, ("3", "4"): 0.75, ("1", "3"): 1 / 3, ("2", "3"): 2 / 3}
"""Fractions in figures, behind a whole number."""
_DOZENS = {
    ("a", "dozen"): 12,
    ("dozen",): 12,
    ("half", "a", "dozen"): 6,
    ("a", "half", "dozen"): 6,
    ("a", "hundred"): 100,
    ("a", "thousand"): 1_000,
    ("a", "million"): 1_000_000,
    ("a", "billion"): 1_000_000_000,
}
"""Numbers that are counted by the dozen."""
_ONE_AND_A_HALF = {"anderthalb": "de", "anderhalf": "nl"}
_HALF_BEHIND = {"de": "einhalb", "nl": "\u00ebnhalf"}
"""What a number in words ends with that has a half besides: "zweieinhalb"."""
_SPELLED = NUMBER_WORDS | {"trillion", "and", "-"}
_COUNTS = NUMBER_WORDS - {"half", "none"}
_LANGUAGES = ("de", "es", "fr", "it", "nl", "pt")
_FROM_THE_FIRST = 0.0
"""Ordinals above this are read: all of them."""
_BRACKETED = 4
"""The fewest words of a number that is said twice: sixty (60)."""


def whole(amount: float) -> Number:
    """Return a whole number as one."""
    rounded = round(amount, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def in_figures(word: str, habits: Habits = UNKNOWN, *, money: bool = False) -> Number | None:
    """Return the number that figures stand for, with marks as the family sets them.

    `None` where the family does not tell whether a point parts thousands; a sum of `money` has no
    three digits behind its decimal mark.
    """
    if word[:1] == "0" and word[1:2].isdecimal():
        return None  # a code
    if word[-1:] in _GLYPHS and (not word[:-1] or word[:-1].isdecimal()):
        return int(word[:-1] or 0) + _GLYPHS[word[-1]]
    if _APOSTROPHES.fullmatch(word):
        return _plain(word.replace("'", ""))
    comma = habits.decimal_comma
    if comma is None and _DOUBTFUL.fullmatch(word):
        return _plain(word.replace(".", "")) if money else None
    if (comma and _COMMAED.fullmatch(word)) or (
        not _POINTED.fullmatch(word) and comma is not False and _SURELY_COMMAED.fullmatch(word)
    ):
        return _plain(word.replace(".", "").replace(",", "."))
    return _plain(word.replace(",", "")) if _POINTED.fullmatch(word) else None


def _plain(figures: str) -> Number:
    return float(figures) if "." in figures else int(figures)


def in_groups(words: Sequence[str]) -> str | None:
    """Return the figures of a number that is written in groups of three: 816 000."""
    if len(words) < 2 or not _FIRST_GROUP.fullmatch(words[0]):  # noqa: PLR2004
        return None
    if not all(map(_GROUP.fullmatch, words[1:-1])) or not _LAST_GROUP.fullmatch(words[-1]):
        return None
    return "".join(words)


def scaled(words: Sequence[str], scales: Mapping[str, int]) -> tuple[int, int]:
    """Return by what the words at the end multiply a figure, and how many these are: 12 Mio."""
    end, scale = len(words), 1
    while end > 1:
        stop = words[end - 1] == "." and end > 2  # noqa: PLR2004 - a figure and a short form
        word = words[end - 1 - stop]
        if word not in scales:
            break
        scale *= scales[word]
        end -= 1 + stop
    return scale, len(words) - end


def mixed(words: Sequence[str]) -> Number | None:
    """Return what a whole number with a fraction stands for: 2 1/2."""
    if len(words) != 4 or words[2] != "/" or not words[0].isdecimal():  # noqa: PLR2004
        return None
    part = _MIXED.get((words[1], words[3]))
    return None if part is None else int(words[0]) + part


def in_words(words: Sequence[str]) -> Number | None:
    """Return the number that lower-case English words stand for: "two and a half", "a dozen"."""
    lower = tuple(words)
    if lower in _DOZENS:
        return _DOZENS[lower]
    if lower in _PARTS:
        return _PARTS[lower]
    for part, worth in _PARTS.items():
        if lower[-len(part) - 1 :] == ("and", *part):
            before = in_words(lower[: -len(part) - 1])
            return None if before is None else before + worth
    if lower[-1:] == ("dozen",):
        before = in_words(lower[:-1])
        return None if before is None else before * 12
    return _spelled(lower)


def are_numerals(one: str, other: str, *, english: bool = False) -> bool:
    """Tell whether two lower-case words count or number something in one language.

    In an `english` text that is English, elsewhere one that is not.
    """
    both = _languages(one) & _languages(other)
    return "en" in both if english else bool(both - {"en"})


def is_numeral(word: str) -> bool:
    """Tell whether a lower-case word counts or numbers something, in whatever language."""
    return bool(_languages(word))


@lru_cache(maxsize=50_000)
def _languages(word: str) -> frozenset[str]:
    if not word.isalpha():
        return frozenset()
    return frozenset(
        language
        for language in ("en", *_LANGUAGES)
        if _worth(word, language) is not None or _is_ordinal(word, language)
    )


def _is_ordinal(word: str, language: str) -> bool:
    from text_to_num import alpha2digit  # noqa: PLC0415 - few families spell numbers out

    return bool(alpha2digit(word, language, _FROM_THE_FIRST)[:1].isdecimal())


def said_twice(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]] | None:
    """Part a number in words and the same in brackets, "sixty (60)"."""
    if len(words) < _BRACKETED or words[-1] != ")" or "(" not in words[1:-2]:
        return None
    at = list(words).index("(")
    return words[:at], words[at + 1 : -1]


def is_spelled(lower: Sequence[str]) -> bool:
    """Tell whether lower-case words look like a number in words, which is cheap to see."""
    if not lower or not any(word in NUMBER_WORDS or word == "dozen" for word in lower):
        return False
    if tuple(lower) in _DOZENS or tuple(lower) in _PARTS or lower[-1] == "dozen":
        return True
    rest = list(lower)
    for part in _PARTS:
        if tuple(rest[-len(part) - 1 :]) == ("and", *part):
            rest = rest[: -len(part) - 1]
            break
    # "and a half" by itself is no number: what it adds to stands elsewhere
    return (
        bool(rest)
        and rest[0] in _COUNTS
        and (rest[-1] in _COUNTS or ends_in_ordinal(rest))
        and all(word in _SPELLED for word in rest[:-1])
    )


def ends_in_ordinal(lower: Sequence[str]) -> bool:
    """Tell whether lower-case words end in an ordinal of two words: "hundred and forty-eighth"."""
    if len(lower) < 3 or lower[-1] not in UNIT_ORDINALS:  # noqa: PLR2004 - forty, -, eighth
        return False
    return lower[-2] == "-" and lower[-3] in TENS


def _spelled(words: Sequence[str]) -> Number | None:
    if not words or not all(word.isalpha() or word == "-" for word in words):
        return None
    if ends_in_ordinal(words):
        words = (*words[:-1], UNIT_ORDINALS[words[-1]])
    return _worth(" ".join(words).replace(" - ", "-"), "en")


def in_other_words(word: str) -> Number | None:
    """Return the number that one lower-case word stands for in all other languages that have it."""
    worth = {_worth(word, language) for language in _LANGUAGES if word.isalpha()} - {None}
    return worth.pop() if len(worth) == 1 else None


def are_of_one_language(words: Iterable[str]) -> bool:
    """Tell whether lower-case words are all numbers in one language other than English."""
    return bool(frozenset(_LANGUAGES).intersection(*map(_languages, words)))


def _worth(text: str, language: str) -> Number | None:
    from text_to_num import text2num  # noqa: PLC0415 - few families spell numbers out

    if text in _ONE_AND_A_HALF:
        return 1.5 if language == _ONE_AND_A_HALF[text] else None
    stem = text.removesuffix(_HALF_BEHIND.get(language, ""))
    half = 0.5 if stem != text else 0
    try:
        return whole(text2num(stem, language) + half)
    except ValueError:
        return None
