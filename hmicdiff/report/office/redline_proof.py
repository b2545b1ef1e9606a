"""What a Word document gives if its changes are accepted, or rejected, read from its XML."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from hmicdiff.model.analysis import PlacedRelease
from hmicdiff.report.address import text_blocks
from hmicdiff.report.controls import writable
from hmicdiff.report.office.edits import Edit, EditIndex, Redline, applied
from hmicdiff.report.office.known import words_of
from hmicdiff.report.office.wordml import W

_TEXT = frozenset({f"{{{W}}}t", f"{{{W}}}delText"})
_SPACES = {f"{{{W}}}tab": "\t", f"{{{W}}}br": "\n"}
_INSERTED, _DELETED = f"{{{W}}}ins", f"{{{W}}}del"


def faults(document: bytes, release: PlacedRelease, line: Redline) -> Iterator[str]:
    """Yield what is wrong with the document of a release: nothing, if it holds what it should."""
    if accepted(document) != list(_said(release)):
        yield "does not give the words of the document if all changes are accepted"
    if words_of(" ".join(rejected(document))) != words_of(writable(_templated(release, line))):
        yield "does not give the words of the template if all changes are rejected"


def accepted(document: bytes) -> list[str]:
    """Return the paragraphs with words in them, all changes accepted, each space as one."""
    return _read(document, without=_DELETED)


def rejected(document: bytes) -> list[str]:
    """Return the same with all changes rejected."""
    return _read(document, without=_INSERTED)


def _read(document: bytes, *, without: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(document)) as container:
        root = ET.fromstring(container.read("word/document.xml"))  # noqa: S314 - we wrote it
    told: list[str] = []
    held = ""
    for paragraph in root.iter(f"{{{W}}}p"):
        held += "".join(_words(paragraph, without))
        mark = paragraph.find(f"{{{W}}}pPr/{{{W}}}rPr/{without}")
        if mark is None:  # else what ends the paragraph goes, and it runs into the next one
            told.append(" ".join(held.split()))
            held = ""
    return [one for one in (*told, " ".join(held.split())) if one]


def _words(element: ET.Element, without: str) -> Iterator[str]:
    for one in element:
        if one.tag == without:
            continue
        if one.tag in _TEXT:
            yield one.text or ""
        elif one.tag in _SPACES:
            yield _SPACES[one.tag]
        else:
            yield from _words(one, without)


def _said(release: PlacedRelease) -> Iterator[str]:
    """Yield the release's paragraphs as they should come out."""
    text, last = release.text, 0
    for block in text_blocks(release):
        end = release.sentences[block.last].end
        yield " ".join(writable(text[last:end]).split())
        last = end
    if rest := " ".join(writable(text[last:]).split()):
        yield rest


def _templated(release: PlacedRelease, line: Redline) -> str:
    """Return the template's words as they would stand in the release."""
    edits = list(_cut(line))
    edits += [Edit(one.at, one.at, f" {one.marker} {one.words} ") for one in line.lacking]
    edits += _markers(release, line)
    edits.sort(key=lambda one: (one.start, one.end))
    return applied(release.text, edits)


def _cut(line: Redline) -> Iterator[Edit]:
    """Yield the edits, cut where a passage that is lacking would stand within one."""
    for edit in line.edits:
        places = sorted({one.at for one in line.lacking if edit.start < one.at < edit.end})
        ends = [*places, edit.end]
        for start, end in zip([edit.start, *places], ends, strict=True):
            yield Edit(start, end, edit.instead if start == edit.start else "")


def _markers(release: PlacedRelease, line: Redline) -> Iterator[Edit]:
    """Yield edits that take away what stands before blocks that are all the release's own."""
    last = 0
    edits = EditIndex(line.edits)
    for block in text_blocks(release):
        sentences = release.sentences[block.first : block.last + 1]
        is_own = all(edits.adds(one.start, one.end) for one in sentences)
        covered = edits.covers(last, sentences[0].start)
        if is_own and not covered and last < sentences[0].start:
            yield Edit(last, sentences[0].start, "\n")
        last = sentences[-1].end
