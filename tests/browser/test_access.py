"""The page is usable by anyone: axe finds nothing in any view, keys suffice, nothing overflows."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Open

VIEWS = ["unique", "over", "facts", "matrix", "template", "collation", "release"]
ALL_RULES = {"rules": {"target-size": {"enabled": True}}}
DRAW_ALL = (
    "document.querySelectorAll('.release, .step, .life')"
    ".forEach(one => one.style.contentVisibility = 'visible')"
)
NAMES = ("seeds.html", "hostile.html", "many.html", "figures.html", "statements.html")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(visit: "Open", view: str, theme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for name, width in (
        *(("seeds.html", 1440), ("hostile.html", 360)),
        *(("statements.html", 1440), ("statements.html", 360)),
    ):
        page = visit(name, f"#page.{view}", width=width, theme=theme)
        if page.locator(f"#page\\.{view}").count():
            page.wait_for_selector(f"#page\\.{view}.on")
            # what is not drawn yet has a guessed height, and would be measured over what follows
            page.evaluate(DRAW_ALL)
            page.wait_for_timeout(100)
            found = axe.run(page, options=ALL_RULES).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


def test_axe_finds_nothing_in_filters_search_and_help(visit: "Open") -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit("hostile.html", "#page.unique;q=the")
    page.keyboard.press("f")
    page.wait_for_selector("#filters:visible")
    assert axe.run(page, options=ALL_RULES).response["violations"] == []
    page.locator("[data-do=help]").click()
    assert axe.run(page, options=ALL_RULES).response["violations"] == []


@pytest.mark.parametrize("width", [320, 360, 1440])
def test_nothing_is_wider_than_the_screen(visit: "Open", width: int) -> None:
    for name in NAMES:
        page = visit(name, width=width)
        for view in VIEWS:
            tab = page.locator(f"a[data-view='page.{view}']")
            if tab.count():
                tab.click()
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, view)


def test_a_long_name_makes_no_choice_wider_than_the_screen(visit: "Open") -> None:
    page = visit("seeds.html", "#page.release", width=360)
    page.evaluate("document.querySelector('#left option').textContent = 'Long names '.repeat(9)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_every_view_is_there_to_read(visit: "Open") -> None:
    page = visit("seeds.html", scripts=False)
    for view in set(VIEWS) - {"over"}:
        assert page.locator(f"#page\\.{view}").is_visible()
    for words in (
        "HMIC has monitored the progress of the widely reported",
        "not comparable: counted",
        "all but one",
    ):
        assert words in page.inner_text("main")
    assert page.locator(".card").count() == 50 + 11
    assert page.locator(".text").count() == 5
    assert page.locator("[data-do]:visible").count() == 0
    page.goto(f"{page.url}#northamptonshire-police.f0")
    assert page.locator("#northamptonshire-police\\.f0").is_visible()


def _close_help(page: "Page") -> None:
    """Leave the help, which gives the focus back a moment after the key."""
    page.keyboard.press("Escape")
    page.wait_for_selector("#help :focus", state="detached")


def test_keys_alone_lead_through_the_page(visit: "Open") -> None:
    page = visit("seeds.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("2")
    page.wait_for_selector("#page\\.facts.on")
    page.locator("#facts-as-table").click()
    page.locator("#facts-table th button").nth(5).focus()
    page.keyboard.press("Enter")
    assert page.locator("#facts-table th[aria-sort]").count() == 1
    page.keyboard.press("3")
    page.locator("#overview").focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    assert "missing" in page.inner_text("#matrix-cell")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id").startswith("cumbria-constabulary.f")
    page.keyboard.press("c")
    assert "Not in Cumbria Constabulary (after “In Cumbria" in page.evaluate(
        "navigator.clipboard.readText()"
    )
    page.keyboard.press("/")
    page.keyboard.type("anti-corruption")
    page.wait_for_selector("#page\\.hits:visible")
    page.keyboard.press("Escape")
    page.wait_for_selector("#page\\.hits", state="hidden")
    page.keyboard.press("Tab")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    _close_help(page)
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") != first


def test_single_keys_can_be_switched_off(visit: "Open") -> None:
    page = visit("seeds.html")
    page.keyboard.press("?")
    page.locator("#keys").uncheck()
    _close_help(page)
    page.keyboard.press("2")
    assert page.locator("#page\\.unique").is_visible()
    assert page.url.endswith(";keys=off")


def test_what_has_the_focus_is_not_hidden_by_what_sticks(visit: "Open") -> None:
    page = visit("seeds.html")
    for _ in range(12):
        page.keyboard.press("j")
        top, deck = page.evaluate(
            "[document.activeElement.getBoundingClientRect().top,"
            " document.querySelector('.deck').getBoundingClientRect().bottom]"
        )
        assert top >= deck - 1
