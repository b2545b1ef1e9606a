"""The template file and the values files: made from an analysis, filled in, and read back."""

from collections.abc import Mapping
from typing import Any

from hmicdiff.errors import ValuesFormatError
from hmicdiff.infer.names import release_ids
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.text import Corpus
from hmicdiff.structs import Struct
from hmicdiff.template.export import export
from hmicdiff.template.extract import Extractor
from hmicdiff.template.jinja import write
from hmicdiff.template.parse import parse, readings_in
from hmicdiff.template.render import compiled, filled
from hmicdiff.template.store import Object, check, surface_in, values_object
from hmicdiff.template.values import FIRST


class TemplateFiles(Struct, frozen=True):
    """A family as a template and what fills it."""

    template: str
    """A Jinja2 template."""
    values: Mapping[str, Object]
    """What fills it to give each release again, by the release's id."""
    rebuilt: int
    """Of how many releases the template gives the text again, character by character."""


def files_of(analysis: Analysis) -> TemplateFiles:
    """Return the template of `analysis` and the values of its releases."""
    exported = export(analysis)
    values = {each.release: values_object(each) for each in exported.values}
    template = write(exported.layout)
    return TemplateFiles(template, values, rebuilt_by(template, values, analysis))


def rebuilt_by(template: str, values: Mapping[str, Object], analysis: Analysis) -> int:
    """Count the releases of which a template file gives the text again, character by character.

    It is Jinja that fills in the file as it is written, not a copy of what it does.
    """
    jinja = compiled(template)
    return sum(filled(jinja, values[each.id]) == each.text for each in analysis.releases)


def render(template: str, values: Mapping[str, Any]) -> str:
    """Return the text of the release that `values` are of.

    Raises:
        TemplateFormatError: if the template is broken.
        ValuesFormatError: if the values are, or lack what the template asks for.
    """
    check(values)
    text = filled(compiled(template), values)
    _check_said(template, values)
    return text


def _check_said(template: str, values: Mapping[str, Any]) -> None:
    """Refuse values of another template: what it cannot say would be left out without a word."""
    known = readings_in(template)
    passages = {passage for passage, _ in known}
    if None in passages or any(reading is None for _, reading in known):
        return  # a person has the template work out what it says
    for passage, said in values["passages"].items():
        if (passage, said.get("reading", FIRST)) not in known:
            raise ValuesFormatError(
                f"passages.{passage}: the template has no such reading; "
                "take the template that the values were made with"
            )
    for number, own in enumerate(values["own"]):
        if own["after"] is not None and own["after"] not in values["passages"]:
            raise ValuesFormatError(
                f"own[{number}].after: {own['after']} is not among the passages"
            )


def as_file(text: str, values: Mapping[str, Any]) -> bytes:
    """Return a text that was made with `values` in the encoding that its release had.

    Raises:
        ValuesFormatError: if the text has a character that the encoding lacks.
    """
    surface = surface_in(values)
    try:
        return surface.bytes(text)
    except UnicodeEncodeError as error:
        raise ValuesFormatError(
            f"encoding: {surface.encoding} has no {error.object[error.start]!r}; name another, "
            "as utf-8"
        ) from error


def extract(template: str, corpus: Corpus) -> dict[str, Object]:
    """Return by its source what fills a template to give each release of `corpus` again.

    Raises:
        TemplateFormatError: if the template is broken, or holds what cannot be read back.
    """
    extractor = Extractor(parse(template))
    sources = [release.source for release in corpus.releases]
    names = release_ids([None] * len(sources), sources)
    return {
        release.source: values_object(extractor.values(release, name))
        for release, name in zip(corpus.releases, names, strict=True)
    }
