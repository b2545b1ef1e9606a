"""What some wordings of a passage fill in, the other wordings of it fill in, too."""

from collections.abc import Sequence

from hmicdiff.model.analysis import Analysis
from hmicdiff.pipeline import analyze
from tests.support import family

FERRIES = ["Tarn", "Holm", "Skerry", "Ayle", "Brae", "Voe", "Wick", "Noup", "Hamar", "Lyde"]


def analysis(lines: Sequence[str]) -> Analysis:
    """Return the analysis of notices of one ferry each, with a line of its own."""
    return analyze(
        family(
            *(
                f"The {ferry} Ferry was looked at by the harbour office.\n\n{line}\n\n"
                f"The crew of the {ferry} Ferry was thanked for its help."
                for ferry, line in zip(FERRIES, lines, strict=False)
            )
        )
    )


def filled(found: Analysis, release: int) -> list[str]:
    """Return what fills the slots of the line of one release, by the order of the files."""
    one = sorted(found.releases, key=lambda each: each.source)[release]
    line = one.sentences[1]
    return [
        one.text[value.start : value.end]
        for value in one.values
        if line.start <= value.start < line.end
    ]


def test_the_one_figure_of_a_rare_wording_is_that_of_the_others() -> None:
    usual = [f"Of the lifeboats, {count} were found to be sound." for count in (3, 7, 12, 5)]
    found = analysis([*usual, "The office found 13 of the lifeboats to be sound."])
    assert filled(found, 4) == ["13"]


def test_a_figure_that_all_wordings_have_is_none_of_a_slot() -> None:
    usual = [f"Within 28 days {count} lifeboats must be mended." for count in (3, 7, 12, 5)]
    found = analysis([*usual, "The owner has 28 days in which to mend 9 of the lifeboats."])
    assert filled(found, 4) == ["9"]


def test_a_rare_wording_has_a_value_that_others_have() -> None:
    tasks = ["scraping the hull", "mending a mast", "painting the deck", "scraping the hull"]
    usual = [f"The owner is charged with {task}." for task in tasks]
    found = analysis([*usual, "With mending a mast the harbour office has charged the owner."])
    assert filled(found, 4) == ["mending a mast"]


def test_a_part_of_a_name_is_no_value_of_others() -> None:
    towns = ["Lyde", "Orrin", "Wyke", "Lyde"]
    usual = [f"The ferry is moored at the old quay of {town}." for town in towns]
    found = analysis([*usual, "The old quay of Upper Lyde is where the ferry is moored."])
    assert filled(found, 4) != ["Lyde"]


def test_two_wordings_of_one_choice_are_one_variable() -> None:
    ways = [*["granted", "granted in part"] * 3, "granted"]
    usual = [f"The plea was {way}." for way in ways]
    rare = [f"The plea has been {way}." for way in ways[:3]]
    found = analysis([*usual, *rare])
    (column,) = (each for each in found.facts.columns if each.variable != "subject")
    source = {release.id: release.source for release in found.releases}
    rows = sorted(found.facts.rows, key=lambda row: source[row.release])
    cells = [c.text for row in rows for c in row.cells if c.variable == column.variable]
    assert cells == [*ways, *ways[:3]]


def test_who_is_named_elsewhere_is_filled_in_by_few_releases_too() -> None:
    names = ["Professor Una Weir", *["Ms. Ada Gorse QC"] * 3, "Mr. Ivo Birch (retired)"]
    told = ["", "", "In leaving the quay, ", "", ""]
    lines = [
        f"The talks were led by {name}.\n\n{lead}{name} said:"
        for name, lead in zip(names, told, strict=True)
    ]
    found = analysis(lines)
    one = sorted(found.releases, key=lambda each: each.source)[1]
    said = one.sentences[2]
    values = [
        one.text[value.start : value.end] for value in one.values if value.start >= said.start
    ]
    assert values[0] == "Ms. Ada Gorse QC"


def test_a_word_that_begins_a_sentence_is_no_part_of_its_figure() -> None:
    lines = [f"Of {count} boats, all were sound." for count in (14, 9, 31)]
    found = analysis([*lines, *(f"From {count} boats, all were sound." for count in (5, 22))])
    assert [filled(found, at) for at in (0, 3)] == [["14"], ["5"]]


def test_what_is_counted_off_is_what_the_sentence_names() -> None:
    rows = [(14, 230, "9"), (11, 315, "all but one"), (7, 148, "3"), (9, 411, "8"), (8, 95, "2")]
    found = analysis(
        [
            f"The office heard {all_} sailors. It read {pages} pages. Of the sailors, {some} were "
            "paid."
            for all_, pages, some in rows
        ]
    )
    one = sorted(found.releases, key=lambda each: each.source)[1]
    assert [each.value for each in one.values if each.value is not None] == [11, 315, 10]


def test_a_word_that_the_one_before_it_settles_is_no_value_of_its_own() -> None:
    ways = ["keine M\u00e4ngel", "einen Mangel", "zwei M\u00e4ngel"] * 3
    found = analysis([f"Bei der Kontrolle wurden {way} festgestellt." for way in ways])
    assert [filled(found, at) for at in (0, 1, 2)] == [[way] for way in ways[:3]]
