"""The commands. The only module that prints, opens outputs and sets the exit status."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

import hmicdiff
from hmicdiff import api
from hmicdiff.errors import ExitStatus, HmicdiffError
from hmicdiff.progress import ProgressBar

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Analysis
    from hmicdiff.model.text import Corpus

_FORMATS = {".csv": "csv", ".html": "html", ".json": "json", ".md": "md", ".txt": "text"}
_FACTS = {".txt": "text", ".csv": "csv", ".json": "json", ".md": "md"}
"""The names in `report.formats` by suffix; importing those would make `--help` slow."""
_HTML_FILE = "hmicdiff-report.html"
_STANDARD_OUTPUT = "-"
_INTERRUPTED = 130
_PIPE_CLOSED = 141
"""What a shell reports for a program that SIGINT, or SIGPIPE, has ended."""
_MEGABYTE = 1_000_000

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Console:
    """How the user wants to be spoken to."""

    quiet: bool
    verbose: bool
    plain: bool
    """Whether colors are not wanted."""

    @property
    def color(self) -> bool:
        """Whether standard output is to be colored."""
        return not self.plain and not os.environ.get("NO_COLOR") and sys.stdout.isatty()

    def say(self, message: str) -> None:
        """Tell the user something on standard error, unless silence is asked for."""
        if not self.quiet:
            click.echo(message, err=True)

    def explain(self, message: str) -> None:
        """Tell the user something who wants to know more."""
        if self.verbose:
            self.say(message)


def _remember(context: click.Context, option: click.Parameter, given: bool) -> None:  # noqa: FBT001 - click calls it so
    """Note a switch for the whole run, whether it stands before the command or after it."""
    if given and option.name:
        context.meta[f"{__name__}.{option.name}"] = True


def _console() -> Console:
    noted = click.get_current_context().meta
    return Console(
        quiet=f"{__name__}.quiet" in noted,
        verbose=f"{__name__}.verbose" in noted,
        plain=f"{__name__}.no_color" in noted,
    )


def _everywhere(command: Command) -> Command:
    """Add the switches that every command has."""
    for name, short, text in (
        ("--no-color", (), "No colors; setting NO_COLOR does the same."),
        ("--verbose", ("-v",), "Say more: what was read and how, typography too."),
        ("--quiet", ("-q",), "Say nothing but errors."),
    ):
        command = click.option(
            name, *short, is_flag=True, expose_value=False, callback=_remember, help=text
        )(command)
    return command


_paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
_output = click.option(
    "--output",
    "-o",
    metavar="FILE",
    default=_STANDARD_OUTPUT,
    help="Where to, instead of standard output.",
)
_skip_unreadable = click.option(
    "--skip-unreadable", is_flag=True, help="Leave out files that cannot be read, and say which."
)
_max_size = click.option(
    "--max-size",
    metavar="MB",
    type=click.FloatRange(min=0, min_open=True),
    default=10,
    show_default=True,
    help="Refuse larger files.",
)


@click.group(
    epilog="Example:  hmicdiff report seeds/",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
)
@click.version_option(hmicdiff.__version__, message="%(prog)s %(version)s")
@_everywhere
def cli() -> None:
    """Infer the template behind releases, and see what each says otherwise.

    PATH is a file, a folder or a glob pattern. Results go to standard output or a file, messages
    to standard error. Exit status: 0 done, 2 could not run.
    """


@cli.command(epilog="Example:  hmicdiff report seeds/ --format md")
@_paths
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
    help=f"Where to, - for standard output.  [default: {_HTML_FILE} for html, else -]",
)
@click.option("--open", "shown", is_flag=True, help="Show the report in the browser.")
@_skip_unreadable
@_max_size
@_everywhere
def report(
    paths: tuple[str, ...],
    *,
    form: str | None,
    output: str | None,
    shown: bool,
    skip_unreadable: bool,
    max_size: float,
) -> None:
    """Report what each release says, lacks or words otherwise."""
    console = _console()
    form = form or _format_of(output)
    target = output or (_HTML_FILE if form == "html" else _STANDARD_OUTPUT)
    if target != _STANDARD_OUTPUT:
        api.check_writable(target)
    elif shown:
        raise click.UsageError("--open needs a file to show; name one with -o")
    corpus = _read(paths, console, max_size, skip_unreadable=skip_unreadable)
    printed = target == _STANDARD_OUTPUT
    analysis = _analyze(corpus, console, on_screen=printed and form == "text")
    color = console.color and printed
    _write(target, api.present(analysis, form, color=color))
    if target != _STANDARD_OUTPUT:
        console.say(f"wrote {target}: {_counts(analysis)}")
    if shown:
        _open(target, console)


@cli.command(epilog="Example:  hmicdiff show cumbria seeds/")
@click.argument("release")
@_paths
@_skip_unreadable
@_max_size
@_everywhere
def show(release: str, paths: tuple[str, ...], *, skip_unreadable: bool, max_size: float) -> None:
    """Show what only RELEASE says, lacks or words otherwise.

    RELEASE is an id, a file name or a part of either, or of the subject.
    """
    from hmicdiff.report import text  # noqa: PLC0415 - only this command needs it

    console = _console()
    corpus = _read(paths, console, max_size, skip_unreadable=skip_unreadable)
    analysis = _analyze(corpus, console, on_screen=True)
    shown = text.show(analysis, release, color=console.color, verbose=console.verbose)
    _write(_STANDARD_OUTPUT, shown)


@cli.command(epilog="Example:  hmicdiff facts seeds/ --format csv")
@_paths
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(tuple(_FACTS.values())),
    help="[default: as FILE ends, else text]",
)
@_output
@_skip_unreadable
@_max_size
@_everywhere
def facts(
    paths: tuple[str, ...],
    *,
    form: str | None,
    output: str,
    skip_unreadable: bool,
    max_size: float,
) -> None:
    """Show the figures and names that the releases state, in one table.

    --verbose adds the words that state each. In csv an apostrophe stands before a formula.
    """
    console = _console()
    form = form or _FACTS.get(Path(output).suffix.lower(), "text")
    printed = output == _STANDARD_OUTPUT
    if not printed:
        api.check_writable(output)
    corpus = _read(paths, console, max_size, skip_unreadable=skip_unreadable)
    analysis = _analyze(corpus, console, on_screen=printed and form == "text")
    color, verbose = console.color and printed, console.verbose
    _write(output, api.present_facts(analysis, form, color=color, verbose=verbose))
    if not printed:
        console.say(f"wrote {output}: {_plural(len(analysis.facts.columns), 'variable')}")


@cli.command("text", epilog="Example:  hmicdiff text seeds/000_8c3b727bb6bd96ae.txt")
@click.argument("file")
@_max_size
@_everywhere
def text_(file: str, *, max_size: float) -> None:
    """Print the text of FILE, in which offsets count.

    Whatever the encoding of FILE, the text comes as UTF-8 without a byte-order mark.
    """
    console = _console()
    corpus = _read((file,), console, max_size)
    if len(corpus.releases) > 1:
        raise click.UsageError(f"{file}: is several files; name one")
    _write(_STANDARD_OUTPUT, corpus.releases[0].text)


@cli.command(epilog="Example:  hmicdiff template seeds/")
@_paths
@click.option("--values", metavar="DIR", help="Write what fills it for each release to DIR.")
@_output
@_skip_unreadable
@_max_size
@_everywhere
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
    console = _console()
    if output != _STANDARD_OUTPUT:
        api.check_writable(output)
    corpus = _read(paths, console, max_size, skip_unreadable=skip_unreadable)
    made = api.export(_analyze(corpus, console, on_screen=output == _STANDARD_OUTPUT))
    if values:
        api.save_values(made, values)
    _write(output, made.template)
    if output != _STANDARD_OUTPUT:
        console.say(f"wrote {output}: it gives {made.rebuilt} of {len(made.values)} releases again")


@cli.command(
    epilog="\b\nExample:  hmicdiff render examples/template.jinja "
    "examples/values/cumbria-constabulary.json"
)
@click.argument("template")
@click.argument("values")
@_output
@_everywhere
def render(template: str, values: str, *, output: str) -> None:
    """Fill in TEMPLATE with VALUES: the release comes again, byte for byte."""
    _write(output, api.render_files(template, values))


@cli.command(epilog="Example:  hmicdiff extract examples/template.jinja seeds/")
@click.argument("template")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@_output
@_max_size
@_everywhere
def extract(template: str, files: tuple[str, ...], *, output: str, max_size: float) -> None:
    """Write what fills TEMPLATE to give FILE again.

    It is the inverse of render, for any text. What does not fit the template is named, in the
    values and on standard error.
    """
    from hmicdiff.template import store  # noqa: PLC0415 - only this command needs it

    console = _console()
    found = api.extract_files(template, _read(files, console, max_size))
    for source, values in found.items():
        for each in values["misfits"]:
            console.say(f"{source}:{each['line']}: {each['message']}")
    _write(output, store.save(*found.values()))


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit with its status; what goes wrong is said in one line."""
    try:
        status = cli.main(args=arguments, prog_name="hmicdiff", standalone_mode=False)
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
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = _PIPE_CLOSED
    if status == _PIPE_CLOSED:
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


