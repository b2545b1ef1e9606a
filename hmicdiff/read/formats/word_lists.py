"""The labels of lists in Word documents, which Word counts itself: "1.", "(a)", "Article 3".

They stand nowhere in the text of the file. Here they are counted as Word does, from what the file
says of its lists, and written before the words of their paragraphs: there a reader sees them.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Self
from xml.etree.ElementTree import Element, SubElement

from hmicdiff.read.formats.counting import as_counted, as_marker
from hmicdiff.read.formats.word_parts import Parts, root_of
from hmicdiff.structs import Struct

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_VAL = f"{_W}val"
_PLACE = re.compile(r"%([1-9])")
"""Where in the text of a level the number of one of them stands."""
_LEVELS = 9
"""Word lists have so many."""
_LONGEST_CHAIN = 50
"""No style is based on so many others: where it is, they are based on each other."""
_WAYS = {
    "decimal": "digits", "decimalZero": "two digits", "upperRoman": "capital roman",
    "lowerRoman": "roman", "upperLetter": "capitals", "lowerLetter": "letters",
    "ordinal": "ordinals", "cardinalText": "words", "ordinalText": "ordinal words",
    "hex": "hexadecimal", "chicago": "marks", "numberInDash": "between dashes",
    "decimalEnclosedCircle": "in circles", "decimalEnclosedCircleChinese": "in circles",
    "decimalFullWidth": "full width", "decimalFullWidth2": "full width",
    "hindiNumbers": "devanagari", "thaiNumbers": "thai digits", "thaiLetters": "thai",
    "chineseCounting": "chinese", "chineseCountingThousand": "chinese",
    "taiwaneseCounting": "chinese", "taiwaneseCountingThousand": "chinese",
    "japaneseCounting": "chinese", "ideographDigital": "chinese", "koreanDigital2": "chinese",
    "ideographTraditional": "stems", "ideographZodiac": "branches", "aiueo": "aiueo",
    "aiueoFullWidth": "aiueo", "iroha": "iroha", "irohaFullWidth": "iroha", "ganada": "ganada",
    "chosung": "chosung", "hebrew1": "hebrew", "hebrew2": "hebrew", "arabicAlpha": "arabic",
    "arabicAbjad": "abjad", "russianLower": "russian", "russianUpper": "capital russian",
    "001, 002, 003, ...": "three digits", "0001, 0002, 0003, ...": "four digits",
    "00001, 00002, 00003, ...": "five digits",
}  # fmt: skip
"""What Word calls the ways to count; the last three are what it calls custom."""
_GONE = ("del", "moveFrom")
"""How a mark at the end of a paragraph is tracked to be gone: it then is one with the next."""
_NOT_SHOWN = frozenset(_W + name for name in ("del", "moveFrom", "pPr", "txbxContent", "rt"))
"""What has no words of its paragraph that a reader sees."""


class _Level(Struct, frozen=True):
    text: str
    """With "%1" where the number of the first level stands."""
    format: str
    start: int
    restart: int
    """It begins anew after one of so many levels above it; after none if that is 0."""
    is_legal: bool
    """Whether all its numbers are digits, whatever their levels say."""
    is_close: bool
    """Whether nothing parts it from the words behind it."""
    is_hidden: bool
    style: str
    """The style whose paragraphs stand on it."""


class _List(Struct, frozen=True):
    """What a paragraph says that it belongs to."""

    counter: str
    """What it counts with: two lists may go on in one count."""
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]
    """The levels that begin anew where this list begins, and with which number."""


class _Style(Struct, frozen=True):
    list: str
    level: int | None
    based_on: str


class Labels:
    """Counts through the paragraphs of a document, in their order."""

    def __init__(
        self, lists: Mapping[str, _List], styles: Mapping[str, _Style], usual: str
    ) -> None:
        """Begin; `lists` by their numbers, and the `styles`, by what they are called.

        `usual` is the style of a paragraph that names none.
        """
        self._lists = lists
        self._styles = styles
        self._usual = usual
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    @classmethod
    def of(cls, container: zipfile.ZipFile, parts: Parts) -> Self:
        """Return what a document says of its lists.

        Raises:
            DamagedError: if one of its parts is no XML, or cannot be unpacked.
        """
        names = set(container.namelist())
        if parts.numbering not in names:
            return cls({}, {}, "")
        styles, usual = {}, ""
        said = root_of(container, parts.styles).iter(f"{_W}style") if parts.styles in names else ()
        for style in said:
            name = style.get(f"{_W}styleId", "")
            styles[name] = _style(style)
            if style.get(f"{_W}default") in {"1", "true", "on"} and _is_of_paragraphs(style):
                usual = name
        return cls(_lists(root_of(container, parts.numbering), styles), styles, usual)

    def write(self, root: Element) -> bool:
        """Write the labels before the words of their paragraphs; tell whether there are any."""
        if not self._lists:
            return False
        written = False
        for paragraph, is_cell in list(_paragraphs(root)):
            if _is_gone(paragraph):
                continue
            label = self._label(paragraph)
            if label:
                written |= _put(label, paragraph, is_cell=is_cell)
        return written

    def _label(self, paragraph: Element) -> str:
        """Return the label of the next paragraph, with what parts it from its words."""
        name, level = self._place(paragraph)
        told = self._lists.get(name)
        look = None if told is None else told.levels.get(level)
        if told is None or look is None:
            return ""
        counts = self._counts.setdefault(told.counter, {})
        self._count(name, level, told, counts)
        if look.is_hidden:
            return ""
        if look.format == "bullet":
            return "- " if look.text else ""
        text = _PLACE.sub(lambda match: _said(told, look, int(match[1]) - 1, counts), look.text)
        marker = as_marker(text)
        is_close = not marker or (look.is_close and not marker[-1].isalnum())
        return marker if is_close else f"{marker} "

    def _count(self, name: str, level: int, told: _List, counts: dict[int, int]) -> None:
        begins = (name, level) not in self._begun
        self._begun.add((name, level))
        if begins and level in told.starts:
            counts[level] = told.starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = told.levels[level].start
        for above in range(level):
            counts.setdefault(above, _start(told, above))
        for below in range(level + 1, _LEVELS):
            after = told.levels[below].restart if below in told.levels else below
            if level < after:
                counts.pop(below, None)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """Return the list of a paragraph and its level there, from its style if it says neither."""
        look = paragraph.find(f"{_W}pPr")
        named = None if look is None else look.find(f"{_W}pStyle")
        style = self._usual if named is None else named.get(_VAL, "")
        own = None if look is None else look.find(f"{_W}numPr")
        chain = list(self._chain(style))
        name = _list_of(own) or next((each.list for _, each in chain if each.list), "")
        level = _level_of(own)
        if level is not None or name not in self._lists:
            return name, level or 0
        levels = self._lists[name].levels
        for style, told in chain:
            linked = next((at for at, look in levels.items() if look.style == style), told.level)
            if linked is not None:
                return name, linked
        return name, 0

    def _chain(self, style: str) -> Iterator[tuple[str, _Style]]:
        """Yield a style and those that it is based on."""
        for _ in range(_LONGEST_CHAIN):
            if style not in self._styles:
                return
            yield style, self._styles[style]
            style = self._styles[style].based_on


def _said(told: _List, look: _Level, level: int, counts: Mapping[int, int]) -> str:
    of = told.levels.get(level)
    if of is None or of.format in {"none", "bullet"}:
        return ""
    way = _WAYS.get(of.format, "digits")
    if look.is_legal and not way.endswith("digits"):
        way = "digits"
    return as_counted(counts.get(level, of.start), way)


def _start(told: _List, level: int) -> int:
    of = told.levels.get(level)
    return told.starts.get(level, 1 if of is None else of.start)


def _lists(root: Element, styles: Mapping[str, _Style]) -> dict[str, _List]:
    kinds = {each.get(f"{_W}abstractNumId", ""): each for each in root.findall(f"{_W}abstractNum")}
    kind_of = {
        each.get(f"{_W}numId", ""): _value(each, "abstractNumId")
        for each in root.findall(f"{_W}num")
    }
    found = {}
    for each in root.findall(f"{_W}num"):
        name = each.get(f"{_W}numId", "")
        kind = _value(each, "abstractNumId")
        link = _value(kinds[kind], "numStyleLink") if kind in kinds else ""
        if link in styles and (linked := kind_of.get(styles[link].list, "")):
            kind = linked
        if kind not in kinds or name == "0":
            continue
        levels = _levels(kinds[kind])
        starts = {}
        for other in each.findall(f"{_W}lvlOverride"):
            at = _number(other.get(f"{_W}ilvl"), 0)
            levels |= _levels(other)
            if (begun := other.find(f"{_W}startOverride")) is not None:
                starts[at] = _number(begun.get(_VAL), 1)
        found[name] = _List(kind, levels, starts)
    return found


def _levels(parent: Element) -> dict[int, _Level]:
    return {
        at: _level(each, at)
        for each in parent.findall(f"{_W}lvl")
        if 0 <= (at := _number(each.get(f"{_W}ilvl"), 0)) < _LEVELS
    }


def _level(element: Element, at: int) -> _Level:
    shape = next(element.iter(f"{_W}numFmt"), None)
    form = "decimal" if shape is None else shape.get(_VAL, "decimal")
    if shape is not None and form == "custom":
        form = shape.get(f"{_W}format", "")
    return _Level(
        text=_value(element, "lvlText"),
        format=form,
        start=_number(_value(element, "start"), 0),
        restart=_number(_value(element, "lvlRestart"), at),
        is_legal=_is_on(element.find(f"{_W}isLgl")),
        is_close=_value(element, "suff") == "nothing",
        is_hidden=_is_on(element.find(f"{_W}rPr/{_W}vanish")),
        style=_value(element, "pStyle"),
    )


def _style(element: Element) -> _Style:
    own = element.find(f"{_W}pPr/{_W}numPr")
    return _Style(_list_of(own), _level_of(own), _value(element, "basedOn"))


def _is_of_paragraphs(style: Element) -> bool:
    return style.get(f"{_W}type", "paragraph") == "paragraph"


def _list_of(numbering: Element | None) -> str:
    return "" if numbering is None else _value(numbering, "numId")


def _level_of(numbering: Element | None) -> int | None:
    said = "" if numbering is None else _value(numbering, "ilvl")
    return _number(said, 0) if said else None


def _value(parent: Element, name: str) -> str:
    child = parent.find(_W + name)
    return "" if child is None else child.get(_VAL, "")


def _number(said: str | None, default: int) -> int:
    return int(said) if said and re.fullmatch(r"\d{1,9}", said, re.ASCII) else default


def _is_on(said: Element | None) -> bool:
    return said is not None and said.get(_VAL, "1") not in {"0", "false", "off"}


def _paragraphs(root: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the paragraphs that are read, in order, and whether each stands in a table.

    Of what is there twice, for old programs and for new ones, one is.
    """
    ahead = [(root, False)]
    while ahead:
        element, is_cell = ahead.pop()
        if element.tag == f"{_W}p":
            yield element, is_cell
        is_cell = (is_cell or element.tag == f"{_W}tc") and element.tag != f"{_W}txbxContent"
        inside = list(element)
        if element.tag == f"{_MC}AlternateContent" and element.find(f"{_MC}Fallback") is not None:
            inside = element.findall(f"{_MC}Fallback")
        if element.tag == f"{_W}tr" and element.find(f"{_W}trPr/{_W}del") is not None:
            inside = []
        ahead += [(each, is_cell) for each in reversed(inside)]


