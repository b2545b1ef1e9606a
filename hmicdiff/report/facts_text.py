"""The facts table for a terminal: in one piece where it fits, else in several below each other."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from hmicdiff.model.analysis import Analysis
from hmicdiff.report.controls import one_line
from hmicdiff.report.facts import (
    NO_TABLE,
    NOT_FOUND,
    FactCell,
    FactColumn,
    FactRow,
    FactTable,
    Note,
)
from hmicdiff.report.terminal import (
    WIDE,
    Line,
    Page,
    Styled,
    columns,
    hanging,
    short,
    wrap,
)
from hmicdiff.report.view import View, build_view
from hmicdiff.report.wording import plural
from hmicdiff.structs import Struct

_NARROWEST, _WIDEST = 40, 240
"""In characters: between these a table is as broad as the terminal."""
_GAP = 2
"""In spaces: one could be part of what a cell says."""
_BROADEST = 28
"""So broad is a column at the most; longer words are wrapped in it."""
_TALLEST = 3
"""So many lines of a cell are shown."""
_NAMED = 3
"""So many releases are named; of more, it is said how many."""
_GAP_SIGN = "\N{EN DASH}"
"""The words would drown what is stated where much is not; what it means stands below."""
_MOST_LINES = 60
"""A longer table than two screens is told of, and not shown."""
_LONGEST_NAME = 32
"""A longer name of a variable leaves no room for what it holds."""


class _Column(Struct, frozen=True):
    """A column as it is printed, its head first."""

    texts: tuple[str, ...]
    tails: tuple[str, ...]
    """What follows a text without moving it: the numbers of its notes."""
    styles: tuple[str, ...]
    right: bool
    width: int
    """Of the texts alone."""

    @property
    def tail(self) -> int:
        return max(map(len, self.tails), default=0)

    @property
    def whole(self) -> int:
        return self.width + self.tail

    @property
    def least(self) -> int:
        """How narrow it can be: as its longest word."""
        words = [columns(word) for text in self.texts for word in text.split()]
        return self.width if self.right else min(self.width, max(words, default=1))


def present(
    analysis: Analysis, *, color: bool = False, verbose: bool = False, width: int | None = None
) -> str:
    """Return the facts table as text.

    Args:
        analysis: What to present.
        color: Whether to use terminal colours.
        verbose: Whether to add the words that state each fact.
        width: Columns to fill; by default the terminal's when there are colours, else 100.
    """
    view = build_view(analysis)
    asked = WIDE if width is None and not color else width
    page = Page(color=color, width=asked, narrow=_NARROWEST, wide=_WIDEST)
    for notice in (*view.notices, *(f"{one} was skipped: {why}" for one, why in view.skipped)):
        page.add(hanging([Styled("! ", "warning")], [Styled(notice)], page.width, first=""))
    page.add([()])
    page.add(wrap([Styled(_head(view), "bold")], page.width))
    page.add([(), *table(view.facts, page.width)])
    if verbose:
        page.add(_evidence(view.facts, page.width))
    return page.text()


def _head(view: View) -> str:
    if not view.facts.columns:
        return NO_TABLE
    what = plural(len(view.facts.columns), "variable")
    return f"{plural(len(view.facts.rows), 'release')}, {what}"


def table(facts: FactTable, width: int) -> Iterator[Line]:
    """Return the table, its notes, and the words around each variable; nothing without columns."""
    if not facts.columns:
        return
    names = ["", *(one_line(row.name.name) for row in facts.rows)]
    first = _column(names, ["dim"] + ["bold"] * len(facts.rows))
    others = [_figures(number, facts) for number in range(len(facts.columns))]
    for block in _blocks(first, others, width):
        yield from _printed(block, width)
        yield ()
    if facts.gaps:
        yield (Styled(f"{_GAP_SIGN}  {NOT_FOUND}", "dim"),)
    yield from _noted(facts, width)
    yield ()
    size = min(_LONGEST_NAME, max(len(one.title) for one in facts.columns))
    for column in facts.columns:
        yield from _legend(column, size, width)
    yield ()


def _noted(facts: FactTable, width: int) -> Iterator[Line]:
    for note in facts.notes:
        lead = Styled(f"[{note.number}] ", "warning")
        yield from hanging([lead], [Styled(_note(note))], width, first="")


def brief(facts: FactTable, width: int) -> Iterator[Line]:
    """Return the table, or what is known of a large one."""
    lines = list(table(facts, width))
    if len(lines) <= _MOST_LINES:
        yield from lines
        return
    size = f"{plural(len(facts.rows), 'release')} and {plural(len(facts.columns), 'variable')}"
    yield from wrap([Styled(f"The table has {size}; hmicdiff facts shows it.")], width)
    yield from _noted(facts, width)
    yield ()


def _figures(number: int, facts: FactTable) -> _Column:
    column = facts.columns[number]
    cells = [row.cells[number] for row in facts.rows]
    return _column(
        [column.title, *(_shown(cell) for cell in cells)],
        ["dim", *("plain" if cell else "dim" for cell in cells)],
        ["", *(_marks(cell) for cell in cells)],
        right=column.counts,
    )


def _column(
    texts: Sequence[str],
    styles: Sequence[str],
    tails: Sequence[str] | None = None,
    *,
    right: bool = False,
) -> _Column:
    broadest = max(columns(text) for text in texts)
    return _Column(
        texts=tuple(texts),
        tails=tuple(tails or [""] * len(texts)),
        styles=tuple(styles),
        right=right,
        width=max(1, min(_BROADEST, broadest)),
    )


def _shown(cell: FactCell | None) -> str:
    if cell is None:
        return _GAP_SIGN
    if cell.derived:
        return f"{cell.derived} = {cell.value}"
    return f"{cell.value} of {cell.whole}" if cell.whole_apart else cell.value


def _marks(cell: FactCell | None) -> str:
    return f" {''.join(f'[{note.number}]' for note in cell.notes)}" if cell and cell.notes else ""


def _blocks(first: _Column, others: Sequence[_Column], width: int) -> Iterator[list[_Column]]:
    """Put as many columns beside each other as fit, each block with the names of the releases."""
    every = [first, *others]
    if _span(every) - sum(column.width - column.least for column in every) <= width:
        yield _shrunk(every, width)
        return
    block = [first]
    for column in others:
        if len(block) > 1 and _span([*block, column]) > width:
            yield block
            block = [first]
        block.append(column)
    yield _shrunk(block, width)


def _span(block: Sequence[_Column]) -> int:
    return sum(column.whole + _GAP for column in block) - _GAP


def _shrunk(block: Sequence[_Column], width: int) -> list[_Column]:
    """Take room from where most can be had, as long as no word has to be broken."""
    room = [column.width - column.least for column in block]
    taken = [0] * len(block)
    for _ in range(min(sum(room), max(0, _span(block) - width))):
        at = room.index(max(room))
        room[at] -= 1
        taken[at] += 1
    return [
        _Column(one.texts, one.tails, one.styles, one.right, one.width - less)
        for one, less in zip(block, taken, strict=True)
    ]


def _printed(block: Sequence[_Column], width: int) -> Iterator[Line]:
    for number in range(len(block[0].texts)):
        cells = [_wrapped(column, number) for column in block]
        for lines in zip_longest(*cells, fillvalue=None):
            row: list[Styled] = []
            for column, line in zip(block, lines, strict=True):
                padding = Styled(" " * (_GAP if row else 0))
                row += [padding, *(line or [Styled(" " * column.whole)])]
            yield tuple(row)
        if number == 0:
            yield (Styled("─" * min(_span(block), width), "dim"),)


def _wrapped(column: _Column, number: int) -> list[list[Styled]]:
    """Return a cell as lines of the width of its column."""
    styled = [Styled(column.texts[number], column.styles[number])]
    lines = [list(line) for line in wrap(styled, column.width)] or [[]]
    if len(lines) > _TALLEST:
        last = "".join(part.text for part in lines[_TALLEST - 1])
        cut = short(last + " " * column.width, column.width).replace("  ", "")
        lines[_TALLEST - 1 :] = [[Styled(cut, column.styles[number])]]
    done: list[list[Styled]] = []
    for line in lines:
        gap = Styled(" " * max(0, column.width - sum(columns(part.text) for part in line)))
        tail = column.tails[number] if not done else ""
        end = Styled(tail + " " * (column.tail - len(tail)), "warning" if tail else "plain")
        done.append([gap, *line, end] if column.right else [*line, gap, end])
    return done


def _note(note: Note) -> str:
    names = [one_line(name.name) for name in note.names]
    who = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    if more > 0:
        who += f" and {plural(more, 'other')}"
    return f"{note.title}, {who}: {note.text}"


def _legend(column: FactColumn, size: int, width: int) -> Iterator[Line]:
    name = short(column.title, size)
    words = [Styled(column.label)]
    if column.period:
        words.append(Styled(f" · period: “{column.period}”", "dim"))
    yield from hanging([Styled(f"{name:<{size}}  ", "dim")], words, width, first="")


def _evidence(facts: FactTable, width: int) -> Iterator[Line]:
    """Say in which words each release states what."""
    for row in facts.rows:
        name, source = one_line(row.name.name), one_line(row.source)
        yield ()
        yield from wrap([Styled(name, "heading"), Styled(f" · {source}", "dim")], width)
        for column, cell in zip(facts.columns, row.cells, strict=True):
            yield ()
            yield from _fact(column.title, len(column.title), cell, width)
            if cell:
                yield from _quoted(cell, width)


def _quoted(cell: FactCell, width: int) -> Iterator[Line]:
    for line in wrap([Styled(cell.sentence)], width - 6):
        yield (Styled("    "), Styled("│ ", "dim"), *line)


def own(row: FactRow, facts: FactTable, width: int) -> Iterator[Line]:
    """Return what one release states, a line for each variable."""
    size = min(_LONGEST_NAME, max(len(one.title) for one in facts.columns))
    for column, cell in zip(facts.columns, row.cells, strict=True):
        yield from _fact(column.title, size, cell, width)


def _fact(title: str, size: int, cell: FactCell | None, width: int) -> Iterator[Line]:
    lead = [Styled(f"{short(title, size):<{size}}  ", "dim")]
    if cell is None:
        yield from hanging(lead, [Styled(NOT_FOUND, "dim")], width)
        return
    more = list(_about(cell))
    yield from hanging(
        lead, [Styled(_value(cell), "bold"), Styled(f" · {' · '.join(more)}")], width
    )
    for note in cell.notes:
        yield from hanging([Styled(" " * (size + 2))], [Styled(note.text, "warning")], width)


def _value(cell: FactCell) -> str:
    if cell.derived:
        return f"{cell.derived} = {cell.value}"
    return f"{cell.value} of {cell.whole}" if cell.whole else cell.value


def _about(cell: FactCell) -> Iterable[str]:
    if cell.worded:
        yield f"“{cell.words}”"
    if cell.period:
        yield cell.period
    yield cell.spot
