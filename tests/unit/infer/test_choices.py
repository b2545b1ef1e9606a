"""Choices among a few ways of saying, and answers under questions, as columns of the facts."""

import pytest

from hmicdiff.model.analysis import Analysis, FindingKind
from hmicdiff.model.template import Kind
from hmicdiff.pipeline import analyze
from tests.support import family

MILLS = ["Tarn", "Holm", "Skerry", "Ayle", "Brae", "Voe", "Wick", "Noup", "Hamar"]


def analysis(line: str, *ways: str) -> Analysis:
    """Return the analysis of notices that each put one of the ways into a line."""
    return analyze(
        family(
            *(
                f"Notice of the guild to {mill} Mill\n\n{line.format(way)}\n\n"
                f"The wheel of {mill} Mill was seen to turn."
                for mill, way in zip(MILLS, ways, strict=False)
            )
        )
    )


def chosen(found: Analysis) -> list[list[str]]:
    """Return the columns of choices, by the order of the files."""
    choices = {column.variable for column in found.facts.columns if column.kind is Kind.CHOICE}
    source = {release.id: release.source for release in found.releases}
    rows = sorted(found.facts.rows, key=lambda row: source[row.release])
    return [[c.text for c in row.cells if c.variable in choices] for row in rows]


def reworded(found: Analysis) -> list[str]:
    return [each.quote for each in found.findings if each.kind is FindingKind.REWORDED]


@pytest.mark.parametrize(
    ("line", "ways"),
    [
        pytest.param(
            "The guild has agreed to {} from the first of May.",
            ["keep the toll as it is", "cut the toll by a third"] * 3,
            id="phrases with a verb",
        ),
        pytest.param(
            "The miller {} in the loft of the mill.",
            ["must not keep any bees", "may keep one hive"] * 3,
            id="what is forbidden and allowed",
        ),
        pytest.param(
            "The plea for a second wheel was {}.", ["granted", "refused"] * 3, id="last words"
        ),
        pytest.param(
            "The guild asked the miller to {} before winter.",
            ["mend the upper sluice", "clear the mill pond", "sell the old stones"] * 2,
            id="three things",
        ),
        pytest.param("Danger: {}", ["low", "middling"] * 3, id="all behind a label"),
        pytest.param(
            "Le meunier doit réparer la roue dans un délai de {}.",
            ["huit jours", "un mois"] * 3,
            id="how long something takes",
        ),
        pytest.param(
            "The guild has given a {} answer.",
            ["favourable", "unfavourable"] * 3,
            id="opposites",
        ),
        pytest.param(
            "The plea for a second wheel was {}.",
            ["granted", "granted in part"] * 3,
            id="one begins like the other",
        ),
    ],
)
def test_what_is_chosen_is_a_column_and_no_rewording(line: str, ways: list[str]) -> None:
    found = analysis(line, *ways)
    assert chosen(found) == [[way] for way in ways]
    assert reworded(found) == []


def test_what_goes_with_a_choice_is_a_value_of_its_own() -> None:
    judges = ["Ada Thorley", "Cleo Castell", "Ewan Gorse", "Gwen Penrow"]
    divided = [f"taken by six votes to one, with {judge} against" for judge in judges]
    ways = [way for each in divided for way in (each, "unanimous")]
    found = analysis("This ruling was {}.", *ways)
    assert chosen(found) == [["taken by six votes to one"], ["unanimous"]] * 4
    assert reworded(found) == []
    texts = [r.text[v.start : v.end] for r in found.releases for v in r.values]
    assert set(judges) <= set(texts)


@pytest.mark.parametrize(
    ("line", "ways"),
    [
        pytest.param(
            "The miller should {} the sluice in spring.", ["try", "test"] * 3, id="one word"
        ),
        pytest.param(
            "Millers that {} with them pay no toll.",
            ["own one of these", "have one of these"] * 3,
            id="one thing in other words",
        ),
        pytest.param(
            "The guild has agreed to {} from the first of May.",
            ["cut the toll by a third"] * 8 + ["keep the toll as it is"],
            id="nearly all say the same",
        ),
    ],
)
def test_other_words_are_no_choice(line: str, ways: list[str]) -> None:
    found = analysis(line, *ways)
    assert all(row == [] for row in chosen(found))
    assert max(len(passage.readings) for passage in found.template.passages) > 1


def form(*answers: tuple[str, str]) -> Analysis:
    return analyze(
        family(
            *(
                f"Form {number}\n\nHave you leased the mill before? If so, when?\n\n{first}\n\n"
                f"Who may use the wheel?\n\n{second}\n\nAll of this is true."
                for number, (first, second) in enumerate(answers, 301)
            )
        )
    )


def test_answers_are_columns_named_by_their_questions() -> None:
    answers = [
        ("No", "The guild and nobody else"),
        ("In 1902", "All that pay a toll"),
        ("No", "The guild and nobody else"),
        ("Yes", "All that pay a toll"),
        ("No", "The guild and nobody else"),
        ("Yes", "No"),
    ]
    found = form(*answers)
    columns = {column.variable: column.label for column in found.facts.columns}
    assert columns["use-wheel"] == "Who may use the wheel? …"
    said = [tuple(cell.text for cell in row.cells[:2]) for row in found.facts.rows]
    assert sorted(said) == sorted(answers)
    assert [f for f in found.findings if f.kind in (FindingKind.MISSING, FindingKind.EXTRA)] == []


