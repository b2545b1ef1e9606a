"""What a release holds is shown as text, whatever it looks like."""

from typing import TYPE_CHECKING

from tests.analyses import HOSTILE

if TYPE_CHECKING:
    from tests.browser.conftest import Open

VIEWS = ["unique", "facts", "matrix", "template", "collation", "release"]


def test_what_a_release_holds_does_nothing_and_is_shown(visit: "Open") -> None:
    page = visit("hostile.html", "#page.unique;q=script")
    for view in VIEWS:
        tab = page.locator(f"a[data-view='page.{view}']")
        if tab.count():
            tab.click()
    page.goto(page.url.split("#")[0] + "#bern.text")
    page.wait_for_selector(".rows")
    told = page.inner_text("main")
    assert "<script>alert(1)</script> {{ 7 * 7 }}" in told
    assert "<b onclick='alert(3)'> [y](javascript:alert(4)) <U+200F>" in told
    assert "<U+202E>esrever<U+202C> <U+001B>[31m" in told
    assert page.locator("main script, main img, main [onclick], main [onerror]").count() == 0
    assert page.evaluate(
        "[...document.querySelectorAll('a')]"
        ".every(a => new URL(a.getAttribute('href'), location).protocol === 'file:')"
    )
    assert "\u202e" in HOSTILE
    assert "\u202e" not in page.content()
