import random
import shutil
import zipfile
from pathlib import Path

import pytest

from hmicdiff.cli import cli
from tests.cli.conftest import Run
from tests.support import DATA, ROOT, SEEDS

HEDGE = DATA / "dropped-hedge"
CHANGES = 200
FORMS = ("html", "json", "md", "text", "csv")
SUFFIXES = {"text": "txt"}


@pytest.fixture
def sources() -> Path:
    """Return a family that may be changed, in the folder that the test stands in."""
    return Path(shutil.copytree(HEDGE, "sources"))


def made(run: Run, sources: Path, form: str, *options: str) -> Path:
    report = Path(f"report.{SUFFIXES.get(form, form)}")
    assert run("report", sources, "-o", report, *options).status == 0
    return report


def altered(data: bytes, chance: random.Random) -> tuple[bytes, int]:
    """Return data with another byte in one place, and the place."""
    at = chance.randrange(len(data))
    byte = chance.choice([each for each in range(256) if each != data[at]])
    return data[:at] + bytes([byte]) + data[at + 1 :], at


@pytest.mark.parametrize("form", FORMS)
def test_what_nobody_touched_holds(run: Run, sources: Path, form: str) -> None:
    ran = run("verify", made(run, sources, form), sources)
    assert (ran.status, ran.err) == (0, "")
    assert "holds" in ran.out


