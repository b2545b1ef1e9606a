"""A release's words against the template's, piece by piece."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from hmicdiff.align.kinds import figure_in, is_capitalized, is_typed
from hmicdiff.align.similarity import changes
from hmicdiff.infer.fitting import value_in
from hmicdiff.infer.readings import Filling, TokenSpan
from hmicdiff.model.analysis import Op, Piece
from hmicdiff.model.template import Part, Reading, Slot
from hmicdiff.model.text import Wording
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct

_SLOT = "\0"
"""Begins what stands for a slot among the words; no word holds a NUL."""

_Edit = tuple[str, int, int, int, int]


class _Text(Struct, frozen=True):
    """A text as words and slots, each with where it stands."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def compare(
    filling: Filling, variables: Sequence[str], readings: Sequence[Reading]
) -> tuple[Piece, ...]:
    """Compare a sentence with the readings (one after the other) that the template has for it.

    `variables` are the names of what fills the slots of the sentence.
    """
    theirs = _pattern(tuple(reading.parts for reading in readings))
    ours = _sentence(filling, variables, frozenset(theirs.words))
    pieces: list[tuple[Op, str]] = []
    last, last_op = 0, Op.SAME
    for op, mine, other in _edits(ours, theirs):
        if mine:
            start, end = ours.spans[mine.start][0], ours.spans[mine.stop - 1][1]
            between = op if op is last_op and op is not Op.FILLED else Op.SAME
            pieces += [(between, ours.text[last:start]), (op, ours.text[start:end])]
            last, last_op = end, op
        if other and op is not Op.FILLED:
            start, end = theirs.spans[other.start][0], theirs.spans[other.stop - 1][1]
            pieces.append((Op.DROPPED, theirs.text[start:end]))
    pieces.append((Op.SAME, ours.text[last:]))
    return tuple(_merged(pieces))


def filled_like(wording: Wording, reading: Reading) -> list[tuple[Slot, TokenSpan]]:
    """Return what stands in a sentence where a reading, that it does not quite use, has slots."""
    theirs = _pattern((reading.parts,))
    ours = _sentence(Filling((0, 0), wording, ()), (), frozenset())
    slots = reading.slots
    found = []
    for op, mine, other in _edits(ours, theirs):
        words = _without_marks(mine, wording)
        if op is Op.FILLED and words:
            before = theirs.words[: other.start]
            found.append((slots[sum(map(_is_slot, before))], (words.start, words.stop)))
    return found


def filled_near(wording: Wording, given: Filling) -> tuple[TokenSpan, ...]:
    """Return what stands in a sentence where another, that is put otherwise, has its slots."""
    names = [str(slot) for slot in range(len(given.spans))]
    theirs = _sentence(given, names, frozenset(_SLOT + name for name in names))
    ours = _sentence(Filling((0, 0), wording, ()), (), frozenset())
    found: dict[str, TokenSpan] = {}
    for op, mine, other in _edits(ours, theirs):
        if op is Op.FILLED and mine:
            found[theirs.words[other.start]] = (mine.start, mine.stop)
    spans: list[TokenSpan] = []
    at = 0
    for name in names:
        spans.append(found.get(_SLOT + name, (at, at)))
        at = spans[-1][1]
    return tuple(spans)


def _without_marks(words: range, wording: Wording) -> range:
    """Leave out the commas and dashes at the ends, which are not filled in."""
    while words and not wording.norms[words.start][:1].isalnum():
        words = words[1:]
    while words and not wording.norms[words.stop - 1][:1].isalnum():
        words = words[:-1]
    return words


def _is_slot(word: str) -> bool:
    return word.startswith(_SLOT)


