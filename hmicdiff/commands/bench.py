"""`hmicdiff bench`: how far the program can be trusted on the user's own releases."""

import click

from hmicdiff import api
from hmicdiff.commands.family import one_family, progress_bar, read_family
from hmicdiff.commands.output import check_target, format_of, plural, write_result
from hmicdiff.console import (
    STANDARD_OUTPUT,
    console_of_run,
    everywhere,
    format_option,
    output_option,
    paths_argument,
    reading_options,
    skip_unreadable_option,
)

_FORMATS = {".txt": "text", ".json": "json", ".csv": "csv"}


@click.command(epilog="Example:  hmicdiff bench seeds/ --rounds 5")
@paths_argument
@click.option(
    "--rounds",
    type=click.IntRange(1, 10_000),
    default=20,
    show_default=True,
    help="How often changes are planted anew.",
)
@click.option(
    "--rate",
    type=click.FloatRange(0, 0.5, min_open=True),
    default=0.05,
    show_default=True,
    help="Which share of the sentences is changed in each round.",
)
@click.option(
    "--seed",
    type=click.INT,
    default=1,
    show_default=True,
    help="Another number plants other changes.",
)
@format_option(_FORMATS.values(), "text")
@output_option
@skip_unreadable_option
@reading_options
@everywhere
def bench(
    paths: tuple[str, ...],
    *,
    rounds: int,
    rate: float,
    seed: int,
    form: str | None,
    output: str,
    skip_unreadable: bool,
) -> None:
    """Try how far the program can be trusted on these releases.

    Changes are planted in them whose truth is known: sentences taken out, put in, moved, joined,
    parted, reworded, with other values, in other typography. Told is, for each kind, how many of
    them are found, and how much else is. No file is changed.
    """
    console = console_of_run()
    form = form or format_of(output, _FORMATS, "text")
    check_target(output, paths)
    corpus = one_family(read_family(paths, console, skip_unreadable=skip_unreadable), paths)
    with progress_bar(console) as bar:
        tried = api.bench(corpus, bar, rounds=rounds, rate=rate, seed=seed)
    write_result(output, api.present_bench(tried, form))
    if output != STANDARD_OUTPUT:
        console.say(f"wrote {output}: {plural(sum(row.planted for row in tried.rows), 'change')}")
