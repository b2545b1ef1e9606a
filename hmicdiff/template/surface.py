"""What a file has besides its text: line ends, encoding, byte-order mark."""

import codecs
import hashlib

from hmicdiff.model.text import LINE_END
from hmicdiff.structs import Struct

_MARKED = {
    "utf-8-sig": (("utf-8", codecs.BOM_UTF8),),
    "utf-16": (("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)),
    "utf-32": (("utf-32-le", codecs.BOM_UTF32_LE), ("utf-32-be", codecs.BOM_UTF32_BE)),
}
_MARKS = {encoding: mark for each in _MARKED.values() for encoding, mark in each}
UTF_8 = "utf-8"


class Surface(Struct, frozen=True):
    """How a text was kept in its file."""

    encoding: str = UTF_8
    mark: bool = False
    """Whether a byte-order mark comes first."""
    lossy: bool = False
    """Whether the file's bytes do not follow from the text: some were no text, or the format is
    not plain text."""

    def bytes(self, text: str) -> bytes:
        """Return the file.

        Raises:
            UnicodeEncodeError: if the encoding lacks a character.
            LookupError: if there is no such encoding.
        """
        return (_MARKS[self.encoding] if self.mark else b"") + text.encode(self.encoding)


PLAIN = Surface()
"""What needs no telling."""


def surface_of(text: str, encoding: str, sha256: str) -> Surface:
    """Find out how `text`, decoded from `encoding`, was kept in the file with this digest."""
    ways = [Surface(name, mark=True) for name, _ in _MARKED.get(encoding, ())]
    for way in ways or [Surface(encoding)]:
        try:
            if hashlib.sha256(way.bytes(text)).hexdigest() == sha256:
                return way
        except (UnicodeEncodeError, LookupError):
            continue
    return Surface(lossy=True)


def can_mark(encoding: str) -> bool:
    """Tell whether there is a byte-order mark for an encoding."""
    return encoding in _MARKS


def newline_of(text: str) -> str:
    r"""Return what ends all lines of a text; "\n" too where they end in several ways."""
    ways = set(LINE_END.findall(text))
    return ways.pop() if len(ways) == 1 else "\n"
