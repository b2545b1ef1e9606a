"""`hmicdiff baseline`: what is known of a family, saved."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hmicdiff import api
from hmicdiff.commands.family import analyze_family, one_family, read_family
from hmicdiff.commands.output import check_target, plural, write_result
from hmicdiff.console import (
    STANDARD_OUTPUT,
    Console,
    console_of_run,
    everywhere,
    name_by_option,
    one_family_option,
    paths_argument,
    reading_options,
    skip_unreadable_option,
)
from hmicdiff.errors import BaselineError

if TYPE_CHECKING:
    from hmicdiff.model.baseline import Baseline

FILE = "hmicdiff.baseline.json"
"""What a baseline is called where nothing else is said."""
_NAMED = 3
"""So many releases are named; of more, it is said how many."""


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
@one_family_option
@click.option(
    "--anew",
    is_flag=True,
    help="Forget the documents that the file knows and that are not among PATH.",
)
@name_by_option
@skip_unreadable_option
@reading_options
@everywhere
def baseline(paths: tuple[str, ...], *, output: str, anew: bool, skip_unreadable: bool) -> None:
    """Save what is known of a family, for hmicdiff check.

    FILE has the template, the releases and what they do otherwise, which counts as accepted. It is
    made to be kept under version control. Where it is there already it is made anew, and what is
    still there keeps its ids.
    """
    console = console_of_run()
    check_target(output, paths, takes_baseline=True)
    corpus = one_family(read_family(paths, console, skip_unreadable=skip_unreadable), paths)
    analysis = analyze_family(corpus, paths, console, on_screen=False)
    known = _known(output, console)
    taken = api.take_baseline(analysis, known)
    if known is not None and not anew:
        _check_kept(known, taken, output, {copy.source for copy in analysis.copies})
    if output == STANDARD_OUTPUT:
        write_result(output, api.baseline_text(taken))
        return
    api.save_baseline(taken, output, instead_of=known)
    for line in _given_up(known, taken):
        console.say(line)
    console.say(f"wrote {output}: {_counts(taken)}")


def _known(output: str, console: Console) -> "Baseline | None":
    """Return what the file knows; where it cannot be read it is just made anew."""
    if output == STANDARD_OUTPUT or not Path(output).is_file():
        return None
    try:
        return api.load_baseline(output)
    except BaselineError as error:
        console.say(f"{error}; this is done now, with new ids")
        return None


def _check_kept(known: "Baseline", taken: "Baseline", output: str, copies: Collection[str]) -> None:
    """Refuse to forget releases that the file knows, unless they are `copies` of others.

    Raises:
        BaselineError: if some of them are not among those that it would have.
    """
    there = {name for each in taken.releases for name in (each.source, each.sha256)}
    there |= {name for each in taken.apart for name in (each.source, each.sha256)}
    there |= set(copies)
    lost = [each.source for each in known.releases if not {each.source, each.sha256} & there]
    if lost:
        more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
        raise BaselineError(
            f"{output}: knows {', '.join(lost[:_NAMED])}{more}, which would be forgotten: name all "
            "documents, add new ones with  hmicdiff check --update, or give --anew"
        )


def _given_up(known: "Baseline | None", taken: "Baseline") -> Iterator[str]:
    now = {entry.id for entry in taken.accepted}
    for entry in known.accepted if known else ():
        if entry.id not in now:
            yield f"no longer accepted: {entry.release}: {entry.kind} {entry.passage} [{entry.id}]"


def _counts(taken: "Baseline") -> str:
    told = [
        plural(len(taken.releases), "release"),
        plural(len(taken.template.passages), "passage"),
        plural(len(taken.accepted), "accepted finding"),
    ]
    if taken.apart:
        told.append(f"{plural(len(taken.apart), 'document')} of another family left apart")
    return ", ".join(told)
