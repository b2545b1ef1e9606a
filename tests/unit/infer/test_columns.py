"""Which variables are columns of the facts table."""

from collections.abc import Sequence

import pytest

from hmicdiff.model.template import Kind
from hmicdiff.pipeline import analyze
from tests.support import family

TOWNS = ("Tarn", "Holm", "Wick", "Voe", "Noup", "Brae")
KEPT = "The mill has {} sacks of rye."


def columns(lines: Sequence[str]) -> set[str]:
    """Return the words before and behind the slot of each column, by the columns' labels."""
    texts = [
        f"Mills of {town}\n\n{line}\n\n{KEPT.format(7 * at + 5)}"
        for at, (town, line) in enumerate(zip(TOWNS, lines, strict=True))
    ]
    return {column.label for column in analyze(family(*texts)).facts.columns} - {"Mills of …"}


SACKS = "The mill has … sacks of rye."


@pytest.mark.parametrize(
    "lines",
    [
        [
            f"See https://guild.example/{w}/roll of the guild."
            for w in "inns ways docks tolls wells yards".split()
        ],
        [f"It gave the miller, in sacks: 4, {n + 3}, {2 * n + 9}, 1, to share." for n in range(6)],
    ],
    ids=["piece of an address", "figures of a list"],
)
def test_what_is_a_piece_of_something_is_no_column(lines: Sequence[str]) -> None:
    assert columns(lines) == {SACKS}


def test_the_numbers_of_notes_are_no_column() -> None:
    of = ("the guild", "the mayor", "the tolls", "the docks")
    lines = [
        "\n\n".join(f"[R {at + 1 + n % 3}] The charter of {one}" for at, one in enumerate(of))
        for n in range(6)
    ]
    assert columns(lines) == {SACKS}


def test_what_ends_amidst_a_phrase_is_no_column() -> None:
    ways = ("comes again to the", "comes back slowly to the", "is again at the")
    lines = [f"The board hopes that trade {way} usual level by May." for way in ways * 2]
    assert columns(lines) == {SACKS}


def test_a_slot_without_a_name_that_few_fill_is_no_column() -> None:
    lines = [f"It was noted slowly {n + 40}." if n < 2 else "It was fine." for n in range(6)]
    assert columns(lines) == {SACKS}


def test_an_address_of_its_own_is_a_column_where_a_sentence_leads_to_it() -> None:
    words = "inns ways docks tolls wells yards".split()
    led = columns([f"The whole roll is at www.guild.example/rolls/{word}." for word in words])
    listed = columns([f"[R 3] www.guild.example/rolls/{word}." for word in words])
    assert any("guild.example" in label for label in led)
    assert listed == {SACKS}


def test_remarks_in_brackets_are_no_columns() -> None:
    assert columns([f"(See rule {n * n + 31} of the guild.)" for n in range(6)]) == {SACKS}
    assert len(columns([f"It sees rule {n * n + 31} of the guild." for n in range(6)])) == 2


def test_the_figures_of_a_code_without_a_name_are_a_column() -> None:
    lines = [f"In the roll of it is now kept No. A-18-{n * n + 131}" for n in range(6)]
    assert len(columns(lines)) == 2


@pytest.mark.parametrize(
    "lines",
    [
        [f"content_hash: {n + 3}c{n}1eb7f{n}aa" for n in range(6)],
        [
            f"{way} the mayor of it spoke on the quay."
            for way in ("In this light", "By then, slowly,", "When asked twice") * 2
        ],
        [f"B/ {way}" for way in ("roof of the mill", "old lock gates", "pay of Ann Lee") * 2],
    ],
    ids=["hash", "beginning", "letter of an agenda"],
)
def test_what_is_not_one_whole_thing_is_no_column(lines: Sequence[str]) -> None:
    assert columns(lines) == {SACKS}


def test_from_and_to_say_enough_of_two_days() -> None:
    texts = [
        f"Mills of {town}\n\nFrom\t0{at + 1}/03/20{at + 14}\n\nTo\t1{at + 3}/05/20{at + 15}"
        for at, town in enumerate(TOWNS)
    ]
    kinds = [column.kind for column in analyze(family(*texts)).facts.columns]
    assert kinds.count(Kind.DATE) == len(("From", "To"))


@pytest.mark.parametrize(
    "line",
    [
        "Objections go by post to roll.{}@guild.example before noon.",
        "The roll of the guild is kept as roll_{}.pdf there.",
    ],
)
def test_the_word_that_tells_addresses_apart_is_a_column(line: str) -> None:
    lines = [line.format(word) for word in "inns ways docks tolls wells yards".split()]
    assert len(columns(lines)) == len({SACKS, line})


def test_what_all_state_alike_is_no_column() -> None:
    ways = ("6", "six", "6", "six", "six", "6")
    assert columns([f"The weir is shut for {way} weeks." for way in ways]) == {SACKS}
    ways = ("6", "six", "6", "six", "seven", "6")
    assert len(columns([f"The weir is shut for {way} weeks." for way in ways])) == 2
