"""No command replaces a file that it reads, or that keeps what is known."""

from pathlib import Path
from shutil import copytree

import pytest

from tests.cli.conftest import Run
from tests.support import SEEDS

TEMPLATE = "{{ subject }} has made some improvements.\n"
ONE = "004_4bd3e47d58c08ce5.txt"


@pytest.fixture(autouse=True)
def _files(run: Run) -> None:
    copytree(SEEDS, "s")
    run("baseline", "s/")
    Path("house.jinja").write_text(TEMPLATE, encoding="utf-8")
    Path("values.json").write_text('{"subject": "Tarn"}\n', encoding="utf-8")
    Path("hmicdiff.toml").write_text("", encoding="utf-8")
    Path("notes.md").write_text("My own words.\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "target"),
    [
        pytest.param(("baseline", "s/"), f"s/{ONE}", id="a release, by a baseline"),
        pytest.param(("baseline", "s/"), "s/known.txt", id="a file among the releases"),
        pytest.param(("baseline", "s/"), "notes.md", id="a file that is no baseline"),
        pytest.param(("bench", "s/"), f"s/{ONE}", id="a release, by bench"),
        pytest.param(("check", "s/"), "hmicdiff.baseline.json", id="the baseline, by check"),
        pytest.param(("report", "s/"), "hmicdiff.baseline.json", id="the baseline, by report"),
        pytest.param(
            ("report", "s/", "--template", "house.jinja", "--format", "text"),
            "house.jinja",
            id="the template that is given",
        ),
        pytest.param(
            ("report", "s/", "--format", "json"), "hmicdiff.toml", id="settings and corrections"
        ),
        pytest.param(
            ("render", "house.jinja", "values.json"), "house.jinja", id="a template, by render"
        ),
        pytest.param(
            ("render", "house.jinja", "values.json"), "values.json", id="values, by render"
        ),
        pytest.param(
            ("extract", "house.jinja", "notes.md"), "house.jinja", id="a template, by extract"
        ),
    ],
)
def test_what_is_read_or_known_is_not_replaced(
    run: Run, arguments: tuple[str, ...], target: str
) -> None:
    before = Path(target).read_bytes() if Path(target).exists() else None
    ran = run(*arguments, "-o", target)
    assert (ran.status, ran.out) == (2, "")
    assert f"hmicdiff: {target}: " in ran.err
    assert "with -o" in ran.err
    assert (Path(target).read_bytes() if Path(target).exists() else None) == before


def test_a_baseline_is_made_anew_in_its_own_place(run: Run) -> None:
    assert run("baseline", "s/", "-o", "hmicdiff.baseline.json").status == 0
