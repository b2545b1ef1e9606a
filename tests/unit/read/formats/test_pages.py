"""Words on pages to paragraphs."""

from typing import Any

import pytest

from hmicdiff.read.formats import rows
from hmicdiff.read.formats.document import compose
from hmicdiff.read.formats.pages import parts_of_pages
from hmicdiff.read.formats.rows import Word
from hmicdiff.read.formats.superscripts import with_superscripts

_SIZE = 10.0
_STEP = 12.0
_LETTER = 5.0
THINGS = ("boats", "crews", "fares", "piers", "ropes", "sails", "masts", "decks")


def line(text: str, base: float, left: float = 50.0, size: float = _SIZE) -> list[Word]:
    """Return the words of a line, each letter half as wide as it is high."""
    words = []
    for word in text.split(" "):
        width = len(word) * _LETTER * size / _SIZE
        words.append(Word(word, left, left + width, base, size))
        left += width + _LETTER * size / _SIZE
    return words


def page(*lines: str, top: float = 700.0, left: float = 50.0) -> list[Word]:
    """Return a page of lines, one below the other; an empty one is a space."""
    found: list[Word] = []
    for at, text in enumerate(lines):
        if text:
            found += line(text, top - at * _STEP, left)
    return found


def texts(*pages: list[Word]) -> list[str]:
    return [part.text for part in parts_of_pages(pages)[0]]


def test_full_lines_go_on_and_a_short_one_ends_a_paragraph() -> None:
    lines = ["The boats were clean and the crews were", "trained in first aid.", "Nobody was hurt."]
    assert texts(page(*lines)) == [f"{lines[0]} {lines[1]}", lines[2]]


def test_a_line_of_underscores_between_lines_is_none_of_a_paragraph() -> None:
    ruler = "_" * 40
    lines = [
        "The boats were clean and the crews were",
        ruler,
        "trained in first aid by Tarn.",
    ]
    assert texts(page(*lines)) == lines


def test_no_paragraph_goes_on_in_a_line_of_underscores_on_the_next_page() -> None:
    ruler = "_" * 40
    assert texts(
        page("The boats were clean and the crews were"), page(ruler, "trained in first aid.")
    ) == ["The boats were clean and the crews were", ruler, "trained in first aid."]


def test_a_line_to_write_on_among_words_parts_no_paragraph() -> None:
    lines = ["The boats were clean, and the harbour dues", "________ shillings, were paid by the"]
    assert texts(page(*lines)) == [" ".join(lines)]


def test_a_wider_step_parts_paragraphs() -> None:
    assert texts(
        page("The boats were clean and dry", "and so on and on it went", "", "The crews")
    ) == [
        "The boats were clean and dry and so on and on it went",
        "The crews",
    ]


def test_what_is_said_begins_anew_where_no_wider_steps_part_paragraphs() -> None:
    """The line of who says it is full; where paragraphs stand apart it is one with the quote."""
    told = [
        "Nobody was hurt.",
        "The master of the harbour of Tarn said:",
        "\u201cNobodywasevenawake.\u201d",
    ]
    assert texts(page(*told)) == told
    assert texts(page(told[0], "", *told[1:])) == [told[0], " ".join(told[1:])]


def test_what_goes_on_over_the_end_of_a_page_is_told_of_the_page_it_stands_on() -> None:
    last = "The boats were clean. The crews were"
    goes = "trained in first aid. The quay is swept."
    document = compose(parts_of_pages([page(last), page(goes)])[0])
    assert document.text == f"{last} {goes}\n"
    where = {
        words: document.where(document.text.index(words)) for words in ("The crews", "The quay")
    }
    assert where == {"The crews": "page 1", "The quay": "page 2"}


def test_list_markers_begin_items_and_their_lines_are_joined() -> None:
    words = [
        *line("\u2022 The boats were clean, all of", 700, 50),
        *line("them and their crews, too, all", 688, 60),
        *line("\u2022 Nobody was hurt in the year", 676, 50),
    ]
    assert texts(words) == [
        "\u2022 The boats were clean, all of them and their crews, too, all",
        "\u2022 Nobody was hurt in the year",
    ]


