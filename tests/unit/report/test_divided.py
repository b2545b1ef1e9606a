"""What the releases of a family choose between, with those few who choose otherwise."""

import pytest

from hmicdiff import api
from hmicdiff.report import html, text
from hmicdiff.report.divided import Division, _stands_so
from hmicdiff.report.facts import FactCell
from hmicdiff.report.view import build_view

USUAL = (
    "The warden walked the sea wall of {} from the old pier to the second mole.",
    "{}",
    "A copy of this letter was sent to the council.",
)
TOWNS = "Ayle Tarn Holm Wick Sele Dorn Marl Eske Rudd Toll Brae Lund".split()
GRADES = ["sound"] * 6 + ["worn"] * 5 + ["broken"]


def divided(*said: str) -> tuple[Division, ...]:
    files = {
        town: "\n\n".join([USUAL[0].format(town), each, USUAL[2]])
        for town, each in zip(TOWNS, said, strict=False)
    }
    return build_view(api.analyze(api.read_texts(files))).divided


def test_a_few_choices_are_counted_and_a_rare_one_names_who_makes_it() -> None:
    (one,) = divided(*(f"The wall was found to be {grade} this year." for grade in GRADES))
    assert [(choice.words, choice.who) for choice in one.choices] == [
        ("sound", "6"),
        ("worn", "5"),
        ("broken", "only Lund"),
    ]
    assert one.heading == "wall was found to be \u2026 this year."


def test_choices_that_many_make_are_told_too() -> None:
    (one,) = divided(*(f"The wall was found to be {g} this year." for g in ["sound", "worn"] * 6))
    assert [(choice.words, choice.who) for choice in one.choices] == [("sound", "6"), ("worn", "6")]


def test_a_figure_in_one_unit_or_another_is_no_choice() -> None:
    sizes = [f"{n} kb" for n in range(21, 28)] + [f"{n} mb" for n in range(2, 7)]
    assert divided(*(f"The plan of the wall is kept ({size}) here." for size in sizes)) == ()


def test_figures_make_no_other_choice() -> None:
    said = [*(f"raised to {n}" for n in range(2, 7)), *(f"kept at {n}" for n in range(12, 18))]
    found = divided(*(f"The toll of the wall was {each} pence." for each in [*said, "waived by 3"]))
    for one in found:
        assert [choice.number for choice in one.choices] == [6, 5, 1]


@pytest.mark.parametrize(
    "grades",
    [
        pytest.param(GRADES[:5], id="few releases"),
        pytest.param(["sound"] * 11 + ["worn"], id="one odd value is a finding"),
        pytest.param([f"{town.lower()}en" for town in TOWNS], id="each its own"),
    ],
)
def test_what_divides_nobody_is_not_told(grades: list[str]) -> None:
    assert divided(*(f"The wall was found to be {grade} this year." for grade in grades)) == ()


def test_what_a_quarter_leave_open_divides_nobody() -> None:
    said = [f"The wall was found to be {grade} this year." for grade in GRADES]
    assert divided(*[*said[:5], *["Nobody saw the wall at all."] * 4, *said[-3:]]) == ()


def test_who_may_state_a_choice_elsewhere_leaves_nothing_to_count() -> None:
    said = [f"The wall was found to be {grade} this year." for grade in GRADES]
    (one,) = divided(*said[:5], "Nobody saw the wall at all.", *said[6:])
    assert one.heading.endswith(" (found in 11 of 12)")
    assert divided(*said[:5], "Nobody but the warden called it worn.", *said[6:]) == ()


def test_releases_that_state_nothing_at_all_are_counted_among_all() -> None:
    said = [f"State of it: {grade}" for grade in GRADES]
    assert divided(*said) != ()
    assert divided(*["Nobody came."] * 5, *said[3:5], *said[7:]) == ()


def test_capitals_and_accents_make_no_other_choice() -> None:
    names = ["Noë Héron"] * 5 + ["NOE HERON", *["Ada Gorse"] * 5, "Una Weir"]
    (one,) = divided(*(f"Signed by: {name}" for name in names))
    assert [choice.number for choice in one.choices] == [6, 5, 1]


def test_one_word_beside_a_blank_is_enough_for_a_label_alone() -> None:
    (one,) = divided(*(f"State: {grade}" for grade in GRADES))
    assert one.heading == "State: \u2026"
    assert divided(*(f"{grade} walls" for grade in GRADES)) == ()


def test_divisions_are_printed() -> None:
    files = {
        town: f"{USUAL[0].format(town)}\n\nThe wall was found to be {grade} this year."
        for town, grade in zip(TOWNS, GRADES, strict=True)
    }
    printed = text.present(api.analyze(api.read_texts(files)))
    assert "How they are divided" in printed
    assert "\u201cbroken\u201d: only Lund" in printed


KEPT = (
    "At the end of the day the board voted to keep the toll of the wall at {} pence.",
    "The board voted to keep the toll of the wall at {} pence until spring.",
    "The board then voted to keep the toll of the wall, which stands at {} pence.",
)
RAISED = (
    "By four to three the board voted to raise the toll of the wall by {} pence.",
    "The board voted to raise the toll of the wall to {} pence at once.",
)
WAIVED = "The board at last voted to waive the toll of the wall of {} pence."


