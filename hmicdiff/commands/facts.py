"""`hmicdiff facts`: the figures and names that the releases state, in one table."""

import click

from hmicdiff import api
from hmicdiff.commands.family import analyze_families, known_families, read_family
from hmicdiff.commands.output import (
    BINARY,
    FACTS_FOLDERS,
    JOINED,
    check_printable,
    check_target,
    check_target_folder,
    format_of,
    is_folder,
    plural,
    write_files,
    write_result,
)
from hmicdiff.console import (
    STANDARD_OUTPUT,
    SequenceCommand,
    console_of_run,
    everywhere,
    format_option,
    name_by_option,
    one_family_option,
    output_option,
    paths_argument,
    reading_options,
    sequence_option,
    skip_unreadable_option,
    template_option,
)

FORMATS = {".txt": "text", ".csv": "csv", ".json": "json", ".md": "md", ".xlsx": "xlsx"}
"""The names in `report.formats` by suffix; importing those would make `--help` slow."""


@click.command(cls=SequenceCommand, epilog="Example:  hmicdiff facts seeds/ --format csv")
@paths_argument
@format_option((*FORMATS.values(), *FACTS_FOLDERS), "text")
@output_option
@template_option
@one_family_option
@name_by_option
@sequence_option
@skip_unreadable_option
@reading_options
@everywhere
def facts(
    paths: tuple[str, ...],
    *,
    form: str | None,
    output: str,
    template: str | None,
    sequence: str | None,
    skip_unreadable: bool,
) -> None:
    """Show the figures and names that the releases state, in one table for each family.

    --verbose adds the words that state each. In csv several families are one table, with the number
    of the family in its first column, and an apostrophe stands before a formula.
    """
    console = console_of_run()
    form = form or ("csvw" if is_folder(output) else format_of(output, FORMATS, "text"))
    printed = output == STANDARD_OUTPUT
    check_printable(form, output)
    api.check_format(form)
    if form in FACTS_FOLDERS:
        check_target_folder(output, f"{form} is several files", "csv", paths)
    else:
        check_target(output, paths)
    corpus = read_family(paths, console, skip_unreadable=skip_unreadable, template=template)
    screen = printed and form == "text"
    parts = known_families(corpus, paths, template, several=form in JOINED)
    analyses = analyze_families(
        corpus,
        paths,
        console,
        on_screen=screen,
        template=template,
        sequence=sequence,
        parts=parts,
    )
    analysis = analyses[0]
    color, verbose = console.color and printed, console.verbose
    if len(analyses) > 1:
        table = api.present_families(analyses, form, color=color, facts=True, verbose=verbose)
        write_result(output, table, styled=color)
    elif form in FACTS_FOLDERS:
        write_files(output, dict(api.present_facts_folder(analysis, form)))
    elif form in BINARY:
        write_result(output, api.present_bytes(analysis, form, facts=True))
    else:
        table = api.present_facts(analysis, form, color=color, verbose=verbose)
        write_result(output, table, styled=color)
    if not printed:
        count = sum(len(each.releases) for each in analyses)
        console.say(f"wrote {output}: the facts of {plural(count, 'release')}")
