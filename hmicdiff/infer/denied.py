"""Days of what was not: "There was no hearing on 3 May", where the others had one."""

import re
from collections.abc import Iterator, Mapping

from hmicdiff.infer.cells import sentence_of
from hmicdiff.model.facts import Cell
from hmicdiff.model.text import Corpus
from hmicdiff.read.english import NEGATIONS
from hmicdiff.structs import replace

_WORD = re.compile(r"[^\W\d_]+(?:'t)?(?!\.|\s*\d|[^\W\d_])")
"""A word; "No. 5" and "No 5" are a number."""
_REASON = "its sentence says that it was not; most do not"


def denied(column: Mapping[int, Cell], corpus: Corpus) -> Iterator[tuple[int, Cell]]:
    """Yield, release by release, the cells that are denied where most are not, marked as such."""
    found = {release: cell for release, cell in column.items() if _is_denied(cell, corpus, release)}
    for release, cell in found.items() if 2 * len(found) < len(column) else ():
        yield release, replace(cell, comparable=False, reason=_REASON)


def _is_denied(cell: Cell, corpus: Corpus, release: int) -> bool:
    """Tell whether a word of denial stands before a cell in its sentence."""
    text = corpus.releases[release]
    before = text.text[sentence_of(cell, text).start : cell.start]
    return not NEGATIONS.isdisjoint(_WORD.findall(before.casefold()))
