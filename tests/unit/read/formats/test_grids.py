"""Tables and margins without lines around their cells: what is wrapped in one is read together."""

import pytest

from hmicdiff.read.formats.cells import Rules, with_cells
from hmicdiff.read.formats.pages import parts_of_pages
from hmicdiff.read.formats.rows import Word
from tests.unit.read.formats.test_pages import line, texts

_LEFT, _MIDDLE, _RIGHT = 50.0, 300.0, 430.0


def table(*rows: str, lefts: tuple[float, ...] = (_LEFT, _MIDDLE, _RIGHT)) -> list[Word]:
    """Return the words of lines below each other, whose cells are parted by strokes."""
    words: list[Word] = []
    for at, row in enumerate(rows):
        for left, cell in zip(lefts, row.split("/"), strict=False):
            words += line(cell.strip(), 700 - 12 * at, left) if cell.strip() else []
    return words


_MARGIN = (
    "Repairs of the piers and quays",
    "The board asked the master to have the ropes / TB",
    "of the long pier looked at before May.",
    "Dues for the boats in the year",
    "The dues are to be as they were in the year / KM",
    "before, and the crews are told so by the clerk",
    "in a letter.",
    "Any other business of the board",
    "There was none. / TB",
)


def test_an_entry_in_the_margin_is_no_word_of_the_sentence_beside_it() -> None:
    assert texts(table(*_MARGIN)) == [
        _MARGIN[0],
        "The board asked the master to have the ropes of the long pier looked at before May.\tTB",
        _MARGIN[3],
        "The dues are to be as they were in the year before, and the crews are told so by the "
        "clerk in a letter.\tKM",
        _MARGIN[7],
        "There was none.\tTB",
    ]


def test_an_entry_may_be_near_a_long_line_where_others_show_the_margin() -> None:
    rows = list(_MARGIN)
    rows[1] = "The board asked the master to have all the ropes / TB"
    found = " ".join(texts(table(*rows, lefts=(_LEFT, _MIDDLE + 0.9 * 10))))
    assert "ropes of the long pier" in found


def test_entries_that_are_wrapped_are_read_together_and_the_text_too() -> None:
    rows = (
        "The board asked the master to have the ropes / The master sees",
        "of the long pier looked at before the winter, / to it before",
        "and those of the short one as well, which are / the winter.",
        "older.",
        "There was none of it in the year before, so / The clerk writes",
        "that the crews have to be told in May. / to the crews.",
    )
    halves = [row.partition(" / ") for row in rows]
    assert texts(table(*rows)) == [
        f"{' '.join(text for text, _, _ in halves[:4])}\tThe master sees to it before the winter.",
        f"{' '.join(text for text, _, _ in halves[4:])}\tThe clerk writes to the crews.",
    ]


_RULED = (
    "Ropes of the long pier / To be looked at / The master",
    "and of the short one / before the winter / of the harbour",
    "Dues for the boats and / To be told to all / The clerk",
    "for the crews of them / of the crews",
    "Lights / To be lit / The crews",
)


def test_level_lines_part_a_table_into_rows_whatever_its_cells_begin_with() -> None:
    rules = Rules.of([(base, 40.0, 560.0) for base in (711.0, 687.0, 663.0, 651.0)], [])
    words = with_cells(table(*_RULED), rules)
    assert [part.text for part in parts_of_pages([words])[0]] == [
        "Ropes of the long pier and of the short one\tTo be looked at before the winter\t"
        "The master of the harbour",
        "Dues for the boats and for the crews of them\tTo be told to all of the crews\tThe clerk",
        "Lights\tTo be lit\tThe crews",
    ]


def test_long_cells_between_level_lines_are_no_columns() -> None:
    rows = (
        "The ropes of the long pier are old / They may break in the winter",
        "and have been wet for many years / while a boat is tied to them",
        "The lights of the short pier are dim / The boats may not find the pier",
        "and one of them has been out / in the long nights of the year",
        "The dues of the boats are too low / There is no money for the ropes",
        "to pay for all that has to be done / and none for the lights",
    )
    rules = Rules.of([(base, 40.0, 560.0) for base in (711.0, 687.0, 663.0, 639.0)], [])
    found = [part.text for part in parts_of_pages([with_cells(table(*rows), rules)])[0]]
    assert len(found) == 3
    assert found[0] == (
        "The ropes of the long pier are old and have been wet for many years\t"
        "They may break in the winter while a boat is tied to them"
    )


