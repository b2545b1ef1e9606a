"""The formats that can be read, and which of them a file is in: its bytes say so, then its name."""

import re
from collections.abc import Callable
from importlib import import_module

from hmicdiff.read.formats.document import DamagedError, Document, Settings
from hmicdiff.structs import Struct

ARCHIVE = "archive"
TABLE = "table"
"""What a release is read from that is a row."""
_TARS = (".tar", ".tgz", ".tar.gz", ".tbz2", ".tar.bz2")
_PACKAGE = "hmicdiff.read.formats"


class Format(Struct, frozen=True):
    """A format and what reads it."""

    name: str
    label: str
    """What a file in it is called in a message."""
    suffixes: tuple[str, ...]
    module: str
    function: str = "read"
    plain: bool = False
    """Whether reading is decoding alone: it needs no library, and is done on the spot."""
    extra: str = ""
    """Which extra has to be installed."""
    holds_others: bool = False
    """Whether a file can have others in it that are read, each as a release."""

    def load(self) -> Callable[[bytes, Settings], Document]:
        """Return its reader.

        Raises:
            DamagedError: if what it needs is not installed.
        """
        try:
            module = import_module(f"{_PACKAGE}.{self.module}")
        except ModuleNotFoundError as error:
            if not self.extra:
                raise
            raise DamagedError(
                f"is {self.label}, and {error.name} is not installed, which reads it: "
                f"pip install 'hmicdiff[{self.extra}]'"
            ) from error
        reader: Callable[[bytes, Settings], Document] = getattr(module, self.function)
        return reader


FORMATS = {
    each.name: each
    for each in (
        Format("text", "a text", (".txt", ".text", ".adoc", ".rst"), "plain", plain=True),
        Format("markdown", "Markdown", (".md", ".markdown"), "markdown"),
        Format("html", "a web page", (".html", ".htm", ".xhtml"), "html"),
        Format("email", "an e-mail", (".eml", ".mht", ".mhtml"), "email", holds_others=True),
        Format("docx", "a Word document", (".docx", ".docm"), "docx"),
        Format("odt", "an OpenDocument text", (".odt", ".ott"), "odt"),
        Format("rtf", "rich text", (".rtf",), "rtf"),
        Format("pdf", "a PDF", (".pdf",), "pdf", extra="pdf"),
        Format(ARCHIVE, "an archive", (".zip",), "archive", "read_zip", holds_others=True),
        Format("tar", "an archive", _TARS, "archive", "read_tar", holds_others=True),
    )
}
SUFFIXES = tuple(suffix for each in FORMATS.values() for suffix in each.suffixes)
"""What a folder is searched for. A file that is named is read whatever its name."""

_SIGNATURES = (
    (b"PK\x03\x04", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"\x1f\x8b", "tar"),
    (b"BZh", "tar"),
)
_PICTURE = "is a picture: recognize its text first (OCR), and save that as .txt"
_PACKED = "is packed by a method that is not read: unpack it first"
_REFUSED = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"\xfd7zXZ", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"Rar!", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
)
_BOOK = "is an electronic book: convert it to .html or .txt"
_SHOW = "is a presentation: save it as .pdf or .txt"
_SHEET = (
    "is a spreadsheet: save what it says as .docx or .txt; or, if each row is a document, as .csv, "
    "and give --text-column"
)
_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson")
_TABLE = "is a table: say with --text-column which of its columns has the texts"
_UNREAD = {
    **dict.fromkeys(
        (".doc", ".dot", ".wps", ".wpd"), "is an old word processor's file: save it as .docx"
    ),
    ".msg": "is an Outlook mail: save it as .eml, .html or .txt",
    ".pages": "is a Pages document: export it as .docx or .pdf",
    **dict.fromkeys(
        (".xps", ".oxps", ".djvu"), "is in a page format that is not read: print it to .pdf"
    ),
    **dict.fromkeys((".epub", ".mobi", ".azw3"), _BOOK),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods", ".numbers"), _SHEET),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".key"), _SHOW),
    **dict.fromkeys((".tif", ".tiff", ".heic"), _PICTURE),
    **dict.fromkeys((".rar", ".7z", ".xz", ".zst"), _PACKED),
    **dict.fromkeys(_TABLES, _TABLE),
}
"""Formats of documents that are known and not read, and what to do. Pictures that pages show are
not among them: few of those are documents."""
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 1024
"""In bytes: the signatures of all formats stand within."""
_TAR = (257, b"ustar")
"""Where POSIX has the mark of a tar archive, and the mark."""
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE
)
_MAIL = re.compile(
    rb"(?:Return-Path|Received|From|To|Subject|Date|MIME-Version|Message-ID|Delivered-To):",
    re.IGNORECASE,
)
_MAILED = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Content-Type):", re.IGNORECASE | re.MULTILINE
)
_BY_SUFFIX = {suffix: each.name for each in FORMATS.values() for suffix in each.suffixes}
_WRITTEN = frozenset({"text", "markdown", "html", "email"})
"""Formats whose files are text: nothing but their names tells most of them apart."""


def suffix_of(name: str) -> str:
    """Return the ending of a file's name that says its format; the last one where none does."""
    lower = name.lower()
    found = [suffix for suffix in SUFFIXES if lower.endswith(suffix)]
    dot = lower.rpartition("/")[2].rpartition(".")
    return max(found, key=len, default=f".{dot[2]}" if dot[0] else "")


def sniff(data: bytes, name: str) -> Format:
    """Return the format of a file, given its bytes and its name.

    Raises:
        DamagedError: if it is in a format that is known and cannot be read.
    """
    head = data[:_HEAD]
    _refuse(data)
    for signature, found in _SIGNATURES:
        if data.startswith(signature):
            return FORMATS[found]
    if b"%PDF-" in head and not head.lstrip().startswith(b"<"):
        return FORMATS["pdf"]
    if data[_TAR[0] : _TAR[0] + len(_TAR[1])] == _TAR[1]:
        return FORMATS["tar"]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return FORMATS["rtf"]
    return FORMATS[_written(head, name)]


def _refuse(data: bytes) -> None:
    for signature, reason in _REFUSED:
        if data.startswith(signature):
            raise DamagedError(reason)
    if data.startswith(_OLE):
        raise DamagedError(
            "is protected by a password: save it without"
            if _ENCRYPTED in data
            else "is an old Word, Excel or Outlook file: save it as .docx or .txt"
        )


def _written(head: bytes, name: str) -> str:
    """Tell formats that are text by their names, then by how they begin."""
    claimed = _BY_SUFFIX.get(suffix_of(name), "")
    plain = head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
    if _PAGE.match(plain) and claimed != "email":
        return "html"
    if claimed in _WRITTEN:
        return claimed
    if _MAIL.match(plain) and _MAILED.search(plain):
        return "email"
    return "text"


def unread(name: str) -> str:
    """Return why a file of this name is a document that cannot be read; nothing if it is none."""
    dot = name.lower().rpartition(".")
    return _UNREAD.get(f".{dot[2]}", "") if dot[0] else ""


def is_table_name(name: str) -> bool:
    """Tell whether the name of a file says that it is a table."""
    return name.lower().endswith(_TABLES)


def claimed(name: str) -> Format | None:
    """Return the format that the name of a file says it is in."""
    found = _BY_SUFFIX.get(suffix_of(name))
    return FORMATS[found] if found else None
