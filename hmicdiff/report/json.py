"""An analysis as JSON and back: what is loaded is what was saved.

What there is very much of (sentences, values, pieces, cells) is written as it is in the model,
its fields in their order. A place is left out, or null, where lines alone are known.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from hmicdiff.errors import AnalysisFormatError
from hmicdiff.model.analysis import (
    Analysis,
    BitsPerToken,
    Copied,
    Copy,
    Counterpart,
    Elsewhere,
    Evidence,
    Finding,
    Lossless,
    PlacedRelease,
    PlacedSentence,
    Value,
)
from hmicdiff.model.drift import NewValue
from hmicdiff.model.facts import Facts, Row
from hmicdiff.model.provenance import Provenance
from hmicdiff.model.template import Part, Passage, Reading, Template
from hmicdiff.structs import Struct, asdict, field, replace

if TYPE_CHECKING:
    from hmicdiff.model.sequence import Sequence as Sequenced

FORMAT = "hmicdiff.analysis"
VERSION = 1
"""Goes up with every change that a reader of analyses has to know of."""
FACTS_FORMAT = "hmicdiff.facts"
FACTS_VERSION = 1
"""Goes up with every change that a reader of facts has to know of."""

Object = dict[str, Any]

encoded = msgspec.json.Encoder().encode
"""Anything as JSON on one line."""

# no text holds these: in strings the quotation marks are escaped
_NOWHERE = b',"where":""'
_NO_PLACE, _NULL = b'"where":""', b'"where":null'
_SHARED = b'"shared_with": null'
_NO_ROWS = b'"rows": []'


def present(analysis: Analysis, *, color: bool = False) -> str:  # noqa: ARG001 - as all presenters
    """Return the analysis as a JSON text that ends with a line break."""
    return save(analysis)


def save(analysis: Analysis) -> str:
    """Return the analysis as a JSON text that ends with a line break."""
    return b"".join(stream(analysis)).decode("utf-8")


def stream(analysis: Analysis) -> Iterator[bytes]:
    """Yield what `save` returns, in pieces that are each some whole text."""
    told = Told(
        generator=analysis.generator,
        notices=analysis.notices,
        skipped=analysis.skipped,
        template=analysis.template,
        facts=analysis.facts,
        lossless=analysis.lossless,
        bits=analysis.bits,
        sequence=analysis.sequence,
        releases=map(release_text, analysis.releases),
        findings=map(finding_text, analysis.findings),
        copies=analysis.copies,
        settings=analysis.settings,
        right=tuple(map(finding_text, analysis.right)),
        copied=analysis.copied,
    )
    return pieces(told)


def facts(analysis: Analysis) -> str:
    """Return the facts alone, as they stand in an analysis, with the releases they are of."""
    told = {row.release for row in analysis.facts.rows}
    return written(
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


def written(data: Object) -> str:
    """Return data as a JSON text that ends with a line break."""
    return _text(data).decode("utf-8") + "\n"


def _text(data: object, depth: int = 0) -> bytes:
    """Return JSON that stands `depth` levels deep in other JSON."""
    for _ in range(depth):
        data = [data]
    text = msgspec.json.format(encoded(data), indent=1)
    begin = depth * 2 + depth * (depth + 1) // 2  # each has a bracket, a line break and its indent
    return text[begin : len(text) - begin + depth]


def load(text: str) -> Analysis:
    """Return the analysis that `save` wrote.

    Raises:
        AnalysisFormatError: The text is no analysis, or one of another version.
    """
    from hmicdiff.report.decode import decode_analysis, head  # noqa: PLC0415 - to load takes more

    data = text.encode()
    given = head(data)
    if given.get("name") != FORMAT:
        raise AnalysisFormatError(f'not a saved analysis: format.name is not "{FORMAT}"')
    version = given.get("version")
    if version != VERSION or isinstance(version, bool):
        message = (
            f"a saved analysis of version {version!r}, and only version {VERSION} can be read; "
            "make it anew from the releases"
        )
        raise AnalysisFormatError(message)
    return decode_analysis(data)


class Told(Struct, frozen=True):
    """All that an analysis says, with the releases and the findings one by one."""

    generator: str
    notices: Sequence[str]
    skipped: Sequence[tuple[str, str]]
    template: Template
    facts: Facts
    lossless: Lossless
    bits: BitsPerToken
    sequence: "Sequenced | None"
    releases: Iterable[bytes]
    """Each as `release_text` writes it. They are told before the findings are asked for."""
    findings: Iterable[bytes]
    """Each as `finding_text` writes it, the most telling first."""
    copies: Sequence[Copy] = ()
    settings: Provenance = field(default_factory=Provenance)
    copied: Sequence[Copied] = ()
    right: Sequence[bytes] = ()
    """Each as `finding_text` writes it."""


def pieces(told: Told) -> Iterator[bytes]:
    """Yield the JSON text of an analysis, piece by piece."""
    head: Object = {
        "format": {"name": FORMAT, "version": VERSION},
        "generator": told.generator,
        "notices": list(told.notices),
        "skipped": [{"source": source, "reason": reason} for source, reason in told.skipped],
    }
    if told.settings != Provenance():
        head["settings"] = told.settings
    yield b"{"
    for name, value in head.items():
        yield b'\n "%s": %s,' % (name.encode(), _text(value, 1))
    yield from _named("releases", told.releases)
    if told.copies:
        yield b',\n "copies": ' + _text(told.copies, 1)
    yield b',\n "template": ' + _text(_template(told.template), 1)
    yield from _facts_pieces(told.facts)
    yield from _named("findings", told.findings)
    if told.copied:
        yield b',\n "copied": ' + _text(msgspec.Raw(encoded(told.copied).replace(_NOWHERE, b"")), 1)
    if told.right:
        yield b","
        yield from _named("right", told.right)
    yield b',\n "lossless": ' + _text(told.lossless, 1)
    yield b',\n "bits_per_token": ' + _text(told.bits, 1)
    if told.sequence is not None:
        yield b',\n "sequence": ' + _text(told.sequence, 1)
    yield b"\n}\n"


def _named(name: str, items: Iterable[bytes]) -> Iterator[bytes]:
    yield f'\n "{name}": '.encode()
    yield from _listed(items, 2)


def _listed(items: Iterable[bytes], depth: int) -> Iterator[bytes]:
    """Yield a list of what stands `depth` levels deep."""
    begin = b"[\n" + depth * b" "
    before = begin
    for item in items:
        yield before + item
        before = b",\n" + depth * b" "
    yield b"[]" if before is begin else b"\n" + (depth - 1) * b" " + b"]"


def _facts_pieces(facts: Facts) -> Iterator[bytes]:
    """Yield the table row by row: of very many releases it is large."""
    before, _, after = _text(_facts(replace(facts, rows=())), 1).partition(_NO_ROWS)
    yield b',\n "facts": ' + before + b'"rows": '
    yield from _listed((_text(_facts(row), 3) for row in facts.rows), 3)
    yield after + b","


def release_text(release: PlacedRelease) -> bytes:
    """Return a release as it stands in the JSON text."""
    return _text(_release(release), 2)


def sentence_text(sentence: PlacedSentence) -> bytes:
    """Return a sentence as it stands in that of a release."""
    return _text(msgspec.Raw(_sentences(sentence)), 4)


def value_text(value: Value) -> bytes:
    """Return a value as it stands in that of a release."""
    return _text(value, 4)


def finding_text(finding: Finding) -> bytes:
    """Return a finding as it stands in the JSON text."""
    before, after = finding_parts(finding)
    return before + shared_with(all_who_share(finding)) + after


def all_who_share(finding: Finding) -> tuple[str, ...]:
    """Return the others that do the same, also those of other families."""
    others = (each.release for each in finding.other_families)
    return tuple(dict.fromkeys((*finding.shared_with, *others)))


def finding_parts(finding: Finding) -> tuple[bytes, bytes]:
    """Return what stands before and after those that it is shared with."""
    before, _, after = _text(_finding(finding), 2).partition(_SHARED)
    return before, after


@lru_cache(maxsize=2048)
def shared_with(ids: tuple[str, ...]) -> bytes:
    """Return what a finding has for its place holder; the most of it, and often the same."""
    return b'"shared_with": ' + _text(ids, 3)


def _release(release: PlacedRelease) -> Object:
    return {
        "id": release.id,
        "source": release.source,
        "sha256": release.sha256,
        "encoding": release.encoding,
        "format": release.format,
        "notes": release.notes,
        "subject": release.subject,
        "stranger": release.stranger,
        "sentences": msgspec.Raw(_sentences(release.sentences)),
        "missing": release.missing,
        "values": release.values,
        "text": release.text,
    }


def _sentences(sentences: PlacedSentence | Sequence[PlacedSentence]) -> bytes:
    return encoded(sentences).replace(_NO_PLACE, _NULL)


def _template(template: Template) -> Object:
    return asdict(template) | {"passages": [_passage(passage) for passage in template.passages]}


def _passage(passage: Passage) -> Object:
    return asdict(passage) | {"readings": [_reading(reading) for reading in passage.readings]}


def _reading(reading: Reading) -> Object:
    return {
        "id": reading.id,
        "pattern": reading.pattern,
        "parts": [_part(part) for part in reading.parts],
        "releases": reading.releases,
    }


def _part(part: Part) -> str | Object:
    if isinstance(part, str):
        return part
    return {"slot": part.id, "variable": part.variable, "kind": part.kind.value}


def _facts(facts: Facts | Row) -> msgspec.Raw:
    return msgspec.Raw(encoded(facts).replace(_NOWHERE, b""))


def _finding(finding: Finding) -> Object:
    return {
        "release": finding.release,
        "kind": finding.kind,
        "passage": finding.passage,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "quote": finding.quote,
        "expected": finding.expected,
        "shared_with": None,
        "message": finding.message,
        "surprise": finding.surprise,
        "pieces": finding.pieces,
        "rule": finding.rule,
        "level": finding.level,
        "evidence": [placed_object(each) for each in finding.evidence],
        **where_object(finding.where),
        **instead_object(finding.instead),
        **count_object(finding.count),
        **_other_families(finding.other_families),
    }


def _other_families(others: Sequence[Elsewhere]) -> Object:
    return {"other_families": [placed_object(each) for each in others]} if others else {}


def instead_object(other: Counterpart | None) -> Object:
    """Return the other half of an alternative, if something is one."""
    return {} if other is None else {"instead": other}


def count_object(count: int) -> Object:
    """Return how many passages are missing in a row, if several are."""
    return {"count": count} if count > 1 else {}


def where_object(where: str) -> Object:
    """Return the page or paragraph of something, where it is known: texts have lines alone."""
    return {"where": where} if where else {}


def placed_object(words: Evidence | Elsewhere | NewValue) -> Object:
    """Return words of a release, with their page or paragraph where it is known."""
    return {name: value for name, value in asdict(words).items() if value or name != "where"}
