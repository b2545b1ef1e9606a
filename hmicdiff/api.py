"""The library: what the commands do, as functions.

Each imports what it needs when it is called, so that asking for help does not load the stages.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hmicdiff.errors import (
    AnalysisFormatError,
    BaselineError,
    HmicdiffError,
    TemplateFormatError,
    UnknownEncodingError,
    UnwritableError,
    ValuesFormatError,
)
from hmicdiff.writing import StrPath, alone, check_folder_writable, write, write_folder

if TYPE_CHECKING:
    from hmicdiff.baseline.held import Held
    from hmicdiff.bench.run import Bench
    from hmicdiff.bulk.whole import Whole
    from hmicdiff.model.analysis import Analysis
    from hmicdiff.model.baseline import Baseline
    from hmicdiff.model.drift import Checked
    from hmicdiff.model.text import Corpus
    from hmicdiff.read.formats.document import Settings
    from hmicdiff.slips.settings import SlipSettings
    from hmicdiff.template.files import TemplateFiles

Progress = Callable[[str, float], None]
"""Is told the stage of the work and which share of all the work is done, 0 to 1."""


def read(
    paths: StrPath | Iterable[StrPath],
    *,
    skip_unreadable: bool = False,
    max_bytes: int | None = None,
    limits: Iterable[str] = (),
    encoding: str | None = None,
) -> "Corpus":
    """Read the releases that files, folders or glob patterns stand for.

    Args:
        paths: one path, or several; "-" is standard input.
        skip_unreadable: leave files out that cannot be read; the corpus names them as skipped.
        max_bytes: how large a release may be; 10 MB where nothing is said.
        limits: other limits on what is read, as "sentence=50000"; `hmicdiff.read.limits.Limits`
            has their names.
        encoding: the encoding of all texts; it is found out where nothing is said.

    Raises:
        NoReleasesError: if there is nothing to read.
        LimitError: if there is no such limit, or there are more files than allowed.
        UnknownEncodingError: if there is no such encoding.
        UnreadableError: if a file cannot be read and `skip_unreadable` is not set.
    """
    from hmicdiff.read import reader  # noqa: PLC0415

    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    settings = _reading(max_bytes, limits, encoding)
    return reader.read(given, skip_unreadable=skip_unreadable, settings=settings)


def analyze(
    corpus: "Corpus",
    progress: Progress | None = None,
    names: Mapping[str, str] | None = None,
    *,
    template: StrPath | None = None,
    slips: "SlipSettings | None" = None,
    sequence: str | None = None,
) -> "Analysis":
    """Infer the template of a family and find what each release says otherwise.

    Args:
        corpus: the releases.
        progress: is told what is being done.
        names: other names for variables, by the names that they would have.
        template: a file to hold the releases against, instead of inferring what they share: a
            text, or a template that `export` made.
        slips: which slips are told and how much they matter; all of them where nothing is said.
        sequence: how releases that are each an edit of the one before are put in order: "date",
            "name", or "auto" for the date where each states one, else the name; the analysis then
            tells what has changed since the last one, and how long each passage lived.

    Returns:
        The analysis, with the proof that the template and what fills it give every release again.

    Raises:
        NamesError: if there is no variable of such a name, or two would have the same.
        UnreadableError: if the template cannot be read.
        TemplateFormatError: if it is a template that cannot be read back.
        ValueError: if there is no such order.
    """
    from hmicdiff import pipeline  # noqa: PLC0415
    from hmicdiff.sequence import trace  # noqa: PLC0415
    from hmicdiff.sequence.order import Wish  # noqa: PLC0415
    from hmicdiff.template import given, proof  # noqa: PLC0415

    wish = None if sequence is None else Wish(sequence)
    held = None if template is None else given.read_template(template)
    analysis = proof.proved(pipeline.analyze(corpus, progress, names, held, slips))
    return analysis if wish is None else trace.with_sequence(analysis, corpus, wish)


@contextmanager
def analyze_many(  # noqa: PLR0913 - as `read` and `analyze` together
    paths: StrPath | Iterable[StrPath],
    *,
    skip_unreadable: bool = False,
    limits: Iterable[str] = (),
    encoding: str | None = None,
    names: Mapping[str, str] | None = None,
    slips: "SlipSettings | None" = None,
    workers: int = 1,
    executor: str | None = None,
    cache: StrPath | None = None,
    progress: Progress | None = None,
) -> Iterator["Whole | None"]:
    """Analyze a family that is too large to be held whole: over a thousand files.

    The template is inferred from a panel of them, and each is placed in it. What comes out does
    not depend on the workers, the executor or the cache.

    Args:
        paths: one path, or several.
        skip_unreadable: leave files out that cannot be read.
        limits: limits on what is read, as for `read`.
        encoding: the encoding of all texts; it is found out where nothing is said.
        names: other names for variables, by the names that they would have.
        slips: which slips are told and how much they matter; all of them where nothing is said.
        workers: how many processes do the work.
        executor: a cluster that does it instead, as "dask://host:port".
        cache: a file that keeps work for the next run; it is made if it is not there.
        progress: is told what is being done.

    Yields:
        The family, to be told release by release while the context lasts; none if it is not so
        large, or not one family: then `read` and `analyze` are for it.

    Raises:
        NoReleasesError: if there is nothing to read.
        LimitError: if there is no such limit, or there are more files than allowed.
        UnreadableError: if a file cannot be read and `skip_unreadable` is not set.
        ExecutorError: if there is no such executor.
    """
    from hmicdiff.bulk.large import large  # noqa: PLC0415

    files = large([paths] if isinstance(paths, str | os.PathLike) else paths)
    if not files:
        yield None
        return
    from hmicdiff.bulk.family import Sharing, family  # noqa: PLC0415
    from hmicdiff.bulk.run import Options  # noqa: PLC0415

    options = Options(_reading(None, limits, encoding), skip_unreadable, slips, names)
    with family(files, options, Sharing(workers, executor, cache), progress) as found:
        yield found


def stream(whole: "Whole") -> Iterator[bytes]:
    """Yield a large family as JSON, in pieces: the text that `present` makes of it at once."""
    from hmicdiff.report import stream as streaming  # noqa: PLC0415

    return streaming.stream(whole)


def families(corpus: "Corpus") -> tuple["Corpus", ...]:
    """Part a corpus into families that each have a template of their own, the largest first.

    What belongs to none is a family of one; a corpus of one family is returned as it is, also where
    a few strangers are in it.
    """
    from hmicdiff.infer import families as parting  # noqa: PLC0415

    return parting.families(corpus)


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


def present_families(analyses: Sequence["Analysis"], format: str, *, color: bool = False) -> str:  # noqa: A002 - named as the option is
    """Return the reports of several families as one text: any format but html.

    In json they are the elements of `families`, each as `present` writes it.
    """
    from hmicdiff.report import families as together  # noqa: PLC0415

    return together.present(analyses, format, color=color)


def pages_of_families(analyses: Sequence["Analysis"], target: str) -> dict[str, str]:
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


def bench(
    corpus: "Corpus",
    progress: Progress | None = None,
    *,
    rounds: int = 20,
    rate: float = 0.05,
    seed: int = 1,
) -> "Bench":
    """Plant changes in a family and count, kind by kind, which are told and what else is.

    Args:
        corpus: the releases of one family; they are left as they are.
        progress: is told what is being done.
        rounds: how often changes are planted anew.
        rate: the share of the sentences that is changed in each round, above 0 and up to 0.5.
        seed: another number plants other changes; the same plants the same.

    Raises:
        BenchError: if the family is too small, or agrees nowhere.
    """
    from hmicdiff.bench import run  # noqa: PLC0415

    return run.bench(corpus, run.Setting(rounds, rate, seed), progress)


def present_bench(bench: "Bench", format: str = "text") -> str:  # noqa: A002 - named as the option is
    """Return a bench as "text", "json" or "csv".

    Raises:
        ValueError: if there is no such format.
    """
    from hmicdiff.bench.formats import FORMATS  # noqa: PLC0415

    if format not in FORMATS:
        raise ValueError(f"no format {format!r}; there are {', '.join(sorted(FORMATS))}")
    return FORMATS[format](bench)


def take_baseline(analysis: "Analysis", known: "Baseline | None" = None) -> "Baseline":
    """Return what has to be known of a family to tell later what has changed in it.

    Args:
        analysis: the family as it is now.
        known: what was known of it before: what is still there keeps its ids.
    """
    from hmicdiff.baseline.carry import carried  # noqa: PLC0415
    from hmicdiff.baseline.take import take  # noqa: PLC0415

    return take(analysis if known is None else carried(analysis, known))


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

    with _named(path, BaselineError):
        return store.load(_text(path))


def check(
    paths: StrPath | Iterable[StrPath],
    baseline: "Baseline",
    *,
    skip_unreadable: bool = False,
    max_bytes: int | None = None,
    limits: Iterable[str] = (),
    encoding: str | None = None,
    slips: "SlipSettings | None" = None,
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
        slips: which slips are told and how much they matter; all of them where nothing is said.
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

    return held.hold(
        [paths] if isinstance(paths, str | os.PathLike) else paths,
        baseline,
        skip_unreadable=skip_unreadable,
        reading=_reading(max_bytes, limits, encoding),
        slips=slips,
        progress=progress,
    )


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

    if format not in formats.MODULES:
        raise ValueError(f"no format {format!r}; there are {', '.join(sorted(formats.MODULES))}")
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    wanted = view.Wanted(
        min_level=Level(min_level),
        strict=strict,
        places=places(given, (release.source for release in checked.releases)),
        texts=texts or {},
        color=color,
        verbose=verbose,
    )
    return formats.present(view.build(checked, wanted), format)


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


def _reading(max_bytes: int | None, limits: Iterable[str], encoding: str | None) -> "Settings":
    """Return how files are read, given what the user says of it."""
    from hmicdiff.read.decode import is_encoding  # noqa: PLC0415
    from hmicdiff.read.formats.document import Settings  # noqa: PLC0415
    from hmicdiff.read.limits import MEGABYTE, Limits, changed  # noqa: PLC0415

    if encoding is not None and not is_encoding(encoding):
        raise UnknownEncodingError(f"{encoding}: no such encoding; try utf-8 or windows-1252")
    allowed = Limits() if max_bytes is None else Limits(size=max_bytes / MEGABYTE)
    return Settings(changed(allowed, limits), encoding)


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
