"""template, render and extract."""

import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from hmicdiff.errors import ExitStatus
from tests.cli.conftest import Ran, Run
from tests.support import DATA, ROOT

HEDGE = DATA / "dropped-hedge"
TARN = next(HEDGE.glob("*tarn*"))


@pytest.fixture
def made(run: Run) -> Path:
    """Return a folder with a template and what fills it."""
    ran = run("template", HEDGE, "-o", "t.jinja", "--values", "values/of")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "wrote t.jinja: it gives 5 of 5 releases again\n"
    return Path("values/of")


def failed(ran: Ran) -> str:
    """Return the one line with which a run was given up."""
    assert (ran.status, ran.out) == (ExitStatus.FAILED, "")
    assert ran.err.count("\n") == 1
    return ran.err


def test_the_template_goes_to_standard_output(run: Run, made: Path) -> None:
    assert made.is_dir()
    ran = run("template", HEDGE)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == Path("t.jinja").read_text(encoding="utf-8")


@pytest.mark.parametrize("trap", ["dropped-hedge", "crlf", "bom", "cp1252"])
def test_bytes_come_again(run: Run, trap: str) -> None:
    assert run("template", DATA / trap, "-o", "t.jinja", "--values", "v").status == 0
    given = {path.read_bytes() for path in (DATA / trap).glob("*.txt")}
    again = set()
    for values in Path("v").iterdir():
        assert run("render", "t.jinja", values, "-o", "again.txt").status == 0
        again.add(Path("again.txt").read_bytes())
    assert again == given


def test_bytes_come_on_standard_output(made: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "hmicdiff", "render", "t.jinja", made / "tarn-water-buses.json"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert ran.stdout == TARN.read_bytes()


def test_the_inverse(run: Run, made: Path) -> None:
    ran = run("extract", "t.jinja", TARN)
    assert (ran.status, ran.err) == (0, "")
    values = json.loads(ran.out)
    known = json.loads((made / "tarn-water-buses.json").read_text(encoding="utf-8"))
    assert values["misfits"] == []
    for key in ("variables", "passages", "own"):
        assert values[key] == known[key]


def test_what_does_not_fit_is_told(run: Run, made: Path) -> None:
    assert made
    Path("new.txt").write_text("A seal was seen.\n", encoding="utf-8")
    ran = run("extract", "t.jinja", "new.txt")
    assert ran.status == 0
    assert 'new.txt:1: the template has nothing like "A seal was seen."' in ran.err
    assert json.loads(ran.out)["own"] == [{"after": None, "before": "", "text": "A seal was seen."}]
    assert run("extract", "t.jinja", "new.txt", "--quiet").err == ""


def test_several_releases(run: Run, made: Path) -> None:
    assert made
    ran = run("extract", "t.jinja", HEDGE, "-o", "all.json")
    assert ran.status == 0
    assert len(json.loads(Path("all.json").read_text(encoding="utf-8"))) == 5
    assert "all.json: holds the values of several releases" in failed(
        run("render", "t.jinja", "all.json")
    )


@pytest.mark.parametrize(
    ("template", "words"),
    [
        pytest.param("{% call(v) passage('a', 'a', '') %}", "t.jinja: line 1: ", id="broken"),
        pytest.param("{{ 1 / 0 }}", "t.jinja: cannot be filled in", id="failing"),
        pytest.param("{{ ''.__class__.__mro__ }}", "t.jinja", id="unsafe"),
        pytest.param("{{ variables.nobody }}", "asks for what is not there", id="missing"),
        pytest.param(b"\xff\xfe", "t.jinja: cannot be read (is not utf-8 text)", id="no text"),
        pytest.param(None, "t.jinja: cannot be read (no such file", id="no file"),
    ],
)
def test_templates_that_cannot_be_filled(
    run: Run, made: Path, template: str | bytes | None, words: str
) -> None:
    if template is None:
        Path("t.jinja").unlink()
    else:
        Path("t.jinja").write_bytes(os.fsencode(template))
    assert words in failed(run("render", "t.jinja", made / "tarn-water-buses.json"))


def test_templates_that_cannot_be_read_back(run: Run) -> None:
    Path("t.jinja").write_text("Dear {{ name }},\n", encoding="utf-8")
    assert "t.jinja: has no passages" in failed(run("extract", "t.jinja", TARN))
    Path("t.jinja").write_text("{#- hmicdiff template, format 9; -#}\n", encoding="utf-8")
    assert "t.jinja: has format 9" in failed(run("extract", "t.jinja", TARN))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ("{", "it is no JSON"),
        ("{}", "format.name"),
        ('{"format": {"name": "hmicdiff.values", "version": 7}}', "values of version 7"),
        ('{"format": {"name": "hmicdiff.values", "version": 1}}', "variables"),
    ],
)
def test_values_that_are_none(run: Run, made: Path, values: str, words: str) -> None:
    assert made
    Path("v.json").write_text(values, encoding="utf-8")
    line = failed(run("render", "t.jinja", "v.json"))
    assert line.startswith("hmicdiff: v.json: ")
    assert words in line


def test_values_that_lack_a_variable(run: Run, made: Path) -> None:
    values = json.loads((made / "tarn-water-buses.json").read_text(encoding="utf-8"))
    del values["variables"]["subject"]
    Path("v.json").write_text(json.dumps(values), encoding="utf-8")
    assert "v.json: the template asks for what is not there: no variable 'subject'" in failed(
        run("render", "t.jinja", "v.json")
    )


def test_a_file_where_a_folder_is_wanted(run: Run) -> None:
    Path("v").write_text("", encoding="utf-8")
    assert "v: is a file; name a folder" in failed(run("template", HEDGE, "--values", "v"))


def test_a_template_can_come_through_a_pipe(
    run: Run, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made.is_dir()
    plain = Path("t.jinja")
    told = run("report", HEDGE, "--template", plain, "-f", "csv", "-o", "-").out
    os.mkfifo("pipe")
    data = plain.read_bytes()
    for _ in range(2):  # a pipe that is written to again is read again
        writer = threading.Thread(target=Path("pipe").write_bytes, args=[data])
        writer.start()
        assert run("report", HEDGE, "--template", "pipe", "-f", "csv", "-o", "-").out == told
        writer.join()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run("report", HEDGE, "--template", "-", "-f", "csv", "-o", "-").out == told
    assert "for one of both" in failed(run("report", "-", "--template", "-"))
    assert "for one of both" in failed(run("show", "any", "-", "--template", "-"))
