"""The template as a file that runs: `hmicdiff template`, `render` and `extract`."""

from typing import TYPE_CHECKING

import click

from hmicdiff import api
from hmicdiff.commands.family import analyze_family, one_family, read_family, tell_omissions
from hmicdiff.commands.output import check_printable, check_target, format_of, write_result
from hmicdiff.console import (
    STANDARD_OUTPUT,
    Console,
    console_of_run,
    everywhere,
    format_option,
    name_by_option,
    one_family_option,
    output_option,
    paths_argument,
    reading_options,
    skip_unreadable_option,
)

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Analysis

FORMATS = {".jinja": "jinja", ".docx": "docx"}
"""What a template is written as, by suffix; whatever ends otherwise is Jinja."""


@click.command(epilog="Example:  hmicdiff template seeds/")
@paths_argument
@click.option("--values", metavar="DIR", help="Write what fills it for each release to DIR.")
@format_option(FORMATS.values(), "jinja")
@output_option
@one_family_option
@name_by_option
@skip_unreadable_option
@reading_options
@everywhere
def template(
    paths: tuple[str, ...],
    *,
    values: str | None,
    form: str | None,
    output: str,
    skip_unreadable: bool,
) -> None:
    """Write the template as a Jinja2 template.

    With the values of a release, as --values writes them, hmicdiff render gives its file again.
    docx is a Word document with tags, which docxtpl and docassemble fill in.
    """
    console = console_of_run()
    form = form or (format_of(output, FORMATS, "jinja") if output.endswith(".docx") else "jinja")
    check_printable(form, output)
    check_target(output, paths)
    corpus = read_family(paths, console, skip_unreadable=skip_unreadable)
    family = one_family(corpus, paths)
    analysis = analyze_family(family, paths, console, on_screen=output == STANDARD_OUTPUT)
    if form == "docx":
        _write_document(analysis, values, output, console)
        return
    made = api.export(analysis)
    if values:
        api.save_values(made, values)
    write_result(output, made.template)
    if output != STANDARD_OUTPUT:
        console.say(f"wrote {output}: it gives {made.rebuilt} of {len(made.values)} releases again")


def _write_document(
    analysis: "Analysis", values: str | None, output: str, console: Console
) -> None:
    made = api.export_document(analysis)
    if values:
        api.save_contexts(made, values)
    write_result(output, made.document)
    if output != STANDARD_OUTPUT:
        console.say(f"wrote {output}: filled in, it gives the template's words for each release")


@click.command(
    epilog="\b\nExample:  hmicdiff render examples/template.jinja "
    "examples/values/cumbria-constabulary.json"
)
@click.argument("template")
@click.argument("values")
@output_option
@everywhere
def render(template: str, values: str, *, output: str) -> None:
    """Fill in TEMPLATE with VALUES: the release comes again, byte for byte."""
    check_target(output, (), takes_any=True)  # a release, as anybody could have written it
    write_result(output, api.render_files(template, values))


@click.command(epilog="Example:  hmicdiff extract examples/template.jinja seeds/")
@click.argument("template")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@output_option
@reading_options
@everywhere
def extract(template: str, files: tuple[str, ...], *, output: str) -> None:
    """Write what fills TEMPLATE to give FILE again.

    It is the inverse of render, for any text. What does not fit the template is named, in the
    values and on standard error.
    """
    from hmicdiff.template import store  # noqa: PLC0415 - only this command needs it

    console = console_of_run()
    check_target(output, files)
    corpus = read_family(files, console, template=template)
    tell_omissions([(release.source, release.notes) for release in corpus.releases], console)
    found = api.extract_files(template, corpus)
    for source, values in found.items():
        for each in values["misfits"]:
            at = f", {each['where']}" if "where" in each else f":{each['line']}"
            console.say(f"{source}{at}: {each['message']}")
    write_result(output, store.save(*found.values()))
