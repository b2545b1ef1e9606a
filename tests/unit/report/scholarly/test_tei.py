"""The family as a critical apparatus in TEI."""

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest

from hmicdiff.model.analysis import Analysis
from hmicdiff.report.scholarly import tei
from hmicdiff.report.scholarly.witnesses import witnesses, xml_id
from hmicdiff.structs import replace
from tests import analyses, office
from tests.support import of_seeds

TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MAKERS = (analyses.family, analyses.with_stranger, analyses.alone, analyses.empty, of_seeds)


def apparatus(analysis: Analysis) -> ET.Element:
    return office.parsed(tei.present(analysis))


def said(root: ET.Element, release: str) -> Iterator[str]:
    """Yield what a witness says, passage by passage."""
    for app in root.iter(f"{TEI}app"):
        own = [one for one in app if f"#{xml_id('w', release)}" in str(one.get("wit")).split()]
        assert len(own) == 1
        if own[0].get("type") != "missing":
            yield "".join(own[0].itertext())


@pytest.mark.parametrize("make", MAKERS)
def test_every_witness_says_its_sentences_to_the_letter(make: Callable[[], Analysis]) -> None:
    analysis = make()
    root = apparatus(analysis)
    for release in witnesses(analysis):
        told = sorted(word for one in said(root, release.id) for word in one.split())
        sentences = (release.text[one.start : one.end] for one in release.sentences)
        words = (word for one in sentences for word in one.replace("\x1b", "<U+001B>").split())
        assert told == sorted(words)


def test_white_space_is_kept() -> None:
    release = analyses.place("ada", "Ada", [analyses.Said("A  b\r\nc\td", ("one",))])
    analysis = replace(analyses.alone(), releases=(release,), findings=())
    template = replace(
        analysis.template,
        passages=(replace(analysis.template.passages[0], id="one"),),
    )
    assert list(said(apparatus(replace(analysis, template=template)), "ada")) == ["A  b\r\nc\td"]


@pytest.mark.parametrize("make", MAKERS)
def test_every_reference_leads_somewhere(make: Callable[[], Analysis]) -> None:
    root = apparatus(make())
    known = [one.get(f"{XML}id") for one in root.iter() if one.get(f"{XML}id")]
    assert len(set(known)) == len(known)
    for one in root.iter(f"{TEI}rdg"):
        references = f"{one.get('wit')} {one.get('corresp') or ''}".split()
        assert {reference.removeprefix("#") for reference in references} <= set(known)


def test_who_lacks_a_passage_is_named() -> None:
    root = apparatus(of_seeds())
    lacking = {
        (str(ab.get(f"{XML}id")), wit)
        for ab in root.iter(f"{TEI}ab")
        for one in ab.iter(f"{TEI}rdg")
        if one.get("type") == "missing"
        for wit in str(one.get("wit")).split()
    }
    assert ("p.updated-force-policy", "#w.cumbria-constabulary") in lacking


def test_what_fills_a_slot_is_marked() -> None:
    slots = [one for one in apparatus(of_seeds()).iter(f"{TEI}seg") if one.get("n") == "cases"]
    assert {one.text for one in slots} == {"four", "two", "ten"}


def test_what_has_moved_is_marked() -> None:
    kinds = [one.get("type") for one in apparatus(analyses.family()).iter(f"{TEI}rdg")]
    assert "moved" in kinds


def test_strangers_are_no_witnesses() -> None:
    analysis = analyses.with_stranger()
    stranger = next(one for one in analysis.releases if one.stranger)
    assert xml_id("w", stranger.id) not in tei.present(analysis)


def test_nothing_in_a_release_is_markup() -> None:
    root = apparatus(analyses.family())
    assert {re.sub(r"\{.*\}", "", one.tag) for one in root.iter()} <= {
        *("TEI", "teiHeader", "fileDesc", "titleStmt", "title", "publicationStmt", "p"),
        *("sourceDesc", "listWit", "witness", "idno", "encodingDesc", "variantEncoding"),
        *("editorialDecl", "text", "body", "ab", "app", "rdg", "seg"),
    }


@pytest.mark.parametrize(("one", "other"), [("a b", "a_20_b"), ("a", "A"), ("ä", "a")])
def test_ids_of_different_names_are_different(one: str, other: str) -> None:
    assert xml_id("w", one) != xml_id("w", other)
    assert re.fullmatch(r"w\.[A-Za-z0-9._-]+", xml_id("w", one))
