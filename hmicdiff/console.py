"""How the user is spoken to: switches that every command has, and what they mean."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

import click

from hmicdiff.errors import ExitStatus

STANDARD_INPUT = STANDARD_OUTPUT = "-"

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
            from hmicdiff.report.controls import one_line  # noqa: PLC0415 - not needed for help

            click.echo(one_line(message), err=True)

    def explain(self, message: str) -> None:
        """Tell the user something who wants to know more."""
        if self.verbose:
            self.say(message)


def complain(message: str) -> ExitStatus:
    """Tell in one line what went wrong, and return what the program exits with."""
    from hmicdiff.report.controls import visible  # noqa: PLC0415 - not needed for help

    # two spaces before a command to copy stay two
    click.echo(f"hmicdiff: {visible(' '.join(message.replace(chr(9), '').splitlines()))}", err=True)
    return ExitStatus.FAILED


def _remember(context: click.Context, option: click.Parameter, given: bool) -> None:  # noqa: FBT001 - click calls it so
    """Note a switch for the whole run, whether it stands before the command or after it."""
    if given and option.name:
        context.meta[f"{__name__}.{option.name}"] = True


def console_of_run() -> Console:
    """Return how the user of this run wants to be spoken to."""
    noted = click.get_current_context().meta
    return Console(
        quiet=f"{__name__}.quiet" in noted,
        verbose=f"{__name__}.verbose" in noted,
        plain=f"{__name__}.no_color" in noted,
    )


def everywhere(command: Command) -> Command:
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


def format_option(names: Iterable[str], default: str) -> Callable[[Command], Command]:
    """Return the option for the format of a result, one of `names`; "form" as an argument."""
    return click.option(
        "--format",
        "-f",
        "form",
        type=click.Choice(tuple(names)),
        help=f"[default: as FILE ends, else {default}]",
    )


def not_the_template(
    context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    """Refuse to take standard input for the template and for a document."""
    if STANDARD_INPUT in given and context.meta.get(f"{__name__}.template") == STANDARD_INPUT:
        raise click.UsageError(
            "standard input is the template already; name a file for one of both"
        )
    return given


paths_argument = click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, callback=not_the_template
)
output_option = click.option(
    "--output",
    "-o",
    metavar="FILE",
    default=STANDARD_OUTPUT,
    help="Where to, instead of standard output.",
)
skip_unreadable_option = click.option(
    "--skip-unreadable", is_flag=True, help="Leave out files that cannot be read, and say which."
)
min_level_option = click.option(
    "--min-level",
    type=click.Choice(("note", "warning", "error")),
    default="note",
    show_default=True,
    help="Leave out slips that matter less.",
)


@dataclass(frozen=True, slots=True)
class Intake:
    """How the user wants files to be read."""

    limits: tuple[str, ...]
    """Limits that are changed, as NAME=VALUE."""
    encoding: str | None
    text_column: str | None
    name_column: str | None
    ocr: str | bool
    """Whether OCR is asked for, or the languages that it is to read in."""

    @property
    def settings(self) -> dict[str, Any]:
        """All of it, by the names that the library has for it."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def keep(context: click.Context, option: click.Parameter, given: object) -> None:
    """Keep what was given for the run."""
    context.meta[f"{__name__}.{option.name}"] = given


def remember(name: str, value: object) -> None:
    """Keep something for the run that is no option of its command, as if it were."""
    click.get_current_context().meta[f"{__name__}.{name}"] = value


def kept(name: str) -> Any:  # noqa: ANN401 - whatever the option is of
    """Return what was given for the run as an option that is kept; `None` where it was not."""
    return click.get_current_context().meta.get(f"{__name__}.{name}")


def intake_of_run() -> Intake:
    """Return how the user of this run wants files to be read."""
    size = kept("max_size")
    if kept("name_column") is not None and kept("text_column") is None:
        raise click.UsageError("--name-column needs --text-column, which says where the texts are")
    if kept("ocr_language") is not None and not kept("ocr"):
        raise click.UsageError("--ocr-language needs --ocr, which reads scans")
    return Intake(
        limits=(*(() if size is None else (f"size={size}",)), *(kept("limits") or ())),
        encoding=kept("encoding"),
        text_column=kept("text_column"),
        name_column=kept("name_column"),
        ocr=kept("ocr_language") or bool(kept("ocr")),
    )


