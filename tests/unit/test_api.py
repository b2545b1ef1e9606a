import json
import subprocess
import sys
from pathlib import Path

import pytest

import hmicdiff
from hmicdiff.errors import (
    AnalysisFormatError,
    LimitError,
    NoReleasesError,
    UnreadableError,
    UnwritableError,
)
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
    with pytest.raises(ValueError, match="no format 'doc'; there are annotations, collatex, csv,"):
        hmicdiff.present(analysis, "doc")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "no JSON", id="empty"),
        pytest.param(b"{}", "format.name", id="other JSON"),
        pytest.param(b"\xff\xfe", "not utf-8", id="not text"),
        pytest.param(
            json.dumps({"format": {"name": "hmicdiff.analysis", "version": 99}}).encode(),
            "version 99",
            id="version",
        ),
        pytest.param(None, "no such file", id="no file"),
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


def test_texts_are_read_as_files_are() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in HEDGE.iterdir()}
    from_files = hmicdiff.analyze(hmicdiff.read(HEDGE))
    assert hmicdiff.analyze(hmicdiff.read_texts(texts)) == from_files
    assert hmicdiff.analyze(hmicdiff.read_texts(reversed(texts.items()))) == from_files


def test_findings_of_texts_cite_their_names_and_lines() -> None:
    said = "It rained.\n\nIt blew on {}.\n"
    texts = [(f"day {at}", said.format(at)) for at in range(4)]
    texts[2] = ("day 2", f"{texts[2][1]}\nIt hailed.\n")
    analysis = hmicdiff.analyze(hmicdiff.read_texts(texts))
    sources = {release.id: release.source for release in analysis.releases}
    (finding,) = analysis.findings
    assert (sources[finding.release], finding.line, finding.quote) == ("day 2", 5, "It hailed.")


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        pytest.param({"a": " "}, "a: is empty", id="empty"),
        pytest.param({"a": "It \ud800 rained."}, "a: has half a character", id="half a character"),
        pytest.param({"a": "\0\1"}, "a: is neither text nor any format", id="no text"),
        pytest.param([("a", "It rained."), ("a", "It blew.")], "a: is the name of two", id="twice"),
        pytest.param({"a\nb": ""}, "a\ufffdb: is empty", id="a name of two lines"),
        pytest.param({" ": ""}, "a text without a name: is empty", id="no name"),
        pytest.param({"a": None}, "a: is no text, but None", id="nothing"),
        pytest.param({"a": b"It rained."}, "a: is no text, but b'It rained.'", id="bytes"),
    ],
)
def test_texts_that_cannot_be_read_are_refused_or_skipped(
    texts: dict[str, str] | list[tuple[str, str]], told: str
) -> None:
    with pytest.raises(UnreadableError, match=told) as caught:
        hmicdiff.read_texts(texts)
    source, reason = caught.value.source, caught.value.reason
    more = [*(texts.items() if isinstance(texts, dict) else texts), ("z", "It snowed.")]
    corpus = hmicdiff.read_texts(more, skip_unreadable=True)
    assert corpus.skipped == ((source, reason),)
    assert "z" in {release.source for release in corpus.releases}


def test_texts_have_limits() -> None:
    with pytest.raises(NoReleasesError, match="there are no texts"):
        hmicdiff.read_texts({})
    with pytest.raises(UnreadableError, match="over the limit of 5"):
        hmicdiff.read_texts({"a": "It rained."}, limits=["text=5"])
    with pytest.raises(LimitError, match="over the limit of 1 files"):
        hmicdiff.read_texts({"a": "It rained.", "b": "It blew."}, limits=["files=1"])


def test_names_of_rows_need_a_column_with_texts(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="name_column needs text_column"):
        hmicdiff.read(tmp_path, name_column="id")
