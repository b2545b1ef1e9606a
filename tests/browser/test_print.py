"""On paper: what is on the screen, and nothing of a table is lost without a word."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Open


def printed(page: "Page") -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


def test_of_few_documents_all_findings_and_figures_are_printed(visit: "Open") -> None:
    page = visit("seeds.html")
    printed(page)
    assert page.locator(".card:visible").count() == 49
    assert page.locator(".printed table").first.is_visible()
    assert not page.locator(".deck").is_visible()
    assert not page.locator("#page\\.matrix").is_visible()
    assert len(page.pdf()) > 50_000


def test_of_many_what_stands_out_is_printed_and_the_rest_if_it_was_chosen(visit: "Open") -> None:
    page = visit("many.html")
    printed(page)
    assert page.locator(".leads > li:visible").count() > 0
    assert page.locator(".release:visible").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.goto(f"{page.url.split('#')[0]}#page.unique;hide=typography;lens=3")
    page.locator("#count", has_text="shown").wait_for(state="attached")
    printed(page)
    assert page.locator(".release:visible").count() > 0


def test_every_column_of_the_figures_is_printed_with_its_caveats(visit: "Open") -> None:
    page = visit("seeds.html", "#page.facts")
    printed(page)
    heads = page.locator(".printed th[scope=col]")
    assert heads.count() - page.locator(".printed table").count() == 8 - 1
    assert "not comparable: counted" in page.inner_text(".printed")
    assert page.locator(".panel svg").count() == 7


def test_the_overview_keeps_its_fills(visit: "Open") -> None:
    page = visit("seeds.html", "#page.matrix")
    printed(page)
    assert page.locator("#overview canvas").is_visible()