def _is_gone(paragraph: Element) -> bool:
    """Tell whether the end of a paragraph is only tracked, or it is hidden as a whole."""
    mark = paragraph.find(f"{_W}pPr/{_W}rPr")
    if mark is None:
        return False
    if any(mark.find(_W + gone) is not None for gone in _GONE):
        return True
    return _is_on(mark.find(f"{_W}vanish")) and _first_words(paragraph) is None


def _put(label: str, paragraph: Element, *, is_cell: bool) -> bool:
    """Write a label before the first words; where there are none, only into the cell of a table."""
    found = _first_words(paragraph)
    if found is None:
        if is_cell:
            _say(SubElement(paragraph, f"{_W}r"), 0, label.strip())
        return is_cell
    parent, run, words = found
    if any(each.tag == f"{_W}br" for each in run[:words]):
        _say(run, words, label)
    else:
        own = Element(f"{_W}r")
        _say(own, 0, label)
        parent.insert(list(parent).index(run), own)
    return True


def _say(run: Element, at: int, words: str) -> None:
    text = Element(f"{_W}t", {_XML_SPACE: "preserve"})
    text.text = words
    run.insert(at, text)


def _first_words(paragraph: Element) -> tuple[Element, Element, int] | None:
    """Return what the first run with words stands in, the run, and where in it they are."""
    ahead = [(paragraph, each) for each in reversed(paragraph)]
    while ahead:
        parent, element = ahead.pop()
        if element.tag in _NOT_SHOWN:
            continue
        if element.tag == f"{_W}r":
            for at, each in enumerate(element):
                if each.tag == f"{_W}t" and (each.text or "").strip():
                    return parent, element, at
        ahead += [(element, each) for each in reversed(element)]
    return None
