from hypothesis import given
from hypothesis import strategies as st

from hmicdiff.api import analyze, read
from hmicdiff.model.analysis import FindingKind, Op
from hmicdiff.report.cards import Chunk, Pattern
from hmicdiff.report.collation import compare
from hmicdiff.report.view import build_view
from tests import analyses
from tests.support import DATA

WORDS = st.lists(st.sampled_from(["bread ", "salt ", "not ", "is ", "sold", ", "]), max_size=12)


def words(text: str) -> Pattern:
    return (Chunk(text, slot=False),)


def ops(main: Pattern, other: Pattern) -> list[tuple[Op | None, str]]:
    return [(one.op, one.text) for one in compare(main, other)]


def test_what_is_dropped_stands_before_what_is_added() -> None:
    assert ops(words("Bread is sold daily."), words("Bread was sold daily.")) == [
        (Op.SAME, "Bread "),
        (Op.DROPPED, "is"),
        (Op.ADDED, "was"),
        (Op.SAME, " sold daily."),
    ]


def test_a_space_between_two_changes_is_part_of_them() -> None:
    assert ops(words("We sell old bread here."), words("We sell new salt here."))[1:3] == [
        (Op.DROPPED, "old bread"),
        (Op.ADDED, "new salt"),
    ]


def test_a_slot_is_a_word_of_its_own() -> None:
    main = (Chunk("In ", slot=False), Chunk("city", slot=True), Chunk(" it rains.", slot=False))
    other = (Chunk("In ", slot=False), Chunk("town", slot=True), Chunk(" it rains.", slot=False))
    assert ops(main, other) == [
        (Op.SAME, "In "),
        (Op.DROPPED, "{city}"),
        (Op.ADDED, "{town}"),
        (Op.SAME, " it rains."),
    ]


def test_what_shares_little_is_not_compared() -> None:
    assert compare(words("Bread is sold daily."), words("Nobody ever saw it")) == ()


@given(WORDS, WORDS)
def test_both_sides_can_be_read_from_a_comparison(before: list[str], after: list[str]) -> None:
    main, other = "".join(before), "".join(after)
    changes = compare(words(main), words(other))
    if changes:
        assert "".join(one.text for one in changes if one.op is not Op.ADDED) == main
        assert "".join(one.text for one in changes if one.op is not Op.DROPPED) == other


def test_each_passage_says_who_lacks_it() -> None:
    passages = {
        one.id: one
        for section in build_view(analyses.family()).template
        for one in section.passages
    }
    lacking = passages["rumour"].lacking
    assert lacking
    assert [name.id for name in lacking.names] == ["ada", "cork", "dover"]
    assert passages["lead"].lacking is None
    assert passages["lead"].readings[0].holders.all


def test_who_says_a_passage_in_one_sentence_with_another_does_not_lack_it() -> None:
    analysis = analyze(read([DATA / "merged-sentences"]))
    merged = {one.release for one in analysis.findings if one.kind is FindingKind.MERGED}
    told = [one for section in build_view(analysis).template for one in section.passages]
    joint = [one for one in told if one.jointly]
    assert joint
    assert {name.id for one in joint if one.jointly for name in one.jointly.names} == merged
    for one in joint:
        lacking = one.lacking.names if one.lacking else ()
        assert merged.isdisjoint(name.id for name in lacking)


def test_of_many_holders_those_are_named_that_are_fewer() -> None:
    view = build_view(analyses.large(40, 12))
    for section in view.template:
        for passage in section.passages:
            for reading in passage.readings:
                held = reading.holders
                assert len(held.names) == (40 - held.number if held.inverted else held.number)
                assert len(held.names) <= 20 or not held.inverted
