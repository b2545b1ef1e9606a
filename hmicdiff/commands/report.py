"""`hmicdiff report`: what each release says, lacks or words otherwise, in one file or folder."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hmicdiff import api, config
from hmicdiff.commands import watch as watching
from hmicdiff.commands.family import analyze_families, folders_of, read_family
from hmicdiff.commands.many import report_many, sharing_options, tell_held, tell_unshared
from hmicdiff.commands.output import (
    FOLDERS,
    check_printable,
    check_target,
    check_target_folder,
    format_of,
    is_folder,
    plural,
    write_pages_or_report,
)
from hmicdiff.console import (
    STANDARD_OUTPUT,
    Console,
    SequenceCommand,
    console_of_run,
    everywhere,
    format_option,
    min_level_option,
    name_by_option,
    one_family_option,
    paths_argument,
    reading_options,
    sequence_option,
    skip_unreadable_option,
    template_option,
    watch_option,
)

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Analysis

FORMATS = {
    ".csv": "csv",
    ".graphml": "graphml",
    ".html": "html",
    ".json": "json",
    ".jsonld": "annotations",
    ".md": "md",
    ".txt": "text",
    ".xlsx": "xlsx",
    ".xml": "tei",
}
"""The names in `report.formats` by suffix; importing those would make `--help` slow."""
_ALL_FORMATS = sorted({*FORMATS.values(), *FOLDERS, "collatex"})
_FILES = {"html": "hmicdiff-report.html", "xlsx": "hmicdiff-report.xlsx"}
"""Where what nobody reads in a terminal goes if nothing is said."""


@click.command(cls=SequenceCommand, epilog="Example:  hmicdiff report seeds/ --format md")
@paths_argument
@format_option(_ALL_FORMATS, "html")
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Where to: a file, DIR/ for a folder of pages or documents, - for standard output.  "
    "[default: hmicdiff-report.html for html, hmicdiff-report.xlsx for xlsx, else -]",
)
@click.option("--open", "shown", is_flag=True, help="Show the report in the browser.")
@min_level_option
@template_option
@one_family_option
@name_by_option
@sequence_option
@watch_option
@sharing_options
@skip_unreadable_option
@reading_options
@everywhere
def report(  # noqa: PLR0913 - an argument for each option
    paths: tuple[str, ...],
    *,
    form: str | None,
    output: str | None,
    shown: bool,
    min_level: str,
    template: str | None,
    sequence: str | None,
    watch: bool,
    skip_unreadable: bool,
) -> None:
    """Report what each release says, lacks or words otherwise."""
    console = console_of_run()
    pages = output is not None and is_folder(output)
    form = form or ("html" if pages else format_of(output, FORMATS, "html"))
    target = output or _FILES.get(form, STANDARD_OUTPUT)
    printed = target == STANDARD_OUTPUT
    if shown and printed:
        raise click.UsageError("--open needs a file to show; name one with -o")
    check_printable(form, target)
    api.check_format(form)
    _check_target(target, form, paths)

    def once() -> None:
        make_report(
            paths,
            form,
            target,
            console,
            skip_unreadable=skip_unreadable,
            template=template,
            min_level=min_level,
            sequence=sequence,
        )

    if watch:
        settings = [folder / config.FILE for folder in folders_of(paths)]
        also = [*settings, Path(template)] if template else settings
        watching.again_and_again(once, watching.Watched(paths, also, target), console)
    once()
    if shown:
        _open(os.path.join(target, "index.html") if pages else target, console)  # noqa: PTH118 - is shown


def make_report(
    paths: tuple[str, ...],
    form: str,
    target: str,
    console: Console,
    *,
    skip_unreadable: bool,
    template: str | None,
    min_level: str,
    sequence: str | None,
) -> None:
    """Make the report on the releases that `paths` stand for, and write it."""
    printed = target == STANDARD_OUTPUT
    if template is not None:
        tell_held(paths, console)
    elif report_many(
        paths,
        form,
        target,
        console,
        skip_unreadable=skip_unreadable,
        min_level=min_level,
        sequence=sequence,
    ):
        return
    else:
        tell_unshared(console)
    corpus = read_family(paths, console, skip_unreadable=skip_unreadable, template=template)
    screen = printed and form == "text"
    analyses = analyze_families(
        corpus,
        paths,
        console,
        on_screen=screen,
        template=template,
        min_level=min_level,
        sequence=sequence,
    )
    write_pages_or_report(analyses, form, target, color=console.color and printed)
    if not printed:
        console.say(f"wrote {target}: {'; '.join(_counts(analyses))}")


def _check_target(target: str, form: str, paths: Sequence[str]) -> None:
    """Find out before the work is done that a report could not be written."""
    if form in FOLDERS:
        check_target_folder(target, f"{form} is a document for each release", form, paths)
        return
    if not is_folder(target):
        check_target(target, paths)
        return
    if form != "html":
        raise click.UsageError(f"{target}: is a folder; only html and docx are written as one")
    api.check_folder(target)


def _open(target: str, console: Console) -> None:
    import webbrowser  # noqa: PLC0415 - only --open needs it

    if not webbrowser.open(Path(target).resolve().as_uri()):
        console.say(f"no browser found; open {target} yourself")


def _counts(analyses: "Sequence[Analysis]") -> Iterator[str]:
    """Count as the reports do, which keep typography apart; what is in no family together."""
    alone = len(analyses) > 1 and sum(len(analysis.releases) == 1 for analysis in analyses)
    for analysis in analyses:
        if len(analysis.releases) > 1 or not alone:
            findings = sum(finding.kind != "typography" for finding in analysis.findings)
            yield f"{plural(len(analysis.releases), 'release')}, {plural(findings, 'finding')}"
    if alone:
        yield f"{plural(alone, 'release')} in no family"
