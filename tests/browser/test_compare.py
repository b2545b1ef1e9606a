"""Two documents side by side, and one beside the common text."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import Open

TWO = "#cumbria-constabulary.text;beside=northamptonshire-police"


def test_neither_side_is_said_to_have_added_or_deleted(visit: "Open") -> None:
    page = visit("seeds.html", TWO)
    page.locator(".rows mark.a").first.wait_for()
    assert page.locator(".rows mark.b").count() > 3
    assert page.locator(".rows ins, .rows del").count() == 0


def test_the_names_of_the_two_are_taken_as_the_same(visit: "Open") -> None:
    page = visit("seeds.html", TWO)
    row = page.locator(".rows > div", has_text="HMIC found:").first
    assert "same" in str(row.get_attribute("class"))
    marked = page.locator(".rows mark").all_inner_texts()
    assert not any("Cumbria" in one or "Northamptonshire" in one for one in marked)


def test_the_differences_alone_are_shown_and_counted(visit: "Open") -> None:
    page = visit("seeds.html", TWO)
    number = int(page.inner_text("#compare-told").split()[0])
    page.locator("#compare-only").check()
    assert page.locator(".rows > div:visible").count() == number + 1
    assert page.locator(".rows .same:visible").count() == 0
    assert "only=differences" in page.url


def test_one_goes_from_difference_to_difference(visit: "Open") -> None:
    page = visit("seeds.html", TWO)
    page.locator("[data-do=next]").click()
    assert page.inner_text("#compare-told").startswith("1 of ")
    page.locator("[data-do=next]").click()
    assert page.inner_text("#compare-told").startswith("2 of ")
    page.locator("[data-do=earlier]").click()
    page.locator("[data-do=earlier]").click()
    last = page.inner_text("#compare-told").split()
    assert last[0] == last[2]
    assert page.locator("#marks rect").count() == int(last[2])


def test_what_is_for_the_most_part_other_words_stands_in_two_blocks(visit: "Open") -> None:
    page = visit("seeds.html", TWO)
    whole = page.locator(".rows .whole")
    assert whole.count() > 0
    assert whole.locator("mark").count() == 0


def test_a_difference_is_copied_with_both_citations(visit: "Open") -> None:
    page = visit("seeds.html", TWO)
    row = page.locator(".rows .differs:not(mark)").first
    row.hover()
    row.locator(".copy-row").click()
    page.locator("#say", has_text="Copied").wait_for(state="attached")
    first, second = str(page.evaluate("navigator.clipboard.readText()")).split("\n")
    assert first.endswith("(Cumbria Constabulary, line 3; 004_4bd3e47d58c08ce5.txt)")
    assert "(Northamptonshire Police, " in second
    with page.expect_download() as download:
        page.locator("[data-do=save-differences]").click()
    assert download.value.suggested_filename == "differences.md"
