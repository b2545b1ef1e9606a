"""Sequences of words against each other. The only module that knows rapidfuzz."""

from bisect import bisect_left
from collections.abc import Hashable, Sequence

from rapidfuzz.distance import Indel

Pairs = list[tuple[int, int]]
"""Positions in the one and in the other sequence that hold the same word, in order."""

Range = tuple[int, int]


def match(one: Sequence[int], other: Sequence[int]) -> Pairs:
    """Match the words of two sequences, in order, the telling ones first.

    Common ends first, then words that each sequence has once (as patience diff does), and between
    those a longest common subsequence.
    """
    pairs: Pairs = []
    todo = [((0, len(one)), (0, len(other)))]
    while todo:
        first, second = _trim(one, other, *todo.pop(), pairs)
        if first[0] == first[1] or second[0] == second[1]:
            continue
        anchors = _once_in_both(one, other, first, second)
        if not anchors:
            pairs += _common(one, other, first, second)
            continue
        pairs += anchors
        starts = [(first[0], second[0]), *((a + 1, b + 1) for a, b in anchors)]
        ends = [*anchors, (first[1], second[1])]
        todo += [
            ((a, c), (b, d)) for (a, b), (c, d) in zip(starts, ends, strict=True) if a < c and b < d
        ]
    return sorted(pairs)


def _trim(
    one: Sequence[int], other: Sequence[int], first: Range, second: Range, pairs: Pairs
) -> tuple[Range, Range]:
    """Move what two ranges begin and end with alike into `pairs`."""
    (a, c), (b, d) = first, second
    while a < c and b < d and one[a] == other[b]:
        pairs.append((a, b))
        a, b = a + 1, b + 1
    while a < c and b < d and one[c - 1] == other[d - 1]:
        c, d = c - 1, d - 1
        pairs.append((c, d))
    return (a, c), (b, d)


def _once_in_both(one: Sequence[int], other: Sequence[int], first: Range, second: Range) -> Pairs:
    """Return the longest increasing chain of words that both ranges have just once."""
    left = _places_of_singles(one, first)
    right = _places_of_singles(other, second)
    tails: list[int] = []
    chain: list[tuple[int, int]] = []
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for word, place in left.items():
        if word not in right:
            continue
        pair = (place, right[word])
        slot = bisect_left(tails, pair[1])
        before[pair] = chain[slot - 1] if slot else None
        tails[slot : slot + 1] = [pair[1]]
        chain[slot : slot + 1] = [pair]
    result: Pairs = []
    last = chain[-1] if chain else None
    while last is not None:
        result.append(last)
        last = before[last]
    return result[::-1]


def _places_of_singles(words: Sequence[int], part: Range) -> dict[int, int]:
    found: dict[int, int] = {}
    for at in range(*part):
        word = words[at]
        found[word] = -1 if word in found else at
    return {word: at for word, at in found.items() if at >= 0}


def _common(one: Sequence[int], other: Sequence[int], first: Range, second: Range) -> Pairs:
    blocks = Indel.opcodes(one[first[0] : first[1]], other[second[0] : second[1]])
    return [
        (first[0] + block.src_start + step, second[0] + block.dest_start + step)
        for block in blocks
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    ]


def likeness(one: str, other: str) -> float:
    """Return which share of the letters of two words they have in common, in the same order."""
    return Indel.normalized_similarity(one, other)


def changes(
    one: Sequence[Hashable], other: Sequence[Hashable]
) -> list[tuple[str, int, int, int, int]]:
    """Return the edits from `one` to `other`, as `difflib.SequenceMatcher.get_opcodes` does.

    The tags are "equal", "delete", "insert" and "replace".
    """
    numbers: dict[Hashable, int] = {}
    a = [numbers.setdefault(word, len(numbers)) for word in one]
    b = [numbers.setdefault(word, len(numbers)) for word in other]
    pairs = [*match(a, b), (len(a), len(b))]
    result: list[tuple[str, int, int, int, int]] = []
    i = j = 0
    for x, y in pairs:
        if i < x or j < y:
            tag = "replace" if i < x and j < y else ("delete" if i < x else "insert")
            result.append((tag, i, x, j, y))
        if x < len(a):
            if result and result[-1][0] == "equal" and result[-1][2] == x:
                result[-1] = ("equal", result[-1][1], x + 1, result[-1][3], y + 1)
            else:
                result.append(("equal", x, x + 1, y, y + 1))
        i, j = x + 1, y + 1
    return result
