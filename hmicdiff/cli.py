"""The commands. What prints, opens outputs and sets the exit status is here and in `commands/`."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

import hmicdiff
from hmicdiff import api, config
from hmicdiff.commands import watch as watching
from hmicdiff.commands.baseline import baseline
from hmicdiff.commands.bench import bench
from hmicdiff.commands.check import check
from hmicdiff.commands.family import (
    analyze_families,
    analyze_family,
    folders_of,
    one_family,
    read_family,
)
from hmicdiff.commands.many import report_many, sharing_options
from hmicdiff.commands.output import (
    PIPE_CLOSED,
    check_target,
    format_of,
    plural,
    write_report,
    write_result,
)
from hmicdiff.console import (
    STANDARD_OUTPUT,
    Console,
    SequenceCommand,
    complain,
    console_of_run,
    everywhere,
    min_level_option,
    output_option,
    paths_argument,
    reading_options,
    sequence_option,
    skip_unreadable_option,
    template_option,
    watch_option,
)
from hmicdiff.errors import ExitStatus, HmicdiffError

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Analysis

_FORMATS = {".csv": "csv", ".html": "html", ".json": "json", ".md": "md", ".txt": "text"}
_FACTS = {".txt": "text", ".csv": "csv", ".json": "json", ".md": "md"}
"""The names in `report.formats` by suffix; importing those would make `--help` slow."""
_HTML_FILE = "hmicdiff-report.html"
_INTERRUPTED = 130
"""What a shell reports for a program that SIGINT has ended."""


@click.group(
    epilog="Example:  hmicdiff report seeds/",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
)
@click.version_option(hmicdiff.__version__, message="%(prog)s %(version)s")
@everywhere
def cli() -> None:
    """Infer the template behind releases, and see what each says otherwise.

    PATH is a file, a folder or a glob pattern. Results go to standard output or a file, messages
    to standard error. Exit status: 0 done, 1 `check` found drift, 2 could not run.
    """


@cli.command(cls=SequenceCommand, epilog="Example:  hmicdiff report seeds/ --format md")
@paths_argument
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(tuple(_FORMATS.values())),
    help="[default: as FILE ends, else html]",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Where to: a file, DIR/ for a folder of pages, - for standard output.  "
    f"[default: {_HTML_FILE} for html, else -]",
)
@click.option("--open", "shown", is_flag=True, help="Show the report in the browser.")
@min_level_option
@template_option
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
    pages = output is not None and _is_folder(output)
    form = form or ("html" if pages else format_of(output, _FORMATS, "html"))
    target = output or (_HTML_FILE if form == "html" else STANDARD_OUTPUT)
    printed = target == STANDARD_OUTPUT
    if shown and printed:
        raise click.UsageError("--open needs a file to show; name one with -o")
    _check_target(target, form, paths)

    def once() -> None:
        held = pages or template is not None or sequence is not None
        if not held and report_many(
            paths,
            form,
            target,
            console,
            skip_unreadable=skip_unreadable,
            min_level=min_level,
        ):
            return
        corpus = read_family(paths, console, skip_unreadable=skip_unreadable)
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
        if pages:
            api.write_pages(target, api.present_pages(*analyses))
        else:
            write_report(analyses, form, target, color=console.color and printed)
        if not printed:
            console.say(f"wrote {target}: {'; '.join(map(_counts, analyses))}")

    if watch:
        settings = [folder / config.FILE for folder in folders_of(paths)]
        also = [*settings, Path(template)] if template else settings
        watching.again_and_again(once, watching.Watched(paths, also, target), console)
    once()
    if shown:
        _open(os.path.join(target, "index.html") if pages else target, console)  # noqa: PTH118 - is shown


@cli.command(cls=SequenceCommand, epilog="Example:  hmicdiff show cumbria seeds/")
@click.argument("release")
@click.argument("paths", metavar="PATH...", nargs=-1)
@min_level_option
@template_option
@sequence_option
@skip_unreadable_option
@reading_options
@everywhere
def show(
    release: str,
    paths: tuple[str, ...],
    *,
    min_level: str,
    template: str | None,
    sequence: str | None,
    skip_unreadable: bool,
) -> None:
    """Show what only RELEASE says, lacks or words otherwise.

    RELEASE is an id, a subject or a part of one, or the name of a file. With --sequence, what has
    changed in it since the last one is shown instead; without a RELEASE, what has in each.
    """
    from hmicdiff.report import families  # noqa: PLC0415 - only this command needs it

    console = console_of_run()
    one: str | None = release
    if not paths:
        if sequence is None:
            raise click.UsageError("Missing argument 'PATH...'.")
        one, paths = None, (release,)
    corpus = read_family(paths, console, skip_unreadable=skip_unreadable)
    analyses = analyze_families(
        corpus,
        paths,
        console,
        on_screen=True,
        template=template,
        min_level=min_level,
        sequence=sequence,
    )
    if sequence:
        shown = families.show_sequence(analyses, one, color=console.color)
    else:
        shown = families.show(analyses, release, color=console.color, verbose=console.verbose)
    write_result(STANDARD_OUTPUT, shown, styled=console.color)


@cli.command(cls=SequenceCommand, epilog="Example:  hmicdiff facts seeds/ --format csv")
@paths_argument
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(tuple(_FACTS.values())),
    help="[default: as FILE ends, else text]",
)
@output_option
@template_option
@sequence_option
@skip_unreadable_option
@reading_options
@everywhere
def facts(
    paths: tuple[str, ...],
    *,
    form: str | None,
    output: str,
    template: str | None,
    sequence: str | None,
    skip_unreadable: bool,
) -> None:
    """Show the figures and names that the releases state, in one table.

    --verbose adds the words that state each. In csv an apostrophe stands before a formula.
    """
    console = console_of_run()
    form = form or format_of(output, _FACTS, "text")
    printed = output == STANDARD_OUTPUT
    check_target(output, paths)
    corpus = read_family(paths, console, skip_unreadable=skip_unreadable)
    screen = printed and form == "text"
    family = one_family(corpus, template)
    analysis = analyze_family(
        family, paths, console, on_screen=screen, template=template, sequence=sequence
    )
    color, verbose = console.color and printed, console.verbose
    table = api.present_facts(analysis, form, color=color, verbose=verbose)
    write_result(output, table, styled=color)
    if not printed:
        console.say(f"wrote {output}: the facts of {plural(len(analysis.releases), 'release')}")


@cli.command("text", epilog="Example:  hmicdiff text seeds/000_8c3b727bb6bd96ae.txt")
@click.argument("file")
@click.option(
    "--places", "placed", is_flag=True, help="Before each line its number, page or paragraph."
)
@reading_options
@everywhere
def text_(file: str, *, placed: bool) -> None:
    """Print the text of FILE, in which offsets count.

    Whatever the encoding of FILE, the text comes as UTF-8 without a byte-order mark.
    """
    from hmicdiff.report.places import with_places  # noqa: PLC0415 - only this command needs it

    console = console_of_run()
    corpus = read_family((file,), console)
    if len(corpus.releases) > 1:
        raise click.UsageError(f"{file}: is several files; name one")
    release = corpus.releases[0]
    write_result(STANDARD_OUTPUT, with_places(release) if placed else release.text)


@cli.command(epilog="Example:  hmicdiff template seeds/")
@paths_argument
@click.option("--values", metavar="DIR", help="Write what fills it for each release to DIR.")
@output_option
@skip_unreadable_option
@reading_options
@everywhere
def template(
    paths: tuple[str, ...],
    *,
    values: str | None,
    output: str,
    skip_unreadable: bool,
) -> None:
    """Write the template as a Jinja2 template.

    With the values of a release, as --values writes them, hmicdiff render gives its file again.
    """
    console = console_of_run()
    check_target(output, paths)
    corpus = read_family(paths, console, skip_unreadable=skip_unreadable)
    family = one_family(corpus)
    made = api.export(analyze_family(family, paths, console, on_screen=output == STANDARD_OUTPUT))
    if values:
        api.save_values(made, values)
    write_result(output, made.template)
    if output != STANDARD_OUTPUT:
        console.say(f"wrote {output}: it gives {made.rebuilt} of {len(made.values)} releases again")


@cli.command(
    epilog="\b\nExample:  hmicdiff render examples/template.jinja "
    "examples/values/cumbria-constabulary.json"
)
@click.argument("template")
@click.argument("values")
@output_option
@everywhere
def render(template: str, values: str, *, output: str) -> None:
    """Fill in TEMPLATE with VALUES: the release comes again, byte for byte."""
    write_result(output, api.render_files(template, values))


@cli.command(epilog="Example:  hmicdiff extract examples/template.jinja seeds/")
@click.argument("template")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@output_option
@reading_options
@everywhere
def extract(template: str, files: tuple[str, ...], *, output: str) -> None:
    """Write what fills TEMPLATE to give FILE again.

    It is the inverse of render, for any text. What does not fit the template is named, in the
    values and on standard error.
    """
    from hmicdiff.template import store  # noqa: PLC0415 - only this command needs it

    console = console_of_run()
    check_target(output, files)
    found = api.extract_files(template, read_family(files, console))
    for source, values in found.items():
        for each in values["misfits"]:
            at = f", {each['where']}" if "where" in each else f":{each['line']}"
            console.say(f"{source}{at}: {each['message']}")
    write_result(output, store.save(*found.values()))


cli.add_command(baseline)
cli.add_command(check)
cli.add_command(bench)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit with its status; what goes wrong is said in one line."""
    try:
        status = cli.main(args=arguments, prog_name="hmicdiff", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        status = ExitStatus.FAILED
    except click.UsageError as error:
        help_for = error.ctx.command_path if error.ctx else "hmicdiff"
        status = complain(f"{error.format_message().rstrip('.')}; see {help_for} --help")
    except click.ClickException as error:
        status = complain(error.format_message())
    except HmicdiffError as error:
        status = complain(str(error))
    except (KeyboardInterrupt, click.Abort):
        click.echo("hmicdiff: interrupted", err=True)
        status = _INTERRUPTED
    sys.exit(_flush(status if isinstance(status, int) else ExitStatus.DONE))


def _flush(status: int) -> int:
    """Flush standard output now, because at exit nobody could catch what goes wrong."""
    closed = status == PIPE_CLOSED
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status, closed = PIPE_CLOSED, True
    except OSError:
        status, closed = ExitStatus.FAILED, True
    if closed:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return int(status)


def _check_target(target: str, form: str, paths: Sequence[str]) -> None:
    """Find out before the work is done that a report could not be written."""
    if not _is_folder(target):
        check_target(target, paths)
        return
    if form != "html":
        raise click.UsageError(f"{target}: is a folder; only html is written as one")
    api.check_folder(target)


def _is_folder(output: str) -> bool:
    """Tell whether a folder of pages is asked for."""
    return output.endswith(tuple(filter(None, (os.sep, os.altsep))))


def _open(target: str, console: Console) -> None:
    import webbrowser  # noqa: PLC0415 - only --open needs it

    if not webbrowser.open(Path(target).resolve().as_uri()):
        console.say(f"no browser found; open {target} yourself")


def _counts(analysis: "Analysis") -> str:
    """Count as the reports do, which keep typography apart."""
    findings = sum(finding.kind != "typography" for finding in analysis.findings)
    return f"{plural(len(analysis.releases), 'release')}, {plural(findings, 'finding')}"
