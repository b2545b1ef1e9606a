"""The parts of a Word document, by what they are for: programs name them as they like."""

import posixpath
import zipfile
from typing import Self
from xml.etree.ElementTree import Element

from hmicdiff.read.formats.document import DamagedError
from hmicdiff.read.formats.xml import parsed
from hmicdiff.read.formats.zipped import member
from hmicdiff.structs import Struct

_MAIN, _STYLES, _NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_LINKS = "_rels/.rels"
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
"""What the strict kind of the format calls what is otherwise the same."""
_ROOT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"


class Parts(Struct, frozen=True):
    """The names of the parts that are read; some documents lack some of them."""

    main: str
    notes: tuple[str, ...]
    """The parts with foot- and endnotes."""
    styles: str
    numbering: str

    @property
    def texts(self) -> tuple[str, ...]:
        """All that have text."""
        return (self.main, *self.notes)

    @classmethod
    def of(cls, container: zipfile.ZipFile) -> Self:
        """Return the parts of a document.

        Raises:
            DamagedError: if what says so is no XML, or cannot be unpacked.
        """
        main = main_of(container) or _MAIN
        folder, name = posixpath.split(main)
        linked = _linked(container, posixpath.join(folder, "_rels", f"{name}.rels"), folder)
        notes = (linked.get("footnotes", _NOTES[0]), linked.get("endnotes", _NOTES[1]))
        return cls(main, notes, linked.get("styles", _STYLES), linked.get("numbering", _NUMBERING))


def main_of(container: zipfile.ZipFile) -> str:
    """Return the part that is the document; nothing if a container is no Word document.

    Raises:
        DamagedError: if what says so is no XML, or cannot be unpacked.
    """
    names = set(container.namelist())
    if _MAIN in names:
        return _MAIN
    main = _linked(container, _LINKS, "").get("officeDocument", "")
    is_word = main in names and main.endswith(".xml") and root_of(container, main).tag == _ROOT
    return main if is_word else ""


def root_of(container: zipfile.ZipFile, name: str) -> Element:
    """Return the root of a part, whichever kind of the format it is in.

    Raises:
        DamagedError: if it is no XML, or cannot be unpacked.
    """
    data = member(container, name)
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return parsed(data)


def _linked(container: zipfile.ZipFile, name: str, folder: str) -> dict[str, str]:
    """Return what a part is linked to, by what the links are for."""
    if name not in container.namelist():
        return {}
    try:
        links = parsed(member(container, name)).iter(_LINK)
    except DamagedError:
        if name == _LINKS:
            raise
        return {}
    found: dict[str, str] = {}
    for link in links:
        target = posixpath.normpath(posixpath.join(folder, link.get("Target", "")))
        kind = link.get("Type", "").rpartition("/")[2]
        if link.get("TargetMode") != "External":
            found.setdefault(kind, target.lstrip("/"))
    return found
