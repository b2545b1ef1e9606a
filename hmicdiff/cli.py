"""The program: its commands, each from its module of `commands/`, and how it ends."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

import hmicdiff
from hmicdiff.commands.baseline import baseline
from hmicdiff.commands.bench import bench
from hmicdiff.commands.check import check
from hmicdiff.commands.correct import correct
from hmicdiff.commands.facts import facts
from hmicdiff.commands.output import PIPE_CLOSED
from hmicdiff.commands.report import report
from hmicdiff.commands.review import review
from hmicdiff.commands.rules import rules
from hmicdiff.commands.show import show
from hmicdiff.commands.template import extract, render, template
from hmicdiff.commands.text import text_
from hmicdiff.commands.verify import verify
from hmicdiff.console import complain, everywhere
from hmicdiff.errors import ExitStatus, HmicdiffError

_COMMANDS = (
    report,
    show,
    facts,
    text_,
    template,
    render,
    extract,
    baseline,
    check,
    bench,
    verify,
    correct,
    review,
    rules,
)
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

    PATH is a file, a folder, a glob pattern, or git:FILE for the history of a file. Results go to
    standard output or a file, messages to standard error. Exit status: 0 done, 1 `check` found
    drift or `verify` what does not hold, 2 could not run.
    """


for command in _COMMANDS:
    cli.add_command(command)


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
