"""One figure said in several ways is one column."""

from collections.abc import Sequence

from hmicdiff.infer.levels import named_by_brackets
from hmicdiff.model.facts import Cell
from hmicdiff.model.template import Kind, Passage, Reading, Slot
from hmicdiff.model.text import Role
from hmicdiff.pipeline import analyze
from tests.support import family

TOWNS = ("Tarn", "Holm", "Wick", "Voe", "Noup", "Brae", "Ayle", "Skerry")


def facts(lines: Sequence[str]) -> tuple[dict[str, Kind], list[dict[str, Cell]]]:
    """Return the kinds of the columns, and release by release what is stated."""
    texts = [
        f"Ferry of {town}\n\n{line}\n\nThe wardens of the quay closed the roll at noon."
        for town, line in zip(TOWNS, lines, strict=True)
    ]
    found = analyze(family(*texts)).facts
    rows = [{cell.variable: cell for cell in row.cells} for row in found.rows]
    return {column.variable: column.kind for column in found.columns}, rows


def test_the_level_is_stated_whatever_is_said_of_the_change() -> None:
    start = "At the end of the day the wardens agreed to leave the two-way quay toll"
    ways = (
        "unchanged at 1.25",
        "unchanged at 0.75",
        "by 0.5 points to 1.75",
        "its old level",
        "to 3.50",
        "unchanged at 3.50",
        "by 25 points to 4.00",
        "unchanged at 4.00",
    )
    kinds, rows = facts([f"{start} {way}%." for way in ways])
    (toll,) = [name for name, kind in kinds.items() if kind is Kind.NUMBER]
    levels = ["0.75", "1.25", "1.75", "3.50", "3.50", "4.00", "4.00", "its old level"]
    assert sorted(row[toll].text for row in rows) == levels


def test_a_share_said_in_other_words_is_stated() -> None:
    usual = "The wardens decided to leave the toll at {} per cent."
    lines = [usual.format(n) for n in (4, 6, 7, 3, 9, 11)]
    moved = (
        "The wardens decided to lower the toll by 0.5 percentage points to {} per cent, from May."
    )
    kinds, rows = facts([*lines, moved.format(5), moved.format(8)])
    (toll,) = [name for name, kind in kinds.items() if kind is Kind.PERCENT]
    assert sorted(str(row[toll].value) for row in rows) == sorted("4 6 7 3 9 11 5 8".split())


def test_a_day_at_another_place_is_stated() -> None:
    days = [f"{day} May 2031" for day in (3, 5, 9, 11, 14, 20, 23, 27)]
    lines = [f"Quay – {day}" if n else f"Harbour – {day}" for n, day in enumerate(days)]
    kinds, rows = facts(lines)
    (date,) = [name for name, kind in kinds.items() if kind is Kind.DATE]
    assert sorted(row[date].text for row in rows) == sorted(days)


def test_a_name_belongs_to_the_bracket_behind_it() -> None:
    one = "Faye Hart (Chair), Ivo Birch (Deputy Chair), Una Weir, was there."
    corpus = family(f"Ferry of Tarn\n\n{one}", "Ferry of Holm\n\nNobody was there.")
    at = next(n for n, each in enumerate(corpus.releases) if "Tarn" in each.text)
    slot = Slot("a.0", "deputy", Kind.NAME)
    parts = ("Faye Hart (Chair), ", slot, " (Deputy Chair), Rolf Elder, was there.")
    reading = Reading("a", parts, releases=("holm",))
    passage = Passage("a", Role.PARAGRAPH, None, 2, optional=False, readings=(reading,))
    ((release, cell),) = named_by_brackets("deputy", passage, {at: 1}, corpus)
    assert (release, cell.text, cell.line) == (at, "Ivo Birch", 3)