def test_centred_lines_are_one_paragraph() -> None:
    words = line("Tarn Water Buses have made some improvements", 700, 50)
    words += line("to how they run their boats", 688, 92.5)
    assert len(texts(words)) == 1


def test_bare_numbers_that_count_on_are_those_of_a_list() -> None:
    words = []
    for at, number in enumerate(["1", "2", "4"]):
        words += line(number, 700 - at * 24, 50) + line("The boats were clean.", 700 - at * 24, 70)
    assert texts(words) == [
        "1. The boats were clean.",
        "2. The boats were clean. 4 The boats were clean.",
    ]


def test_a_one_before_a_figure_is_no_number_of_a_list() -> None:
    assert texts([*line("1", 700), *line("0 30 of them", 700, 80)]) == ["1 0 30 of them"]


def test_a_word_that_is_broken_stays_so_for_the_family_to_mend() -> None:
    lines = ["It found that inappro-", "priate use of Anglo-", "Saxon words was rare."]
    assert texts(page(*lines)) == [
        "It found that inappro-\npriate use of Anglo-Saxon words was rare."
    ]


@pytest.mark.parametrize("hyphen", ["\u2010", "\u00ad"])
def test_it_is_broken_whatever_its_hyphen_is(hyphen: str) -> None:
    lines = (f"Every boat that calls at the northern har{hyphen}", "bour has been inspected.")
    parts, notes = parts_of_pages([page(*lines)])
    assert [part.text for part in parts] == ["\n".join(lines)]
    assert [note.text for note in notes] == ["1 word broken at line ends"]


def test_what_runs_over_all_pages_is_left_out_and_noted() -> None:
    pages = [
        page(
            "Press release",
            "",
            *(f"The {each} were seen." for each in things),
            "",
            f"Page {number}",
        )
        for number, things in ((1, THINGS), (2, THINGS[::-1]))
    ]
    parts, notes = parts_of_pages(pages)
    assert len(parts) == 2
    assert [note.text for note in notes] == [
        "2 running lines at the edges of 2 pages: \u201cPress release\u201d, \u201cPage 1\u201d"
    ]
    assert notes[0].words == 8
    assert {part.where for part in parts} == {"page 1", "page 2"}


def test_a_sign_that_stands_for_numbers_elsewhere_is_none_on_a_page() -> None:
    heads = ("#", "sail"), ("7", "sing"), ("8", "swim"), ("9", "sink")
    pages = [page(head, "", "", *(f"The {one} {each}s." for one in THINGS)) for head, each in heads]
    assert "#" in texts(*pages)[0]


def test_feet_that_stand_a_little_higher_or_beside_each_other_are_running_lines() -> None:
    """Put in by hand: on one page in a row, on another less a space and half a line higher."""
    body = [f"The board saw {name} and wrote it down in the book." for name in THINGS]
    pages = []
    for number, base in enumerate([30.0, 36.0, 30.0, 28.0], 1):
        foot = "Report of Tarn / No 7" if number % 2 else "Report of Tarn /No 7"
        both = line(foot, base), line(f"Page {number}", base - 6.0, left=400.0)
        pages.append([*page(*body[number : number + 3]), *both[0], *both[1]])
    last = line("Report of Tarn / No 7", 33.0) + line("Page 5", 33.0, left=400.0)
    parts, notes = parts_of_pages([*pages, [*page(*body[5:]), *last]])
    assert not [part.text for part in parts if "Report" in part.text or "Page" in part.text]
    assert notes[0].text.startswith("2 running lines at the edges of 5 pages: ")
    assert notes[0].words == 3 * len("Report of Tarn / No 7 Page 1".split()) + 2 * 7


def test_a_page_that_is_counted_at_its_head_and_at_its_foot_loses_both() -> None:
    pages = []
    for at in range(1, 6):
        said = [f"The {one} saw {at} of them in the year." for one in THINGS * 3]
        pages.append(page(f"Page {at}", "", "", *said, "", "", f"Page {at}"))
    parts, notes = parts_of_pages(pages)
    assert not [part.text for part in parts if "Page" in part.text]
    assert notes[0].text.startswith("2 running lines")


