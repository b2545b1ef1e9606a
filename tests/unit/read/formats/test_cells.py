"""Tables with lines around their cells: each row is a paragraph, each cell in one piece."""

from itertools import product

from hmicdiff.read.formats.cells import Rules, with_cells
from hmicdiff.read.formats.pages import parts_of_pages
from hmicdiff.read.formats.rows import Rule, Word
from tests.unit.read.formats.test_pages import line
from tests.unit.read.formats.test_pdf import drawn, of_pdf

_COLUMNS = (40.0, 190.0, 340.0, 490.0)


def page(*rows: tuple[str, ...], lefts: tuple[float, ...] = _COLUMNS) -> list[Word]:
    """Return the words of cells, each with the lines that are parted by a stroke, below a title."""
    words, base = line("Boats of the harbour", 720.0), 690.0
    for cells in rows:
        for left, cell in zip(lefts, cells, strict=False):
            for at, text in enumerate(cell.split("/")):
                words += line(text, base - 12 * at, left + 5) if text else []
        base -= 12 * max(cell.count("/") + 1 for cell in cells) + 8
    return words


def ruled(tops: tuple[float, ...], columns: tuple[float, ...] = _COLUMNS) -> Rules:
    level = [(top, columns[0], columns[-1]) for top in tops]
    return Rules.of(level, [(left, tops[-1], tops[0]) for left in columns])


def texts(words: list[Word], rules: Rules) -> list[str]:
    return [part.text for part in parts_of_pages([with_cells(words, rules)])[0]]


_ROWS = (
    (
        "The Kittiwake",
        "It was dry and clean/on the day.",
        "Nobody was hurt on/it in the whole/year.",
    ),
    ("The Heron", "It was wet.", "Two fell in."),
)


def test_the_words_of_a_cell_are_read_together_and_a_row_is_one_paragraph() -> None:
    words = page(*_ROWS)
    assert texts(words, ruled((704.0, 656.0, 636.0))) == [
        "Boats of the harbour",
        "The Kittiwake\tIt was dry and clean on the day.\tNobody was hurt on it in the whole year.",
        "The Heron\tIt was wet.\tTwo fell in.",
    ]


def test_a_column_of_empty_cells_does_not_part_a_table() -> None:
    rows_ = [(f"The {each} of the harbour", "", f"It was in line {each} and dry")
             for each in ("pier", "quay", "wall", "lamp", "rope")]  # fmt: skip
    tops = (704.0, 684.0, 664.0, 644.0, 624.0, 604.0)
    words = page(*rows_, lefts=(40.0, 190.0, 240.0))
    assert texts(words, ruled(tops, (40.0, 190.0, 240.0, 400.0)))[1:] == [
        "\t".join(cell for cell in row if cell) for row in rows_
    ]


def test_a_word_may_begin_outside_of_its_cell() -> None:
    words = [*line("Harbourmasters:", 700, 124.3), *line("3", 700, 303)]
    assert " ".join(texts(words, ruled((715.0, 690.0), (161.0, 216.0, 415.0)))).split() == [
        "Harbourmasters:",
        "3",
    ]


def test_a_ruled_table_in_one_column_is_read_apart_from_the_text_beside_it() -> None:
    right = [f"It goes on in line {at} of the text" for at in "abcdefg"]
    words = page(*_ROWS)[4:]
    for at, text in enumerate(right):
        words += line(text, 696 - at * 12, 520)
    found = texts(words, ruled((704.0, 656.0, 636.0)))
    assert found[-1] == " ".join(right)
    assert found[1] == "The Heron\tIt was wet.\tTwo fell in."


def test_a_line_under_words_is_no_border_of_their_cell() -> None:
    tops = ruled((704.0, 656.0, 636.0))
    under = Rules.of([*tops.level, (688.0, 195.0, 280.0)], tops.upright)
    assert texts(page(*_ROWS), under) == texts(page(*_ROWS), tops)


def test_boxes_to_tick_inside_a_frame_are_no_borders() -> None:
    words = page(("Pick one of these two", "or that", "or none"), ("It was dry.", "Good", "Fair"))
    frame = ruled((740.0, 600.0), (30.0, 500.0))
    ticked = [(left, 686.0, 700.0) for left in (150.0, 185.0, 320.0)]
    assert texts(words, Rules.of(frame.level, [*frame.upright, *ticked])) == texts(words, frame)


def test_borders_may_be_made_of_many_pieces() -> None:
    whole = ruled((704.0, 656.0, 636.0))
    pieces: list[Rule] = [
        (at + shift, start, start + 50.0)
        for (at, left, _), step, shift in product(whole.level, range(9), (0.0, 0.7))
        for start in (left + 50.0 * step,)
    ]
    assert texts(page(*_ROWS), Rules.of(pieces, whole.upright)) == texts(page(*_ROWS), whole)


def test_a_cell_over_several_rows_is_read_with_the_first() -> None:
    words = page(("", "It was dry.", "Good"), ("", "It was clean.", "Fair"))
    words += line("The Kittiwake", 680.0, 45.0)
    rules = ruled((704.0, 664.0))
    between = Rules.of([*rules.level, (684.0, 190.0, 490.0)], rules.upright)
    assert texts(words, between) == [
        "Boats of the harbour", "The Kittiwake\tIt was dry.\tGood", "It was clean.\tFair",
    ]  # fmt: skip


def test_columns_of_figures_that_no_lines_part_into_rows_are_read_row_by_row() -> None:
    rows = (
        ("Pier", "Boats", "Crews"),
        ("North", "12", "4"),
        ("South", "7", "3"),
        ("East", "9", "5"),
    )
    (table,) = [text for text in texts(page(*rows), ruled((704.0, 600.0))) if "Pier" in text]
    assert "North 12 4 South 7 3 East 9 5" in table


def test_a_box_around_a_page_is_no_table() -> None:
    words = page(*_ROWS)
    assert texts(words, ruled((740.0, 600.0), (30.0, 500.0))) == texts(words, Rules.of([], []))


def test_the_lines_that_a_pdf_draws_are_the_borders_of_cells() -> None:
    words = (
        drawn("The boats were clean", "1 0 0 1 80 700")
        + drawn("and dry.", "1 0 0 1 80 686")
        + drawn("Nobody was hurt on", "1 0 0 1 260 700")
        + drawn("that day.", "1 0 0 1 260 686")
    )
    box = "70 680 180 34 re S 250 680 180 34 re S "
    thin = "70 680 360 1 re f 70 713 360 1 re f " + "".join(
        f"{left} 680 1 34 re f " for left in (70, 250, 430)
    )
    steps = "70 680 m 430 680 l 430 714 l 70 714 l h 250 680 m 250 714 l S "
    for lines in (box, thin, steps):
        assert of_pdf(lines + words).text == (
            "The boats were clean and dry.\tNobody was hurt on that day.\n"
        )
    shade = "70 680 180 34 re f 250 680 180 34 re f "
    assert "\t" not in of_pdf(shade + words).text
