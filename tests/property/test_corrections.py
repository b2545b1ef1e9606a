"""What holds whatever somebody has corrected."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff import api
from hmicdiff.align.constraints import constraints
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.corrections import Corrections, Pair, Quote
from hmicdiff.model.text import Corpus
from hmicdiff.read.reader import corpus
from tests.property import promises
from tests.property.texts import FAMILIES
from tests.support import raw


@st.composite
def corrected(draw: st.DrawFn) -> tuple[list[str], Corrections]:
    """Draw the texts of a family, and what is said of any of their sentences."""
    texts = draw(FAMILIES)
    sentences = [
        Quote(release.source, sentence.wording.text)
        for release in named(texts).releases
        for sentence in release.sentences
    ]
    pairs = st.builds(Pair, st.sampled_from(sentences), st.sampled_from(sentences))
    same = draw(st.lists(pairs, max_size=3))
    different = draw(st.lists(pairs, max_size=3))
    return texts, Corrections(tuple(same), tuple(different))


def named(texts: list[str]) -> Corpus:
    return corpus([raw(text, f"{number}.txt") for number, text in enumerate(texts)])


def said(analysis: Analysis) -> dict[tuple[str, int], set[str]]:
    """Return the passages of each sentence, by its file and number."""
    return {
        (release.source, number): set(sentence.passages)
        for release in analysis.releases
        for number, sentence in enumerate(release.sentences)
    }


@settings(max_examples=60)
@given(corrected())
def test_what_is_the_same_or_different_is_so_in_the_end(
    given_: tuple[list[str], Corrections],
) -> None:
    texts, corrections = given_
    family = named(texts)
    passages = said(api.analyze(family, corrections=corrections, one_family=True))
    known = constraints(corrections, family.releases)

    def at(place: tuple[int, int]) -> set[str]:
        return passages[family.releases[place[0]].source, place[1]]

    if len({release.text for release in family.releases}) < len(family.releases):
        return  # one of two copies does not count, and has no passages
    for company in known.same:
        assert set.intersection(*map(at, company))
    for one, two in known.different:
        assert at(one).isdisjoint(at(two))


@settings(max_examples=40)
@given(corrected(), st.data())
def test_the_order_of_files_and_of_corrections_does_not_matter(
    given_: tuple[list[str], Corrections], data: st.DataObject
) -> None:
    texts, corrections = given_
    files = [raw(text, f"{number}.txt") for number, text in enumerate(texts)]
    other = Corrections(
        tuple(data.draw(st.permutations(corrections.same))),
        tuple(data.draw(st.permutations(corrections.different))),
    )
    wanted = api.analyze(corpus(files), corrections=corrections)
    found = api.analyze(corpus(data.draw(st.permutations(files))), corrections=other)
    assert (found.releases, found.template, found.findings) == (
        wanted.releases,
        wanted.template,
        wanted.findings,
    )


@settings(max_examples=40)
@given(corrected())
def test_nothing_is_lost_or_told_twice(given_: tuple[list[str], Corrections]) -> None:
    texts, corrections = given_
    analysis = api.analyze(named(texts), corrections=corrections, sequence="name")
    assert analysis.lossless.rebuilt == analysis.lossless.releases
    assert not list(promises.unplaced(named(texts), analysis))
    assert not list(promises.nowhere(analysis))
    assert not promises.told_twice(analysis)
    assert not list(promises.misquoted(analysis))
