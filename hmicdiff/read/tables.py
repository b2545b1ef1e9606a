"""Rows of a table as releases: CSV and JSON lines, a column of which has the texts."""

import csv
import io
import json
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from hmicdiff.model.text import LINE_END
from hmicdiff.read.decode import decode
from hmicdiff.read.formats.document import (
    DamagedError,
    Document,
    Settings,
    check_length,
    dropped,
    quoted,
)
from hmicdiff.read.formats.plain import with_signs
from hmicdiff.read.formats.registry import claimed, is_table_name, sniff
from hmicdiff.read.limits import Limits
from hmicdiff.structs import Struct, replace

_CSV = (".csv", ".tsv")
_DELIMITERS = ",;\t|"
_NOTHING = "\x1f"
"""Parts no cells: a sign for this that no text has."""
_TOLD = re.compile(r'"?sep=([,;\t|])"?(?:\r\n|\r|\n)')
"""The line in which a spreadsheet says what parts the cells."""
_BEYOND = "\0"
"""What cells of a row are kept as that no column has."""
_HALVES = re.compile("[\ud800-\udfff]")
_LARGEST = 2**31 - 1
"""What the reader of CSV can take for a limit on every machine."""
_NAMED = 8
"""So many columns or rows are named where not all can be."""
_LONG = 100
"""The name of a row is cut after so many characters."""

Value = str | int | float | bool | list[Any] | dict[str, Any] | None
Record = tuple[int, Mapping[str, Value]]
"""A row by its columns, with its number."""


class Row(Struct, frozen=True):
    """A row that is a release."""

    name: str
    document: Document


class Rows(Struct, frozen=True):
    """The rows of a table that are releases."""

    rows: tuple[Row, ...]
    empty: tuple[int, ...]
    """The numbers of those that have no text."""


def is_table(data: bytes, source: str, settings: Settings) -> bool:
    """Tell whether the rows of a file are releases, given what the user says of tables.

    A file is a table if its name says so; or if it is a text and its name says nothing.
    """
    if settings.text_column is None:
        return False
    if is_table_name(source):
        return True
    try:
        return claimed(source) is None and sniff(data, source).plain
    except DamagedError:
        return False  # it is told when it is to be read


def read_rows(data: bytes, source: str, settings: Settings) -> Rows:
    """Return the rows of a table as documents.

    Rows are counted as a reader of the file counts them: in CSV the first has the names of the
    columns, so that the first release is row 2; of JSON lines the number is that of the line.

    Raises:
        DamagedError: if it is no table, has no such column, two rows have one name, or it goes
            beyond a limit.
    """
    text = decode(data, settings.encoding).text
    texts, names = settings.text_column or "", settings.name_column
    is_csv = PurePath(source).suffix.lower() in _CSV
    if text.lstrip()[:1] in ("{", "[") and not is_csv:
        found = _json(text)
    else:
        found = _csv(text, texts, settings.limits)
    records = list(_counted(found, settings.limits))
    _check_columns(records, [texts, *([] if names is None else [names])])
    rows: list[Row] = []
    empty: list[int] = []
    numbers: list[int] = []
    for number, values in records:
        cell = _text(number, texts, values.get(texts))
        if not cell.strip():
            empty.append(number)
            continue
        document = _document(number, cell, settings.limits)
        if beyond := values.get(_BEYOND):
            words = " ".join(map(str, beyond)) if isinstance(beyond, list) else str(beyond)
            note = dropped("cells beyond the last column, as the text is not in quotes", words)
            document = replace(document, notes=(*document.notes, note))
        rows.append(Row(_name(number, names, values), document))
        numbers.append(number)
    _check_names(rows, numbers, names)
    return Rows(tuple(rows), tuple(empty))


def listed(numbers: Sequence[int]) -> str:
    """Name rows by their numbers, the first of them only where there are many."""
    named = ", ".join(map(str, numbers[:_NAMED]))
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    return f"row {named}" if len(numbers) == 1 else f"rows {named}{more}"


def _csv(text: str, wanted: str, limits: Limits) -> Iterator[Record]:
    before = csv.field_size_limit(max(1, min(round(limits.text), _LARGEST)))
    try:
        lines = _cells(text, wanted)
        _, head = next(((at, cells) for at, cells in lines if any(cells)), (1, list[str]()))
        columns = [name.strip() for name in head]
        twice = [name for name, count in Counter(columns).items() if name and count > 1]
        if wanted in twice:
            raise DamagedError(f"has several columns called {quoted(wanted)}: name them apart")
        for number, cells in lines:
            if cells:
                row = dict(zip(columns, [*cells, *[""] * len(columns)], strict=False))
                beyond = [*filter(str.strip, cells[len(columns) :])]
                yield number, {**row, _BEYOND: beyond}
    except csv.Error as error:
        if "field limit" in str(error):
            raise DamagedError(
                f"has a cell of over {limits.text:.0f} characters, which is the limit of a text; "
                "raise the limit with --limit text=N"
            ) from error
        if "unexpected end" in str(error):
            raise DamagedError(
                "has a cell that goes on to its end: close its quotation mark"
            ) from error
        raise DamagedError(f"is no CSV that can be read ({error})") from error
    finally:
        csv.field_size_limit(before)


