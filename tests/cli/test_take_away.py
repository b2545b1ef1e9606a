"""Reports that are files for other programs."""

from pathlib import Path

import pytest

from hmicdiff.report import formats
from tests import office
from tests.cli.conftest import Run
from tests.support import DATA, SEEDS

HEDGE = DATA / "dropped-hedge"
SLOTS = DATA / "linked-slots"
FAMILIES = (SEEDS, DATA / "plain")


def test_a_workbook_goes_to_its_file_and_is_told_of(run: Run) -> None:
    ran = run("report", HEDGE, "-f", "xlsx")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "wrote hmicdiff-report.xlsx: 5 releases, 1 finding\n"
    assert (
        office.sheets(Path("hmicdiff-report.xlsx").read_bytes())["findings"].cells["A1"]
        == "release"
    )


def test_the_facts_alone_are_a_workbook_too(run: Run) -> None:
    assert run("facts", SLOTS, "-o", "facts.xlsx").status == 0
    assert list(office.sheets(Path("facts.xlsx").read_bytes())) == ["figures", "releases"]


def test_several_families_are_a_workbook_each(run: Run) -> None:
    assert run("report", *FAMILIES, "-o", "all.xlsx").status == 0
    assert sorted(path.name for path in Path().iterdir()) == ["all-1.xlsx", "all-2.xlsx"]


def test_several_families_are_no_one_workbook(run: Run) -> None:
    ran = run("report", *FAMILIES, "-f", "xlsx", "-o", "-")
    assert (ran.status, ran.out) == (2, "")
    assert "several families make several files; name a file with -o" in ran.err


@pytest.mark.parametrize("command", ["report", "facts"])
def test_a_library_that_is_not_there_is_named_before_the_work(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda _: None)
    ran = run(command, "nowhere", "-o", "a.xlsx")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "hmicdiff: --format xlsx needs xlsxwriter; install it with  pip install 'hmicdiff[xlsx]'\n"
    )
    assert not list(Path().iterdir())


def test_a_release_goes_to_a_document_with_its_id(run: Run) -> None:
    ran = run("show", "cumbria", SEEDS, "-f", "docx")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == (
        "wrote cumbria-constabulary.docx: its differences from the template as tracked changes\n"
    )
    assert office.comments(Path("cumbria-constabulary.docx").read_bytes())


def test_the_name_of_a_file_asks_for_a_document(run: Run) -> None:
    assert run("show", "cumbria", SEEDS, "-o", "c.docx").status == 0
    assert run("show", "cumbria", SEEDS, "-o", "c.txt").status == 0
    assert Path("c.txt").read_text() == run("show", "cumbria", SEEDS).out
    assert office.settled(Path("c.docx").read_bytes(), accept=True)


def test_all_releases_go_to_a_folder(run: Run) -> None:
    Path("out").mkdir()
    Path("out/mine.txt").touch()
    ran = run("report", HEDGE, "-f", "docx", "-o", "out/")
    assert (ran.status, ran.err) == (0, "wrote out/: 5 releases, 1 finding\n")
    assert len(list(Path("out").glob("*.docx"))) == 5
    assert Path("out/mine.txt").exists()


def test_several_families_have_a_folder_each(run: Run) -> None:
    assert run("report", *FAMILIES, "-f", "docx", "-o", "out/").status == 0
    found = {path.name: len(list(path.iterdir())) for path in Path("out").iterdir()}
    assert found == {"family-1": 5, "family-2": 4}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("report", SEEDS, "-f", "docx"), "name a folder with -o DIR/"),
        (("report", SEEDS, "-f", "docx", "-o", "a.docx"), "name a folder with -o DIR/"),
        (("report", SEEDS, "-f", "docx", "-o", "no/out/"), "does not exist; make it first"),
        (("report", "in", "-f", "docx", "-o", "in/"), "would be read as one of the releases"),
        (("show", "a", "in", "-o", "in/a.docx"), "would be read as one of the releases"),
        (("show", "nobody", SEEDS, "-f", "docx"), "'nobody' names no release"),
        (("show", "a", SEEDS, "-f", "docx", "--sequence"), "not against the last one"),
    ],
)
def test_what_cannot_be_written_is_told_in_a_line(
    run: Run, arguments: tuple[object, ...], told: str
) -> None:
    Path("in").mkdir()
    for file in HEDGE.iterdir():
        (Path("in") / file.name).write_bytes(file.read_bytes())
    before = sorted(Path().rglob("*"))
    ran = run(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert told in ran.err
    assert sorted(Path().rglob("*")) == before


def test_a_template_goes_to_a_document_with_what_fills_it(run: Run) -> None:
    ran = run("template", SEEDS, "-o", "t.docx", "--values", "values")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "wrote t.docx: filled in, it gives the template's words for each release\n"
    assert any("{{ subject }}" in one for one in _lines("t.docx"))
    assert len(list(Path("values").glob("*.json"))) == 5


def test_a_word_template_is_not_rendered(run: Run) -> None:
    run("template", SEEDS, "-o", "t.docx", "--values", "values")
    ran = run("render", "t.docx", "values/cumbria-constabulary.json")
    assert (ran.status, ran.out) == (2, "")
    assert "t.docx: is a Word document, which docxtpl or docassemble fills in" in ran.err


def test_a_template_is_jinja_whatever_its_file_is_called(run: Run) -> None:
    assert run("template", SEEDS, "-o", "t.txt").status == 0
    assert Path("t.txt").read_text("utf-8") == run("template", SEEDS).out


def _lines(path: str) -> list[str]:
    return office.settled(Path(path).read_bytes(), accept=True)


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.xml", "<?xml"), ("a.graphml", "<?xml"), ("a.jsonld", '{\n "@context"')],
)
def test_the_name_of_the_file_chooses_a_format_of_the_field(
    run: Run, name: str, begins: str
) -> None:
    assert run("report", HEDGE, "-o", name).status == 0
    assert Path(name).read_text("utf-8").startswith(begins)


def test_tables_with_their_description_go_to_a_folder(run: Run) -> None:
    ran = run("facts", SLOTS, "-o", "out/")
    assert (ran.status, ran.out) == (0, "")
    assert {path.name for path in Path("out").iterdir()} == {
        *("csv-metadata.json", "facts.csv", "figures.csv"),
    }
    assert Path("out/facts.csv").read_text("utf-8") == run("facts", SLOTS, "-f", "csv").out


def test_tables_with_their_description_need_a_folder(run: Run) -> None:
    ran = run("facts", SLOTS, "-f", "csvw")
    assert (ran.status, ran.out) == (2, "")
    assert "csvw is several files; name a folder with -o DIR/" in ran.err


def test_several_families_are_an_edition_each(run: Run) -> None:
    assert run("report", *FAMILIES, "-o", "all.xml").status == 0
    assert sorted(path.name for path in Path().iterdir()) == ["all-1.xml", "all-2.xml"]
