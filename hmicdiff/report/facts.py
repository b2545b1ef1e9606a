"""The facts table ready to print: values as they are shown, what repeats told once, notes."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from hmicdiff.model.analysis import Analysis, PlacedRelease
from hmicdiff.model.facts import ONLY_AN_ID, Cell, Column, Facts, is_code
from hmicdiff.model.template import FIGURE_KINDS, Kind, Slot, Template
from hmicdiff.model.text import spot
from hmicdiff.report.controls import one_line
from hmicdiff.report.names import ReleaseName, sentence_anchor
from hmicdiff.structs import Struct, replace

NOT_FOUND = "not found"
NO_TABLE = "No figure or name is stated by enough of the releases to compare them in a table."
_DIGITS = re.compile(r"\d[\d.,]*")
_NEAR = 3
"""So many words on each side of a slot are enough where there is little room."""
_ASKED = "? \u2026"
_QUESTION = 8
"""So many words of a question tell it from the others of its form."""
_AFTER = 10
"""So many after it tell what it holds where there is more."""
_SLOT = "\N{NULL}"


class FactColumn(Struct, frozen=True):
    """A variable as a column."""

    variable: str
    title: str
    """Its name; where that is only an id, "number-2", the words that stand next to its slot."""
    label: str
    """The words around its slot, with "…" for the slot."""
    context: str
    """Those of the template around its first slot: more of what follows than of what leads in."""
    kind: Kind
    counts: bool
    """Whether it holds figures."""
    period: str | None
    """The time that most of its cells are said to be of."""
    anywhere: bool = False
    """As in the table of the analysis: no slot holds its words."""

    @property
    def is_asked(self) -> bool:
        """Whether it has the answers to a question, which stands before them."""
        return self.label.endswith(_ASKED)


class Note(Struct, frozen=True):
    """What has to be known before a cell is compared; the same of several cells is said once."""

    number: int
    variable: str
    title: str
    """That of its column."""
    text: str
    names: tuple[ReleaseName, ...]
    """The releases whose cells it is on."""


class FactCell(Struct, frozen=True):
    """What one release states of one variable."""

    title: str
    """That of its column."""
    value: str
    """The normal form, as it is shown."""
    figure: float | int | None
    """The figure by itself."""
    words: str
    """What the release says, on one line."""
    worded: bool
    """Whether the words are not the value itself."""
    spot: str
    """Where a reader finds it: "line 21", "page 2"."""
    anchor: str | None
    """The fragment of the sentence that says it."""
    sentence: str
    """The sentence that says it."""
    derived: str | None
    whole: str | None
    """What it is a part of, where one is stated."""
    whole_apart: bool
    """Whether no other cell of the row shows that whole."""
    period: str | None
    usual: bool
    """Whether its period, if it has one, is that of the column."""
    comparable: bool
    outlier: bool
    notes: tuple[Note, ...]


class FactRow(Struct, frozen=True):
    """One release."""

    name: ReleaseName
    source: str
    cells: tuple[FactCell | None, ...]
    """One per column; `None` where the release does not state it."""


class FactTable(Struct, frozen=True):
    """Releases by variables, without the column that only repeats whom each is about."""

    columns: tuple[FactColumn, ...]
    rows: tuple[FactRow, ...]
    notes: tuple[Note, ...]
    gaps: bool
    """Whether something is not stated."""


def build_facts(analysis: Analysis, names: Mapping[str, ReleaseName]) -> FactTable:
    """Return the facts table of `analysis` for a reader; without columns where there is none."""
    facts = analysis.facts
    releases = {release.id: release for release in analysis.releases}
    given = [column for column in facts.columns if not _repeats(column, facts, releases)]
    stated = {row.release: {cell.variable: cell for cell in row.cells} for row in facts.rows}
    around = _contexts(analysis.template)
    columns = _told_apart(
        [_column(column, stated, around.get(column.variable, column.label)) for column in given]
    )
    notes = _Notes(columns, stated, names)
    rows = tuple(
        FactRow(
            names[row.release],
            releases[row.release].source,
            tuple(
                _cell(shown, kind, stated[row.release], releases[row.release], notes)
                for shown, kind in zip(columns, (column.kind for column in given), strict=True)
            ),
        )
        for row in facts.rows
        if columns
    )
    gaps = any(cell is None for row in rows for cell in row.cells)
    return FactTable(tuple(columns), rows, notes.all, gaps)


def _repeats(column: Column, facts: Facts, releases: Mapping[str, PlacedRelease]) -> bool:
    """Tell whether a column says nothing but whom each release is about: its row does so."""
    told = [
        (one_line(cell.text).casefold(), one_line(releases[row.release].subject or "").casefold())
        for row in facts.rows
        for cell in row.cells
        if cell.variable == column.variable
    ]
    return column.kind not in FIGURE_KINDS and all(text == subject for text, subject in told)


def _contexts(template: Template) -> Mapping[str, str]:
    """Return the words around the first slot of each variable, in the template's words."""
    contexts: dict[str, str] = {}
    for passage in template.passages:
        for reading in passage.readings:
            for index, part in enumerate(reading.parts):
                if isinstance(part, Slot) and part.variable not in contexts:
                    before, after = (
                        "".join(one if isinstance(one, str) else "…" for one in parts)
                        for parts in (reading.parts[:index], reading.parts[index + 1 :])
                    )
                    contexts[part.variable] = f"{before}{_SLOT}{after}"
    return contexts


