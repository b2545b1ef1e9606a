"""However a report is written, and however large a family is taken for, it says the same."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from hmicdiff.bulk import large
from tests.baselines import fill
from tests.cli.conftest import Run
from tests.notices import notices, texts

Told = Counter[tuple[str, str]]


@pytest.fixture
def folder(run: Run) -> str:  # noqa: ARG001 - it goes to an empty folder
    fill(Path("in"), texts(notices(14)))
    return "in"


def _in_json(run: Run, folder: str, *options: str) -> Told:
    data = json.loads(run("report", folder, "-f", "json", "-o", "-", *options).out)
    return Counter((each["release"], each["kind"]) for each in data["findings"])


def _in_csv(run: Run, folder: str) -> Told:
    rows = csv.DictReader(io.StringIO(run("report", folder, "-f", "csv", "-o", "-").out))
    return Counter((row["release"], row["kind"]) for row in rows)


def _in_pages(run: Run, folder: str) -> Told:
    assert run("report", folder, "-o", "pages/").status == 0
    found: Told = Counter()
    for page in Path("pages/releases").iterdir():
        text = page.read_text(encoding="utf-8")
        for kind, anchor in re.findall(r'<article class="card k-([\w-]+)" id="([^"]+)"', text):
            found[anchor.rpartition(".f")[0].removeprefix("r-"), kind] += 1
    return found


@pytest.mark.parametrize("most", [5, 1000], ids=["large", "small"])
def test_every_way_out_has_the_same_findings(
    run: Run, folder: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "LARGE", most)
    told = _in_json(run, folder)
    assert len(told) > 5
    assert _in_csv(run, folder) == told
    assert _in_json(run, folder, "--sequence") == told
    assert _in_json(run, folder, "--workers", "2", "--cache", "cache") == told
    pages = _in_pages(run, folder)
    assert Counter(kind for _, kind in pages.elements()) == Counter(
        kind for _, kind in told.elements()
    )


def test_what_holds_all_files_in_memory_says_so_before_it_starts(
    run: Run, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "LARGE", 5)
    Path("house.txt").write_text(min(texts(notices(1)).values()), encoding="utf-8")
    ran = run("report", folder, "--template", "house.txt", "-f", "json", "-o", "a.json")
    first = ran.err.splitlines()[0]
    assert first.startswith("14 files: with --template they are all held in memory")
