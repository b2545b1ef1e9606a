"""From the paths of a command to the files of a family."""

import fnmatch
import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from hmicdiff.errors import NoReleasesError
from hmicdiff.read.formats.document import Settings
from hmicdiff.read.formats.registry import claimed, is_table_name, unread
from hmicdiff.read.history import PREFIX, Blob, is_history, versions
from hmicdiff.structs import Struct, replace

STANDARD_INPUT = "-"
_INPUT_NAME = "standard input"
_OWN = re.compile(r"hmicdiff-report(-\d+)?\.html")
"""What the program itself writes if it is not told where to: no release."""
_MARK = b'name="generator" content="hmicdiff'
"""What is in the head of each page that the program writes."""
_HEAD = 2000
"""In characters: the mark of a page that the program has written stands in its head."""
_TOLD = 3
"""So many files are named where there is none that can be read."""
_OF_PAGE = "is what a browser has saved beside a page: the page is read, and nothing in this folder"
_CLOSED = "is a folder that cannot be looked into; check its rights"
_NO_FILE = "is a pipe or a device, and no file: name it if it is to be read"
_NOWHERE = "is a link that leads nowhere; mend or remove it"
_AWAY = "is a link that leads out of the folder: name what it leads to if it is to be read"
_PAGE = re.compile(r"\.html?", re.IGNORECASE)
_SAVED = re.compile(
    "[_.-](?:files|file|dateien|fichiers|archivos|arquivos|ficheiros|bestanden|filer|pliki|"
    "soubory|tiedostot|elemei|\u6587\u4ef6|\u0444\u0430\u0439\u043b\u044b)",
    re.IGNORECASE,
)
"""What browsers append, in their languages, to the name of a page for the folder beside it."""
_USUAL = Settings()
_LOCK = "~$"
"""How the files begin that Word lays beside a document that is open."""


class Found(Struct, frozen=True):
    """A file to read."""

    path: Path | None
    """Where it is; none for standard input."""
    source: str
    """How reports call it: its path relative to the folder given."""
    reason: str = ""
    """Why it is told and not read, where a folder was named that it stands in."""
    blob: Blob | None = None
    """What it is, if it is no file but a version in the history of one."""


def discover(
    paths: Iterable[str | os.PathLike[str]], settings: Settings = _USUAL
) -> tuple[Found, ...]:
    """Return the files that `paths` (files, folders, glob patterns) stand for, each once.

    `git:FILE` stands for the versions of a file, each commit that has changed it, in their order.

    Hidden files are not read. What stands in a folder and looks like a document and cannot be read
    is among the files with the reason: another format, a link that leads nowhere or out of the
    folder, a pipe, a folder that is closed, the folder of a page that a browser has saved.

    Raises:
        NoReleasesError: if a path does not exist or stands for no file.
        UnreadableError: if a history goes beyond a limit.
    """
    found: dict[str, Found] = {}
    for given in paths:
        for real, file in _expand(os.fspath(given), settings):
            found.setdefault(real, file)
    return _named_apart(tuple(found.values()))


def is_release(name: str) -> bool:
    """Tell whether a file of this name, in a folder or an archive, is taken for a release."""
    path = PurePath(name)
    return "__MACOSX" not in path.parts and _is_called_so(path.name)


def _is_called_so(name: str) -> bool:
    """Tell whether a file of this name, whatever its folders are called, is a release."""
    if name.startswith((".", _LOCK)) or _OWN.fullmatch(name):
        return False
    return claimed(name) is not None


def is_own_page(path: Path) -> bool:
    """Tell whether a file is a page that the program itself has written: no release."""
    if not _PAGE.fullmatch(path.suffix):
        return False
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
        with path.open("rb") as file:
            return _MARK in file.read(_HEAD)
    except OSError:
        return False


def would_be_read(target: str, paths: Iterable[str], *, tables: bool = False) -> bool:
    """Tell whether a result at `target` would be one of the releases that `paths` stand for.

    Pages are known by what is in their heads; of a text nobody could tell. `tables` is whether
    tables are read.
    """
    path = Path(target)
    if _PAGE.fullmatch(path.suffix) and (not path.exists() or is_own_page(path)):
        return False
    real = Path(os.path.realpath(path))
    is_read = is_release(real.name) or (tables and _is_table(real.name))
    return any(
        _stands_for(given, real, is_read=is_read) for given in paths if given != STANDARD_INPUT
    )


def _stands_for(given: str, real: Path, *, is_read: bool) -> bool:
    whole = Path(os.path.realpath(given))
    if whole.is_dir():
        inside = real.relative_to(whole).parts if real.is_relative_to(whole) else ()
        hidden = any(part.startswith(".") for part in inside)
        return bool(inside) and not hidden and is_read
    if os.path.lexists(given):
        return real == whole
    if "**" in given:
        return fnmatch.fnmatch(str(real), str(whole).replace("**/", "*"))
    same_depth = len(real.parts) == len(whole.parts)
    return same_depth and all(map(fnmatch.fnmatch, real.parts, whole.parts))


