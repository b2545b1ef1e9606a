"""What is told of a family as the sheets of a workbook."""

from collections.abc import Iterable, Iterator

from hmicdiff.model.analysis import Analysis, Evidence, Finding, FindingKind, PlacedRelease
from hmicdiff.model.sequence import ChangeKind, Sequence
from hmicdiff.model.text import spot
from hmicdiff.report.cards import Pattern
from hmicdiff.report.collation import Holders, PassageView
from hmicdiff.report.facts import sentence_at
from hmicdiff.report.json import all_who_share
from hmicdiff.report.matrix import MEANINGS, SYMBOLS, State
from hmicdiff.report.names import name_releases
from hmicdiff.report.office.figures import figures_sheet
from hmicdiff.report.office.sheets import Sheet, SheetCell, SheetColumn, SheetRow, text
from hmicdiff.report.office.xlsx import workbook
from hmicdiff.report.spreadsheet import change_rows
from hmicdiff.report.view import View, build_view
from hmicdiff.report.wording import CHANGES, KINDS

_NAME, _WORDS, _SHORT = 24, 60, 10
"""In characters: most names, a line that is read with ease, and a number with its title."""
_LOOK_OF_KIND = {
    FindingKind.EXTRA: "added",
    FindingKind.MISSING: "dropped",
    FindingKind.INCONSISTENT: "doubtful",
    FindingKind.VALUE: "doubtful",
}
_LOOK_OF_STATE = {
    State.EXTRA: "added",
    State.MISSING: "dropped",
    State.SLIP: "doubtful",
    State.VALUE: "doubtful",
    State.FILLED: "plain",
    State.SAME: "plain",
    State.NONE: "",
}
_STATE_OF_SYMBOL = {symbol: state for state, symbol in SYMBOLS.items()}


def present(analysis: Analysis) -> bytes:
    """Return the report as a workbook."""
    return workbook(tuple(sheets(analysis)), analysis.generator)


def facts(analysis: Analysis) -> bytes:
    """Return the facts table alone as a workbook."""
    view = build_view(analysis)
    return workbook((figures_sheet(analysis, view.facts), _releases(view)), analysis.generator)


def sheets(analysis: Analysis) -> Iterator[Sheet]:
    """Yield the sheets of a report; one without rows where there is nothing of its kind."""
    view = build_view(analysis)
    typography = [one for one in analysis.findings if one.kind is FindingKind.TYPOGRAPHY]
    yield _findings(
        "findings", [one for one in analysis.findings if one not in typography], analysis
    )
    if analysis.sequence is not None:
        yield _changes(analysis, analysis.sequence)
    yield figures_sheet(analysis, view.facts)
    yield _overview(view)
    yield _template(view)
    yield _wordings(view)
    yield _releases(view)
    if typography:
        yield _findings("typography", typography, analysis)


def _findings(name: str, findings: Iterable[Finding], analysis: Analysis) -> Sheet:
    names = name_releases(analysis.releases, analysis.sequence)
    called = {one: name.name for one, name in names.items()}
    releases = {release.id: release for release in analysis.releases}
    return Sheet(
        name=name,
        columns=(
            SheetColumn("release", _NAME),
            SheetColumn("kind"),
            SheetColumn("what", _WORDS, wraps=True),
            SheetColumn("quote", _WORDS, "The words of the release, to the letter.", wraps=True),
            SheetColumn("template", _WORDS, "The words of the template in its place.", wraps=True),
            SheetColumn("also in", _SHORT, "How many others do the same."),
            SheetColumn("others", _NAME, wraps=True),
            SheetColumn("surprise", _SHORT, "How unlikely it is given the family, in bits."),
            SheetColumn("slip"),
            SheetColumn("level"),
            SheetColumn("file", _NAME),
            SheetColumn("place", _SHORT),
            SheetColumn("passage", _NAME),
            SheetColumn("start", _SHORT, "In characters of the text, counted from nought."),
            SheetColumn("end", _SHORT, "The first character after the quote."),
        ),
        rows=tuple(
            (
                text(called[one.release]),
                text(KINDS[one.kind].label, look=_LOOK_OF_KIND.get(one.kind, "changed")),
                text(one.message, _beside(one)),
                text(one.quote, _sentence(one, releases[one.release])),
                text(one.expected),
                SheetCell(len(one.shared_with)),
                text("; ".join(called.get(other, other) for other in all_who_share(one))),
                SheetCell(round(one.surprise, 1)),
                text(one.rule),
                text(one.level),
                text(releases[one.release].source),
                text(spot(one.line, one.where)),
                text(one.passage),
                SheetCell(one.start),
                SheetCell(one.end),
            )
            for one in findings
        ),
    )


def _sentence(finding: Finding, release: PlacedRelease) -> str:
    """Return the sentence of which only some words are quoted."""
    at = sentence_at(release, finding.start)
    if at is None or not finding.quote:
        return ""
    sentence = release.sentences[at]
    is_part = finding.end - finding.start < sentence.end - sentence.start
    return release.text[sentence.start : sentence.end] if is_part else ""


def _beside(finding: Finding) -> str:
    """Return what a finding rests on besides its own words."""
    told = list(map(_evidence, finding.evidence))
    if finding.instead is not None:
        other = finding.instead
        told.append(f"In its place: {other.kind} “{other.quote}”")
    return "\n".join(told)


def _evidence(one: Evidence) -> str:
    return f"{one.release}, {spot(one.line, one.where)}: “{one.quote}”"


