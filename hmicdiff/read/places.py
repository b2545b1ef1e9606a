"""From what reports call a release to the path at which it can be opened from here."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from hmicdiff.errors import NoReleasesError
from hmicdiff.read.discover import discover
from hmicdiff.read.formats.document import Settings
from hmicdiff.read.history import is_history

_TABLES_TOO = Settings(text_column="")


def places(paths: Sequence[str | os.PathLike[str]], sources: Iterable[str]) -> dict[str, str]:
    """Return by their sources the paths of releases, given the `paths` that they were read from.

    They are as seen from the working directory where they are below it, else absolute. A release
    that is no longer there is put where it was, if `paths` is one folder; else it has no path. One
    in an archive or an e-mail is put below it. Standard input has no path, nor has a
    version in a history.
    """
    sources = list(sources)
    try:
        given = [path for path in paths if not is_history(os.fspath(path))]
        files = [(file.source, file.path) for file in discover(given, _TABLES_TOO)]
    except NoReleasesError:
        files = []
    found = {source: _shown(path) for source, path in files if path is not None}
    for file, path in list(found.items()):
        found |= {each: path + each[len(file) :] for each in sources if each.startswith(f"{file}/")}
    if len(paths) == 1 and Path(paths[0]).is_dir():
        for source in sources:
            found.setdefault(source, _shown(Path(paths[0], source)))
    return found


def _shown(path: Path) -> str:
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - links are to be named, not followed
    here = Path.cwd()
    shown = whole.relative_to(here) if whole.is_relative_to(here) else whole
    return os.fsencode(shown.as_posix()).decode("utf-8", errors="replace")
