"""What a reader marks: checked, noted, kept, taken along, and never sent."""

import io
import json
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Open


def kept(visit: "Open") -> "Page":
    page = visit("seeds.html")
    lead = page.locator(".leads > li").first
    lead.locator(".do-keep").click()
    lead.locator(".do-note").click()
    lead.locator("textarea").fill("Ask the press office")
    lead.locator("textarea").press("Tab")
    page.locator(".leads > li").nth(2).locator(".do-keep").click()
    page.locator(".leads > li").nth(1).locator(".work input").check()
    return page


def test_what_is_kept_stands_in_a_basket_with_its_citation_and_note(visit: "Open") -> None:
    page = kept(visit)
    assert page.inner_text("#basket-open") == "Your marks: 2 kept, 1 checked"
    page.locator("#basket-open").click()
    told = page.inner_text("#basket-list")
    assert "(Cumbria Constabulary; 004_4bd3e47d58c08ce5.txt)" in told
    assert "(Northamptonshire Police; 003_767c14b51e0c8733.txt)" in told
    assert "Note: Ask the press office" in told
    assert "Not in Northumbria Police (after " in told
    page.locator("[data-do=basket-copy]").click()
    page.locator("#basket-told", has_text="Copied").wait_for()
    assert "temporary chief constable" in page.evaluate("navigator.clipboard.readText()")


def test_marks_last_and_stand_on_the_card_too(visit: "Open") -> None:
    page = kept(visit)
    page.reload()
    assert page.inner_text("#basket-open") == "Your marks: 2 kept, 1 checked"
    page.goto(f"{page.url.split('#')[0]}#cumbria-constabulary.f1")
    card = page.locator(".card.at-it")
    assert card.locator(".do-keep").inner_text() == "Kept"
    assert card.locator("textarea").input_value() == "Ask the press office"


def test_findings_are_filtered_by_the_marks(visit: "Open") -> None:
    page = kept(visit)
    page.keyboard.press("f")
    page.select_option("#marked", "kept")
    assert page.inner_text("#count").startswith("2 of 49")
    assert "marks=kept" in page.url


def test_what_is_kept_is_saved_as_word_markdown_and_csv(visit: "Open") -> None:
    page = kept(visit)
    page.locator("#basket-open").click()
    for kind, name in (("docx", "findings.docx"), ("md", "findings.md"), ("csv", "findings.csv")):
        with page.expect_download() as download:
            page.locator(f"[data-do=basket-{kind}]").click()
        assert download.value.suggested_filename == name
        data = download.value.path().read_bytes()
        if kind == "docx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                assert archive.testzip() is None
                data = archive.read("word/document.xml")
        assert "temporary chief constable" in data.decode()
        assert "Ask the press office" in data.decode()


def test_marks_are_taken_to_another_browser_and_to_no_other_page(
    visit: "Open", tmp_path: "Path"
) -> None:
    page = kept(visit)
    page.locator("#basket-open").click()
    with page.expect_download() as download:
        page.locator("[data-do=basket-export]").click()
    given = tmp_path / "marks.json"
    given.write_bytes(download.value.path().read_bytes())
    assert len(json.loads(given.read_text())["marks"]) == 3
    fresh = visit("seeds.html")
    assert not fresh.locator("#basket-open").is_visible()
    fresh.locator(".leads .do-keep").nth(4).click()
    fresh.locator("#basket-open").click()
    fresh.set_input_files("#basket-import", given)
    fresh.locator("#basket-told", has_text="3 marks taken over").wait_for()
    other = visit("hostile.html")
    other.locator(".do-keep").first.click()
    other.locator("#basket-open").click()
    other.set_input_files("#basket-import", given)
    other.locator("#basket-told", has_text="no marks of this page").wait_for()


def test_a_card_of_the_story_is_copied_with_whose_words_they_are(visit: "Open") -> None:
    page = visit("seeds.html")
    page.locator(".leads > li").first.locator("[data-do=cite-lead]").click()
    page.locator("#say", has_text="Copied").wait_for(state="attached")
    lines = str(page.evaluate("navigator.clipboard.readText()")).split("\n")
    assert len(lines) == 2
    assert "(Cumbria Constabulary; " in lines[0]


def test_the_pages_of_a_folder_share_the_marks(visit: "Open") -> None:
    page = visit("folder/index.html")
    page.locator(".leads .do-keep").first.click()
    page.locator(".leads .at a").first.click()
    page.wait_for_url("**/releases/*.html#*")
    assert page.locator(".card.at-it .do-keep").inner_text() == "Kept"
