"""From the paths of a command to the files of a family."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hmicdiff.errors import NoReleasesError

SUFFIXES = frozenset({".txt", ".text"})
"""What a folder is searched for. A file that is named is read whatever its name."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read."""

    path: Path
    source: str
    """How reports call it: its path relative to the folder given."""


def discover(paths: Iterable[str | os.PathLike[str]]) -> tuple[Found, ...]:
    """Return the files that `paths` (files, folders, glob patterns) stand for, each once.

    Hidden files are not read and links that leave a folder are not followed.

    Raises:
        NoReleasesError: if a path does not exist or stands for no file.
    """
    found: dict[Path, Found] = {}
    for given in paths:
        for file in _expand(os.fspath(given)):
            found.setdefault(file.path.resolve(), file)
    return _named_apart(tuple(found.values()))


def _expand(given: str) -> Iterator[Found]:
    path = Path(given)
    if path.is_dir():
        files = sorted(_walk(path))
        if not files:
            raise NoReleasesError(
                f"{given}: no releases in this folder; put .txt files there, or name the files"
            )
        for file in files:
            yield Found(file, file.relative_to(path).as_posix())
    elif path.exists():
        yield Found(path, path.name)
    else:
        matches = sorted(Path(match) for match in glob.glob(given, recursive=True))
        files = [match for match in matches if match.is_file()]
        if not files:
            raise NoReleasesError(f"{given}: no such file or folder; check the path")
        for file in files:
            yield Found(file, file.name)


def _walk(folder: Path) -> Iterator[Path]:
    root = folder.resolve()
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(where, name)
            if name.startswith(".") or path.suffix.lower() not in SUFFIXES:
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                continue
            if path.is_file() or path.is_symlink():
                yield path


def _named_apart(files: tuple[Found, ...]) -> tuple[Found, ...]:
    """Give two files of one name the paths that tell them apart."""
    names = [file.source for file in files]
    if len(set(names)) == len(names):
        return files
    parents = [file.path.resolve() for file in files]
    common = Path(os.path.commonpath([path.parent for path in parents]))
    return tuple(
        Found(file.path, path.relative_to(common).as_posix())
        for file, path in zip(files, parents, strict=True)
    )
