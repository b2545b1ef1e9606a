"""What stands behind a label in a release, as a whole: lists of names, lines of their own.

A slot holds what the releases differ in there; of a list that is one name, or none where the
others share the rest. A reader asks who is named behind "Professors:", and nobody else's label.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from hmicdiff.infer.cells import quoted, sentence_of
from hmicdiff.infer.whole_values import plain_label, value_span
from hmicdiff.model.facts import Cell
from hmicdiff.model.text import Corpus, Release, Sentence
from hmicdiff.read.labels import LEADING_LABEL

_LISTED = re.compile(r"\s*(?:[,;]|(?:and|und|et|y|e|en|&)\b)")
"""What stands between the members of a list."""
_MARKER = 6
"""So many characters hold the end of a line and the marker of an item."""
_LONGEST = 60
"""So many words a list has; what is longer is a text."""

_Lines = Mapping[str, Sequence[Sentence]]
"""By their labels, the lines of a release."""


class LabelledLines:
    """Finds the lines of releases by their labels."""

    def __init__(self, corpus: Corpus, releases: Collection[int]) -> None:
        """Look at these releases of `corpus`."""
        self._corpus = corpus
        self._releases = releases
        self._lines: dict[int, _Lines] = {}

    def cells(self, variable: str, label: str, column: Mapping[int, Cell]) -> dict[int, Cell]:
        """Return what stands behind the label of a column in each release, as a whole.

        A cell behind a longer label, which says something else, is left out. Where a release has
        no cell and the label once, all that stands behind it is one.
        """
        found = dict(self._of_column(label, column))
        for release in self._releases:
            lines = self._labelled(release).get(plain_label(label), ())
            if release not in column and len(lines) == 1:
                text = self._corpus.releases[release]
                span = value_span(lines[0], text, label, longest=_LONGEST)
                if span is not None:
                    found[release] = quoted(variable, span, lines[0], text)
        return found

    def _of_column(self, label: str, column: Mapping[int, Cell]) -> Iterator[tuple[int, Cell]]:
        for release, cell in column.items():
            text = self._corpus.releases[release]
            line = sentence_of(cell, text)
            own = LEADING_LABEL.match(text.text, line.start, line.end)
            if own is None or cell.start < own.end():
                yield release, cell
            elif not (_begins_line(line, text) and _is_longer(own[1], label)):
                span = value_span(line, text, own[1], longest=_LONGEST)
                yield release, _whole(cell, span, line, text)

    def _labelled(self, release: int) -> _Lines:
        if release not in self._lines:
            lines: defaultdict[str, list[Sentence]] = defaultdict(list)
            for sentence in self._corpus.releases[release].sentences:
                if own := LEADING_LABEL.match(sentence.wording.text):
                    lines[plain_label(own[1])].append(sentence)
            self._lines[release] = lines
        return self._lines[release]


def _begins_line(line: Sentence, release: Release) -> bool:
    """Tell whether a label stands at the beginning of a line: else it may be cut anywhere."""
    return not line.start or "\n" in release.text[max(0, line.start - _MARKER) : line.start]


def _is_longer(own: str, label: str) -> bool:
    """Tell a label that says more than another one, and so something else: "Not excused"."""
    one, other = (
        " ".join(word.rstrip("s") for word in plain_label(each).split()) for each in (own, label)
    )
    return one != other and (one.endswith(f" {other}") or one.startswith(f"{other} "))


def _whole(cell: Cell, span: tuple[int, int] | None, line: Sentence, release: Release) -> Cell:
    """Return a cell with the list that it is a member of."""
    if span is None or not span[0] <= cell.start <= cell.end <= span[1]:
        return cell
    before, after = release.text[span[0] : cell.start], release.text[cell.end : span[1]]
    is_member = _LISTED.match(after) or (not after and before.rstrip().endswith((",", ";")))
    return quoted(cell.variable, span, line, release) if is_member or before.strip() else cell
