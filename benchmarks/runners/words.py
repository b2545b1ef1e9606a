"""From words that a program has aligned to sentences that say the same."""

import re
from collections import Counter

from benchmarks.runners.protocol import File

WORD = re.compile(r"\w+|[^\w\s]")
Key = tuple[str, int]


def words_of(file: File) -> list[tuple[str, int]]:
    """Return the words of a release, each with the number of its sentence."""
    return [
        (match.group(), number)
        for number, (a, b) in enumerate(file.sentences)
        for match in WORD.finditer(file.text[a:b])
    ]


def links(
    one: File, two: File, shared: Counter[tuple[int, int]], least: float = 0.5
) -> list[tuple[Key, Key]]:
    """Link sentences that share half of the words of the shorter one, or more.

    `shared` is how many words each pair of sentences has in one place.
    """
    sizes = [Counter(number for _, number in words_of(file)) for file in (one, two)]
    return [
        ((one.source, n), (two.source, m))
        for (n, m), count in sorted(shared.items())
        if count >= least * min(sizes[0][n], sizes[1][m])
    ]
