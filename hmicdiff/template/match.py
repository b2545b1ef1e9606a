"""A sentence against a reading, word for word: what fills the blanks, if all else is there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hmicdiff.align.kinds import low
from hmicdiff.model.text import Wording
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct
from hmicdiff.template.layout import LaidReading

_FILLED = ("Xblankx", "\ue000")
"""What stands for what is filled in while the words around it are taken apart: a word, or a mark
where a word would run together with what is beside it."""
_START, _STOP = "\x1e", "\x1f"
"""What a token begins and ends with where tokens are looked for as one text."""


class Pattern(Struct, frozen=True):
    """A reading, ready to be matched."""

    passage: int
    reading: LaidReading
    words: tuple[str, ...] | None
    """What stands before, between and after the blanks: tokens in normal form. `None` where a
    blank stands inside of a word."""
    weight: int
    """How many characters of the sentence are not filled in."""


class Hit(Struct, frozen=True):
    """A sentence that is worded as a reading is."""

    pattern: Pattern
    texts: tuple[str, ...]

    @property
    def is_telling(self) -> bool:
        """Whether it is likely no chance: most of the sentence is not filled in."""
        return self.pattern.weight > sum(map(len, self.texts))


def pattern(passage: int, reading: LaidReading) -> Pattern:
    """Make a reading ready to be matched."""
    words = next(
        (found for sign in _FILLED if len(found := _around(reading, sign)) == _count(reading)),
        None,
    )
    weight = sum(map(len, words or ()))
    return Pattern(passage, reading, words, weight)


def _around(reading: LaidReading, sign: str) -> tuple[str, ...]:
    """Return the tokens around the blanks while `sign` stands in these."""
    return tuple(_joined(wording(reading.filled(defaultdict(lambda: sign)))).split(_token(sign)))


def _count(reading: LaidReading) -> int:
    return len(reading.blanks) + 1


def matches(patterns: Iterable[Pattern], sentence: Wording) -> Iterator[Hit]:
    """Yield the readings that a sentence is worded like, and what it fills in."""
    joined = _joined(sentence)
    for pattern in patterns:
        gaps = _gaps(pattern.words, joined) if pattern.words else None
        if gaps is not None:
            yield Hit(pattern, _texts(pattern, sentence, joined, gaps))


def _texts(
    pattern: Pattern, sentence: Wording, joined: str, gaps: Sequence[tuple[int, int]]
) -> tuple[str, ...]:
    tokens = [(joined.count(_STOP, 0, a), joined.count(_STOP, 0, b)) for a, b in gaps]
    texts = _by_characters(pattern.reading, sentence.text)
    if texts is not None and all(
        low(wording(text).norms) == low(sentence.norms[a:b])
        for text, (a, b) in zip(texts, tokens, strict=True)
    ):
        return texts
    return tuple(_characters(sentence, a, b) for a, b in tokens)


def _token(norm: str) -> str:
    return f"{_START}{norm.casefold()}{_STOP}"


def _joined(sentence: Wording) -> str:
    return "".join(map(_token, sentence.norms))


def _gaps(words: Sequence[str], text: str) -> list[tuple[int, int]] | None:
    """Return what stands between `words` in a text; `None` where they do not stand in it so."""
    first, *rest = words
    if not text.startswith(first):
        return None
    if not rest:
        return [] if text == first else None
    found = []
    at = len(first)
    for word in rest[:-1]:
        start = text.find(word, at)
        if start < 0:
            return None
        found.append((at, start))
        at = start + len(word)
    last = len(text) - len(rest[-1])
    if last < at or not text.endswith(rest[-1]):
        return None
    return [*found, (at, last)]


def _by_characters(reading: LaidReading, text: str) -> tuple[str, ...] | None:
    """Return what fills the blanks if the words around them are written just as in the reading."""
    words = [""]
    for part in reading.parts:
        if isinstance(part, str):
            words[-1] += part
        else:
            words.append("")
    gaps = _gaps(words, text)
    if gaps is None:
        return None
    return tuple(blank.taken(text[a:b]) for blank, (a, b) in zip(reading.blanks, gaps, strict=True))


def _characters(sentence: Wording, first: int, last: int) -> str:
    if first == last:
        return ""
    return sentence.text[sentence.spans[first][0] : sentence.spans[last - 1][1]]
