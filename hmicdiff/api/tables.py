"""Findings and facts as rows, which pandas and polars take as they are."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Analysis

Record = dict[str, Any]


class Table(Sequence[Record]):
    """Rows with the same columns, each a `dict`.

    `pandas.DataFrame(table)` and `polars.DataFrame(table)` take it as it is. What is not known is
    `None`, also of a number.
    """

    def __init__(self, columns: Sequence[str], rows: Sequence[Record]) -> None:
        """Have these rows, each with all of the columns in their order."""
        self.columns = tuple(columns)
        self._rows = tuple(rows)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Record: ...

    @overload
    def __getitem__(self, at: slice) -> "Table": ...

    def __getitem__(self, at: int | slice) -> "Record | Table":
        """Return a row, or a table of some."""
        if isinstance(at, slice):
            return Table(self.columns, self._rows[at])
        return self._rows[at]

    def column(self, name: str) -> list[Any]:
        """Return what the rows have in a column.

        Raises:
            KeyError: if there is no such column.
        """
        if name not in self.columns:
            raise KeyError(name)
        return [row[name] for row in self._rows]

    def __repr__(self) -> str:
        """Return in a line what is in it."""
        return f"<Table: {len(self)} rows of {', '.join(self.columns)}>"


def findings_table(analysis: "Analysis") -> Table:
    """Return a row for each finding, in their order: kind, words, place, who does the same."""
    from hmicdiff.report.spreadsheet import finding_rows  # noqa: PLC0415

    return _table(*finding_rows(analysis))


def facts_table(analysis: "Analysis") -> Table:
    """Return a row for each figure or name that a release states, with its words and place.

    `value` is a number, the ISO date or the choice; `number` is the number alone, so that a column
    of a data frame has one type.
    """
    from hmicdiff.report.spreadsheet import fact_rows  # noqa: PLC0415

    columns, rows = fact_rows(analysis)
    at = columns.index("value")
    return _table(
        (*columns, "number"),
        ((*row, row[at] if isinstance(row[at], int | float) else None) for row in rows),
    )


def _table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Table:
    return Table(columns, [dict(zip(columns, row, strict=True)) for row in rows])
