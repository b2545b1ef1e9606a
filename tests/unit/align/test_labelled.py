"""Lines with one label are one passage, however few the values behind it."""

import pytest

from hmicdiff.align.draft import Draft, draft_of
from hmicdiff.align.labelled import unite_labelled
from hmicdiff.align.settled import Settled
from hmicdiff.pipeline import analyze
from tests.support import family

GRAINS = ["Rye", "Oats", "Rye", "Spelt", "Oats", "Rye", "Spelt", "Rye"]
LOTS = ["Upper loft", "Lower loft", "Lower loft", "Yard", "Yard", "Upper loft", "Yard", "Yard"]


def slips() -> list[str]:
    """Return notes of a mill, each with two labels and what it chose behind them."""
    return [
        f"Note {number}\n\nGrain: {grain}\nKept in: {lot}\n\nThe sacks are dry."
        for number, (grain, lot) in enumerate(zip(GRAINS, LOTS, strict=True), 41)
    ]


def test_a_label_is_one_passage_and_what_is_behind_it_is_filled_in() -> None:
    found = analyze(family(*slips()))
    patterns = {reading.pattern for each in found.template.passages for reading in each.readings}
    assert {"Grain: {grain}", "Kept in: {kept}"} <= patterns


@pytest.mark.parametrize(
    ("lines", "passages"),
    [
        pytest.param(["Grain: rye", "Grain: oats", "Grain: spelt"], 1, id="one label"),
        pytest.param(["Grain: rye", "Grain: oats"], 2, id="two releases"),
        pytest.param(["Grain: rye", "Flour: oats", "Loft: upper"], 3, id="three labels"),
        pytest.param(
            ["Grain: rye", "Grain: oats", "Grain: spelt\n\nGrain: oats"], 4, id="twice in one"
        ),
        pytest.param(
            ["Grain: it is dry.", "Grain: it was wet!", "Grain: who knows?"], 3, id="sentences"
        ),
    ],
)
def test_lines_of_one_label_are_united(lines: list[str], passages: int) -> None:
    corpus = family(*lines)
    drafts: list[Draft] = [
        draft_of([(at, number)])
        for at, release in enumerate(corpus.releases)
        for number in range(len(release.sentences))
    ]
    assert len(unite_labelled(drafts, corpus)) == passages


def test_a_sentence_of_two_passages_does_not_part_the_lines_of_a_label() -> None:
    corpus = family(
        *(f"Grain: {each}\n\nSacks: ten" for each in ("rye", "oats", "rye", "oats", "rye")),
        "Grain: spelt, sacks: ten",
    )
    joint = next(at for at, each in enumerate(corpus.releases) if len(each.sentences) == 1)
    rest = [at for at in range(6) if at != joint]
    grains = [draft_of([(at, 0) for at in rest[:3]]), draft_of([(at, 0) for at in rest[3:]])]
    sacks = draft_of([(at, 1) for at in rest])
    for draft in (grains[0], sacks):
        draft.add(joint, 0)
        draft.joint.add(joint)
    sacks.also.add(joint)
    found = unite_labelled([*grains, sacks], corpus)
    assert [sorted(draft.members) for draft in found] == [list(range(6))] * 2
    assert [draft.joint for draft in found] == [{joint}] * 2


def test_a_passage_that_also_says_something_else_stays_apart() -> None:
    corpus = family("Grain: rye", "Grain: oats", "Grain: spelt\n\nAll of it is dry.")
    at = next(at for at, each in enumerate(corpus.releases) if len(each.sentences) > 1)
    others = [draft_of([(each, 0)]) for each in range(3) if each != at]
    both = draft_of([(at, 0), (at, 1)])
    assert len(unite_labelled([*others, both], corpus)) == 3


def test_a_sentence_without_the_label_does_not_part_the_lines_that_have_it() -> None:
    lines = [f"Grain: {'rye' if at % 2 else 'oats'}" for at in range(24)]
    lines[0] += "\n\nGrain is rye, as oats are wet."
    corpus = family(*lines)
    at = next(at for at, each in enumerate(corpus.releases) if len(each.sentences) > 1)
    rest = [each for each in range(24) if each != at]
    many, few = [(each, 0) for each in rest[:14]], [(each, 0) for each in (*rest[14:], at)]
    found = unite_labelled([draft_of([*many, (at, 1)]), draft_of(few)], corpus)
    assert sorted(each.support for each in found) == [1, 24]


def test_two_passages_that_are_settled_stay_two() -> None:
    corpus = family("Grain: rye", "Grain: rye", "Grain: oats", "Grain: spelt")
    drafts = [draft_of([(0, 0), (1, 0)]), draft_of([(2, 0)]), draft_of([(3, 0)])]
    found = unite_labelled(drafts, corpus, Settled(frozenset({0, 1, 2})))
    assert [sorted(each.members) for each in found] == [[0, 1, 3], [2]]
