"""Bytes that wait on disk until they are needed, so that memory does not grow with them."""

import mmap
import tempfile
from contextlib import AbstractContextManager
from typing import IO

_HELD = 1 << 26
"""So many bytes are looked up before what was seen of the file is let go, or all of it would
come to be in memory."""

Piece = tuple[int, int]
"""Where bytes stand, and how many they are."""


class Spool(AbstractContextManager["Spool"]):
    """A file without a name that is gone when it is closed."""

    def __init__(self) -> None:
        """Open it where the system keeps what is not kept."""
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed on exit
        self._end = 0
        self._seen: mmap.mmap | None = None
        self._seen_to = 0
        self._held = 0

    def __exit__(self, *_: object) -> None:
        """Forget all."""
        if self._seen is not None:
            self._seen.close()
        self._file.close()

    def add(self, data: bytes) -> Piece:
        """Put bytes down; return where."""
        self._file.write(data)
        piece = (self._end, len(data))
        self._end += len(data)
        return piece

    def get(self, piece: Piece) -> bytes:
        """Return bytes that were put down."""
        start, size = piece
        if self._seen is None or start + size > self._seen_to:
            self._see()
        if self._seen is None:
            return b""
        data = self._seen[start : start + size]
        self._held += size
        if self._held > _HELD:
            self._let_go(self._seen)
        return data

    def _let_go(self, seen: mmap.mmap) -> None:
        """Let the system take back the memory; what is looked up again it reads again."""
        self._held = 0
        if hasattr(mmap, "MADV_DONTNEED"):  # not everywhere
            seen.madvise(mmap.MADV_DONTNEED)

    def _see(self) -> None:
        """Look at all that was put down: small pieces are sooner looked up than read."""
        self._file.flush()
        self._seen_to = self._end
        if self._end:
            self._seen = mmap.mmap(self._file.fileno(), self._end, access=mmap.ACCESS_READ)
