"""Web pages: the text of a page as blocks.

Only this module, and `furniture`, `beside` and `open_quotes`, know the parser.
"""

import codecs
import re
from collections.abc import Generator, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from hmicdiff.model.text import Note
from hmicdiff.read.decode import Decoded, decode, is_encoding
from hmicdiff.read.formats.counting import as_counted
from hmicdiff.read.formats.document import Document, Part, Settings, by_paragraph, compose
from hmicdiff.read.formats.furniture import remove_unseen, text_of_page
from hmicdiff.read.formats.lines import by_line
from hmicdiff.read.formats.open_quotes import hidden_by_quotes
from hmicdiff.read.formats.raised import raised
from hmicdiff.structs import Struct

_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main
    menu nav ol optgroup option p plaintext pre section summary table tbody td tfoot th thead tr
    ul xmp
    """.split()
)
_OF_TABLES = frozenset("table tbody td tfoot th thead tr".split())
_INNER_BLOCKS = ", ".join(("table", *sorted(_BLOCKS - _OF_TABLES)))
_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_HEAD = 2048
"""A page says within so many bytes which encoding it is in."""


def read(data: bytes, settings: Settings) -> Document:
    """Read a web page; what stands around its text is left out, and noted.

    Places are lines of the file. Where these cannot be told they are paragraphs, counted without
    the empty ones and without what is left out.
    """
    decoded = decode(data, settings.encoding, _declared(data))
    return by_line(_of_page(decoded), decoded.text)


def read_enclosed(data: bytes, settings: Settings, declared: str | None) -> Document:
    """Read a web page that stands in a file; places are paragraphs.

    `declared` is the encoding that came with the page; else it says so itself.
    """
    return _of_page(decode(data, settings.encoding, declared or _declared(data)))


def _of_page(decoded: Decoded) -> Document:
    page = LexborHTMLParser(decoded.text)
    root, notes = text_of_page(page, _BLOCKS)
    parts = [] if root is None else _parts_in(root)
    if not parts:  # a page that is nothing but furniture is read as it is
        parts, notes = parts_of(decoded.text)
    told = (*decoded.notes, *hidden_by_quotes(decoded.text), *notes)
    return compose(by_paragraph(parts), told, decoded.encoding)


def parts_of(html: str) -> tuple[list[Part], tuple[Note, ...]]:
    """Return the blocks of a page that has nothing around its text, and what no browser shows."""
    page = LexborHTMLParser(html)
    notes = tuple(remove_unseen(page))
    return [] if page.body is None else _parts_in(page.body), notes


def _parts_in(root: LexborNode) -> list[Part]:
    for node in root.css("sup"):
        if node.css_first(_INNER_BLOCKS) is None:
            linked = node.css_first("a") is not None or _is_in_link(node)
            node.replace_with(raised(_before(node), node.text(), linked=linked))
    return list(Walk(root).parts())


def _is_in_link(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "a"


def _before(node: LexborNode) -> str:
    """Return the words right before a node, in its block."""
    at: LexborNode | None = node
    while at is not None and at.tag not in _BLOCKS:
        before = at.prev
        while before is not None:
            words = (before.text_content if before.is_text_node else before.text()) or ""
            if words:
                return _SPACE.sub(" ", words)
            before = before.prev
        at = at.parent
    return ""


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page says it is in, if there is one of that name."""
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return None
    name = found.group(1).decode("ascii", errors="replace")
    if not is_encoding(name):
        return None
    # what pages call Latin-1 is Windows-1252: so say the rules for browsers
    return "windows-1252" if codecs.lookup(name).name in {"iso8859-1", "ascii"} else name


_BULLET = "bullet"
_TYPES = {
    "1": "digits", "a": "columns", "A": "capital columns", "i": "roman", "I": "capital roman",
}  # fmt: skip
_STYLED = {
    "decimal": "digits", "decimal-leading-zero": "two digits", "lower-alpha": "columns",
    "lower-latin": "columns", "upper-alpha": "capital columns", "upper-latin": "capital columns",
    "lower-roman": "roman", "upper-roman": "capital roman", "lower-greek": "greek",
    **dict.fromkeys(("none", "disc", "circle", "square"), _BULLET),
}  # fmt: skip
"""How lists are counted that say so by their style; those without a number are bullets."""
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]{1,80})", re.IGNORECASE)


class _Counted(Struct):
    next: int
    """The number of the next item."""
    step: int
    way: str


