import pytest

from hmicdiff.model.facts import Cell, Column, Facts
from hmicdiff.model.template import Kind
from hmicdiff.report.facts import FactCell, FactTable, sentence_at, shown_value
from hmicdiff.report.view import build_view
from hmicdiff.structs import replace
from tests import analyses, tables


def table() -> FactTable:
    return build_view(tables.table()).facts


def cell(release: str, variable: str) -> FactCell:
    row = next(row for row in table().rows if row.name.id == release)
    columns = [column.variable for column in table().columns]
    found = row.cells[columns.index(variable)]
    assert found is not None
    return found


def test_a_column_that_repeats_whom_the_releases_are_about_is_left_out() -> None:
    assert [column.variable for column in table().columns] == [
        "posts",
        "filled",
        "cost",
        "share",
        "staff",
        "remark",
    ]
    odd = tables.table()
    other = replace(odd, releases=(replace(odd.releases[0], subject="Bath"), *odd.releases[1:]))
    assert build_view(other).facts.columns[0].variable == "city"


def test_without_columns_there_are_no_rows() -> None:
    for analysis in (analyses.alone(), analyses.empty()):
        assert build_view(analysis).facts == FactTable((), (), (), gaps=False)
    only_names = replace(tables.table(), facts=Facts(tables.COLUMNS[:1], ()))
    assert build_view(only_names).facts.rows == ()


def test_what_is_not_stated_is_no_cell_and_nought_is_one() -> None:
    by_name = {row.name.id: row for row in table().rows}
    assert by_name["cork"].cells[1] is None
    assert cell("bern", "posts").value == "0"
    assert table().gaps


@pytest.mark.parametrize(
    ("value", "text", "kind", "shown"),
    [
        (1250, "1250", Kind.NUMBER, "1250"),
        (1250, "1,250", Kind.NUMBER, "1,250"),
        (11.0, "11.0", Kind.NUMBER, "11.0"),
        (1250, "twelve hundred and fifty", Kind.NUMBER, "1,250"),
        (4.0, "four", Kind.NUMBER, "4"),
        (0.5, "half", Kind.NUMBER, "0.5"),
        ("7/9", "7 to  9", Kind.NUMBER, "7 to 9"),
        (None, "a handful", Kind.NUMBER, "a handful"),
        (1_200_000, "£1.2 million", Kind.MONEY, "£1,200,000"),
        (5, "five euros", Kind.MONEY, "5"),
        (5, "5 per cent", Kind.PERCENT, "5%"),
        ("2012-06", "June 2012", Kind.DATE, "2012-06"),
        ("increase", "an increase", Kind.CHOICE, "increase"),
        (None, "Ada\n and Bern", Kind.NAME, "Ada and Bern"),
    ],
)
def test_values_are_shown_in_their_normal_form(
    value: float | str | None, text: str, kind: Kind, shown: str
) -> None:
    assert shown_value(Cell("any", value, text, 0, 1, 1), kind) == shown


def test_the_period_of_most_is_the_columns() -> None:
    assert table().columns[0].period is None
    known = tables.table().facts
    rows = tuple(row for row in known.rows if row.release != "essen")
    shown = build_view(replace(tables.table(), facts=replace(known, rows=rows))).facts
    assert shown.columns[0].period == "Since May"
    assert [one.cells[0].usual for one in shown.rows if one.cells[0]] == [True] * 3 + [False, True]


def test_another_period_than_the_usual_is_noted_where_nothing_else_is() -> None:
    known = tables.table().facts
    rows = tuple(row for row in known.rows if row.release != "dover")
    shown = build_view(replace(tables.table(), facts=replace(known, rows=rows))).facts
    notes = [(note.text, [name.id for name in note.names]) for note in shown.notes]
    assert ("of another period: In July", ["essen"]) in notes


def test_what_is_known_of_several_cells_is_noted_once() -> None:
    notes = [(note.number, note.text, [name.id for name in note.names]) for note in table().notes]
    assert notes == [
        (1, "far from the middle, 4 (n = 6)", ["cork"]),
        (2, "not comparable: counted “In June”; 2 others “Since May”", ["dover", "fife"]),
    ]
    assert [note.number for note in cell("fife", "posts").notes] == [2]
    assert cell("cork", "posts").outlier


def test_a_whole_is_repeated_only_where_the_row_does_not_show_it() -> None:
    assert (cell("ada", "filled").whole, cell("ada", "filled").whole_apart) == ("4", False)
    assert (cell("bern", "filled").whole, cell("bern", "filled").whole_apart) == ("88", True)


def test_a_cell_leads_to_its_sentence_and_has_its_words() -> None:
    one = cell("ada", "filled")
    assert (one.anchor, one.spot, one.words, one.worded) == (
        "ada.s2",
        "line 7",
        "all but one",
        True,
    )
    assert one.sentence == "1: all but one."
    assert not cell("bern", "filled").worded


def test_a_place_after_all_sentences_leads_nowhere() -> None:
    release = tables.table().releases[0]
    assert sentence_at(release, len(release.text)) is None


def test_columns_that_no_release_fills_are_left_out() -> None:
    bare = replace(tables.table(), facts=Facts((Column("any", Kind.NAME, "…"),), ()))
    assert build_view(bare).facts.columns == ()
