"""Bytes to text: which encoding a file is in, and whether it is text at all."""

import codecs
import re

from hmicdiff.model.text import Note, NoteKind
from hmicdiff.read.formats.document import DamagedError
from hmicdiff.structs import Struct

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SHIFT = re.compile(rb"\x1b\$[()]?[@-D]")
"""What tells in ISO 2022 that letters of another alphabet follow."""
_SEVEN_BIT = frozenset({"utf-7", "hz", "iso2022_jp", "iso2022_kr"})
"""Encodings whose texts are ASCII, to look at."""
_FALLBACK = "windows-1252"
_UNSURE = 0.05
"""Below this confidence a guess says nothing: very short texts."""
_TELL = "give its encoding with --encoding"


class Decoded(Struct, frozen=True):
    """A file's text and how it was decoded. A byte-order mark is not part of the text."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def is_encoding(name: str) -> bool:
    """Tell whether there is a text encoding of this name."""
    try:
        b"a".decode(name)  # of no bytes at all, any name would do
    except UnicodeDecodeError:
        return True
    except (LookupError, ValueError):
        return False
    return True


def decode(data: bytes, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """Decode the bytes of a file.

    Args:
        data: the bytes.
        encoding: the encoding that the user says they are in.
        declared: the encoding that the file says it is in; that may be wrong.

    Raises:
        DamagedError: if the file is not text, or not in `encoding`.
    """
    if encoding is not None:
        return _told(data, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _checked(data, marked)
    if shifted := _shifted(data, declared):
        return _checked(data, shifted)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _checked(data, declared or _guess(data))
    if "\0" in text:
        return _checked(data, _guess_wide(data))
    return _as_text(Decoded(text, "utf-8"))


def _shifted(data: bytes, declared: str | None) -> str:
    """Return the encoding of a text that has letters of other alphabets in ASCII; else nothing.

    It would pass for UTF-8.
    """
    if declared and codecs.lookup(declared).name in _SEVEN_BIT:
        return declared
    return (declared or _guess(data)) if _SHIFT.search(data) else ""


def _told(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DamagedError(
            f"is not {encoding}: it has other bytes from offset {error.start} on; {_TELL}"
        ) from error
    return _as_text(Decoded(text.removeprefix("\ufeff"), encoding.lower()))


def _checked(data: bytes, encoding: str) -> Decoded:
    try:
        decoded = Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        doubt = Note(
            NoteKind.DOUBTFUL, f"the bytes are no {encoding}: read as {_FALLBACK}; {_TELL}"
        )
        decoded = Decoded(data.decode(_FALLBACK, errors="replace"), _FALLBACK, (doubt,))
    return _as_text(decoded)


def _as_text(decoded: Decoded) -> Decoded:
    """Refuse what has more control characters than any text: one in a thousand and a NUL."""
    text = decoded.text
    controls = sum(text.count(chr(code)) for code in (*range(9), *range(14, 27), *range(28, 32)))
    if "\0" in text or controls * 1000 > len(text):
        raise DamagedError(
            "is neither text nor any format that can be read: leave it out, or convert it"
        )
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
