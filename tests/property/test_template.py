"""A template and values give any release back, of the family or not."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import given, settings
from jinja2 import Environment

from hmicdiff import analyze, export, extract, render
from hmicdiff.model.text import Corpus
from hmicdiff.read.formats.document import Document, Settings
from hmicdiff.read.formats.plain import read
from hmicdiff.read.reader import corpus
from hmicdiff.read.taking import Raw
from hmicdiff.template.files import as_file
from hmicdiff.template.proof import rebuilt
from tests.property.families import File, families
from tests.property.texts import FAMILIES, TEXTS
from tests.support import family


def as_corpus(files: Sequence[File]) -> Corpus:
    return corpus(
        [
            Raw(f"{at}.txt", hashlib.sha256(file.data).hexdigest(), read(file.data, Settings()))
            for at, file in enumerate(files)
        ]
    )


def plainly(template: str, values: Mapping[str, Any]) -> str:
    """Fill in a template with nothing but Jinja2 and JSON."""
    environment = Environment(keep_trailing_newline=True)  # noqa: S701 - plain text
    return environment.from_string(template).render(json.loads(json.dumps(values)))


@settings(max_examples=25)
@given(families())
def test_every_release_of_a_family_comes_again(files: list[File]) -> None:
    known = as_corpus(files)
    analysis = analyze(known)
    made = export(analysis)
    assert made.rebuilt == len(files) - len(analysis.copies)
    for release in analysis.releases:
        values = made.values[release.id]
        file = files[int(release.source.removesuffix(".txt"))]
        assert plainly(made.template, values) == render(made.template, values) == release.text
        assert as_file(release.text, values) == file.data
    assert rebuilt(analysis) == len(files) - len(analysis.copies)


@settings(max_examples=25)
@given(families())
def test_a_release_that_was_held_out_comes_again(files: list[File]) -> None:
    known = as_corpus(files)
    made = export(analyze(as_corpus(files[1:])))
    for release in known.releases:
        values = extract(made.template, Corpus((release,)))[release.source]
        assert render(made.template, values) == release.text
        file = files[int(release.source.removesuffix(".txt"))]
        assert as_file(release.text, values) == file.data


@given(FAMILIES, TEXTS)
def test_any_text_comes_again(texts: list[str], text: str) -> None:
    made = export(analyze(family(*texts)))
    digest = hashlib.sha256(text.encode()).hexdigest()
    stranger = corpus([Raw("0.txt", digest, Document(text, "utf-8"))])
    values = extract(made.template, stranger)["0.txt"]
    assert render(made.template, values) == text
    assert as_file(text, values) == text.encode()
