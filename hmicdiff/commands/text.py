"""`hmicdiff text`: the text of a file, in which offsets count."""

import click

from hmicdiff.commands.family import read_family, tell_omissions
from hmicdiff.commands.output import write_result
from hmicdiff.console import STANDARD_OUTPUT, console_of_run, everywhere, reading_options


@click.command("text", epilog="Example:  hmicdiff text seeds/000_8c3b727bb6bd96ae.txt")
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
    tell_omissions([(release.source, release.notes)], console)
    write_result(STANDARD_OUTPUT, with_places(release) if placed else release.text)
