"""Passages as they are known to be."""

from hmicdiff.align.constraints import Constraints, constraints, place_of, unmet
from hmicdiff.align.corrected import corrected
from hmicdiff.align.draft import Draft, Place, draft_of
from hmicdiff.align.settled import Settled
from hmicdiff.align.vocabulary import forms
from hmicdiff.model.corrections import Corrections, Pair, Quote
from tests.support import family

BELL = "The bell of the chapel was rung at noon."
ROPE = "Ropes are kept dry in the loft above the pier."
TIDE = "No boat may leave the pier before the tide turns."
LAMP = "Lamps are lit on every boat before the sun sets."


def drafts_of(*passages: list[Place]) -> list[Draft]:
    return [draft_of(places) for places in passages]


def places(drafts: list[Draft]) -> list[set[Place]]:
    return [set(draft.places()) for draft in drafts]


def known(
    *, same: list[set[Place]] | None = None, different: list[tuple[Place, Place]] | None = None
) -> Constraints:
    return Constraints(tuple(map(frozenset, same or ())), tuple(different or ()))


def test_whole_passages_become_one_where_no_release_has_both() -> None:
    numbered = forms(family(f"{BELL}\n\n{ROPE}", f"{BELL}\n\n{TIDE}", f"{BELL}\n\n{TIDE}"))
    drafts = drafts_of([(0, 0), (1, 0), (2, 0)], [(0, 1)], [(1, 1), (2, 1)])
    found = corrected(drafts, numbered, known(same=[{(0, 1), (1, 1)}]))
    assert places(found) == [{(0, 0), (1, 0), (2, 0)}, {(0, 1), (1, 1), (2, 1)}]
    assert not any(draft.moved for draft in found)


def test_where_a_release_has_both_its_own_sentence_makes_room() -> None:
    numbered = forms(family(f"{BELL}\n\n{ROPE}", f"{TIDE}", f"{TIDE}"))
    drafts = drafts_of([(0, 0), (1, 0), (2, 0)], [(0, 1)])
    found = corrected(drafts, numbered, known(same=[{(0, 1), (1, 0)}]))
    assert {frozenset(each) for each in places(found)} == {
        frozenset({(0, 0)}),
        frozenset({(0, 1), (1, 0), (2, 0)}),
    }


def test_what_stands_elsewhere_has_moved() -> None:
    numbered = forms(family(f"{LAMP}\n\n{BELL}", f"{BELL}\n\n{TIDE}", f"{BELL}\n\n{TIDE}"))
    drafts = drafts_of([(0, 0)], [(0, 1), (1, 0), (2, 0)], [(1, 1), (2, 1)])
    found = corrected(drafts, numbered, known(same=[{(0, 0), (1, 1)}]))
    assert places(found)[-1] == {(0, 0), (1, 1), (2, 1)}
    assert found[-1].moved == {0}


def test_each_of_two_takes_what_is_more_like_it() -> None:
    rope = "Ropes are kept dry in the loft beside the pier."
    tide = "No boat may leave the pier until the tide turns."
    numbered = forms(family(ROPE, rope, tide, TIDE, TIDE))
    found = corrected(
        drafts_of([(at, 0) for at in range(5)]),
        numbered,
        known(different=[((0, 0), (4, 0))]),
    )
    texts = sorted([ROPE, rope, tide, TIDE, TIDE])
    ropes = {(at, 0) for at, text in enumerate(texts) if text.startswith("Ropes")}
    assert {frozenset(each) for each in places(found)} == {
        frozenset(ropes),
        frozenset({(at, 0) for at in range(5)} - ropes),
    }


def test_of_two_in_the_same_words_one_goes_alone() -> None:
    numbered = forms(family(BELL, f"{BELL} ", f"{BELL}\n"))
    found = corrected(
        drafts_of([(0, 0), (1, 0), (2, 0)]), numbered, known(different=[((0, 0), (1, 0))])
    )
    assert sorted(map(sorted, places(found))) == [[(0, 0), (2, 0)], [(1, 0)]]


def test_what_is_not_the_same_as_one_is_not_the_same_as_what_is() -> None:
    numbered = forms(family(ROPE, TIDE, LAMP))
    better = known(same=[{(0, 0), (1, 0)}], different=[((1, 0), (2, 0))])
    found = corrected(drafts_of([(0, 0), (2, 0)], [(1, 0)]), numbered, better)
    assert {frozenset(each) for each in places(found)} == {
        frozenset({(0, 0), (1, 0)}),
        frozenset({(2, 0)}),
    }


def test_what_is_settled_stays_and_the_new_sentence_comes() -> None:
    numbered = forms(family(BELL, BELL + " ", f"{ROPE}"))
    drafts = drafts_of([(0, 0), (1, 0)], [(2, 0)])
    settled = Settled(frozenset({0, 1}))
    found = corrected(drafts, numbered, known(same=[{(0, 0), (2, 0)}]), settled)
    assert places(found) == [{(0, 0), (1, 0), (2, 0)}]
    both = Settled(frozenset({0, 1, 2}))
    drafts = drafts_of([(0, 0), (1, 0)], [(2, 0)])
    assert len(corrected(drafts, numbered, known(same=[{(0, 0), (2, 0)}]), both)) == 2
    apart = known(different=[((0, 0), (1, 0))])
    assert len(corrected(drafts_of([(0, 0), (1, 0)]), numbered, apart, both)) == 1


def test_in_between_no_release_says_a_passage_in_two_sentences() -> None:
    numbered = forms(family(f"{BELL}\n\n{ROPE}", BELL))
    better = known(same=[{(1, 0), (1, 1)}])
    drafts = drafts_of([(0, 0), (1, 0)], [(1, 1)])
    assert len(corrected(drafts, numbered, better, in_between=True)) == 2
    assert places(corrected(drafts, numbered, better)) == [{(0, 0), (1, 0), (1, 1)}]


def test_two_things_that_are_known_do_not_undo_each_other() -> None:
    numbered = forms(family(f"{BELL}\n\n{ROPE}", f"{BELL}\n\n{TIDE}"))
    drafts = drafts_of([(0, 0), (1, 0)], [(0, 1)], [(1, 1)])
    better = known(same=[{(0, 0), (1, 1)}, {(0, 1), (1, 0)}])
    found = {frozenset(each) for each in places(corrected(drafts, numbered, better))}
    assert found == {frozenset({(0, 0), (1, 1)}), frozenset({(0, 1), (1, 0)})}


def test_a_sentence_is_found_by_its_words_and_not_by_how_they_are_written() -> None:
    releases = family(f"{BELL}\n\nHe said: “{ROPE}”").releases
    assert place_of(Quote("0.txt", BELL.replace(" ", "\n")), releases) == (0, 0)
    assert place_of(Quote("0.txt", f'He said: "{ROPE}"'), releases) == (0, 1)
    assert place_of(Quote("a/0.txt", "kept dry in the loft"), releases) == (0, 1)
    assert place_of(Quote("0.txt", "the"), releases) is None
    assert place_of(Quote("1.txt", BELL), releases) is None


def test_what_contradicts_is_left_out_and_told() -> None:
    releases = family(BELL, ROPE, TIDE).releases
    bell, rope, tide = (Quote(release.source, release.text) for release in releases)
    better = Corrections(
        same=(Pair(bell, rope), Pair(rope, tide)), different=(Pair(bell, tide), Pair(bell, bell))
    )
    found = constraints(better, releases)
    assert found == Constraints((frozenset({(0, 0), (1, 0), (2, 0)}),))
    assert [line.split("“")[1][:4] for line in unmet(better, releases)] == [bell.quote[:4]]
