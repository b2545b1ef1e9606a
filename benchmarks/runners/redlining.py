"""redlines: each release against the first; sentences that share half of their words are one."""

from collections import Counter
from collections.abc import Iterator

from redlines import Redlines

from benchmarks.runners.protocol import Answer, File, grouped
from benchmarks.runners.words import WORD, Key, links, words_of


def run(files: list[File]) -> Answer:
    """Compare, and link the sentences."""
    first, *others = files
    linked: list[tuple[Key, Key]] = []
    for other in others:
        compared = Redlines(" ".join(first.said()), " ".join(other.said()))
        one, two = (iter([number for _, number in words_of(file)]) for file in (first, other))
        shared: Counter[tuple[int, int]] = Counter()
        for operation in compared._diff_ops:  # noqa: SLF001 - its tokens are told nowhere else
            tag, a, b, c, d = operation.opcodes
            here = _taken(one, operation.source_chunk.text[a:b])
            there = _taken(two, operation.test_chunk.text[c:d])
            if tag == "equal":
                shared.update(zip(here, there, strict=False))
        linked += links(first, other, shared)
    return grouped(files, linked)


def _taken(numbers: Iterator[int], tokens: list[str]) -> list[int]:
    """Return the sentences of the words in some tokens, the next of those of a release."""
    return [next(numbers) for token in tokens for _ in WORD.finditer(token.replace("¶", " "))]