def test_rows_between_lines_are_no_columns_from_amidst_of_one_of_them_on() -> None:
    """Below a line that is longer than the others the gutter is wider, and no rule parts rows."""
    rows = (
        "What is to be done / For what reason",
        "The ropes of the long pier and of all the others / The crews are told late",
        "are looked at before May / and they have to wait",
        "/ for the tide.",
        "The dues for the boats / The harbour master asks",
        "are told to the crews / for them in the spring",
        "by letter. / of each year.",
    )
    rules = Rules.of([(base, 40.0, 560.0) for base in (711.0, 699.0, 663.0)], [])
    assert texts(with_cells(table(*rows), rules)) == [
        "What is to be done\tFor what reason",
        "The ropes of the long pier and of all the others are looked at before May\t"
        "The crews are told late and they have to wait for the tide.",
        "The dues for the boats are told to the crews by letter.\t"
        "The harbour master asks for them in the spring of each year.",
    ]


_CAPTIONS = ("The crew of the long pier mends the / The mill in spring", "ropes of a boat")


def test_words_below_pictures_beside_each_other_are_read_for_themselves() -> None:
    above, below = line("The piers were seen.", 900.0), line("Nobody was hurt.", 400.0)
    found = texts([*above, *table(*_CAPTIONS), *below])
    assert found[1:3] == [
        "The crew of the long pier mends the ropes of a boat",
        "The mill in spring",
    ]


def test_a_wide_space_in_one_line_of_a_paragraph_parts_nothing() -> None:
    first = "The piers were seen in the morning by the master and all the crews of the harbour"
    assert "mends the The mill in spring ropes of a boat" in " ".join(
        texts(table(first, *_CAPTIONS))
    )
    near = table(*_CAPTIONS, lefts=(_LEFT, _LEFT + 36 * 5.0 + 20.0))
    assert "mends the The mill in spring ropes of a boat" in " ".join(texts(near))


def test_a_few_labels_with_values_beside_them_stay_rows() -> None:
    assert texts(table("Master of the harbour / Ada of Tarn", "Clerk / Bo of Holm")) == [
        "Master of the harbour Ada of Tarn Clerk Bo of Holm"
    ]


@pytest.mark.parametrize("is_ruled", [False, True])
def test_rows_of_figures_are_rows_though_one_label_is_wrapped(*, is_ruled: bool) -> None:
    rows = (
        "Boats that were seen in the year / 12 / 1",
        "and in the one before",
        "Crews of the boats that were seen / 40 / 2",
        "Fares of the boats that were seen / 3 / 30",
        "Piers that were seen in the year / 7 / 4",
    )
    rules = [(base, 40.0, 560.0) for base in (711.0, 687.0, 639.0)] if is_ruled else []
    words = with_cells(table(*rows), Rules.of(rules, []))
    assert [part.text for part in parts_of_pages([words])[0]] == [
        "Boats that were seen in the year and in the one before\t12\t1",
        "Crews of the boats that were seen\t40\t2",
        "Fares of the boats that were seen\t3\t30",
        "Piers that were seen in the year\t7\t4",
    ]


def test_names_and_values_that_fill_their_columns_stay_rows() -> None:
    rows = ("Ann Birch / not yet here / 12", "Bob Alder / now at sea / 40",
            "Cat Maple / long at home / 3", "Dan Cedar / not yet here / 7")  # fmt: skip
    assert " ".join(texts(table(*rows))).split() == " ".join(rows).replace(" /", "").split()


def test_a_table_keeps_its_columns_though_another_below_it_has_others() -> None:
    rows = (
        "The long pier / Its ropes are / To be looked",
        "and the short / old and wet / at by May",
        "The east quay / Its lights are / To be lit",
        "and the west / dim or out / by August",
    )
    other = "The crews of the boats were told of it", "and wrote to the clerk of the harbour"
    words = table(*rows, lefts=(_LEFT, 180.0, _MIDDLE))
    for at, text in enumerate(other):
        words += line(text, 652 - 12 * at) + line("May", 652 - 12 * at, _MIDDLE)
    found = texts(words)
    assert found[:2] == [
        "The long pier and the short\tIts ropes are old and wet\tTo be looked at by May",
        "The east quay and the west\tIts lights are dim or out\tTo be lit by August",
    ]
