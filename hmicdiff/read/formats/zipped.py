"""ZIP containers, unpacked in memory: never more than is allowed, and nothing on the disk."""

import io
import zipfile
import zlib

from hmicdiff.read.formats.document import DamagedError
from hmicdiff.read.limits import MEGABYTE, Limits

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Others take more memory than their files tell."""
_ENCRYPTED = 0x1
"""The lowest bit of the flags, by the specification of ZIP."""
_ERRORS = (
    zipfile.BadZipFile,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    zlib.error,
    KeyError,
    OverflowError,
)


def opened(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Return the container in the bytes of a file.

    Raises:
        DamagedError: if it is broken, encrypted, or would be larger unpacked than `limits` allow.
    """
    try:
        container = zipfile.ZipFile(io.BytesIO(data))
    except _ERRORS as error:
        raise DamagedError("is damaged: its ZIP container cannot be opened; get it anew") from error
    infos = container.infolist()
    size = sum(info.file_size for info in infos)
    if size > limits.max_unpacked:
        raise DamagedError(
            f"would be {size / MEGABYTE:.4g} MB unpacked, over the limit of "
            f"{limits.unpacked:g} MB; raise it with --limit unpacked=MB if you trust the file"
        )
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise DamagedError("is encrypted: save it without a password")
    return container


def member(container: zipfile.ZipFile, name: str | zipfile.ZipInfo) -> bytes:
    """Return one file in a container.

    Raises:
        DamagedError: if it is not there, or cannot be unpacked.
    """
    try:
        info = container.getinfo(name) if isinstance(name, str) else name
        if info.compress_type not in _METHODS:
            raise DamagedError("is packed by a method that is not read: pack it anew as plain ZIP")
        return container.read(info)
    except _ERRORS as error:
        raise DamagedError("is damaged: a part of it cannot be unpacked; get it anew") from error