class Walk:
    """Goes through the elements of a page, in their order, and gathers the words of each block."""

    def __init__(self, root: LexborNode) -> None:
        """Start at an element."""
        self._root = root
        self._words: list[str] = []
        self._markers: list[str] = []
        self._counts: list[_Counted | None] = []
        """How each list that one is in counts; none for bullets."""
        self._preserved = 0

    def parts(self) -> Iterator[Part]:
        """Return the blocks."""
        # not recursive: pages can be nested deeper than Python may recurse
        node: LexborNode | None = self._root
        while node is not None:
            if node.is_text_node:
                self._say(node.text_content or "")
            elif node.is_element_node:
                yield from self._enter(node)
                row = node.tag == "tr" and _is_row(node)
                if row:
                    yield from self._row(node)
                elif node.child is not None:
                    node = node.child
                    continue
                yield from self._leave(node)
            node = yield from self._next(node)
        yield from self._flush()

    def _next(self, node: LexborNode) -> Generator[Part, None, LexborNode | None]:
        while node.mem_id != self._root.mem_id:
            if node.next is not None:
                return node.next
            parent = node.parent
            if parent is None:
                return None
            yield from self._leave(parent)
            node = parent
        return None

    def _say(self, text: str) -> None:
        if not self._preserved:
            text = _SPACE.sub(" ", text)
            if self._words and self._words[-1].endswith(" "):
                text = text.removeprefix(" ")  # what stood between two spaces was taken out
        if text:
            self._words.append(text)

    def _enter(self, node: LexborNode) -> Iterator[Part]:
        tag = node.tag or ""
        if tag == "br":
            self._words.append("\n")
        if tag not in _BLOCKS:
            return
        yield from self._flush()
        if tag in {"ul", "ol", "menu", "dir"}:
            self._counts.append(_counted(node) if tag == "ol" else None)
        elif tag == "li":
            self._markers.append(self._marker(node))
        elif tag == "pre":
            self._preserved += 1

    def _leave(self, node: LexborNode) -> Iterator[Part]:
        tag = node.tag or ""
        if tag not in _BLOCKS:
            return
        yield from self._flush()
        if tag in {"ul", "ol", "menu", "dir"}:
            self._counts.pop()
        elif tag == "li":
            self._markers = self._markers[:-1]
        elif tag == "pre":
            self._preserved -= 1

    def _marker(self, node: LexborNode) -> str:
        counted = self._counts[-1] if self._counts else None
        way = counted and (_way(node) or counted.way)
        if counted is None or not way:
            return "-"
        number = _number(node, "value", counted.next)
        counted.next = number + counted.step
        return "-" if way == _BULLET else f"{as_counted(number, way)}."

    def _row(self, row: LexborNode) -> Iterator[Part]:
        for end in row.css("br"):
            end.replace_with(" ")
        cells = (" ".join(cell.text().split()) for cell in row.css("td, th"))
        self._words.append("\t".join(cell for cell in cells if cell))
        yield from self._flush()

    def _flush(self) -> Iterator[Part]:
        said = "".join(self._words)
        self._words = []
        # where spaces are kept a blank line is one
        for words in _BLANK_LINE.split(said) if self._preserved else [said]:
            text = words.strip(" \t\n\r\f")
            if text:
                lines = (line.strip(" ") for line in text.split("\n"))
                marker = " ".join(marker for marker in self._markers if marker)
                yield Part("\n".join(lines), marker)
                self._markers = [""] * len(self._markers)


def _is_row(row: LexborNode) -> bool:
    """Tell a row of data from one that is there for the layout of the page."""
    cells = row.css("td, th")
    return len(cells) > 1 and row.css_first(_INNER_BLOCKS) is None


def _number(node: LexborNode, name: str, default: int) -> int:
    value = (node.attributes.get(name) or "").strip()
    return int(value) if re.fullmatch(r"-?\d{1,6}", value, re.ASCII) else default


def _counted(node: LexborNode) -> _Counted:
    """Return how a numbered list counts: from where, up or down, in digits or else."""
    down = "reversed" in node.attributes
    items = sum(each.tag == "li" for each in node.iter())
    first = _number(node, "start", items if down else 1)
    return _Counted(first, -1 if down else 1, _way(node) or "digits")


def _way(node: LexborNode) -> str:
    """Return how a list or an item says that it is counted; nothing if it does not."""
    styled = _LIST_STYLE.search(node.attributes.get("style") or "")
    names = styled[1].lower().split() if styled else []
    named = next((_STYLED[name] for name in names if name in _STYLED), "")
    return named or _TYPES.get((node.attributes.get("type") or "").strip(), "")
