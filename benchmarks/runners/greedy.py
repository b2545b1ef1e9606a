"""What one would write in an afternoon: each sentence goes to the nearest one so far.

rapidfuzz says how near; a group takes one sentence of each release.
"""

from rapidfuzz import fuzz, process

from benchmarks.runners.protocol import Answer, File, labelled

_NEAR = 60
"""The least likeness, of 100, that was best on the families of tests/notices.py."""


def run(files: list[File]) -> Answer:
    """Group the sentences."""
    groups: list[str] = []
    labels: dict[tuple[str, int], list[str]] = {}
    for file in files:
        free = dict(enumerate(groups))
        for number, said in enumerate(file.said()):
            best = process.extractOne(said, free, scorer=fuzz.ratio, score_cutoff=_NEAR)
            at = len(groups) if best is None else best[2]
            if best is None:
                groups.append(said)
            else:
                del free[at]
            labels[file.source, number] = [f"group {at}"]
    return labelled(files, labels)
