"""What was said before and what is said after, word by word, with figures and dates whole."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from hmicdiff.align.kinds import is_typed
from hmicdiff.align.similarity import changes
from hmicdiff.model.analysis import Op, Piece
from hmicdiff.model.sequence import NewFigure
from hmicdiff.read import dates
from hmicdiff.read.english import CURRENCIES, FUNCTION_WORDS, MAGNITUDES
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct

_DASH = "[-\u2010-\u2015\u2212]"
_PLAIN = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SIGNS = "".join(sorted(re.escape(sign) for sign in CURRENCIES if len(sign) == 1))
_AFTER = "|".join([*sorted(MAGNITUDES, key=len, reverse=True), "percent", "per cent"])
_FIGURE = re.compile(
    rf"(?:(?<=\s)[-+\u2212])?[{_SIGNS}]?(?:\d+(?:{_DASH}| )\d+/\d+|\d+/\d+|{_PLAIN})"
    rf"(?:\s?%|\s(?:{_AFTER})\b)*",
    re.IGNORECASE,
)
"""A number as a person reads it: with its sign, its fraction ("5-1/4"), "million" and "percent"."""
_BRIDGE = 2
"""So many small words between two changes are read as part of them."""

Edit = tuple[str, int, int, int, int]
"""As `align.similarity.changes` returns it."""


class _Words(Struct, frozen=True):
    """A text as words, of which a figure or a date is one."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    figures: tuple[bool, ...]

    def part(self, start: int, end: int) -> str:
        """Return the text from one word up to another."""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]] if start < end else ""


class Compared(Struct, frozen=True):
    """Two texts against each other."""

    pieces: tuple[Piece, ...]
    """Those that are not dropped give the text after, those not added the words before."""
    figures: tuple[NewFigure, ...]
    only_figures: bool
    """Whether nothing but figures and dates differs."""


def compare(before: str, after: str) -> Compared:
    """Compare two texts word by word."""
    old, new = _words(before), _words(after)
    edits = changes(old.words, new.words)
    figures = tuple(_new_figures(edits, old, new))
    differing = [edit for edit in edits if edit[0] != "equal"]
    only = bool(differing) and all(
        a < b and c < d and all(old.figures[a:b]) and all(new.figures[c:d])
        for _, a, b, c, d in differing
    )
    return Compared(tuple(_pieces(list(_bridged(edits, old)), old, new)), figures, only)


@lru_cache(maxsize=1 << 12)  # what stands after is what stands before the next time
def _words(text: str) -> _Words:
    whole = _whole(text)
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    figures: list[bool] = []
    taken = iter([*whole, (len(text), len(text))])
    start, end = next(taken)
    for norm, (a, b) in _tokens(text):
        while a >= end and start < len(text):
            start, end = next(taken)
        if start <= a < end:
            if a == start or not spans or spans[-1] != (start, end):
                words.append(" ".join(text[start:end].casefold().split()))
                spans.append((start, end))
                figures.append(True)
            continue
        words.append(norm.casefold())
        spans.append((a, b))
        figures.append(is_typed((norm,)))
    return _Words(text, tuple(words), tuple(spans), tuple(figures))


def _tokens(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    found = wording(text)
    yield from zip(found.norms, found.spans, strict=True)


def _whole(text: str) -> list[tuple[int, int]]:
    """Return where dates and figures stand, a date before the figures in it."""
    found = dates.spans(text)
    for match in _FIGURE.finditer(text):
        inside_word = match.start() and text[match.start() - 1].isalnum()
        after = text[match.end() : match.end() + 1]
        if inside_word or after.isalnum():
            continue
        if not any(start < match.end() and match.start() < end for start, end in found):
            found.append(match.span())
    return sorted(found)


def _new_figures(edits: Sequence[Edit], old: _Words, new: _Words) -> Iterator[NewFigure]:
    """Pair the figures of a change, where it has as many before as after."""
    for tag, a, b, c, d in edits:
        if tag != "replace":
            continue
        were = [at for at in range(a, b) if old.figures[at]]
        are = [at for at in range(c, d) if new.figures[at]]
        if len(were) == len(are):
            yield from (
                NewFigure(old.part(was, was + 1), new.part(now, now + 1))
                for was, now in zip(were, are, strict=True)
            )


def _bridged(edits: Sequence[Edit], old: _Words) -> Iterator[Edit]:
    """Make a few small words between two changes part of them: nobody reads word for word."""
    held: Edit | None = None
    waiting: Edit | None = None
    for edit in edits:
        if edit[0] == "equal":
            if held is not None and _is_small(edit, old):
                waiting = edit
                continue
            if held is not None:
                yield held
                held = None
            yield edit
            continue
        if held is None:
            held = edit
        elif waiting is not None and "replace" in (held[0], edit[0]):
            held = ("replace", held[1], edit[2], held[3], edit[4])
        else:
            yield held
            if waiting is not None:
                yield waiting
            held = edit
        waiting = None
    yield from (each for each in (held, waiting) if each is not None)


def _is_small(edit: Edit, old: _Words) -> bool:
    _, a, b, _, _ = edit
    return b - a <= _BRIDGE and all(
        not word[:1].isalnum() or word in FUNCTION_WORDS for word in old.words[a:b]
    )


def _pieces(edits: Sequence[Edit], old: _Words, new: _Words) -> Iterator[Piece]:
    same, last = "", 0
    for tag, a, b, c, d in edits:
        gap = new.text[last : new.spans[c][0]] if c < d else ""
        last = new.spans[d - 1][1] if c < d else last
        dropped = "" if tag == "equal" else old.part(a, b)
        if tag == "equal":
            same += gap + new.part(c, d)
        elif dropped and not _gap_before(a, old):  # a comma stays beside its word
            yield from _told((Op.SAME, same), (Op.DROPPED, dropped), (Op.SAME, gap))
            yield from _told((Op.ADDED, new.part(c, d)))
            same = ""
        else:
            yield from _told((Op.SAME, same + gap), (Op.DROPPED, dropped))
            yield from _told((Op.ADDED, new.part(c, d)))
            same = ""
    yield from _told((Op.SAME, same + new.text[last:]))


def _told(*runs: tuple[Op, str]) -> Iterator[Piece]:
    return (Piece(op, text) for op, text in runs if text)


def _gap_before(word: int, words: _Words) -> bool:
    return not word or words.spans[word - 1][1] < words.spans[word][0]
