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
