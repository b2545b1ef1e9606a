"""JSON to an analysis: what is read has the types of the model, and points to what is there."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin

import msgspec

from hmicdiff.errors import AnalysisFormatError
from hmicdiff.model.analysis import (
    Analysis,
    BitsPerToken,
    Copied,
    Copy,
    Finding,
    Lossless,
    PlacedRelease,
)
from hmicdiff.model.facts import Facts
from hmicdiff.model.provenance import Provenance
from hmicdiff.model.sequence import Sequence
from hmicdiff.model.template import Kind, Passage, Reading, Slot, Template, Variable
from hmicdiff.model.text import Role
from hmicdiff.structs import Struct, field, fields, replace

_NO_PLACE = re.compile(rb'"where"\s*:\s*null')
"""No text holds it: in strings the quotation marks are escaped."""


class _Skipped(Struct, frozen=True):
    source: str
    reason: str


class _Slot(Struct, frozen=True):
    slot: str
    variable: str
    kind: Kind


class _Reading(Struct, frozen=True):
    id: str
    parts: tuple[str | _Slot, ...]
    releases: tuple[str, ...]


class _Passage(Struct, frozen=True):
    id: str
    role: Role
    section: str | None
    releases: int
    optional: bool
    readings: tuple[_Reading, ...]


class _Template(Struct, frozen=True):
    passages: tuple[_Passage, ...]
    variables: tuple[Variable, ...]
    given: str | None


class _Saved(Struct, frozen=True):
    """An analysis as it is written, where that differs from the model."""

    generator: str
    notices: tuple[str, ...]
    skipped: tuple[_Skipped, ...]
    releases: tuple[PlacedRelease, ...]
    template: _Template
    facts: Facts
    findings: tuple[Finding, ...]
    lossless: Lossless
    bits_per_token: BitsPerToken = field(default_factory=BitsPerToken)
    sequence: Sequence | None = None
    copies: tuple[Copy, ...] = ()
    settings: Provenance = field(default_factory=Provenance)
    right: tuple[Finding, ...] = ()
    copied: tuple[Copied, ...] = ()


class _Head(Struct, frozen=True):
    format: Any = None


def head(data: bytes) -> Mapping[str, object]:
    """Return what JSON says of its format; nothing where it is no object that says so.

    Raises:
        AnalysisFormatError: It is no JSON.
    """
    try:
        found = msgspec.json.decode(data, type=_Head).format
    except msgspec.ValidationError:
        return {}
    except (msgspec.DecodeError, RecursionError) as error:
        raise AnalysisFormatError(f"not a saved analysis: it is no JSON ({error})") from error
    return found if isinstance(found, Mapping) else {}


def decode_analysis(data: bytes) -> Analysis:
    """Return the analysis; every release that is named in it is known."""
    try:
        saved = msgspec.json.decode(_NO_PLACE.sub(b'"where":""', data), type=_Saved)
    except msgspec.DecodeError as error:
        what, _, path = str(error).partition(" - at `$")
        where = path.strip(".`") or "it"
        raise AnalysisFormatError(f"not a saved analysis: {where}: {what}") from error
    for name in _parts(_Saved):
        _check_counts(getattr(saved, name), name)
    analysis = Analysis(
        generator=saved.generator,
        releases=saved.releases,
        template=_template(saved.template),
        findings=_findings(saved),
        notices=saved.notices,
        skipped=tuple((each.source, each.reason) for each in saved.skipped),
        lossless=saved.lossless,
        facts=saved.facts,
        bits=saved.bits_per_token,
        sequence=saved.sequence,
        copies=saved.copies,
        settings=saved.settings,
        right=saved.right,
        copied=saved.copied,
    )
    _check_names(analysis)
    _check_readings(analysis)
    _check_values(analysis)
    return analysis


def _findings(saved: _Saved) -> tuple[Finding, ...]:
    """Return the findings; in a file, those of other families stand with those who share them."""
    kin = {release.id for release in saved.releases if not release.stranger}
    return tuple(_without_others(each, kin) for each in saved.findings)


def _without_others(finding: Finding, kin: Container[str]) -> Finding:
    others = {each.release for each in finding.other_families}
    if not others:
        return finding
    shared = tuple(one for one in finding.shared_with if one in kin or one not in others)
    return replace(finding, shared_with=shared)


def _template(saved: _Template) -> Template:
    passages = tuple(
        Passage(
            id=passage.id,
            role=passage.role,
            section=passage.section,
            releases=passage.releases,
            optional=passage.optional,
            readings=tuple(map(_reading, passage.readings)),
        )
        for passage in saved.passages
    )
    return Template(passages, saved.variables, saved.given)


def _reading(saved: _Reading) -> Reading:
    parts = (
        part if isinstance(part, str) else Slot(part.slot, part.variable, part.kind)
        for part in saved.parts
    )
    return Reading(saved.id, tuple(parts), saved.releases)


def _check_counts(found: object, path: str) -> None:
    """Refuse what is less than nought where something is counted."""
    if isinstance(found, tuple):
        for at, each in enumerate(found):
            _check_counts(each, f"{path}[{at}]")
    elif isinstance(found, int) and found < 0:
        raise AnalysisFormatError(f"not a saved analysis: {path}: {found} is not a count")
    elif found is not None and not isinstance(found, str | int):
        kind: Any = type(found)
        for name in _parts(kind):
            _check_counts(getattr(found, name), f"{path}.{name}")


@cache
def _parts(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - some struct
    """Return the fields of a class that count something, or hold what does."""
    return tuple(each.name for each in fields(kind) if _may_count(each.type))


def _may_count(kind: Any) -> bool:  # noqa: ANN401 - whatever a field may be of
    if get_origin(kind) is tuple or type(None) in get_args(kind):
        kinds = set(get_args(kind)) - {Ellipsis, type(None)}
        return len(kinds) == 1 and all(map(_may_count, kinds))
    if isinstance(kind, type) and issubclass(kind, Struct):
        return bool(_parts(kind))
    return kind is int


def _check_names(analysis: Analysis) -> None:
    known = {release.id for release in analysis.releases}
    if len(known) < len(analysis.releases):
        raise AnalysisFormatError("not a saved analysis: two releases have one id")
    findings = (*analysis.findings, *analysis.right)
    named = {finding.release for finding in findings}
    named.update(one for finding in findings for one in finding.shared_with)
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
