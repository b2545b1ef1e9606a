import subprocess
import sys

import pytest

from hmicdiff.report.formats import FACTS, FORMATS
from hmicdiff.report.templated import builtin_templates
from tests import analyses, tables
from tests.support import ROOT

NAMELESS = {"annotations", "collatex", "csv", "graphml", "md", "text"}
"""What does not name the program, or has nothing to say it of where there are no findings."""


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_presents_every_analysis(name: str) -> None:
    for make in (analyses.family, analyses.with_stranger, analyses.alone, analyses.empty):
        shown = FORMATS[name].present(make())
        assert shown.endswith("\n")
        assert "hmicdiff 0.1.0" in shown or name in NAMELESS
        assert shown == FORMATS[name].present(make())


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_names_this_machine(name: str) -> None:
    assert str(ROOT) not in FORMATS[name].present(analyses.family())


@pytest.mark.parametrize("name", FACTS)
def test_every_format_presents_the_facts_of_every_analysis(name: str) -> None:
    for make in (tables.table, analyses.family, analyses.alone, analyses.empty):
        shown = FACTS[name](make(), color=False, verbose=True)
        assert shown.endswith("\n")
        assert not shown.endswith("\n\n")
        assert str(ROOT) not in shown
        assert shown == FACTS[name](make(), color=False, verbose=True)


def test_the_table_of_formats_loads_no_template_engine() -> None:
    code = "import sys, hmicdiff.report.formats; sys.exit('jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_the_templates_are_found() -> None:
    assert (builtin_templates() / "report.html.jinja").is_file()
