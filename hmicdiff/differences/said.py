"""What some releases say: each sentence once, and each two in a row, with those who say it.

Most sentences of a family are the same in all releases. So what is brought together of them, bucket
by bucket where the family is large, grows with what differs and not with the documents.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from hmicdiff.structs import Struct

Stems = tuple[str, ...]
SaidThere = tuple[Stems, Stems, tuple[str, ...]]
"""The words of a sentence in their order, its figures, and the passages that it says."""

_OfPassage = tuple[str, tuple[int, ...], Stems]
_SEVERAL = 2
"""One sentence of a passage is looked up by itself."""


class Said(Struct, frozen=True):
    """What some releases say; they and the words of sentences by their numbers here."""

    words: tuple[Stems, ...]
    """The words to look a sentence up by, each time others."""
    singles: tuple[tuple[int, tuple[int, ...], tuple[int, ...]], ...]
    """Words, the releases with such a sentence, and those with two."""
    in_a_row: tuple[tuple[int, int, tuple[int, ...]], ...]
    """The words of a sentence and of the next one, and the releases that say them so."""
    of_passages: tuple[tuple[str, tuple[int, ...], Stems, tuple[int, ...]], ...]
    """A passage, the words of all sentences that say it together, their figures, the releases."""


NOTHING_SAID = Said((), (), (), ())


def said_by(releases: Iterable[Sequence[SaidThere]]) -> Said:
    """Bring together what releases say, given the sentences of each."""
    words: dict[Stems, int] = {}
    singles: defaultdict[int, list[int]] = defaultdict(list)
    twice: defaultdict[int, list[int]] = defaultdict(list)
    rows: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    passages: defaultdict[_OfPassage, list[int]] = defaultdict(list)
    for release, sentences in enumerate(releases):
        numbers = [words.setdefault(each, len(words)) for each, _, _ in sentences]
        for number in numbers:
            _add(twice[number] if _last(singles[number]) == release else singles[number], release)
        for pair in pairwise(numbers):
            _add(rows[pair], release)
        for key in _of_passages(numbers, sentences):
            _add(passages[key], release)
    return Said(
        tuple(words),
        tuple((at, tuple(who), tuple(twice.get(at, ()))) for at, who in singles.items()),
        tuple((one, other, tuple(who)) for (one, other), who in rows.items()),
        tuple((*key, tuple(who)) for key, who in passages.items()),
    )


def _of_passages(numbers: Sequence[int], sentences: Sequence[SaidThere]) -> Iterator[_OfPassage]:
    """Yield what a release says of passages: sentence by sentence, and several together."""
    several: defaultdict[str, list[int]] = defaultdict(list)
    for at, (_, figures, of) in enumerate(sentences):
        for passage in of:
            several[passage].append(at)
            yield passage, (numbers[at],), figures
    for passage, places in several.items():
        if len(places) >= _SEVERAL:
            figures = tuple(figure for at in places for figure in sentences[at][1])
            yield passage, tuple(numbers[at] for at in places), figures


def _last(releases: Sequence[int]) -> int:
    return releases[-1] if releases else -1


def _add(releases: list[int], release: int) -> None:
    """Count a release, which comes after those that are counted, once."""
    if _last(releases) != release:
        releases.append(release)
