"""Plain text: the file as it is, decoded; where a page left its signs in it, these too."""

import html
import re

from hmicdiff.model.text import LINE_END, Note, NoteKind
from hmicdiff.read.decode import decode
from hmicdiff.read.formats.document import Document, Settings, counted, quoted
from hmicdiff.structs import replace

_REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_GLUED = re.compile(rf"\w{_REFERENCE.pattern}|{_REFERENCE.pattern}\w")
_SHOWN = 3
"""So many of them are quoted."""


def read(data: bytes, settings: Settings) -> Document:
    """Read a text; but for what stands for a sign, nothing is changed: offsets count in the file.

    Then places are lines of the file.
    """
    decoded = decode(data, settings.encoding)
    return with_signs(Document(decoded.text, decoded.encoding, notes=decoded.notes))


def with_signs(document: Document) -> Document:
    """Return a text with the signs that pages write as "&nbsp;" or "&#8217;".

    A text was taken from the source of a page if it has no other "&", and such signs at its words.
    Else it may speak of them: it is left as it is, which is said.
    """
    text = document.text
    found = [each for each in _REFERENCE.findall(text) if _sign(each) != each]
    if not found:
        return document
    shown = ", ".join(map(quoted, list(dict.fromkeys(found))[:_SHOWN]))
    said = f"{counted(len(found), 'sign')} written as in the source of a page ({shown})"
    is_source = _GLUED.search(text) is not None or set(found) == {"&amp;"}
    if text.count("&") > len(found) or not is_source:
        note = Note(NoteKind.DOUBTFUL, f"{said}: left as they are, as the text may speak of them")
        return replace(document, notes=(*document.notes, note))
    read = _REFERENCE.sub(lambda match: _sign(match[0]), text)
    starts = [0, *(match.end() for match in LINE_END.finditer(read))]
    places = tuple((start, f"line {line}") for line, start in enumerate(starts, 1))
    note = Note(NoteKind.MENDED, said)
    return replace(document, text=read, places=places, notes=(*document.notes, note))


def _sign(reference: str) -> str:
    """Return what a reference stands for; it breaks no line."""
    sign = html.unescape(reference)
    return " " if sign.isspace() and sign != "\u00a0" else sign
