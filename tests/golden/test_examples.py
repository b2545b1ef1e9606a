"""What the program makes of seeds/ is kept in examples/."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hmicdiff import Analysis, load, present, present_facts
from hmicdiff.api import (
    baseline_text,
    export,
    render_files,
    save_values,
    take_baseline,
)
from hmicdiff.model.analysis import PlacedRelease
from hmicdiff.report.families import show_sequence
from hmicdiff.report.text import show
from hmicdiff.structs import replace
from tests.golden.files import check
from tests.sequences import of_statements
from tests.support import ROOT, SEEDS, of_seeds

EXAMPLES = ROOT / "examples"
VALUES = EXAMPLES / "values"
MADE: dict[str, Callable[[Analysis], str]] = {
    "report.html": lambda analysis: present(analysis, "html"),
    "report.json": lambda analysis: present(analysis, "json"),
    "report.md": lambda analysis: present(analysis, "md"),
    "report.txt": lambda analysis: present(analysis, "text"),
    "show-northamptonshire.txt": lambda analysis: show(analysis, "northamptonshire"),
    "facts.txt": present_facts,
    "facts.csv": lambda analysis: present_facts(analysis, "csv"),
    "baseline.json": lambda analysis: baseline_text(take_baseline(analysis)),
    "template.jinja": lambda analysis: export(analysis).template,
}

SEQUENCE: dict[str, Callable[[Analysis], str]] = {
    "report.html": lambda analysis: present(analysis, "html"),
    "report.json": lambda analysis: present(analysis, "json"),
    "report.md": lambda analysis: present(analysis, "md"),
    "show.txt": lambda analysis: show_sequence([analysis], None, color=False),
    "show-2031-01-20.txt": lambda analysis: show_sequence([analysis], "2031-01-20", color=False),
}


def analysis() -> Analysis:
    # a new version of the program alone is no reason to keep other files
    return replace(of_seeds(), generator="hmicdiff")


@pytest.mark.parametrize("name", MADE)
def test_the_program_still_makes_the_example(name: str, update_golden: bool) -> None:  # noqa: FBT001 - a fixture
    check(EXAMPLES / name, MADE[name](analysis()), update=update_golden)


@pytest.mark.parametrize("name", SEQUENCE)
def test_the_program_still_makes_the_example_of_a_sequence(name: str, update_golden: bool) -> None:  # noqa: FBT001 - a fixture
    made = SEQUENCE[name](replace(of_statements(), generator="hmicdiff"))
    check(EXAMPLES / "sequence" / name, made, update=update_golden)


def test_the_program_still_makes_the_values(tmp_path: Path, update_golden: bool) -> None:  # noqa: FBT001 - a fixture
    save_values(export(analysis()), tmp_path)
    made = sorted(tmp_path.iterdir())
    for path in made:
        check(VALUES / path.name, path.read_text(encoding="utf-8"), update=update_golden)
    assert [path.name for path in sorted(VALUES.iterdir())] == [path.name for path in made]


def test_examples_holds_nothing_else() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == {
        *(*MADE, "README.md", "values", "sequence", "notebook.ipynb")
    }
    assert {path.name for path in (EXAMPLES / "sequence").iterdir()} == {*SEQUENCE, "statements"}


def test_the_kept_analysis_can_be_loaded_again() -> None:
    assert load(EXAMPLES / "report.json") == analysis()


@pytest.mark.parametrize("release", of_seeds().releases, ids=lambda release: release.id)
def test_the_kept_template_gives_each_release_again(release: PlacedRelease) -> None:
    rendered = render_files(EXAMPLES / "template.jinja", VALUES / f"{release.id}.json")
    assert rendered == (SEEDS / release.source).read_bytes()