def _column(column: Column, stated: Mapping[str, Mapping[str, Cell]], around: str) -> FactColumn:
    cells = [row[column.variable] for row in stated.values() if column.variable in row]
    periods = Counter(_folded(cell.period) for cell in cells if cell.period)
    usual, number = periods.most_common(1)[0] if periods else ("", 0)
    most = 2 * number > periods.total()
    shown = next((cell.period for cell in cells if _folded(cell.period) == usual), None)
    return FactColumn(
        variable=column.variable,
        title=_title(column),
        label=one_line(column.label),
        context=_brief(around, _AFTER),
        kind=column.kind,
        counts=column.kind in FIGURE_KINDS,
        period=one_line(shown) if shown and most else None,
        anywhere=column.anywhere,
    )


def _told_apart(columns: Sequence[FactColumn]) -> list[FactColumn]:
    """Give columns whose titles are the same words more of the words around, and count the rest."""
    uses = Counter(column.title for column in columns)
    wider = Counter(column.label for column in columns)
    counted: Counter[str] = Counter()
    told: list[FactColumn] = []
    for column in columns:
        counted[column.title] += 1
        if uses[column.title] > 1:
            alone = wider[column.label] == 1
            number = f"{column.title} ({counted[column.title]})"
            told.append(replace(column, title=column.label if alone else number))
        else:
            told.append(column)
    return told


def _title(column: Column) -> str:
    question, asked, _ = one_line(column.label).rpartition(_ASKED)
    if asked:
        words = question.split()
        return " ".join(words[:_QUESTION]) + ("\u2026?" if len(words) > _QUESTION else "?")
    around = _brief(one_line(column.label), _NEAR)
    is_id = ONLY_AN_ID.fullmatch(column.variable) and any(char.isalpha() for char in around)
    return around if is_id else one_line(column.variable)


def _brief(around: str, most: int) -> str:
    mark = _SLOT if _SLOT in around else "…"
    before, found, after = around.partition(mark)
    slot = ["…"] if found else []
    return one_line(" ".join([*before.split()[-_NEAR:], *slot, *after.split()[:most]]))


def _folded(period: str | None) -> str:
    return one_line(period or "").casefold()


