"""Changes within a sentence: other words, another value, other typography, a new sentence."""

import random
import re
from collections.abc import Sequence

from hmicdiff.bench.clear import Clear
from hmicdiff.bench.material import WORD, Material, is_telling, telling
from hmicdiff.structs import Struct

_MOST = 3
"""So many words at the most are changed."""
_PER_CHANGE = 4
"""One word in so many telling ones may be changed, so that the sentence stays what it is."""
_ENOUGH = 24
"""A family with fewer telling words than this has none to make a new sentence of."""
_TRIES = 20
"""New sentences are made so often before it is given up that one is unlike all others."""
_NEAR = 3
"""A new sentence that has one in so many of its words in common with one there is is none."""
_WRAPPED = 40
"""A line that is broken earlier was not wrapped."""
_JOINED_BEFORE = re.compile(r"[\w./@:_-]$")
"""What joins a word to the one before it, as in an address, a code or a compound."""
_JOINED_AFTER = re.compile(r"[/@_-]|[.:]\w")
"""What joins it to the next."""
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_VALUES = re.compile(
    rf"\d+|(?P<month>(?<=\d )(?:{'|'.join(_MONTHS)})\b)"
    r"|(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)+(?![\w-])"
)
"""A figure, a month of a day, and a name of several words that does not begin the sentence."""
_NAMED_BEFORE = re.compile(r"[A-Z]\w* $")
"""What makes a name a part of a longer one."""
_DIGITS = re.compile(r"\d+")
_SWAPS = (
    (re.compile("[\u201c\u201d]"), '"'),
    (re.compile("\u2019"), "'"),
    (re.compile(r"(?<=\w)'(?=\w)"), "\u2019"),
    (re.compile(r'"(?=\w)'), "\u201c"),
    (re.compile(r"(?<= )-(?= )"), "\u2013"),
    (re.compile(r"(?<= )\u2013(?= )"), "-"),
    (re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])"), "\u2010"),
)
"""What is written in two ways, and the other way; all of it in a sentence is changed at once."""


