"""OpenDocument texts.

Read with the XML parser of the standard library: converters to Markdown or HTML escape what reads
like markup, and tell nothing of what they leave out.
"""

import re
from collections.abc import Iterator
from typing import Self
from xml.etree.ElementTree import Element

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.formats.document import (
    FIELD_BEGINS,
    FIELD_ENDS,
    FIELD_NAMED,
    DamagedError,
    Document,
    Part,
    Settings,
    by_paragraph,
    compose,
    counted,
    dropped,
)
from hmicdiff.read.formats.odt_lists import Lists, ListStyles, whole
from hmicdiff.read.formats.raised import raised
from hmicdiff.read.formats.xml import parsed
from hmicdiff.read.formats.zipped import member, opened
from hmicdiff.structs import Struct, replace

CONTENT = "content.xml"
_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_PARAGRAPHS = frozenset({f"{_T}p", f"{_T}h"})
_LEFT_OUT = {
    f"{_O}annotation": "comment",
    f"{_T}tracked-changes": "deletion that is only tracked",
    f"{_T}hidden-text": "hidden text",
}
_SILENT = frozenset(
    {f"{_T}number", f"{_T}sequence-decls", f"{_O}forms", f"{_SVG}title", f"{_SVG}desc"}
)
_SPACES = {f"{_T}s": " ", f"{_T}tab": "\t", f"{_T}line-break": "\n"}
_UP, _DOWN = "\x0e", "\x0f"
"""What raised words begin and end with while a paragraph is put together: XML has no such signs."""
_OUT = "\x10"
"""What stands where words are left out, until it is seen whether two spaces are."""
_RAISED_WORDS = re.compile(f"{_UP}([^{_UP}{_DOWN}]*){_DOWN}")
_RAISED = re.compile(r"super|[1-9]")
_FIELDS = frozenset(
    {
        f"{_T}text-input",
        f"{_T}placeholder",
        f"{_T}database-display",
        f"{_T}drop-down",
        "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}content-control",
    }
)
"""What whoever uses a template fills in, or has filled in."""
_FIELD_NAMES = ("description", "column-name", "name")
_MOST_SPACES = 1000
"""A single element can stand for any number of spaces."""


def read(data: bytes, settings: Settings) -> Document:
    """Read the body of an OpenDocument text, with foot- and endnotes at its end.

    Running headers and footers, comments and deletions that are only tracked are left out, and
    noted. Paragraphs are counted without the empty ones.
    """
    container = opened(data, settings.limits)
    if "META-INF/manifest.xml" in container.namelist():
        manifest = parsed(member(container, "META-INF/manifest.xml"))
        if any(each.tag.endswith("}encryption-data") for each in manifest.iter()):
            raise DamagedError("is protected by a password: save it without")
    root = parsed(member(container, CONTENT))
    body = root.find(f"{_O}body/{_O}text")
    if body is None:
        raise DamagedError("is no text document: save it as .odt")
    named = "styles.xml" in container.namelist()
    styles = parsed(member(container, "styles.xml")) if named else Element("none")
    lists = ListStyles.of((styles, root))
    walk = _Walk(_Styles.of(root), lists, fields=settings.fields)
    walk.flow(body)
    placed = by_paragraph((*walk.parts, *walk.footnotes))
    return compose(placed, (*walk.notes, *_running(styles)))


def _running(styles: Element) -> Iterator[Note]:
    for tag in ("header", "footer"):
        for each in styles.iter(_S + tag):
            words = " ".join("".join(each.itertext()).split())
            if words:
                yield dropped(f"running {tag}", words)


def _as_raised(match: re.Match[str]) -> str:
    return raised(match.string[: match.start()], match[1])


class _Styles(Struct, frozen=True):
    """What the styles of a document say of its words."""

    raised: frozenset[str]
    left_out: dict[str, str]
    """Why the words in a style are not read."""

    @classmethod
    def of(cls, root: Element) -> Self:
        raised, left_out = set(), {}
        for style in root.iter(f"{_S}style"):
            name = style.get(f"{_S}name", "")
            for said in style.iter(f"{_S}text-properties"):
                if _RAISED.match(said.get(f"{_S}text-position", "")):
                    raised.add(name)
                if said.get(f"{_T}display") == "none":
                    left_out[name] = "hidden text"
                elif said.get(f"{_S}text-line-through-style", "none") != "none":
                    left_out[name] = "struck out"
        return cls(frozenset(raised), left_out)


