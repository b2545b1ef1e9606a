import pytest

from hmicdiff.infer.cells import quoted
from hmicdiff.infer.facts import _of_other_units
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.facts import Cell
from hmicdiff.model.template import Kind
from hmicdiff.pipeline import analyze
from tests.support import family

SHOPS = ["Tarn Bakery", "Holm Mills", "Skerry Ovens", "Ayle Bread", "Northbank Rolls"]


def analysis(lines: list[str], between: str = "\n\n") -> Analysis:
    shops = [*SHOPS, *(f"Bakery Number{at}" for at in range(len(lines)))]
    return analyze(
        family(
            *(
                between.join([f"{shop} was visited by the guild.", line, f"{shop} was thanked."])
                for shop, line in zip(shops, lines, strict=False)
            )
        )
    )


def column(found: Analysis, variable: str) -> dict[str, Cell]:
    return {
        cell.text: cell
        for row in found.facts.rows
        for cell in row.cells
        if cell.variable == variable
    }


def test_a_column_for_each_variable_in_the_order_of_the_template() -> None:
    found = analysis([f"It sold {n} loaves and {3 * n + 5} cakes." for n in (3, 17, 40)])
    assert [(each.variable, each.kind) for each in found.facts.columns] == [
        ("subject", Kind.NAME),
        ("loaves", Kind.NUMBER),
        ("cakes", Kind.NUMBER),
    ]
    assert found.facts.columns[1].label == "It sold … loaves and"


def test_a_row_for_each_release_by_id() -> None:
    found = analysis([f"It sold {n} loaves." for n in (3, 17, 40)])
    assert [row.release for row in found.facts.rows] == sorted(one.id for one in found.releases)


def test_a_stated_negation_is_nought_with_its_words() -> None:
    lines = [f"It told the guild of {n} burnt loaves." for n in (3, 17, 40, 12)]
    found = analysis([*lines, "It did not tell the guild of any burnt loaves."])
    (nought,) = [cell for row in found.facts.rows for cell in row.cells if cell.value == 0]
    assert nought.text == "not tell the guild of any"


def test_a_negation_of_something_else_is_no_nought() -> None:
    lines = [f"In spring it told the guild of {n} thefts in the loft." for n in (3, 17, 40, 52)]
    found = analysis([*lines, "In spring it told the guild, not the town, what was in the loft."])
    assert [cell for row in found.facts.rows for cell in row.cells if cell.value == 0] == []


@pytest.mark.parametrize("bound", ["No more than a few", "Not only the"])
def test_a_bound_is_no_nought(bound: str) -> None:
    lines = [f"It told the guild of {n} burnt loaves." for n in (3, 17, 40, 12)]
    found = analysis([*lines, f"{bound} burnt loaves were told of to the guild."])
    assert not [cell for row in found.facts.rows for cell in row.cells if cell.value == 0]


def test_what_is_not_stated_has_no_cell() -> None:
    lines = [f"It found {n} burnt loaves." for n in (3, 17, 40, 12)]
    found = analysis([*lines, "The weather was fine."])
    cells = [cell for row in found.facts.rows for cell in row.cells if cell.variable != "subject"]
    assert sorted(cell.text for cell in cells) == ["12", "17", "3", "40"]


def test_another_period_cannot_be_compared() -> None:
    lines = [f"In 2012, it sold {n} loaves to schools." for n in (3, 17, 40, 12)]
    found = column(analysis([*lines, "Since 2009, it sold 700 loaves to schools."]), "loaves")
    assert [text for text, cell in found.items() if not cell.comparable] == ["700"]
    assert found["700"].reason == "counted “Since 2009”; 4 others “In 2012”"
    assert found["3"].period == "In 2012"


@pytest.mark.parametrize(
    ("counts", "far"),
    [
        pytest.param([10, 11, 12, 11, 10, 900], ["900"], id="one far off"),
        pytest.param([10, 11, 12, 11, 10, 14], [], id="none far off"),
        pytest.param([10, 11, 12, 11, 900], [], id="too few to tell"),
        pytest.param([10, 10, 10, 10, 10, 900], [], id="no spread to tell by"),
    ],
)
def test_outliers(counts: list[int], far: list[str]) -> None:
    found = column(analysis([f"It sold {n} loaves." for n in counts]), "loaves")
    assert [text for text, cell in found.items() if cell.outlier] == far
    assert all(f"n = {len(counts)}" in (found[text].outlier or "") for text in far)


def test_a_variable_that_is_the_same_everywhere_is_a_column_only_if_it_counts() -> None:
    found = analysis(["It sold 3 loaves.", "It sold 3 loaves.", "It sold 3 cakes."])
    assert {each.variable for each in found.facts.columns} <= {"subject", "loaves"}