def _expand(given: str, settings: Settings) -> Iterator[tuple[str, Found]]:
    """Yield the files that a path stands for, each after where it really is."""
    if given == STANDARD_INPUT:
        yield "", Found(None, _INPUT_NAME)
        return
    if is_history(given):
        for version in versions(given, settings.limits):
            blob = version.blob
            yield (
                f"{PREFIX}{blob.commit}:{blob.path}",
                Found(None, printable(version.name), blob=blob),
            )
        return
    path = Path(given)
    if os.path.isdir(given):  # noqa: PTH112 - Path.is_dir raises where a folder above is closed
        yield from _in_folder(given, path, tables=settings.text_column is not None)
    elif os.path.lexists(given):
        yield os.path.realpath(path), Found(path, printable(path.name))
    else:
        matches = sorted(Path(match) for match in _matches(given))
        files = [match for match in matches if match.is_file() and not _is_beside_page(match)]
        if not files:
            raise NoReleasesError(f"{given}: no such file or folder; check the path")
        for file in files:
            yield os.path.realpath(file), Found(file, printable(file.name))


def _matches(pattern: str) -> list[str]:
    # Path.glob knows no absolute patterns.
    return glob.glob(pattern, recursive=True)  # noqa: PTH207


def printable(path: PurePath | str) -> str:
    """Return a path as one line that can be printed, whatever bytes the file system has in it."""
    return _printable(PurePath(path).as_posix())


def _printable(path: str) -> str:
    name = os.fsencode(path).decode("utf-8", errors="replace")
    if name.isprintable():
        return name
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


def _in_folder(given: str, folder: Path, *, tables: bool) -> Iterator[tuple[str, Found]]:
    """Yield the files of a folder in order, each after where it really is."""
    inside = sorted(_walk(folder, tables=tables), key=lambda each: each[1].parts)
    first = len(folder.parts)
    found = [
        (real, Found(file, _printable("/".join(file.parts[first:]) or "."), reason))
        for real, file, reason in inside
    ]
    if all(each.reason for _, each in found):
        told = "".join(f"; {each.source} {each.reason}" for _, each in found[:_TOLD])
        raise NoReleasesError(
            f"{given}: no releases in this folder; put files there that can be read "
            f"(.txt, .docx, .pdf, ...), or name the files{told}"
        )
    yield from found


def _walk(folder: Path, *, tables: bool) -> Iterator[tuple[str, Path, str]]:
    """Yield the files in a folder: where each really is, its path, and why it is not read."""
    root = Path(os.path.realpath(folder))
    closed: list[Path] = []
    for where, folders, names in os.walk(folder, onerror=lambda error: closed.append(_at(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        beside = _beside_pages(folders, names)
        for name in beside:
            yield os.path.join(where, name), Path(where, name), _OF_PAGE  # noqa: PTH118
        folders[:] = [name for name in folders if name not in beside]
        here = os.path.realpath(where)
        for name in names:
            wanted = tables and _is_table(name)
            reason = "" if wanted else _unread(name)
            if not wanted and not reason and not _is_called_so(name):
                continue
            path = Path(where, name)
            is_link = path.is_symlink()
            # of thousands of files hardly one is a link: the others are where their folder is
            real = os.path.realpath(path) if is_link else os.path.join(here, name)  # noqa: PTH118
            if not is_own_page(path):
                yield real, path, reason or _hindrance(path, Path(real), root, is_link=is_link)
    yield from ((os.path.realpath(path), path, _CLOSED) for path in closed)


def _unread(name: str) -> str:
    return "" if name.startswith((".", _LOCK)) else unread(name)


def _is_table(name: str) -> bool:
    return not name.startswith(".") and is_table_name(name)


def _hindrance(path: Path, real: Path, root: Path, *, is_link: bool) -> str:
    """Return why a file is not opened; nothing if it can be."""
    if not is_link:
        return "" if path.is_file() else _NO_FILE
    if not os.path.exists(real):  # noqa: PTH110 - Path.exists raises where a folder is closed
        return _NOWHERE
    if not real.is_relative_to(root):
        return _AWAY
    return "" if real.is_file() else _NO_FILE


def _beside_pages(folders: Iterable[str], names: Iterable[str]) -> set[str]:
    """Return the folders in which a browser has put what a page shows beside its text."""
    pages = {PurePath(name).stem for name in names if _PAGE.fullmatch(PurePath(name).suffix)}
    ends = ((name, list(_SAVED.finditer(name))) for name in folders)
    return {
        name
        for name, found in ends
        if found and found[-1].end() == len(name) and name[: found[-1].start()] in pages
    }


def _is_beside_page(path: Path) -> bool:
    """Tell whether a file stands in a folder that a browser has put beside a page."""
    for folder in path.parents:
        if _SAVED.search(folder.name) and folder.parent != folder:
            names = [each.name for each in folder.parent.glob("*.htm*")]
            if _beside_pages([folder.name], names):
                return True
    return False


def _at(error: OSError) -> Path:
    return Path(os.fsdecode(error.filename))


def _named_apart(files: tuple[Found, ...]) -> tuple[Found, ...]:
    """Give two files of one name the paths that tell them apart."""
    names = [file.source for file in files]
    if len(set(names)) == len(names):
        return files
    whole = [None if file.path is None else Path(os.path.realpath(file.path)) for file in files]
    common = Path(os.path.commonpath([path.parent for path in whole if path is not None]))
    return tuple(
        file if path is None else replace(file, source=printable(path.relative_to(common)))
        for file, path in zip(files, whole, strict=True)
    )
