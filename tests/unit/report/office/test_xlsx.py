"""The report as a workbook."""

from collections.abc import Callable
from datetime import date

import pytest

from hmicdiff.model.analysis import Analysis, FindingKind
from hmicdiff.model.sequence import ChangeKind
from hmicdiff.model.template import Kind
from hmicdiff.report.office import tables, xlsx
from hmicdiff.report.office.figures import typed
from hmicdiff.report.office.sheets import Sheet, SheetCell, SheetColumn, text
from hmicdiff.structs import replace
from tests import analyses, office
from tests.sequences import of_statements
from tests.support import of_seeds
from tests.tables import FORMULA, table

NAMES = ["findings", "figures", "overview", "template", "wordings", "releases"]
MAKERS = (analyses.family, analyses.with_stranger, analyses.alone, analyses.empty, table, of_seeds)


def one(*cells: SheetCell) -> bytes:
    columns = tuple(SheetColumn(f"column {number}") for number in range(len(cells)))
    return xlsx.workbook([Sheet("one", columns, (cells,))], "hmicdiff")


@pytest.mark.parametrize("make", MAKERS)
def test_every_analysis_makes_the_sheets(make: Callable[[], Analysis]) -> None:
    made = tables.present(make())
    assert list(office.sheets(made))[:6] == NAMES
    assert tables.present(make()) == made


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@x", "\t=1", "http://evil.example", FORMULA, "{=1}"]
)
def test_no_text_is_reckoned_with_or_followed(words: str) -> None:
    sheet = office.sheets(one(text(words)))["one"]
    assert sheet.cells["A2"] == words
    assert "<f>" not in sheet.xml
    assert "hyperlink" not in sheet.xml


@pytest.mark.parametrize("make", MAKERS)
def test_no_report_has_a_formula_or_a_link(make: Callable[[], Analysis]) -> None:
    for sheet in office.sheets(tables.present(make())).values():
        assert "<f" not in sheet.xml.replace("<fonts", "")
        assert "hyperlink" not in sheet.xml


def test_a_text_stays_one_when_it_is_edited() -> None:
    assert 'quotePrefix="1"' in office.part(one(text("=1")), "xl/styles.xml")


@pytest.mark.parametrize("make", [analyses.family, of_seeds])
def test_the_quotes_are_there_to_the_letter(make: Callable[[], Analysis]) -> None:
    analysis = make()
    made = office.sheets(tables.present(analysis))
    told = [one for one in analysis.findings if one.kind is not FindingKind.TYPOGRAPHY]
    assert made["findings"].column("quote") == [
        one.quote.replace("\r\n", "\n") or None for one in told
    ]
    assert made["findings"].column("start") == [one.start for one in told]


def test_a_sequence_has_a_sheet_of_what_has_changed() -> None:
    analysis = of_statements()
    made = office.sheets(tables.present(analysis))
    assert analysis.sequence is not None
    changes = [
        change
        for step in analysis.sequence.steps
        for change in step.changes
        if change.kind is not ChangeKind.SAME
    ]
    assert len(made["changes"].column("change")) == len(changes)
    texts = " ".join(one.text for one in analysis.releases)
    quotes = [str(one) for one in made["changes"].column("now") if one is not None]
    assert quotes
    assert all(" ".join(one.split()) in " ".join(texts.split()) for one in quotes)
    assert "changes" not in office.sheets(tables.present(of_seeds()))


def test_typography_has_a_sheet_of_its_own() -> None:
    made = office.sheets(tables.present(of_seeds()))
    assert set(made["typography"].column("kind")) == {"typography"}
    assert "typography" not in made["findings"].column("kind")


@pytest.mark.parametrize(
    "words", ["a\x00b", "a_x0041_b", " a ", "a\nb", "\u202ea", "<&>\"'", "Zoë 🙂"]
)
def test_what_a_cell_can_hold_it_holds(words: str) -> None:
    assert office.sheets(one(text(words)))["one"].cells["A2"] == words


def test_what_no_file_can_hold_is_made_visible() -> None:
    assert office.sheets(one(text("a\ud800b")))["one"].cells["A2"] == "a<U+D800>b"