class _Walk:
    """Goes through the body of a document and gathers its paragraphs."""

    def __init__(self, styles: _Styles, lists: ListStyles, *, fields: bool = False) -> None:
        self._styles = styles
        self._list_styles = lists
        self._fields = fields
        self._lists = Lists(lists)
        self._markers: list[str] = []
        self.parts: list[Part] = []
        self.footnotes: list[Part] = []
        self.notes: list[Note] = []

    def flow(self, parent: Element) -> None:
        """Gather the paragraphs in an element."""
        for element in parent:
            if self._is_left_out(element):
                continue
            if element.tag in _PARAGRAPHS:
                self._paragraph(element)
            elif element.tag == f"{_T}list":
                self._list(element)
            elif element.tag == f"{_TABLE}table-row":
                self._row(element)
            else:
                self.flow(element)

    def _is_left_out(self, element: Element) -> bool:
        what = _LEFT_OUT.get(element.tag) or self._styles.left_out.get(
            element.get(f"{_T}style-name", "")
        )
        if element.get(f"{_T}display") == "none" or element.get(f"{_T}is-hidden") == "true":
            what = "hidden text"
        if what:
            words = element.get(f"{_T}string-value") or "".join(element.itertext())
            self.notes.append(dropped(what, words))
        return what is not None or element.tag in _SILENT

    def _paragraph(self, element: Element) -> None:
        boxes: list[Element] = []
        text = self._words(element, boxes)
        if text.strip():
            markers = [
                *self._markers,
                self._lists.heading(element) if element.tag == f"{_T}h" else "",
            ]
            self.parts.append(Part(text, " ".join(marker for marker in markers if marker)))
            self._markers = [""] * len(self._markers)
        for box in boxes:
            self.flow(box)

    def _words(self, element: Element, boxes: list[Element]) -> str:
        words = "".join(self._inline(element, boxes)).replace(f" {_OUT} ", " ").replace(_OUT, "")
        return _RAISED_WORDS.sub(_as_raised, words)

    def _inline(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if child.tag in _SPACES:
                yield _SPACES[child.tag] * min(whole(child.get(f"{_T}c"), 1), _MOST_SPACES)
            elif child.tag == f"{_T}note":
                yield self._footnote(child)
            elif _is_box(child):
                boxes.append(child)
            elif child.tag == f"{_DRAW}image":
                self.notes.append(Note(NoteKind.DROPPED, counted(1, "picture")))
            elif self._is_left_out(child):
                yield _OUT
            elif self._fields and child.tag in _FIELDS:
                yield f"{FIELD_BEGINS}{_name_of(child)}{FIELD_NAMED}"
                yield from self._span(child, boxes)
                yield FIELD_ENDS
            else:
                yield from self._span(child, boxes)
            yield child.tail or ""

    def _span(self, span: Element, boxes: list[Element]) -> Iterator[str]:
        words = self._inline(span, boxes)
        if span.get(f"{_T}style-name") not in self._styles.raised:
            yield from words
        else:
            yield _UP + "".join(words) + _DOWN

    def _footnote(self, note: Element) -> str:
        citation = "".join(note.findtext(f"{_T}note-citation") or "").strip()
        body = note.find(f"{_T}note-body")
        if body is not None:
            inner = _Walk(self._styles, self._list_styles, fields=self._fields)
            inner.flow(body)
            marks = [f"{citation}."] + [""] * len(inner.parts)
            self.footnotes += [
                replace(part, marker=mark or part.marker)
                for part, mark in zip(inner.parts, marks, strict=False)
            ]
            self.footnotes += inner.footnotes
            self.notes += inner.notes
        return f"[{citation}]"

    def _list(self, element: Element) -> None:
        self._lists.enter(element)
        for item in element:
            self._markers.append(self._lists.marker(item))
            self.flow(item)
            self._markers.pop()
        self._lists.leave()

    def _row(self, row: Element) -> None:
        cells = [cell for cell in row if cell.tag.startswith(_TABLE)]
        if any(_has_blocks(cell) for cell in cells):
            for cell in cells:
                self.flow(cell)
            return
        boxes: list[Element] = []
        told = [self._words(cell, boxes) for cell in cells]
        text = "\t".join(" ".join(words.split()) for words in told if words.strip())
        if text:
            self.parts.append(Part(text))
        for box in boxes:
            self.flow(box)


def _name_of(field: Element) -> str:
    return next((field.get(_T + name, "") for name in _FIELD_NAMES if field.get(_T + name)), "")


def _is_box(element: Element) -> bool:
    """Tell what is drawn and has paragraphs of its own: a text box, or a shape with words in it."""
    told = any(each.tag in _PARAGRAPHS or each.tag == f"{_T}list" for each in element)
    return element.tag == f"{_DRAW}text-box" or (element.tag.startswith(_DRAW) and told)


def _has_blocks(cell: Element) -> bool:
    """Tell a cell that holds more than the words of one paragraph."""
    told = [each for each in cell if "".join(each.itertext()).strip()]
    return len(told) > 1 or any(each.tag not in _PARAGRAPHS for each in told)
