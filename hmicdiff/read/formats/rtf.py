"""Rich text (RTF).

Read with an own tokenizer of the few dozen control words that matter for words: the libraries for
it leave out footnotes and text boxes without a word, and keep what was deleted.
"""

import codecs
import re
from collections.abc import Iterator

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.formats.counting import as_marker
from hmicdiff.read.formats.document import (
    MOVED_AWAY,
    DamagedError,
    Document,
    Part,
    Settings,
    by_paragraph,
    compose,
    counted,
    dropped,
)
from hmicdiff.read.formats.raised import raised
from hmicdiff.structs import Struct, replace

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<hex>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])"
    r"|(?P<plain>[^\\{}\r\n]+)"
    r"|[\r\n]+|\\",
    re.DOTALL,
)
_SIGNS = {"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "\n": "\n\n", "\r": "\n\n", "\t": "\t"}
_WORDS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "cell": "\t",
    "nestcell": "\t",
    "emdash": "\u2014",
    "endash": "\u2013",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "\u2022",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
}
_ENDS = frozenset({"par", "sect", "page", "column", "row", "nestrow"})
"""What ends a paragraph."""
_SKIPPED = frozenset(
    """
    fonttbl colortbl stylesheet info pict objdata filetbl listtable listoverridetable revtbl rsidtbl
    generator themedata colorschememapping datastore latentstyles xmlnstbl fldinst datafield
    shprslt nonesttables ftnsep ftnsepc aftnsep aftnsepc mmathPr pgptbl xe tc txe rxe bkmkstart
    bkmkend atnid atnauthor atndate atnref atntime atrfstart atrfend private template
    """.split()
)
_LEFT_OUT = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "running header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "running footer"),
    "annotation": "comment",
    "moMath": "formula",
}
_HIDDEN = {
    "v": "hidden text",
    "strike": "struck out",
    "striked": "struck out",
    "deleted": "deletion that is only tracked",
    "mvf": MOVED_AWAY,
}
_LEFT_BY_LOOK = frozenset(_HIDDEN.values())
_CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Encodings by the numbers that font tables have for character sets."""
_BODY, _SKIP, _FONTS, _FOOTNOTE, _LABEL = "", "skip", "fonts", "footnote", "label"
_LABELS = frozenset({"listtext", "pntext"})
"""What stands before the words of an item of a list."""
_BULLET = re.compile(r"o|[^\w\s]|[\ue000-\uf8ff]")
"""A sign before an item, also the letter that Word has for an open circle."""


class _Group(Struct, frozen=True):
    """What holds up to the next closing brace."""

    target: str = _BODY
    """Where words go: to the text, to a footnote, to what is left out by that name, nowhere."""
    fallback: int = 1
    """How many characters stand after each Unicode character for readers that know none."""
    font: int = -1
    hidden: str = ""
    raised: bool = False


def read(data: bytes, settings: Settings) -> Document:
    """Read the text of a rich text file, with footnotes at its end.

    Running headers and footers, comments, hidden text and deletions that are only tracked are left
    out, and noted. Paragraphs are counted without the empty ones.
    """
    walk = _Walk(settings.encoding)
    walk.go(data.decode("latin-1"))
    if walk.depth:
        walk.close()
    if not walk.began:
        raise DamagedError("is damaged: it holds no text; open it and save it anew")
    texts = [*walk.paragraphs, *walk.footnotes]
    placed = by_paragraph(map(Part, texts))
    return compose(placed, walk.notes())


class _Walk:
    """Goes through the tokens of a file and gathers its paragraphs."""

    def __init__(self, encoding: str | None) -> None:
        self._told = encoding
        self._page = encoding or "cp1252"
        self._fonts: dict[int, str] = {}
        self._default = -1
        self._groups: list[_Group] = []
        self._now = _Group()
        self._bytes = bytearray()
        self._skip = 0
        self._passed = False
        """Whether what was heard last is left out."""
        self._heard: dict[str, list[str]] = {_BODY: []}
        self._fresh = False
        """Whether a group has just begun, so that what comes next says what it is for."""
        self._listed = self._labelled = False
        """Whether this paragraph is an item of a list, and whether it has its label."""
        self._unlabelled = 0
        self.paragraphs: list[str] = []
        self.footnotes: list[str] = []

    @property
    def depth(self) -> int:
        """How many groups are open."""
        return len(self._groups)

    @property
    def began(self) -> bool:
        """Whether there was any text."""
        return bool(self.paragraphs or self.footnotes)

    def go(self, text: str) -> None:
        """Gather the paragraphs of a file."""
        at = 0
        while match := _TOKEN.match(text, at):
            at = match.end()
            if match["hex"] is not None:
                self._raw(bytes.fromhex(match["hex"]))
            elif match["plain"] is not None:
                self._plain(match["plain"])
            elif match["brace"]:
                self._brace(match["brace"])
            elif match["sign"]:
                self._sign(match["sign"])
            elif match["word"] == "bin":
                at += max(0, int(match["number"] or 0))
            elif match["word"]:
                self._word(match["word"], int(match["number"]) if match["number"] else None)
        self._paragraph()

    def close(self) -> None:
        """End what an unfinished file leaves open."""
        self._groups.clear()
        self._now = _Group()
        self._paragraph()

    def notes(self) -> Iterator[Note]:
        """Return what was left out."""
        for what, words in self._heard.items():
            text = "".join(words)
            if what not in {_BODY, _SKIP, _FONTS, _FOOTNOTE, _LABEL} and text.strip():
                yield dropped(what, text)
        if self._unlabelled:
            items = counted(self._unlabelled, "list item")
            yield Note(NoteKind.DROPPED, f"what the file counts before {items} and does not write")

    def _brace(self, brace: str) -> None:
        self._decode()
        self._skip = 0
        if brace == "{":
            self._groups.append(self._now)
            self._fresh = True
            return
        before = self._now
        if before.target == _BODY and self._groups and self._groups[-1].target == _SKIP:
            self._paragraph()  # a text box ends, and what stands behind it is no part of it
        if self._groups:
            self._now = self._groups.pop()
        if before.target == _LABEL != self._now.target:
            self._hear(_marker(self._take(_LABEL)))
        if before.target == _FOOTNOTE != self._now.target:
            words = self._take(_FOOTNOTE)
            if words:
                self.footnotes.append(words)

    def _sign(self, sign: str) -> None:
        self._decode()
        if sign == "*" and self._fresh:
            self._now = replace(self._now, target=_SKIP)
        elif sign in "\n\r":
            self._paragraph()
        else:
            self._hear(_SIGNS.get(sign, sign))

    def _word(self, word: str, number: int | None) -> None:
        self._decode()
        if self._skip and word != "u":
            self._skip -= 1
        self._fresh = False
        if self._destination(word) or self._formatting(word, number):
            return
        if word == "u" and number is not None:
            self._hear(chr(number % 0x10000))
            self._skip = self._now.fallback
        elif word in _ENDS:
            self._paragraph()
        else:
            self._hear(_WORDS.get(word, ""))

    def _destination(self, word: str) -> bool:
        """Take a word that says what a group is for."""
        if word == "fonttbl":
            self._now = replace(self._now, target=_FONTS)
        elif word in _SKIPPED:
            self._now = replace(self._now, target=_SKIP)
        elif word in _LABELS:
            self._now = replace(self._now, target=_LABEL)
            self._labelled = True
        elif word == "footnote":
            self._now = replace(self._now, target=_FOOTNOTE)
        elif word in {"shptxt", "dptxbxtext"}:
            # a text box stands in a group that is skipped otherwise
            around = (each.target for each in self._groups[::-1] if each.target != _SKIP)
            self._now = replace(self._now, target=next(around, _BODY))
            self._paragraph()
        elif word in _LEFT_OUT:
            self._now = replace(self._now, target=_LEFT_OUT[word])
        else:
            return False
        return True

    def _formatting(self, word: str, number: int | None) -> bool:
        """Take a word that says how characters are meant."""
        if self._look(word, number):
            return True
        if word in {"pard", "ls"}:
            self._listed = word == "ls" and bool(number) and self._now.target == _BODY
        elif word == "uc":
            self._now = replace(self._now, fallback=max(0, number or 0))
        elif word == "f":
            self._now = replace(self._now, font=number or 0)
        elif word == "deff":
            self._default = number or 0
        elif word == "fcharset" and self._now.target == _FONTS:
            self._fonts[self._now.font] = _CODE_PAGES.get(number or 0, self._page)
        elif word == "ansicpg" and not self._told:
            self._page = _code_page(number)
        else:
            return False
        return True

    def _look(self, word: str, number: int | None) -> bool:
        """Take a word that says how characters are shown."""
        if word in _HIDDEN:
            self._now = replace(self._now, hidden="" if number == 0 else _HIDDEN[word])
        elif word == "plain":
            self._now = replace(self._now, hidden="", raised=False, font=self._default)
        elif word in {"super", "sub", "nosupersub", "up", "dn"}:
            self._now = replace(self._now, raised=word in {"super", "up"} and number != 0)
        else:
            return False
        return True

    def _plain(self, text: str) -> None:
        self._fresh = False
        self._raw(text.encode("latin-1"))

    def _raw(self, data: bytes) -> None:
        skipped = min(self._skip, len(data))
        self._skip -= skipped
        self._bytes += data[skipped:]

    def _decode(self) -> None:
        """Turn bytes into text: only now are all bytes of a character there."""
        if self._bytes:
            page = self._told or self._fonts.get(self._now.font, self._page)
            self._hear(self._bytes.decode(page, errors="replace"))
            self._bytes.clear()

    def _hear(self, text: str) -> None:
        target = self._now.target
        if target in {_BODY, _FOOTNOTE} and self._now.hidden:
            target = self._now.hidden
        if text and target not in {_SKIP, _FONTS}:
            heard = self._heard.setdefault(target, [])
            if self._passed and target in {_BODY, _FOOTNOTE} and "".join(heard[-2:]).endswith(" "):
                text = text.removeprefix(" ")  # what stood between two spaces was left out
            self._passed = target in _LEFT_BY_LOOK
            heard.append(raised("".join(heard[-4:]), text) if self._now.raised else text)

    def _paragraph(self) -> None:
        self._decode()
        if self._now.target != _BODY:
            self._hear("\n")
            return
        words = self._take(_BODY)
        if words:
            self.paragraphs.append(words)
            self._unlabelled += self._listed and not self._labelled
        self._labelled = False

    def _take(self, target: str) -> str:
        words = "".join(self._heard.pop(target, ()))
        # what has two halves in UTF-16 comes in two halves
        whole = words.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", "replace")
        return whole.strip()


def _marker(label: str) -> str:
    """Return what stands before an item, as plain text has it."""
    marker = "-" if _BULLET.fullmatch(label) else as_marker(label)
    return f"{marker} " if marker else ""


def _code_page(number: int | None) -> str:
    name = f"cp{number}"
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