def test_pages_of_one_line_each_are_no_running_lines() -> None:
    assert texts(page("The boats were clean."), page("The boats were clean.")) == [
        "The boats were clean.",
        "The boats were clean.",
    ]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    first = page("A title of some words", "", "The boats were clean and the")
    second = page("crews were trained.", "", "Nobody was hurt in the year.")
    assert texts(first, second) == [
        "A title of some words",
        "The boats were clean and the crews were trained.",
        "Nobody was hurt in the year.",
    ]


def test_columns_are_read_one_after_the_other_below_their_title() -> None:
    left = [f"left column, line {at} of it" for at in "abcdef"]
    right = [f"right column, line {at} of it" for at in "abcdef"]
    words = line(
        "A title that runs over both of the columns of this page, from left to right", 720, size=16
    )
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        words += line(one, 690 - at * _STEP, 50) + line(other, 688 - at * _STEP, 300)
    assert texts(words)[1:] == [" ".join(left + right)]


def test_columns_whose_gutter_is_hardly_wider_than_a_space_are_parted() -> None:
    left = [f"left column, line {at} of it" for at in "abcdefgh"]
    right = [f"right column, line {at} of it" for at in "abcdefgh"]
    words: list[Word] = []
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        start = 50 + len(one) * _LETTER + _SIZE
        words += line(one, 690 - at * _STEP, 50) + line(other, 690 - at * _STEP, start)
    assert texts(words) == [" ".join(left + right)]


def columns(*texts_: str, lefts: tuple[float, ...], down: float = 0.0) -> list[Word]:
    """Return columns of ten lines each, which begin so; each stands lower than the last."""
    words: list[Word] = []
    for number, (text, left) in enumerate(zip(texts_, lefts, strict=True)):
        for at in range(10):
            words += line(f"{text}, line {at} of it", 690 - number * down - at * _STEP, left)
    return words


def told(*texts_: str) -> str:
    """Return what columns say one after the other."""
    return " ".join(f"{text}, line {at} of it" for text in texts_ for at in range(10))


def test_words_may_stand_farther_apart_than_any_page_is_wide() -> None:
    words = [*page(*(f"The {one}" for one in THINGS)), *line("far", 700, 1e15)]
    assert " ".join(texts(words)).split().count("far") == 1


def test_a_large_heading_beside_a_gutter_does_not_end_it() -> None:
    names = "the left column", "the right column"
    words = columns(names[0], lefts=(50,)) + columns(names[1], lefts=(205,))
    words = [word for word in words if word.left < 200 or not 620 < word.base < 650]
    words += line("DUES", 630, 260, size=24)
    found = " ".join(texts(words))
    assert found.startswith(told(names[0]))


def test_the_gutters_of_three_columns_may_be_narrow() -> None:
    names = "the left column", "the middle column", "the right column"
    words = columns(*names, lefts=(50, 201.5, 363), down=4.0)
    assert " ".join(texts(words)) == told(*names)


def test_a_wide_space_in_the_line_below_short_ones_makes_no_columns_of_them() -> None:
    words = [*line("Who sees to it", 700, 300), *line("and until when", 688, 300)]
    for at, what in enumerate(THINGS):
        words += line(f"Of all the {what} of Tarn", 700 - at * _STEP)
    base = 700 - len(THINGS) * _STEP
    words += line("The board spoke of them all at length, and", base)
    words += line("the master then said so to the crews too", base, 272)
    below = (
        "the clerk wrote it down for all of those who had not been there that night, and then went"
    )
    words += line(below, base - _STEP)
    assert f"and the master then said so to the crews too {below}" in " ".join(texts(words))


def test_a_table_below_columns_is_read_row_by_row_though_it_leaves_their_gutter_free() -> None:
    left = [f"left column, line {at} of it" for at in "abcdefgh"]
    right = [f"right column, line {at} of it" for at in "abcdefgh"]
    words = [word for at, text in enumerate(left) for word in line(text, 690 - at * _STEP, 50)]
    words += [word for at, text in enumerate(right) for word in line(text, 690 - at * _STEP, 300)]
    for at, what in enumerate(THINGS):
        for column, cell in zip((50, 120, 300, 400), (what, "12", "seen", "3"), strict=True):
            words += line(cell, 580 - at * _STEP, column)
    found = " ".join(texts(words))
    assert found.startswith(" ".join(left + right))
    assert found.endswith(" ".join(f"{what} 12 seen 3" for what in THINGS))


