"""The page is usable by anyone: axe finds nothing in any view, keys suffice, nothing overflows."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Open

VIEWS = ["unique", "facts", "matrix", "template", "collation", "release"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(visit: "Open", view: str, theme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for name in ("seeds.html", "hostile.html"):
        for width in (1440, 360):
            page = visit(name, f"#page.{view}", width=width, theme=theme)
            if page.locator(f"#page\\.{view}").count():
                page.wait_for_selector(f"#page\\.{view}.on")
                page.wait_for_timeout(100)
                found = axe.run(page).response["violations"]
                told = [(one["id"], one["nodes"][0]["html"][:150]) for one in found]
                assert told == []
