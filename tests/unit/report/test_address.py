from hmicdiff.model.analysis import Status
from hmicdiff.model.text import Role
from hmicdiff.pipeline import analyze
from hmicdiff.report.address import addresses
from tests.analyses import Said, place
from tests.support import family


def said(text: str, role: Role = Role.PARAGRAPH, between: str = "\n\n") -> Said:
    return Said(text, ("p",), Status.BOILERPLATE, role, between=between)


def told(*sentences: Said) -> list[str]:
    return list(addresses(place("holm", None, sentences)))


def test_blocks_are_counted_and_sentences_where_there_are_several() -> None:
    assert told(
        said("Holm opens", Role.TITLE),
        said("It opens on Monday.", between=" "),
        said("Then it is open."),
        said("That is all."),
    ) == ["title", "paragraph 1, sentence 1", "paragraph 1, sentence 2", "paragraph 2"]


def test_bullets_are_counted_under_the_line_that_leads_in() -> None:
    assert told(
        said("We found:", between="\n- "),
        said("Bread.", Role.ITEM, "\n "),
        said("Much bread.", Role.ITEM, "\n- "),
        said("Salt.", Role.ITEM),
        said("Then:", between="\n1. "),
        said("Rest.", Role.ITEM),
    ) == [
        "paragraph 1",
        "“We found”, bullet 1, sentence 1",
        "“We found”, bullet 1, sentence 2",
        "“We found”, bullet 2",
        "paragraph 2",
        "“Then”, item 1",
    ]


def test_a_line_that_does_not_lead_in_names_no_list() -> None:
    assert told(
        said("Goods", Role.HEADING),
        said("(Journal I 2006, 401 - 406)", between="\n- "),
        said("Bread.", Role.ITEM),
    ) == [
        "heading \u201cGoods\u201d",
        "\u201cGoods\u201d, paragraph 1",
        "\u201cGoods\u201d, bullet 1",
    ]


def test_a_row_of_a_table_is_called_by_its_label_and_names_no_section() -> None:
    assert told(
        said("Goods", Role.HEADING),
        said("Keeper\tAda of Holm", Role.HEADING),
        said("Market\tIt is held on Monday.", between=" "),
        said("Then it is open."),
        said("Bread is sold."),
    ) == [
        "heading “Goods”",
        "“Goods”, row “Keeper”",
        "“Goods”, row “Market”, sentence 1",
        "“Goods”, row “Market”, sentence 2",
        "“Goods”, paragraph 2",
    ]


def test_a_row_of_figures_names_no_section() -> None:
    where = told(
        said("Goods of 4 May 2031", Role.HEADING),
        said("Bread is sold."),
        said("Total \u2022 344 \u2022 60 \u2022 17,4 %", Role.HEADING),
        said("Salt is not."),
    )
    name = "\u201cGoods of 4 May 2031\u201d"
    assert where[1::2] == [f"{name}, paragraph 1", f"{name}, paragraph 2"]


def test_an_item_has_the_number_that_is_printed_and_an_open_circle_none() -> None:
    assert told(
        said("Risks", Role.HEADING, "\n15. "),
        said("Rust.", Role.ITEM, "\n(b) "),
        said("Rot.", Role.ITEM, "\n2.1 "),
        said("Wreck.", Role.ITEM, "\no "),
        said("Theft.", Role.ITEM),
    ) == [
        "heading “Risks”",
        "“Risks”, item 15",
        "“Risks”, item b",
        "“Risks”, item 2.1",
        "“Risks”, bullet 4",
    ]


def test_a_heading_names_what_follows_and_counts_anew() -> None:
    assert told(
        said("Before."),
        said("Notes", Role.HEADING, "\n1. "),
        said("One.", Role.NOTE, "\n2. "),
        said("Two.", Role.NOTE),
    ) == ["paragraph 1", "heading “Notes”", "“Notes”, note 1", "“Notes”, note 2"]


def test_a_long_heading_is_cut_at_a_word() -> None:
    long = "The parties to this agreement and all that they have ever promised"
    assert told(said(long, Role.HEADING), said("None."))[1] == (
        "“The parties to this agreement and all that they …”, paragraph 1"
    )


def test_a_short_line_ends_a_paragraph_and_a_full_one_does_not() -> None:
    full = "This line is as full as a line of a wrapped text, and goes on."
    assert told(said("Short.", between="\n"), said("Other.")) == ["paragraph 1", "paragraph 2"]
    assert told(said(full, between="\n"), said("Other.")) == [
        "paragraph 1, sentence 1",
        "paragraph 1, sentence 2",
    ]


def test_no_sentences_have_no_addresses() -> None:
    assert told() == []


def test_on_a_form_the_questions_are_the_sections() -> None:
    asked = ("Is the berth dry?", "No", "Is the boat sound?", "Yes", "It was tarred in the spring.")
    (release,) = analyze(family("\n\n".join(("Berth form", *asked)))).releases
    assert addresses(release)[1:] == (
        "paragraph 1",
        "“Is the berth dry?”, answer",
        "“Is the berth dry?”, paragraph 1",
        "“Is the boat sound?”, answer",
        "“Is the boat sound?”, paragraph 1",
    )
