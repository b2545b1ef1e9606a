import pytest

from hmicdiff.infer.variables import SUBJECT
from hmicdiff.model.template import Kind, Template
from hmicdiff.pipeline import analyze
from tests.support import family

SHOPS = ["Tarn Bakery", "Holm Mills", "Skerry Ovens", "Ayle Bread", "Northbank Rolls"]
SOLD = ["3", "17", "no", "1,200", "86"]
SALES = ["an increase", "a reduction", "no change", "an increase", "a reduction"]
OPENED = ["3 May 2014", "17 June 2014", "1 May 2013", "2 July 2014", "9 May 2014"]
COST = ["£300", "£4,500", "£20", "£7,000", "£86"]
SHARE = ["3%", "17%", "40%", "12%", "86%"]
TEXT = "{shop} was visited by the baking guild.\n\n{line}\n\nThe guild thanks {shop} for its help."


def template(line: str, values: list[str], text: str = TEXT) -> Template:
    texts = [
        text.format(shop=shop, line=line.replace("#", value))
        for shop, value in zip(SHOPS, values, strict=True)
    ]
    return analyze(family(*texts)).template


@pytest.mark.parametrize(
    ("line", "values", "kind", "name"),
    [
        pytest.param("It sold # loaves last year.", SOLD, Kind.NUMBER, "loaves", id="number"),
        pytest.param("It saw # in sales of rolls.", SALES, Kind.CHOICE, "sales", id="choice"),
        pytest.param("It was opened on # by the mayor.", OPENED, Kind.DATE, "opened", id="date"),
        pytest.param("Its new oven cost # to install.", COST, Kind.MONEY, "money", id="no verb"),
        pytest.param("Of the flour, # was wasted.", SHARE, Kind.PERCENT, "flour", id="percent"),
        pytest.param(
            "Its baker, Mr #, retired early.",
            ["Green", "Brown", "White", "Black", "Gray"],
            Kind.NAME,
            "baker",
            id="name",
        ),
    ],
)
def test_kind_and_name(line: str, values: list[str], kind: Kind, name: str) -> None:
    found = {variable.name: variable.kind for variable in template(line, values).variables}
    assert found == {SUBJECT: Kind.NAME, name: kind}


def test_a_name_said_throughout_is_one_variable_and_the_subject() -> None:
    found = template("Nobody was hurt.", SOLD)
    (subject,) = found.variables
    assert subject.name == SUBJECT
    assert len(subject.slots) == 2


def test_who_writes_several_documents_is_the_subject_of_none() -> None:
    shops = [*SHOPS, "Weir Cakes", "Quay Pasties", SHOPS[0], SHOPS[0], SHOPS[1]]

    def subjects(number: int) -> list[str | None]:
        line = "It sold {} loaves."
        texts = (
            "A letter to the guild.\n\n" + TEXT.format(shop=shop, line=line.format(sold))
            for sold, shop in enumerate(shops[:number], 3)
        )
        return [release.subject for release in analyze(family(*texts)).releases]

    assert sorted(filter(None, subjects(8))) == sorted(shops[:8])
    assert not any(subjects(10))


def test_phrases_of_the_same_words_are_no_subjects() -> None:
    phrases = (
        "Late Stormy Noon Windy",
        "Noon Windy Dawn Misty Late",
        "Windy Dawn Stormy Misty",
        "Misty Noon Stormy Late Dawn",
        "Dawn Misty Late Windy Noon",
    )
    texts = (TEXT.format(shop=phrase, line="Nobody was hurt.") for phrase in phrases)
    assert {release.subject for release in analyze(family(*texts)).releases} == {None}


def test_slots_that_agree_now_and_then_are_not_tied() -> None:
    counts = ["3", "3", "4", "3", "4"]
    line = "It sold # loaves.\n\nIt baked {other} cakes as well."
    texts = [
        TEXT.format(shop=shop, line=line.replace("#", sold).format(other=other))
        for shop, sold, other in zip(SHOPS, counts, ["3", "4", "4", "3", "3"], strict=True)
    ]
    names = [variable.name for variable in analyze(family(*texts)).template.variables]
    assert sorted(names) == ["cakes", "loaves", SUBJECT]


def test_two_slots_beside_one_word_have_two_names() -> None:
    line = (
        "It sold # loaves.\n\nOf rolls and loaves the guild says much, and it gave 7# loaves away."
    )
    names = [variable.name for variable in template(line, SOLD).variables]
    assert len(names) == len(set(names)) == 3


