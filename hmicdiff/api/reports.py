"""From an analysis to what people read; an analysis kept in a file."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hmicdiff.api.given import chosen, named, text_of
from hmicdiff.errors import AnalysisFormatError, UnwritableError
from hmicdiff.writing import StrPath, check_folder_writable, write, write_folder

if TYPE_CHECKING:
    from hmicdiff.bulk.whole import Whole
    from hmicdiff.model.analysis import Analysis


def present(analysis: "Analysis", format: str = "html", *, color: bool = False) -> str:  # noqa: A002 - named as the option is
    """Return an analysis as a report.

    Args:
        analysis: what is presented.
        format: "annotations", "collatex", "csv", "graphml", "html", "json", "md", "tei" or "text".
        color: whether to mark the text for a terminal, where the format has a use for that.

    Raises:
        ValueError: if there is no such format.
    """
    from hmicdiff.report.formats import FORMATS  # noqa: PLC0415

    return chosen(FORMATS, format).present(analysis, color=color)


def present_bytes(analysis: "Analysis", format: str = "xlsx", *, facts: bool = False) -> bytes:  # noqa: A002 - named as the option is
    """Return an analysis as a report that is no text.

    Args:
        analysis: what is presented.
        format: "xlsx", a workbook.
        facts: whether it has the facts table alone.

    Raises:
        ValueError: if there is no such format.
        MissingExtraError: if a library that it takes is not installed.
    """
    from hmicdiff.report.formats import BINARY, BINARY_FACTS  # noqa: PLC0415

    return chosen(BINARY_FACTS if facts else BINARY, format)(analysis)


def present_folder(*analyses: "Analysis", format: str = "docx") -> Mapping[str, bytes]:  # noqa: A002 - named as the option is
    """Return a report as files for a folder, by their paths in it: those of a family in its own.

    Args:
        analyses: what is presented, a family each.
        format: "docx", a Word document for each release, with its differences from the template
            as tracked changes.

    Raises:
        ValueError: if there is no such format.
        ProofError: if a document would not hold what it should.
    """
    from hmicdiff.report.formats import FOLDERS  # noqa: PLC0415

    shown = [chosen(FOLDERS, format)(analysis) for analysis in analyses]
    if len(shown) == 1:
        return shown[0]
    return {
        f"family-{at}/{name}": content
        for at, files in enumerate(shown, 1)
        for name, content in files.items()
    }


def present_facts_folder(analysis: "Analysis", format: str = "csvw") -> Mapping[str, bytes]:  # noqa: A002 - named as the option is
    """Return the facts table alone as files for a folder, by their names.

    Args:
        analysis: what is presented.
        format: "csvw", tables with a description of their columns.

    Raises:
        ValueError: if there is no such format.
    """
    from hmicdiff.report.formats import FACTS_FOLDERS  # noqa: PLC0415

    return chosen(FACTS_FOLDERS, format)(analysis)


def present_release(analyses: Sequence["Analysis"], release: str) -> tuple[str, bytes]:
    """Return one release as a Word document, and the name of the file that it would have.

    Args:
        analyses: the families among whose releases it is looked for.
        release: its id, its subject or a part of one, or the name of its file.

    Raises:
        UnknownReleaseError: if there is none, or there are several.
        ProofError: if the document would not hold what it should.
    """
    from hmicdiff.report import families as together  # noqa: PLC0415

    return together.document(analyses, release)


def check_format(format: str) -> None:  # noqa: A002 - named as the option is
    """Find out before the work is done that a format takes a library that is not installed.

    Raises:
        MissingExtraError: if it does.
    """
    from hmicdiff.report.formats import BINARY  # noqa: PLC0415

    if format in BINARY:
        BINARY[format].check()


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

    return chosen(FACTS, format)(analysis, color=color, verbose=verbose)


def present_families(
    analyses: Sequence["Analysis"],
    format: str,  # noqa: A002 - named as the option is
    *,
    color: bool = False,
    facts: bool = False,
    verbose: bool = False,
) -> str:
    """Return the reports of several families as one text: any format but html.

    In json they are the elements of `families`, each as `present` writes it; with `facts` each is
    the facts table alone, as `present_facts` writes it. In csv they are one table, whose first
    column has the number of the family, or nothing for what is of none.
    """
    from hmicdiff.report import families as together  # noqa: PLC0415

    if facts:
        return together.present_facts(analyses, format, color=color, verbose=verbose)
    return together.present(analyses, format, color=color)


def present_apart(
    analyses: Sequence["Analysis"], target: str, *, form: str
) -> Mapping[str, str | bytes]:
    """Return the reports of several families as files beside each other: `target` with numbers.

    Raises:
        ValueError: if there is no such format.
        MissingExtraError: if a library that it takes is not installed.
    """
    from hmicdiff.report import families as together  # noqa: PLC0415
    from hmicdiff.report.formats import BINARY  # noqa: PLC0415

    shown = present_bytes if form in BINARY else present
    names = together.beside(target, len(analyses))
    return {name: shown(one, form) for name, one in zip(names, analyses, strict=True)}


def pages_of_families(analyses: Sequence["Analysis"], target: str) -> Mapping[str, str | bytes]:
    """Return by their names a page that lists several families, `target`, and a page for each."""
    from hmicdiff.report import families as together  # noqa: PLC0415

    return together.pages(analyses, target)


def present_pages(*analyses: "Analysis") -> dict[str, str]:
    """Return the report as a folder of pages: the files by their path, `index.html` the first page.

    For families of many hundred releases, of which one page would be too large to carry around.
    Several families have a folder each, and a first page that lists them.
    """
    from hmicdiff.report import families as together  # noqa: PLC0415

    return together.folder(analyses)


def stream(whole: "Whole") -> Iterator[bytes]:
    """Yield a large family as JSON, in pieces: the text that `present` makes of it at once."""
    from hmicdiff.report import stream as streaming  # noqa: PLC0415

    return streaming.stream(whole)


def stream_analysis(analysis: "Analysis") -> Iterator[bytes]:
    """Yield an analysis as JSON, in pieces: the text that `present` makes of it at once."""
    from hmicdiff.report import json  # noqa: PLC0415

    return json.stream(analysis)


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

    with named(path, AnalysisFormatError):
        return json.load(text_of(path))


def write_pages(folder: StrPath, pages: Mapping[str, str]) -> None:
    """Write a report of many pages as a whole or not at all.

    Raises:
        UnwritableError: if it cannot be written, or if the folder holds anything but a report.
    """
    check_folder(folder)
    write_folder(folder, pages)


def check_folder(folder: StrPath) -> None:
    """Find out before the work is done that a report of many pages could not be written.

    Raises:
        UnwritableError: if the target is a file or holds anything but such a report, or if the
            folder it is in is not there or is closed to writing.
    """
    check_folder_writable(folder)
    if Path(folder).is_dir() and not _is_report(Path(folder)):
        raise UnwritableError(os.fspath(folder), "holds other files; name a new or an empty folder")


def _is_report(folder: Path) -> bool:
    """Tell whether a folder is empty or holds a report of many pages and nothing else."""
    from hmicdiff.read.discover import is_own_page  # noqa: PLC0415 - only where there is a folder
    from hmicdiff.report import html  # noqa: PLC0415
    from hmicdiff.report.families import PART  # noqa: PLC0415

    names = {path.name for path in folder.iterdir()}
    if not names:
        return True
    if not is_own_page(folder / html.INDEX):
        return False
    parts = names - {html.INDEX}
    if parts == {html.STYLE, html.SCRIPT, html.RELEASES}:
        return True
    return all(PART.fullmatch(name) and _is_report(folder / name) for name in parts)
