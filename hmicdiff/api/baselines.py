"""What is known of a family at one time, kept in a file, and what no longer fits it."""

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from hmicdiff.api.given import Progress, chosen, listed, named, settings_of, text_of
from hmicdiff.api.releases import analyze, read
from hmicdiff.errors import BaselineError
from hmicdiff.writing import StrPath, alone, write

if TYPE_CHECKING:
    from hmicdiff.baseline.against_template import AgainstTemplate
    from hmicdiff.baseline.held import Held
    from hmicdiff.model.analysis import Analysis
    from hmicdiff.model.baseline import Baseline
    from hmicdiff.model.corrections import Corrections
    from hmicdiff.model.drift import Checked
    from hmicdiff.slips.settings import SlipSettings


def take_baseline(analysis: "Analysis", known: "Baseline | None" = None) -> "Baseline":
    """Return what has to be known of a family to tell later what has changed in it.

    Args:
        analysis: the family as it is now.
        known: what was known of it before: what is still there keeps its ids.
    """
    from hmicdiff.baseline.carry import carried  # noqa: PLC0415
    from hmicdiff.baseline.take import still_free, take  # noqa: PLC0415

    if known is None:
        return take(analysis)
    return still_free(take(carried(analysis, known)), known)


def baseline_text(baseline: "Baseline") -> str:
    """Return what the file of a baseline says: JSON, the same for the same baseline."""
    from hmicdiff.baseline import store  # noqa: PLC0415

    return store.save(baseline)


def save_baseline(
    baseline: "Baseline", path: StrPath, *, instead_of: "Baseline | None" = None
) -> None:
    """Write a baseline to a file that `load_baseline` reads back.

    Args:
        baseline: what is known.
        path: the file.
        instead_of: what the file held when the work began: what somebody else has written since
            is not written over.

    Raises:
        BaselineError: if the file no longer holds what is to be replaced.
        UnwritableError: if the file cannot be written; what stood there is left as it was.
    """
    text = baseline_text(baseline)
    with alone(path):
        if instead_of is not None and load_baseline(path) not in (instead_of, baseline):
            raise BaselineError(
                f"{os.fspath(path)}: has been changed by somebody else meanwhile; run it again"
            )
        write(path, text)


def load_baseline(path: StrPath) -> "Baseline":
    """Read a baseline that `save_baseline` or `hmicdiff baseline` wrote.

    Raises:
        BaselineError: if the file cannot be read, is damaged, or is of another version.
    """
    from hmicdiff.baseline import store  # noqa: PLC0415

    with named(path, BaselineError):
        return store.load(text_of(path))


def check(  # noqa: PLR0913 - as `read`, and what it is held against
    paths: StrPath | Iterable[StrPath],
    baseline: "Baseline",
    *,
    skip_unreadable: bool = False,
    max_bytes: int | None = None,
    limits: Iterable[str] = (),
    encoding: str | None = None,
    text_column: str | None = None,
    name_column: str | None = None,
    ocr: str | bool = False,
    slips: "SlipSettings | None" = None,
    corrections: "Corrections | None" = None,
    progress: Progress | None = None,
) -> "Held":
    """Hold the releases that files, folders or glob patterns stand for against a baseline.

    Only those that are new or have changed are looked into.

    Args:
        paths: one path, or several; "-" is standard input.
        baseline: what is known.
        skip_unreadable: leave files out that cannot be read; the outcome names them as skipped.
        max_bytes: how large a release may be; 10 MB where nothing is said.
        limits: other limits on what is read, as for `read`.
        encoding: the encoding of all texts; it is found out where nothing is said.
        text_column: the column of tables (CSV, JSON lines) that has the texts: each row is a
            release. Where none is named a table is read as one text.
        name_column: the column that has what each row is called; its number where none is named.
        ocr: whether pages of a PDF that are pictures are read by OCR, which takes an installed
            tesseract; or the languages to read them in, as it names them: "deu+eng".
        slips: which slips are told and how much they matter; all of them where nothing is said.
        corrections: what somebody knows better of the family.
        progress: is told what is being done.

    Returns:
        What no longer fits (`checked`), and with `updated` the baseline that knows it.

    Raises:
        NoReleasesError: if there is nothing to read.
        LimitError: if there is no such limit, or there are more files than allowed.
        UnknownEncodingError: if there is no such encoding.
        UnreadableError: if a file cannot be read and `skip_unreadable` is not set.
    """
    from hmicdiff.baseline import held  # noqa: PLC0415
    from hmicdiff.model.corrections import NO_CORRECTIONS  # noqa: PLC0415

    return held.hold(
        listed(paths),
        baseline,
        skip_unreadable=skip_unreadable,
        reading=settings_of(max_bytes, limits, encoding, text_column, name_column, ocr),
        slips=slips,
        progress=progress,
        corrections=corrections or NO_CORRECTIONS,
    )


