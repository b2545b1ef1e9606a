"""Parsed JSON to an analysis, with errors that say where the data is not what it should be."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from hmicdiff.errors import AnalysisFormatError
from hmicdiff.model.analysis import (
    Analysis,
    BitsPerToken,
    Evidence,
    Finding,
    FindingKind,
    Level,
    Lossless,
    Match,
    Op,
    Piece,
    PlacedRelease,
    PlacedSentence,
    Status,
    Value,
)
from hmicdiff.model.facts import Cell, Column, Facts, Row
from hmicdiff.model.template import Kind, Part, Passage, Reading, Slot, Template, Variable
from hmicdiff.model.text import Note, NoteKind, Role

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Node:
    """A value of parsed JSON and the path to it."""

    data: object
    path: str

    def __getitem__(self, key: str) -> "Node":
        """Return a member of an object."""
        path = f"{self.path}.{key}" if self.path else key
        if not isinstance(self.data, dict):
            raise self.error("an object")
        if key not in self.data:
            raise Node(None, path).error("there")
        return Node(self.data[key], path)

    def has(self, key: str) -> bool:
        """Tell whether an object has a member; files of older programs may lack what came later."""
        return isinstance(self.data, dict) and key in self.data

    def where(self) -> str:
        """Return the page or paragraph that an object may have beside its line."""
        if not isinstance(self.data, dict) or "where" not in self.data:
            return ""
        return self["where"].optional(Node.text) or ""

    def error(self, wanted: str) -> AnalysisFormatError:
        """Return the error that this is not what was `wanted`."""
        return AnalysisFormatError(f"not a saved analysis: {self.path or 'it'} is not {wanted}")

    def text(self) -> str:
        """Return a string."""
        if not isinstance(self.data, str):
            raise self.error("a string")
        return self.data

    def count(self) -> int:
        """Return a whole number."""
        if not isinstance(self.data, int) or isinstance(self.data, bool) or self.data < 0:
            raise self.error("a count")
        return self.data

    def number(self) -> float:
        """Return a number."""
        return float(self.figure())

    def figure(self) -> float | int:
        """Return a number, whole or not as it is written."""
        if not isinstance(self.data, int | float) or isinstance(self.data, bool):
            raise self.error("a number")
        return self.data

    def flag(self) -> bool:
        """Return a truth value."""
        if not isinstance(self.data, bool):
            raise self.error("true or false")
        return self.data

    def scalar(self) -> float | int | str | None:
        """Return a number, a string or nothing, as it is."""
        if isinstance(self.data, bool) or not isinstance(self.data, int | float | str | None):
            raise self.error("a number, a string or null")
        return self.data

    def choice(self, choices: type[E]) -> E:
        """Return a member of an enumeration."""
        try:
            return choices(self.text())
        except ValueError as error:
            raise self.error(f"one of {', '.join(choices)}") from error

    def optional(self, read: "Callable[[Node], T]") -> T | None:
        """Return what `read` returns, or nothing for null."""
        return None if self.data is None else read(self)

    def all(self, read: "Callable[[Node], T]") -> tuple[T, ...]:
        """Return what `read` returns for each element of a list."""
        if not isinstance(self.data, list):
            raise self.error("a list")
        return tuple(read(Node(one, f"{self.path}[{n}]")) for n, one in enumerate(self.data))

    def texts(self) -> tuple[str, ...]:
        """Return a list of strings."""
        return self.all(Node.text)


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
    )
    _check_names(analysis)
    return analysis


def _check_names(analysis: Analysis) -> None:
    known = {release.id for release in analysis.releases}
    if len(known) < len(analysis.releases):
        raise AnalysisFormatError("not a saved analysis: two releases have one id")
    named = {finding.release for finding in analysis.findings}
    named.update(one for finding in analysis.findings for one in finding.shared_with)
    named.update(row.release for row in analysis.facts.rows)
    for passage in analysis.template.passages:
        if not passage.readings:
            raise AnalysisFormatError(
                f"not a saved analysis: passage {passage.id!r} has no readings"
            )
        named.update(one for reading in passage.readings for one in reading.releases)
    if unknown := sorted(named - known):
        raise AnalysisFormatError(
            f"not a saved analysis: it names the release {unknown[0]!r} and does not have it"
        )
    columns = {column.variable for column in analysis.facts.columns}
    stated = {cell.variable for row in analysis.facts.rows for cell in row.cells}
    if unknown := sorted(stated - columns):
        raise AnalysisFormatError(f"not a saved analysis: {unknown[0]!r} is no column of its facts")


def _skipped(node: Node) -> tuple[str, str]:
    return node["source"].text(), node["reason"].text()


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
    return Note(node["kind"].choice(NoteKind), node["text"].text())


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
        pieces=node["pieces"].all(_piece),
        rule=node["rule"].optional(Node.text),
        level=node["level"].optional(_level),
        evidence=node["evidence"].all(_evidence),
        where=node.where(),
    )


def _piece(node: Node) -> Piece:
    return Piece(op=node["op"].choice(Op), text=node["text"].text())


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
