"""`hmicdiff show`: one release in the terminal, against the others or against the last one."""

import click

from hmicdiff.commands.family import analyze_families, read_family
from hmicdiff.commands.output import write_result
from hmicdiff.console import (
    STANDARD_OUTPUT,
    SequenceCommand,
    console_of_run,
    everywhere,
    min_level_option,
    name_by_option,
    one_family_option,
    reading_options,
    sequence_option,
    skip_unreadable_option,
    template_option,
)


@click.command(cls=SequenceCommand, epilog="Example:  hmicdiff show cumbria seeds/")
@click.argument("release")
@click.argument("paths", metavar="PATH...", nargs=-1)
@min_level_option
@template_option
@one_family_option
@name_by_option
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
