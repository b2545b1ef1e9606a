"""How much a template explains: less for every way in which it is worse."""

from collections.abc import Callable
from functools import cache

import pytest

from hmicdiff.infer.length import Counts, bits_per_token
from hmicdiff.model.analysis import Analysis, BitsPerToken
from hmicdiff.model.template import Template
from hmicdiff.model.text import Corpus
from hmicdiff.pipeline import analyze
from hmicdiff.read.reader import corpus, read
from tests.notices import notices, texts
from tests.support import SEEDS, family, raw
from tests.unit.infer.broken import (
    Places,
    all_alone,
    inferred,
    paired,
    places,
    shuffled,
    without_slots,
)

FAMILIES = ("seeds", "notices")


@cache
def given(name: str) -> tuple[Corpus, Analysis]:
    if name == "seeds":
        one = read([SEEDS])
    else:
        one = corpus([raw(text, file) for file, text in texts(notices(30)).items()])
    return one, analyze(one)


def taken(bits: BitsPerToken) -> float:
    return bits.template + bits.rest


def _halved(where: Places) -> Places:
    """Return the places with every passage torn in two, by release."""
    return {key: f"{name}-{sum(map(ord, key[0])) % 2}" for key, name in where.items()}


@pytest.mark.parametrize("name", FAMILIES)
def test_a_template_explains_most_of_a_family(name: str) -> None:
    bits = given(name)[1].bits
    assert 0 < taken(bits) < bits.raw / 2


@pytest.mark.parametrize("name", FAMILIES)
def test_the_figure_of_the_analysis_is_that_of_its_template(name: str) -> None:
    assert inferred(*given(name)) == given(name)[1].bits


@pytest.mark.parametrize("name", FAMILIES)
def test_a_template_without_slots_explains_less(name: str) -> None:
    one, analysis = given(name)
    assert taken(without_slots(one, analysis, places(analysis))) > taken(analysis.bits)


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_more_sentences_stand_in_a_wrong_passage_the_less_it_explains(
    name: str, seed: int
) -> None:
    one, analysis = given(name)
    figures = [
        taken(without_slots(one, analysis, shuffled(places(analysis), share, seed)))
        for share in (0, 0.1, 0.3, 0.6, 1)
    ]
    assert figures == sorted(figures)
    assert len(set(figures)) == len(figures)


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("broken", [all_alone, _halved], ids=["alone", "half"])
def test_passages_that_are_torn_apart_explain_less(
    name: str, broken: Callable[[Places], Places]
) -> None:
    one, analysis = given(name)
    where = places(analysis)
    whole = taken(without_slots(one, analysis, where))
    assert taken(without_slots(one, analysis, broken(where))) > whole


def test_without_anything_in_common_nothing_is_explained() -> None:
    bits = analyze(family("Tarn is a lake.\n", "Boats sank.\n", "Who sold my hat?\n")).bits
    assert taken(bits) >= bits.raw


def test_raw_bits_do_not_depend_on_the_template() -> None:
    one, analysis = given("seeds")
    assert without_slots(one, analysis, all_alone(places(analysis))).raw == analysis.bits.raw


def test_typography_costs_nothing() -> None:
    said = "The force’s media policy – as it is – was updated.\n\nNo cases were found.\n"
    plain = said.replace("’", "'").replace("–", "-")
    assert analyze(family(said, plain, said)).bits == analyze(family(said, said, said)).bits


def test_releases_can_be_counted_in_any_order() -> None:
    one, analysis = given("notices")
    order = {passage.id: at for at, passage in enumerate(analysis.template.passages)}
    counts = Counts()
    for placed, release in reversed(paired(one, analysis)):
        counts.add(placed, release, order)
    assert bits_per_token(analysis.template, counts) == analysis.bits


def test_counts_that_were_taken_apart_can_be_put_together() -> None:
    one, analysis = given("notices")
    order = {passage.id: at for at, passage in enumerate(analysis.template.passages)}
    parts = Counts(), Counts()
    for number, pair in enumerate(paired(one, analysis)):
        parts[number % 2].add(*pair, order)
    parts[0].include(parts[1])
    assert bits_per_token(analysis.template, parts[0]) == analysis.bits


def test_nothing_takes_nothing() -> None:
    assert bits_per_token(Template((), ()), Counts()) == BitsPerToken()