@pytest.mark.parametrize("between", ["\n\n", "\r\n\r\n"])
def test_the_line_is_where_the_words_are(between: str) -> None:
    found = analysis(
        [f"It sold{between[: len(between) // 2]}{n} loaves." for n in (3, 17, 40)], between
    )
    for one in found.releases:
        (row,) = (row for row in found.facts.rows if row.release == one.id)
        for cell in row.cells:
            before = one.text[: cell.start].replace("\r\n", "\n").replace("\r", "\n")
            assert cell.line == before.count("\n") + 1


def test_one_release_has_no_table() -> None:
    assert analysis(["It sold 3 loaves."]).facts.columns == ()


NOTICE = (
    "{firm} takes back its {food} from today.\n\n"
    "The shop pays a full refund{price} to all who ask.\n\n"
    "{count} of a sore tooth has been reported so far.\n\nThe shop is open every day of the week.\n"
)
NOTICES = (
    NOTICE.format(firm="Blue Bay", food="tuna", price=" of £3.50", count="One case"),
    NOTICE.format(firm="Mill Lane", food="soup", price=" of £4.20", count="Three cases"),
    NOTICE.format(firm="Red Hen", food="eggs", price=" of £2.95", count="No case"),
    NOTICE.format(firm="Old Oak", food="jam", price="", count="One case"),
)


def test_a_figure_that_one_release_leaves_out_with_its_words_is_a_figure() -> None:
    table = analyze(family(*NOTICES)).facts
    values = {c.text: c.value for row in table.rows for c in row.cells}
    assert {values[price] for price in ("£3.50", "£4.20", "£2.95")} == {3.5, 4.2, 2.95}


def test_no_before_a_noun_is_nought() -> None:
    table = analyze(family(*NOTICES)).facts
    values = {c.text: c.value for row in table.rows for c in row.cells}
    assert (values["No"], values["Three"]) == (0, 3)


def test_a_negation_that_all_have_says_of_no_figure_that_it_is_nought() -> None:
    line = "It shall not sell over {} loaves in any week."
    found = analysis([line.format(n) for n in (130, 170, 400, 120, "(to be agreed)")])
    assert not [cell for row in found.facts.rows for cell in row.cells if cell.value == 0]


def test_who_has_no_name_is_a_fact_where_nobody_fills_in_names() -> None:
    who = ["the baker", "the baker", "the smith", "the baker", "nobody", "the baker", "old Ann"]
    found = analysis(
        [f"This week {each} has sold {3 * at + 4} cakes." for at, each in enumerate(who)]
    )
    stated = [cell for row in found.facts.rows for cell in row.cells if cell.variable == "text"]
    assert sorted(cell.text for cell in stated) == sorted(who)


def test_what_stands_in_an_address_without_a_name_is_no_fact() -> None:
    paths = ["inns", "mills", "docks", "barns", "wells", "yards"]
    lines = [
        f"See https://www.tarn.example/{path}. Its rooms: {3 * at + 4}"
        for at, path in enumerate(paths)
    ]
    columns = [column.variable for column in analysis(lines).facts.columns]
    assert columns == ["subject", "rooms"]


def test_columns_with_the_same_words_beside_them_have_more_of_their_sentences() -> None:
    lines = [
        f"In the old bakery by the mill it pays to {3 * at + 4}. "
        f"In the new bakery by the mill it pays to {5 * at + 90}."
        for at in range(6)
    ]
    labels = [column.label for column in analysis(lines).facts.columns]
    assert len(set(labels)) == len(labels)
    assert any("old bakery" in label for label in labels)


def cells(found: Analysis, variable: str) -> list[str]:
    return list(column(found, variable))


def test_what_stands_behind_a_label_is_one_fact() -> None:
    found = analysis([f"Affected ovens: {n}.1 to and including {n + 4}.7" for n in (3, 17, 40)])
    assert [each.variable for each in found.facts.columns] == ["subject", "affected-ovens"]
    assert sorted(cells(found, "affected-ovens")) == [
        "17.1 to and including 21.7",
        "3.1 to and including 7.7",
        "40.1 to and including 44.7",
    ]


def test_a_list_behind_a_label_is_one_fact() -> None:
    lists = [
        "Una Weir, Ivo Birch, Faye Hart",
        "Una Weir",
        "Ivo Birch, Faye Hart",
        "Faye Hart, Ada Gorse, Una Weir, Ivo Birch",
        "Ivo Birch, Ada Gorse",
    ]
    found = analysis([f"Present: {each}" for each in lists])
    assert sorted(cells(found, "present")) == sorted(lists)


