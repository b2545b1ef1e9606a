"""Word documents put so that the library reads all words in them.

It passes over what stands in a simple field (of a mail merge, say), in text whose direction is
given, in ruby and in a text box that has no copy for old programs.
"""

import io
import zipfile
from xml.etree.ElementTree import Element, tostring

from hmicdiff.read.formats.xml import parsed
from hmicdiff.read.formats.zipped import member

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_PASSED_OVER = frozenset(_W + name for name in ("fldSimple", "dir", "bdo", "ruby", "rubyBase"))
_READ = _W + "smartTag"
"""Of this the library reads what is in it, and nothing else."""
_BOX, _PICTURE = _W + "txbxContent", _W + "pict"


def readable(data: bytes, container: zipfile.ZipFile) -> bytes:
    """Return a document of which the library passes over no words; mostly the one that is given.

    Raises:
        DamagedError: if a part of it is no XML, or cannot be unpacked.
    """
    changed: dict[str, bytes] = {}
    for name in set(_PARTS) & set(container.namelist()):
        root = parsed(member(container, name))
        if _mended(root):
            changed[name] = tostring(root, encoding="utf-8")
    if not changed:
        return data
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for name in dict.fromkeys(container.namelist()):
            new.writestr(name, changed[name] if name in changed else member(container, name))
    return made.getvalue()


def _mended(root: Element) -> bool:
    """Change the elements that are passed over; tell whether there are any."""
    found = False
    for each in list(root.iter()):
        if each.tag in _PASSED_OVER:
            for above in each.findall(f"{_W}rt"):
                each.remove(above)
        elif each.tag == _MC + "AlternateContent" and each.find(f"{_MC}Fallback") is None:
            for choice in each.findall(f"{_MC}Choice")[:1]:
                choice.tag = _READ
        elif each.tag == _W + "drawing" and each.find(f".//{_BOX}") is not None:
            each[:] = _outermost(each)
            each.tag = _PICTURE
            found = True
            continue
        else:
            continue
        each.tag = _READ
        found = True
    return found


def _outermost(drawing: Element) -> list[Element]:
    boxes: list[Element] = []
    ahead = list(drawing)
    while ahead:
        each = ahead.pop(0)
        if each.tag == _BOX:
            boxes.append(each)
        else:
            ahead[:0] = list(each)
    return boxes
