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
    (found,) = (one.variable for one in facts.columns if one.label.startswith(label))
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