def test_labels_of_a_figure_in_a_column_do_not_make_a_table_of_it() -> None:
    words: list[Word] = []
    for at, what in enumerate("abcdefgh"):
        words += line(f"left column, line {what} of it", 690 - at * _STEP, 50)
        words += line(str(at), 690 - at * _STEP, 300)
    for at, what in enumerate("abcdef", 8):
        words += line(f"left column, line {what}2 of it", 690 - at * _STEP, 50)
        words += line(f"right column, line {what} of it", 690 - at * _STEP, 300)
    found = " ".join(texts(words))
    assert found.index("line f2 of it") < found.index("right column, line a")
    assert "line a of it left column, line b of it" in found


def test_columns_are_parted_though_some_of_their_lines_stand_on_one_base_line() -> None:
    """Their other lines are set closer on the left than on the right."""
    left = [f"left column, line {at} of it" for at in "abcdefghijklmno"]
    right = [f"right column, line {at} of it" for at in "abcdefghijkl"]
    words = [word for at, text in enumerate(left) for word in line(text, 700 - 20 * at, 50)]
    words += [word for at, text in enumerate(right) for word in line(text, 700 - 25 * at, 186)]
    assert " ".join(texts(words)) == " ".join(left + right)


def test_markers_of_a_list_do_not_make_a_table_of_columns() -> None:
    words = []
    for at, what in enumerate(THINGS):
        words += line(f"The {what} of this column here", 700 - 12 * at, 50)
        words += [
            *line("\u2022", 700 - 12 * at, 300),
            *line(f"the {what} of that one", 700 - 12 * at, 330),
        ]
    found = texts(words)
    assert found[0].startswith("The boats of this column here The crews")
    assert found[1:] == [f"\u2022 the {what} of that one" for what in THINGS]


def test_a_table_of_figures_is_read_row_by_row() -> None:
    words = []
    for at, what in enumerate(THINGS):
        words += line(f"{what.title()} 1,144 193.5 (182.2-204.8)", 700 - 12 * at, 50)
        words += line("1,221 37.6 (32.6-42.6)", 700 - 12 * at, 300)
    assert texts(words)[0].startswith("Boats 1,144 193.5 (182.2-204.8) 1,221")


def test_a_wide_space_in_a_few_lines_is_no_gutter() -> None:
    words: list[Word] = []
    for at in range(4):
        words += line("the boats are clean", 690 - at * _STEP, 50)
        words += line("the crews are trained", 690 - at * _STEP, 50 + 19 * _LETTER + _SIZE)
    assert texts(words) == [" ".join(["the boats are clean the crews are trained"] * 4)]


def test_ragged_rows_are_not_looked_at_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0
    real = rows._parts_columns  # noqa: SLF001 - what costs

    def counted(*arguments: Any) -> bool:  # noqa: ANN401
        nonlocal looks
        looks += 1
        return real(*arguments)

    monkeypatch.setattr(rows, "_parts_columns", counted)
    words = []
    for at in range(100):
        words += line(f"The {at} boats", 700 - at * _STEP, 50 + at * 37 % 90)
    texts(words + line(" ".join(["far"] * 25), -600, 50))
    assert looks < 500


def test_the_cells_of_a_table_are_read_row_by_row() -> None:
    words = []
    for at, (name, number) in enumerate(
        [("Boats", "12"), ("Crews", "40"), ("Fares", "3"), ("Piers", "7")]
    ):
        words += line(name, 700 - at * _STEP, 50) + line(number, 700 - at * _STEP, 300)
    assert " ".join(texts(words)) == "Boats 12 Crews 40 Fares 3 Piers 7"


