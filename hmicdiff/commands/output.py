"""Where results go, and in which format."""

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hmicdiff import api, config, writing
from hmicdiff.console import STANDARD_OUTPUT, kept
from hmicdiff.errors import UnwritableError

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Analysis

JOINED = ("csv", "json", "md", "text")
"""The formats in `report.families` in which several families are one text; as `FORMATS` are."""
BINARY = ("xlsx",)
"""Those in `report.formats` that are no text."""
_UNPRINTABLE = (*BINARY, "docx")
FOLDERS = ("docx",)
"""Those that are a folder of files."""
FACTS_FOLDERS = ("csvw",)
"""Those of the facts alone."""
PIPE_CLOSED = 141
"""What a shell reports for a program that SIGPIPE has ended."""
_ANOTHER = "name another file with -o"
_BASELINE = b"hmicdiff.baseline"
"""What its first line names as its format."""
_BEGINNING = 200
"""Bytes: more than the first line has."""
_OURS = re.compile(
    rb"hmicdiff|\d+ releases?\b|\d+ documents\b|^(?:family,)?release,subject,|^kind,planted,"
    rb"|^# Facts|% boilerplate|\d+ changes planted|The releases are in the order"
    rb'|::(?:error|warning|notice) |<graphml |"witnesses": \[',
)
"""What stands at the beginning of each result that is no document."""
_HEAD = 4000
"""Bytes: a page names its program after its title."""
_WRITTEN_AT_ONCE = 1 << 16
"""Bytes that are gathered before they are written: few writes, and no memory to speak of."""


def format_of(output: str | None, formats: Mapping[str, str], default: str) -> str:
    """Return the format that the name of a file asks for."""
    suffix = Path(output or "").suffix.lower()
    if suffix and suffix not in formats:
        known = ", ".join(sorted(formats))
        raise click.UsageError(f"{output}: no format ends in {suffix} ({known} do); give --format")
    return formats.get(suffix, default)


def check_printable(form: str, target: str) -> None:
    """Refuse to fill a terminal with bytes that are no text.

    Raises:
        UsageError: if that is what is asked for.
    """
    if form in _UNPRINTABLE and target == STANDARD_OUTPUT and sys.stdout.isatty():
        raise click.UsageError(f"{form} is no text to be shown here; name a file with -o")


def plural(count: int, what: str) -> str:
    """Return a number with its noun: "1 release", "5 releases", "2 families"."""
    many = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{count} {what if count == 1 else many}"


def check_target(
    target: str,
    paths: Sequence[str],
    *,
    takes_baseline: bool = False,
    takes_any: bool = False,
) -> None:
    """Find out before the work is done that a result could not be written, or should not be.

    With `takes_baseline` the result is a baseline, which is made anew where it is; with `takes_any`
    it has no sign by which it could be known again, and may replace what is there.

    Raises:
        UnwritableError: if it cannot, would be read as a release the next time, or would replace
            what the command reads, the settings, a baseline, or by a baseline something else; or
            what this program has not written.
    """
    if target == STANDARD_OUTPUT:
        return
    _check_unread(target, paths)
    _check_unused(target)
    writing.check_writable(target)
    if not takes_baseline and _is_baseline(target):
        raise UnwritableError(target, f"is a baseline, not to be replaced; {_ANOTHER}")
    if takes_baseline and not _is_baseline(target) and _has_content(target):
        raise UnwritableError(target, f"is no baseline; {_ANOTHER}")
    if not takes_any:
        check_ours(target)


def check_ours(target: str) -> None:
    """Find out that a result would replace a file that is no result of this program.

    A document that somebody has worked on since is none any more.

    Raises:
        UnwritableError: if it would.
    """
    if _has_content(target) and not _is_ours(Path(target)):
        raise UnwritableError(
            target, f"is not, or no more, what hmicdiff wrote; delete it, or {_ANOTHER}"
        )


def _is_ours(file: Path) -> bool:
    import zipfile  # noqa: PLC0415 - not needed for help

    try:
        if not zipfile.is_zipfile(file):
            with file.open("rb") as opened:
                return _OURS.search(opened.read(_HEAD)) is not None
        with zipfile.ZipFile(file) as office:
            saved_by_another = file.suffix == ".docx" and "docProps/app.xml" in office.namelist()
            return not saved_by_another and b"hmicdiff" in office.read("docProps/core.xml")
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def _check_unused(target: str) -> None:
    """Find out that a result would replace a file that the command is given, or the settings.

    Raises:
        UnwritableError: if it would.
    """
    if Path(target).name == config.FILE:
        raise UnwritableError(target, f"keeps settings and corrections; {_ANOTHER}")
    for name, value in click.get_current_context().params.items():
        for each in value if isinstance(value, tuple) else (value,):
            if name != "output" and isinstance(each, str) and _is_same_file(each, target):
                raise UnwritableError(target, f"is what this command reads; {_ANOTHER}")


