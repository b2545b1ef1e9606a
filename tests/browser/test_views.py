"""Each view opened, sorted, filtered, searched, linked to and printed."""

import csv
import io
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Open


def until(page: "Page", condition: str) -> None:
    """Wait for a condition; the page itself lets no text be run as a script."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        time.sleep(0.05)
    pytest.fail(f"never: {condition}")


def shown_cards(page: "Page") -> int:
    until(page, "!document.querySelector('.release:not([hidden]) > noscript')")
    return page.locator(".card:visible").count()


def clipboard(page: "Page") -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_story_comes_first_and_leads_to_the_evidence(visit: "Open") -> None:
    page = visit("seeds.html")
    assert page.inner_text("h1") == "5 releases, 77% boilerplate"
    slip = page.locator(".story li", has_text="may have slipped").first
    assert "may have slipped warning" in slip.inner_text()
    assert "The headline leaves out" in slip.inner_text()
    claim = page.locator(".story li").first
    assert "Only Cumbria Constabulary and Northamptonshire Police say" in claim.inner_text()
    assert "in these or other words" in claim.inner_text()
    claim.locator(".at a").first.click()
    card = page.locator(".at-it")
    assert "paragraph 5; line 22" in card.inner_text()
    assert page.url.endswith("#cumbria-constabulary.f1")


def test_the_releases_are_ranked_by_what_they_say_of_their_own(visit: "Open") -> None:
    page = visit("seeds.html")
    words = page.locator(".ranking td:nth-child(2)").all_inner_texts()
    assert words == sorted(words, key=int, reverse=True)


def test_kinds_are_filtered_with_counts(visit: "Open") -> None:
    page = visit("seeds.html")
    assert shown_cards(page) == 50
    page.locator("[data-do=filters]").click()
    assert page.inner_text("#kind-missing-number").strip() == "5"
    for kind in ("extra", "reworded", "merged", "split", "value", "inconsistent"):
        page.locator(f"#kind-{kind}").uncheck()
    assert shown_cards(page) == 5
    assert page.inner_text("#count") == "5 of 50 findings shown"
    assert page.locator(".release:visible").count() == 3
    page.locator("#kind-typography").check()
    assert shown_cards(page) == 5 + 11
    page.locator("#filters [data-do=clear]").click()
    assert shown_cards(page) == 50


def test_the_lens_shows_what_only_one_says(visit: "Open") -> None:
    page = visit(
        "seeds.html",
        "#page.unique;lens=1;hide=missing,reworded,merged,split,value,inconsistent,typography",
    )
    assert shown_cards(page) == 5


def test_one_release_alone(visit: "Open") -> None:
    page = visit("seeds.html", "#page.unique;who=durham-constabulary")
    assert page.locator(".release:visible h3").all_inner_texts() == ["Durham Constabulary"]
    page.keyboard.press("2")
    assert page.locator("#facts-table tbody tr").count() == 1


def test_the_levels_of_slips_are_filtered(visit: "Open") -> None:
    page = visit("hostile.html", "#page.unique;who=ada")
    slip = page.locator(".k-inconsistent.card")
    assert "rule title-and-text" in slip.inner_text()
    assert slip.locator(".badge").inner_text() == "warning"
    assert slip.locator(".other a").count() == 2
    page.keyboard.press("f")
    page.locator("#level-warning").uncheck()
    assert not slip.is_visible()


def test_the_search_finds_everywhere_and_says_how_often(visit: "Open") -> None:
    page = visit("seeds.html")
    page.fill("#q", "media policy")
    page.wait_for_selector("#page\\.hits:visible")
    assert "is in 2 different sentences of 3 releases" in page.inner_text("#hits-title")
    assert "not said by Cumbria Constabulary, Durham Constabulary" in page.inner_text(".lacked")
    assert page.url.endswith(";q=media%20policy")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.fill("#q", "health check")
    page.locator("#hits-title", has_text="health").wait_for()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("3")
    assert page.locator("td.c.hit").count() == 5
    page.keyboard.press("5")
    assert page.locator("#page\\.collation li[data-p]:visible").count() == 1
    page.fill("#q", "no such words")
    page.locator("#hits-title", has_text="is in no sentence").wait_for()


def test_facts_are_sorted_both_ways_and_what_is_not_stated_stays_last(visit: "Open") -> None:
    page = visit("seeds.html", "#page.facts;sort=-applications")
    column = page.locator("#facts-table td:nth-child(4)")
    assert [text.split()[0] for text in column.all_inner_texts()] == ["129", "88", "76", "59", "18"]
    page.locator("#facts-table th[data-n=applications] button").click()
    assert page.locator("th[data-n=applications]").get_attribute("aria-sort") == "ascending"
    assert column.first.inner_text().split()[0] == "18"
    assert page.url.endswith(";sort=applications")
    odd = visit("figures.html", "#page.facts")
    for _ in range(2):
        for head in odd.locator("#facts-table th button").all():
            head.click()
            place = head.evaluate("one => one.closest('th').cellIndex + 1")
            cells = odd.locator(f"#facts-table tbody tr > :nth-child({place})")
            none = ["none" in (one.get_attribute("class") or "") for one in cells.all()]
            assert none == sorted(none)


def test_facts_go_out_as_csv(visit: "Open") -> None:
    page = visit("seeds.html", "#page.facts;sort=-cases")
    page.locator("[data-do=csv-copy]").click()
    page.locator("#say", has_text="Copied").wait_for(state="attached")
    rows = list(csv.reader(io.StringIO(clipboard(page))))
    assert rows[0][:3] == ["release", "instances", "cases"]
    assert rows[1][:3] == ["Northamptonshire Police", "0", "10"]
    with page.expect_download() as download:
        page.locator("[data-do=csv-save]").click()
    assert download.value.suggested_filename == "facts.csv"


def test_what_cannot_be_compared_is_marked_with_the_reason(visit: "Open") -> None:
    page = visit("seeds.html", "#page.facts")
    page.get_by_label("Not comparable, remark 1").click()
    assert "Since September 2011" in page.locator(".notes .at-it").inner_text()


def test_a_cell_of_the_matrix_leads_to_the_words(visit: "Open") -> None:
    page = visit("seeds.html", "#page.matrix")
    page.locator("td.c.split").click()
    assert page.locator(".card.at-it b").first.inner_text() == "split"


def test_a_slot_shows_its_values_and_who_has_which(visit: "Open") -> None:
    page = visit("seeds.html", "#page.template")
    page.locator("a.chip", has_text="staff").first.click()
    panel = page.locator(".slot-panel")
    assert "choice, 3 different values" in panel.inner_text()
    assert "a reduction Northumbria Police" in panel.inner_text()


def test_what_few_say_is_not_put_into_the_mouth_of_the_template(visit: "Open") -> None:
    page = visit("seeds.html", "#northumbria-police.text")
    row = page.locator(".rows > div", has_text="Both were ongoing at the time")
    assert row.locator(".right").inner_text() == "+ fewer than half say this"
    assert page.evaluate("one => one.className", row.element_handle()) == ""


@pytest.mark.parametrize("kind", ["split", "merged"])
def test_the_sign_of_a_cell_stands_in_the_middle_of_its_colour(visit: "Open", kind: str) -> None:
    page = visit("seeds.html", "#page.matrix")
    cell = page.locator(f"td.c.{kind}").first
    middle = """one => {
      const sign = new Range();
      sign.selectNodeContents(one);
      const [words, box] = [sign.getBoundingClientRect(), one.getBoundingClientRect()];
      return ((words.top + words.bottom) / 2 - box.top) / box.height;
    }"""
    from_above = page.evaluate(middle, cell.element_handle())
    assert 0.54 < from_above < 0.68  # the colour begins a quarter below the top


def test_any_two_releases_stand_side_by_side(visit: "Open") -> None:
    page = visit("seeds.html", "#cumbria-constabulary.text")
    assert page.locator(".head-row").inner_text().split("\n")[-1] == "The template"
    page.select_option("#right", "northumbria-police")
    assert page.locator(".head-row").inner_text().split("\n")[-1] == "Northumbria Police"
    row = page.locator(".rows > div", has_text="investigated one instance")
    assert row.locator("ins").all_inner_texts() == ["constabulary", "one instance", "disclosure"]
    page.select_option("#left", "durham-constabulary")
    assert page.url.endswith("#durham-constabulary.text;beside=northumbria-police")
    page.select_option("#right", "")
    assert "Durham Constabulary has" in page.locator(".doc.on .text").inner_text()


@pytest.mark.parametrize(
    ("at", "selector"),
    [
        ("northamptonshire-police.f0", ".card.at-it"),
        ("northamptonshire-police", ".release:focus"),
        ("northamptonshire-police.s3", ".rows .at-it"),
        ("northamptonshire-police.s3;beside=", ".text .at-it"),
        ("template.p.updated-force-policy", "#page\\.collation .at-it"),
        ("template.v.staff", "#page\\.template .at-it"),
        ("page.facts.n1", ".notes .at-it"),
    ],
)
def test_a_link_opens_the_place_it_names(visit: "Open", at: str, selector: str) -> None:
    page = visit("seeds.html", f"#{at}")
    page.wait_for_selector(selector)
    box = page.locator(selector).bounding_box()
    assert box
    assert -1 <= box["y"] < 900


def test_the_back_button_goes_back(visit: "Open") -> None:
    page = visit("seeds.html")
    page.locator("a[data-view='page.facts']").click()
    page.locator("a[data-view='page.matrix']").click()
    page.go_back()
    page.wait_for_selector("#page\\.facts.on")


def test_a_finding_is_copied_with_its_citation(visit: "Open") -> None:
    page = visit("seeds.html", "#cumbria-constabulary.f0")
    page.locator(".card.at-it [data-do=cite]").click()
    page.locator("#say", has_text="Copied").wait_for(state="attached")
    assert clipboard(page) == (
        "“Between September 2011 and May 2012, the constabulary investigated one instance of"
        " inappropriate disclosure to the media.” (Cumbria Constabulary, “In Cumbria"
        " Constabulary, HMIC found”, bullet 3; line 15; 004_4bd3e47d58c08ce5.txt)"
    )


def test_the_theme_is_switched(visit: "Open") -> None:
    page = visit("seeds.html")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("t")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    assert page.url.endswith(";theme=dark")


def test_what_is_printed_is_the_report(visit: "Open") -> None:
    page = visit("seeds.html")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".card:visible").count() == 50
    assert page.locator("#facts-table").is_visible()
    assert not page.locator(".deck").is_visible()
    assert not page.locator("#page\\.matrix").is_visible()
    assert len(page.pdf()) > 50_000


def test_many_releases_are_drawn_as_they_are_reached(visit: "Open") -> None:
    page = visit("many.html")
    assert page.locator(".release").count() == 300
    assert page.locator(".release:visible").count() == 50
    assert page.locator(".card").count() < 300
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator(".release:visible").nth(60).wait_for()
    last = "[...document.querySelectorAll('.release')].at(-1)"
    page.goto(f"{page.url.split('#')[0]}#{page.evaluate(f'{last}.id')}")
    until(page, f"{last} === document.activeElement")
    page.evaluate("scrollTo(0, 0)")
    page.locator(".rank summary").click()
    assert page.locator(".fold .ranking tbody tr").count() >= 100
    page.locator("a[data-view='page.matrix']").click()
    page.locator("#matrix-grid").focus()
    for _ in range(25):
        page.keyboard.press("PageDown")
    assert page.locator("#matrix-grid tbody tr").count() > 200


def test_a_folder_of_several_families_leads_to_each(visit: "Open") -> None:
    page = visit("families/index.html")
    assert page.inner_text("h1") == "Several families"
    page.locator("h2 a").first.click()
    page.wait_for_url("**/family-1/index.html")
    assert page.inner_text("h1") == "5 releases, 77% boilerplate"
    page.fill("#q", "temporary chief constable")
    page.wait_for_selector("#page\\.hits:visible")
    page.locator("#page\\.hits .under a").first.click()
    page.wait_for_url("**/family-1/releases/cumbria-constabulary.html#*")
    page.go_back()
    page.go_back()
    page.locator("h2 a").nth(1).click()
    page.wait_for_url("**/family-2/index.html")


def test_a_folder_of_pages_has_the_same_views(visit: "Open") -> None:
    page = visit("folder/index.html")
    assert page.inner_text("h1") == "5 releases, 77% boilerplate"
    page.fill("#q", "temporary chief constable")
    page.wait_for_selector("#page\\.hits:visible")
    page.locator("#page\\.hits .under a").first.click()
    page.wait_for_url("**/releases/cumbria-constabulary.html#*")
    assert "temporary chief constable" in page.locator(".rows .at-it").inner_text()
    page.locator(".views a", has_text="Facts").click()
    page.wait_for_url("**/index.html#page.facts")
    page.locator("#facts-table td a").first.click()
    page.wait_for_url("**/releases/cumbria-constabulary.html#*")
    page.locator("a[data-view='page.unique']").click()
    assert page.locator(".card:visible").count() == 6
    page.locator(".card .tail a", has_text="who says what").first.click()
    page.wait_for_selector("#page\\.collation .at-it")
    page.locator("a[data-view='page.unique']").click()
    page.keyboard.press("f")
    page.locator("#kind-reworded").uncheck()
    page.locator(".brief-list a").first.click()
    page.wait_for_selector(".card.at-it")
