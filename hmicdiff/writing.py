"""Files and folders, written as a whole or not at all."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from hmicdiff.errors import UnwritableError

_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE, as Linux has them (renameat2(2))."""

StrPath = str | os.PathLike[str]

_BUFFER = 1 << 20
"""Bytes that are gathered before they are written: an analysis can be hundreds of megabytes."""


def write(path: StrPath, content: str | bytes | Iterable[bytes]) -> None:
    """Write a file as a whole or not at all, texts as UTF-8 and with the line ends they have.

    What is too large to be held comes piece by piece.

    Raises:
        UnwritableError: if it cannot be written; what stood there is left as it was.
    """
    check_writable(path)
    target = Path(path).resolve()
    data = content.encode("utf-8") if isinstance(content, str) else content
    pieces = [data] if isinstance(data, bytes) else data
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as device:  # a device or a pipe stays what it is
                device.writelines(pieces)
        else:
            _replace(target, pieces)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnwritableError(
            os.fspath(path), f"cannot be written ({reason}); name another file with -o"
        ) from error


def check_writable(path: StrPath) -> None:
    """Find out before the work is done that its result could not be written.

    Raises:
        UnwritableError: if the target is a folder or is write-protected, or if its folder is not
            there or is closed to writing.
    """
    target = Path(path)
    name = os.fspath(path)
    if target.is_dir():
        raise UnwritableError(name, "is a folder; name a file in it")
    if not target.parent.is_dir():
        raise UnwritableError(name, "its folder does not exist; make it first")
    if target.exists() and not os.access(target, os.W_OK):
        raise UnwritableError(name, "is write-protected; name another file with -o")
    if not target.exists() and not os.access(target.parent, os.W_OK):
        raise UnwritableError(name, "its folder is closed to writing; name another file with -o")


def write_folder(path: StrPath, files: Mapping[str, str]) -> None:
    """Write a folder of texts as a whole or not at all; what stood there before is gone.

    Where the system can exchange two folders (Linux), the old or the new one is there at every
    moment; elsewhere there is a moment without.

    Args:
        path: the folder.
        files: the texts by their path in it.

    Raises:
        UnwritableError: if it cannot be written; what stood there is left as it was.
    """
    import shutil  # noqa: PLC0415 - as the stages: not needed for help
    import tempfile  # noqa: PLC0415

    check_folder_writable(path)
    target = Path(path).resolve()
    try:
        beside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnwritableError(os.fspath(path), f"cannot be made ({reason})") from error
    made, old = beside / "new", beside / "old"
    try:
        _fill(made, files)
        if not target.exists() or not _exchange(made, target):
            if target.exists():
                target.replace(old)
            made.replace(target)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnwritableError(os.fspath(path), f"cannot be written ({reason})") from error
    finally:
        if old.exists() and not target.exists():
            old.replace(target)  # the new one did not get there
        shutil.rmtree(beside, ignore_errors=True)


def write_into_folder(path: StrPath, files: Mapping[str, str | bytes]) -> None:
    """Write files into a folder, all of them or none; what else is in it stays.

    They are all written before the first of them stands where it belongs: what lacks is lacking,
    or was, before anything has changed.

    Args:
        path: the folder, made if need be.
        files: the texts, or the bytes, by their paths in it.

    Raises:
        UnwritableError: if they cannot be written.
    """
    import shutil  # noqa: PLC0415 - as the stages: not needed for help
    import tempfile  # noqa: PLC0415

    target, name = Path(path), os.fspath(path)
    if target.exists() and not target.is_dir():
        raise UnwritableError(name, "is a file; name a folder")
    made = [each for each in (target, *target.parents) if not each.exists()]
    try:
        target.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=target, prefix=".hmicdiff."))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnwritableError(name, f"cannot be made ({reason}); name another folder") from error
    try:
        _fill(beside, files)
        for file in files:
            (target / file).parent.mkdir(exist_ok=True)
            (beside / file).replace(target / file)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnwritableError(name, f"cannot be written ({reason})") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        for each in made:  # only where nothing was put there
            with suppress(OSError):
                each.rmdir()


def _fill(folder: Path, files: Mapping[str, str] | Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; tell whether the system could do so."""
    import ctypes  # noqa: PLC0415 - as the stages: not needed for help

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False  # not Linux, or an old one
    paths = (os.fsencode(one), os.fsencode(other))
    return bool(rename(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0)


def check_folder_writable(path: StrPath) -> None:
    """Find out before the work is done that a folder could not be written.

    Raises:
        UnwritableError: if the target is a file, or if the folder it is in is not there or is
            closed to writing.
    """
    target, name = Path(path).resolve(), os.fspath(path)
    if target.exists() and not target.is_dir():
        raise UnwritableError(name, "is a file; name a folder")
    if not target.parent.is_dir():
        raise UnwritableError(name, "the folder it would be in does not exist; make it first")
    if not os.access(target.parent, os.W_OK):
        raise UnwritableError(name, "the folder it would be in is closed to writing")


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    """Write beside the target, then rename: whoever looks sees the old file or the new one."""
    import tempfile  # noqa: PLC0415 - as the stages: not needed for help

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb", buffering=_BUFFER) as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())  # else the name could reach the disk before the words do
        beside.chmod(_mode(target))
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """Return the rights of the file that is replaced, or those of any new file."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def alone(path: StrPath) -> Iterator[None]:
    """Keep other processes that ask for the same from a file, to look at it and then replace it.

    The folder is locked and not the file, which is another one once it is replaced; so nothing is
    left behind, and a process that is killed holds nothing up. Where a system has no such locks
    nobody is kept out.
    """
    try:
        import fcntl  # noqa: PLC0415 - some systems have none

        folder = os.open(Path(path).resolve().parent, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):  # some network file systems lock no folders
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
