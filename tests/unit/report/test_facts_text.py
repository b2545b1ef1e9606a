import re

import pytest

from hmicdiff.report import facts_text
from hmicdiff.structs import replace
from tests import analyses, tables

ESCAPES = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.parametrize("width", [10, 40, 60, 80, 100, 240, 500])
@pytest.mark.parametrize("verbose", [False, True], ids=["short", "verbose"])
def test_no_line_is_wider_than_asked(width: int, verbose: bool) -> None:  # noqa: FBT001
    shown = facts_text.present(tables.table(), width=width, verbose=verbose)
    assert max(map(len, shown.splitlines())) <= max(40, min(240, width))


def test_a_table_that_fits_is_in_one_piece() -> None:
    shown = facts_text.present(tables.table(), width=240)
    head, line, ada, *_ = shown.splitlines()[5:]
    assert head.split() == ["posts", "filled", "cost", "share", "staff", "remark"]
    assert set(line) == {"─"}
    assert ada.split()[:6] == ["Ada", "4", "4", "-", "1", "="]


def test_a_table_that_does_not_fit_is_cut_into_pieces_with_all_names() -> None:
    shown = facts_text.present(tables.table(), width=40)
    pieces = shown.count("──\n")
    assert pieces > 1
    assert len(re.findall("^Fife", shown, flags=re.MULTILINE)) == pieces


def test_figures_stand_in_line_whatever_follows_them() -> None:
    lines = facts_text.present(tables.table(), width=240).splitlines()
    ends = [re.match(r"\w+ +(?:7 to )?\d+", line) for line in lines[7:13]]
    assert len({match.end() for match in ends if match}) == 1


def test_nought_differs_from_what_is_not_stated() -> None:
    shown = facts_text.present(tables.table(), width=240)
    assert re.search(r"^Bern +0 +86 of 88 +-3 +0\.5% +no change", shown, flags=re.MULTILINE)
    assert re.search(r"^Cork +900 \[1\] +– +– +– +– +–$", shown, flags=re.MULTILINE)
    assert "\n–  not found\n" in shown


def test_the_notes_follow_with_their_numbers() -> None:
    shown = facts_text.present(tables.table(), width=240)
    assert "\n[1] posts, Cork: far from the middle, 4 (n = 6)\n" in shown
    assert "\n[2] posts, Dover, Fife: not comparable: counted “In June”; 2 others" in shown


def test_of_many_releases_a_note_names_a_few() -> None:
    known = tables.table().facts
    odd = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, outlier="far") if cell.variable == "posts" else cell
                for cell in row.cells
            ),
        )
        for row in known.rows
    )
    shown = facts_text.present(replace(tables.table(), facts=replace(known, rows=odd)), width=240)
    assert "posts, Ada, Bern, Cork and 3 others: far\n" in shown


def test_words_and_lines_are_told_on_request() -> None:
    assert "“all but one”" not in facts_text.present(tables.table())
    shown = facts_text.present(tables.table(), verbose=True)
    assert "\nAda · ada.txt\n" in shown
    assert "  filled  4 - 1 = 3 · “all but one” · line 7\n    │ 1: all but one.\n" in shown
    assert "  filled  not found\n" in shown


def test_what_has_to_be_known_first_comes_first() -> None:
    assert facts_text.present(tables.table()).startswith(
        "! A notice with <em>markup</em>.\n! bad|file.txt was skipped: is no text\n\n"
        "6 releases, 6 variables\n"
    )


def test_without_columns_that_is_said() -> None:
    for analysis in (analyses.alone(), analyses.empty()):
        shown = facts_text.present(analysis, verbose=True)
        assert shown.endswith("to compare them in a table.\n")


def test_colour_changes_the_look_and_not_the_words() -> None:
    plain = facts_text.present(tables.table(), width=80)
    colored = facts_text.present(tables.table(), width=80, color=True)
    assert "\x1b" not in plain
    assert ESCAPES.sub("", colored) == plain


def test_releases_cannot_steer_the_terminal() -> None:
    shown = facts_text.present(tables.table(), color=True, verbose=True, width=80)
    assert "<U+001B>[31m" in shown
    assert set(ESCAPES.sub("", shown)) & set("\x1b\x07\x9b\u202e\r") == set()
