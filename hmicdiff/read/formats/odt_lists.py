"""The labels of lists and headings in OpenDocument texts, which are counted when they are shown."""

import re
from collections.abc import Iterable, Mapping
from typing import Self
from xml.etree.ElementTree import Element

from hmicdiff.read.formats.counting import as_counted, as_marker
from hmicdiff.structs import Struct

_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_L = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_OUTLINE = ""
"""The list of the headings that are in no list, and its style."""
_PLACE = re.compile(r"%(\d{1,2})%")
_MOST_LEVELS = 10
"""OpenDocument lists have so many."""
_WAYS = {
    "1": "digits", "01": "two digits", "a": "columns", "A": "capital columns", "i": "roman",
    "I": "capital roman", "1st": "ordinals", "One": "words", "First": "ordinal words",
    "\u2460": "in circles", "\u0661": "eastern arabic", "\u4e00": "chinese", "\u7532": "stems",
    "\u5b50": "branches", "\u30a2": "aiueo", "\u30a4": "iroha", "\uac00": "ganada",
    "\u3131": "chosung", "\u05d0": "hebrew", "\u0627": "arabic", "\u0e01": "thai",
    "\u0430": "russian", "\u0410": "capital russian", "\u03b1": "greek",
}  # fmt: skip
"""What formats of numbers begin with, and how they count."""


class _Level(Struct, frozen=True):
    way: str
    """How its numbers are said; nothing if they are not."""
    text: str
    """With "%1%" where the number of the first level stands."""
    start: int
    is_bullet: bool


class ListStyles(Struct, frozen=True):
    """What a document says of how its lists look."""

    levels: Mapping[tuple[str, int], _Level]
    """By the style of a list and the number of the level, from one on."""
    unnumbered: frozenset[str]
    """The styles of headings that count in no list."""

    @classmethod
    def of(cls, roots: Iterable[Element]) -> Self:
        """Return what the parts of a document say."""
        levels: dict[tuple[str, int], _Level] = {}
        above: dict[str, str] = {}
        lists: dict[str, str] = {}
        for root in roots:
            for style in root.iter(f"{_T}list-style"):
                levels |= _levels(style, style.get(f"{_S}name", ""))
            for style in root.iter(f"{_T}outline-style"):
                levels |= _levels(style, _OUTLINE)
            for style in root.iter(f"{_S}style"):
                name = style.get(f"{_S}name", "")
                above[name] = style.get(f"{_S}parent-style-name", "")
                if (of := style.get(f"{_S}list-style-name")) is not None:
                    lists[name] = of
        return cls(levels, frozenset(name for name in above if _list_of(name, above, lists) == ""))


def _list_of(name: str, above: Mapping[str, str], lists: Mapping[str, str]) -> str | None:
    seen = set()
    while name and name not in lists and name not in seen:
        seen.add(name)
        name = above.get(name, "")
    return lists.get(name)


def _levels(style: Element, name: str) -> dict[tuple[str, int], _Level]:
    return {
        (name, at): _level(each, at)
        for each in style
        if 1 <= (at := whole(each.get(f"{_T}level"), 1)) <= _MOST_LEVELS
    }


def _level(look: Element, at: int) -> _Level:
    is_bullet = not look.tag.endswith(("level-style-number", "outline-level-style"))
    form = look.get(f"{_S}num-format", "")
    way = _WAYS.get(form.split(",")[0].split(" ")[0], "digits") if form else ""
    if form in {"a", "A"} and look.get(f"{_S}num-letter-sync") == "true":
        way = {"a": "letters", "A": "capitals"}[form]
    shown = whole(look.get(f"{_T}display-levels"), 1)
    numbers = ".".join(f"%{level}%" for level in range(max(1, at - shown + 1), at + 1))
    around = look.get(f"{_S}num-prefix", ""), look.get(f"{_S}num-suffix", "")
    text = look.get(f"{_L}num-list-format") or numbers.join(around)
    return _Level(way, text, whole(look.get(f"{_T}start-value"), 1), is_bullet)


class _Open(Struct):
    style: str
    level: int
    counts: dict[int, int]


class Lists:
    """Counts through the lists of a text, and the headings that are in none."""

    def __init__(self, styles: ListStyles) -> None:
        """Begin."""
        self._styles = styles
        self._open: list[_Open] = []
        self._last: dict[str, dict[int, int]] = {}
        """What was counted last, by the style of the list, and by its id."""
        self._outline: dict[int, int] = {}

    def enter(self, element: Element) -> None:
        """Go into a list."""
        above = self._open[-1] if self._open else None
        style = element.get(f"{_T}style-name") or (above.style if above else _OUTLINE)
        counts = {} if above is None else above.counts
        if above is None:
            counts = self._going_on(element, f"style {style}")
            self._last[f"style {style}"] = counts
            if name := element.get(_ID):
                self._last[name] = counts
        self._open.append(_Open(style, above.level + 1 if above else 1, counts))

    def _going_on(self, element: Element, style: str) -> dict[int, int]:
        """Return the counts that a list goes on with."""
        before = element.get(f"{_T}continue-list")
        if before in self._last:
            return self._last[before]
        if element.get(f"{_T}continue-numbering") == "true":
            return self._last.get(style, {})
        return {}

    def leave(self) -> None:
        """Go out of the list that was entered last."""
        self._open.pop()

    def marker(self, item: Element) -> str:
        """Return what stands before the next item; nothing if it is none, or holds only a list."""
        current = self._open[-1]
        inner = next((each for each in item if each.tag != f"{_T}number"), None)
        if item.tag != f"{_T}list-item" or inner is None or inner.tag == f"{_T}list":
            return ""
        style = item.get(f"{_T}style-override") or current.style
        look = self._styles.levels.get((style, current.level))
        if look is None or look.is_bullet:
            return "-"
        given = item.get(f"{_T}start-value")
        self._count(current.counts, current.level, look, whole(given, -1))
        return self._label(style, look, current.counts)

    def heading(self, heading: Element) -> str:
        """Return the number of the next heading, if it has one and is in no list."""
        level = whole(heading.get(f"{_T}outline-level"), 1)
        look = self._styles.levels.get((_OUTLINE, level))
        is_out = heading.get(f"{_T}is-list-header") == "true" or self._open
        if look is None or is_out or heading.get(f"{_T}style-name") in self._styles.unnumbered:
            return ""
        given = heading.get(f"{_T}start-value")
        self._count(self._outline, level, look, whole(given, -1))
        return self._label(_OUTLINE, look, self._outline)

    def _count(self, counts: dict[int, int], level: int, look: _Level, given: int) -> None:
        counts[level] = given if given >= 0 else counts.get(level, look.start - 1) + 1
        for below in [each for each in counts if each > level]:
            del counts[below]

    def _label(self, style: str, look: _Level, counts: Mapping[int, int]) -> str:
        def said(match: re.Match[str]) -> str:
            of = self._styles.levels.get((style, int(match[1])))
            if of is None or not of.way:
                return ""
            return as_counted(counts.get(int(match[1]), of.start), of.way)

        return as_marker(_PLACE.sub(said, look.text)) if look.way or look.text else ""


def whole(value: str | None, default: int) -> int:
    """Return the whole number in an attribute; `default` if there is none."""
    return int(value) if value and value.isascii() and value.isdigit() else default
