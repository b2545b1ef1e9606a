"""Word documents put so that the library reads all words in them.

It passes over what stands in a simple field (of a mail merge, say), in text whose direction is
given, in ruby and in a text box that has no copy for old programs, or an empty one. Ends of lines
and pages it leaves out, so that two words become one. Hidden text it takes for text. Of the labels
of lists it knows hardly more than that there are some.
"""

import io
import zipfile
from collections.abc import Collection
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, tostring

from hmicdiff.read.formats.fields import mark_fields
from hmicdiff.read.formats.word_lists import Labels
from hmicdiff.read.formats.word_parts import Parts, root_of
from hmicdiff.read.formats.zipped import member

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PASSED_OVER = frozenset(_W + name for name in ("fldSimple", "dir", "bdo", "ruby", "rubyBase"))
_OF_FIELDS = frozenset({_W + "fldChar", _W + "instrText"})
"""What begins and ends a field stands in hidden text, too, and is needed to tell its end."""
_READ = _W + "smartTag"
"""Of this the library reads what is in it, and nothing else."""
_PARAGRAPH = _W + "p"
_BOX, _PICTURE = _W + "txbxContent", _W + "pict"
_CHOICE, _FALLBACK = _MC + "Choice", _MC + "Fallback"
_NO_LISTS = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
_BREAK, _BREAK_KIND = _W + "br", _W + "type"
_BREAKS = {_W + "cr": _BREAK, _W + "ptab": _W + "tab"}
"""What the library does not know, and what it knows that is the same."""


def readable(data: bytes, container: zipfile.ZipFile, *, fields: bool = False) -> bytes:
    """Return a document of which the library passes over no words; mostly the one that is given.

    With `fields` what is to be filled in is marked.

    Raises:
        DamagedError: if a part of it is no XML, or cannot be unpacked.
    """
    changed: dict[str, bytes] = {}
    parts = Parts.of(container)
    styles = hidden_styles(container, parts)
    labels = Labels.of(container, parts)
    for name in (each for each in parts.texts if each in container.namelist()):
        root = root_of(container, name)
        marked = fields and mark_fields(root)
        mended = _mended(root, styles)
        if labels.write(root) or mended or marked:
            changed[name] = tostring(root, encoding="utf-8")
    if parts.numbering in container.namelist():
        changed[parts.numbering] = (
            _NO_LISTS  # the labels are written, and are not to be counted again
        )
    changed |= _complete_styles(container, parts)
    if not changed:
        return data
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for name in dict.fromkeys(container.namelist()):
            new.writestr(name, changed[name] if name in changed else member(container, name))
    return made.getvalue()


def _complete_styles(container: zipfile.ZipFile, parts: Parts) -> dict[str, bytes]:
    """Return the part with the styles if some lack what they are for, or what they are called."""
    if parts.styles not in container.namelist():
        return {}
    root = root_of(container, parts.styles)
    usual = {_W + "type": "paragraph", _W + "styleId": ""}
    """What a style is if nothing is said."""
    lacking = [each for each in root.iter(_W + "style") if not usual.keys() <= each.attrib.keys()]
    for style in lacking:
        style.attrib.update({**usual, **style.attrib})
    return {parts.styles: tostring(root, encoding="utf-8")} if lacking else {}


def hidden_styles(container: zipfile.ZipFile, parts: Parts) -> frozenset[str]:
    """Return the ids of the styles whose text is hidden.

    Raises:
        DamagedError: if the part with the styles is no XML, or cannot be unpacked.
    """
    if parts.styles not in container.namelist():
        return frozenset()
    styles = root_of(container, parts.styles).iter(_W + "style")
    return frozenset(each.get(_W + "styleId", "") for each in styles if _says_hidden(each) is True)


def is_hidden(run: Element, styles: Collection[str]) -> bool:
    """Tell whether a run is hidden: it says so itself, or its style does."""
    said = _says_hidden(run)
    style = run.find(f"{_W}rPr/{_W}rStyle")
    return said if said is not None else style is not None and style.get(_W + "val") in styles


def _says_hidden(element: Element) -> bool | None:
    said = element.find(f"{_W}rPr/{_W}vanish")
    return None if said is None else said.get(_W + "val", "1") not in {"0", "false", "off"}


def _mended(root: Element, styles: Collection[str]) -> bool:
    """Change the elements that are passed over; tell whether there are any."""
    joined = _with_one_body(root)
    joined |= _with_initials(root)
    changed = [_is_changed(each) for each in list(root.iter())]
    hidden = [run for run in root.iter(_W + "r") if is_hidden(run, styles)]
    lifted = [run for run in root.iter(_W + "r") if _is_lifted(run)]
    for run in lifted:
        SubElement(run[0], _W + "vertAlign", {_W + "val": "superscript"})
    for run in hidden:
        run[:] = [each for each in run if each.tag in _OF_FIELDS]
    return any(changed) or bool(hidden) or bool(lifted) or joined


def _with_one_body(root: Element) -> bool:
    """Put what stands in further bodies into the first: the library reads that alone."""
    first, *others = root.findall(_W + "body") or [root]
    for other in others:
        first.extend(list(other))
        root.remove(other)
    return bool(others)


def _with_initials(root: Element) -> bool:
    """Put each drop capital, which is a paragraph of its own, before the words that it begins."""
    found = False
    for parent in list(root.iter()):
        for one, after in pairwise(list(parent)):
            frame = one.find(f"{_W}pPr/{_W}framePr")
            if frame is None or frame.get(_W + "dropCap", "none") == "none":
                continue
            if after.tag == _PARAGRAPH and after.find(f"{_W}pPr/{_W}framePr") is None:
                at = 1 if len(after) and after[0].tag == f"{_W}pPr" else 0
                after[at:at] = [each for each in one if each.tag != f"{_W}pPr"]
                parent.remove(one)
                found = True
    return found


def _is_lifted(run: Element) -> bool:
    """Tell raised text that is put up by so many points and not called superscript."""
    look = run.find(f"{_W}rPr")
    position = None if look is None else look.find(f"{_W}position")
    if look is None or look is not run[0] or position is None:
        return False
    up = position.get(_W + "val", "")
    return up.isdecimal() and int(up) > 0 and look.find(f"{_W}vertAlign") is None


def _is_changed(each: Element) -> bool:
    """Change an element if its words would be passed over; tell whether they would."""
    if each.tag in _BREAKS or (each.tag == _BREAK and _BREAK_KIND in each.attrib):
        each.attrib.pop(_BREAK_KIND, None)
        each.tag = _BREAKS.get(each.tag, _BREAK)
    elif each.tag == _W + "drawing" and each.find(f".//{_BOX}") is not None:
        each[:] = _outermost(each)
        each.tag = _PICTURE
    elif each.tag in _PASSED_OVER:
        for above in each.findall(f"{_W}rt"):
            each.remove(above)
        each.tag = _READ
    elif each.tag == _MC + "AlternateContent" and _is_passed_over(each):
        for copy in each.findall(_FALLBACK):
            each.remove(copy)
        for choice in each.findall(_CHOICE)[:1]:
            choice.tag = _READ
        each.tag = _READ
    else:
        return False
    return True


def _is_passed_over(alternatives: Element) -> bool:
    """Tell whether what is meant for old programs is not there, or lacks the words."""
    copy = alternatives.find(_FALLBACK)
    choice = alternatives.find(_CHOICE)
    return copy is None or (choice is not None and _has_words(choice) and not _has_words(copy))


def _has_words(element: Element) -> bool:
    return any(each.text for each in element.iter(_W + "t"))


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