def test_two_lines_far_apart_are_two_paragraphs_though_nothing_tells_what_is_usual() -> None:
    words = [*line("The boats were clean and dry", 700), *line("the crews were, too", 600)]
    assert texts(words) == ["The boats were clean and dry", "the crews were, too"]


def _of_minutes(*decisions: str, foot: str = "Page {}", head: str = "Panel of Alder") -> list[str]:
    """Return the texts of minutes whose pages end in these decisions."""
    pages = [
        page(head, "", "", f"{number}. Mill Lodge {number * 2}, Alder", "", f"{name} asked.", "",
             f"The {name.lower()} was seen.", "", decision, "", "", foot.format(number))
        for number, (name, decision) in enumerate(zip(THINGS, decisions, strict=False), 1)
    ]  # fmt: skip
    return texts(*pages)


@pytest.mark.parametrize(
    "decisions",
    [
        ["Granted.", "Refused.", "Granted.", "Put off."],
        ["Granted for 48 guests.", "Granted for 13 guests.", "Granted for 9 guests.", "Refused."],
        ["Granted.", "Granted."],
        ["Refused.", "Refused.", "Granted."],
    ],
    ids=["on two pages of four", "other numbers on three", "on both pages", "on two of three"],
)
def test_a_decision_at_the_foot_of_some_pages_is_text(decisions: list[str]) -> None:
    found = " ".join(_of_minutes(*decisions))
    assert [found.count(each) for each in decisions] == [
        decisions.count(each) for each in decisions
    ]
    assert "Page" not in found
    assert "Panel" not in found
    assert found.count("Mill Lodge") == len(decisions)


def test_what_is_text_elsewhere_is_no_running_line() -> None:
    pages = [page("Granted.", "", f"{each} came.", "", "So they did.") for each in THINGS[:6]]
    pages[2] += line("Granted.", 500)
    assert " ".join(texts(*pages)).count("Granted.") == 7


def test_the_title_of_the_first_page_may_be_the_running_line_of_the_others() -> None:
    pages = [page("Minutes", "", "", *(f"The {one} {each}s." for one in THINGS))
             for each in ("sail", "sing", "swim", "sink")]  # fmt: skip
    pages[0] = page("", "", "", "", "Minutes", "", "The boats were seen.", "Nobody was hurt.")
    assert texts(*pages).count("Minutes") == 1


def test_left_and_right_pages_may_have_running_lines_of_their_own() -> None:
    pages = [
        page(
            "Harbours" if at % 2 else "A review",
            "",
            "",
            *(f"The {one} of {each}." for one in THINGS),
        )
        for at, each in enumerate(THINGS)
    ]
    assert not {"Harbours", "A review"} & set(texts(*pages))


def test_a_long_part_of_a_document_may_have_running_lines_of_its_own() -> None:
    pages = [
        page(head, "", "", *(f"The {one} of {'x' * at}." for one in THINGS))
        for at, head in enumerate(["Harbours"] * 8 + ["Boats"] * 9)
    ]
    assert not {"Harbours", "Boats"} & set(" ".join(texts(*pages)).split())


def test_page_numbers_may_begin_anywhere_and_anew() -> None:
    pages = [
        page(*(f"The {one} of {each}." for one in THINGS), "", "", f"- {number} -")
        for each, number in zip(THINGS, (7, 8, 9, 1, 2, 3, 4, 5), strict=True)
    ]
    assert not [text for text in texts(*pages) if text.startswith("-")]


def test_a_drop_capital_is_the_first_letter_of_the_word_beside_its_top() -> None:
    words = [
        Word("I", 50, 60, 688, 30),
        *line("nspectors spoke to all of the crews at", 700, 64),
        *line("the quay and then they walked the whole", 688, 64),
        *line("of the long wall.", 676, 50),
    ]
    assert texts(words) == [
        "Inspectors spoke to all of the crews at the quay and then they walked the whole "
        "of the long wall."
    ]


def test_the_word_beside_a_drop_capital_is_not_raised_text() -> None:
    drawn = [Word("I", 50, 60, 686, 30), Word("t", 61, 66, 700, 10)]
    assert with_superscripts([*drawn, *line("rained", 700, 69)]) == [
        *drawn,
        *line("rained", 700, 69),
    ]


