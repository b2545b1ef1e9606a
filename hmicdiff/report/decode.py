"""Parsed JSON to an analysis."""

from collections.abc import Iterator

from hmicdiff.errors import AnalysisFormatError
from hmicdiff.model.analysis import (
    Analysis,
    BitsPerToken,
    Copy,
    Counterpart,
    Evidence,
    Finding,
    FindingKind,
    Level,
    Lossless,
    Match,
    PlacedRelease,
    PlacedSentence,
    Status,
    Value,
)
from hmicdiff.model.facts import Cell, Column, Facts, Row
from hmicdiff.model.sequence import Sequence
from hmicdiff.model.template import Kind, Part, Passage, Reading, Slot, Template, Variable
from hmicdiff.model.text import Note, NoteKind, Role
from hmicdiff.report.node import Node
from hmicdiff.report.sequence_json import decode_piece, decode_sequence


def decode_analysis(node: Node) -> Analysis:
    """Return the analysis; every release that is named in it is known."""
    analysis = Analysis(
        generator=node["generator"].text(),
        releases=node["releases"].all(_release),
        template=_template(node["template"]),
        findings=node["findings"].all(_finding),
        notices=node["notices"].texts(),
        skipped=node["skipped"].all(_skipped),
        lossless=_lossless(node["lossless"]),
        facts=_facts(node["facts"]),
        bits=_bits(node["bits_per_token"]) if node.has("bits_per_token") else BitsPerToken(),
        sequence=node["sequence"].optional(decode_sequence) if node.has("sequence") else None,
        copies=node["copies"].all(_copy) if node.has("copies") else (),
    )
    _check_names(analysis)
    _check_readings(analysis)
    _check_values(analysis)
    return analysis


def _check_names(analysis: Analysis) -> None:
    known = {release.id for release in analysis.releases}
    if len(known) < len(analysis.releases):
        raise AnalysisFormatError("not a saved analysis: two releases have one id")
    named = {finding.release for finding in analysis.findings}
    named.update(one for finding in analysis.findings for one in finding.shared_with)
    named.update(row.release for row in analysis.facts.rows)
    named.update(copy.same_as for copy in analysis.copies)
    for passage in analysis.template.passages:
        if not passage.readings:
            raise AnalysisFormatError(
                f"not a saved analysis: passage {passage.id!r} has no readings"
            )
        named.update(one for reading in passage.readings for one in reading.releases)
    if analysis.sequence is not None:
        named.update(_named_in(analysis.sequence))
    if unknown := sorted(named - known):
        raise AnalysisFormatError(
            f"not a saved analysis: it names the release {unknown[0]!r} and does not have it"
        )
    columns = {column.variable for column in analysis.facts.columns}
    stated = {cell.variable for row in analysis.facts.rows for cell in row.cells}
    if unknown := sorted(stated - columns):
        raise AnalysisFormatError(f"not a saved analysis: {unknown[0]!r} is no column of its facts")
    if analysis.sequence is not None:
        _check_sequence(analysis, analysis.sequence)


def _check_readings(analysis: Analysis) -> None:
    """Refuse a sentence whose passage the template has, and whose reading it has not."""
    passages = {passage.id: passage.readings for passage in analysis.template.passages}
    known = {reading.id for readings in passages.values() for reading in readings}
    for release in analysis.releases:
        for each in release.sentences:
            if each.reading not in known and each.reading.rpartition(".")[0] in passages:
                raise AnalysisFormatError(
                    f"not a saved analysis: the template has no reading {each.reading!r}, which "
                    f"{release.id!r} uses"
                )


def _check_values(analysis: Analysis) -> None:
    """Refuse a slot of no variable, and a value that stands in no sentence."""
    variables = {variable.name for variable in analysis.template.variables}
    for passage in analysis.template.passages:
        for reading in passage.readings:
            for slot in reading.slots:
                if slot.variable not in variables:
                    raise AnalysisFormatError(
                        f"not a saved analysis: {slot.variable!r} is no variable of its template"
                    )
    for release in analysis.releases:
        first = min((each.start for each in release.sentences), default=len(release.text) + 1)
        if any(value.start < first for value in release.values):
            raise AnalysisFormatError(
                f"not a saved analysis: a value of {release.id!r} stands in no sentence"
            )


def _named_in(sequence: Sequence) -> Iterator[str]:
    yield from (standing.release for standing in sequence.order)
    yield from (one for step in sequence.steps for one in (step.release, step.since))
    for life in sequence.lives:
        yield from (one for stretch in life.stretches for one in (stretch.first, stretch.last))


def _check_sequence(analysis: Analysis, sequence: Sequence) -> None:
    """Refuse a sequence that points to what is not there."""
    ordered = {standing.release for standing in sequence.order}
    if unknown := sorted(set(_named_in(sequence)) - ordered):
        raise AnalysisFormatError(
            f"not a saved analysis: {unknown[0]!r} has no place in its sequence"
        )
    changes = [(step, change) for step in sequence.steps for change in step.changes]
    lives = {life.id for life in sequence.lives if life.stretches}
    told = {one for _, change in changes for one in change.lives}
    told.update(one for life in sequence.lives for one in (life.source, life.into) if one)
    if unknown := sorted(told - lives):
        raise AnalysisFormatError(
            f"not a saved analysis: {unknown[0]!r} is no life of its sequence"
        )
    lengths = {release.id: len(release.sentences) for release in analysis.releases}
    places = [
        *((s.first, s.sentence) for life in sequence.lives for s in life.stretches),
        *((step.since, at) for step in sequence.steps for one in step.changes for at in one.before),
        *(
            (step.release, at)
            for step in sequence.steps
            for one in step.changes
            for at in one.after
        ),
    ]
    if any(at >= lengths[release] for release, at in places):
        raise AnalysisFormatError("not a saved analysis: its sequence has a sentence too many")
    if any(len(change.lives) < len(change.after) or not change.lives for _, change in changes):
        raise AnalysisFormatError("not a saved analysis: a change of its sequence has no life")


