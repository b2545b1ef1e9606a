"""What a release states, as a cell of the facts: its words, and where they stand."""

from bisect import bisect_right

from hmicdiff.model.facts import Cell
from hmicdiff.model.text import Release, Sentence, line_ends


def sentence_of(cell: Cell, release: Release) -> Sentence:
    """Return the sentence of a release that a cell of it begins in."""
    at = bisect_right(release.sentences, cell.start, key=lambda each: each.start) - 1
    return release.sentences[max(0, at)]


def quoted(
    variable: str,
    span: tuple[int, int],
    sentence: Sentence,
    release: Release,
    value: float | str | None = None,
) -> Cell:
    """Return a cell with the words at a place of a release, which is in `sentence`.

    `span` are offsets in the text of the release; `value` is what the words stand for, if anything.
    """
    start, end = span
    return Cell(
        variable=variable,
        value=value,
        text=release.quote(start, end),
        start=start,
        end=end,
        line=sentence.line + line_ends(release.text[sentence.start : start]),
        where=sentence.where,
    )
