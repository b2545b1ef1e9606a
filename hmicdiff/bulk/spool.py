"""Bytes that wait on disk until they are needed, so that memory does not grow with them."""

import tempfile
from types import TracebackType
from typing import IO, Self

Piece = tuple[int, int]
"""Where bytes stand, and how many they are."""


class Spool:
    """A file without a name that is gone when it is closed."""

    def __init__(self) -> None:
        """Open it where the system keeps what is not kept."""
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed on exit
        self._end = 0
        self._is_at_end = True

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Forget all."""
        self._file.close()

    def add(self, data: bytes) -> Piece:
        """Put bytes down; return where."""
        if not self._is_at_end:  # to seek is to flush
            self._file.seek(self._end)
            self._is_at_end = True
        self._file.write(data)
        piece = (self._end, len(data))
        self._end += len(data)
        return piece

    def get(self, piece: Piece) -> bytes:
        """Return bytes that were put down."""
        self._file.seek(piece[0])
        self._is_at_end = False
        return self._file.read(piece[1])
