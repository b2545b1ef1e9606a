"""Several families in one folder."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support import DATA, SEEDS

MIXED = (SEEDS, DATA / "plain", DATA / "stranger" / "recipe.txt")


def test_json_has_an_analysis_a_family(run: Run) -> None:
    ran = run("report", *MIXED, "-f", "json")
    data = json.loads(ran.out)
    assert data["format"] == {"name": "hmicdiff.families", "version": 1}
    assert [len(each["releases"]) for each in data["families"]] == [5, 4, 1]
    alone = json.loads(run("report", SEEDS, "-f", "json").out)
    first = data["families"][0]
    assert first.pop("notices") == ["The files are not all of one template: this is family 1 of 2."]
    assert first == {key: value for key, value in alone.items() if key != "notices"}


@pytest.mark.parametrize("form", ["text", "md"])
def test_texts_have_them_one_after_the_other(run: Run, form: str) -> None:
    out = run("report", *MIXED, "-f", form).out
    heads = ["Family 1 of 2: 5 releases", "Family 2 of 2: 4 releases", "In no family: recipe.txt"]
    places = [out.index(head) for head in heads]
    assert places == sorted(places)


@pytest.mark.parametrize("command", ["report", "facts"])
def test_tables_are_one_with_a_column_for_the_family(run: Run, command: str) -> None:
    out = run(command, *MIXED, "-f", "csv", "-o", "-").out
    rows = list(csv.DictReader(io.StringIO(out)))
    alone = list(csv.DictReader(io.StringIO(run(command, SEEDS, "-f", "csv", "-o", "-").out)))
    of_first = [dict(row) for row in rows if row.pop("family") == "1"]
    assert of_first == alone
    Path("table.csv").write_text(out, encoding="utf-8")
    assert run(command, *MIXED, "-f", "csv", "-o", "table.csv").status == 0


def test_pages_are_listed_on_a_page(run: Run) -> None:
    ran = run("report", *MIXED, "-o", "out.html")
    assert ran.status == 0
    assert sorted(path.name for path in Path().iterdir()) == [
        "out-1.html", "out-2.html", "out-3.html", "out.html",
    ]  # fmt: skip
    index = Path("out.html").read_text(encoding="utf-8")
    assert [f'href="out-{at}.html"' in index for at in (1, 2, 3)] == [True] * 3
    assert "<bdi>Cumbria Constabulary</bdi> <code>004_4bd3e47d58c08ce5.txt</code>" in index
    assert "has made some improvements to how it identifies" in index
    assert "Cumbria Constabulary" in Path("out-1.html").read_text(encoding="utf-8")


def test_a_folder_of_pages_has_a_folder_a_family(run: Run) -> None:
    for _ in range(2):
        ran = run("report", *MIXED, "-o", "out/")
        assert (ran.status, ran.err.count("wrote out/: 5 releases, 49 findings; 4 ")) == (0, 1)
    names = {"index.html", "family-1", "family-2", "family-3"}
    assert {path.name for path in Path("out").iterdir()} == names
    assert len(list(Path("out/family-1/releases").iterdir())) == 5
    assert len(list(Path("out/family-3/releases").iterdir())) == 1
    index = Path("out/index.html").read_text(encoding="utf-8")
    links = re.findall('href="([^"]+)"', index)
    assert links == [f"family-{at}/index.html" for at in (1, 2, 3)]
    assert all((Path("out") / link).is_file() for link in links)


def test_a_folder_of_one_family_takes_the_place_of_one_of_several(run: Run) -> None:
    run("report", *MIXED, "-o", "out/")
    assert run("report", SEEDS, "-o", "out/").status == 0
    assert {path.name for path in Path("out").iterdir()} == {
        "index.html", "page.css", "page.js", "releases",
    }  # fmt: skip


def test_a_folder_that_holds_more_than_a_report_is_left_alone(run: Run) -> None:
    run("report", *MIXED, "-o", "out/")
    Path("out/family-2/mine.txt").write_text("It rained.", encoding="utf-8")
    ran = run("report", *MIXED, "-o", "out/")
    assert (ran.status, "out/: holds other files" in ran.err) == (2, True)
    assert Path("out/family-2/mine.txt").is_file()


def test_the_pages_of_several_families_are_no_releases(run: Run) -> None:
    shutil.copytree(SEEDS, "in")
    shutil.copytree(DATA / "plain", "in/plain")
    for target in ("in/out/", "in/out.html"):
        run("report", "in", "-o", target)
    ran = run("report", "in", "-f", "json")
    assert [len(each["releases"]) for each in json.loads(ran.out)["families"]] == [5, 4]


def test_pages_do_not_fit_into_standard_output(run: Run) -> None:
    ran = run("report", *MIXED, "-f", "html", "-o", "-")
    assert (ran.status, "name a file with -o" in ran.err) == (2, True)


def test_one_release_is_found_in_its_family(run: Run) -> None:
    assert "tarn.txt" in run("show", "tarn", *MIXED).out
    assert "cumbria-constabulary" in run("show", "cumbria", *MIXED).out


@pytest.mark.parametrize("form", ["text", "md"])
def test_each_family_has_its_facts(run: Run, form: str) -> None:
    ran = run("facts", *MIXED, "-f", form)
    first, second = ("Family 1 of 2: 5 releases", "Family 2 of 2: 4 releases")
    assert ran.status == 0
    assert ran.out.index(first) < ran.out.index(second)
    assert "recipe" not in ran.out[ran.out.index(second) :]


def test_the_facts_of_families_are_one_json(run: Run) -> None:
    data = json.loads(run("facts", *MIXED, "-f", "json").out)
    assert data["format"]["name"] == "hmicdiff.families"
    assert [len(each["releases"]) for each in data["families"]] == [5, 4]
    assert data["families"][0] == json.loads(run("facts", SEEDS, "-f", "json").out)


@pytest.mark.parametrize("command", [["facts", "-o", "facts.xlsx"], ["template"]])
def test_what_needs_one_template_says_that_there_are_several(run: Run, command: list[str]) -> None:
    ran = run(*command, *MIXED)
    assert ran.status == 2
    assert "10 files of 3 families" in ran.err or "name the files of one" in ran.err


def test_what_is_no_family_is_said_to_be_none(run: Run) -> None:
    bank, soup = "The board met and raised the rate of the loan", "Peel four carrots and boil them"
    for name, start in (("a.txt", bank), ("b.txt", soup)):
        text = " ".join(f"{start} {name}{at} x{at}{name} y{at}{name}." for at in range(1, 20))
        Path(name).write_text(text)
    said = "No two of the 2 files share more than a few words: there is no family to compare"
    ran = run("report", "a.txt", "b.txt", "-f", "text")
    assert ran.status == 0
    assert ran.err.count(said) == 1
    assert ran.out.count("In no family") == 2
    assert run("report", "a.txt", "b.txt", "-o", "o.json").err.endswith(
        ": 2 releases in no family\n"
    )
    assert "a.txt is shown alone" in " ".join(ran.out.split())
    refused = run("facts", "a.txt", "b.txt")
    assert (refused.status, refused.out) == (2, "")
    assert refused.err == f"hmicdiff: {said}; name files of one template\n"