def _cells(text: str, wanted: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table with their numbers; the first has the names of the columns.

    What stands between quotation marks may have such marks doubled, or behind a backslash.
    """
    told = _TOLD.match(text)
    body = text[told.end() :] if told else text
    delimiter = told[1] if told else _delimiter(body, wanted)
    is_escaped = '\\"' in body and '""' not in body
    is_spaced = re.search(rf'{re.escape(delimiter)} +"', body) is not None
    for strict in (False, True):
        lines = csv.reader(
            io.StringIO(body, newline=""),
            delimiter=delimiter,
            escapechar="\\" if is_escaped else None,
            doublequote=not is_escaped,
            skipinitialspace=is_spaced,
            strict=strict,
        )
        if not strict:
            yield from enumerate(lines, 1)
            continue
        try:
            deque(lines, maxlen=0)
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise


def _delimiter(text: str, wanted: str) -> str:
    """Return what parts the cells: what makes the column that is wanted, else the most columns.

    Where there is one column alone nothing does.
    """
    heads = {}
    for delimiter in _DELIMITERS:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        heads[delimiter] = [name.strip() for name in next(filter(any, lines), [])]
    if all(head == [wanted] for head in heads.values()):
        return _NOTHING
    for delimiter, head in heads.items():
        if wanted in head:
            return delimiter
    return max(heads, key=lambda delimiter: len(heads[delimiter]))


def _json(text: str) -> Iterator[Record]:
    if text.lstrip().startswith("["):
        whole = _parsed(text, "")
        for number, each in enumerate(whole, 1):
            yield number, _object(number, each)
        return
    for number, line in enumerate(LINE_END.split(text), 1):
        if line.strip():
            yield number, _object(number, _parsed(line, f"row {number} "))


def _parsed(text: str, what: str) -> Any:  # noqa: ANN401 - whatever JSON there is
    try:
        return json.loads(text)
    except RecursionError as error:
        raise DamagedError(f"{what}is nested too deep to be read") from error
    except ValueError as error:
        raise DamagedError(f"{what}is no JSON ({error})") from error


def _object(number: int, value: Any) -> dict[str, Value]:  # noqa: ANN401 - whatever JSON there is
    if isinstance(value, dict):
        return value
    raise DamagedError(f"row {number} is no object with columns")


def _counted(records: Iterable[Record], limits: Limits) -> Iterator[Record]:
    for count, record in enumerate(records, 1):
        if count > limits.rows:
            raise DamagedError(
                f"has over {limits.rows:.0f} rows, which is the limit of a table; split it, or "
                "raise the limit with --limit rows=N"
            )
        yield record


def _check_columns(records: Sequence[Record], wanted: Iterable[str]) -> None:
    called = (name for _, values in records for name in values)
    columns = [name for name in dict.fromkeys(called) if name not in ("", _BEYOND)]
    for name in wanted:
        if not records:
            raise DamagedError("has no rows: fill it or leave it out")
        if name not in columns:
            named = ", ".join(quoted(column) for column in columns[:_NAMED])
            more = f" and {len(columns) - _NAMED} more" if len(columns) > _NAMED else ""
            raise DamagedError(f"has no column {quoted(name)}; it has {named}{more}")


def _text(number: int, column: str, value: Value) -> str:
    if isinstance(value, list | dict):
        raise DamagedError(f"row {number} has no text in its column {quoted(column)}")
    return "" if value is None else _HALVES.sub("\ufffd", str(value))


def _name(number: int, column: str | None, values: Mapping[str, Value]) -> str:
    """Return what a row is called: as its column says, else by its number."""
    name = " ".join(_text(number, column, values.get(column)).split()) if column else ""
    return name.replace("/", "\u2215")[:_LONG] or f"row {number}"


def _check_names(rows: Sequence[Row], numbers: Sequence[int], column: str | None) -> None:
    first: dict[str, int] = {}
    for row, number in zip(rows, numbers, strict=True):
        if row.name in first:
            raise DamagedError(
                f"rows {first[row.name]} and {number} are both called {quoted(row.name)} in the "
                f"column {quoted(column or '')}; name another with --name-column, or none"
            )
        first[row.name] = number


def _document(number: int, cell: str, limits: Limits) -> Document:
    """Return the text of a cell, with its row, and its line where it has several."""
    try:
        document = with_signs(Document(decode(cell.encode("utf-8"), "utf-8").text))
        document = replace(document, places=tuple(_places(number, document.text)))
        check_length(document, limits)
    except DamagedError as error:
        raise DamagedError(f"row {number} {error}") from error
    return document


def _places(number: int, text: str) -> Iterator[tuple[int, str]]:
    starts = [0, *(end.end() for end in LINE_END.finditer(text.rstrip()))]
    for line, start in enumerate(starts, 1):
        yield start, f"row {number}, line {line}" if len(starts) > 1 else f"row {number}"
