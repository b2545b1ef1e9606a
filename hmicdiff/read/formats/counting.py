"""Numbers as lists show them: digits, letters, Roman numerals and the other ways to count.

A file says how a level of a list counts, and each format has its own names for that. Here are the
ways themselves, so that every reader writes down the same label for the same list.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial

_BARE = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivx]{1,6})")
"""What reads as a marker of a list only with a stop behind it."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
"""What Roman numerals are made of, with what each stands for."""
_LARGEST_ROMAN = 3999
"""Above this there is no Roman numeral of letters alone."""
_MOST_LETTERS = 10
"""A label of more letters is none that a program shows; the number says the same."""
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマ"
    "ケフコエテアサキユメミシヱヒモセスン"
)
_GANADA = "가나다라마바사아자차카타파하"
_CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CHICAGO = "*\u2020\u2021\u00a7"
_CHINESE = "〇一二三四五六七八九"
_CIRCLED = (0x2460, 20)
"""Where the numbers in circles begin, and how many there are."""
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_HUNDRED = 100
"""No document has so many parts that are counted in words; from here on digits do."""
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
"""The ordinals that are not their number with "th" behind it."""


def as_counted(number: int, way: str) -> str:
    """Return a number as a list shows it that counts in a `way`; in digits if it cannot.

    The ways are the keys of `WAYS`.
    """
    say = WAYS.get(way)
    return (say(number) if say is not None and number > 0 else "") or str(number)


def _roman(number: int) -> str:
    if number > _LARGEST_ROMAN:
        return ""
    said = ""
    for value, sign in _ROMAN:
        said += sign * (number // value)
        number %= value
    return said


def _repeated(letters: str, number: int) -> str:
    """Count with letters; after the last one come two of the first: z, aa, bb."""
    again, at = divmod(number - 1, len(letters))
    return letters[at] * (again + 1) if again < _MOST_LETTERS else ""


def _spelled(letters: str, number: int) -> str:
    """Count with letters as spreadsheets name columns: z, aa, ab."""
    said = ""
    while number > 0:
        number, at = divmod(number - 1, len(letters))
        said = letters[at] + said
    return said


def _digits(zero: int, number: int) -> str:
    return "".join(chr(zero + int(digit)) for digit in str(number))


def _ordinal(number: int) -> str:
    teen = 10 < number % 100 < 14  # noqa: PLR2004 - eleventh, twelfth, thirteenth
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _in_words(number: int) -> str:
    if number >= _HUNDRED:
        return ""
    if number < len(_UNITS):
        return _UNITS[number].capitalize()
    ten, unit = divmod(number, 10)
    return f"{_TENS[ten - 2]}{f'-{_UNITS[unit]}' if unit else ''}".capitalize()


def _ordinal_in_words(number: int) -> str:
    before, dash, last = _in_words(number).lower().rpartition("-")
    if not last:
        return ""
    usual = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return f"{before}{dash}{_ORDINALS.get(last, usual)}".capitalize()


def _chinese(number: int) -> str:
    """Count as in Chinese and Japanese, up to ninety-nine: 九, 十, 十一, 二十."""
    if number >= _HUNDRED:
        return "".join(_CHINESE[int(digit)] for digit in str(number))
    ten, unit = divmod(number, 10)
    tens = "" if not ten else ("十" if ten == 1 else f"{_CHINESE[ten]}十")
    return tens + (_CHINESE[unit] if unit else "")


def _circled(number: int) -> str:
    first, count = _CIRCLED
    return chr(first + number - 1) if number <= count else ""


def _capital(say: Callable[[int], str], number: int) -> str:
    return say(number).upper()


_lower_letters = partial(_repeated, _LATIN)
_lower_columns = partial(_spelled, _LATIN)
WAYS: Mapping[str, Callable[[int], str]] = {
    "digits": str,
    "two digits": "{:02d}".format,
    "three digits": "{:03d}".format,
    "four digits": "{:04d}".format,
    "five digits": "{:05d}".format,
    "letters": _lower_letters,
    "capitals": partial(_capital, _lower_letters),
    "columns": _lower_columns,
    "capital columns": partial(_capital, _lower_columns),
    "roman": _roman,
    "capital roman": partial(_capital, _roman),
    "ordinals": _ordinal,
    "words": _in_words,
    "ordinal words": _ordinal_in_words,
    "hexadecimal": "{:X}".format,
    "between dashes": "- {} -".format,
    "in circles": _circled,
    "marks": partial(_repeated, _CHICAGO),
    "full width": partial(_digits, 0xFF10),
    "eastern arabic": partial(_digits, 0x0660),
    "devanagari": partial(_digits, 0x0966),
    "thai digits": partial(_digits, 0x0E50),
    "chinese": _chinese,
    "stems": partial(_repeated, _STEMS),
    "branches": partial(_repeated, _BRANCHES),
    "aiueo": partial(_repeated, _AIUEO),
    "iroha": partial(_repeated, _IROHA),
    "ganada": partial(_repeated, _GANADA),
    "chosung": partial(_repeated, _CHOSUNG),
    "greek": partial(_repeated, _GREEK),
    "hebrew": partial(_repeated, _HEBREW),
    "arabic": partial(_repeated, _ARABIC),
    "abjad": partial(_repeated, _ABJAD),
    "thai": partial(_repeated, _THAI),
    "russian": partial(_repeated, _RUSSIAN),
    "capital russian": partial(_capital, partial(_repeated, _RUSSIAN)),
}
"""How to say a number, by what the ways to count are called."""


def as_marker(label: str) -> str:
    """Return the label of a list as plain text has it: a bare number gets the stop it reads by."""
    text = " ".join(label.split())
    return f"{text}." if _BARE.fullmatch(text) else text
