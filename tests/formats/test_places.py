"""What has pages or paragraphs is cited by them: the lines of its extracted text tell nobody.

A page of the web and Markdown are cited by the lines of their files.
"""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from hmicdiff import api
from hmicdiff.report import json as analysis_json
from tests.baselines import baseline_of, held
from tests.cli.conftest import Run, run
from tests.formats.test_seeds import HERE, analyzed
from tests.support import SEEDS, of_seeds

__all__ = ["run"]

PLACED = {
    "pdf-chromium": "page",
    "pdf-running-headers": "page",
    "docx": "paragraph",
    "html": "line",
    "markdown": "line",
    "odt": "paragraph",
    "rtf": "paragraph",
}
LAST = "004_4bd3e47d58c08ce5"

_NEVER = re.compile(r"(?!)")
_LINE = {
    "page": re.compile(r"\blines? \d"),
    "paragraph": re.compile(r"\blines? \d"),
    "line": _NEVER,
}
"""What a report must not say of what is cited otherwise."""
_BY_LINE = re.compile(r"\.(?:pdf|docx|odt|rtf|html|md):\d")


@pytest.fixture(params=PLACED)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = HERE / request.param
    return found


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_a_report_cites_pages_and_paragraphs_and_no_line(folder: Path, form: str) -> None:
    shown = api.present(analyzed(folder), form)
    shown = re.sub("<(script|style).*?</", "", shown, flags=re.DOTALL)
    assert not _LINE[PLACED[folder.name]].search(shown)
    assert re.search(rf"\b{PLACED[folder.name]} \d", shown)


def test_the_facts_do_as_well(folder: Path) -> None:
    shown = api.present_facts(analyzed(folder), "text", verbose=True)
    assert not _LINE[PLACED[folder.name]].search(shown)
    assert re.search(rf"\b{PLACED[folder.name]} \d", shown)


def test_show_does_as_well(folder: Path, run: Run) -> None:
    for release in ("northumbria", "cumbria"):
        ran = run("show", release, folder, "--verbose")
        assert not _LINE[PLACED[folder.name]].search(ran.out)
        assert re.search(rf"\b{PLACED[folder.name]} \d", ran.out)


@pytest.mark.parametrize("form", ["text", "junit", "sarif", "github", "json"])
def test_a_check_does_as_well(folder: Path, tmp_path: Path, form: str) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "releases"))
    last = next(copy.glob(f"{LAST}.*"))
    last.rename(tmp_path / last.name)
    baseline = baseline_of(copy)
    (tmp_path / last.name).rename(last)
    found = held(copy, baseline)
    shown = api.present_check(
        found.checked, form, min_level="note", texts=found.texts, verbose=True
    )
    assert not _LINE[PLACED[folder.name]].search(shown)
    assert not _BY_LINE.search(shown)
    assert re.search(rf"\b{PLACED[folder.name]} \d", shown.replace("%0A", "\n"), re.IGNORECASE)
    if form == "sarif":
        places = [
            each for one in json.loads(shown)["runs"][0]["results"] for each in one["locations"]
        ]
        regions = [each["physicalLocation"]["region"] for each in places]
        assert all(region == {"startLine": 1} for region in regions)
    if form == "github":
        assert ",line=" not in shown


def test_a_baseline_knows_the_places_of_its_releases(folder: Path) -> None:
    baseline = baseline_of(folder)
    text = api.baseline_text(baseline)
    assert '"places": [[0, "' in text
    for release in baseline.releases:
        assert all(sentence.where for sentence in release.sentences)


def test_texts_have_lines_and_nothing_else() -> None:
    assert '"places"' not in api.baseline_text(baseline_of(SEEDS))
    analysis = of_seeds()
    assert all('"where"' not in json.dumps(each) for each in found(analysis_json.save(analysis)))
    assert "where" not in csv_of(api.present(analysis, "csv"))[0]


def test_an_analysis_keeps_them_when_it_is_saved(folder: Path) -> None:
    analysis = analyzed(folder)
    saved = analysis_json.save(analysis)
    assert analysis_json.load(saved) == analysis
    assert all(each["where"].startswith(PLACED[folder.name]) for each in found(saved))


def test_a_finding_is_where_its_sentence_is(folder: Path) -> None:
    analysis = analyzed(folder)
    releases = {release.id: release for release in analysis.releases}
    for finding in analysis.findings:
        said = releases[finding.release].sentences
        at = next((each for each in said if finding.start <= each.end), said[-1])
        assert finding.where == at.where
        for each in finding.evidence:
            at = next(one for one in releases[each.release].sentences if each.start < one.end)
            assert each.where == at.where


def test_tables_have_a_column_for_them(folder: Path) -> None:
    analysis = analyzed(folder)
    for table in (api.present(analysis, "csv"), api.present_facts(analysis, "csv")):
        rows = csv_of(table)
        assert list(rows[0])[-1] == "where"
        assert all(row["where"].startswith(PLACED[folder.name]) for row in rows)


def test_the_text_of_a_file_can_be_had_with_its_places(folder: Path, run: Run) -> None:
    file = next(folder.glob(f"{LAST}.*"))
    plain, placed = run("text", file).out, run("text", "--places", file).out
    lines = [line.partition("│") for line in placed.splitlines()]
    assert [line[2].removeprefix(" ") for line in lines] == plain.splitlines()
    named = [line[0].strip() for line in lines if line[2].strip()]
    assert all(re.fullmatch(rf"{PLACED[folder.name]} \d+", name) for name in named)


def test_lines_of_a_text_are_counted_beside_it(run: Run) -> None:
    file = next(SEEDS.glob(f"{LAST}.*"))
    placed = run("text", "--places", file).out.splitlines()
    numbered = {line.partition("│")[0].strip() for line in placed}
    lines = file.read_text(encoding="utf-8").splitlines()
    assert numbered == {"", *(f"line {n}" for n, line in enumerate(lines, 1) if line.strip())}


def test_misfits_of_a_template_are_cited_by_them(run: Run, tmp_path: Path) -> None:
    template = tmp_path / "template.jinja"
    run("template", SEEDS, "-o", template)
    ran = run("extract", template, next((HERE / "docx").glob(f"{LAST}.*")))
    assert not _BY_LINE.search(ran.err)
    wrong = json.loads(ran.out)["misfits"]
    assert all(each["where"].startswith("paragraph ") for each in wrong)


def found(saved: str) -> list[dict[str, str]]:
    data = json.loads(saved)
    cells = [cell for row in data["facts"]["rows"] for cell in row["cells"]]
    evidence = [each for finding in data["findings"] for each in finding["evidence"]]
    return [*data["findings"], *evidence, *cells]


def csv_of(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table)))
