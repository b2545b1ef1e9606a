"""What stands behind a label is told whole, and never what stands behind another label."""

from hmicdiff.pipeline import analyze
from tests.support import family

TOWNS = ("Tarn", "Holm", "Skerry", "Ayle", "Brae", "Lyde")


def column(label: str, *lines: str) -> dict[str, str]:
    texts = (
        f"The bakery in {town} was visited.\n\n{line}\n\nBread is good for the town."
        for town, line in zip(TOWNS, lines, strict=True)
    )
    facts = analyze(family(*texts)).facts
    (found,) = (
        one.variable
        for one in facts.columns
        if one.label.startswith(label) and one.variable != "subject"
    )
    return {
        cell.text: row.release for row in facts.rows for cell in row.cells if cell.variable == found
    }


def test_a_list_behind_a_label_is_one_cell_though_two_share_a_name() -> None:
    lists = ["Una Weir, Hal Moor", "Hal Moor, Cy Finch, Ada Holm", "Una Weir, Ada Holm", "Jo Alder"]
    found = column("Bakers: ", *(f"Bakers: {each}" for each in [*lists, "Ed Birch", "Bo Elder"]))
    assert set(found) == {*lists, "Ed Birch", "Bo Elder"}


def test_a_longer_label_says_something_else() -> None:
    lines = [f"Excused: {name}" for name in ("Una", "Hal", "Cy", "Ada", "Jo")]
    found = column("Excused: ", *lines, "Not excused: Bo")
    assert set(found) == {"Una", "Hal", "Cy", "Ada", "Jo"}


def figures(label: str, *lines: str) -> list[str]:
    return sorted(column(label, *lines), key=int)


def test_a_label_without_its_remark_is_the_same_label() -> None:
    lines = [f"Ovens of the bakery (by guess, if need be): {n}" for n in (3, 5, 8, 12, 14)]
    assert figures("", *lines, "Ovens of the bakery: 17") == ["3", "5", "8", "12", "14", "17"]


def test_a_label_with_a_remark_of_its_own_is_the_same_label() -> None:
    lines = [f"Ovens of the bakery: {n}" for n in (3, 5, 8, 12, 14)]
    found = figures("", *lines, "Ovens of the bakery (counted in May): 17")
    assert found == ["3", "5", "8", "12", "14", "17"]


def test_of_two_labels_that_differ_in_their_remarks_alone_none_is_meant() -> None:
    lines = [
        f"Ovens of the bakery (lit): {n}\n\nOvens of the bakery (cold): {n + 20}"
        for n in (3, 5, 8, 12, 14)
    ]
    texts = (
        f"The bakery in {town} was visited.\n\n{line}\n\nBread is good for the town."
        for town, line in zip(TOWNS, [*lines, "Ovens of the bakery: 17"], strict=True)
    )
    rows = analyze(family(*texts)).facts.rows
    assert "17" not in {cell.text for row in rows for cell in row.cells}
