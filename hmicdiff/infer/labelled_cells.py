"""What stands behind a label in a release, as a whole: lists of names, lines of their own.

A slot holds what the releases differ in there; of a list that is one name, or none where the
others share the rest. A reader asks who is named behind "Professors:", and nobody else's label.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from hmicdiff.align.kinds import kind_of
from hmicdiff.infer.cells import quoted, sentence_of
from hmicdiff.infer.values import value_of
from hmicdiff.infer.whole_values import plain_label, value_span
from hmicdiff.model.facts import Cell
from hmicdiff.model.template import FIGURE_KINDS, Kind, Slot, Template
from hmicdiff.model.text import Corpus, Release, Sentence
from hmicdiff.read.labels import LEADING_LABEL

_LISTED = re.compile(r"\s*(?:[,;]|(?:and|und|et|y|e|en|&)\b)")
"""What stands between the members of a list."""
_MARKER = 6
"""So many characters hold the end of a line and the marker of an item."""
_LONGEST = 60
"""So many words a list has; what is longer is a text."""

_LABEL = re.compile(r"\W*([^\W\d_][^:\n]{0,80}):\s+")
"""A label with a remark in brackets may be longer than one without."""
_REMARK = re.compile(r"\s*\([^()\n]{1,60}\)")

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


def figures_without_remark(
    cells: Mapping[str, Mapping[int, Cell]],
    template: Template,
    corpus: Corpus,
    releases: Collection[int],
) -> Iterator[tuple[int, Cell]]:
    """Yield figures and days behind labels that lack, or have, a remark in brackets.

    "Berths (if known): 12" and "Berths: 12" have one label. Where another label is the same but for
    its remark, nobody knows which is meant.
    """
    kinds = {variable.name: variable.kind for variable in template.variables}
    labels = _labels_of_figures(template, kinds)
    uses = Counter(labels.values())
    alone = {label: name for name, label in labels.items() if uses[label] == 1}
    for release in releases if alone else ():
        text = corpus.releases[release]
        taken = {
            cell.start: len(column) for column in cells.values() if (cell := column.get(release))
        }
        lines = Counter(filter(None, map(_bare_label, text.sentences)))
        for sentence in text.sentences:
            variable = alone.get(_bare_label(sentence), "")
            if variable and release not in cells[variable] and lines[labels[variable]] == 1:
                cell = _figure_behind(variable, kinds[variable], sentence, text)
                # what few have in a slot of its own is the same figure
                if cell is not None and taken.get(cell.start, 0) < len(cells[variable]):
                    yield release, cell


def _labels_of_figures(template: Template, kinds: Mapping[str, Kind]) -> Mapping[str, str]:
    """Return the labels of figures and days, variable by variable, without their remarks."""
    found: dict[str, str] = {}
    for passage in template.passages:
        first, *rest = passage.main.parts[:2]
        slot = rest[0] if rest else None
        label = _LABEL.fullmatch(first) if isinstance(first, str) else None
        is_figure = isinstance(slot, Slot) and kinds[slot.variable] in (*FIGURE_KINDS, Kind.DATE)
        if label is not None and isinstance(slot, Slot) and is_figure:
            found.setdefault(slot.variable, _bare(label[1]))
    return found


def _bare_label(sentence: Sentence) -> str:
    label = _LABEL.match(sentence.wording.text)
    return _bare(label[1]) if label else ""


def _bare(label: str) -> str:
    return plain_label(_REMARK.sub("", label))


def _figure_behind(variable: str, kind: Kind, sentence: Sentence, release: Release) -> Cell | None:
    """Return the figure or the day that is all that stands behind the label of a line."""
    label = _LABEL.match(sentence.wording.text)
    begin = label.end() if label else 0
    words = [(a, b) for a, b in sentence.wording.spans if a >= begin]
    norms = sentence.wording.norms[len(sentence.wording.spans) - len(words) :]
    if not words or kind_of(norms) not in (kind, *FIGURE_KINDS):
        return None
    span = sentence.start + words[0][0], sentence.start + words[-1][1]
    value = value_of(norms, kind)
    return None if value is None else quoted(variable, span, sentence, release, value)


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
