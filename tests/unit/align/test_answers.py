"""What stands under one question becomes one passage, whatever it was counted to before."""

from hmicdiff.align.answers import unite_answers
from hmicdiff.align.draft import Draft, draft_of
from tests.support import family

QUESTION, REMARK, NEXT = 0, 2, 3
"""Which sentence of a form is which; between the first two stands the answer."""
ANSWERS = ("Barley", "Barley", "Oats", "Oats")
CORPUS = family(
    *(
        f"Which grain do you mill?\n\n{answer}\n\nThe mill is beside the old weir.\n\n"
        "How many sacks do you keep?\n"
        for answer in ANSWERS
    )
)
RELEASES = range(len(ANSWERS))


def drafts() -> list[Draft]:
    """Return the passages as they are before: each of two answers is one of its own."""
    return [
        draft_of([(at, QUESTION) for at in RELEASES]),
        draft_of([(0, 1), (1, 1)]),
        draft_of([(2, 1), (3, 1)]),
        draft_of([(at, REMARK) for at in RELEASES]),
        draft_of([(at, NEXT) for at in RELEASES]),
    ]


def members(found: list[Draft]) -> list[dict[int, list[int]]]:
    return [draft.members for draft in found]


def test_answers_stand_behind_their_question_and_leave_nothing_where_they_were() -> None:
    found = unite_answers(drafts(), CORPUS)
    assert members(found) == [
        {at: [sentence] for at in RELEASES} for sentence in (QUESTION, 1, REMARK, NEXT)
    ]
    assert [draft.answers for draft in found] == [False, True, False, False]


def test_an_answer_has_a_passage_to_itself_where_it_was_counted_to_another() -> None:
    given = drafts()
    given[1].add(2, REMARK)
    given[3].members.pop(2)
    found = unite_answers(given, CORPUS)
    assert members(found)[1:3] == [{at: [1] for at in RELEASES}, {2: [REMARK]}]


def test_releases_that_are_not_looked_at_have_the_united_answer_as_they_had_one_of_them() -> None:
    given = drafts()
    given[1].beyond, given[2].beyond, given[3].beyond = 5, 7, 9
    found = unite_answers(given, CORPUS)
    assert [draft.beyond for draft in found] == [0, 7, 9, 0]


def test_an_answer_may_stand_on_the_line_of_its_question() -> None:
    answers = ("Barley", "Oats", "Rye and oats", "No")
    corpus = family(
        *(
            f"Form {at}\n\nWhich grain do you mill? {a}\n\nBy hand.\n"
            for at, a in enumerate(answers)
        )
    )
    given = [draft_of([(at, n) for at in range(4)]) for n in (0, 1)]
    given += [draft_of([(at, 2)]) for at in range(4)]
    given += [draft_of([(at, 3) for at in range(4)])]
    found = unite_answers(given, corpus)
    assert [draft.answers for draft in found] == [False, False, True, False]
