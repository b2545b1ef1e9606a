"""The view of a sequence: what has changed since the last one, and the lives of passages."""

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Open


def test_the_view_is_there_for_a_sequence_alone(visit: "Open") -> None:
    assert visit("seeds.html").locator("a[data-view='page.over']").count() == 0
    page = visit("statements.html")
    page.locator("a[data-view='page.over']").click()
    assert page.locator("#page\\.over").is_visible()


def test_a_release_leads_to_what_has_changed_in_it(visit: "Open") -> None:
    page = visit("statements.html", "#page.over")
    page.locator(".moments summary").click()
    page.locator(".moments a", has_text="2031-01-20").click()
    step = page.locator(".step", has=page.locator("h4", has_text="2031-01-20"))
    assert "#over." in page.url
    assert "1 added" in step.inner_text()
    assert step.locator(".k-split ins").first.inner_text() == "."


def test_a_change_leads_to_the_life_of_its_passage(visit: "Open") -> None:
    page = visit("statements.html", "#page.over")
    change = page.locator(".change", has_text="back: 2031-01-15 was the last").first
    change.locator("a", has_text="its history").click()
    life = page.locator(".life.at-it")
    assert "1 gap" in life.inner_text()
    life.locator("summary").click()
    assert life.locator(".stretches li").count() == 2
    assert "after a gap of 3" in life.locator(".stretches").inner_text()


def test_the_search_narrows_it_to_what_says_the_words(visit: "Open") -> None:
    page = visit("statements.html", "#page.over;q=sandbags")
    assert page.locator(".change:visible").count() == 3
    assert page.locator(".step:visible h4").all_inner_texts() == [
        "2031-01-31", "2031-01-24", "2031-01-20",
    ]  # fmt: skip
    assert page.locator(".life:visible").count() == 1
    assert page.inner_text("#over-count") == "3 of 42 changes and 1 of 13 passages shown"
    assert page.locator(".life-group:visible h3").all_inner_texts() == ["No longer said 1 of 5"]
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    page.locator("#more-steps").click()
    page.locator(".change:visible").nth(41).wait_for()
    assert page.inner_text("#over-count") == ""


@pytest.mark.parametrize("words", ["Sandbags are taken back", "sandbags can be had at the depot"])
def test_the_search_reads_each_side_of_a_comparison_by_itself(visit: "Open", words: str) -> None:
    page = visit("statements.html", f"#page.over;q={words}")
    change = page.locator(".change.k-reworded:visible")
    assert "Sandbags can be had are taken back at the depot in Mill Lane." in change.inner_text()


def test_a_release_that_is_searched_for_is_shown_whole(visit: "Open") -> None:
    page = visit("statements.html", "#page.over;q=2031-01-24")
    assert page.locator(".step:visible h4").all_inner_texts() == ["2031-01-24"]
    assert page.locator(".change:visible").count() == 10


def test_the_filters_narrow_it_by_release_kind_and_number(visit: "Open") -> None:
    page = visit("statements.html", "#page.over;who=2031-01-24")
    assert page.locator(".step:visible h4").all_inner_texts() == ["2031-01-24"]
    assert page.locator(".life:visible").count() == 8
    page.keyboard.press("f")
    page.locator("#kind-reworded").uncheck()
    assert page.locator(".change:visible").count() == 4
    assert page.locator(".change.k-reworded:visible").count() == 0
    page.select_option("#lens", "2")
    assert page.locator(".change:visible").count() == 1
    assert page.locator(".life:visible").count() == 1


def test_a_link_shows_what_the_search_has_hidden(visit: "Open") -> None:
    page = visit("statements.html", "#page.over;q=sandbags")
    page.locator(".moments summary").click()
    page.locator(".moments a", has_text="2031-01-15").click()
    assert page.evaluate("document.activeElement.id") == "over.2031-01-15"
    assert page.locator(".step:visible", has_text="2031-01-15").first.is_visible()


def test_an_address_opens_the_place_that_it_names(visit: "Open") -> None:
    page = visit("statements.html", "#over.2031-01-24")
    assert page.evaluate("document.activeElement.id") == "over.2031-01-24"


def test_the_words_lead_to_the_full_text(visit: "Open") -> None:
    page = visit("statements.html", "#page.over")
    page.locator(".change .place").first.click()
    assert page.locator("#page\\.release").is_visible()


def test_the_folder_of_pages_has_it_on_its_first_page(visit: "Open") -> None:
    page = visit("statements/index.html", "#page.over")
    assert page.locator(".step").count() == 5
    assert page.locator(".step:visible").count() == 3
    page.locator(".change .place").first.click()
    assert "/releases/" in page.url


def test_without_scripts_it_is_there_to_read(visit: "Open") -> None:
    page = visit("statements.html", "#over.2031-01-24", scripts=False)
    assert "are taken back at the depot" in page.inner_text("#over\\.2031-01-24")
    page.locator(".life summary").first.click()
    assert page.locator(".stretches").first.is_visible()


def test_it_prints(visit: "Open") -> None:
    page = visit("statements.html", "#page.over")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".change:visible").count() > 20
    assert page.locator(".life:visible").count() > 5


def test_a_sequence_opens_on_what_changed_last(visit: "Open") -> None:
    page = visit("statements.html")
    assert page.locator("#page\\.over").is_visible()
    assert page.locator(".step:visible h4").first.inner_text() == "2031-01-31"
    assert page.locator(".step:visible").count() == 3


def test_changes_stand_on_an_axis_of_real_time_and_lead_to_their_words(visit: "Open") -> None:
    page = visit("statements.html")
    bars = page.locator("#page\\.over\\.time svg a")
    assert bars.count() == 5
    left = [float(str(one.locator("rect").last.get_attribute("x"))) for one in bars.all()]
    gaps = [round(after - before) for before, after in pairwise(left)]
    assert len(set(gaps)) > 1  # the days between them are not the same
    bars.first.locator(".reach").click()
    page.wait_for_selector(".step:focus")
