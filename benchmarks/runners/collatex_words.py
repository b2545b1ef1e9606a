"""CollateX with words as tokens: sentences go together that share half of their words' columns."""

from collections import Counter, defaultdict
from itertools import combinations

import collatex

from benchmarks.runners.protocol import Answer, File, grouped
from benchmarks.runners.words import Key, links, words_of


def run(files: list[File]) -> Answer:
    """Collate the words, and link the sentences."""
    witnesses = [
        {
            "id": file.source,
            "tokens": [{"t": f"{word} ", "n": word.lower(), "at": n} for word, n in words_of(file)],
        }
        for file in files
    ]
    table = collatex.collate({"witnesses": witnesses}, segmentation=False)
    columns: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in table.rows:
        for column, cell in enumerate(row.to_list()):
            for token in cell or ():
                columns[row.header].append((column, token.token_data["at"]))
    linked: list[tuple[Key, Key]] = []
    for one, two in combinations(files, 2):
        there = dict(columns[two.source])
        shared = Counter(
            (number, there[column]) for column, number in columns[one.source] if column in there
        )
        linked += links(one, two, shared)
    return grouped(files, linked)
