"""An analysis as JSON and back: what is loaded is what was saved."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from hmicdiff.errors import AnalysisFormatError
from hmicdiff.model.analysis import (
    Analysis,
    BitsPerToken,
    Evidence,
    Finding,
    Lossless,
    PlacedRelease,
    PlacedSentence,
    Value,
)
from hmicdiff.model.facts import Cell, Column, Facts, Row
from hmicdiff.model.sequence import Sequence as Sequenced
from hmicdiff.model.template import Part, Passage, Reading, Template, Variable
from hmicdiff.report.decode import decode_analysis
from hmicdiff.report.node import Node
from hmicdiff.report.sequence_json import encode_sequence, piece_object

FORMAT = "hmicdiff.analysis"
VERSION = 1
FACTS_FORMAT = "hmicdiff.facts"
FACTS_VERSION = 1

Object = dict[str, Any]


def present(analysis: Analysis, *, color: bool = False) -> str:  # noqa: ARG001 - as all presenters
    """Return the analysis as a JSON text that ends with a line break."""
    return save(analysis)


def save(analysis: Analysis) -> str:
    """Return the analysis as a JSON text that ends with a line break."""
    told = Told(
        generator=analysis.generator,
        notices=analysis.notices,
        skipped=analysis.skipped,
        template=analysis.template,
        facts=analysis.facts,
        lossless=analysis.lossless,
        bits=analysis.bits,
        sequence=analysis.sequence,
        releases=analysis.releases,
        findings=map(finding_text, analysis.findings),
    )
    return b"".join(pieces(told)).decode("utf-8")


def facts(analysis: Analysis) -> str:
    """Return the facts alone, as they stand in an analysis, with the releases they are of."""
    told = {row.release for row in analysis.facts.rows}
    return _written(
        {
            "format": {"name": FACTS_FORMAT, "version": FACTS_VERSION},
            "generator": analysis.generator,
            "releases": [
                {"id": release.id, "source": release.source, "subject": release.subject}
                for release in analysis.releases
                if release.id in told
            ],
            "facts": _facts(analysis.facts),
        }
    )


def _written(data: Object) -> str:
    return _text(data) + "\n"


def _text(data: object, depth: int = 0) -> str:
    """Return JSON that stands `depth` levels deep in other JSON; no string has a line break."""
    text = msgspec.json.format(msgspec.json.encode(data), indent=1).decode("utf-8")
    return text.replace("\n", "\n" + " " * depth) if depth else text


def load(text: str) -> Analysis:
    """Return the analysis that `save` wrote.

    Raises:
        AnalysisFormatError: The text is no analysis, or one of another version.
    """
    try:
        data = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        raise AnalysisFormatError(f"not a saved analysis: it is no JSON ({reason})") from error
    _check_format(data)
    return decode_analysis(Node(data, ""))


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a number")


def _check_format(data: object) -> None:
    given = data.get("format") if isinstance(data, Mapping) else None
    if not isinstance(given, Mapping) or given.get("name") != FORMAT:
        raise AnalysisFormatError(f'not a saved analysis: format.name is not "{FORMAT}"')
    version = given.get("version")
    if version != VERSION or isinstance(version, bool):
        message = (
            f"a saved analysis of version {version!r}, and only version {VERSION} can be read; "
            "make it anew from the releases"
        )
        raise AnalysisFormatError(message)


@dataclass(frozen=True, slots=True)
class Told:
    """All that an analysis says, with the releases and the findings one by one."""

    generator: str
    notices: Sequence[str]
    skipped: Sequence[tuple[str, str]]
    template: Template
    facts: Facts
    lossless: Lossless
    bits: BitsPerToken
    sequence: Sequenced | None
    releases: Iterable[PlacedRelease]
    """They are told before the findings are asked for."""
    findings: Iterable[bytes]
    """Each as `finding_text` writes it, the most telling first."""


def pieces(told: Told) -> Iterator[bytes]:
    """Yield the JSON text of an analysis, piece by piece."""
    head: Object = {
        "format": {"name": FORMAT, "version": VERSION},
        "generator": told.generator,
        "notices": list(told.notices),
        "skipped": [{"source": source, "reason": reason} for source, reason in told.skipped],
    }
    yield b"{"
    for name, value in head.items():
        yield f'\n "{name}": {_text(value, 1)},'.encode()
    releases = (_text(_release(release), 2).encode() for release in told.releases)
    yield from _listed("releases", releases)
    yield f',\n "template": {_text(_template(told.template), 1)}'.encode()
    yield f',\n "facts": {_text(_facts(told.facts), 1)},'.encode()
    yield from _listed("findings", told.findings)
    yield f',\n "lossless": {_text(_lossless(told.lossless), 1)},'.encode()
    yield f'\n "bits_per_token": {_text(_bits(told.bits), 1)}'.encode()
    if told.sequence is not None:
        yield f',\n "sequence": {_text(encode_sequence(told.sequence), 1)}'.encode()
    yield b"\n}\n"


def _listed(name: str, items: Iterable[bytes]) -> Iterator[bytes]:
    before = b"[\n  "
    yield f'\n "{name}": '.encode()
    for item in items:
        yield before + item
        before = b",\n  "
    yield b"[]" if before.startswith(b"[") else b"\n ]"


def finding_text(finding: Finding) -> bytes:
    """Return a finding as it stands in the JSON text."""
    return _text(_finding(finding), 2).encode()


def _release(release: PlacedRelease) -> Object:
    return {
        "id": release.id,
        "source": release.source,
        "sha256": release.sha256,
        "encoding": release.encoding,
        "format": release.format,
        "notes": [{"kind": note.kind.value, "text": note.text} for note in release.notes],
        "subject": release.subject,
        "stranger": release.stranger,
        "sentences": [_sentence(sentence) for sentence in release.sentences],
        "missing": list(release.missing),
        "values": [_value(value) for value in release.values],
        "text": release.text,
    }


def _sentence(sentence: PlacedSentence) -> Object:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "line": sentence.line,
        "role": sentence.role.value,
        "passages": list(sentence.passages),
        "reading": sentence.reading,
        "status": sentence.status.value,
        "moved": sentence.moved,
        "matched_by": sentence.matched_by.value,
        "confidence": sentence.confidence,
        "where": sentence.where or None,
    }


def _value(value: Value) -> Object:
    return {
        "variable": value.variable,
        "passage": value.passage,
        "slot": value.slot,
        "start": value.start,
        "end": value.end,
        "text": value.text,
        "value": value.value,
    }


def _template(template: Template) -> Object:
    return {
        "passages": [_passage(passage) for passage in template.passages],
        "variables": [_variable(variable) for variable in template.variables],
        "given": template.given,
    }


def _passage(passage: Passage) -> Object:
    return {
        "id": passage.id,
        "role": passage.role.value,
        "section": passage.section,
        "releases": passage.releases,
        "optional": passage.optional,
        "readings": [_reading(reading) for reading in passage.readings],
    }


def _reading(reading: Reading) -> Object:
    return {
        "id": reading.id,
        "pattern": reading.pattern,
        "parts": [_part(part) for part in reading.parts],
        "releases": list(reading.releases),
    }


def _part(part: Part) -> str | Object:
    if isinstance(part, str):
        return part
    return {"slot": part.id, "variable": part.variable, "kind": part.kind.value}


def _variable(variable: Variable) -> Object:
    return {
        "name": variable.name,
        "kind": variable.kind.value,
        "slots": list(variable.slots),
        "goes_with": list(variable.goes_with),
    }


def _facts(facts: Facts) -> Object:
    return {
        "columns": [_column(column) for column in facts.columns],
        "rows": [_row(row) for row in facts.rows],
    }


def _column(column: Column) -> Object:
    return {"variable": column.variable, "kind": column.kind.value, "label": column.label}


def _row(row: Row) -> Object:
    return {"release": row.release, "cells": [_cell(cell) for cell in row.cells]}


def _cell(cell: Cell) -> Object:
    return {
        "variable": cell.variable,
        "value": cell.value,
        "text": cell.text,
        "start": cell.start,
        "end": cell.end,
        "line": cell.line,
        "derived": cell.derived,
        "of": cell.of,
        "period": cell.period,
        "comparable": cell.comparable,
        "reason": cell.reason,
        "outlier": cell.outlier,
        **where_object(cell.where),
    }


def _finding(finding: Finding) -> Object:
    return {
        "release": finding.release,
        "kind": finding.kind.value,
        "passage": finding.passage,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "quote": finding.quote,
        "expected": finding.expected,
        "shared_with": list(finding.shared_with),
        "message": finding.message,
        "surprise": finding.surprise,
        "pieces": [piece_object(piece) for piece in finding.pieces],
        "rule": finding.rule,
        "level": None if finding.level is None else finding.level.value,
        "evidence": [evidence_object(each) for each in finding.evidence],
        **where_object(finding.where),
    }


def where_object(where: str) -> Object:
    """Return the page or paragraph of something, where it is known: texts have lines alone."""
    return {"where": where} if where else {}


def evidence_object(evidence: Evidence) -> Object:
    """Return the other words that something rests on."""
    return {
        "release": evidence.release,
        "start": evidence.start,
        "end": evidence.end,
        "line": evidence.line,
        "quote": evidence.quote,
        **where_object(evidence.where),
    }


def _bits(bits: BitsPerToken) -> Object:
    return {"tokens": bits.tokens, "raw": bits.raw, "template": bits.template, "rest": bits.rest}


def _lossless(lossless: Lossless) -> Object:
    return {"releases": lossless.releases, "rebuilt": lossless.rebuilt}
