"""Word documents. The only module that knows the library that reads them."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import mammoth

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.formats.document import (
    Document,
    Settings,
    by_paragraph,
    compose,
    counted,
    dropped,
)
from hmicdiff.read.formats.html import parts_of
from hmicdiff.read.formats.word import readable
from hmicdiff.read.formats.xml import parsed
from hmicdiff.read.formats.zipped import member, opened

MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BACK = re.compile(r'\s*<a href="#(?:foot|end)note-ref-[^"]*">\u2191</a>')
_STYLES = "Unrecognised"
"""How the library begins to say that it does not know the name of a style; words have none."""
_BESIDE = (
    (re.compile(r"word/header\d*\.xml"), "running header"),
    (re.compile(r"word/footer\d*\.xml"), "running footer"),
    (re.compile(r"word/comments\.xml"), "comment"),
)


def read(data: bytes, settings: Settings) -> Document:
    """Read the body of a Word document, with foot- and endnotes at its end.

    Running headers and footers, comments and deletions that are only tracked are left out, and
    noted. Paragraphs are counted without the empty ones.
    """
    container = opened(data, settings.limits)
    notes = list(_beside(container))
    converted = mammoth.convert_to_html(
        io.BytesIO(readable(data, container)), convert_image=_no_image
    )
    parts = by_paragraph(parts_of(_BACK.sub("", converted.value)))
    odd = sorted({m.message for m in converted.messages if not m.message.startswith(_STYLES)})
    notes += [Note(NoteKind.DOUBTFUL, message) for message in odd]
    return compose(parts, notes)


@mammoth.images.img_element  # type: ignore[untyped-decorator]
def _no_image(_image: object) -> dict[str, str]:
    return {}


def _beside(container: zipfile.ZipFile) -> Iterator[Note]:
    """Look through all parts of a document: that none is an attack, and what is not its body."""
    for name in sorted(container.namelist()):
        if not name.endswith((".xml", ".rels")):
            continue
        root = parsed(member(container, name))
        for pattern, what in _BESIDE:
            words = _words(root, "t")
            if pattern.fullmatch(name) and words:
                yield dropped(what, words)
        deleted = _words(root, "delText")
        if deleted and name == MAIN:
            yield dropped("deletion that is only tracked", deleted)
        drawn = root.iter(f"{_W}drawing")
        pictures = sum(each.find(f".//{_W}txbxContent") is None for each in drawn)
        if pictures and name == MAIN:
            yield Note(NoteKind.DROPPED, counted(pictures, "picture"))


def _words(root: Element, tag: str) -> str:
    return "".join(each.text or "" for each in root.iter(_W + tag))