def reworded(text: str, clear: Clear, material: Material, rng: random.Random) -> str | None:
    """Return a sentence with telling words replaced, left out or put in, outside its slots."""
    open_ = [
        match
        for match in WORD.finditer(text)
        if match.group().islower()
        and is_telling(match.group())
        and _is_outside(match, clear)
        and not _is_glued(match, text)
    ]
    most = min(_MOST, len(open_) // _PER_CHANGE)
    if not most or not material.words:
        return None
    chosen = rng.sample(open_, rng.randint(1, most))
    taken = telling(text)
    result = text
    for match in sorted(chosen, key=lambda match: -match.start()):
        new = rng.choice(material.words)
        if new in taken:
            return None
        how = rng.choice(("replace", "replace", "drop", "put in"))
        start, end = match.span()
        if how == "drop" and result[start - 1 : start] == " ":
            result = result[: start - 1] + result[end:]
        elif how == "put in":
            result = f"{result[:start]}{new} {result[start:]}"
        else:
            result = result[:start] + new + result[end:]
    return result


def _is_glued(match: re.Match[str], text: str) -> bool:
    """Tell whether a word is part of an address, a code or a compound."""
    ahead = _JOINED_BEFORE.search(text, max(0, match.start() - 1), match.start())
    return bool(ahead or _JOINED_AFTER.match(text, match.end()))


def _is_outside(match: re.Match[str], clear: Clear) -> bool:
    """Tell whether a word stands in no slot, and next to none, where it could be taken for it."""
    return all(
        match.end() + 1 < value.start or value.end + 1 < match.start() for value in clear.values
    )


def revalued(
    text: str, clear: Clear, material: Material, rng: random.Random
) -> tuple[str, tuple[int, int]] | None:
    """Return a sentence with a value otherwise than all others have it, and where that stands.

    The value stands outside the slots, in words that the others share: a figure, a month, a name.
    """
    found = [match for match in _VALUES.finditer(text) if _is_shared(match, clear)]
    if not found:
        return None
    match = rng.choice(found)
    new = _other_value(match, material, rng)
    if new is None or new.casefold() == match.group().casefold():
        return None
    start, end = match.span()
    return text[:start] + new + text[end:], (start, start + len(new))


def _is_shared(match: re.Match[str], clear: Clear) -> bool:
    """Tell whether a value is whole, fills no slot, and is no part of what does: of "4-1/2"."""
    text = match.string
    start, end = match.span()
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    if match.group()[0].isalpha() and _NAMED_BEFORE.search(text, 0, match.start()):
        return False
    return all(end < value.start or value.end < start for value in clear.values)


def _other_value(match: re.Match[str], material: Material, rng: random.Random) -> str | None:
    text = match.group()
    if text[0].isdigit():
        return _other_digits(text, rng)
    if match["month"]:
        return rng.choice(_MONTHS)
    return rng.choice(material.names) if material.names else None


def _other_digits(digits: str, rng: random.Random) -> str:
    """Return a number of as many digits; a day of a month stays one."""
    low = 10 ** (len(digits) - 1)
    day = len(digits) <= 2 and int(digits) <= 28  # noqa: PLR2004 - any month has so many days
    return str(rng.randint(low, 28 if day and low < 28 else 10 * low - 1))  # noqa: PLR2004


def rewritten(text: str, clear: Clear, rng: random.Random) -> str | None:
    """Return a sentence with the same words in another typography, outside its slots."""
    ways = [
        new for pattern, other in _SWAPS if (new := _swapped(text, pattern, other, clear)) != text
    ]
    spaces = [
        match.start()
        for match in re.finditer(r"(?<=\w) (?=\w)", text)
        if all(match.start() < value.start or value.end < match.end() for value in clear.values)
    ]
    if spaces:
        at = rng.choice(spaces)
        ways.append(f"{text[:at]}  {text[at + 1 :]}")
    wraps = [at for at in spaces if at > _WRAPPED and text[at + 1].islower()]
    if wraps and "\n" not in text:
        at = rng.choice(wraps)
        ways.append(f"{text[:at]}\n{text[at + 1 :]}")
    return rng.choice(ways) if ways else None


def _swapped(text: str, pattern: re.Pattern[str], other: str, clear: Clear) -> str:
    def swap(match: re.Match[str]) -> str:
        inside = any(
            value.start < match.end() and match.start() < value.end for value in clear.values
        )
        return match.group() if inside else other

    return pattern.sub(swap, text)


class NewSentence(Struct, frozen=True):
    """A sentence that was made up."""

    text: str
    passage: str
    """The passage that says what it was built on."""


def new_sentence(
    material: Material, rng: random.Random, others: Sequence[NewSentence] = ()
) -> NewSentence | None:
    """Return a sentence that is built like one of the family and says what none does.

    Its telling words are drawn from the whole family, so that it is not told by its vocabulary. No
    two of a round are built on one passage or say much the same: they would say it together.
    """
    free = sorted(material.skeletons.keys() - {other.passage for other in others})
    if len(material.words) < _ENOUGH or not free:
        return None
    there = [*material.said, *(telling(other.text) for other in others)]
    for _ in range(_TRIES):
        passage = rng.choice(free)
        text = _with_other_words(rng.choice(material.skeletons[passage]), material, rng)
        text = _DIGITS.sub(lambda match: _other_digits(match.group(), rng), text)
        words = telling(text)
        if words and all(_NEAR * len(words & said) < len(words) for said in there):
            return NewSentence(text, passage)
    return None


def _with_other_words(skeleton: str, material: Material, rng: random.Random) -> str:
    """Return a sentence with each telling word replaced by one of the family's."""

    def other(match: re.Match[str]) -> str:
        if not is_telling(match.group()):
            return match.group()
        new = rng.choice(material.words)
        return new.capitalize() if match.start() == 0 else new

    return WORD.sub(other, skeleton)
