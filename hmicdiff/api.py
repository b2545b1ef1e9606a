"""The library: what the commands do, as functions.

Each imports what it needs when it is called, so that asking for help does not load the stages.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hmicdiff.errors import (
    AnalysisFormatError,
    HmicdiffError,
    TemplateFormatError,
    UnwritableError,
    ValuesFormatError,
)

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Analysis
    from hmicdiff.model.text import Corpus
    from hmicdiff.template.files import TemplateFiles

StrPath = str | os.PathLike[str]
Progress = Callable[[str, float], None]
"""Is told the stage of the work and which share of all the work is done, 0 to 1."""


def read(
    paths: StrPath | Iterable[StrPath],
    *,
    skip_unreadable: bool = False,
    max_bytes: int | None = None,
) -> "Corpus":
    """Read the releases that files, folders or glob patterns stand for.

    Args:
        paths: one path, or several.
        skip_unreadable: leave files out that cannot be read; the corpus names them as skipped.
        max_bytes: how large a release may be; 10 MB where nothing is said.

    Raises:
        NoReleasesError: if there is nothing to read.
        UnreadableError: if a file cannot be read and `skip_unreadable` is not set.
    """
    from hmicdiff.read import reader  # noqa: PLC0415

    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    limit = reader.MAX_BYTES if max_bytes is None else max_bytes
    return reader.read(given, skip_unreadable=skip_unreadable, max_bytes=limit)


def analyze(
    corpus: "Corpus",
    progress: Progress | None = None,
    names: Mapping[str, str] | None = None,
    *,
    template: StrPath | None = None,
) -> "Analysis":
    """Infer the template of a family and find what each release says otherwise.

    Args:
        corpus: the releases.
        progress: is told what is being done.
        names: other names for variables, by the names that they would have.
        template: a file to hold the releases against, instead of inferring what they share: a
            text, or a template that `export` made.

    Returns:
        The analysis, with the proof that the template and what fills it give every release again.

    Raises:
        NamesError: if there is no variable of such a name, or two would have the same.
        UnreadableError: if the template cannot be read.
        TemplateFormatError: if it is a template that cannot be read back.
    """
    from hmicdiff import pipeline  # noqa: PLC0415
    from hmicdiff.template import given, proof  # noqa: PLC0415

    held = None if template is None else given.read_template(template)
    return proof.proved(pipeline.analyze(corpus, progress, names, held))


def present(analysis: "Analysis", format: str = "html", *, color: bool = False) -> str:  # noqa: A002 - named as the option is
    """Return an analysis as a report.

    Args:
        analysis: what is presented.
        format: "csv", "html", "json", "md" or "text".
        color: whether to mark the text for a terminal, where the format has a use for that.

    Raises:
        ValueError: if there is no such format.
    """
    from hmicdiff.report.formats import FORMATS  # noqa: PLC0415

    if format not in FORMATS:
        raise ValueError(f"no format {format!r}; there are {', '.join(sorted(FORMATS))}")
    return FORMATS[format].present(analysis, color=color)


def present_facts(
    analysis: "Analysis",
    format: str = "text",  # noqa: A002 - named as the option is
    *,
    color: bool = False,
    verbose: bool = False,
) -> str:
    """Return the facts table alone: releases by variables.

    Args:
        analysis: what is presented.
        format: "csv", "json", "md" or "text".
        color: whether to mark the text for a terminal.
        verbose: whether the text has the words that state each fact, too.

    Raises:
        ValueError: if there is no such format.
    """
    from hmicdiff.report.formats import FACTS  # noqa: PLC0415

    if format not in FACTS:
        raise ValueError(f"no format {format!r}; there are {', '.join(sorted(FACTS))}")
    return FACTS[format](analysis, color=color, verbose=verbose)


def present_pages(analysis: "Analysis") -> dict[str, str]:
    """Return the report as a folder of pages: the files by their path, `index.html` the first page.

    For families of many hundred releases, of which one page would be too large to carry around.
    """
    from hmicdiff.report import html  # noqa: PLC0415

    return html.folder(analysis)


def save(analysis: "Analysis", path: StrPath) -> None:
    """Write an analysis to a file, as JSON that `load` reads back.

    Raises:
        UnwritableError: if the file cannot be written; what stood there is left as it was.
    """
    write(path, present(analysis, "json"))


def load(path: StrPath) -> "Analysis":
    """Read an analysis that `save` or `hmicdiff report --format json` wrote.

    Raises:
        AnalysisFormatError: if the file is no saved analysis.
    """
    from hmicdiff.report import json  # noqa: PLC0415

    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8 text"
        raise AnalysisFormatError(f"{os.fspath(path)}: cannot be loaded ({reason})") from error
    try:
        return json.load(text)
    except AnalysisFormatError as error:
        raise AnalysisFormatError(f"{os.fspath(path)}: {error}") from error


def export(analysis: "Analysis") -> "TemplateFiles":
    """Return the template of a family as Jinja2, and what fills it to give each release again."""
    from hmicdiff.template import files  # noqa: PLC0415

    return files.files_of(analysis)


def render(template: str, values: Mapping[str, Any]) -> str:
    """Fill in a template: with values that `export` or `extract` made, the release's text.

    Raises:
        TemplateFormatError: if the template is broken.
        ValuesFormatError: if the values are, or lack what the template asks for.
    """
    from hmicdiff.template import files  # noqa: PLC0415

    return files.render(template, values)


def extract(template: str, corpus: "Corpus") -> dict[str, dict[str, Any]]:
    """Return by its source what fills a template to give each release of a corpus again.

    The releases need not be of the family. Under "misfits" stands what the template does not say.

    Raises:
        TemplateFormatError: if the template is broken, or holds what cannot be read back.
    """
    from hmicdiff.template import files  # noqa: PLC0415

    return files.extract(template, corpus)


def render_files(template: StrPath, values: StrPath) -> bytes:
    """Return the file of a release, given a template and a file with the values.

    Raises:
        TemplateFormatError: if the template cannot be read or is broken.
        ValuesFormatError: if the values cannot be read or do not fit the template.
    """
    from hmicdiff.template import files, store  # noqa: PLC0415

    with _named(template, TemplateFormatError):
        source = _text(template)
    with _named(values, ValuesFormatError):
        given = store.load(_text(values))
        with _named(template, TemplateFormatError):
            text = files.render(source, given)
        return files.as_file(text, given)


def extract_files(template: StrPath, corpus: "Corpus") -> dict[str, dict[str, Any]]:
    """Return what `extract` does, for a template in a file.

    Raises:
        TemplateFormatError: if the template cannot be read, is broken, or holds what cannot be
            read back.
    """
    with _named(template, TemplateFormatError):
        return extract(_text(template), corpus)


def save_values(made: "TemplateFiles", folder: StrPath) -> None:
    """Write the values of each release to a folder, made if need be.

    Raises:
        UnwritableError: if one cannot be written.
    """
    from hmicdiff.template import store  # noqa: PLC0415

    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(os.fspath(folder), "cannot be made; name another folder") from error
    for release, values in made.values.items():
        write(Path(folder) / f"{release}.json", store.save(values))


@contextmanager
def _named(path: StrPath, kind: type[HmicdiffError]) -> Iterator[None]:
    """Put the name of a file before what is said of it."""
    try:
        yield
    except kind as error:
        raise kind(f"{os.fspath(path)}: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8 text"
        raise kind(f"{os.fspath(path)}: cannot be read ({reason.lower()})") from error


def _text(path: StrPath) -> str:
    return Path(path).read_bytes().decode("utf-8")


def write(path: StrPath, content: str | bytes) -> None:
    """Write a file as a whole or not at all, texts as UTF-8 and with the line ends they have.

    Raises:
        UnwritableError: if it cannot be written; what stood there is left as it was.
    """
    check_writable(path)
    target = Path(path).resolve()
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device or a pipe stays what it is
        else:
            _replace(target, data)
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


def write_pages(folder: StrPath, pages: Mapping[str, str]) -> None:
    """Write a report of many pages as a whole or not at all.

    Raises:
        UnwritableError: if it cannot be written, or if the folder holds anything but a report.
    """
    import shutil  # noqa: PLC0415 - as the stages: not needed for help
    import tempfile  # noqa: PLC0415

    check_folder(folder)
    target = Path(folder).resolve()
    try:
        beside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnwritableError(os.fspath(folder), f"cannot be made ({reason})") from error
    try:
        made = beside / "new"
        for path, content in pages.items():
            file = made / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode("utf-8"))
        if target.exists():
            target.replace(beside / "old")
        made.replace(target)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnwritableError(os.fspath(folder), f"cannot be written ({reason})") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def check_folder(folder: StrPath) -> None:
    """Find out before the work is done that a report of many pages could not be written.

    Raises:
        UnwritableError: if the target is a file or holds anything but such a report, or if the
            folder it is in is not there or is closed to writing.
    """
    target, name = Path(folder).resolve(), os.fspath(folder)
    if target.exists() and not target.is_dir():
        raise UnwritableError(name, "is a file; name a folder")
    if not target.parent.is_dir():
        raise UnwritableError(name, "the folder it would be in does not exist; make it first")
    if not os.access(target.parent, os.W_OK):
        raise UnwritableError(name, "the folder it would be in is closed to writing")
    if target.is_dir() and not _is_report(target):
        raise UnwritableError(name, "holds other files; name a new or an empty folder")


def _is_report(folder: Path) -> bool:
    """Tell whether a folder is empty or holds a report of many pages and nothing else."""
    from hmicdiff.report import html  # noqa: PLC0415 - only where there is a folder already

    names = {path.name for path in folder.iterdir()}
    if not names:
        return True
    if names != {html.INDEX, html.STYLE, html.SCRIPT, html.RELEASES}:
        return False
    head = (folder / html.INDEX).read_bytes()[:2000]
    return b'name="generator" content="hmicdiff' in head


def _replace(target: Path, data: bytes) -> None:
    """Write beside the target, then rename: whoever looks sees the old file or the new one."""
    import tempfile  # noqa: PLC0415 - as the stages: not needed for help

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
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
