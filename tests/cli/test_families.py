"""Several families in one folder."""

import json
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


def test_pages_are_listed_on_a_page(run: Run) -> None:
    ran = run("report", *MIXED, "-o", "out.html")
    assert ran.status == 0
    assert sorted(path.name for path in Path().iterdir()) == [
        "out-1.html", "out-2.html", "out-3.html", "out.html",
    ]  # fmt: skip
    index = Path("out.html").read_text(encoding="utf-8")
    assert [f'href="out-{at}.html"' in index for at in (1, 2, 3)] == [True] * 3
    assert "Cumbria Constabulary" in Path("out-1.html").read_text(encoding="utf-8")


def test_pages_do_not_fit_into_standard_output(run: Run) -> None:
    ran = run("report", *MIXED, "-f", "html", "-o", "-")
    assert (ran.status, "name a file with -o" in ran.err) == (2, True)


def test_one_release_is_found_in_its_family(run: Run) -> None:
    assert "tarn.txt" in run("show", "tarn", *MIXED).out
    assert "cumbria-constabulary" in run("show", "cumbria", *MIXED).out


@pytest.mark.parametrize("command", ["facts", "template"])
def test_what_needs_one_template_says_that_there_are_several(run: Run, command: str) -> None:
    ran = run(command, *MIXED)
    assert ran.status == 2
    assert "10 files of 3 families" in ran.err or "name the files of one" in ran.err
