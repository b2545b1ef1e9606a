"""Passages whose words around what is filled in are the same are one."""

from hmicdiff.align.draft import Draft, draft_of
from hmicdiff.align.same_frame import unite_framed
from hmicdiff.model.text import Corpus
from tests.support import family

TERMS = ["one year", "two summers", "ninety days", "as long as the old widow lives on the quay"]


def corpus_of(*terms: str) -> Corpus:
    return family(
        *(f"The lease\n\nThe lease is for {term}.\n\nThe rent is due in May." for term in terms)
    )


def passages(first: list[int], second: list[int]) -> list[Draft]:
    everyone = sorted([*first, *second])
    return [
        draft_of([(at, 0) for at in everyone]),
        draft_of([(at, 1) for at in first]),
        draft_of([(at, 1) for at in second]),
        draft_of([(at, 2) for at in everyone]),
    ]


def test_what_stands_in_one_place_with_the_same_frame_is_one_passage() -> None:
    corpus = corpus_of(*TERMS, TERMS[3])
    found = unite_framed(passages([0, 1, 2], [3, 4]), corpus)
    assert [sorted(draft.members) for draft in found] == [[0, 1, 2, 3, 4]] * 3


def test_a_small_word_that_most_fill_in_is_none_of_the_frame() -> None:
    corpus = corpus_of("a year", "a summer", "the rain", "the hay", "ninety days", "ninety days")
    few = [at for at, each in enumerate(corpus.releases) if "ninety" in each.text]
    found = unite_framed(passages([at for at in range(6) if at not in few], few), corpus)
    assert len(found) == len(passages([0], [1])) - 1


def test_what_lacks_a_word_of_the_frame_stays_a_passage() -> None:
    corpus = family(
        *(
            f"The lease\n\nThe lease is for {term}.\n\nThe rent is due in May."
            for term in TERMS[:3]
        ),
        *["The lease\n\nThe lease was torn up.\n\nThe rent is due in May."] * 2,
    )
    assert len(unite_framed(passages([0, 1, 2], [3, 4]), corpus)) == len(passages([0], [1]))


def test_passages_that_one_release_has_both_of_are_two() -> None:
    corpus = corpus_of(*TERMS, TERMS[3])
    given = passages([0, 1, 2], [3, 4])
    given[2].add(0, 2)
    assert len(unite_framed(given, corpus)) == len(given)
