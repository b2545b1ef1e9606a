"""The figures: a picture for each, and one table that is sorted, filtered and narrowed."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import Open


def test_each_figure_is_drawn_with_its_sentence_and_the_names(visit: "Open") -> None:
    page = visit("seeds.html", "#page.facts")
    panel = page.locator(".panel", has_text="applications for second jobs").first
    panel.locator("svg").wait_for()
    assert "___ applications" in panel.locator("h3").inner_text()
    names = panel.locator(".row-name").all_text_contents()
    assert names[0] == "Northamptonshire Police"
    assert len(names) == 5
    assert panel.locator(".median").count() == 1
    assert not page.locator("#facts-table").is_visible()


def test_what_cannot_be_compared_is_hollow_and_leads_to_its_sentence(visit: "Open") -> None:
    page = visit("seeds.html", "#page.facts")
    dot = page.locator(".panel a", has=page.locator(".hollow")).first
    dot.wait_for()
    assert "not comparable: counted" in str(dot.get_attribute("aria-label"))
    dot.locator(".reach").click()
    page.wait_for_selector(".rows .at-it")


def test_dates_stand_on_an_axis_and_choices_are_bars(visit: "Open") -> None:
    page = visit("seeds.html", "#page.facts")
    bars = page.locator(".panel", has_text="the number of staff working").locator(".bar-fill")
    bars.first.wait_for()
    assert bars.count() == 3


def test_of_many_figures_the_shape_is_drawn_and_the_ends_are_named(visit: "Open") -> None:
    page = visit("many.html", "#page.facts")
    if not page.locator("#page\\.facts.on").count():
        return
    panel = page.locator(".panel").first
    panel.locator("svg").wait_for()
    assert panel.locator(".bar-fill").count() > 1


def test_a_picture_can_be_read_as_a_table_and_saved(visit: "Open") -> None:
    page = visit("seeds.html", "#page.facts")
    panel = page.locator(".panel").first
    panel.locator(".as-table summary").click()
    assert panel.locator("tbody tr").count() == 5
    with page.expect_download() as download:
        panel.locator("button", has_text="Save CSV").click()
    assert "caveat" in download.value.path().read_text(encoding="utf-8").split("\n")[0]


def test_columns_are_chosen_and_ranges_narrow_the_rows(visit: "Open") -> None:
    page = visit("seeds.html", "#page.facts;as=table")
    page.locator("#columns summary").click()
    page.get_by_label("applications, at least").fill("80")
    page.get_by_label("applications, at least").press("Tab")
    names = page.locator("#facts-table tbody th").all_inner_texts()
    assert names == ["Humberside Police", "Northamptonshire Police"]
    assert "range=applications%3A80.." in page.url
    page.locator(".choices label", has_text="increase").locator("input").check()
    assert page.locator("#facts-table tbody tr").count() <= 2
    before = page.locator("#facts-table thead th:visible").count()
    page.locator("#columns").get_by_label("cases").first.uncheck()
    assert page.locator("#facts-table thead th:visible").count() == before - 1
    page.reload()
    assert page.locator("#facts-table thead th:visible").count() == before - 1


def test_a_row_has_the_medians_of_what_is_shown(visit: "Open") -> None:
    page = visit("seeds.html", "#page.facts;as=table")
    foot = page.locator("#facts-table tfoot tr").inner_text()
    assert foot.startswith("Median")
    assert "76" in foot


def test_heads_and_rows_are_low(visit: "Open") -> None:
    page = visit("seeds.html", "#page.facts;as=table")
    head, row = page.evaluate(
        "['thead tr', 'tbody tr'].map(one => document.querySelector(`#facts-table ${one}`)"
        ".getBoundingClientRect().height)"
    )
    assert head <= 48
    assert row <= 40


def test_dates_are_sorted_as_dates_whatever_the_weekday(visit: "Open") -> None:
    page = visit("figures.html", "#page.facts;as=table")
    # a table whose dates begin with their weekdays, made of one that has none
    page.evaluate(
        "(days) => { const heads = document.querySelectorAll('#facts-table thead th');"
        " heads[1].dataset.k = 'date'; [...document.querySelectorAll('#facts-table tbody tr')]"
        ".forEach((row, at) => { row.cells[1].className = '';"
        " row.cells[1].dataset.v = days[at]; row.cells[1].textContent = days[at]; }) }",
        [
            *("Friday 4 March 2022", "Monday 7 February 2022", "Sunday 1 May 2022"),
            *("Tuesday 5 April 2022", "Friday, January 7, 2022", "Wednesday 1 June 2022"),
        ],
    )
    page.locator("#facts-table thead th").nth(1).locator("button").click()
    told = page.locator("#facts-table tbody td:nth-child(2)").all_inner_texts()
    months = ["January", "February", "March", "April", "May", "June"]
    found = [next(month for month in months if month in one) for one in told]
    assert found in (months, months[::-1])
