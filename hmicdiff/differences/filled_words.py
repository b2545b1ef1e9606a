"""Words that a comparison strikes out though they stand in what fills the slot beside them.

A slot may take fixed words along: of "{bank} of the island decided to keep", a release that says
"the bank decided to keep" may fill the slot with "the bank decided to". Then it leaves out "of the
island", and not "decided to".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from hmicdiff.align.similarity import changes
from hmicdiff.model.analysis import Op, Piece
from hmicdiff.read.english import DECIDING_WORDS, FUNCTION_WORDS
from hmicdiff.read.normalize import wording

BLANK = re.compile(r"\{[^{}]*\}")
"""A slot among the words that are struck out: its name is no word of theirs."""

_STOPS = re.compile(r"[^\w\s{]+")
"""Marks behind a word, which are one with it in some places only: "no." and "no. 5"."""


def without_filled_words(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return a comparison that strikes out no words which fill the slot beside them."""
    found = list(pieces)
    for at in reversed(range(len(found))):
        if found[at].op is Op.DROPPED:
            _share(found, at)
    return tuple(_joined(found))


def _share(pieces: list[Piece], at: int) -> None:
    """Tell what is struck out and fills a slot beside it as what both sides say."""
    for step in (1, -1):
        beside = at + step
        while 0 <= beside < len(pieces) and _is_between(pieces[beside], step):
            beside += step
        if not (0 <= beside < len(pieces) and pieces[beside].op is Op.FILLED):
            continue
        told, rest = _aligned(pieces[beside].text, pieces[at].text)
        if told:
            pieces[at] = rest if step < 0 else Piece(Op.SAME, "")
            pieces[beside : beside + 1] = told if step < 0 else [*told, rest]
            return


def _is_between(piece: Piece, step: int) -> bool:
    """Tell whether a piece is a space, or what stands for the words that are struck out."""
    return not piece.text.strip() or (step < 0 and piece.op is Op.ADDED)


def _aligned(mine: str, theirs: str) -> tuple[list[Piece], Piece]:
    """Compare what fills a slot with what is struck out, up to the last words that both have.

    Returns what fills the slot, cut up, and what else is struck out; nothing of texts that share no
    words.
    """
    told: list[Piece] = []
    last = gone = 0
    for (start, end), (first, stop) in _common(mine, theirs):
        told += [*_filled(mine[last:start]), _struck(mine[last:start], theirs[gone:first])]
        told.append(Piece(Op.SAME, mine[start:end]))
        last, gone = end, stop
    rest = _struck(mine[last:], theirs[gone:])
    return ([*told, *_filled(mine[last:])] if told else []), rest


def _struck(mine: str, theirs: str) -> Piece:
    """Return what is struck out beside what fills a slot: nothing where it is a slot itself."""
    is_slot = bool(mine.strip() and BLANK.fullmatch(theirs.strip()))
    return Piece(Op.DROPPED, "" if is_slot else theirs.strip())


def _filled(text: str) -> Iterator[Piece]:
    """Yield what fills a slot, and the spaces around it."""
    words = text.strip()
    start = text.index(words)
    yield Piece(Op.SAME, text[:start])
    yield Piece(Op.FILLED, words)
    yield Piece(Op.SAME, text[start + len(words) :])


_Span = tuple[int, int]


def _common(mine: str, theirs: str) -> Iterator[tuple[_Span, _Span]]:
    """Yield the words in a row that two texts share, where they stand in each.

    Words that only hold a sentence together stand anywhere.
    """
    one, other = wording(mine), wording(BLANK.sub(lambda found: " " * len(found[0]), theirs))
    words = [norm.casefold() for norm in one.norms]
    for tag, a, b, c, d in changes(words, [norm.casefold() for norm in other.norms]):
        if tag == "equal" and any(map(_tells, words[a:b])):
            end, stop = one.spans[b - 1][1], other.spans[d - 1][1]
            marks = _STOPS.match(theirs, stop)
            if marks and mine.startswith(marks[0], end):
                end, stop = end + len(marks[0]), marks.end()
            yield (one.spans[a][0], end), (other.spans[c][0], stop)


def _tells(word: str) -> bool:
    return word[:1].isalnum() and (word not in FUNCTION_WORDS or word in DECIDING_WORDS)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Join what both sides say and stands side by side, and leave out what is empty."""
    for op, run in groupby((piece for piece in pieces if piece.text), key=lambda each: each.op):
        if op is Op.SAME:
            yield Piece(op, "".join(piece.text for piece in run))
        else:
            yield from run