def check_template(  # noqa: PLR0913 - as `read` and `check` together
    paths: StrPath | Iterable[StrPath],
    template: StrPath,
    known: "Baseline | None" = None,
    *,
    skip_unreadable: bool = False,
    max_bytes: int | None = None,
    limits: Iterable[str] = (),
    encoding: str | None = None,
    text_column: str | None = None,
    name_column: str | None = None,
    ocr: str | bool = False,
    slips: "SlipSettings | None" = None,
    corrections: "Corrections | None" = None,
    progress: Progress | None = None,
) -> "AgainstTemplate":
    """Hold the releases that `paths` stand for against a template that is given.

    What is told is what `analyze` tells with this template.

    Args:
        paths: one path, or several; "-" is standard input.
        template: a file, as for `analyze`.
        known: has the findings that were accepted before; none were where nothing is said.
        skip_unreadable: leave files out that cannot be read; the outcome names them as skipped.
        max_bytes: how large a release may be; 10 MB where nothing is said.
        limits: other limits on what is read, as for `read`.
        encoding: the encoding of all texts; it is found out where nothing is said.
        text_column: the column of tables (CSV, JSON lines) that has the texts: each row is a
            release. Where none is named a table is read as one text.
        name_column: the column that has what each row is called; its number where none is named.
        ocr: whether pages of a PDF that are pictures are read by OCR, which takes an installed
            tesseract; or the languages to read them in, as it names them: "deu+eng".
        slips: which slips are told and how much they matter; all of them where nothing is said.
        corrections: what somebody knows better of the family.
        progress: is told what is being done.

    Returns:
        What does not fit (`checked`), and with `updated` a baseline that accepts it.

    Raises:
        NoReleasesError: if there is nothing to read, or no such template.
        LimitError: if there is no such limit, or there are more files than allowed.
        UnknownEncodingError: if there is no such encoding.
        UnreadableError: if a file cannot be read and `skip_unreadable` is not set.
        TemplateFormatError: if the template is one that cannot be read back.
    """
    from hmicdiff.baseline.against_template import NOTHING_KNOWN, against_template  # noqa: PLC0415

    corpus = read(
        paths,
        skip_unreadable=skip_unreadable,
        max_bytes=max_bytes,
        limits=limits,
        encoding=encoding,
        text_column=text_column,
        name_column=name_column,
        ocr=ocr,
        template=template,
    )
    analysis = analyze(corpus, progress, template=template, slips=slips, corrections=corrections)
    return against_template(analysis, known or NOTHING_KNOWN)


def drifted(checked: "Checked", *, min_level: str = "warning", strict: bool = False) -> bool:
    """Tell whether anything has drifted that is not accepted.

    Args:
        checked: the outcome of a check.
        min_level: "note", "warning" or "error"; what is less does not count.
        strict: whether a new release that fits counts, until it is in the baseline.
    """
    from hmicdiff.model.analysis import Level  # noqa: PLC0415
    from hmicdiff.report.drift import view  # noqa: PLC0415

    return bool(view.build(checked, view.Wanted(Level(min_level), strict)).counted)


def present_check(
    checked: "Checked",
    format: str = "text",  # noqa: A002 - named as the option is
    *,
    min_level: str = "warning",
    strict: bool = False,
    paths: StrPath | Iterable[StrPath] = (),
    texts: Mapping[str, str] | None = None,
    color: bool = False,
    verbose: bool = False,
) -> str:
    """Return the outcome of a check as text.

    Args:
        checked: what is presented.
        format: "text", "json", "junit", "sarif" or "github".
        min_level: "note", "warning" or "error"; what is less does not count, and is left out of
            what readers read.
        strict: whether a new release that fits counts, until it is in the baseline.
        paths: what was checked; with it files are named so that they can be opened from here.
        texts: the texts of the releases, by their sources; with these columns are told.
        color: whether to mark the text for a terminal.
        verbose: whether the text has the values of new releases that others have too.

    Raises:
        ValueError: if there is no such format.
    """
    from hmicdiff.model.analysis import Level  # noqa: PLC0415
    from hmicdiff.read.places import places  # noqa: PLC0415
    from hmicdiff.report.drift import formats, view  # noqa: PLC0415

    chosen(formats.MODULES, format)  # before the work
    wanted = view.Wanted(
        min_level=Level(min_level),
        strict=strict,
        places=places(listed(paths), (release.source for release in checked.releases)),
        texts=texts or {},
        color=color,
        verbose=verbose,
    )
    return formats.present(view.build(checked, wanted), format)