def test_a_heading_under_a_question_is_no_answer() -> None:
    answers = [("No", "All"), ("Yes", "Some"), ("No", "Some"), ("Yes", "All"), ("No", "All")]
    notices = [
        f"Form {number}\n\nHave you leased the mill?\n\n{first}\n\nWho may use the wheel?\n\n"
        + (f"{second}\n\nSeal" if number != 305 else "Seal")
        + "\n\nAll of this is true."
        for number, (first, second) in enumerate(answers, 301)
    ]
    found = analyze(family(*notices))
    assert "Seal" not in [cell.text for row in found.facts.rows for cell in row.cells]


def test_two_choices_in_one_sentence_are_two_columns() -> None:
    terms = ["a year", "a year", "a lifetime", "a lifetime", "a season", "a season"] * 2
    bases = ["an open", "a closed"] * 6
    made = [
        f"{basis} lease to be held for {term}" for basis, term in zip(bases, terms, strict=True)
    ]
    mills = [*MILLS, "Ness", "Quoy", "Stenn"]
    found = analyze(
        family(
            *(
                f"Notice of the guild to {mill} Mill\n\nThe mill is let on {way}.\n\n"
                f"The wheel of {mill} Mill was seen to turn."
                for mill, way in zip(mills, made, strict=True)
            )
        )
    )
    filled = {
        release.text[value.start : value.end]
        for release in found.releases
        for value in release.values
    }
    assert filled >= {"an open", "a closed"}
    assert not any("lease" in text for text in filled)


def test_last_words_of_three_kinds_are_a_choice_in_any_language() -> None:
    ways = ["maintenue", "annulée", "reportée"] * 3
    found = analysis("En cas d'orage, la course sera {}.", *ways)
    assert chosen(found) == [[way] for way in ways]


def test_texts_under_a_question_are_no_answers() -> None:
    texts = [
        "The wheel turned. We saw it for an hour.",
        "Nobody came. The door was shut.",
        "It rained. The pond was full to the brim.",
        "A heron stood there. It did not move.",
    ]
    found = form(*((text, "The guild") for text in texts))
    held = {r.text[v.start : v.end] for r in found.releases for v in r.values}
    assert not held & set(texts)


def test_where_half_answer_in_a_few_words_their_answers_are_a_column() -> None:
    long = "The mill was let to {0}. It turned for years. Nobody knows to this day who paid {0}."
    short = ["The guild", "Old Ann", "Three bakers", "Nobody"]
    found = form(*(("No", each) for each in short), *(("No", long.format(each)) for each in short))
    said = [cell.text for row in found.facts.rows for cell in row.cells]
    assert set(short) <= set(said)


def test_two_choices_are_not_parted_within_brackets() -> None:
    places = ["(the old one), it is shut", "now (the old one), it is open"]
    mills = ["Tarn", "Holm", "Skerry", "Ayle", "Brae", "Voe", "Wick", "Noup"]
    more = ["(the old one), it is open", "now (the old one), it is shut"]
    found = analyze(
        family(
            *(
                f"{mill} Mill was seen.\n\nAs was found of the mill {way} to all who came."
                for mill, way in zip(mills, (places + more) * 2, strict=True)
            )
        )
    )
    held = [r.text[v.start : v.end] for r in found.releases for v in r.values]
    assert all(text.count("(") == text.count(")") for text in held)


def test_what_few_say_before_it_is_no_label() -> None:
    towns = ["Tarn", "Holm", "Skerry", "Ayle", "Brae", "Voe"]
    texts = [
        f"Notice of the mill\n\n{'The old wheel broke in May.' if at == 2 else ''}\n\n"
        f"{town} Bridge\n\nAll of this is true, and is what the guild has seen.\n\nIt ends here."
        for at, town in enumerate(towns)
    ]
    found = analyze(family(*texts))
    assert not any("wheel" in column.label for column in found.facts.columns)


def test_ways_that_other_sentences_stand_between_differ_in_several_places() -> None:
    found = analysis(
        "The lease {}.",
        *["will last for a year and may be renewed in spring"] * 2,
        *["has a term of two months and ends without any notice"] * 2,
        "has a term of a year and may be renewed in spring",
        "will last for two months and ends without any notice",
    )
    assert all(len(cell.split()) < 6 for row in chosen(found) for cell in row if cell)


def test_what_was_counted_is_a_choice_in_any_language() -> None:
    divided = "mit sechs gegen eine Stimmen"
    found = analysis("Der Beschluss erging {}.", *(["einstimmig", divided] * 4))
    assert chosen(found) == [["einstimmig"], [divided]] * 4


def test_two_ways_to_deny_one_thing_are_no_choice() -> None:
    ways = ["was not announced beforehand", "took place without notice"]
    found = analysis("The visit of the guild to the mill {}.", *(ways * 4))
    assert chosen(found) == [[]] * 8


def test_who_is_named_with_a_town_is_no_choice_of_words() -> None:
    pairs = [
        ("de heer P. Pot", "Breda"),
        ("mevrouw A. Smit", "Zwolle"),
        ("de heer T. Bol", "Delft"),
    ]
    found = analysis(
        "Vragen gaan naar {} in de week.", *(f"{who} in {town}" for who, town in pairs * 3)
    )
    assert not any(" in " in way for row in chosen(found) for way in row)


def test_a_clause_that_some_add_is_no_choice() -> None:
    line = "The guild must find a tenth of the cost from other {}."
    more = "sources, and the weir is open to all who come"
    found = analysis(line, *["sources"] * 5, *[more] * 4)
    assert chosen(found) == [[]] * 9
