"""The fixture `hmicdiff_check`, in the tests of another project."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from hmicdiff import api
from tests.support import DATA

FAMILY = DATA / "dropped-hedge"
ONE_LINE = "def test_releases(hmicdiff_check): ..."
CALLED = "def test_releases(hmicdiff_check): hmicdiff_check('in')"
SETTINGS = "[pytest]\nhmicdiff_paths = in\n"

Project = Callable[[str, str], pytest.RunResult]


@pytest.fixture
def project(pytester: pytest.Pytester) -> Project:
    """Return a function that runs a test in a project with releases and their baseline."""
    pytester.mkdir("in")
    for path in FAMILY.iterdir():
        (pytester.path / "in" / path.name).write_bytes(path.read_bytes())
    known = api.take_baseline(api.analyze(api.read(FAMILY)))
    api.save_baseline(known, pytester.path / "hmicdiff.baseline.json")

    def run(test: str, settings: str = "[pytest]\n") -> pytest.RunResult:
        pytester.makeini(settings)
        pytester.makepyfile(test)
        return pytester.runpytest_subprocess("-W", "error")

    return run


def change(pytester: pytest.Pytester) -> None:
    path = pytester.path / "in" / "tarn.txt"
    path.write_text(path.read_text("utf-8") + "\nA ferry sank.\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("test", "settings"), [(CALLED, "[pytest]\n"), (ONE_LINE, SETTINGS)], ids=["called", "settings"]
)
def test_releases_that_are_as_they_were_pass(project: Project, test: str, settings: str) -> None:
    project(test, settings).assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("test", "settings"), [(CALLED, "[pytest]\n"), (ONE_LINE, SETTINGS)], ids=["called", "settings"]
)
def test_what_has_drifted_fails_the_test_with_what_a_check_says(
    project: Project, pytester: pytest.Pytester, test: str, settings: str
) -> None:
    change(pytester)
    ran = project(test, settings)
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(['in/tarn.txt:*: warning: added "A ferry sank." [[]*[]]'])
    ran.stdout.no_fnmatch_line("*Traceback*")
    ran.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_a_test_that_fails_by_itself_fails_for_its_own_reason(
    project: Project, pytester: pytest.Pytester
) -> None:
    change(pytester)
    ran = project("def test_releases(hmicdiff_check): assert 1 == 2", SETTINGS)
    ran.assert_outcomes(failed=1)
    ran.stdout.no_fnmatch_line("*A ferry sank*")


def test_a_fixture_with_nothing_to_check_fails(project: Project) -> None:
    ran = project(ONE_LINE, "[pytest]\n")
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(["*hmicdiff_check has nothing to check*hmicdiff_paths*"])


def test_a_baseline_that_is_not_there_fails_the_test_in_one_line(project: Project) -> None:
    ran = project("def test_a(hmicdiff_check): hmicdiff_check('in', baseline='b.json')", "[pytest]")
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(["hmicdiff: *b.json: cannot be read*"])


def test_the_options_of_a_check_can_be_given(project: Project, pytester: pytest.Pytester) -> None:
    change(pytester)
    test = "def test_a(hmicdiff_check): hmicdiff_check('in', min_level='error', strict=True)"
    project(test, "[pytest]\n").assert_outcomes(passed=1)


def test_projects_that_do_not_use_it_do_not_load_it() -> None:
    code = "import sys, hmicdiff.pytest_plugin; print(sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = ("rapidfuzz", "nupunkt", "jinja2", "chardet", "msgspec", "click", "hmicdiff.model")
    loaded = eval(ran.stdout)  # noqa: S307 - a list of strings
    assert not [name for name in loaded if name.startswith(heavy)]
