"""`hmicdiff baseline`: what is known of a family, saved."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hmicdiff import api, writing
from hmicdiff.commands.family import analyze_family, read_family
from hmicdiff.commands.output import plural, write_result
from hmicdiff.console import (
    STANDARD_OUTPUT,
    Console,
    console_of_run,
    everywhere,
    max_size_option,
    paths_argument,
    skip_unreadable_option,
)

if TYPE_CHECKING:
    from hmicdiff.model.baseline import Baseline

FILE = "hmicdiff.baseline.json"
"""What a baseline is called where nothing else is said."""


@click.command(epilog="Example:  hmicdiff baseline seeds/")
@paths_argument
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    default=FILE,
    show_default=True,
    help="Where to, - for standard output.",
)
@skip_unreadable_option
@max_size_option
@everywhere
def baseline(
    paths: tuple[str, ...], *, output: str, skip_unreadable: bool, max_size: float
) -> None:
    """Save what is known of a family, for hmicdiff check.

    FILE has the template, the releases and what they do otherwise, which counts as accepted. It is
    made to be kept under version control.
    """
    console = console_of_run()
    if output != STANDARD_OUTPUT:
        writing.check_writable(output)
    corpus = read_family(paths, console, max_size, skip_unreadable=skip_unreadable)
    taken = api.take_baseline(analyze_family(corpus, paths, console, on_screen=False))
    if output == STANDARD_OUTPUT:
        write_result(output, api.baseline_text(taken))
        return
    api.save_baseline(taken, output)
    _say_what(taken, output, console)


def _say_what(taken: "Baseline", output: str, console: Console) -> None:
    told = [
        plural(len(taken.releases), "release"),
        plural(len(taken.template.passages), "passage"),
        plural(len(taken.accepted), "accepted finding"),
    ]
    if taken.apart:
        told.append(f"{plural(len(taken.apart), 'document')} of another family left apart")
    console.say(f"wrote {Path(output)}: {', '.join(told)}")