@pytest.mark.parametrize(
    "text", ["{line}\n\n" + TEXT.replace("{line}\n\n", ""), "{line}"], ids=["beside it", "alone"]
)
def test_no_other_variable_is_called_the_subject(text: str) -> None:
    found = template("The subject # of the letter was plain.", SOLD, text).variables
    assert {one.name for one in found} - {SUBJECT} == {"letter"}
    assert all(one.kind is Kind.NAME for one in found if one.name == SUBJECT)


def test_every_slot_has_one_variable_and_every_variable_a_slot() -> None:
    found = template("It sold # loaves.", SOLD)
    slots = {
        slot.id: slot.variable
        for passage in found.passages
        for reading in passage.readings
        for slot in reading.slots
    }
    assert slots == {slot: variable.name for variable in found.variables for slot in variable.slots}


def test_without_slots_there_are_no_variables() -> None:
    assert analyze(family(*["Bread is sold."] * 3)).template.variables == ()


def test_the_subject_of_a_title_may_have_small_letters() -> None:
    things = ("Aurora bedside lamp", "Bella baby gate", "Cloud cot mattress", "Hush tower fan")
    models = ("AU-1", "BG-7", "CM-6", "HT-2")
    notices = (
        f"Notice of recall: {thing}\n\nThe model {model} is on a label below.\n\n"
        f"Please bring the {thing} back to the shop.\n"
        for thing, model in zip(things, models, strict=True)
    )
    found = analyze(family(*notices))
    assert sorted(release.subject or "" for release in found.releases) == sorted(things)


@pytest.mark.parametrize(
    ("pages", "variables"),
    [
        pytest.param([12, 12, 35, 35], 1, id="two figures in four releases"),
        pytest.param([12, 12, 35], 2, id="two figures in three, which may be chance"),
    ],
)
def test_two_slots_hold_one_variable_if_that_is_no_chance(pages: list[int], variables: int) -> None:
    texts = [
        f"The mill ground {at} sacks of oats in spring.\n\nCustomers asked for bread.\n\n"
        f"Of the ledger {at} pages are torn."
        for at in pages
    ]
    assert len(analyze(family(*texts)).template.variables) == variables


def test_figures_of_one_unit_in_two_orders_are_told_apart_by_what_they_are_for() -> None:
    line = "Last year {} crowns were paid for {}, {} crowns for {} and {} crowns for {}."
    usual = [
        line.format(410 + 7 * at, "barges", 90 + 3 * at, "sloops", 5 + at, "skiffs")
        for at in range(6)
    ]
    other = [
        line.format(9 + at, "skiffs", 120 + at, "sloops", 500 + at, "barges") for at in range(2)
    ]
    found = analyze(
        family(*(f"Dues of berth {at}\n\n{said}" for at, said in enumerate(usual + other)))
    )
    values = [
        sorted(
            str(cell.value)
            for row in found.facts.rows
            for cell in row.cells
            if cell.variable == name
        )
        for name in (column.variable for column in found.facts.columns)
    ]
    for wanted in (
        [5, 6, 7, 8, 9, 10, 9, 10],
        [90, 93, 96, 99, 102, 105, 120, 121],
        [410, 417, 424, 431, 438, 445, 500, 501],
    ):
        assert sorted(map(str, wanted)) in values


def test_a_piece_of_a_title_is_no_subject() -> None:
    heads = [
        "GUILD FINDS BAKER UNA WEIR GUILTY OF FRAUD",
        "GUILD FINDS BAKER IVO BIRCH NOT GUILTY",
        "GUILD RECOMMENDS A FINE FOR MILLER FAYE HART",
        "GUILD RECOMMENDS A FINE FOR THE OLD MILL AT TARN",
        "GUILD RECOMMENDS PRAISE FOR A ROLL THAT NOBODY ATE",
    ]
    texts = [f"{head}\n\nThe guild met in May. It was warm, and they sat." for head in heads]
    found = analyze(family(*texts))
    assert {release.subject for release in found.releases} == set(heads)


def test_whoever_is_named_in_most_of_many_calls_none() -> None:
    masters = ("Una Weir", "Ivo Birch", "Faye Hart", "Ada Gorse", "Jon Elder", "Eve Ivel")
    texts = [
        f"The guild met at {at + 4} and took the roll.\n\nThe master {master} spoke to all of "
        f"it.\n\nThe bread was good.\n\nIt thanks the master {master} for it."
        for at, master in enumerate(masters)
    ]
    texts += [f"The guild met at {at} and took the roll.\n\nThe bread was good." for at in (2, 3)]
    found = analyze(family(*texts))
    assert {release.subject for release in found.releases} == {None}
