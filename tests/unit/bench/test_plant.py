"""A planted change is what its truth says, and nothing else is changed."""

import random
from collections import Counter
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicdiff.bench.material import WORD, telling
from hmicdiff.bench.plant import Field, Round, _merged, _Work, plant
from hmicdiff.bench.structure import _small
from hmicdiff.bench.truth import Plant, Planted
from hmicdiff.read.normalize import wording
from tests.unit.bench.families import field

rounds = st.tuples(st.sampled_from(["seeds", "harbour"]), st.integers(0, 9))


@cache
def planted(name: str, seed: int, rate: float = 0.1) -> tuple[Field, Round]:
    return field(name), plant(field(name), random.Random(seed), rate)  # noqa: S311 - no secret


def text_of(made: Round, source: str) -> str:
    (release,) = (one for one in made.corpus.releases if one.source == source)
    return release.text


def of_kind(made: Round, kind: Plant) -> list[Planted]:
    return [one for one in made.planted if one.change.kind is kind]


@given(rounds)
def test_the_truth_points_at_the_words_that_were_changed(drawn: tuple[str, int]) -> None:
    _, made = planted(*drawn)
    assert made.planted
    for one in made.planted:
        text = text_of(made, one.source)
        assert " ".join(text[span.start : span.end] for span in one.spans) == one.change.after


@given(rounds)
def test_a_changed_family_has_the_sentences_that_were_meant(drawn: tuple[str, int]) -> None:
    place, made = planted(*drawn)
    for release in made.corpus.releases:
        draft = made.drafts.get(release.source, place.family.drafts[release.source])
        assert release.text == draft.text
        assert [(one.start, one.end) for one in release.sentences] == list(draft.spans())


@given(rounds)
def test_what_is_not_changed_stands_as_it_was(drawn: tuple[str, int]) -> None:
    place, made = planted(*drawn)
    for source, draft in made.drafts.items():
        before = place.family.drafts[source]
        for line in draft.lines:
            if line.change is None:
                (origin,) = line.origins
                assert line.text == before.lines[origin].text
        kept = [line.origins[0] for line in draft.lines if line.change is None]
        assert kept == sorted(kept)
        gone = {n for n, _ in enumerate(before.lines)} - {
            origin for line in draft.lines for origin in line.origins
        }
        taken_out = [one for one in of_kind(made, Plant.MISSING) if one.source == source]
        assert len(gone) == len(taken_out)


@given(rounds)
def test_few_releases_have_the_same_passage_changed(drawn: tuple[str, int]) -> None:
    place, made = planted(*drawn)
    uses = Counter(name for one in made.planted for name in one.change.passages)
    assert all(count <= place.quotas[name] for name, count in uses.items())


@given(rounds)
def test_typography_leaves_the_words_alone(drawn: tuple[str, int]) -> None:
    _, made = planted(*drawn)
    for one in of_kind(made, Plant.TYPOGRAPHY):
        assert one.change.before != one.change.after
        assert wording(one.change.before).normal == wording(one.change.after).normal


@given(rounds)
def test_another_value_is_all_that_a_value_changes(drawn: tuple[str, int]) -> None:
    _, made = planted(*drawn)
    for one in of_kind(made, Plant.VALUE):
        start, end = one.change.within
        before, after = one.change.before, one.change.after
        rest = len(after) - end
        assert before[:start] == after[:start]
        assert before[len(before) - rest :] == after[end:]
        assert before[start : len(before) - rest] != after[start:end]


@given(rounds)
def test_a_new_sentence_is_nobodys(drawn: tuple[str, int]) -> None:
    place, made = planted(*drawn)
    said = {
        sentence.wording.normal
        for release in place.family.corpus.releases
        for sentence in release.sentences
    }
    for one in of_kind(made, Plant.EXTRA):
        assert wording(one.change.after).normal not in said


@given(rounds)
def test_no_two_new_sentences_of_a_round_say_much_the_same(drawn: tuple[str, int]) -> None:
    _, made = planted(*drawn)
    new = [telling(one.change.after) for one in of_kind(made, Plant.EXTRA)]
    for one, other in combinations(new, 2):
        assert 3 * len(one & other) < len(one | other)


@given(rounds)
def test_what_is_joined_or_moved_says_something(drawn: tuple[str, int]) -> None:
    place, made = planted(*drawn)
    for source, draft in made.drafts.items():
        before = place.family.drafts[source]
        for line in draft.lines:
            if line.change is not None:
                kind = made.planted[line.change].change.kind
                if kind in (Plant.MERGED, Plant.MOVED):
                    for origin in line.origins:
                        assert len(WORD.findall(before.lines[origin].text)) >= 4


@given(rounds)
def test_words_of_an_address_are_not_reworded(drawn: tuple[str, int]) -> None:
    _, made = planted(*drawn)
    for one in of_kind(made, Plant.REWORDED):
        if "www." in one.change.before:
            address = next(w for w in one.change.before.split() if w.startswith("www."))
            assert address in one.change.after


@pytest.mark.parametrize("name", ["seeds", "harbour"])
def test_every_kind_finds_a_place(name: str) -> None:
    kinds = {one.change.kind for seed in range(3) for one in planted(name, seed)[1].planted}
    assert kinds == set(Plant)


def test_a_sentence_with_none_behind_it_any_more_is_not_merged() -> None:
    place = field("harbour")
    (clear, _), *_ = (
        (one, two)
        for one in place.clear.values()
        if (two := place.clear.get((one.source, one.number + 1))) is not None
    )
    draft = place.family.drafts[clear.source]
    cut = draft.with_lines(clear.number + 1, len(draft.lines))
    work = _Work(place, random.Random(0), {})  # noqa: S311 - no secret
    assert _merged(cut, clear.number, clear, work) is None


def test_what_is_merged_keeps_a_capital_i() -> None:
    assert _small("I am copying this.", field("harbour").material).startswith("I am")
