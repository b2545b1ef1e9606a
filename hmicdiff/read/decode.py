"""Bytes to text: which encoding a file is in, and whether it is text at all."""

import codecs
from dataclasses import dataclass

from hmicdiff.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)

_FALLBACK = "windows-1252"
_UNSURE = 0.05
"""Below this confidence a guess says nothing: very short texts."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and how it was decoded. A byte-order mark is not part of the text."""

    text: str
    encoding: str


def decode(data: bytes, source: str) -> Decoded:
    """Decode the bytes of the file `source`.

    Raises:
        UnreadableError: if the file is not text.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(source, f"is {name}, not text: convert it to .txt first")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data, encoding, source)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _checked(data, _guess(data), source)
    if "\0" in text:
        return _checked(data, _guess_wide(data), source)
    return _as_text(Decoded(text, "utf-8"), source)


def _checked(data: bytes, encoding: str, source: str) -> Decoded:
    try:
        decoded = Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        decoded = Decoded(data.decode(_FALLBACK, errors="replace"), _FALLBACK)
    return _as_text(decoded, source)


def _as_text(decoded: Decoded, source: str) -> Decoded:
    """Refuse what has more control characters than any text: one in a thousand and a NUL."""
    text = decoded.text
    controls = sum(text.count(chr(code)) for code in (*range(9), *range(14, 27), *range(28, 32)))
    if "\0" in text or controls * 1000 > len(text):
        raise UnreadableError(source, "is not a text file: leave it out, or convert it to .txt")
    return decoded


def _guess_wide(data: bytes) -> str:
    """Tell UTF-16 without a mark by where its zero bytes stand."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) * 3 < len(data) // 2:
        return _FALLBACK
    return "utf-16-be" if even > odd else "utf-16-le"


def _guess(data: bytes) -> str:
    if data.count(0) * 10 > len(data):
        return _guess_wide(data)
    import chardet  # noqa: PLC0415 - most families are UTF-8 and never need it

    guess = chardet.detect(data)
    encoding, confidence = guess["encoding"], guess["confidence"]
    if not encoding or confidence < _UNSURE:
        return _FALLBACK
    return encoding.lower()