@pytest.mark.parametrize(
    ("form", "changes", "seed"), [("html", CHANGES // 2, 1), ("json", CHANGES // 4, 2)]
)
def test_every_changed_byte_of_a_report_is_named(
    run: Run, sources: Path, form: str, changes: int, seed: int
) -> None:
    report = made(run, sources, form)
    whole = report.read_bytes()
    chance = random.Random(seed)  # noqa: S311 - the same changes each time
    for _ in range(changes):
        data, at = altered(whole, chance)
        report.write_bytes(data)
        ran = run("verify", report, sources)
        line = whole.count(b"\n", 0, at) + 1
        assert ran.status == 1, (at, ran)
        assert f"{report}: line {line}, " in ran.out or "sha256" in ran.out, (at, ran)


def test_every_changed_byte_of_the_sources_is_named(run: Run, sources: Path) -> None:
    report = made(run, sources, "html")
    files = sorted(sources.iterdir())
    chance = random.Random(3)  # noqa: S311 - the same changes each time
    for _ in range(CHANGES // 4):
        file = chance.choice(files)
        whole = file.read_bytes()
        file.write_bytes(altered(whole, chance)[0])
        ran = run("verify", report, sources)
        assert ran.status == 1, ran
        assert f"{file.name}: has the sha256 " in ran.out, ran
        file.write_bytes(whole)
    assert run("verify", report, sources).status == 0


def test_a_changed_word_is_told_with_the_findings_that_quote_it(run: Run) -> None:
    shutil.copytree(SEEDS, "seeds")
    file = next(Path("seeds").glob("000_*"))
    text = file.read_text(encoding="utf-8")
    for form in ("html", "json"):
        report = made(run, Path("seeds"), form)
        file.write_text(text.replace("been 59 applications", "been 58 applications"))
        ran = run("verify", report, "seeds")
        assert ran.status == 1
        assert "been 58 applications for" in ran.out
        assert "been 59 applications for" in ran.out
        assert {"html": "#northumbria-police.f8", "json": "reworded"}[form] in ran.out
        file.write_text(text, encoding="utf-8")


def test_a_changed_figure_of_an_analysis_is_told_with_its_finding(run: Run) -> None:
    report = made(run, SEEDS, "json")
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace('"surprise": 3.4', '"surprise": 9.4', 1), encoding="utf-8")
    ran = run("verify", report, SEEDS)
    assert ran.status == 1
    assert ".surprise (northumbria-police, reworded, line 21)" in ran.out


@pytest.mark.parametrize(
    "options",
    [
        ("--min-level", "error"),
        ("--name-by", "file", "--one-family"),
        ("--sequence", "name"),
        ("--limit", "sentence=5000", "--encoding", "latin-1"),
        ("--skip-unreadable",),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("form", ["html", "json"])
def test_it_is_made_again_with_the_options_that_it_records(
    run: Run, sources: Path, form: str, options: tuple[str, ...]
) -> None:
    ran = run("verify", made(run, sources, form, *options), sources)
    assert ran.status == 0, ran


def test_settings_of_the_family_are_recorded_too(run: Run, sources: Path) -> None:
    settings = sources / "hmicdiff.toml"
    settings.write_text('[slips]\nfull-stop = "off"\n', encoding="utf-8")
    report = made(run, sources, "html")
    settings.unlink()
    assert run("verify", report, sources).status == 0


def test_other_formats_take_the_same_options(run: Run, sources: Path) -> None:
    report = made(run, sources, "md", "--name-by", "file")
    assert run("verify", report, sources, "--name-by", "file").status == 0
    assert run("verify", report, sources).status == 1


def test_a_template_is_named_again_and_has_to_be_the_same(run: Run, sources: Path) -> None:
    template = Path(shutil.copy(sources / "tarn.txt", "template.txt"))
    report = made(run, sources, "html", "--template", str(template))
    ran = run("verify", report, sources)
    assert (ran.status, ran.out) == (2, "")
    assert "--template" in ran.err
    assert run("verify", report, sources, "--template", template).status == 0
    template.write_text("Another one.", encoding="utf-8")
    assert run("verify", report, sources, "--template", template).status == 2


def test_a_folder_of_pages_is_held_against_its_sources_whole(run: Run, sources: Path) -> None:
    assert run("report", sources, "-o", "pages/").status == 0
    assert run("verify", "pages", sources).status == 0
    page = next(Path("pages/releases").iterdir())
    page.write_bytes(page.read_bytes().replace(b"<h1", b"<h2", 1))
    ran = run("verify", "pages", sources)
    assert ran.status == 1
    assert f"{page}: line " in ran.out
    page.unlink()
    assert f"{page}: line 1" in run("verify", "pages", sources).out
    Path("pages/more.html").write_text("x", encoding="utf-8")
    assert "pages/more.html: is no part" in run("verify", "pages", sources).out


def test_several_families_are_verified_with_the_page_that_lists_them(run: Run) -> None:
    sources = Path(shutil.copytree(SEEDS, "sources"))
    shutil.copytree(HEDGE, sources / "more")
    report = made(run, sources, "html")
    assert run("verify", report, sources).status == 0
    page = Path("report-2.html")
    page.write_bytes(page.read_bytes().replace(b"</body>", b"</bodY>"))
    assert "report-2.html: line " in run("verify", report, sources).out
    assert run("verify", made(run, sources, "json"), sources).status == 0


def test_files_that_came_went_or_are_no_copies_any_more_are_named(run: Run, sources: Path) -> None:
    shutil.copy(sources / "tarn.txt", sources / "zz.txt")
    report = made(run, sources, "html")
    assert run("verify", report, sources).status == 0
    (sources / "zz.txt").write_text("Other words.", encoding="utf-8")
    assert "zz.txt: the report has it as a copy of tarn.txt" in run("verify", report, sources).out
    shutil.copy(sources / "tarn.txt", sources / "zz.txt")
    (sources / "new.txt").write_text("Other words.", encoding="utf-8")
    (sources / "holm.txt").unlink()
    ran = run("verify", report, sources)
    assert ran.status == 1
    assert "holm.txt: is not among the documents" in ran.out
    assert "new.txt: the report is not on this file" in ran.out


@pytest.mark.parametrize("form", ["html", "json"])
def test_a_report_of_another_version_is_told_as_such_in_one_line(
    run: Run, sources: Path, form: str
) -> None:
    report = made(run, sources, form)
    report.write_bytes(report.read_bytes().replace(b"hmicdiff 0.", b"hmicdiff 7."))
    ran = run("verify", report, sources)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "was made by hmicdiff 7." in ran.err


def test_quotations_of_another_version_are_held_against_the_sources(
    run: Run, sources: Path
) -> None:
    report = made(run, sources, "json")
    text = report.read_text(encoding="utf-8").replace("hmicdiff 0.", "hmicdiff 7.")
    quote = '"quote": "'
    report.write_text(text.replace(quote, f"{quote}Never, ", 1), encoding="utf-8")
    ran = run("verify", report, sources)
    assert ran.status == 1
    assert "findings[0]: has “Never, " in ran.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nowhere.html", HEDGE), "nowhere.html: cannot be read"),
        (("report.exe", HEDGE), "no report ends so"),
        (("report.html", "nowhere"), "nowhere: no such file"),
        (("report.html", "-"), "standard input can be read only once"),
    ],
    ids=lambda given: given if isinstance(given, str) else given[0],
)
def test_what_cannot_be_verified_is_told_in_one_line(
    run: Run, sources: Path, arguments: tuple[str | Path, ...], says: str
) -> None:
    made(run, sources, "html")
    ran = run("verify", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_a_large_family_is_verified_too(run: Run) -> None:
    letter = "Dear A{0}, your permit {0} is granted. It is valid for one year. We thank you."
    Path("letters").mkdir()
    for at in range(1010):
        Path(f"letters/{at}.txt").write_text(letter.format(at), encoding="utf-8")
    report = made(run, Path("letters"), "json")
    assert run("verify", report, "letters").status == 0
    Path("letters/7.txt").write_text(letter.format(8), encoding="utf-8")
    ran = run("verify", report, "letters")
    assert ran.status == 1
    assert "7.txt: has the sha256 " in ran.out


def test_very_many_differences_are_counted(run: Run, sources: Path) -> None:
    report = made(run, sources, "md")
    report.write_bytes(report.read_bytes().replace(b"e", b"x"))
    *_, last = run("verify", report, sources).out.splitlines()
    assert last.startswith("and ")


def test_the_examples_hold(run: Run) -> None:
    for name in ("report.md", "report.txt"):
        assert run("verify", ROOT / "examples" / name, SEEDS).status == 0


def test_it_is_a_command() -> None:
    assert "verify" in cli.commands


def test_changed_bytes_of_a_workbook_are_named_with_the_sheet(run: Run, sources: Path) -> None:
    report = made(run, sources, "xlsx")
    assert run("verify", report, sources).status == 0
    whole = report.read_bytes()
    with zipfile.ZipFile(report) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml")
        rest = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(report, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in rest.items():
            is_sheet = name == "xl/worksheets/sheet1.xml"
            packed.writestr(name, sheet.replace(b"<row ", b"<row  ", 1) if is_sheet else data)
    ran = run("verify", report, sources)
    assert ran.status == 1
    assert f"{report}: line 2, " in ran.out
    assert "in xl/worksheets/sheet1.xml: " in ran.out
    chance = random.Random(4)  # noqa: S311 - the same changes each time
    for _ in range(10):
        report.write_bytes(altered(whole, chance)[0])
        ran = run("verify", report, sources)
        assert ran.status == 1
        assert f"{report}: line " in ran.out


def test_a_folder_of_word_documents_is_held_against_its_sources(run: Run, sources: Path) -> None:
    assert run("report", sources, "-f", "docx", "-o", "papers/").status == 0
    assert run("verify", "papers", sources).status == 0
    paper = min(Path("papers").glob("*.docx"))
    data = paper.read_bytes()
    paper.write_bytes(data[:-1] + b"x")
    ran = run("verify", "papers", sources)
    assert ran.status == 1
    assert f"{paper}: line 1, column {len(data)}" in ran.out


def test_a_workbook_that_is_broken_is_told_as_such(run: Run, sources: Path) -> None:
    report = made(run, sources, "xlsx")
    whole = report.read_bytes()
    with zipfile.ZipFile(report) as office:
        middle = office.getinfo("xl/worksheets/sheet2.xml").header_offset + 100
    for data, told in (
        (whole[:3000], "line 1, column 3001, in a file that cannot be opened at all"),
        (b"", "line 1, column 1, in a file that cannot be opened at all"),
        (
            whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :],
            "in xl/worksheets/sheet2.xml (which cannot be unpacked)",
        ),
    ):
        report.write_bytes(data)
        ran = run("verify", report, sources)
        assert (ran.status, ran.out.count("\n")) == (1, 1), ran
        assert told in ran.out


def test_a_folder_without_a_report_is_named(run: Run, sources: Path) -> None:
    ran = run("verify", sources, sources)
    assert ran.status == 2
    assert "sources: holds no report" in ran.err


def test_a_name_that_no_version_has_is_a_changed_byte(run: Run, sources: Path) -> None:
    report = made(run, sources, "html")
    report.write_bytes(report.read_bytes().replace(b'"hmicdiff 0', b'"hmicdiff\xff0', 1))
    ran = run("verify", report, sources)
    assert ran.status == 1, ran
    assert f"{report}: line " in ran.out
