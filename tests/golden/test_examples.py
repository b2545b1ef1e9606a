"""What the program makes of seeds/ is kept in examples/."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hmicdiff import Analysis, load, present
from hmicdiff.report.text import show
from tests.golden.files import check
from tests.support import ROOT, of_seeds

EXAMPLES = ROOT / "examples"
MADE: dict[str, Callable[[Analysis], str]] = {
    "report.html": lambda analysis: present(analysis, "html"),
    "report.json": lambda analysis: present(analysis, "json"),
    "report.md": lambda analysis: present(analysis, "md"),
    "report.txt": lambda analysis: present(analysis, "text"),
    "show-northamptonshire.txt": lambda analysis: show(analysis, "northamptonshire"),
}


def analysis() -> Analysis:
    # a new version of the program alone is no reason to keep other files
    return replace(of_seeds(), generator="hmicdiff")


@pytest.mark.parametrize("name", MADE)
def test_the_program_still_makes_the_example(name: str, update_golden: bool) -> None:  # noqa: FBT001 - a fixture
    check(EXAMPLES / name, MADE[name](analysis()), update=update_golden)


def test_examples_holds_nothing_else() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == {*MADE, "README.md"}


def test_the_kept_analysis_can_be_loaded_again() -> None:
    assert load(EXAMPLES / "report.json") == analysis()
