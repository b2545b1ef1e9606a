import pytest

from hmicdiff.model.text import Role
from hmicdiff.read.blocks import blocks

LONG = "The ferry company carried more passengers last year than in any year before it."
"""A line too long to be a heading."""


def shape(text: str) -> list[tuple[str, str, str]]:
    return [
        (block.role.value, block.marker, text[block.start : block.end]) for block in blocks(text)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            f"Ferries on time\n\n{LONG}",
            [("title", "", "Ferries on time"), ("paragraph", "", LONG)],
            id="title",
        ),
        pytest.param(
            f"{LONG}\r\r\nAnd of goods.\r\r\n",
            [("paragraph", "", f"{LONG}\r\r\nAnd of goods.")],
            id="line ends that were made twice are no blank lines",
        ),
        pytest.param(
            f"{LONG}\n\nFares\n\n{LONG}",
            [("paragraph", "", LONG), ("heading", "", "Fares"), ("paragraph", "", LONG)],
            id="heading",
        ),
        pytest.param(
            f"{LONG}\n\n- Boats were clean.\n- Crews were trained.",
            [
                ("paragraph", "", LONG),
                ("item", "-", "Boats were clean."),
                ("item", "-", "Crews were trained."),
            ],
            id="bullets",
        ),
        pytest.param(
            f"{LONG}\n\n1. Boats were clean.\n2. Crews were trained.",
            [
                ("paragraph", "", LONG),
                ("item", "1.", "Boats were clean."),
                ("item", "2.", "Crews were trained."),
            ],
            id="numbers",
        ),
        pytest.param(
            f"{LONG}\n\n- 1. Boats were clean.\n- 2. Crews were trained.",
            [
                ("paragraph", "", LONG),
                ("item", "- 1.", "Boats were clean."),
                ("item", "- 2.", "Crews were trained."),
            ],
            id="bulleted numbers",
        ),
        pytest.param(
            f"{LONG}\n\nNotes to editors\n\n1. Boats were clean.\n2. Crews were trained.",
            [
                ("paragraph", "", LONG),
                ("heading", "", "Notes to editors"),
                ("note", "1.", "Boats were clean."),
                ("note", "2.", "Crews were trained."),
            ],
            id="notes",
        ),
        pytest.param(
            f"{LONG}\n\n“All is well.”",
            [("paragraph", "", LONG), ("quote", "", "“All is well.”")],
            id="quote",
        ),
        pytest.param(
            f"{LONG}\n\n“All is well.\n\nIt could be better.”\n\n{LONG}",
            [
                ("paragraph", "", LONG),
                ("quote", "", "“All is well."),
                ("quote", "", "It could be better.”"),
                ("paragraph", "", LONG),
            ],
            id="quote over paragraphs",
        ),
        pytest.param(
            f"{LONG}\n\n- Boats were clean, all but\n one of them.",
            [("paragraph", "", LONG), ("item", "-", "Boats were clean, all but\n one of them.")],
            id="soft line break in an item",
        ),
        pytest.param(
            f"{LONG}\nwhich pleased everybody\nwho was asked.",
            [("paragraph", "", f"{LONG}\nwhich pleased everybody\nwho was asked.")],
            id="hard wrap",
        ),
        pytest.param(
            f"{LONG}\n\n----------\n\n{LONG}",
            [("paragraph", "", LONG), ("paragraph", "", LONG)],
            id="ruler",
        ),
        pytest.param(
            f"{LONG} It is told of in para.\n3. of the report.",
            [("paragraph", "", f"{LONG} It is told of in para.\n3. of the report.")],
            id="a number at the start of a line is no marker",
        ),
        pytest.param(
            f"{LONG}\n\nA. Boats were clean.\nB. Crews were trained.",
            [
                ("paragraph", "", LONG),
                ("item", "A.", "Boats were clean."),
                ("item", "B.", "Crews were trained."),
            ],
            id="letters",
        ),
        pytest.param(
            f"{LONG}\n\nJ. Smith, who runs the company, said:\n\n{LONG}",
            [
                ("paragraph", "", LONG),
                ("paragraph", "", "J. Smith, who runs the company, said:"),
                ("paragraph", "", LONG),
            ],
            id="an initial is no marker",
        ),
        pytest.param(
            f"{LONG}\n\n1. Boats were clean.\n2. Crews were trained.\n5. Fares fell.",
            [
                ("paragraph", "", LONG),
                ("item", "1.", "Boats were clean."),
                ("item", "2.", "Crews were trained."),
                ("item", "5.", "Fares fell."),
            ],
            id="a gap in the numbers",
        ),
        pytest.param(
            f"{LONG}\n\nA. Boats were clean.\nC. Crews were trained.",
            [
                ("paragraph", "", LONG),
                ("item", "A.", "Boats were clean."),
                ("item", "C.", "Crews were trained."),
            ],
            id="a gap in the letters",
        ),
        pytest.param(
            f"{LONG[:-1]} if\n(i) boats are clean, or\n(ii) crews are trained.",
            [
                ("title", "", f"{LONG[:-1]} if"),
                ("item", "(i)", "boats are clean, or"),
                ("item", "(ii)", "crews are trained."),
            ],
            id="a list that goes on with a sentence, in Roman numbers",
        ),
        pytest.param(
            f"{LONG}\n\n1. Boats\n   1. Hulls are clean.\n   2. Sails are not.\n2. Crews",
            [
                ("paragraph", "", LONG),
                ("item", "1.", "Boats"),
                ("item", "1.", "Hulls are clean."),
                ("item", "2.", "Sails are not."),
                ("item", "2.", "Crews"),
            ],
            id="a list in a list",
        ),
        pytest.param(
            f"{LONG}\n\n1.1 Boats were clean.\n1.2 Crews were trained.\n2.1. Fares fell.",
            [
                ("paragraph", "", LONG),
                ("item", "1.1", "Boats were clean."),
                ("item", "1.2", "Crews were trained."),
                ("item", "2.1.", "Fares fell."),
            ],
            id="sections",
        ),
        pytest.param(
            f"{LONG}\n\n2.5 Million people came in all.",
            [("paragraph", "", LONG), ("paragraph", "", "2.5 Million people came in all.")],
            id="a figure is no section",
        ),
        pytest.param(
            f"{LONG}\n\n\uf0b7Boats.\n\uf0a7 Crews.\n\u25a0 Fares.\n\u2713 Ports.\no  Piers.",
            [
                ("paragraph", "", LONG),
                ("item", "\uf0b7", "Boats."),
                ("item", "\uf0a7", "Crews."),
                ("item", "\u25a0", "Fares."),
                ("item", "\u2713", "Ports."),
                ("item", "o", "Piers."),
            ],
            id="bullets of all kinds",
        ),
        pytest.param(
            "Fares of the ferry company and of its sister in the north\n"
            "Crews were trained and boats were clean in all of the four ports last year\n"
            f"{LONG} {LONG}",
            [
                ("title", "", "Fares of the ferry company and of its sister in the north"),
                (
                    "paragraph",
                    "",
                    "Crews were trained and boats were clean in all of the four ports last year",
                ),
                ("paragraph", "", f"{LONG} {LONG}"),
            ],
            id="headline and lead where each paragraph is one line",
        ),
        pytest.param(
            f"The Ferry Company Was Sentenced to a Fine for\nDirt on 2 Boats\n{LONG} {LONG}",
            [
                ("paragraph", "", "The Ferry Company Was Sentenced to a Fine for\nDirt on 2 Boats"),
                ("paragraph", "", f"{LONG} {LONG}"),
            ],
            id="a headline of two lines",
        ),
        pytest.param(
            "Gegründet\n\n3. Mai 1890",
            [("title", "", "Gegründet"), ("paragraph", "", "3. Mai 1890")],
            id="the number of a day is no marker",
        ),
        pytest.param("", [], id="empty"),
        pytest.param("\n \t\r\n", [], id="blank"),
    ],
)
def test_blocks(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert shape(text) == wanted


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_make_no_difference(ends: str) -> None:
    text = (
        f"Ferries on time\n\n{LONG}\nand more.\n\n- Boats.\n- Crews.\n\nNotes\n\n1. One.\n2. Two.\n"
    )
    other = text.replace("\n", ends)
    assert [(role, marker) for role, marker, _ in shape(other)] == [
        (role, marker) for role, marker, _ in shape(text)
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_two_lines_are_no_title(ends: str) -> None:
    assert blocks(f"{LONG[:-1]}{ends}and so on")[0].role is Role.PARAGRAPH


HEADS = ["Findings", "Action taken", "Next steps"]


def test_numbered_headings_are_headings_and_a_list_is_none() -> None:
    text = (
        "The boats of Tarn\n\n1. Findings\n\nNobody was hurt.\n\n2. Action taken\n\n"
        "The master will do this:\n\n1. Mend the ropes\n\n2. Train the crews\n\n3. Next steps\n\n"
        "We shall come back.\n"
    )
    found = [(block.role.value, text[block.start : block.end]) for block in blocks(text)]
    assert [words for role, words in found if role == "heading"] == HEADS
    assert [words for role, words in found if role == "item"][:2] == [
        "Mend the ropes",
        "Train the crews",
    ]


def test_one_numbered_line_alone_is_no_heading() -> None:
    text = "The boats of Tarn\n\n1. Findings\n\nNobody was hurt.\n"
    assert [block.role.value for block in blocks(text)] == ["title", "item", "paragraph"]


def test_headings_are_headings_at_each_level_of_an_outline() -> None:
    """What counts is the whole number, "2.1" and "2.2"; a section may begin with one below it."""
    heads = ["1. The boats", "1.1 Masts", "1.2 Sails", "2. The mill", "2.1 Wheel", "2.2. Race"]
    paragraphs = {"1.1", "1.2", "2.1", "2.2"}
    said = [f"{head}\n\n{LONG}" if head[:3] in paragraphs else head for head in heads]
    found = shape("\n\n".join([LONG, *said]))
    assert [f"{marker} {words}" for role, marker, words in found if role == "heading"] == heads


def test_items_that_count_at_another_level_are_no_headings() -> None:
    lists = "3.1 Masts\n\n3.2 Sails", "4.4 Wheels\n\n4.5 Races"
    found = shape(f"{LONG}\n\n{lists[0]}\n\n{LONG}\n\n{lists[1]}\n\n{LONG}\n")
    assert [role for role, _, _ in found if role != "paragraph"] == ["item"] * 4


def test_a_line_that_ends_in_before_goes_on() -> None:
    broken = "The board will not look at the pier again before\nSandby Pier is inspected in autumn."
    long = f"{LONG} {LONG}"
    text = f"{long} It was\nopened in spring.\n\n" * 3 + f"{long}\n\n" * 5 + broken
    assert ("paragraph", "", broken) in shape(text)


def test_a_letter_in_brackets_in_a_sentence_is_no_box() -> None:
    text = f"{LONG} It is said that the function f\n(x) is smooth, as are all terms of it. {LONG}"
    assert [said for _, _, said in shape(text)] == [text]
    boxes = f"{LONG}\n\n(x) The hull was scraped\n( ) The mast was tarred"
    assert len(shape(boxes)) == 3


def test_what_a_mark_up_tore_into_lines_of_its_own_is_one_paragraph() -> None:
    """A name in bold, a raised ending, a stop behind either: a page was saved line by line."""
    told = f"{LONG} It was decided before Judge Vincent"
    torn = (
        f"{told}\nDel Oro\n. The boat of the ferry company lies off East 55\nth\nStreet in Alder."
    )
    wanted = ["Fares", f"{LONG} {LONG}", torn]
    assert [said for _, _, said in shape("\n\n".join(wanted))] == wanted


def test_a_mark_alone_before_all_else_is_nothing() -> None:
    assert [said for _, _, said in shape(f".\n{LONG}\n\n)\n\n{LONG}")] == [LONG, LONG]


@pytest.mark.parametrize("mark", [":", ",", ")", "!", "?"])
def test_no_paragraph_is_lost_that_begins_with_a_stop(mark: str) -> None:
    said = f"{mark} {LONG}"
    found = [text for *_, text in shape(f"Ferries on time\n\n{LONG}\n\n{said}\n\n{LONG}")]
    assert said in found


@pytest.mark.parametrize("number", ["{}. ", "{} ", "{}\t"])
def test_the_numbers_of_headings_are_read_alike_with_and_without_a_stop(number: str) -> None:
    heads = [number.format(at) + name for at, name in enumerate(("Boats", "Fares"), 1)]
    found = shape(f"{heads[0]}\n\n{LONG}\n\n{heads[1]}\n\n{LONG}\n")
    assert [(role, words) for role, _, words in found] == [
        ("heading", "Boats"),
        ("paragraph", LONG),
        ("heading", "Fares"),
        ("paragraph", LONG),
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param("2 Boats", "3 Fares", id="that does not begin at one"),
        pytest.param("1 Boats", "12 Fares", id="that does not count on"),
        pytest.param("1 boat", "2 fares", id="before a small letter"),
    ],
)
def test_another_number_is_one_of_the_heading(one: str, two: str) -> None:
    found = shape(f"{LONG}\n\n{one}\n\n{LONG}\n\n{two}\n\n{LONG}\n")
    assert [words for _, _, words in found] == [LONG, one, LONG, two, LONG]


def test_houses_below_each_other_are_no_numbered_headings() -> None:
    found = shape(f"{LONG}\n\n1 Tarn Lane\n\n2 Tarn Lane\n\n{LONG}\n")
    assert [words for _, _, words in found] == [LONG, "1 Tarn Lane", "2 Tarn Lane", LONG]
