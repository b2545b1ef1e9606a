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
    assert page.inner_text("h1").startswith("___ has made some improvements")
    slip = page.locator(".story li", has_text="may have made a mistake").first
    assert "A possible mistake (warning)" in slip.inner_text()
    assert "The headline leaves out" in slip.inner_text()
    claim = page.locator(".story li").first
    assert "Only Cumbria Constabulary and Northamptonshire Police have words" in claim.inner_text()
    assert claim.locator("blockquote").count() == 2
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
    assert shown_cards(page) == 49
    page.locator("[data-do=filters]").click()
    assert page.inner_text("#kind-missing-number").strip() == "3"
    for kind in ("extra", "reworded", "merged", "split", "value", "inconsistent"):
        page.locator(f"#kind-{kind}").uncheck()
    assert shown_cards(page) == 3
    assert page.inner_text("#count") == "3 of 49 findings shown"
    assert page.locator(".release:visible").count() == 3
    page.locator("#kind-typography").check()
    assert shown_cards(page) == 3 + 12
    page.locator("#filters [data-do=clear]").click()
    assert shown_cards(page) == 49


def test_the_lens_shows_what_only_one_says(visit: "Open") -> None:
    page = visit(
        "seeds.html",
        "#page.unique;lens=1;hide=missing,reworded,merged,split,value,inconsistent,typography",
    )
    assert shown_cards(page) == 6


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
    page.fill("#q", '"media policy"')
    page.wait_for_selector("#page\\.hits:visible")
    assert "is in 2 different sentences of 3 documents" in page.inner_text("#hits-title")
    assert "not said by Cumbria Constabulary, Durham Constabulary" in page.inner_text(".lacked")
    assert page.url.endswith(";q=%22media%20policy%22")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.fill("#q", "health check")
    page.locator("#hits-title", has_text="health").wait_for()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("3")
    assert page.locator("#overview").get_attribute("data-hits") == "5"
    page.keyboard.press("5")
    assert page.locator("#page\\.collation li[data-p]:visible").count() == 1
    page.fill("#q", "no such words")
    page.locator("#hits-title", has_text="in no sentence").wait_for()


def test_facts_are_sorted_both_ways_and_what_is_not_stated_stays_last(visit: "Open") -> None:
    page = visit("seeds.html", "#page.facts;sort=-applications")
    column = page.locator("#facts-table tbody td:nth-child(4)")
    assert [text.split()[0] for text in column.all_inner_texts()] == ["129", "88", "76", "59", "18"]
    page.locator("#facts-table th[data-n=applications] button").click()
    assert page.locator("th[data-n=applications]").get_attribute("aria-sort") == "ascending"
    assert column.first.inner_text().split()[0] == "18"
    assert page.url.endswith(";sort=applications")
    odd = visit("figures.html", "#page.facts;as=table")
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
    first = dict(zip(rows[0], rows[1], strict=True))
    assert rows[0][:3] == ["document", "file", "instances"]
    assert [first[name] for name in ("document", "instances", "cases")] == [
        *("Northamptonshire Police", "0", "10"),
    ]
    assert first["file"] == "003_767c14b51e0c8733.txt"
    assert first["instances: where"].startswith("line ")
    assert first["instances: period"] == "Since September 2011"
    assert "not comparable: counted “Since September 2011”" in first["instances: caveat"]
    with page.expect_download() as download:
        page.locator("[data-do=csv-save]").click()
    assert download.value.suggested_filename == "figures.csv"


def test_what_cannot_be_compared_is_marked_with_the_reason(visit: "Open") -> None:
    page = visit("seeds.html", "#page.facts;as=table")
    page.get_by_label("Not comparable, remark 1").click()
    assert "Since September 2011" in page.locator(".notes .at-it").inner_text()


def overview(page: "Page", *keys: str) -> str:
    """Move in the overview, and return what is told of the place."""
    page.locator("#overview").focus()
    for key in keys:
        page.keyboard.press(key)
    return page.inner_text("#matrix-cell")


