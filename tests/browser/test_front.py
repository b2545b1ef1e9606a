"""The first screen, and that Back leads to where one was."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Open


def top(page: "Page") -> float:
    page.wait_for_timeout(150)
    return float(page.evaluate("scrollY"))


def test_each_card_of_the_story_says_what_the_others_say(visit: "Open") -> None:
    page = visit("seeds.html")
    page.locator(".rest summary").click()
    for card in page.locator(".leads > li").all():
        is_slip = "k-inconsistent" in str(card.get_attribute("class"))
        told = card.locator(".theirs, .under").count() + card.locator(".message").count()
        assert told, (is_slip, card.inner_text())


def test_the_numbers_lead_to_what_they_count(visit: "Open") -> None:
    page = visit("seeds.html")
    number = page.locator(".tallies a").first.inner_text().split()[0]
    page.locator(".tallies a").first.click()
    assert page.inner_text("#count").startswith(f"{number} of 49 findings")
    page.go_back()
    assert page.locator(".story").is_visible()


def test_the_first_card_stands_high_on_a_phone(visit: "Open") -> None:
    page = visit("seeds.html", width=360)
    box = page.locator(".leads > li").first.bounding_box()
    assert box
    assert box["y"] < 470
    assert page.locator(".beside").bounding_box()["y"] > box["y"]  # type: ignore[index]


def test_the_pictures_stay_in_view_beside_the_story(visit: "Open") -> None:
    page = visit("seeds.html")
    page.locator(".leads > li").nth(5).scroll_into_view_if_needed()
    box = page.locator("#page\\.map svg").bounding_box()
    assert box
    assert 0 <= box["y"] < 700


def test_the_map_has_a_dot_for_each_document_that_leads_to_it(visit: "Open") -> None:
    page = visit("seeds.html")
    dots = page.locator("#page\\.map svg a")
    assert dots.count() == 5
    dots.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector(".release:focus")
    page.go_back()
    table = page.locator("#page\\.map .as-table")
    table.locator("summary").click()
    table.locator("tbody tr").nth(4).wait_for()


def test_a_picture_is_saved_by_itself_with_its_colours(visit: "Open") -> None:
    page = visit("seeds.html")
    with page.expect_download() as download:
        page.locator("#page\\.map button", has_text="Save picture").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert 'xmlns="http://www.w3.org/2000/svg"' in text
    assert text.count("<circle") >= 5
    assert 'fill="rgb(' in text


def test_a_bar_of_the_strip_opens_every_wording(visit: "Open") -> None:
    page = visit("seeds.html")
    assert page.locator("#page\\.strip svg a").count() == 42
    page.locator("#page\\.strip svg a").nth(7).click()
    page.wait_for_selector("#page\\.collation .at-it")


@pytest.mark.parametrize(
    "link", [".leads li:nth-child(5) .at a", ".views a[data-view='page.facts']"]
)
def test_back_leads_to_where_one_was(visit: "Open", link: str) -> None:
    page = visit("seeds.html")
    page.evaluate("scrollTo(0, 900)")
    before = top(page)
    page.evaluate("link => document.querySelector(link).click()", link)
    page.wait_for_timeout(200)
    page.go_back()
    assert abs(top(page) - before) < 120


def test_back_from_a_card_far_down_leads_to_that_card(visit: "Open") -> None:
    page = visit("seeds.html")
    page.evaluate("scrollTo(0, 3200)")
    page.wait_for_timeout(400)
    card = page.locator(".card a.place").nth(12)
    card.scroll_into_view_if_needed()
    before = card.bounding_box()
    card.click()
    page.wait_for_selector(".rows .at-it")
    page.go_back()
    page.wait_for_timeout(300)
    after = card.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 60


def test_back_from_another_page_of_a_folder_leads_to_where_one_was(visit: "Open") -> None:
    page = visit("folder/index.html")
    page.evaluate("scrollTo(0, 700)")
    page.locator(".leads .at a").nth(4).click()
    page.wait_for_url("**/releases/*.html#*")
    page.go_back()
    assert top(page) > 200


def test_what_to_do_with_the_page_and_how_it_was_made_is_said(visit: "Open") -> None:
    page = visit("seeds.html")
    page.locator("#page\\.about summary").click()
    assert "5 of 5 documents rebuilt" in page.inner_text("#page\\.about")
    page.locator("#page\\.how summary").click()
    assert "Read and compare" in page.inner_text("#page\\.how")
