"""The alignment table of CollateX, and Web Annotations."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest

from hmicdiff.model.analysis import Analysis, FindingKind
from hmicdiff.report.scholarly import annotations, collatex
from hmicdiff.report.scholarly.witnesses import witnesses
from hmicdiff.structs import replace
from tests import analyses
from tests.support import of_seeds

MAKERS = (analyses.family, analyses.with_stranger, analyses.alone, analyses.empty, of_seeds)


def notes(analysis: Analysis) -> list[dict[str, Any]]:
    page = json.loads(annotations.present(analysis))
    assert page["type"] == "AnnotationPage"
    items: list[dict[str, Any]] = page["items"]
    return items


@pytest.mark.parametrize("make", MAKERS)
def test_a_column_of_the_table_has_a_cell_for_each_witness(make: Callable[[], Analysis]) -> None:
    analysis = make()
    table = json.loads(collatex.present(analysis))
    assert table["witnesses"] == [one.id for one in witnesses(analysis)]
    assert {len(column) for column in table["table"]} <= {len(table["witnesses"])}
    assert all(any(column) for column in table["table"])


@pytest.mark.parametrize("make", MAKERS)
def test_the_tokens_of_a_witness_are_its_words(make: Callable[[], Analysis]) -> None:
    analysis = make()
    table = json.loads(collatex.present(analysis))
    for at, release in enumerate(witnesses(analysis)):
        cells = ["".join(token["t"] for token in column[at]) for column in table["table"]]
        told = sorted(word for cell in cells for word in cell.split())
        sentences = (release.text[one.start : one.end] for one in release.sentences)
        assert told == sorted(word for one in sentences for word in one.split())


@pytest.mark.parametrize("make", MAKERS)
def test_annotations_select_the_words_of_the_findings(make: Callable[[], Analysis]) -> None:
    analysis = make()
    sources = {one.source: one for one in analysis.releases}
    told = notes(analysis)
    assert len(told) == len(analysis.findings)
    for note, finding in zip(told, analysis.findings, strict=True):
        position, quote = note["target"]["selector"]
        text = sources[unquote(note["target"]["source"])].text
        assert text[position["start"] : position["end"]] == quote["exact"] == finding.quote
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around == text[max(0, finding.start - 32) : finding.end + 32]
        assert note["body"][0]["value"] == finding.message


def test_annotations_have_the_words_of_the_template() -> None:
    for note, finding in zip(notes(of_seeds()), of_seeds().findings, strict=True):
        edits = [one["value"] for one in note["body"] if one["purpose"] == "editing"]
        assert edits == ([] if finding.expected is None else [finding.expected])


def test_no_two_annotations_have_one_id() -> None:
    ids = [one["id"] for one in notes(of_seeds())]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("urn:uuid:") for one in ids)
    twice = of_seeds().findings[0]
    again = notes(replace(of_seeds(), findings=(twice, twice)))
    assert again[0]["id"] != again[1]["id"]


def test_an_id_does_not_depend_on_the_other_findings() -> None:
    fewer = replace(of_seeds(), findings=of_seeds().findings[3:4])
    assert notes(fewer)[0]["id"] == notes(of_seeds())[3]["id"]


def test_slips_are_tagged_with_their_rule() -> None:
    for note, finding in zip(notes(of_seeds()), of_seeds().findings, strict=True):
        if finding.kind is FindingKind.INCONSISTENT:
            tags = [one["value"] for one in note["body"] if one["purpose"] == "tagging"]
            assert tags == ["slip", finding.rule]