def _changes(analysis: Analysis, sequence: Sequence) -> Sheet:
    """Return what has changed from each release to the next."""
    names = {one: name.name for one, name in name_releases(analysis.releases, sequence).items()}
    head, rows = change_rows(analysis, sequence)
    told = [dict(zip(head, row, strict=True)) for row in rows]
    return Sheet(
        name="changes",
        columns=(
            SheetColumn("release", _NAME),
            SheetColumn("since", _NAME, "The one before."),
            SheetColumn("change"),
            SheetColumn("now", _WORDS, "The words of the release, to the letter.", wraps=True),
            SheetColumn("before", _WORDS, "The words of the one before.", wraps=True),
            SheetColumn("figures", _NAME, "Those that differ.", wraps=True),
            SheetColumn("file", _NAME),
            SheetColumn("line", _SHORT, "Of what is gone, in the one before."),
        ),
        rows=tuple(
            (
                text(names[str(one["release"])]),
                text(names[str(one["since"])]),
                text(CHANGES[ChangeKind(str(one["kind"]))].label),
                text(one["quote"]),
                text(one["expected"]),
                text(one["message"]),
                text(one["file"]),
                SheetCell(one["line"]),
            )
            for one in told
        ),
        frozen=2,
    )


def _overview(view: View) -> Sheet:
    passages = {one.id: one for section in view.template for one in section.passages}
    rows = tuple((text(row.name.name), *map(_mark, row.symbols)) for row in view.matrix.rows)
    legend = "\n".join(f"{mark.symbol}  {mark.meaning}" for mark in view.matrix.legend)
    return Sheet(
        name="overview",
        columns=(
            SheetColumn("release", _NAME, legend),
            *(
                SheetColumn(f"{number} {name}", 3, _words(passages[name].readings[0].words))
                for number, name in zip(view.matrix.numbers, view.matrix.passages, strict=True)
            ),
        ),
        rows=rows,
        tall=True,
    )


def _mark(symbol: str) -> SheetCell:
    state = _STATE_OF_SYMBOL[symbol]
    return text(symbol.strip(), MEANINGS[state] if state in _LOUD else "", _look(state))


_LOUD = frozenset(State) - {State.FILLED, State.SAME, State.NONE}
"""What is no more than usual needs no note."""


def _look(state: State) -> str:
    return _LOOK_OF_STATE.get(state, "changed")


def _template(view: View) -> Sheet:
    return Sheet(
        name="template",
        columns=(
            SheetColumn("number", _SHORT),
            SheetColumn("words", _WORDS + _NAME, "As most releases have them.", wraps=True),
            SheetColumn("releases", _SHORT, "How many releases have it."),
            SheetColumn("of", _SHORT),
            SheetColumn("wordings", _SHORT),
            SheetColumn("not in", _NAME, wraps=True),
            SheetColumn("section", _NAME, wraps=True),
            SheetColumn("role", _SHORT),
            SheetColumn("passage", _NAME),
        ),
        rows=tuple(
            (
                SheetCell(one.number),
                text(_words(one.readings[0].words)),
                SheetCell(one.releases),
                SheetCell(view.family),
                SheetCell(len(one.readings)),
                text(_who(one.lacking) if one.lacking else ""),
                text(_words(section.words)),
                text(one.role),
                text(one.id),
            )
            for section in view.template
            for one in section.passages
        ),
        frozen=2,
    )


def _wordings(view: View) -> Sheet:
    return Sheet(
        name="wordings",
        columns=(
            SheetColumn("number", _SHORT, "Of the passage, in the order of the template."),
            SheetColumn("words", _WORDS + _NAME, wraps=True),
            SheetColumn("releases", _SHORT, "How many releases say it so."),
            SheetColumn("who", _WORDS, wraps=True),
            SheetColumn("passage", _NAME),
            SheetColumn("wording", _NAME),
        ),
        rows=tuple(
            row
            for section in view.template
            for passage in section.passages
            for row in _ways(passage)
        ),
    )


def _ways(passage: PassageView) -> Iterator[SheetRow]:
    for reading in passage.readings:
        yield (
            SheetCell(passage.number),
            text(_words(reading.words)),
            SheetCell(reading.holders.number),
            text(_who(reading.holders)),
            text(passage.id),
            text(reading.id),
        )


def _releases(view: View) -> Sheet:
    told = [*view.summary, view.proof, *view.notices]
    told += [f"Skipped: {source}: {reason}" for source, reason in view.skipped]
    return Sheet(
        name="releases",
        columns=(
            SheetColumn("release", _NAME, "\n".join(told)),
            SheetColumn("subject", _NAME),
            SheetColumn("file", _NAME),
            SheetColumn("findings", _SHORT),
            SheetColumn("own words", _SHORT, "How many words it says of its own."),
            SheetColumn("sentences", _SHORT),
            SheetColumn("id", _NAME),
            SheetColumn("sha256", _WORDS, "Digest of the bytes of the file."),
        ),
        rows=tuple(
            (
                text(one.name.name),
                text(one.subject),
                text(one.source),
                SheetCell(one.findings),
                SheetCell(one.own_words),
                SheetCell(one.sentences),
                text(one.name.id),
                text(one.sha256),
            )
            for one in view.releases
        ),
    )


def _words(words: Pattern) -> str:
    return "".join(f"{{{one.text}}}" if one.slot else one.text for one in words)


def _who(holders: Holders) -> str:
    names = "; ".join(one.name for one in holders.names)
    if holders.all:
        return "all"
    return f"all but {names}" if holders.inverted else names