def _skipped(node: Node) -> tuple[str, str]:
    return node["source"].text(), node["reason"].text()


def _copy(node: Node) -> Copy:
    return Copy(node["source"].text(), node["same_as"].text())


def _release(node: Node) -> PlacedRelease:
    return PlacedRelease(
        id=node["id"].text(),
        source=node["source"].text(),
        sha256=node["sha256"].text(),
        encoding=node["encoding"].text(),
        subject=node["subject"].optional(Node.text),
        stranger=node["stranger"].flag(),
        text=node["text"].text(),
        sentences=node["sentences"].all(_sentence),
        missing=node["missing"].texts(),
        values=node["values"].all(_value),
        format=node["format"].text(),
        notes=node["notes"].all(_note),
    )


def _note(node: Node) -> Note:
    words = node["words"].count() if node.has("words") else 0
    return Note(node["kind"].choice(NoteKind), node["text"].text(), words)


def _sentence(node: Node) -> PlacedSentence:
    return PlacedSentence(
        start=node["start"].count(),
        end=node["end"].count(),
        line=node["line"].count(),
        role=node["role"].choice(Role),
        passages=node["passages"].texts(),
        reading=node["reading"].text(),
        status=node["status"].choice(Status),
        moved=node["moved"].flag(),
        matched_by=node["matched_by"].choice(Match),
        confidence=node["confidence"].number(),
        where=node.where(),
    )


def _value(node: Node) -> Value:
    return Value(
        variable=node["variable"].text(),
        passage=node["passage"].text(),
        slot=node["slot"].text(),
        start=node["start"].count(),
        end=node["end"].count(),
        text=node["text"].text(),
        value=node["value"].scalar(),
    )


def _template(node: Node) -> Template:
    return Template(
        passages=node["passages"].all(_passage),
        variables=node["variables"].all(_variable),
        given=node["given"].optional(Node.text),
    )


def _passage(node: Node) -> Passage:
    return Passage(
        id=node["id"].text(),
        role=node["role"].choice(Role),
        section=node["section"].optional(Node.text),
        releases=node["releases"].count(),
        optional=node["optional"].flag(),
        readings=node["readings"].all(_reading),
    )


def _reading(node: Node) -> Reading:
    return Reading(
        id=node["id"].text(),
        parts=node["parts"].all(_part),
        releases=node["releases"].texts(),
    )


def _part(node: Node) -> Part:
    if isinstance(node.data, str):
        return node.data
    return Slot(
        id=node["slot"].text(), variable=node["variable"].text(), kind=node["kind"].choice(Kind)
    )


def _variable(node: Node) -> Variable:
    return Variable(
        name=node["name"].text(),
        kind=node["kind"].choice(Kind),
        slots=node["slots"].texts(),
        goes_with=node["goes_with"].texts(),
    )


def _facts(node: Node) -> Facts:
    return Facts(columns=node["columns"].all(_column), rows=node["rows"].all(_row))


def _column(node: Node) -> Column:
    return Column(
        variable=node["variable"].text(),
        kind=node["kind"].choice(Kind),
        label=node["label"].text(),
    )


def _row(node: Node) -> Row:
    return Row(release=node["release"].text(), cells=node["cells"].all(_cell))


def _cell(node: Node) -> Cell:
    return Cell(
        variable=node["variable"].text(),
        value=node["value"].scalar(),
        text=node["text"].text(),
        start=node["start"].count(),
        end=node["end"].count(),
        line=node["line"].count(),
        derived=node["derived"].optional(Node.text),
        of=node["of"].optional(Node.figure),
        period=node["period"].optional(Node.text),
        comparable=node["comparable"].flag(),
        reason=node["reason"].optional(Node.text),
        outlier=node["outlier"].optional(Node.text),
        where=node.where(),
    )


def _finding(node: Node) -> Finding:
    return Finding(
        release=node["release"].text(),
        kind=node["kind"].choice(FindingKind),
        passage=node["passage"].text(),
        start=node["start"].count(),
        end=node["end"].count(),
        line=node["line"].count(),
        quote=node["quote"].text(),
        expected=node["expected"].optional(Node.text),
        shared_with=node["shared_with"].texts(),
        message=node["message"].text(),
        surprise=node["surprise"].number(),
        pieces=node["pieces"].all(decode_piece),
        rule=node["rule"].optional(Node.text),
        level=node["level"].optional(_level),
        evidence=node["evidence"].all(_evidence),
        where=node.where(),
        instead=_counterpart(node["instead"]) if node.has("instead") else None,
        count=node["count"].count() if node.has("count") else 1,
    )


def _counterpart(node: Node) -> Counterpart:
    return Counterpart(
        kind=node["kind"].choice(FindingKind),
        passage=node["passage"].text(),
        start=node["start"].count(),
        end=node["end"].count(),
        quote=node["quote"].text(),
    )


def _level(node: Node) -> Level:
    return node.choice(Level)


def _evidence(node: Node) -> Evidence:
    return Evidence(
        release=node["release"].text(),
        start=node["start"].count(),
        end=node["end"].count(),
        line=node["line"].count(),
        quote=node["quote"].text(),
        where=node.where(),
    )


def _bits(node: Node) -> BitsPerToken:
    return BitsPerToken(
        tokens=node["tokens"].count(),
        raw=node["raw"].number(),
        template=node["template"].number(),
        rest=node["rest"].number(),
    )


def _lossless(node: Node) -> Lossless:
    return Lossless(releases=node["releases"].count(), rebuilt=node["rebuilt"].count())
