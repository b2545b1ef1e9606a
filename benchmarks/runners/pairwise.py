"""difflib: each release against the first, sentence by sentence, in order."""

import difflib

from benchmarks.runners.protocol import Answer, File, grouped

_ALIKE = 0.6
"""What difflib itself calls a close match."""


def run(files: list[File]) -> Answer:
    """Link the sentences of each release with those of the first."""
    first, *others = files
    linked = []
    for other in others:
        one, two = first.said(), other.said()
        matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            for n, m in _pairs(one, two, range(a, b), range(c, d), same=tag == "equal"):
                linked.append(((first.source, n), (other.source, m)))
    return grouped(files, linked)


def _pairs(
    one: list[str], two: list[str], here: range, there: range, *, same: bool
) -> list[tuple[int, int]]:
    """Pair what is equal, and in a gap, in order, what is alike."""
    if same:
        return list(zip(here, there, strict=True))
    found, last = [], there.start
    for n in here:
        ratios = [
            (difflib.SequenceMatcher(None, one[n], two[m], autojunk=False).ratio(), -m)
            for m in range(last, there.stop)
        ]
        best = max(ratios, default=(0.0, 0))
        if best[0] >= _ALIKE:
            found.append((n, -best[1]))
            last = -best[1] + 1
    return found
