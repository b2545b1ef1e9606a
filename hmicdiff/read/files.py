"""The bytes of a file, a pipe or standard input: no more than allowed, not waited for forever."""

import os
import select
import stat
import sys
import time
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from hmicdiff.errors import UnreadableError
from hmicdiff.read.limits import MEGABYTE, Limits

_CHUNK = 1 << 16
"""In bytes: as much as a pipe holds."""


def read_bytes(path: Path | None, source: str, limits: Limits) -> bytes:
    """Return the bytes of a file, or of standard input where there is no path.

    Raises:
        UnreadableError: if it cannot be read, is larger than allowed, or is a pipe that gives
            nothing for longer than allowed.
    """
    try:
        if path is None:
            data, size = _from_input(sys.stdin.buffer, limits.max_bytes + 1), 0
        elif stat.S_ISDIR((known := path.stat()).st_mode):
            raise UnreadableError(
                source, "is a folder that cannot be looked into; check its rights"
            )
        elif stat.S_ISFIFO(known.st_mode):
            data, size = _from_pipe(path, source, limits), 0
        else:
            size = known.st_size
            with path.open("rb") as file:
                # of a device no size is known beforehand; to ask for very much takes its time
                most = -1 if 0 < size <= limits.max_bytes else limits.max_bytes + 1
                data = b"" if size > limits.max_bytes else file.read(most)
    except (OSError, ValueError) as error:
        if path is not None and path.is_symlink() and not os.path.exists(path):  # noqa: PTH110
            raise UnreadableError(source, "is a link that leads nowhere; mend it") from error
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnreadableError(source, f"cannot be read ({reason}); check its rights") from error
    size = max(len(data), size)
    if size > limits.max_bytes:
        raise UnreadableError(
            source,
            f"is {size / MEGABYTE:.4g} MB, over the limit of {limits.size:g} MB a release; "
            "split it, or raise the limit with --max-size",
        )
    return data


@lru_cache(maxsize=1)
def _from_input(stream: BinaryIO, most: int) -> bytes:
    """Read standard input, which can be read once; whoever asks again is given the same."""
    return stream.read(most)


def is_gone_once_read(path: Path | None) -> bool:
    """Tell whether what was read cannot be read again: a pipe, or standard input (no path)."""
    return path is None or path.is_fifo()


def _from_pipe(path: Path, source: str, limits: Limits) -> bytes:
    """Read a pipe to its end; nobody may ever write to it."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    data = bytearray()
    end = time.monotonic() + limits.seconds
    try:
        while len(data) <= limits.max_bytes:
            ready, _, _ = select.select([handle], [], [], max(0.0, end - time.monotonic()))
            chunk = os.read(handle, _CHUNK) if ready else b""
            if not ready:
                raise UnreadableError(
                    source,
                    f"is a pipe that gave nothing for {limits.seconds:g} seconds; write to it, or "
                    "raise the limit with --limit seconds=N",
                )
            if not chunk:
                break
            data += chunk
    finally:
        os.close(handle)
    return bytes(data)
