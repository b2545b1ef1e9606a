from itertools import pairwise

import pytest

from hmicdiff import api
from hmicdiff.model.sequence import Basis, ChangeKind
from hmicdiff.read.reader import corpus
from tests.sequences import FARMERS, GAUGE, PATHS, READ, analyzed, of_statements, sequence
from tests.support import raw

BASE = "\n\n".join([GAUGE.format(1.25), PATHS, READ]) + "\n"


def test_the_statements_are_in_the_order_of_their_dates() -> None:
    found = of_statements().sequence
    assert found is not None
    assert found.basis is Basis.NAME_DATES
    assert [one.date for one in found.order] == sorted(str(one.date) for one in found.order)
    pairs = [(step.since, step.release) for step in found.steps]
    order = [one.release for one in found.order]
    assert pairs == list(pairwise(order))


def test_how_the_order_was_found_is_the_first_notice() -> None:
    analysis = analyzed(BASE, BASE + FARMERS + "\n", BASE)
    assert analysis.notices[0] == (
        "The releases are in the order of their names, because 1.txt, 2.txt and 3.txt state no "
        "date."
    )


def test_a_stranger_is_left_out_and_told() -> None:
    other = "Take two eggs and some flour.\n\nStir them in a bowl until smooth.\n\nFry in butter.\n"
    files = [raw(BASE, f"2031-01-0{day}.txt") for day in (1, 2, 4)]
    files.append(raw(other, "2031-01-03.txt"))
    found = api.analyze(corpus(files), sequence="auto").sequence
    assert found is not None
    assert len(found.order) == 3
    assert found.notices[1:] == (
        "2031-01-03.txt shares hardly anything with the others: left out of the sequence.",
    )


def test_one_release_has_nothing_before_it() -> None:
    found = sequence(BASE)
    assert (len(found.order), found.steps) == (1, ())
    assert found.notices[-1] == "1.txt is the only release in the sequence: nothing came before it."
    assert [life.stretches[0].releases for life in found.lives] == [1, 1, 1]


def test_where_none_has_a_date_that_was_asked_for_none_has_a_place() -> None:
    found = analyzed(BASE, BASE, by="date").sequence
    assert found is not None
    assert (found.order, found.steps, found.lives) == ((), (), ())
    assert found.notices[-1] == "No release has a place in the sequence."


def test_twins_have_changed_nothing() -> None:
    (step,) = sequence(BASE, BASE).steps
    assert {change.kind for change in step.changes} == {ChangeKind.SAME}


def test_the_facts_are_in_the_order_of_the_sequence() -> None:
    analysis = of_statements()
    assert analysis.sequence is not None
    order = [one.release for one in analysis.sequence.order]
    rows = [row.release for row in analysis.facts.rows]
    assert rows == [release for release in order if release in rows]


def test_without_being_asked_for_there_is_no_sequence() -> None:
    assert api.analyze(corpus([raw(BASE, "1.txt"), raw(BASE, "2.txt")])).sequence is None


def test_an_order_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="no order 'size'; there are auto, date, name"):
        analyzed(BASE, BASE, by="size")


def test_what_is_dropped_stands_behind_what_stood_before_it() -> None:
    after = "\n\n".join([GAUGE.format(1.25), READ]) + "\n"
    (step,) = sequence(BASE, after).steps
    assert [(change.kind, change.before) for change in step.changes] == [
        (ChangeKind.SAME, (0,)),
        (ChangeKind.DROPPED, (1,)),
        (ChangeKind.SAME, (2,)),
    ]
