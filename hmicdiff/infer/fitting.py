"""Whether words can be what is filled in: by their length, their marks, and by what they decide."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from hmicdiff.align.kinds import is_number, is_typed, is_value, low
from hmicdiff.read.english import CONDITIONS, DECIDING_WORDS, NEGATIONS

_LONGER = 2
"""What is filled in can be this much longer than the longest that was seen, and a word or two."""
_TO_FILL_IN = {"[": "]", "{": "}", "<": ">"}
_BRACKETS = _TO_FILL_IN | {"(": ")"}


def is_too_long(words: Sequence[str], longest: int) -> bool:
    """Tell whether words are too many where the most so far were `longest`."""
    return len(words) > _LONGER * (longest + 1)


def decides(*runs: Sequence[str]) -> bool:
    """Tell whether some words change what is claimed."""
    words = [word for each in runs for word in low(each)]
    return any(word in NEGATIONS or word in DECIDING_WORDS for word in words)


def is_left_open(words: Sequence[str]) -> bool:
    """Tell brackets, and lines, dots and bullets without a word: nobody has filled them in."""
    in_brackets = _TO_FILL_IN.get(words[0]) == words[-1]
    return in_brackets or not any(letter.isalnum() for word in words for letter in word)


def value_in(words: Sequence[str]) -> tuple[int, int]:
    """Return which of the words that fill a blank are a value.

    What follows in brackets, as a clause or as a condition is more than a value: "2,020
    (non-refundable)", "three years, unless the flat is sold". What is left open is none.
    """
    if is_left_open(words):
        return 0, 0
    ends = (at for at in range(1, len(words)) if _goes_beyond(words[:at], words[at:]))
    return 0, next(ends, len(words))


def _goes_beyond(value: Sequence[str], rest: Sequence[str]) -> bool:
    """Tell whether words that follow a value say more than it does."""
    sign, *more = rest
    if sign in _BRACKETS:
        inside = more[: more.index(_BRACKETS[sign])] if _BRACKETS[sign] in more else more
        if is_typed(value):  # "900 (nine hundred)" says one thing twice
            return not is_typed(inside)
        return any(word[:1].islower() for word in inside)
    if not (is_value(value) or is_number(value[0]) or is_typed(value[:1])):
        return False
    if sign in {",", ";"}:
        return bool(more) and more[0][:1].islower()
    return sign in CONDITIONS or sign in NEGATIONS


def value_like(others: Sequence[Sequence[str]], words: Sequence[str]) -> tuple[int, int]:
    """Return which of the words are a value, where all `others` are figures, or figures and names.

    "4 worn" keys where others have 2 and 3 are 4. Where hardly any of the words are such, it is
    another way to fill in the blank; what brackets add has been judged by `value_in`.
    """
    if not _BRACKETS.keys().isdisjoint(words):
        return 0, len(words)
    for is_one in (is_typed, is_value):
        if all(map(is_one, others)) and not is_one(words):
            found = max(_runs(words, is_one), key=lambda run: run[1] - run[0], default=(0, 0))
            if 2 * (found[1] - found[0]) >= len(words):
                return found
    return 0, len(words)


def _runs(
    words: Sequence[str], is_one: Callable[[Sequence[str]], bool]
) -> Iterator[tuple[int, int]]:
    for a, b in combinations(range(len(words) + 1), 2):
        run = words[a:b]
        if is_one(run) and (is_typed(run) or not run[0].islower()):  # not "in Wick"
            yield a, b
