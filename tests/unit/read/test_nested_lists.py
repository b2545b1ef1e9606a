"""Lists of every marker and depth: each item is at least a sentence of its own."""

from collections.abc import Callable, Sequence

import pytest

from hmicdiff.model.text import Role
from hmicdiff.read.formats import markdown, plain
from hmicdiff.read.formats.document import Document, Settings
from tests.support import release

ITEMS = ["Two pumps were moved", "Ada drives one", "it stands still", "Mended"]
MARKERS = {
    "*": "****",
    "-": "----",
    "+": "++++",
    "bullets": "\u2022\u2022\u2022\u2022",
    "of each depth another": "-**-",
}
COUNTED = {
    "numbers and letters": ["1)", "a)", "b)", "2)"],
    "numbers and bullets": ["1.", "-", "-", "2."],
}
DEPTHS = {"two": "  ", "three": "   ", "four": "    ", "tab": "\t", "none": ""}


@pytest.mark.parametrize("read", [plain.read, markdown.read], ids=["text", "Markdown"])
@pytest.mark.parametrize("before", ["What was said:", "What was said of the pumps", ""])
@pytest.mark.parametrize("deep", DEPTHS.values(), ids=DEPTHS)
@pytest.mark.parametrize(
    "markers",
    [*MARKERS.values(), *COUNTED.values()],
    ids=[*MARKERS, *COUNTED],
)
def test_each_item_is_a_sentence(
    read: Callable[[bytes, Settings], Document], before: str, deep: str, markers: Sequence[str]
) -> None:
    indents = ["", deep, deep, ""]
    lines = [
        f"{indent}{marker} {item}"
        for indent, marker, item in zip(indents, markers, ITEMS, strict=True)
    ]
    text = "\n".join(["Notes", "", *([before] if before else []), *lines, "", "The end is near."])
    said = [one.wording.text for one in release(read(text.encode(), Settings()).text).sentences]
    assert said == ["Notes", *([before] if before else []), *ITEMS, "The end is near."]


@pytest.mark.parametrize("markers", [["1.", "2.", "3.", "4."], ["a.", "b.", "c.", "d."]])
def test_each_counted_item_is_a_sentence(markers: list[str]) -> None:
    lines = [f"{marker} {item}" for marker, item in zip(markers, ITEMS, strict=True)]
    text = "\n".join(["Notes", "", "What was said of the pumps", *lines])
    for read in (plain.read, markdown.read):
        said = release(read(text.encode(), Settings()).text).sentences
        assert [one.wording.text for one in said] == ["Notes", "What was said of the pumps", *ITEMS]


def test_a_dash_that_begins_one_line_is_no_list() -> None:
    text = "Notes\n\nThe pumps of the harbour were moved\n- so says Ada - and they stand still.\n"
    said = release(plain.read(text.encode(), Settings()).text).sentences
    assert all(one.role is not Role.ITEM for one in said)


def test_a_version_behind_a_bullet_is_what_the_item_says() -> None:
    text = "Notes\n\n- 16.10.0 came out yesterday\n- 1.2. The gate is mended\n- The wheel is lent\n"
    said = [one.wording.text for one in release(text).sentences]
    assert said[1:] == ["16.10.0 came out yesterday", "The gate is mended", "The wheel is lent"]