def _is_baseline(target: str) -> bool:
    """Tell whether a file is one of `hmicdiff baseline`, as far as its beginning says."""
    try:
        with Path(target).open("rb") as file:
            return _BASELINE in file.read(_BEGINNING)
    except OSError:
        return False


def _has_content(target: str) -> bool:
    return Path(target).is_file() and Path(target).stat().st_size > 0


def _is_same_file(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False


def check_target_folder(target: str, what: str, suffix: str, paths: Sequence[str]) -> None:
    """Find out before the work is done that files could not be written to a folder.

    `what` says why it has to be one.

    Raises:
        UsageError: if `target` names no folder.
        UnwritableError: if it cannot be one, or what is in it would be read the next time.
    """
    if not is_folder(target):
        raise click.UsageError(f"{what}; name a folder with -o DIR/")
    writing.check_folder_writable(target)
    _check_unread(f"{target}release.{suffix}", paths)


def _check_unread(target: str, paths: Sequence[str]) -> None:
    """Find out that a result would be read as a release the next time.

    Raises:
        UnwritableError: if it would.
    """
    from hmicdiff.read.discover import would_be_read  # noqa: PLC0415 - not needed for help

    if would_be_read(target, paths, tables=kept("text_column") is not None):
        what = "is one of" if Path(target).exists() else "would be read as one of"
        raise UnwritableError(target, f"{what} the releases; name a file in another folder with -o")


def write_report(analyses: "Sequence[Analysis]", form: str, target: str, *, color: bool) -> None:
    """Write the report on one family, or on several apart from each other.

    Raises:
        UsageError: if pages of several families are to go to standard output.
    """
    if len(analyses) == 1:
        _write_one(analyses[0], form, target, color=color)
    elif form in JOINED:
        write_result(target, api.present_families(analyses, form, color=color), styled=color)
    elif target == STANDARD_OUTPUT:
        what = "pages" if form == "html" else "files"
        raise click.UsageError(f"several families make several {what}; name a file with -o")
    else:
        apart = api.pages_of_families if form == "html" else partial(api.present_apart, form=form)
        for name, content in apart(analyses, target).items():
            write_result(name, content)


def _write_one(analysis: "Analysis", form: str, target: str, *, color: bool) -> None:
    if form == "json":
        write_pieces(target, api.stream_analysis(analysis))
    elif form in BINARY:
        write_result(target, api.present_bytes(analysis, form))
    else:
        write_result(target, api.present(analysis, form, color=color), styled=color)


def is_folder(output: str) -> bool:
    """Tell whether a folder of pages is asked for."""
    return output.endswith(tuple(filter(None, (os.sep, os.altsep))))


def write_pages_or_report(
    analyses: "Sequence[Analysis]", form: str, target: str, *, color: bool
) -> None:
    """Write the report as a folder of pages, if `target` names one, else in one file.

    Raises:
        UsageError: if pages of several families are to go to standard output.
    """
    if form in FOLDERS:
        write_files(target, dict(api.present_folder(*analyses, format=form)))
    elif is_folder(target):
        api.write_pages(target, api.present_pages(*analyses))
    else:
        write_report(analyses, form, target, color=color)


def write_files(folder: str, files: Mapping[str, str | bytes]) -> None:
    """Write files into a folder.

    Raises:
        UnwritableError: if one would replace what is no result of this program, or cannot be
            written; then none is.
    """
    for name in files:
        check_ours(str(Path(folder, name)))
    writing.write_into_folder(folder, files)


def write_pieces(target: str, pieces: Iterable[bytes]) -> None:
    """Write a result, of which no more than a part is held, to a file or to standard output."""
    if target != STANDARD_OUTPUT:
        writing.write(target, pieces)
        return
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        if len(waiting) >= _WRITTEN_AT_ONCE:
            write_result(target, bytes(waiting))
            waiting.clear()
    write_result(target, bytes(waiting))


def write_result(target: str, result: str | bytes, *, styled: bool = False) -> None:
    """Write a result to a file, or to standard output.

    `styled` is whether it has styles for a terminal: nothing else that steers one gets to it.
    """
    if target != STANDARD_OUTPUT:
        writing.write(target, result)
        return
    if sys.stdout.isatty() and not styled:
        result = _harmless(result)
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(result.encode("utf-8") if isinstance(result, str) else result)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise click.exceptions.Exit(PIPE_CLOSED) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnwritableError("standard output", f"cannot be written ({reason})") from error


def _harmless(result: str | bytes) -> str:
    from hmicdiff.report.controls import visible  # noqa: PLC0415 - only terminals need it

    return visible(result if isinstance(result, str) else result.decode("utf-8", "replace"))
