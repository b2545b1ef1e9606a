import pytest

from hmicdiff.model.analysis import Finding, FindingKind, Op
from hmicdiff.model.text import Note, NoteKind
from hmicdiff.pipeline import analyze
from hmicdiff.structs import replace
from tests.support import family

OVEN = "The baker cleans the oven before dawn."
FLOUR = "Flour for the rolls is milled beside the river."
BREAD = "Customers praised crusty bread and sweet cake."
GUILD = "Guild members visited again in autumn."
PRICE = "Apprentices complained about wages."
USUAL = [OVEN, FLOUR, BREAD, GUILD]


def findings(*files: list[str]) -> list[Finding]:
    return list(analyze(family(*("\n\n".join(file) for file in files))).findings)


def told(*files: list[str]) -> list[tuple[str, str]]:
    return [(finding.release, finding.kind.value) for finding in findings(*files)]


def one(*files: list[str]) -> Finding:
    (found,) = findings(*files)
    return found


def test_a_family_of_one_text_has_no_findings() -> None:
    assert findings(*[USUAL] * 4) == []


def test_one_release_has_no_findings() -> None:
    assert findings(USUAL) == []


def test_extra() -> None:
    found = one(USUAL, USUAL, USUAL, [OVEN, PRICE, FLOUR, BREAD, GUILD])
    assert (found.release, found.kind, found.line) == ("3", FindingKind.EXTRA, 3)
    assert (found.quote, found.expected, found.shared_with) == (PRICE, None, ())


def test_what_two_of_five_say_is_extra_and_shared() -> None:
    more = [OVEN, PRICE, FLOUR, BREAD, GUILD]
    found = findings(USUAL, USUAL, USUAL, more, more)
    assert {(each.release, each.shared_with) for each in found} == {("3", ("4",)), ("4", ("3",))}
    assert {each.kind for each in found} == {FindingKind.EXTRA}


def test_what_was_left_out_of_a_file_is_not_told_as_missing() -> None:
    corpus = family(*("\n\n".join(file) for file in [USUAL] * 4 + [[OVEN, FLOUR, GUILD]]))
    (found,) = analyze(corpus).findings
    assert found.kind is FindingKind.MISSING
    left = Note(NoteKind.DROPPED, f"2 running lines at the top of 4 pages: \u201c{BREAD}\u201d", 7)
    *others, last = corpus.releases
    known = replace(corpus, releases=(*others, replace(last, notes=(left,))))
    assert analyze(known).findings == ()


def test_missing_stands_after_what_comes_before_it() -> None:
    found = one(USUAL, USUAL, USUAL, [OVEN, FLOUR, GUILD])
    assert (found.release, found.kind, found.quote, found.expected) == (
        "3",
        FindingKind.MISSING,
        "",
        BREAD,
    )
    assert found.start == found.end == len(f"{OVEN}\n\n{FLOUR}")
    assert found.line == 3


def test_what_is_missing_at_the_start_would_stand_there() -> None:
    found = one(USUAL, USUAL, USUAL, [FLOUR, BREAD, GUILD])
    assert (found.start, found.end, found.line) == (0, 0, 1)


def test_what_half_say_is_neither_missing_nor_extra() -> None:
    more = [OVEN, PRICE, FLOUR, BREAD, GUILD]
    assert told(*[USUAL] * 2, *[more] * 2) == []
    assert told(*[USUAL] * 2, *[more] * 3) == [("0", "missing"), ("1", "missing")]
    assert told(*[USUAL] * 3, *[more] * 2) == [("3", "extra"), ("4", "extra")]


def test_reworded() -> None:
    found = one(USUAL, USUAL, USUAL, [OVEN, FLOUR.replace("milled", "not milled"), BREAD, GUILD])
    assert (found.kind, found.expected) == (FindingKind.REWORDED, FLOUR)
    assert [piece.text for piece in found.pieces if piece.op is Op.ADDED] == ["not"]