def test_a_cell_of_the_overview_tells_where_the_pointer_is_and_leads_to_the_words(
    visit: "Open",
) -> None:
    page = visit("seeds.html", "#page.matrix")
    box = page.locator("#overview canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] - 5, box["y"] + box["height"] - 8)
    tip = page.locator("#matrix-cell").bounding_box()
    assert tip
    assert abs(tip["y"] - (box["y"] + box["height"])) < 150
    assert "Northumbria Police" in page.inner_text("#matrix-cell")
    told = ""
    overview(page, "Home", *["PageUp"])
    for _ in range(42):
        told = overview(page, "ArrowRight")
        if "split" in told:
            break
    assert "Cumbria Constabulary" in told
    page.keyboard.press("Enter")
    assert page.locator(".card.at-it b").first.inner_text() == "split"


def test_the_overview_is_ordered_and_folds_what_one_says_alone(visit: "Open") -> None:
    page = visit("seeds.html", "#page.matrix")
    assert overview(page, "PageUp", "Home").startswith("Cumbria Constabulary")
    page.select_option("#overview-order", "different")
    assert overview(page, "PageUp", "Home").startswith("Northamptonshire Police")
    assert "order=different" in page.url
    assert "42 passages" in page.inner_text("#overview-told")
    page.locator("#overview-fold").check()
    assert "that one says alone are left out" in page.inner_text("#overview-told")


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
    assert "same" not in str(row.get_attribute("class"))


def test_any_two_releases_stand_side_by_side(visit: "Open") -> None:
    page = visit("seeds.html", "#cumbria-constabulary.text")
    assert page.locator(".head-row").inner_text().split("\n")[-1] == "The common text"
    page.select_option("#right", "northumbria-police")
    assert page.locator(".head-row").inner_text().split("\n")[-1] == "Northumbria Police"
    row = page.locator(".rows > div", has_text="investigated one instance")
    own = row.locator(".left mark").all_inner_texts()
    assert own == ["constabulary", "one instance", "disclosure"]
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
    page.locator(".rank .fold .ranking tbody tr").nth(99).wait_for()
    page.locator("a[data-view='page.matrix']").click()
    began = time.monotonic()
    page.locator("#overview canvas").wait_for()
    assert time.monotonic() - began < 3
    assert page.inner_text("#overview-told").startswith("300 documents by ")


def test_a_folder_of_several_families_leads_to_each(visit: "Open") -> None:
    page = visit("families/index.html")
    assert page.inner_text("h1") == "Several families"
    page.locator("h2 a").first.click()
    page.wait_for_url("**/family-1/index.html")
    assert page.inner_text("h1").startswith("___ has made some improvements")
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
    assert page.inner_text("h1").startswith("___ has made some improvements")
    page.fill("#q", "temporary chief constable")
    page.wait_for_selector("#page\\.hits:visible")
    page.locator("#page\\.hits .under a").first.click()
    page.wait_for_url("**/releases/cumbria-constabulary.html#*")
    assert "temporary chief constable" in page.locator(".rows .at-it").inner_text()
    page.locator(".views a", has_text="Figures").click()
    page.wait_for_url("**/index.html#page.facts")
    page.locator("#facts-as-table").click()
    page.locator("#facts-table td a").first.click()
    page.wait_for_url("**/releases/cumbria-constabulary.html#*")
    page.locator("a[data-view='page.unique']").click()
    assert page.locator(".card:visible").count() == 6
    page.locator(".card .tail a", has_text="Compare all").first.click()
    page.wait_for_selector("#page\\.collation .at-it")
    page.locator("a[data-view='page.unique']").click()
    page.keyboard.press("f")
    page.locator("#kind-reworded").uncheck()
    page.locator(".brief-list a").first.click()
    page.wait_for_selector(".card.at-it")


@pytest.mark.parametrize("words", ["second jobs approved", "approved second jobs", '"second jobs"'])
def test_the_search_takes_words_in_any_order_and_quotes_as_a_phrase(
    visit: "Open", words: str
) -> None:
    page = visit("seeds.html")
    page.fill("#q", words)
    page.locator("#hits-title", has_text="different sentence").wait_for()
    assert "second jobs" in page.inner_text("#page\\.hits li")
    page.fill("#q", '"jobs second"')
    page.locator("#hits-title", has_text="in no sentence").wait_for()


def test_counts_add_up_with_typography_too(visit: "Open") -> None:
    page = visit("seeds.html")
    page.keyboard.press("y")
    shown, total = page.inner_text("#count").split(" of ")
    assert int(shown) <= int(total.split()[0])
    assert shown_cards(page) == int(shown)


@pytest.mark.parametrize("view", ["facts", "matrix", "template", "collation"])
def test_a_view_without_findings_is_not_said_to_filter_them(visit: "Open", view: str) -> None:
    page = visit("seeds.html", f"#page.{view};hide=missing")
    assert "finding" not in page.inner_text("#count")
    page.keyboard.press("f")
    assert not page.locator("#kinds").is_visible()
    page.goto(f"{page.url.split('#')[0]}#page.unique;hide=missing")
    page.locator("#count", has_text="findings shown").wait_for()


def test_what_is_missing_is_cited_as_the_words_of_others(visit: "Open") -> None:
    page = visit("seeds.html", "#durham-constabulary")
    page.locator("[id^='durham-constabulary.f'].k-missing [data-do=cite]").click()
    page.locator("#say", has_text="Copied").wait_for(state="attached")
    assert clipboard(page).startswith("Not in Durham Constabulary (after ")
    assert "though others say: “" in clipboard(page)