def _analyze(corpus: "Corpus", console: Console, *, on_screen: bool) -> "Analysis":
    """Analyze, and say what a reader has to know first where the report itself will not do so.

    `on_screen` is whether the report is a text that goes to standard output.
    """
    bar = ProgressBar(sys.stderr, shown=not console.quiet and sys.stderr.isatty())
    try:
        analysis = api.analyze(corpus, bar)
    finally:
        bar.clear()
    if not (on_screen and sys.stdout.isatty()):
        for notice in analysis.notices:
            console.say(notice)
    return analysis


def _open(target: str, console: Console) -> None:
    import webbrowser  # noqa: PLC0415 - only --open needs it

    if not webbrowser.open(Path(target).resolve().as_uri()):
        console.say(f"no browser found; open {target} yourself")


def _format_of(output: str | None) -> str:
    """Return the format that the name of a file asks for."""
    return _FORMATS.get(Path(output or "").suffix.lower(), "html")


def _counts(analysis: "Analysis") -> str:
    """Count as the reports do, which keep typography apart."""
    findings = sum(finding.kind != "typography" for finding in analysis.findings)
    return f"{_plural(len(analysis.releases), 'release')}, {_plural(findings, 'finding')}"


def _plural(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _write(target: str, result: str | bytes) -> None:
    if target != _STANDARD_OUTPUT:
        api.write(target, result)
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(result.encode("utf-8") if isinstance(result, str) else result)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise click.exceptions.Exit(_PIPE_CLOSED) from error
