"""Signs that a text is not what was written: it was decoded wrongly, here or on its way here.

It is said and never repaired: a repair would change what is quoted.
"""

import re
from collections.abc import Iterator

from hmicdiff.model.text import Note, NoteKind

_RUN = re.compile(r"[\x80-\u2122]{2,}")
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SHOWN = 3
"""So many of the mangled words are quoted."""


def doubts(text: str) -> tuple[Note, ...]:
    """Return what speaks against a text, with examples."""
    found = []
    mangled = list(_mangled(text))
    if mangled:
        shown = ", ".join(f"\u201c{each}\u201d" for each in list(dict.fromkeys(mangled))[:_SHOWN])
        found.append(
            f"UTF-8 seems to have been read as Windows-1252 {_times(len(mangled))}, as in {shown}; "
            "the text is left as it is"
        )
    lost = text.count("\ufffd")
    if lost:
        found.append(
            f"a character could not be read {_times(lost)} and stands as \u201c\ufffd\u201d"
        )
    private = len(_PRIVATE.findall(text))
    if private:
        found.append(f"a character that only a font of the file's own has stands {_times(private)}")
    return tuple(Note(NoteKind.DOUBTFUL, words) for words in found)


def _mangled(text: str) -> Iterator[str]:
    """Return the characters whose bytes in Windows-1252 are one character in UTF-8."""
    for run in _RUN.finditer(text):
        data = b"".join(map(_byte, run[0]))
        for match in _SEQUENCE.finditer(data):
            yield run[0][match.start() : match.end()]


def _byte(character: str) -> bytes:
    """Return one byte: that of the character in Windows-1252, or one that means nothing here."""
    try:
        return character.encode("windows-1252")
    except UnicodeEncodeError:
        # five bytes have no character there; they come as the control characters they are
        return character.encode("latin-1", errors="replace")


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
