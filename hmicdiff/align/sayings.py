"""Wordings of one passage, and groups of those with one frame: words that each has, in order."""

from collections.abc import Callable, Iterable, Sequence

from hmicdiff.align.draft import Place
from hmicdiff.align.embed import filled_gaps, positions_of
from hmicdiff.align.similarity import match
from hmicdiff.align.vocabulary import BIT
from hmicdiff.structs import Struct

Frame = tuple[int, ...]
Weigh = Callable[[int], float]
CROWD = 3
"""So many releases that word something alike do not do so by chance."""


class Saying(Struct, frozen=True):
    """A wording that says the passage, with the sentences that are so worded."""

    symbols: tuple[int, ...]
    norms: tuple[str, ...]
    breaks: frozenset[int]
    """The tokens with a dash, or a wide gap, before them that the normal form lacks."""
    places: tuple[Place, ...]
    tight: frozenset[int] = frozenset()
    """The tokens that nothing parts from the token before."""
    quotes: frozenset[int] = frozenset()
    """The tokens with a quotation mark before them."""

    @property
    def count(self) -> int:
        """How many sentences are so worded."""
        return len(self.places)


class Group(Struct, frozen=True):
    """Sayings with one frame, and where in each the words of the frame stand."""

    frame: Frame
    sayings: tuple[Saying, ...]
    positions: tuple[tuple[int, ...], ...]

    @property
    def count(self) -> int:
        """How many sentences the group has."""
        return sum(saying.count for saying in self.sayings)

    def open_gaps(self) -> frozenset[int]:
        """Return the gaps of the frame, counted from its start, that hold words somewhere."""
        return frozenset(
            gap
            for saying, positions in zip(self.sayings, self.positions, strict=True)
            for gap in filled_gaps(positions, len(saying.symbols))
        )


def shared(one: Sequence[int], other: Sequence[int]) -> Frame:
    """Return words that two sequences of words have, in order."""
    return tuple(one[i] for i, _ in match(one, other))


def is_within(frame: Frame, symbols: Frame) -> bool:
    """Tell whether a saying has the words of a frame, in order."""
    at = 0
    try:
        for symbol in frame:
            at = symbols.index(symbol, at) + 1
    except ValueError:
        return False
    return True


def group_of(frame: Frame, sayings: Iterable[Saying]) -> Group:
    """Return sayings with the frame that they share."""
    members = tuple(sayings)
    counted = [(saying.symbols, saying.count) for saying in members]
    return Group(frame, members, positions_of(frame, counted))


def common_frame(sayings: Sequence[Saying]) -> Frame:
    """Return words that all the sayings have, in order."""
    ordered = sorted(sayings, key=lambda saying: (len(saying.symbols), saying.symbols))
    frame = ordered[0].symbols
    for saying in ordered[1:]:
        frame = shared(frame, saying.symbols)
    return frame


def weigher(weights: Sequence[int], plain: frozenset[int], numbers: frozenset[int]) -> Weigh:
    """Return what a word is worth in a frame, in bits: punctuation and numbers hardly anything."""
    worth = [weight / BIT for weight in weights]
    for symbol in plain:
        worth[symbol] = 0.02
    for symbol in numbers:
        worth[symbol] = 0.2
    return worth.__getitem__