def reading_options(command: Command) -> Command:
    """Add the options of commands that read releases."""
    for option in (
        click.option(
            "--limit",
            "limits",
            metavar="NAME=VALUE",
            multiple=True,
            expose_value=False,
            callback=keep,
            help="Change a limit: size, unpacked, memory (MB), text, sentence (characters), "
            "sentences, files, packed (files in an archive), rows (of a table), versions (in a "
            "history), seconds (for a file, for OCR for a page), pages (for OCR).",
        ),
        click.option(
            "--ocr-language",
            metavar="NAME",
            expose_value=False,
            callback=keep,
            help="The language of scans as tesseract names it, or several: deu+eng.  "
            "[default: eng]",
        ),
        click.option(
            "--ocr",
            is_flag=True,
            expose_value=False,
            callback=keep,
            help="Read pages of a PDF that are pictures, by OCR; it takes an installed tesseract.",
        ),
        click.option(
            "--max-size",
            metavar="MB",
            type=click.FloatRange(min=0, min_open=True),
            default=10,
            show_default=True,
            expose_value=False,
            callback=keep,
            help="Refuse larger files.",
        ),
        click.option(
            "--encoding",
            metavar="NAME",
            expose_value=False,
            callback=keep,
            help="The encoding of all texts.  [default: found out]",
        ),
        click.option(
            "--name-column",
            metavar="NAME",
            expose_value=False,
            callback=keep,
            help="The column of tables that has what each row is called.  [default: its number]",
        ),
        click.option(
            "--text-column",
            metavar="NAME",
            expose_value=False,
            callback=keep,
            help="Take each row of a table (.csv, .tsv, .jsonl) for a document, with its text in "
            "this column.",
        ),
    ):
        command = option(command)
    return command


def _read_once(context: click.Context, option: click.Parameter, given: str | None) -> str | None:
    """Return a file that can be read again where a template comes from a pipe.

    A pipe and standard input are read to their end here, and kept in a file for the run.
    """
    keep(context, option, given)
    if given is None or not (given == STANDARD_INPUT or Path(given).is_fifo()):
        return given
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - not needed for help

    from hmicdiff.read.files import read_bytes  # noqa: PLC0415
    from hmicdiff.read.limits import Limits  # noqa: PLC0415

    path = None if given == STANDARD_INPUT else Path(given)
    data = read_bytes(path, given, Limits())
    own = TemporaryDirectory(prefix="hmicdiff-")
    folder = context.find_root().with_resource(own)  # that one is closed however the run ends
    file = Path(folder, "template from a pipe")
    file.write_bytes(data)
    return str(file)


template_option = click.option(
    "--template",
    metavar="FILE",
    callback=_read_once,
    help="Hold the releases against this text or template instead of inferring one.",
)
one_family_option = click.option(
    "--one-family",
    is_flag=True,
    expose_value=False,
    callback=keep,
    help="Take all files for one family: neither part them nor leave out what seems strange.",
)
name_by_option = click.option(
    "--name-by",
    metavar="title|file|VARIABLE",
    expose_value=False,
    callback=keep,
    help="Call each document by its title, its file, or what it states of a variable.  "
    "[default: whom it is about, else its file]",
)
ORDERS = ("date", "name")


class SequenceCommand(click.Command):
    """A command whose `--sequence` may stand without a word, also before a PATH.

    The history of a file is one without it.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let `--sequence` mean `--sequence auto` where no order follows, or for a history."""
        from hmicdiff.read.history import is_history  # noqa: PLC0415 - not needed for help

        given = list(args)
        end = given.index("--") if "--" in given else len(given)
        for at in range(end - 1, -1, -1):
            if given[at] == "--sequence" and (at + 1 == end or given[at + 1] not in ORDERS):
                given[at] = "--sequence=auto"
        rest = super().parse_args(ctx, given)
        paths = ctx.params.get("paths") or (ctx.params.get("release") or "",)
        if ctx.params["sequence"] is None and len(paths) == 1 and is_history(paths[0]):
            ctx.params["sequence"] = "auto"
        return rest


sequence_option = click.option(
    "--sequence",
    type=click.Choice(("auto", *ORDERS)),
    metavar="[date|name]",
    help="Each release is an edit of the one before: tell what has changed since the last one. "
    "Ordered by date if each states one, else by name.",
)
watch_option = click.option(
    "--watch", is_flag=True, help="Do it again whenever a file changes; Ctrl-C ends it."
)
