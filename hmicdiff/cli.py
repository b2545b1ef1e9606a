"""The commands. The only module that prints, opens outputs and sets the exit status."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

import hmicdiff
from hmicdiff import api, config
from hmicdiff.console import (
    STANDARD_OUTPUT,
    Console,
    console_of_run,
    everywhere,
    max_size_option,
    output_option,
    paths_argument,
    skip_unreadable_option,
    template_option,
)
from hmicdiff.errors import (
    ConfigError,
    ExitStatus,
    HmicdiffError,
    NamesError,
    UnwritableError,
)
from hmicdiff.progress import ProgressBar

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Analysis
    from hmicdiff.model.text import Corpus

_FORMATS = {".csv": "csv", ".html": "html", ".json": "json", ".md": "md", ".txt": "text"}
_FACTS = {".txt": "text", ".csv": "csv", ".json": "json", ".md": "md"}
"""The names in `report.formats` by suffix; importing those would make `--help` slow."""
_HTML_FILE = "hmicdiff-report.html"
_INTERRUPTED = 130
_PIPE_CLOSED = 141
"""What a shell reports for a program that SIGINT, or SIGPIPE, has ended."""
_MEGABYTE = 1_000_000


@click.group(
    epilog="Example:  hmicdiff report seeds/",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
)
@click.version_option(hmicdiff.__version__, message="%(prog)s %(version)s")
@everywhere
def cli() -> None:
    """Infer the template behind releases, and see what each says otherwise.

    PATH is a file, a folder or a glob pattern. Results go to standard output or a file, messages
    to standard error. Exit status: 0 done, 2 could not run.
    """


@cli.command(epilog="Example:  hmicdiff report seeds/ --format md")
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
@template_option
@skip_unreadable_option
@max_size_option
@everywhere
def report(
    paths: tuple[str, ...],
    *,
    form: str | None,
    output: str | None,
    shown: bool,
    template: str | None,
    skip_unreadable: bool,
    max_size: float,
) -> None:
    """Report what each release says, lacks or words otherwise."""
    console = console_of_run()
    pages = output is not None and _is_folder(output)
    form = form or ("html" if pages else _format_of(output, _FORMATS, "html"))
    target = output or (_HTML_FILE if form == "html" else STANDARD_OUTPUT)
    if pages and form != "html":
        raise click.UsageError(f"{target}: is a folder; only html is written as one")
    if pages:
        api.check_folder(target)
    elif target != STANDARD_OUTPUT:
        api.check_writable(target)
    elif shown:
        raise click.UsageError("--open needs a file to show; name one with -o")
    corpus = _read(paths, console, max_size, skip_unreadable=skip_unreadable)
    printed = target == STANDARD_OUTPUT
    screen = printed and form == "text"
    analysis = _analyze(corpus, paths, console, on_screen=screen, template=template)
    if pages:
        api.write_pages(target, api.present_pages(analysis))
    else:
        _write(target, api.present(analysis, form, color=console.color and printed))
    if target != STANDARD_OUTPUT:
        console.say(f"wrote {target}: {_counts(analysis)}")
    if shown:
        _open(os.path.join(target, "index.html") if pages else target, console)  # noqa: PTH118 - is shown


@cli.command(epilog="Example:  hmicdiff show cumbria seeds/")
@click.argument("release")
@paths_argument
@template_option
@skip_unreadable_option
@max_size_option
@everywhere
def show(
    release: str,
    paths: tuple[str, ...],
    *,
    template: str | None,
    skip_unreadable: bool,
    max_size: float,
) -> None:
    """Show what only RELEASE says, lacks or words otherwise.

    RELEASE is an id, a subject or a part of one, or the name of a file.
    """
    from hmicdiff.report import text  # noqa: PLC0415 - only this command needs it

    console = console_of_run()
    corpus = _read(paths, console, max_size, skip_unreadable=skip_unreadable)
    analysis = _analyze(corpus, paths, console, on_screen=True, template=template)
    shown = text.show(analysis, release, color=console.color, verbose=console.verbose)
    _write(STANDARD_OUTPUT, shown)


@cli.command(epilog="Example:  hmicdiff facts seeds/ --format csv")
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
@skip_unreadable_option
@max_size_option
@everywhere
def facts(
    paths: tuple[str, ...],
    *,
    form: str | None,
    output: str,
    template: str | None,
    skip_unreadable: bool,
    max_size: float,
) -> None:
    """Show the figures and names that the releases state, in one table.

    --verbose adds the words that state each. In csv an apostrophe stands before a formula.
    """
    console = console_of_run()
    form = form or _format_of(output, _FACTS, "text")
    printed = output == STANDARD_OUTPUT
    if not printed:
        api.check_writable(output)
    corpus = _read(paths, console, max_size, skip_unreadable=skip_unreadable)
    screen = printed and form == "text"
    analysis = _analyze(corpus, paths, console, on_screen=screen, template=template)
    color, verbose = console.color and printed, console.verbose
    _write(output, api.present_facts(analysis, form, color=color, verbose=verbose))
    if not printed:
        console.say(f"wrote {output}: the facts of {_plural(len(analysis.releases), 'release')}")


@cli.command("text", epilog="Example:  hmicdiff text seeds/000_8c3b727bb6bd96ae.txt")
@click.argument("file")
@max_size_option
@everywhere
def text_(file: str, *, max_size: float) -> None:
    """Print the text of FILE, in which offsets count.

    Whatever the encoding of FILE, the text comes as UTF-8 without a byte-order mark.
    """
    console = console_of_run()
    corpus = _read((file,), console, max_size)
    if len(corpus.releases) > 1:
        raise click.UsageError(f"{file}: is several files; name one")
    _write(STANDARD_OUTPUT, corpus.releases[0].text)


@cli.command(epilog="Example:  hmicdiff template seeds/")
@paths_argument
@click.option("--values", metavar="DIR", help="Write what fills it for each release to DIR.")
@output_option
@skip_unreadable_option
@max_size_option
@everywhere
def template(
    paths: tuple[str, ...],
    *,
    values: str | None,
    output: str,
    skip_unreadable: bool,
    max_size: float,
) -> None:
    """Write the template as a Jinja2 template.

    With the values of a release, as --values writes them, hmicdiff render gives its file again.
    """
    console = console_of_run()
    if output != STANDARD_OUTPUT:
        api.check_writable(output)
    corpus = _read(paths, console, max_size, skip_unreadable=skip_unreadable)
    made = api.export(_analyze(corpus, paths, console, on_screen=output == STANDARD_OUTPUT))
    if values:
        api.save_values(made, values)
    _write(output, made.template)
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
    _write(output, api.render_files(template, values))


@cli.command(epilog="Example:  hmicdiff extract examples/template.jinja seeds/")
@click.argument("template")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@output_option
@max_size_option
@everywhere
def extract(template: str, files: tuple[str, ...], *, output: str, max_size: float) -> None:
    """Write what fills TEMPLATE to give FILE again.

    It is the inverse of render, for any text. What does not fit the template is named, in the
    values and on standard error.
    """
    from hmicdiff.template import store  # noqa: PLC0415 - only this command needs it

    console = console_of_run()
    found = api.extract_files(template, _read(files, console, max_size))
    for source, values in found.items():
        for each in values["misfits"]:
            console.say(f"{source}:{each['line']}: {each['message']}")
    _write(output, store.save(*found.values()))


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit with its status; what goes wrong is said in one line."""
    try:
        status = cli.main(args=arguments, prog_name="hmicdiff", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        status = ExitStatus.FAILED
    except click.UsageError as error:
        help_for = error.ctx.command_path if error.ctx else "hmicdiff"
        status = _fail(f"{error.format_message().rstrip('.')}; see {help_for} --help")
    except click.ClickException as error:
        status = _fail(error.format_message())
    except HmicdiffError as error:
        status = _fail(str(error))
    except (KeyboardInterrupt, click.Abort):
        status = _INTERRUPTED
    sys.exit(_flush(status if isinstance(status, int) else ExitStatus.DONE))


def _fail(message: str) -> int:
    click.echo("hmicdiff: " + " ".join(message.split("\n")), err=True)
    return ExitStatus.FAILED


def _flush(status: int) -> int:
    """Flush standard output now, because at exit nobody could catch what goes wrong."""
    closed = status == _PIPE_CLOSED
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status, closed = _PIPE_CLOSED, True
    except OSError:
        status, closed = ExitStatus.FAILED, True
    if closed:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return int(status)


def _read(
    paths: Sequence[str], console: Console, max_size: float, *, skip_unreadable: bool = False
) -> "Corpus":
    limit = round(max_size * _MEGABYTE)
    corpus = api.read(paths, skip_unreadable=skip_unreadable, max_bytes=limit)
    for source, reason in corpus.skipped:
        console.say(f"skipped {source}: {reason}")
    for release in corpus.releases:
        console.explain(f"read {release.source} ({release.encoding})")
    return corpus


def _analyze(
    corpus: "Corpus",
    paths: Sequence[str],
    console: Console,
    *,
    on_screen: bool,
    template: str | None = None,
) -> "Analysis":
    """Analyze, and say what a reader has to know first where the report itself will not do so.

    Settings are looked for where the user stands, then where the releases are. `on_screen` is
    whether the report is a text that goes to standard output.
    """
    folders = [path if path.is_dir() else path.parent for path in map(Path, paths)]
    settings = config.find([Path(), *folders])
    bar = ProgressBar(sys.stderr, shown=not console.quiet and sys.stderr.isatty())
    try:
        analysis = api.analyze(corpus, bar, settings.names, template=template)
    except NamesError as error:
        raise ConfigError(f"{settings.source}: {error}") from error
    finally:
        bar.clear()
    if not (on_screen and sys.stdout.isatty()):
        for notice in analysis.notices:
            console.say(notice)
    return analysis


def _is_folder(output: str) -> bool:
    return output.endswith(tuple(filter(None, (os.sep, os.altsep))))


def _open(target: str, console: Console) -> None:
    import webbrowser  # noqa: PLC0415 - only --open needs it

    if not webbrowser.open(Path(target).resolve().as_uri()):
        console.say(f"no browser found; open {target} yourself")


def _format_of(output: str | None, formats: Mapping[str, str], default: str) -> str:
    """Return the format that the name of a file asks for."""
    suffix = Path(output or "").suffix.lower()
    if suffix and suffix not in formats:
        known = ", ".join(sorted(formats))
        raise click.UsageError(f"{output}: no format ends in {suffix} ({known} do); give --format")
    return formats.get(suffix, default)


def _counts(analysis: "Analysis") -> str:
    """Count as the reports do, which keep typography apart."""
    findings = sum(finding.kind != "typography" for finding in analysis.findings)
    return f"{_plural(len(analysis.releases), 'release')}, {_plural(findings, 'finding')}"


def _plural(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _write(target: str, result: str | bytes) -> None:
    if target != STANDARD_OUTPUT:
        api.write(target, result)
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(result.encode("utf-8") if isinstance(result, str) else result)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise click.exceptions.Exit(_PIPE_CLOSED) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnwritableError("standard output", f"cannot be written ({reason})") from error
