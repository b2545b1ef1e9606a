"""`hmicdiff show`: one release in the terminal, against the others or against the last one."""

from typing import TYPE_CHECKING

import click

from hmicdiff import api
from hmicdiff.commands.family import analyze_families, read_family
from hmicdiff.commands.output import check_target, format_of, write_result
from hmicdiff.console import (
    STANDARD_OUTPUT,
    Console,
    SequenceCommand,
    console_of_run,
    everywhere,
    format_option,
    min_level_option,
    name_by_option,
    not_the_template,
    one_family_option,
    reading_options,
    sequence_option,
    skip_unreadable_option,
    template_option,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hmicdiff.model.analysis import Analysis

FORMATS = {".txt": "text", ".docx": "docx"}
"""What one release is shown as, by suffix."""


@click.command(cls=SequenceCommand, epilog="Example:  hmicdiff show cumbria seeds/")
@click.argument("release")
@click.argument("paths", metavar="PATH...", nargs=-1, callback=not_the_template)
@format_option(FORMATS.values(), "text")
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="Where to.  [default: RELEASE.docx for docx, else standard output]",
)
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
    form: str | None,
    output: str | None,
    min_level: str,
    template: str | None,
    sequence: str | None,
    skip_unreadable: bool,
) -> None:
    """Show what only RELEASE says, lacks or words otherwise.

    RELEASE is an id, a subject or a part of one, or the name of a file. With --sequence, what has
    changed in it since the last one is shown instead; without a RELEASE, what has in each. docx is
    the release with its differences from the template as tracked changes.
    """
    from hmicdiff.report import families  # noqa: PLC0415 - only this command needs it

    console = console_of_run()
    one: str | None = release
    if not paths:
        if sequence is None:
            raise click.UsageError("Missing argument 'PATH...'.")
        one, paths = None, (release,)
    form = form or format_of(output, FORMATS, "text")
    if form == "docx" and sequence is not None:
        raise click.UsageError(
            "docx shows a release against the template, not against the last one"
        )
    if output is not None:
        check_target(output, paths)
    corpus = read_family(paths, console, skip_unreadable=skip_unreadable, template=template)
    analyses = analyze_families(
        corpus,
        paths,
        console,
        on_screen=True,
        template=template,
        min_level=min_level,
        sequence=sequence,
    )
    if form == "docx":
        _write_document(analyses, release, output, paths, console)
        return
    color = console.color and output in (None, STANDARD_OUTPUT)
    if sequence:
        shown = families.show_sequence(analyses, one, color=color)
    else:
        shown = families.show(analyses, release, color=color, verbose=console.verbose)
    target = output or STANDARD_OUTPUT
    write_result(target, shown, styled=color)


def _write_document(
    analyses: "Sequence[Analysis]",
    release: str,
    output: str | None,
    paths: tuple[str, ...],
    console: Console,
) -> None:
    name, document = api.present_release(analyses, release)
    target = output or name
    check_target(target, paths)
    write_result(target, document)
    if target != STANDARD_OUTPUT:
        console.say(f"wrote {target}: its differences from the template as tracked changes")
