"""Scans on the command line: in a report, in a check, and when it is interrupted."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_interrupted import interrupted
from tests.scans import StandIn, hocr, is_gone, scan

LINES = [(72, 60, "The boats were clean and dry."), (72, 110, "Nobody was hurt in {}.")]


def said(*places: str) -> list[str]:
    return [
        hocr([(left, top, words.format(each)) for left, top, words in LINES]) for each in places
    ]


def put(*names: str) -> None:
    Path("in").mkdir(exist_ok=True)
    for name in names:
        Path("in", name).write_bytes(scan(content=f"% {name}\n".encode()))


def test_a_report_says_what_ocr_read_and_cites_it(run: Run, stand_in: StandIn) -> None:
    put("a.pdf", "b.pdf", "c.pdf", "d.pdf")
    stand_in.says(*said("Tarn", "Holm", "Brae"), hocr([*LINES[:1], (72, 150, "It rained.")]))
    ran = run("report", "in", "--ocr", "-f", "json")
    assert ran.status == 0
    analysis = json.loads(ran.out)
    assert any("a.pdf: read by OCR (standin 1, eng): 1 page" in one for one in analysis["notices"])
    extra = next(each for each in analysis["findings"] if each["kind"] == "extra")
    assert (extra["quote"], extra["where"]) == ("It rained.", "page 1 (OCR)")


@pytest.mark.parametrize("form", ["html", "text", "md"])
def test_every_report_says_that_ocr_read_it(run: Run, stand_in: StandIn, form: str) -> None:
    put("a.pdf", "b.pdf", "c.pdf")
    stand_in.says(*said("Tarn", "Holm"), hocr([*LINES[:1], (72, 150, "It rained.")]))
    run("report", "in", "--ocr", "--ocr-language", "eng", "-f", form, "-o", "out")
    text = Path("out").read_text(encoding="utf-8")
    assert "read by OCR (standin 1, eng)" in text
    assert "page 1 (OCR)" in text


def test_a_check_reads_scans_and_cites_them(run: Run, stand_in: StandIn) -> None:
    put("a.pdf", "b.pdf", "c.pdf")
    stand_in.says(*said("Tarn", "Holm", "Brae"))
    assert run("baseline", "in", "--ocr", "-o", "b.json").status == 0
    put("d.pdf")
    stand_in.says(hocr([*LINES[:1], (72, 110, "Three were hurt in Unst.")]))
    ran = run("check", "in", "--ocr", "--baseline", "b.json")
    assert ran.status == 1
    assert "d.pdf, page 1 (OCR)" in ran.out
    assert "d.pdf: read by OCR" in ran.err
    ran = run("check", "in", "--baseline", "b.json")
    assert (ran.status, "--ocr" in ran.err) == (2, True)


def test_a_language_needs_ocr(run: Run) -> None:
    put("a.pdf")
    ran = run("report", "in", "--ocr-language", "deu")
    assert (ran.status, ran.out) == (2, "")
    assert "--ocr-language needs --ocr" in ran.err


def test_ctrl_c_ends_the_program_for_ocr(tmp_path: Path, stand_in: StandIn) -> None:
    path, pid = tmp_path / "a.pdf", tmp_path / "pid"
    path.write_bytes(scan())
    stand_in.does(
        "import os, pathlib, signal, time\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        f"pathlib.Path({str(pid)!r}).write_text(str(os.getpid()))\n"
        "time.sleep(600)"
    )
    status, err = interrupted(path, lambda _: pid.exists(), "--ocr")
    assert (status, err.strip()) == (130, b"hmicdiff: interrupted")
    assert is_gone(int(pid.read_text()))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.pdf", "bin", "pid"]