def test_an_initial_that_is_a_word_stays_one() -> None:
    words = [
        Word("A", 50, 66, 688, 30),
        *line("boat came to the quay at night, and so", 700, 70),
        *line("did a second boat, which nobody had seen", 688, 70),
        *line("before that night.", 676, 50),
    ]
    assert texts(words)[0].startswith("A boat came")


def test_a_small_box_is_read_apart_from_the_paragraph_beside_it() -> None:
    lines = ["They walked the whole of the east wall", "and tried each of the ladders, and they",
             "found that four of the lights were dim", "and one was out."]  # fmt: skip
    words = [word for at, text in enumerate(lines) for word in line(text, 700 - at * _STEP)]
    box = [*line("Open all year", 688, 300), *line("but for May", 676, 300)]
    wide = line("The board will return within a year to see what has been done about it", 640)
    assert texts([*words, *box, *wide]) == [
        "Open all year but for May",
        " ".join(lines),
        " ".join(each.text for each in wide),
    ]


def test_the_labels_of_a_form_are_no_paragraph_with_a_box_beside_it() -> None:
    rows_ = [("Name of the applicant in full", "Ada Birch"),
             ("Address of the lodging house", "Mill Lane 3"),
             ("Rooms that are to be let there", "Four")]  # fmt: skip
    words = []
    for at, (label, value) in enumerate(rows_):
        words += line(label, 700 - at * _STEP) + line(value, 700 - at * _STEP, 300)
    assert " ".join(texts(words)) == " ".join(" ".join(row) for row in rows_)


@pytest.mark.parametrize(
    ("word", "mark", "above", "text"),
    [
        ("41", "2", 4, "41[2]"),
        ("quay.", "12", 4, "quay.[12]"),
        ("m", "2", 4, "m\u00b2"),
        ("CO", "2", -2, "CO2"),
    ],
    ids=["figure", "stop", "unit", "below"],
)
def test_small_figures_off_the_line_stand_at_their_word(
    word: str, mark: str, above: float, text: str
) -> None:
    drawn = [Word("about", 10, 40, 700, 10), Word(word, 50, 60, 700, 10),
             Word(mark, 60.5, 64, 700 + above, 6), Word("of", 66, 70, 700, 10)]  # fmt: skip
    assert [each.text for each in with_superscripts(drawn)] == ["about", text, "of"]


@pytest.mark.parametrize(
    "foot",
    [
        ["1 See the report of the inspector on boats."],
        ["_" * 20, "1 See the report of the inspector on boats."],
        ["* Counted in May.", "\u2020 All of them were."],
    ],
)
def test_a_sentence_goes_on_over_notes_as_large_as_the_text(foot: list[str]) -> None:
    full = "the boats of the harbour were clean and the crews of all of them were"
    first = ["At first the boats of the harbour were clean and the crews of all boats", full]
    last = page(*foot, top=120)
    found = texts([*page(*first), *last], page("trained in first aid by the harbour itself.", full))
    assert found[0].endswith(
        "the crews of all of them were trained in first aid by the harbour itself."
    )
    assert found[1 : 1 + len(foot)] == foot


def test_a_sentence_goes_on_over_an_address_in_small_letters_at_the_foot_of_a_page() -> None:
    body = [
        "The boats were clean and the crews were all",
        "trained in first aid by the masters (some of",
    ]
    foot = line("Harbour Office, 1 Quay, Alder", 100.0, size=7.0)
    after = page("12 towns) the masters and mates who had been there")
    said = f"{' '.join(body)} 12 towns) the masters and mates who had been there"
    assert texts([*page(*body), *foot], after) == [said, "Harbour Office, 1 Quay, Alder"]
    large = line("Harbour Office, 1 Quay, Alder", 100.0)
    assert said not in texts([*page(*body), *large], after)


def test_a_short_line_that_ends_amidst_a_phrase_ends_no_paragraph() -> None:
    lines = ["The crews found the boats dry and", "that the ropes on the long pier were new."]
    assert texts(page(*lines)) == [" ".join(lines)]
