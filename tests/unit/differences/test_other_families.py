"""A release's own sentence that a release of another family says, too."""

from hmicdiff.api import across_families, analyze, families
from hmicdiff.model.analysis import Analysis, Finding, FindingKind
from hmicdiff.report.json import load, save
from tests.support import family

TOWNS = ["Ayle", "Brae", "Crail", "Dunan", "Esk", "Fair"]
BORROWED = "Nobody had ever seen so much water stand in the vault behind the chancel."
MORE = "Its level has not been so high since the mason laid the second course."
LETTER = f"""A letter to the dean

Yesterday I walked past your church and heard singing.

{BORROWED}

May I come again with my two sisters and their harps?

They live beyond the hills and own no carriage.

Our uncle lent us his donkey once, and it ran home before noon.

Please write soon, since the post reaches this valley only on Fridays.
"""
ALSO = "The sexton carried out eleven buckets of it on the morning of the fair."


def test_it_is_told_in_both_families() -> None:
    mills, wells = told([BORROWED], [BORROWED])
    (mill,), (well,) = own(mills), own(wells)
    assert mill.message == (
        "No other of the 6 releases says this. Outside this family, 11.txt says it, too."
    )
    assert [(each.source, each.line) for each in well.other_families] == [("5.txt", 5)]


def test_other_marks_are_no_other_words() -> None:
    mills, _ = told([BORROWED], [BORROWED.replace("so much", "'so  much'")])
    assert [each.source for each in own(mills)[0].other_families] == ["11.txt"]


def test_another_word_is_another_sentence() -> None:
    mills, _ = told([BORROWED], [BORROWED.replace("Nobody", "Somebody")])
    assert own(mills)[0].other_families == ()


def test_a_short_sentence_may_be_said_twice_by_chance() -> None:
    mills, _ = told(["Nobody came to the door."], ["Nobody came to the door."])
    assert own(mills)[0].other_families == ()


def test_of_a_run_every_sentence_must_be_there() -> None:
    both, some = (
        told([BORROWED, ALSO, MORE], [BORROWED, ALSO, MORE]),
        told([BORROWED, ALSO, MORE], [BORROWED, ALSO]),
    )
    (whole,), (part,) = own(both[0]), own(some[0])
    assert (whole.count, [each.source for each in whole.other_families]) == (3, ["11.txt"])
    assert (part.count, part.other_families) == (3, ())


def test_a_release_of_no_family_counts() -> None:
    analysis = across_families(told([BORROWED], [], LETTER))[0]
    assert [each.source for each in own(analysis)[0].other_families] == ["12.txt"]


def test_nothing_is_told_twice() -> None:
    once = told([BORROWED], [BORROWED])
    assert across_families(once) == once


def test_it_is_saved_and_loaded() -> None:
    for analysis in told([BORROWED], [BORROWED]):
        assert load(save(analysis)) == analysis


def own(analysis: Analysis) -> list[Finding]:
    return [each for each in analysis.findings if each.kind is FindingKind.EXTRA]


def told(of_mill: list[str], of_well: list[str], *others: str) -> list[Analysis]:
    """Return the analyses of notices about mills and about wells; the last of each says more."""
    mills = [
        [f"{town} mill inspected", f"The wheel of {town} turns by day and is greased each week."]
        for town in TOWNS
    ]
    wells = [
        [f"Well of {town}: result", f"Ropes at the well of {town} were hauled up and weighed."]
        for town in TOWNS
    ]
    rest = (
        "Flour for the rolls is carted in before dawn by two carriers.",
        "Divers found the lamp at the head of the pier burning until dusk.",
    )
    texts = [
        "\n\n".join([*lines, *(more if town == TOWNS[-1] else []), end])
        for notices, more, end in ((mills, of_mill, rest[0]), (wells, of_well, rest[1]))
        for town, lines in zip(TOWNS, notices, strict=True)
    ]
    return across_families([analyze(each) for each in families(family(*texts, *others))])