def test_what_is_too_long_for_a_cell_says_so() -> None:
    kept = office.sheets(one(text("w" * 40_000)))["one"].cells["A2"]
    assert isinstance(kept, str)
    assert len(kept) == 32_767
    assert kept.endswith("w [cut here: a cell holds 32,767 characters, and these are 40,000]")


def test_rows_beyond_a_sheet_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 2)
    rows = tuple((text(str(number)),) for number in range(5))
    made = office.sheets(xlsx.workbook([Sheet("one", (SheetColumn("n"),), rows)], "hmicdiff"))
    assert list(made) == ["one", "one 2", "one 3"]
    assert [one.column("n") for one in made.values()] == [["0", "1"], ["2", "3"], ["4"]]


def test_columns_beyond_a_sheet_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_COLUMNS", 2)
    columns = tuple(SheetColumn(name) for name in "abc")
    rows = ((text("1"), text("2"), text("3")),)
    made = office.sheets(xlsx.workbook([Sheet("one", columns, rows)], "hmicdiff"))["one"]
    assert list(made.cells.values()) == ["a", "and 2 more columns, which no sheet can hold", "1"]


def test_figures_are_numbers_shown_as_they_are_written() -> None:
    made = office.sheets(tables.present(table()))["figures"]
    assert made.column("posts") == [4, 0, 900, 5, "7 to 9", 8]
    assert made.column("cost")[:2] == [1_200_000, -3]
    assert made.column("share")[:2] == [5, 0.5]
    at = {made.cells[one]: made.shown[one] for one in made.cells if one[1:] == "2"}
    assert at[1_200_000] == '"£"#,##0'
    assert at[5] == 'General"%"'


def test_what_is_not_stated_is_empty() -> None:
    made = office.sheets(tables.present(table()))["figures"]
    assert made.column("cost")[2:] == [None] * 4


def test_each_figure_has_its_words_its_place_and_what_is_to_be_known() -> None:
    notes = office.sheets(tables.present(table()))["figures"].notes
    cell = table().facts.rows[0].cells[2]
    assert notes["D2"].startswith(f"“{cell.text}”\nada.txt, line {cell.line}\n")
    assert "Reckoned: 4 - 1" in notes["D2"]
    assert "Caveat: not comparable: counted “In June”" in notes["C5"]


def test_a_day_is_a_day_unless_spreadsheets_count_it_otherwise() -> None:
    analysis = table()
    days = ("2012-05-31", "1900-02-28", "in May", "1900-03-01")
    cells = [
        replace(row.cells[0], variable="city", value=day)
        for row, day in zip(analysis.facts.rows, days, strict=False)
    ]
    shown = [typed(cell, Kind.DATE, str(cell.value)) for cell in cells]
    assert shown == [date(2012, 5, 31), "1900-02-28", "in May", date(1900, 3, 1)]
    made = office.sheets(one(SheetCell(date(2012, 5, 31))))["one"]
    assert (made.cells["A2"], made.shown["A2"]) == (41060, "yyyy-mm-dd")


def test_a_number_with_more_digits_than_spreadsheets_keep_is_a_text() -> None:
    cell = replace(table().facts.rows[0].cells[1], value=10**15 + 1)
    assert typed(cell, Kind.NUMBER, "1,000,000,000,000,001") == "1,000,000,000,000,001"


def test_titles_stay_in_view_and_rows_can_be_filtered() -> None:
    for sheet in office.sheets(tables.present(of_seeds())).values():
        assert 'ySplit="1"' in sheet.xml
        assert "<autoFilter" in sheet.xml


def test_wordings_have_all_who_use_them() -> None:
    analysis = of_seeds()
    made = office.sheets(tables.present(analysis))["wordings"]
    readings = [one for passage in analysis.template.passages for one in passage.readings]
    assert made.column("wording") == [one.id for one in readings]
    assert made.column("releases") == [len(one.releases) for one in readings]
    assert made.column("words") == [one.pattern for one in readings]


def test_the_overview_has_every_release_and_passage() -> None:
    analysis = of_seeds()
    made = office.sheets(tables.present(analysis))["overview"]
    assert len(made.column("release")) == len(analysis.releases)
    titles = [value for at, value in made.cells.items() if at.rstrip("1").isalpha()]
    assert [str(one).partition(" ")[2] for one in titles[1:]] == [
        one.id for one in analysis.template.passages
    ]
