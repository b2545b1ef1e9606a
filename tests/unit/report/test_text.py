import re

import pytest

from hmicdiff.errors import UnknownReleaseError
from hmicdiff.model.facts import Facts
from hmicdiff.report import text
from hmicdiff.report.terminal import Styled, paint, wrap
from hmicdiff.structs import replace
from tests import analyses, tables

ESCAPES = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.parametrize("width", [80, 91, 100, 20, 500])
def test_no_line_is_wider_than_asked(width: int) -> None:
    wide = max(80, min(100, width))
    for shown in (
        text.present(analyses.with_stranger(), width=width),
        text.show(analyses.family(), "bern", width=width, verbose=True),
    ):
        assert max(map(len, shown.splitlines())) <= wide


def test_colour_changes_the_look_and_not_the_words() -> None:
    plain = text.present(analyses.family(), width=80)
    colored = text.present(analyses.family(), width=80, color=True)
    assert "\x1b" not in plain
    assert "\x1b[" in colored
    unmarked = re.sub(r"\[-(.*?)-\]|\{\+(.*?)\+\}", r"\1\2", plain)
    assert ESCAPES.sub("", colored) == unmarked


def test_releases_cannot_steer_the_terminal() -> None:
    shown = text.present(analyses.family(), color=True, width=80)
    assert "<U+001B>[31m" in shown
    assert "<U+202E>" in shown
    assert set(ESCAPES.sub("", shown)) & set("\x1b\x07\x9b\u202e\r") == set()


def test_the_report_begins_with_the_counts_and_goes_through_the_releases() -> None:
    shown = text.present(analyses.family())
    assert shown.startswith(
        "4 documents (txt), 48% boilerplate\n4 releases; 6 passages: 4 in all 4,"
    )
    for name in ("Ada\n═══\n", "Bern <b>\n════════\n", "\ncork\n", "\nDover\n"):
        assert name in shown
    assert "bad|file.txt was skipped: is no text" in shown
    assert shown.endswith("\n")
    assert not shown.endswith("\n\n")


def test_one_release_is_shown_with_what_only_it_says() -> None:
    shown = text.show(analyses.family(), "bern")
    assert "Only here" in shown
    assert "+ line 8 · paragraph 2 · A message on what is extra." in shown
    assert "1 difference of typography alone; --verbose lists them." in shown
    assert "dover" not in shown.lower()


def test_typography_is_listed_when_asked_for() -> None:
    shown = text.show(analyses.family(), "bern", verbose=True)
    assert "For more {+—+} see the site." in shown


def test_what_is_missing_is_shown_in_the_words_of_the_template() -> None:
    shown = text.show(analyses.family(), "dover")
    assert "Not here\n\n  \N{MINUS SIGN} line 7" in shown
    assert "│ Staff were hired." in shown


def test_changes_are_marked_without_colour_and_coloured_with_it() -> None:
    assert "│ Cork opens [-all-] its pools" in text.show(analyses.family(), "cork")
    colored = text.show(analyses.family(), "cork", color=True)
    assert "\x1b[31;9mall\x1b[0m" in colored
    assert "[-" not in colored


def test_what_is_filled_in_is_listed() -> None:
    shown = text.show(replace(analyses.family(), facts=Facts()), "cork")
    assert "What else it fills in\n\n  city  Cork · line 3\n" in shown
    assert "Its names and figures" not in shown


def test_facts_are_listed_with_what_has_to_be_known_of_them() -> None:
    shown = text.show(tables.table(), "cork", width=80)
    assert (
        "Its names and figures\n\n"
        "  posts   900 · line 3\n"
        "          far from the middle, 4 (n = 6)\n"
        "  filled  not found\n"
    ) in shown


def test_of_a_large_table_the_report_has_the_size_and_the_notes() -> None:
    known = tables.table().facts
    many = replace(known, rows=known.rows * 20)
    shown = text.present(replace(tables.table(), facts=many), width=80)
    assert (
        "The table has 120 releases and 6 variables; hmicdiff facts shows it.\n[1] posts" in shown
    )


def test_the_report_has_the_table_before_the_releases() -> None:
    shown = text.present(tables.table(), width=80)
    assert shown.index("\nFacts\n") < shown.index("[1] posts") < shown.index("\nAda\n═══")


@pytest.mark.parametrize(
    "query", ["dover", "DOVER", "dover.txt", " dover ", "dov", "Dover", "over"]
)
def test_a_release_answers_to_its_names(query: str) -> None:
    assert text.show(analyses.family(), query).startswith(
        "Dover\n═════\ndover · dover.txt · 5 sentences · 93% boilerplate\n"
        "1 missing, 1 moved and 1 split\n\n"
        "  ! A notice with <em>markup</em>.\n  ! bad|file.txt was skipped: is no text\n\n"
        "Not here\n"
    )


def test_a_whole_name_wins_over_parts_of_others() -> None:
    analysis = analyses.family()
    first = replace(analysis.releases[0], subject="Dover and Ada")
    both = replace(analysis, releases=(first, *analysis.releases[1:]))
    assert text.show(both, "dover").startswith("Dover\n")


@pytest.mark.parametrize("query", ["nobody", "", "  "])
def test_an_unknown_release_is_answered_with_all(query: str) -> None:
    with pytest.raises(UnknownReleaseError) as caught:
        text.show(analyses.family(), query)
    for name in ("ada (ada.txt)", "bern (bern.txt)", "cork (cork.txt)", "dover (dover.txt)"):
        assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_ambiguous_name_is_answered_with_those_it_fits() -> None:
    with pytest.raises(UnknownReleaseError, match="more than one") as caught:
        text.show(analyses.family(), "er")
    assert "bern" in str(caught.value)
    assert "dover" in str(caught.value)
    assert "cork" not in str(caught.value)


def test_a_family_without_differences_says_so() -> None:
    assert "There are no findings on it." in text.present(analyses.family())
    assert text.present(analyses.empty()).startswith("No documents\n0 releases")
    assert "There is nothing to compare it with." in text.present(analyses.alone())


def test_words_are_kept_whole_and_styles_with_them() -> None:
    line = [Styled("aa b"), Styled("b", "bold"), Styled(" cc")]
    assert [paint(one, color=False) for one in wrap(line, 5)] == ["aa bb", "cc"]
    assert [paint(one, color=True) for one in wrap(line, 5)] == ["aa b\x1b[1mb\x1b[0m", "cc"]


def test_a_word_too_long_is_broken_and_wide_characters_count_twice() -> None:
    broken = [paint(one, color=False) for one in wrap([Styled("a 漢字漢字漢")], 5)]
    assert broken == ["a", "漢字", "漢字", "漢"]


def test_a_name_that_has_no_room_beside_the_counts_goes_on_in_the_next_line() -> None:
    known = analyses.family()
    first, *others = known.releases
    long = replace(first, subject="The yearly eel fair at the mill")
    rows = text.present(replace(known, releases=(long, *others)), width=80).splitlines()
    at = next(n for n, row in enumerate(rows) if row.startswith("The yearly") and "  " in row)
    assert rows[at].partition("  ")[0] + rows[at + 1][1:] == long.subject
