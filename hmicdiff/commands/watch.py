"""Doing it again whenever a file changes."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from hmicdiff.console import STANDARD_INPUT, STANDARD_OUTPUT, Console, complain
from hmicdiff.errors import HmicdiffError

_STEP = 50
"""In milliseconds: how often is looked."""
_DEBOUNCE = 200
"""In milliseconds: how long changes are gathered."""
_TIMEOUT = 250
"""In milliseconds: how long nothing may happen before other folders are looked for."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What is watched."""

    paths: Sequence[str]
    """Files, folders and patterns, as the command takes them."""
    also: Sequence[Path]
    """Other files that the result depends on."""
    output: str
    """Where the result goes; that must not be taken for a change."""

    def folders(self) -> frozenset[Path]:
        """Return the folders in which something can change, each without those in it."""
        found = {_whole(each).parent for each in self._files()}
        found |= {_whole(each) for path in self.paths for each in _within(path)}
        return frozenset(
            folder for folder in found if folder.is_dir() and not self._is_output(folder)
        )

    def concerns(self, path: str) -> bool:
        """Tell whether a change of the file or folder at `path` can change the result."""
        changed = Path(path)
        if self._is_output(changed):
            return False
        if any(_same(changed, each) for each in self._files()):
            return True
        return not changed.name.startswith(".") and any(
            _is_release_of(given, changed) for given in self.paths
        )

    def _is_output(self, path: Path) -> bool:
        """Tell whether something is the result, or part of one that is a folder of pages."""
        if self.output == STANDARD_OUTPUT:
            return False
        output = Path(os.path.realpath(self.output))
        inside = Path(os.path.realpath(path)).is_relative_to(output)
        return inside or _is_of_report(path, Path(self.output))

    def _files(self) -> list[Path]:
        return [*self.also, *(path for path in map(Path, self.paths) if not path.is_dir())]


def _whole(path: str | Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links are to be watched, not followed


def _same(one: Path, other: str | Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _is_of_report(changed: Path, output: Path) -> bool:
    """Tell whether a file is the report, or a page of it where several families have one each."""
    page = re.fullmatch(rf"{re.escape(output.stem)}-\d+{re.escape(output.suffix)}", changed.name)
    return _same(changed, output) or bool(page and _same(changed.parent, output.parent))


def _is_release_of(given: str, changed: Path) -> bool:
    """Tell whether what has changed can be a release, or a folder, that `given` stands for."""
    from hmicdiff.read.discover import is_release  # noqa: PLC0415 - not needed for help
    from hmicdiff.read.formats.registry import is_table_name  # noqa: PLC0415

    if _is_pattern(given):
        return changed.is_relative_to(_whole(_root(given)))
    if not Path(given).is_dir() or not changed.is_relative_to(_whole(given)):
        return False
    return is_release(changed.name) or is_table_name(changed.name) or changed.is_dir()


def _is_pattern(path: str) -> bool:
    return any(sign in path for sign in "*?[") and not os.path.lexists(path)


def _root(path: str) -> Path:
    """Return the folder that a folder or a pattern begins with."""
    root = Path(path)
    while _is_pattern(str(root)):
        root = root.parent
    return root


def _within(path: str) -> Iterator[str]:
    """Yield the folders of a folder or a pattern that are no hidden ones."""
    if Path(path).is_dir() or _is_pattern(path):
        for where, folders, _ in os.walk(_root(path)):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield where


def again_and_again(run: Callable[[], object], watched: Watched, console: Console) -> NoReturn:
    """Run now and whenever something changes, until the user interrupts.

    What goes wrong is told, and waits for the next change.

    Raises:
        ClickException: if what watches files is not installed, or standard input is among them.
        KeyboardInterrupt: in the end.
    """
    _check_watchable(watched.paths)
    try:
        import watchfiles  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise click.ClickException(
            "--watch needs watchfiles; install it with  pip install 'hmicdiff[watch]'"
        ) from error

    first = True
    while True:
        folders = watched.folders()
        begun = False
        for changes in watchfiles.watch(
            *folders,
            watch_filter=lambda _, path: watched.concerns(path),
            debounce=_DEBOUNCE,
            step=_STEP,
            rust_timeout=_TIMEOUT,
            yield_on_timeout=True,
            recursive=False,
        ):
            # the first time round it is run whatever has changed: now nothing is missed any more
            if changes or not begun:
                _attempt(run, cleared=not first)
                if first:
                    console.say("watching; Ctrl-C ends it")
                first, begun = False, True
            if watched.folders() != folders:
                break


def _check_watchable(paths: Sequence[str]) -> None:
    from hmicdiff.read.history import is_history  # noqa: PLC0415 - not needed for help

    if STANDARD_INPUT in paths:
        raise click.UsageError("--watch cannot read standard input again; name files or a folder")
    if any(map(is_history, paths)):
        raise click.UsageError("--watch watches files; name the file itself instead of its history")


def _attempt(run: Callable[[], object], *, cleared: bool) -> None:
    if cleared and sys.stdout.isatty():
        click.clear()
    try:
        run()
    except HmicdiffError as error:
        complain(str(error))
