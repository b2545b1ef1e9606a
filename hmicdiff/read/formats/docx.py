"""Word documents. The only module that knows the library that reads them."""

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator
from xml.etree.ElementTree import Element

import mammoth

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.formats.document import (
    MOVED_AWAY,
    DamagedError,
    Document,
    Settings,
    by_paragraph,
    compose,
    counted,
    dropped,
)
from hmicdiff.read.formats.html import parts_of
from hmicdiff.read.formats.word import hidden_styles, is_hidden, readable
from hmicdiff.read.formats.word_parts import Parts, root_of
from hmicdiff.read.formats.zipped import opened

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PUT_IN = f"{_W}altChunk"
_BACK = re.compile(r'\s*<a href="#(?:foot|end)note-ref-[^"]*">\u2191</a>')
_CELL = re.compile(
    r"(<t[dh][^>]*>)<p>((?:(?!</?(?:p|t[dhr]|table|ul|ol|h\d)\b).)*)</p>(</t[dh]>)", re.DOTALL
)
"""A cell of one paragraph, which is what its words alone are."""
_UNKNOWN = re.compile(r"An unrecognised element was ignored: (?:.*[:}])?(\w+)")
"""How the library says that it passes over an element, and what that is called."""
_WORDLESS = re.compile("Unrecognised (?:paragraph|run|table)|An? .*element without|Image of type")
"""How it begins to say what is of no matter: what no words are lost by."""
_BESIDE = (
    (re.compile(r"word/header\d*\.xml"), "running header"),
    (re.compile(r"word/footer\d*\.xml"), "running footer"),
    (re.compile(r"word/comments\.xml"), "comment"),
)


def read(data: bytes, settings: Settings) -> Document:
    """Read the body of a Word document, with foot- and endnotes at its end.

    Running headers and footers, comments, hidden text, what is struck out and deletions that are
    only tracked are left out, and noted. Paragraphs are counted without the empty ones.
    """
    container = opened(data, settings.limits)
    parts = Parts.of(container)
    notes = list(_beside(container, parts))
    converted = mammoth.convert_to_html(
        io.BytesIO(readable(data, container, fields=settings.fields)), convert_image=_no_image
    )
    told, unseen = parts_of(_CELL.sub(r"\1\2\3", _BACK.sub("", converted.value)))
    notes += _passed_over({m.message for m in converted.messages}, container, parts)
    if not told and root_of(container, parts.main).find(f".//{_PUT_IN}") is not None:
        raise DamagedError(
            "has no text but that of another document put into it: open it and save it anew"
        )
    return compose(by_paragraph(told), (*notes, *unseen))


@mammoth.images.img_element  # type: ignore[untyped-decorator]
def _no_image(_image: object) -> dict[str, str]:
    return {}


def _beside(container: zipfile.ZipFile, parts: Parts) -> Iterator[Note]:
    """Look through all parts of a document: that none is an attack, and what is not its body."""
    for name in sorted(container.namelist()):
        if not name.endswith((".xml", ".rels")):
            continue
        root = root_of(container, name)
        for pattern, what in _BESIDE:
            words = _words(root)
            if pattern.fullmatch(name) and words:
                yield dropped(what, words)
        if name in parts.texts:
            yield from _left_out(root, hidden_styles(container, parts))
        drawn = root.iter(f"{_W}drawing")
        pictures = sum(each.find(f".//{_W}txbxContent") is None for each in drawn)
        if pictures and name == parts.main:
            yield Note(NoteKind.DROPPED, counted(pictures, "picture"))


def _passed_over(
    messages: Collection[str], container: zipfile.ZipFile, parts: Parts
) -> Iterator[Note]:
    """Note what the library says, but for elements without words that it does not know."""
    roots = [root_of(container, name) for name in parts.texts if name in container.namelist()]
    for message in sorted(messages):
        unknown = _UNKNOWN.fullmatch(message)
        if not unknown and not _WORDLESS.match(message):
            yield Note(NoteKind.DOUBTFUL, message)
        if unknown and (words := _words_in(unknown[1], roots)):
            yield dropped(f"what stands in an element called {unknown[1]}", words)
    if put_in := sum(1 for root in roots for _ in root.iter(_PUT_IN)):
        yield Note(NoteKind.DROPPED, f"{counted(put_in, 'other document')} put into it")


def _words_in(tag: str, roots: Iterable[Element]) -> str:
    found = (each for root in roots for each in root.iter() if each.tag.endswith(f"}}{tag}"))
    return " ".join(filter(None, map(_words, found)))


def _left_out(root: Element, styles: Collection[str]) -> Iterator[Note]:
    """Note the words that stand in a part that is read and are left out all the same."""
    rows = [row for row in root.iter(f"{_W}tr") if row.find(f"{_W}trPr/{_W}del") is not None]
    cells = [cell for cell in root.iter(f"{_W}tc") if _is_merged_above(cell)]
    hidden = [run for run in root.iter(f"{_W}r") if is_hidden(run, styles)]
    for what, words in (
        ("hidden text", "".join(_words(run) for run in hidden)),
        ("deletion that is only tracked", _words(root, f"{_W}delText")),
        *(("deletion that is only tracked", _words(row)) for row in rows),
        *((MOVED_AWAY, _words(moved)) for moved in root.iter(f"{_W}moveFrom")),
        *(("cell that is merged with the one above", _words(cell)) for cell in cells),
        *(("formula", _words(formula, f"{_M}t")) for formula in root.iter(f"{_M}oMath")),
    ):
        if words:
            yield dropped(what, words)


def _is_merged_above(cell: Element) -> bool:
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merged is not None and merged.get(f"{_W}val", "continue") == "continue"


def _words(root: Element, tag: str = _W + "t") -> str:
    return "".join(each.text or "" for each in root.iter(tag))