def test_of_two_ways_that_are_used_equally_neither_is_told() -> None:
    other = [OVEN, FLOUR.replace("milled", "bought"), BREAD, GUILD]
    own = [OVEN, "Flour that the rolls need is milled here beside the river.", BREAD, GUILD]
    assert findings(USUAL, USUAL, other, other) == []
    assert told(USUAL, USUAL, other, other, own) == [("4", "reworded")]
    assert told(*[USUAL] * 3, other, other) == [("3", "reworded"), ("4", "reworded")]


def test_where_each_says_it_in_its_own_words_each_is_told() -> None:
    ways = [
        FLOUR,
        "Flour that the rolls need is milled here beside the river.",
        "Beside the river flour is milled for all the rolls of the town.",
    ]
    own = [[OVEN, way, BREAD, GUILD] for way in ways]
    assert sorted(told(*own)) == [("0", "reworded"), ("1", "reworded"), ("2", "reworded")]


def test_what_says_something_else_in_the_place_of_a_passage_is_extra_and_that_is_missing() -> None:
    other = "Beside the river the flour rolls are never sold to a guest of the mayor."
    found = findings(*[USUAL] * 4, [OVEN, other, BREAD, GUILD])
    assert {(each.kind, each.quote or each.expected) for each in found} == {
        (FindingKind.EXTRA, other),
        (FindingKind.MISSING, FLOUR),
    }


def test_moved() -> None:
    found = one(*[USUAL] * 4, [FLOUR, BREAD, GUILD, OVEN])
    assert (found.release, found.kind, found.quote) == ("4", FindingKind.MOVED, OVEN)
    assert "at the beginning" in found.message


def test_what_has_moved_may_be_filled_in_for_the_most_part() -> None:
    names = ["Ada Finch", "Jon Reedy", "Mara Quill", "Tom Harle", "Ines Marsh"]
    towns = ["Old Tarnwick", "Upper Holm", "Ayle Bottom", "Great Sandby", "Long Wharram"]
    made = [
        f"{name} Brothers Ltd. of {town} baked this."
        for name, town in zip(names, towns, strict=True)
    ]
    found = one(
        *[[each, OVEN, FLOUR, BREAD, GUILD] for each in made[:4]],
        [OVEN, FLOUR, BREAD, made[4], GUILD],
    )
    assert (found.kind, found.quote) == (FindingKind.MOVED, made[4])


@pytest.mark.parametrize(
    ("written", "named"),
    [
        pytest.param(OVEN.replace("oven", "*oven*"), "emphasis", id="emphasis"),
        pytest.param(OVEN.removesuffix("."), "final stop", id="final stop"),
        pytest.param(OVEN.replace("oven", "“oven”"), "quote marks", id="quotes"),
        pytest.param(OVEN.replace("the oven", "the\noven"), "white space", id="line break"),
    ],
)
def test_typography(written: str, named: str) -> None:
    found = one(USUAL, USUAL, USUAL, [written, FLOUR, BREAD, GUILD])
    assert found.kind is FindingKind.TYPOGRAPHY
    assert named in found.message


def test_merged() -> None:
    joint = f"{OVEN.removesuffix('.')}, and {BREAD[0].lower()}{BREAD[1:]}"
    usual = [PRICE, OVEN, BREAD, GUILD]
    found = one(*[usual] * 4, [PRICE, joint, GUILD])
    assert (found.kind, found.quote) == (FindingKind.MERGED, joint)
    assert found.expected == f"{OVEN} {BREAD}"


def test_a_heading_that_few_have_is_no_place_of_others() -> None:
    own = [OVEN, "Cats and mice", FLOUR, BREAD, GUILD]
    moved = [OVEN, BREAD, GUILD, FLOUR]
    found = findings(own, *[USUAL] * 5, moved)
    told = [each.message for each in found if each.kind is FindingKind.MOVED]
    assert told
    assert not any("Cats and mice" in message for message in told)


def test_the_most_telling_comes_first() -> None:
    found = findings(
        *[USUAL] * 4, [OVEN.replace("the oven", "*the* oven"), PRICE, FLOUR, BREAD, GUILD]
    )
    assert [each.kind for each in found] == [FindingKind.EXTRA, FindingKind.TYPOGRAPHY]
    assert found[0].surprise > found[1].surprise