def votes() -> list[str]:
    said = [*KEPT, *KEPT, *RAISED, *RAISED, WAIVED, WAIVED]
    return [each.format(number) for number, each in enumerate(said, 12)]


def test_words_that_stand_in_one_place_of_sentences_that_differ_all_over_are_counted() -> None:
    (one,) = divided(*votes())
    assert [(choice.words, choice.number) for choice in one.choices] == [
        ("keep", 6),
        ("raise", 4),
        ("waive", 2),
    ]


def test_what_a_sentence_denies_it_does_not_choose() -> None:
    denied = "The board voted not to raise the toll of the wall by {} pence."
    (one,) = divided(*[*votes()[1:], denied.format(44)])
    assert [choice.number for choice in one.choices] == [5, 4, 2]
    assert one.heading.endswith("(found in 11 of 12)")


def test_nobody_is_said_to_be_the_only_one_where_some_state_nothing() -> None:
    said = [f"The wall was found to be {grade} this year." for grade in GRADES]
    found = divided(*[*said[:10], "Nobody saw the wall at all.", said[-1]])
    assert [choice.who for one in found for choice in one.choices] == ["6", "4", "Lund"]


def test_the_page_calls_nobody_the_only_one_either() -> None:
    said = [f"The wall was found to be {grade} this year." for grade in GRADES]
    for rest, is_alone in ((said[10], True), ("Nobody saw the wall at all.", False)):
        files = {
            town: "\n\n".join([USUAL[0].format(town), each, USUAL[2]])
            for town, each in zip(TOWNS, [*said[:10], rest, said[-1]], strict=True)
        }
        page = html.present(api.analyze(api.read_texts(files)))
        assert "\u201cbroken\u201d</span>: " in page
        assert ("\u201cbroken\u201d</span>: only <a" in page) == is_alone


def test_what_is_chosen_is_looked_for_in_titles() -> None:
    said = ["Woman Fined for Mooring"] * 12 + ["Man Jailed for Fishing"] * 8
    said += ["Keeper Thanked for Years of Work"] * 4
    towns = [f"{side} {town}" for town in TOWNS for side in ("Low", "High")]
    files = {
        town: f"# {what} at {town}\n\n{USUAL[0].format(town)}\n\n{USUAL[2]}\n"
        for town, what in zip(towns, said, strict=True)
    }
    view = build_view(api.analyze(api.read_texts(files)))
    (one,) = view.divided
    assert [choice.number for choice in one.choices] == [12, 8, 4]


def test_a_line_that_each_says_several_times_divides_nobody() -> None:
    other = {"sound": "worn", "worn": "sound", "broken": "worn"}
    once = [f"The wall was found to be {grade} this year." for grade in GRADES]
    again = [
        f"{said}\n\nThe path was found to be {other[grade]} this year, as the board has seen."
        for said, grade in zip(once, GRADES, strict=True)
    ]
    assert divided(*once)
    assert divided(*(each.replace("The path", "The wall") for each in again)) == ()


def test_answers_to_a_question_are_counted_below_the_question() -> None:
    files = {
        town: "\n\n".join(
            [USUAL[0].format(town), "Does the wall leak at the spring tide?", answer, USUAL[2]]
        )
        for town, answer in zip(TOWNS, ["No"] * 8 + ["Yes"] * 4, strict=True)
    }
    (one,) = build_view(api.analyze(api.read_texts(files))).divided
    assert one.heading == "Does the wall leak at the spring tide?"
    assert [(choice.words, choice.who) for choice in one.choices] == [("No", "8"), ("Yes", "4")]


def test_what_stands_beside_the_words_on_one_side_of_a_label_alone_is_no_choice() -> None:
    cell = table_cell("the wall as a whole", "The fee is for the wall as a whole to be mended.")
    assert not _stands_so(cell, ("apart from the", "to be mended"))
    cell = table_cell("the wall", "It is shared apart from the wall to be mended.")
    assert _stands_so(cell, ("apart from", "to be mended"))


def table_cell(words: str, sentence: str) -> FactCell:
    return FactCell(
        title="",
        value=words,
        figure=None,
        words=words,
        worded=False,
        spot="",
        anchor=None,
        sentence=sentence,
        derived=None,
        whole=None,
        whole_apart=False,
        period=None,
        usual=True,
        comparable=True,
        outlier=False,
        notes=(),
    )


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        pytest.param("Level {} notice of the board", True, id="behind a name"),
        pytest.param("Credits: {}", True, id="behind a label"),
        pytest.param("The board has counted {} boats.", False, id="what is counted"),
    ],
)
def test_grades_are_counted(line: str, *, is_told: bool) -> None:
    grades = [1, 2, 3] * 4
    found = divided(*(line.format(grade) for grade in grades))
    assert [[(c.words, c.who) for c in one.choices] for one in found] == (
        [[("1", "4"), ("2", "4"), ("3", "4")]] if is_told else []
    )


def test_what_divides_the_family_in_the_same_way_is_told_once() -> None:
    ways = [("sound", "tarred"), ("worn", "limed")] * 6
    said = "The wall was found to be {} this year.\n\nThe mole was then {} by the guild."
    assert len(divided(*(said.format(*way) for way in ways))) == 1
    ways[0] = ("sound", "limed")
    assert len(divided(*(said.format(*way) for way in ways))) == 2
