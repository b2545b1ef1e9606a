"""Words quoted at a terminal, with what has changed in them marked."""

from collections.abc import Iterator, Mapping, Sequence

from hmicdiff.model.analysis import Op
from hmicdiff.report.cards import Change
from hmicdiff.report.terminal import Line, Styled, wrap

MARKS: Mapping[Op | None, tuple[str, str, str]] = {
    Op.ADDED: ("{+", "+}", "added"),
    Op.DROPPED: ("[-", "-]", "dropped"),
}


def marked(change: Change, *, marks: bool) -> Iterator[Styled]:
    """Put the marks around the words and leave the space outside."""
    op, text = change.op, change.shown
    if op not in MARKS or not text.strip():
        yield Styled(text, "filled" if op is Op.FILLED else "plain")
        return
    before, after, style = MARKS[op]
    core = text.strip()
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    yield Styled(lead)
    yield Styled(f"{before}{core}{after}" if marks else core, style)
    yield Styled(trail)


def quoted(words: Sequence[Styled], width: int, label: str) -> Iterator[Line]:
    """Yield words with a line before them, and a label before the first."""
    for n, line in enumerate(wrap(words, width - 6 - len(label))):
        lead = label if not n else " " * len(label)
        yield (Styled("    "), Styled(lead, "dim"), Styled("│ ", "dim"), *line)
