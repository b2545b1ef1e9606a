import json
import subprocess
import sys
from pathlib import Path

import pytest

import hmicdiff
from hmicdiff.errors import AnalysisFormatError, UnwritableError
from tests import drifts
from tests.support import DATA, ROOT

HEDGE = DATA / "dropped-hedge"


def test_the_library_reads_analyzes_presents_saves_and_loads(tmp_path: Path) -> None:
    analysis = hmicdiff.analyze(hmicdiff.read(HEDGE))
    assert isinstance(analysis, hmicdiff.Analysis)
    assert "Tarn Water Buses" in hmicdiff.present(analysis, "text")
    hmicdiff.save(analysis, tmp_path / "a.json")
    assert hmicdiff.load(tmp_path / "a.json") == analysis


def test_the_page_is_what_is_presented_by_default() -> None:
    analysis = hmicdiff.analyze(hmicdiff.read(HEDGE))
    assert hmicdiff.present(analysis) == hmicdiff.present(analysis, "html")


def test_an_analysis_names_the_program_and_its_version() -> None:
    generator = hmicdiff.analyze(hmicdiff.read(HEDGE)).generator
    assert generator == f"hmicdiff {hmicdiff.__version__}"


def test_one_path_or_several() -> None:
    files = sorted(HEDGE.iterdir())
    assert hmicdiff.read(HEDGE) == hmicdiff.read(str(HEDGE)) == hmicdiff.read(files)


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    analysis = hmicdiff.analyze(hmicdiff.read(HEDGE))
    with pytest.raises(ValueError, match="no format 'doc'; there are csv, html, json, md, text"):
        hmicdiff.present(analysis, "doc")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "no JSON", id="empty"),
        pytest.param(b"{}", "format.name", id="other JSON"),
        pytest.param(b"\xff\xfe", "not UTF-8", id="not text"),
        pytest.param(
            json.dumps({"format": {"name": "hmicdiff.analysis", "version": 99}}).encode(),
            "version 99",
            id="version",
        ),
        pytest.param(None, "No such file", id="no file"),
    ],
)
def test_what_is_no_saved_analysis_is_refused_by_name(
    tmp_path: Path, data: bytes | None, reason: str
) -> None:
    path = tmp_path / "a.json"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(AnalysisFormatError, match=reason) as caught:
        hmicdiff.load(path)
    assert str(caught.value).startswith(str(path))


def test_a_failed_save_leaves_what_was_there(tmp_path: Path) -> None:
    analysis = hmicdiff.analyze(hmicdiff.read(HEDGE))
    with pytest.raises(UnwritableError, match="is a folder"):
        hmicdiff.save(analysis, tmp_path)


def test_the_name_read_is_the_function_whatever_was_imported() -> None:
    code = (
        "import hmicdiff.read.reader, hmicdiff.pipeline, hmicdiff\n"
        f"print(len(hmicdiff.read({str(HEDGE)!r}).releases))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "5\n"


def test_there_is_nothing_else() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = hmicdiff.nonsense
    assert set(hmicdiff.__all__) <= {*dir(hmicdiff), "Analysis"}


def test_a_check_in_a_format_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="there are github, json, junit, sarif, text"):
        hmicdiff.present_check(drifts.nothing(), "pdf")


def test_what_is_presented_and_what_is_counted_agree() -> None:
    for checked, level, drifted in (
        (drifts.nothing(), "note", False),
        (drifts.everything(), "error", True),
        (drifts.checked(drifts.drift()), "error", False),
    ):
        assert hmicdiff.drifted(checked, min_level=level) is drifted
        status = json.loads(hmicdiff.present_check(checked, "json", min_level=level))["status"]
        assert status == int(drifted)
