"""Tables for spreadsheets: comma-separated values in which no text can become a formula."""

import csv
import io
from collections.abc import Iterable, Iterator

from hmicdiff.model.analysis import Analysis, Evidence, PlacedRelease
from hmicdiff.model.sequence import ChangeKind, Sequence
from hmicdiff.report.controls import visible
from hmicdiff.report.json import all_who_share

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

FAMILY = "family"
"""The first column of the tables of several families."""
_PLACED = ((), ("where",))
"""The last column, where a release has pages or paragraphs: the line is that of its text."""


def present(analysis: Analysis, *, color: bool = False) -> str:  # noqa: ARG001 - as all presenters
    """Return the findings as a table, a row for each; then what has changed, with `since`."""
    if analysis.sequence is None:
        return table(*finding_rows(analysis))
    wide = len(_FINDINGS)
    found = ((*row[:wide], None, *row[wide:]) for row in _findings(analysis))
    head, changes = change_rows(analysis, analysis.sequence)
    return table(head, [*found, *changes])


def change_rows(
    analysis: Analysis, sequence: Sequence
) -> tuple[tuple[str, ...], Iterator[tuple[Value, ...]]]:
    """Return the names of the columns of changes, and a row for each, as they are.

    They are those of findings: `quote` is what is said now, `expected` what was said before.
    """
    head = (*_FINDINGS, "since", *_PLACED[_has_places(analysis)])
    return head, _changes(analysis, sequence)


def finding_rows(analysis: Analysis) -> tuple[tuple[str, ...], Iterator[tuple[Value, ...]]]:
    """Return the names of the columns of findings, and a row for each, as they are."""
    return (*_FINDINGS, *_PLACED[_has_places(analysis)]), _findings(analysis)


def _findings(analysis: Analysis) -> Iterator[tuple[Value, ...]]:
    releases = {release.id: release for release in analysis.releases}
    placed = _has_places(analysis)
    for finding in analysis.findings:
        yield (
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
            "; ".join(all_who_share(finding)),
            finding.message,
            round(finding.surprise, 1),
            finding.rule,
            finding.level.value if finding.level else None,
            "; ".join(map(_evidence, finding.evidence)),
            *((finding.where,) if placed else ()),
        )


def _changes(analysis: Analysis, sequence: Sequence) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each change from release to release; `expected` is what was said before."""
    releases = {release.id: release for release in analysis.releases}
    placed = _has_places(analysis)
    for step in sequence.steps:
        one, other = releases[step.since], releases[step.release]
        for change in step.changes:
            if change.kind is ChangeKind.SAME:
                continue
            places = [other.sentences[at] for at in change.after]
            where = places or [one.sentences[at] for at in change.before]
            yield (
                *(other.id, other.subject, other.source, change.kind.value, change.lives[0]),
                where[0].line,
                where[0].start if places else None,
                places[-1].end if places else None,
                _said(other, change.after) or None,
                _said(one, change.before) or None,
                None,
                "; ".join(f"{figure.before} → {figure.after}" for figure in change.figures),
                *(None, None, None, None, step.since),
                *((where[0].where,) if placed else ()),
            )


def _said(release: PlacedRelease, sentences: Iterable[int]) -> str:
    placed = (release.sentences[at] for at in sentences)
    return " ".join(release.text[one.start : one.end] for one in placed)


def facts(analysis: Analysis) -> str:
    """Return the facts as a table, a row for each that a release states."""
    return table(*fact_rows(analysis))


def fact_rows(analysis: Analysis) -> tuple[tuple[str, ...], Iterator[tuple[Value, ...]]]:
    """Return the names of the columns of facts, and a row for each, as they are."""
    releases = {release.id: release for release in analysis.releases}
    columns = {column.variable: column for column in analysis.facts.columns}
    placed = _has_places(analysis)
    return (
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


def table(head: Iterable[str], rows: Iterable[Iterable[Value]]) -> str:
    """Return rows as comma-separated values; nothing for `None`."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_safe(value) for value in row])
    return written.getvalue()


def joined(tables: Iterable[tuple[str, str]]) -> str:
    """Return the tables of several families as one, each with the name of its family.

    It stands in the first column. A column that a family has not got is empty there.
    """
    read = [(name, csv.DictReader(io.StringIO(each, newline=""))) for name, each in tables]
    head = dict.fromkeys(column for _, rows in read for column in rows.fieldnames or ())
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, (FAMILY, *head), lineterminator="\n")
    writer.writeheader()
    for name, rows in read:
        writer.writerows({FAMILY: name, **row} for row in rows)
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