def test_two_facts_behind_one_label_stay_two() -> None:
    baker = ("Una Weir", "Ivo Birch", "Faye Hart", "Ada Gorse")
    lines = [f"Oven: baker {b}, {7 * n + 2} loaves" for n, b in enumerate(baker)]
    found = analysis(lines)
    assert {"oven", "loaves"} <= {each.variable for each in found.facts.columns}


def test_a_bound_before_a_version_belongs_to_it() -> None:
    lines = ["<= 1.7.9", "< 2.4.0", ">= 2.5.2 & <= 2.6.0", "<= 1.0.2", "< 3.0.1"]
    found = analysis([f"Affected: {line}" for line in lines])
    assert sorted(cells(found, "affected")) == sorted(lines)


def test_none_is_an_answer_where_nobody_has_a_figure() -> None:
    found = analysis([f"Burns: {each}" for each in ("none", "low", "none", "high", "none")])
    assert {cell.value for cell in column(found, "burns").values()} <= {"none", "low", "high", None}


def test_a_text_is_no_column() -> None:
    words = "rye oats bran spelt corn barley flour malt yeast salt".split()
    found = analysis(
        [
            f"It sold {words[n]} {words[n + 3]} and then for the whole of the long summer it sold "
            f"{words[n + 2]} to {words[n + 5]} and all that it {words[n + 1]} had left of {n}."
            for n in range(5)
        ]
    )
    assert all(len(cell.text.split()) <= 12 for row in found.facts.rows for cell in row.cells)


def test_the_small_words_behind_a_name_are_no_part_of_it() -> None:
    names = ["Una Weir of the", "Ivo Birch", "Faye Hart, of the", "Ada Gorse"]
    found = analysis([f"It was seen by the baker {each} Guild" for each in names])
    assert not any(c.text.endswith("the") for row in found.facts.rows for c in row.cells)


def test_a_date_has_its_weekday() -> None:
    days = ["Monday, 4", "Monday, 11", "Tuesday, 5", "Tuesday, 12", "Monday, 18"]
    found = analysis([f"FOR PRINT\n\n{day} May 2031" for day in days])
    (date,) = [each.variable for each in found.facts.columns if each.kind is Kind.DATE]
    assert sorted(cells(found, date)) == sorted(f"{day} May 2031" for day in days)


def test_what_is_short_for_number_is_not_nought() -> None:
    found = analysis(
        [f"It has order No{mark}." for mark in (". 31", ". 47", ". 52", ", 68", ". 7")]
    )
    assert not [cell for row in found.facts.rows for cell in row.cells if cell.value == 0]


def test_a_misspelled_day_takes_no_year_from_the_others() -> None:
    days = ["May 3", "May 12", "June 5", "June 1 7", "May 30", "June 20"]
    found = analysis([f"It was seen on {day}, 2031." for day in days])
    (date,) = [each.variable for each in found.facts.columns if each.kind is Kind.DATE]
    assert {cell.value for cell in column(found, date).values()} >= {"2031-05-03", "2031-06-20"}


def test_no_zip_code_is_a_year() -> None:
    found = analysis([f"It is told of to MA {each}." for each in ("02120", "02132", "02135")])
    assert not any(each.variable.startswith("year") for each in found.facts.columns)


def test_what_a_column_is_called_by_is_its_unit_whatever_follows() -> None:
    texts = [f"About {n} inches of rain." for n in (14, 19, 37)]
    corpus = family(*texts, "About 450 millimeters (18 inches) of rain.")
    cells = {
        at: quoted("inches", (6, 6 + size), corpus.releases[at].sentences[0], corpus.releases[at])
        for at, size in enumerate((2, 2, 2, 3))
    }
    behind: dict[int, tuple[str, ...]] = dict.fromkeys(range(3), ("inches", "of"))
    behind[3] = ("millimeters", "(")
    ((at, cell),) = _of_other_units("inches", cells, behind, corpus)
    assert (at, cell.text, cell.comparable) == (3, "450 millimeters", False)
    assert list(_of_other_units("rain", cells, behind, corpus)) == []


def test_what_counts_in_another_unit_says_so_and_is_not_compared() -> None:
    lines = [f"Delay\t{n} ms" for n in (90, 75, 80, 70)]
    found = column(analysis([*lines, "Delay\t2 s"]), "delay")
    assert not found["2 s"].comparable
    assert found["2 s"].reason == "counts \u201cs\u201d; 4 others \u201cms\u201d"
    assert found["90"].comparable
