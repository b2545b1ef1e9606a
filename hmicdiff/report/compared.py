"""A report against what it would be if it were made now: every byte that differs, and where."""

import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from io import BytesIO
from typing import Any

from hmicdiff.structs import Struct, replace

_CONTEXT = 24
"""So many bytes before and after what differs are shown with it: some words."""
_SHOWN = 160
"""Of what differs no more bytes are shown: two lines of a terminal."""
_COMPARED = 4_000_000
"""Beyond so many pairs of lines a stretch is told as one, as matching them would take minutes."""
_PACKED = b"PK"
"""What an office document begins with."""
_ID = re.compile(rb'\bid="([^"]*)"')
_KEY = re.compile(r'"((?:[^"\\]|\\.)*)": ')
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Difference(Struct, frozen=True):
    """A stretch of a report that is not what it would be."""

    line: int
    column: int
    """Where it begins in the report, in characters, both counted from one."""
    stands: str
    """What stands there, with a little of what is around it."""
    wanted: str
    """What would stand there."""
    about: str
    """The part of the report that it is in, as far as the format tells."""


def compare(given: bytes, wanted: bytes, form: str) -> Iterator[Difference]:
    """Yield where `given` differs from what is `wanted`, in the order of the lines.

    Of a workbook or a Word document the files in it are compared; what differs outside of them is
    told by its first byte.

    Args:
        given: a report.
        wanted: the same report, made anew.
        form: the format of both: parts of "html" and "json" are named.
    """
    if wanted.startswith(_PACKED):
        yield from _packed(given, wanted)
        return
    yield from _compared(given, wanted, form)


def _packed(given: bytes, wanted: bytes) -> Iterator[Difference]:
    """Yield where the files in an office document differ, else where the document itself does."""
    if given == wanted:
        return
    there, meant = _files_in(given), _files_in(wanted) or {}
    found = [] if there is None else list(_in_packed(there, meant))
    yield from found
    if not found:
        at, _ = _ends(given, wanted)
        about = "a file that cannot be opened at all" if there is None else "how it is packed"
        yield Difference(1, at + 1, shown(given[at : at + 1]), shown(wanted[at : at + 1]), about)


def _in_packed(
    there: Mapping[str, bytes | None], meant: Mapping[str, bytes | None]
) -> Iterator[Difference]:
    for name in sorted(there.keys() | meant.keys()):
        own = there.get(name)
        lost = " (which cannot be unpacked)" if name in there else " (which is not there)"
        for each in _compared(own or b"", meant.get(name) or b"", ""):
            yield replace(each, about=name if own is not None else f"{name}{lost}")


_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
"""What may come of unpacking what is no archive, or was altered."""


def _files_in(data: bytes) -> Mapping[str, bytes | None] | None:
    """Return the files in an office document, none for one that is damaged.

    Where the document itself cannot be opened nothing is returned.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return {name: _unpacked(packed, name) for name in packed.namelist()}
    except _DAMAGED:
        return None


def _unpacked(packed: zipfile.ZipFile, name: str) -> bytes | None:
    try:
        return packed.read(name)
    except _DAMAGED:
        return None


def _compared(given: bytes, wanted: bytes, form: str) -> Iterator[Difference]:
    one, other = given.splitlines(keepends=True), wanted.splitlines(keepends=True)
    for a, b in _stretches(one, other):
        before, there = b"".join(one[: a.start]), b"".join(one[a.start : a.stop])
        meant_before, meant = b"".join(other[: b.start]), b"".join(other[b.start : b.stop])
        start, end = _ends(there, meant)
        offset = len(before) + start
        yield Difference(
            line=given.count(b"\n", 0, offset) + 1,
            column=len(_text(given[given.rfind(b"\n", 0, offset) + 1 : offset])) + 1,
            stands=_around(there, start, len(there) - end),
            wanted=_around(meant, start, len(meant) - end),
            about=_about(wanted, len(meant_before) + start, form),
        )


def _stretches(one: Sequence[bytes], other: Sequence[bytes]) -> Iterator[tuple[range, range]]:
    """Yield the lines that differ, as few as possible."""
    start, end = _ends(one, other)
    a, b = one[start : len(one) - end], other[start : len(other) - end]
    if len(a) == len(b):
        pairs = [(at, at + 1, at, at + 1) for at in range(len(a)) if a[at] != b[at]]
    elif len(a) * len(b) > _COMPARED:
        pairs = [(0, len(a), 0, len(b))]
    else:
        found = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        pairs = [(i, j, k, m) for kind, i, j, k, m in found if kind != "equal"]
    for first, last, meant_first, meant_last in pairs:
        yield (
            range(start + first, start + last),
            range(start + meant_first, start + meant_last),
        )


def _ends(one: Sequence[object], other: Sequence[object]) -> tuple[int, int]:
    """Return how much two sequences have in common at their beginnings and at their ends."""
    most = min(len(one), len(other))
    start = next((at for at in range(most) if one[at] != other[at]), most)
    left = most - start
    end = next((at for at in range(left) if one[-1 - at] != other[-1 - at]), left)
    return start, end


def _around(data: bytes, start: int, stop: int) -> str:
    """Return what stands at `[start, stop)`, with words around it."""
    cut = stop - start > _SHOWN
    before = data[max(0, start - _CONTEXT) : start]
    there = data[start : start + _SHOWN] if cut else data[start:stop]
    after = b"" if cut else data[stop : stop + _CONTEXT]
    left = "…" if start > _CONTEXT else ""
    right = "…" if cut or stop + _CONTEXT < len(data) else ""
    return left + shown(before + there + after) + right


def shown(data: bytes) -> str:
    """Return bytes as a text on one line: what cannot be seen is written as an escape."""
    return _CONTROLS.sub(lambda found: ascii(found[0])[1:-1], _text(data))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")


def _about(wanted: bytes, offset: int, form: str) -> str:
    if form == "html":
        ids = _ID.findall(wanted, 0, offset)
        return f"#{_text(ids[-1])}" if ids else ""
    return _json_place(_text(wanted[:offset]), _text(wanted)) if form == "json" else ""


def _json_place(before: str, whole: str) -> str:
    """Return the place in a JSON text, one space deep for each level, that stands after `before`.

    It is the path to it, and the finding or the release that it belongs to.
    """
    lines = whole.split("\n")
    path = list(_path(lines, before.count("\n")))[::-1]
    told, found = "", json.loads(whole)
    for step in path:
        try:
            found = found[step]
        except (LookupError, TypeError):
            break
        told = _named(found) or told
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return steps.lstrip(".") + (f" ({told})" if told else "")


def _path(lines: Sequence[str], at: int) -> Iterator[str | int]:
    """Yield the keys and indexes that lead to a line, the last one first."""
    depth = _depth(lines[at])
    while depth > 0:
        key = _KEY.match(lines[at], depth)
        opening, number = _opening(lines, at, depth)
        yield json.loads(f'"{key[1]}"') if key else number
        at, depth = opening, _depth(lines[opening])


def _opening(lines: Sequence[str], at: int, depth: int) -> tuple[int, int]:
    """Return the line that opens what a line is in, and its number among those in there."""
    number = 0
    for above in range(at - 1, -1, -1):
        deep = _depth(lines[above])
        if deep < depth:
            return above, number
        number += deep == depth and lines[above][deep] not in "]}"
    return 0, number


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _named(found: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(found, dict):
        return ""
    if "message" in found:
        return f"{found.get('release')}, {found.get('kind')}, line {found.get('line')}"
    return str(found.get("source") or found.get("id") or "")