def test_a_stranger_has_no_findings_and_is_counted_nowhere() -> None:
    stranger = ["Engineers closed two bridges.", "Lorries will take longer."]
    assert findings(*[USUAL] * 4, stranger) == []
    found = one(*[USUAL] * 4, stranger, [*USUAL, PRICE])
    assert found.message == "No other of the 5 releases says this."


def test_sentences_that_stand_apart_are_no_split_of_one() -> None:
    usual = "The rate on loans to farmers and the rate on deposits of widows will not change."
    parts = [
        "The rate on loans to farmers will not change.",
        "The rate on deposits will not change.",
    ]
    files = [[OVEN, usual, FLOUR, BREAD]] * 5 + [[OVEN, parts[0], PRICE, parts[1], FLOUR, BREAD]]
    assert FindingKind.SPLIT not in {each.kind for each in findings(*files)}


LONG = (
    "The pump house takes in water from the tarn at dawn, "
    "as the guild no longer allows the mill to draw it by night."
)


def test_what_is_cut_short_leaves_out_the_rest() -> None:
    short = f"{LONG.partition(',')[0]}."
    found = one(*[[OVEN, LONG, BREAD]] * 4, [OVEN, short, BREAD])
    assert (found.kind, found.quote, found.expected) == (FindingKind.REWORDED, short, LONG)


def test_a_short_part_of_a_long_sentence_is_split_off() -> None:
    parts = "The pump house takes in water.", LONG.removeprefix("The pump house takes in water ")
    cut = " ".join((parts[0], parts[1].capitalize()))
    assert told(*[[OVEN, LONG, BREAD]] * 4, [OVEN, cut, BREAD]) == [("4", "split")]


def test_two_sentences_are_made_one_with_a_no_that_others_fill_in() -> None:
    pets = [f"The keeper counted {many} otters at the weir in the spring." for many in "13579"]
    own = [[OVEN, FLOUR, each, GUILD] for each in pets]
    merged = f"{FLOUR[:-1]}, and {pets[0].replace('1', 'no').replace('The', 'the')}"
    assert ("5", "merged") in told(*own, [OVEN, merged, GUILD])


def test_a_row_that_has_the_words_of_a_heading_is_not_counted_as_that_heading() -> None:
    row = "Gathering of old oven accounts | miller of weir"
    headed = [*USUAL[:2], "# Old oven accounts", *USUAL[2:]]
    found = findings(*[headed] * 6, USUAL, [*USUAL, row])
    assert not any(each.message.startswith("Only this one") for each in found)


def test_a_heading_with_a_slip_of_the_pen_is_not_missing() -> None:
    def headed(heading: str) -> list[str]:
        return [*USUAL[:2], f"# {heading}", *USUAL[2:]]

    slip = [*USUAL, "# Atendees present", "Only the miller came."]
    found = findings(*[headed("Attendees present")] * 6, slip, USUAL)
    assert [each.release for each in found if each.kind is FindingKind.MISSING] == ["7"]


def test_a_name_by_itself_is_not_said_by_one_alone_where_another_has_it_in_a_list() -> None:
    listed = "Rolls are brought to Ambrick, Dunholt and the inns of Farrowby each week in summer."
    alone = [*USUAL, "Dunholt"]
    found = findings(*[USUAL] * 3, [*USUAL, listed], alone)
    (name,) = (each for each in found if each.quote == "Dunholt")
    assert name.message.startswith("No other of the 5 releases says just this")


def test_what_several_say_with_figures_of_their_own_is_told_so() -> None:
    def with_toll(toll: str) -> list[str]:
        return [*USUAL, f"The toll at the upper weir stood at {toll} pence for each of the boats."]

    found = findings(*[USUAL] * 6, with_toll("15"), with_toll("42"))
    (message,) = {each.message for each in found}
    assert message.startswith("2 of 8 releases have this passage, in these or similar words, ")
    assert message.endswith("each with figures of its own.")
    for other in ("15", "some"):
        found = findings(*[USUAL] * 6, with_toll("15"), with_toll(other))
        assert not any("figures" in each.message for each in found)
