"""Tables for spreadsheets: comma-separated values in which no text can become a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from hmicdiff.model.analysis import Analysis, Evidence
from hmicdiff.report.controls import visible

Value = str | int | float | bool | None

_FORMULA = (
    *("=", "+", "-", "@", "\t", "\n", "\N{MINUS SIGN}"),
    *("\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}"),
    *("\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}"),
)
"""What makes a spreadsheet read a cell as a formula, or leave out what stands before one."""
_FACTS = (
    *("release", "subject", "variable", "label", "kind", "value", "words"),
    *("file", "line", "start", "end", "derived", "of", "period"),
    *("comparable", "reason", "outlier"),
)
_FINDINGS = (
    *("release", "subject", "file", "kind", "passage", "line", "start", "end"),
    *("quote", "expected", "shared_with", "message", "surprise"),
    *("rule", "level", "evidence"),
)

_PLACED = ((), ("where",))
"""The last column, where a release has pages or paragraphs: the line is that of its text."""


def present(analysis: Analysis, *, color: bool = False) -> str:  # noqa: ARG001 - as all presenters
    """Return the findings as a table, a row for each."""
    releases = {release.id: release for release in analysis.releases}
    placed = _has_places(analysis)
    return table(
        (*_FINDINGS, *_PLACED[placed]),
        (
            (
                finding.release,
                releases[finding.release].subject,
                releases[finding.release].source,
                finding.kind.value,
                finding.passage,
                finding.line,
                finding.start,
                finding.end,
                finding.quote,
                finding.expected,
                "; ".join(finding.shared_with),
                finding.message,
                round(finding.surprise, 1),
                finding.rule,
                finding.level.value if finding.level else None,
                "; ".join(map(_evidence, finding.evidence)),
                *((finding.where,) if placed else ()),
            )
            for finding in analysis.findings
        ),
    )


def facts(analysis: Analysis) -> str:
    """Return the facts as a table, a row for each that a release states."""
    releases = {release.id: release for release in analysis.releases}
    columns = {column.variable: column for column in analysis.facts.columns}
    placed = _has_places(analysis)
    return table(
        (*_FACTS, *_PLACED[placed]),
        (
            (
                row.release,
                releases[row.release].subject,
                cell.variable,
                columns[cell.variable].label,
                columns[cell.variable].kind.value,
                cell.value,
                cell.text,
                releases[row.release].source,
                cell.line,
                cell.start,
                cell.end,
                cell.derived,
                cell.of,
                cell.period,
                cell.comparable,
                cell.reason,
                cell.outlier,
                *((cell.where,) if placed else ()),
            )
            for row in analysis.facts.rows
            for cell in row.cells
        ),
    )


def _has_places(analysis: Analysis) -> bool:
    return any(each.where for release in analysis.releases for each in release.sentences)


def _evidence(one: Evidence) -> str:
    at = f", {one.where}" if one.where else f":{one.line}"
    return f"{one.release}{at}: {one.quote}"


def table(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Return rows as comma-separated values; nothing for `None`."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_safe(value) for value in row])
    return written.getvalue()


def _safe(value: Value) -> str | int | float:
    """Put an apostrophe before a text that a spreadsheet would reckon with; numbers are numbers."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = visible(value or "")
    # white space may be taken off before the cell is looked at
    leads = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if leads else text
