"""Sentences that say two passages at once."""

from hmicdiff.align.draft import Draft
from hmicdiff.align.joint import without_echoes


def test_a_passage_that_is_only_said_besides_another_is_none() -> None:
    found = Draft(members={0: [3], 1: [4]}, joint={1})
    released = Draft(members={1: [4]}, also={1}, joint={1})
    assert without_echoes([found, released]) == [found]
    assert not found.joint


def test_what_is_still_said_with_a_third_passage_stays_joint() -> None:
    found = Draft(members={0: [3], 1: [4]}, joint={1})
    released = Draft(members={1: [4]}, also={1}, joint={1})
    paid = Draft(members={0: [5], 1: [4]}, also={1}, joint={1})
    assert without_echoes([found, released, paid]) == [found, paid]
    assert found.joint == paid.joint == {1}
