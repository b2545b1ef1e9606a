"""How the user is spoken to: switches that every command has, and what they mean."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from hmicdiff.errors import ExitStatus

STANDARD_OUTPUT = "-"

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


def complain(message: str) -> ExitStatus:
    """Tell in one line what went wrong, and return what the program exits with."""
    click.echo("hmicdiff: " + " ".join(message.split("\n")), err=True)
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


paths_argument = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
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
max_size_option = click.option(
    "--max-size",
    metavar="MB",
    type=click.FloatRange(min=0, min_open=True),
    default=10,
    show_default=True,
    help="Refuse larger files.",
)
min_level_option = click.option(
    "--min-level",
    type=click.Choice(("note", "warning", "error")),
    default="note",
    show_default=True,
    help="Leave out slips that matter less.",
)
template_option = click.option(
    "--template",
    metavar="FILE",
    help="Hold the releases against this text or template instead of inferring one.",
)
watch_option = click.option(
    "--watch", is_flag=True, help="Do it again whenever a file changes; Ctrl-C ends it."
)