class _Notes:
    """Numbers the notes in the order of the columns, and of the releases in each."""

    def __init__(
        self,
        columns: Sequence[FactColumn],
        stated: Mapping[str, Mapping[str, Cell]],
        names: Mapping[str, ReleaseName],
    ) -> None:
        holders: dict[tuple[str, str], list[ReleaseName]] = {}
        for column in columns:
            for release, row in stated.items():
                cell = row.get(column.variable)
                for text in _remarks(cell, column) if cell else ():
                    holders.setdefault((column.variable, text), []).append(names[release])
        titles = {column.variable: column.title for column in columns}
        self.all = tuple(
            Note(number, variable, titles[variable], text, tuple(own))
            for number, ((variable, text), own) in enumerate(holders.items(), 1)
        )
        self._known = {(note.variable, note.text): note for note in self.all}

    def of(self, cell: Cell, column: FactColumn) -> tuple[Note, ...]:
        """Return the notes on a cell."""
        return tuple(self._known[column.variable, text] for text in _remarks(cell, column))


def _remarks(cell: Cell, column: FactColumn) -> list[str]:
    told: list[str] = []
    if not cell.comparable:
        told.append(f"not comparable: {one_line(cell.reason or 'no reason is known')}")
    elif cell.period and column.period and not _is_usual(cell, column):
        told.append(f"of another period: {one_line(cell.period)}")
    if cell.outlier:
        told.append(one_line(cell.outlier))
    return told


def _is_usual(cell: Cell, column: FactColumn) -> bool:
    return not cell.period or _folded(cell.period) == _folded(column.period)


def _cell(
    column: FactColumn, kind: Kind, row: Mapping[str, Cell], release: PlacedRelease, notes: _Notes
) -> FactCell | None:
    cell = row.get(column.variable)
    if cell is None:
        return None
    index = sentence_at(release, cell.start)
    sentence = None if index is None else release.sentences[index]
    value, words = shown_value(cell, kind), one_line(cell.text)
    others = (other.value for other in row.values() if other is not cell)
    return FactCell(
        title=column.title,
        value=value,
        figure=cell.value if isinstance(cell.value, int | float) else None,
        words=words,
        worded=value.casefold() != words.casefold(),
        spot=spot(cell.line, cell.where),
        anchor=None if index is None else sentence_anchor(release.id, index),
        sentence=one_line(release.text[sentence.start : sentence.end]) if sentence else words,
        derived=one_line(cell.derived) if cell.derived else None,
        whole=None if cell.of is None else number(cell.of),
        whole_apart=cell.of is not None and cell.of not in others,
        period=one_line(cell.period) if cell.period else None,
        usual=_is_usual(cell, column),
        comparable=cell.comparable,
        outlier=cell.outlier is not None,
        notes=notes.of(cell, column),
    )


def sentence_at(release: PlacedRelease, start: int) -> int | None:
    """Return the index of the sentence that holds the character at `start`, or of the next."""
    index = bisect_right(release.sentences, start, key=lambda sentence: sentence.end)
    return index if index < len(release.sentences) else None


def shown_value(cell: Cell, kind: Kind) -> str:
    """Return the normal form of a cell for a reader, else its words."""
    words = one_line(cell.text)
    if cell.value is None or (isinstance(cell.value, str) and kind in FIGURE_KINDS):
        return words
    if kind is Kind.DATE and str(cell.value).startswith("--"):
        return words  # a day of no year
    if kind is Kind.NUMBER and (_DIGITS.fullmatch(words) or is_code(words)):
        return words  # years and versions are numbers too, and "2,017" is none
    if isinstance(cell.value, str):
        as_written = "".join(cell.value.split()) == "".join(words.casefold().split())
        return words.casefold() if as_written else one_line(cell.value)
    if kind is Kind.PERCENT:
        return f"{number(cell.value)}%"
    return (currency(words) if kind is Kind.MONEY else "") + number(cell.value)


def number(value: float) -> str:
    """Return a number with its thousands set off: "1,250"."""
    whole = isinstance(value, float) and value.is_integer()
    return f"{int(value) if whole else value:,}"


def currency(words: str) -> str:
    """Return the sign of a currency in some words; nothing where there is none."""
    return next((char for char in words if unicodedata.category(char) == "Sc"), "")
