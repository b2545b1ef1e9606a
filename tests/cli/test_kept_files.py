"""No command replaces a file that it reads, or that keeps what is known."""

import zipfile
from pathlib import Path
from shutil import copytree

import pytest

from tests.cli.conftest import Run
from tests.support import DATA, SEEDS

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


OWN = (
    *(("report", form) for form in ("html", "json", "md", "text", "csv", "tei", "graphml")),
    *(("report", form) for form in ("collatex", "annotations", "xlsx")),
    *(("facts", form) for form in ("text", "csv", "json", "md", "xlsx")),
    *(("check", form) for form in ("text", "json", "junit", "sarif", "github")),
    *(("bench", form) for form in ("text", "csv", "json")),
    *(("template", form) for form in ("jinja", "docx")),
    ("show tarn", "text"),
    ("show tarn", "docx"),
)
"""The commands that write results, with the formats of each."""


@pytest.mark.parametrize(("command", "form"), OWN, ids=[" ".join(each) for each in OWN])
def test_a_result_may_be_made_anew_and_replaces_nothing_else(
    run: Run, command: str, form: str
) -> None:
    target = Path("result.docx" if form == "docx" else "result")
    rounds = ("--rounds", "1") if command == "bench" else ()
    given = (*command.split(), DATA / "dropped-hedge", "-f", form, "-o", target, *rounds)
    if command == "check":
        run("baseline", DATA / "dropped-hedge", "-o", "hedge.json")
        given = (*given, "--baseline", "hedge.json")
    for _ in range(2):
        assert run(*given).status < 2
    target.write_text("My own words.\n", encoding="utf-8")
    ran = run(*given)
    assert (ran.status, ran.out) == (2, "")
    assert "is not, or no more, what hmicdiff wrote; delete it, or name another file" in ran.err
    assert target.read_text(encoding="utf-8") == "My own words.\n"


def test_a_document_that_somebody_has_worked_on_is_kept(run: Run) -> None:
    assert run("show", "cumbria", "s/", "-f", "docx").status == 0
    (document,) = Path().glob("*.docx")
    with zipfile.ZipFile(document, "a") as office:
        office.writestr("docProps/app.xml", "<Properties/>")  # as other programs write it
    before = document.read_bytes()
    assert run("show", "cumbria", "s/", "-f", "docx").status == 2
    assert run("report", "s/", "-f", "docx", "-o", "./").status == 2
    assert document.read_bytes() == before
