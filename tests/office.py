"""Reads workbooks and Word documents by the standard library alone, as another program would."""

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class Sheet:
    """A sheet as it is stored."""

    name: str
    xml: str
    cells: dict[str, str | float]
    """By their addresses: numbers, and texts as they are kept."""
    shown: dict[str, str]
    """The codes by which numbers are shown."""
    notes: dict[str, str]

    def column(self, title: str) -> list[str | float | None]:
        """Return what stands under a title."""
        letters = next(
            re.sub(r"\d", "", at)
            for at, value in self.cells.items()
            if value == title and at[-1] == "1"
        )
        last = max(int(re.sub(r"\D", "", at)) for at in self.cells)
        return [self.cells.get(f"{letters}{row}") for row in range(2, last + 1)]


def parsed(xml: str) -> ET.Element:
    """Return XML that this very program has written."""
    return ET.fromstring(xml)  # noqa: S314 - nobody else wrote it


def part(data: bytes, name: str) -> str:
    """Return a part of an office document."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return book.read(name).decode("utf-8")


def sheets(data: bytes) -> dict[str, Sheet]:
    """Return the sheets of a workbook by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        files = {name: book.read(name).decode("utf-8") for name in book.namelist()}
    strings = [_text(one) for one in parsed(files["xl/sharedStrings.xml"]).iter(f"{MAIN}si")]
    codes = _codes(files["xl/styles.xml"])
    names = [str(one.get("name")) for one in parsed(files["xl/workbook.xml"]).iter(f"{MAIN}sheet")]
    return {
        name: _sheet(name, files, f"xl/worksheets/sheet{number}.xml", strings, codes)
        for number, name in enumerate(names, 1)
    }


def _sheet(
    name: str, files: dict[str, str], path: str, strings: list[str], codes: list[str]
) -> Sheet:
    cells: dict[str, str | float] = {}
    shown: dict[str, str] = {}
    for cell in parsed(files[path]).iter(f"{MAIN}c"):
        value = cell.find(f"{MAIN}v")
        if value is None:
            continue
        at, told = str(cell.get("r")), value.text or ""
        cells[at] = strings[int(told)] if cell.get("t") == "s" else float(told)
        shown[at] = codes[int(cell.get("s") or 0)]
    return Sheet(name, files[path], cells, shown, _notes(files, path))


def _notes(files: dict[str, str], path: str) -> dict[str, str]:
    related = files.get(path.replace("worksheets/", "worksheets/_rels/") + ".rels", "")
    found = re.search(r"\.\./(comments\d+\.xml)", related)
    if found is None:
        return {}
    notes = parsed(files[f"xl/{found[1]}"]).iter(f"{MAIN}comment")
    return {str(note.get("ref")): _text(note) for note in notes}


def _codes(styles: str) -> list[str]:
    root = parsed(styles)
    own = {one.get("numFmtId"): str(one.get("formatCode")) for one in root.iter(f"{MAIN}numFmt")}
    ways = root.find(f"{MAIN}cellXfs")
    assert ways is not None
    return [own.get(one.get("numFmtId"), str(one.get("numFmtId"))) for one in ways]


def _text(one: ET.Element) -> str:
    words = "".join(part.text or "" for part in one.iter(f"{MAIN}t"))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words)


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def settled(data: bytes, *, accept: bool, spaced: bool = False) -> list[str]:
    """Return the paragraphs of a Word document with all changes accepted, or all rejected.

    White space is as it stands if `spaced`, else each stretch of it is a space.
    """
    goes = "del" if accept else "ins"
    root = parsed(part(data, "word/document.xml"))
    told = [""]
    for paragraph in root.iter(f"{WORD}p"):
        gone = {id(run) for change in paragraph.iter(f"{WORD}{goes}") for run in change.iter()}
        for run in paragraph.iter():
            if run.tag in {f"{WORD}t", f"{WORD}delText"} and id(run) not in gone:
                told[-1] += run.text or ""
            elif run.tag in {f"{WORD}br", f"{WORD}tab"} and id(run) not in gone:
                told[-1] += " "
        if paragraph.find(f"{WORD}pPr/{WORD}rPr/{WORD}{goes}") is None:
            told.append("")
    return [one if spaced else " ".join(one.split()) for one in told if one.strip()]


def comments(data: bytes) -> dict[str, str]:
    """Return the comments of a Word document by their numbers."""
    found = parsed(part(data, "word/comments.xml")).iter(f"{WORD}comment")
    return {
        str(one.get(f"{WORD}id")): "\n".join(
            "".join(text.text or "" for text in line.iter(f"{WORD}t"))
            for line in one.iter(f"{WORD}p")
        )
        for one in found
    }
