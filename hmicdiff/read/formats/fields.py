"""What is to be filled in where a Word document is a template: controls, merge and form fields."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from hmicdiff.read.formats.document import FIELD_BEGINS, FIELD_ENDS, FIELD_NAMED

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUN, _TEXT, _PARAGRAPH = f"{_W}r", f"{_W}t", f"{_W}p"
_CONTROL, _SIMPLE = f"{_W}sdt", f"{_W}fldSimple"
_FILLED = tuple(_W + kind for kind in ("text", "date", "dropDownList", "comboBox"))
"""Controls in which a value is written or chosen; others may hold any part of a document."""
_MERGED = re.compile(
    r"\s*(?:MERGEFIELD|DOCPROPERTY|DOCVARIABLE|FILLIN|ASK|REF)\s+\"?([^\"\\\s]+)|\s*FORM(?:TEXT|DROPDOWN)\b"
)
"""What fields are filled with something that stands elsewhere, or by whoever uses the document."""


def mark_fields(root: Element) -> bool:
    """Put signs around what is to be filled in; tell whether there is any."""
    found = False
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == _CONTROL and _is_filled(child):
                _mark(list(child.iter(_RUN)), _name_of(child), child)
                found = True
            elif child.tag == _SIMPLE and (merged := _MERGED.match(child.get(f"{_W}instr", ""))):
                _mark(list(child.iter(_RUN)), merged[1] or "", child)
                found = True
        if parent.tag == _PARAGRAPH:
            found |= _mark_complex(parent)
    return found


def _is_filled(control: Element) -> bool:
    """Tell whether a content control is a place to fill in, not a part of the document."""
    look = control.find(f"{_W}sdtPr")
    content = control.find(f"{_W}sdtContent")
    if look is None or content is None or len(list(content.iter(_PARAGRAPH))) > 1:
        return False
    shows = look.find(f"{_W}showingPlcHdr")
    return shows is not None or any(look.find(kind) is not None for kind in _FILLED)


def _name_of(control: Element) -> str:
    for kind in ("alias", "tag"):
        named = control.find(f"{_W}sdtPr/{_W}{kind}")
        if named is not None and named.get(f"{_W}val"):
            return named.get(f"{_W}val", "")
    return ""


def _mark(runs: list[Element], name: str, whole: Element) -> None:
    """Put signs around the words of runs; where there are none, into a run of their own."""
    if not runs:
        content = whole.find(f"{_W}sdtContent")
        within = whole if content is None else content
        runs = [SubElement(next(within.iter(_PARAGRAPH), within), _RUN)]
    runs[0].insert(_first(runs[0]), _said(f"{FIELD_BEGINS}{name}{FIELD_NAMED}"))
    runs[-1].append(_said(FIELD_ENDS))


def _first(run: Element) -> int:
    return 1 if len(run) and run[0].tag == f"{_W}rPr" else 0


def _said(words: str) -> Element:
    text = Element(_TEXT, {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    text.text = words
    return text


def _mark_complex(paragraph: Element) -> bool:
    """Mark the fields of a paragraph that begin and end in runs of their own."""
    found = False
    for name, runs in list(_complex(paragraph)):
        _mark(runs, name, paragraph)
        found = True
    return found


def _complex(paragraph: Element) -> Iterator[tuple[str, list[Element]]]:
    """Yield the fields with the runs that show what they are filled with."""
    code = ""
    shown: list[Element] = []
    depth, shows = 0, False
    for run in paragraph.iter(_RUN):
        sign = run.find(f"{_W}fldChar")
        kind = None if sign is None else sign.get(f"{_W}fldCharType")
        if kind == "begin":
            depth += 1
            code, shown, shows = ("", [], False) if depth == 1 else (code, shown, shows)
        elif kind == "separate" and depth == 1:
            shows = True
        elif kind == "end":
            depth -= 1
            merged = _MERGED.match(code) if depth == 0 else None
            if merged is not None:
                yield merged[1] or "", shown or [run]
        elif depth and not shows:
            code += "".join(each.text or "" for each in run.iter(f"{_W}instrText"))
        elif depth:
            shown.append(run)
