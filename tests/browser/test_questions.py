"""What a new reader asks, and how many clicks the answer takes: two at the most."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import Open


def test_which_anti_corruption_unit_shrank(visit: "Open") -> None:
    page = visit("seeds.html")
    page.locator(".views a", has_text="Figures").click()
    panel = page.locator(".panel", has_text="the number of staff working in the anti-corruption")
    panel.locator("svg").wait_for()
    assert "reduction" in panel.inner_text()
    assert "1: Northumbria Police" in str(panel.locator("svg").text_content())


def test_who_lacks_a_sentence_on_media_policy(visit: "Open") -> None:
    page = visit("seeds.html")
    page.locator(".rest summary").click()
    claim = page.locator(".story li", has_text="The force has updated its media policy.")
    assert "Cumbria Constabulary and Durham Constabulary do not say" in claim.inner_text()


def test_what_only_cumbria_has_and_where_exactly(visit: "Open") -> None:
    page = visit("seeds.html")
    page.locator(".ranking a", has_text="Cumbria").click()
    section = page.locator("#cumbria-constabulary")
    section.locator(".k-extra.card").wait_for()
    told = section.inner_text()
    assert "the temporary chief constable – although because these started" in told
    assert "paragraph 5; line 22" in told
    assert "004_4bd3e47d58c08ce5.txt" in told
    assert "Northamptonshire Police, “Notes to editors”, note 7; line 41" in told


def test_how_northamptonshire_words_disclosures_and_whether_its_figure_compares(
    visit: "Open",
) -> None:
    page = visit("seeds.html")
    page.locator(".ranking a", has_text="Northamptonshire").click()
    card = page.locator("#northamptonshire-police .k-reworded", has_text="disclosures")
    card.wait_for()
    assert card.locator("ins").first.inner_text() == "Since"
    assert "not comparable: counted “Since September 2011”" in card.locator(".doubt").inner_text()
