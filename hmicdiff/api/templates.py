"""The template as a file that runs: release to values, values to release."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hmicdiff.api.given import named, text_of
from hmicdiff.errors import TemplateFormatError, ValuesFormatError
from hmicdiff.writing import StrPath, write_into_folder

if TYPE_CHECKING:
    from hmicdiff.model.analysis import Analysis
    from hmicdiff.model.text import Corpus
    from hmicdiff.report.office.template_names import DocumentTemplate
    from hmicdiff.template.files import TemplateFiles


def export(analysis: "Analysis") -> "TemplateFiles":
    """Return the template of a family as Jinja2, and what fills it to give each release again."""
    from hmicdiff.template import files  # noqa: PLC0415

    return files.files_of(analysis)


def export_document(analysis: "Analysis") -> "DocumentTemplate":
    """Return the template of a family as a Word document with Jinja tags, and what fills it.

    docxtpl and docassemble fill it in.

    Raises:
        ProofError: if filled in for a release it would not give the template's words.
    """
    from hmicdiff.report.office import template_docx  # noqa: PLC0415

    return template_docx.template_document(analysis)


def save_contexts(made: "DocumentTemplate", folder: StrPath) -> None:
    """Write what fills a Word template for each release to a folder, made if need be.

    Raises:
        UnwritableError: if one cannot be written; then none is.
    """
    import json  # noqa: PLC0415

    told = {
        f"{release}.json": json.dumps(dict(context), ensure_ascii=False, indent=1) + "\n"
        for release, context in made.contexts.items()
    }
    write_into_folder(folder, told)


def render(template: str, values: Mapping[str, Any]) -> str:
    """Fill in a template: with values that `export` or `extract` made, the release's text.

    Raises:
        TemplateFormatError: if the template is broken.
        ValuesFormatError: if the values are, or lack what the template asks for.
    """
    from hmicdiff.template import files  # noqa: PLC0415

    return files.render(template, values)


def extract(template: str, corpus: "Corpus") -> dict[str, dict[str, Any]]:
    """Return by its source what fills a template to give each release of a corpus again.

    The releases need not be of the family. Under "misfits" stands what the template does not say.

    Raises:
        TemplateFormatError: if the template is broken, or holds what cannot be read back.
    """
    from hmicdiff.template import files  # noqa: PLC0415

    return files.extract(template, corpus)


def render_files(template: StrPath, values: StrPath) -> bytes:
    """Return the file of a release, given a template and a file with the values.

    Raises:
        TemplateFormatError: if the template cannot be read or is broken.
        ValuesFormatError: if the values cannot be read or do not fit the template.
    """
    from hmicdiff.template import files, guard, store  # noqa: PLC0415

    with named(template, TemplateFormatError):
        if os.fspath(template).lower().endswith(".docx"):
            raise TemplateFormatError(
                "is a Word document, which docxtpl or docassemble fills in; render takes the "
                "template that  hmicdiff template  writes without --format"
            )
        source = text_of(template)
    with named(values, ValuesFormatError):
        given = store.load(text_of(values))
        with named(template, TemplateFormatError):
            text = guard.render(source, given)
        return files.as_file(text, given)


def extract_files(template: StrPath, corpus: "Corpus") -> dict[str, dict[str, Any]]:
    """Return what `extract` does, for a template in a file.

    Raises:
        TemplateFormatError: if the template cannot be read, is broken, or holds what cannot be
            read back.
    """
    from hmicdiff.template import guard  # noqa: PLC0415

    with named(template, TemplateFormatError):
        source = text_of(template)
        guard.check(source)
        return extract(source, corpus)


def save_values(made: "TemplateFiles", folder: StrPath) -> None:
    """Write the values of each release to a folder, made if need be.

    Raises:
        UnwritableError: if one cannot be written; then none is.
    """
    from hmicdiff.template import store  # noqa: PLC0415

    write_into_folder(
        folder, {f"{release}.json": store.save(values) for release, values in made.values.items()}
    )