@lru_cache(maxsize=2048)
def _changes(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[_Edit, ...]:
    """Return the edits between two texts; but for what is filled in, many are the same."""
    return tuple(changes(one, other))


def _edits(ours: _Text, theirs: _Text) -> Iterator[tuple[Op, range, range]]:
    for tag, a, b, c, d in _changes(ours.words, theirs.words):
        if tag == "equal":
            for at in range(a, b):
                op = Op.FILLED if _is_slot(ours.words[at]) else Op.SAME
                yield op, range(at, at + 1), range(0)
        elif tag == "replace":
            yield from _replaced(range(a, b), range(c, d), ours, theirs)
        else:
            yield Op.ADDED, range(a, b), range(c, d)


def _replaced(
    mine: range, other: range, ours: _Text, theirs: _Text
) -> Iterator[tuple[Op, range, range]]:
    """Tell what fills a slot from the change beside it ("one instance" for "{n} instances")."""
    is_slot = [_is_slot(theirs.words[at]) for at in other]
    if is_slot == [True]:
        value = _value_in(mine, ours)
        yield Op.ADDED, range(mine.start, value.start), range(0)
        yield Op.FILLED, value, other
        yield Op.ADDED, range(value.stop, mine.stop), range(0)
    elif is_slot[0] and not any(is_slot[1:]) and _can_fill(mine[: 1 - len(other)], other, ours):
        words = len(other) - 1
        yield Op.FILLED, mine[:-words], other[:1]
        yield Op.ADDED, mine[-words:], other[1:]
    elif is_slot[-1] and not any(is_slot[:-1]) and _can_fill(mine[len(other) - 1 :], other, ours):
        words = len(other) - 1
        yield Op.ADDED, mine[:words], other[:-1]
        yield Op.FILLED, mine[words:], other[-1:]
    else:
        yield Op.ADDED, mine, other


def _value_in(words: range, ours: _Text) -> range:
    """Return what fills a slot, without the words beside a figure: "working", of "14 working"."""
    said = [ours.text[slice(*ours.spans[at])] for at in words]
    found = figure_in(said) or value_in(said)
    return words[slice(*found)]


def _can_fill(words: range, other: range, ours: _Text) -> bool:
    """Tell whether words fill a slot beside other changes: one word, or a value of several."""
    if len(words) <= 1:
        return len(words) == 1 and len(other) > 1
    start, end = ours.spans[words.start][0], ours.spans[words.stop - 1][1]
    norms = wording(ours.text[start:end]).norms
    return is_typed(norms) or is_capitalized(norms)


def _sentence(filling: Filling, variables: Sequence[str], theirs: frozenset[str]) -> _Text:
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    slots = {
        span[0]: at
        for at, span in enumerate(filling.spans)
        if span[0] < span[1] and _SLOT + variables[at] in theirs  # else it is words like others
    }
    at = 0
    while at < len(filling.wording.norms):
        if at in slots:
            slot = slots[at]
            words.append(_SLOT + variables[slot])
            spans.append(filling.characters(slot))
            at = filling.spans[slot][1]
        else:
            words.append(filling.wording.norms[at].casefold())
            spans.append(filling.wording.spans[at])
            at += 1
    return _Text(filling.wording.text, tuple(words), tuple(spans))


@lru_cache(maxsize=1024)
def _pattern(readings: tuple[tuple[Part, ...], ...]) -> _Text:
    """Return readings, of which the parts are given, one after the other."""
    text = ""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for parts in readings:
        text += " " if text else ""
        slots: dict[int, str] = {}
        whole = shown = ""
        for part in parts:
            if isinstance(part, Slot):
                slots[len(whole)] = part.variable
                name = f"{{{part.variable}}}"
                whole += "x" * len(name)  # a word, to what stands beside it
                shown += name
            else:
                whole += part
                shown += part
        piece = wording(whole)
        for norm, (a, b) in zip(piece.norms, piece.spans, strict=True):
            words.append(_SLOT + slots[a] if a in slots else norm.casefold())
            spans.append((len(text) + a, len(text) + b))
        text += shown
    return _Text(text, tuple(words), tuple(spans))


def _merged(pieces: Iterable[tuple[Op, str]]) -> Iterator[Piece]:
    """Join what is of one kind and stands side by side, and leave out what is empty."""
    held, text = Op.SAME, ""
    for op, more in pieces:
        if not more:
            continue
        if text and held is op is not Op.FILLED:
            text += f" {more}" if op is Op.DROPPED else more
            continue
        if text:
            yield Piece(held, text)
        held, text = op, more
    if text:
        yield Piece(held, text)
