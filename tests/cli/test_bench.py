"""`hmicdiff bench`: its options, its formats, and what it says where it cannot run."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.notices import notices, texts
from tests.support import ROOT, SEEDS


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of ten notices."""
    folder = tmp_path_factory.mktemp("harbour")
    for name, text in texts(notices(10)).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_table_goes_to_standard_output_and_no_file_is_changed(run: Run, harbour: Path) -> None:
    before = {path: path.read_bytes() for path in harbour.iterdir()}
    ran = run("bench", harbour, "--rounds", "2")
    assert (ran.status, ran.err) == (0, "")
    assert "planted in 10 releases, in 2 rounds with the seed 1" in ran.out
    assert {path: path.read_bytes() for path in harbour.iterdir()} == before
    assert list(Path().iterdir()) == []


def test_the_name_of_the_file_says_the_format(run: Run, harbour: Path) -> None:
    for name in ("told.json", "told.csv", "told.txt"):
        ran = run("bench", harbour, "--rounds", "1", "-o", name)
        assert (ran.status, ran.out) == (0, "")
        assert f"wrote {name}: " in ran.err
    data = json.loads(Path("told.json").read_text(encoding="utf-8"))
    rows = list(csv.DictReader(Path("told.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["kind"] for row in rows] == [kind["kind"] for kind in data["kinds"]]
    assert [int(row["planted"]) for row in rows] == [kind["planted"] for kind in data["kinds"]]


def test_rounds_rate_and_seed_have_a_say(run: Run, harbour: Path) -> None:
    def told(*options: object) -> dict[str, object]:
        ran = run("bench", harbour, "-f", "json", "--rounds", "1", *options)
        data = json.loads(ran.out)
        assert isinstance(data, dict)
        return data

    usual = told()
    assert told() == usual
    assert told("--seed", 2)["changes"] != usual["changes"]
    many, few = told("--rate", 0.3)["changes"], usual["changes"]
    assert isinstance(many, list)
    assert isinstance(few, list)
    assert len(many) > len(few)
    assert told("--rounds", 2)["rounds"] == 2


def test_hashing_has_no_say(harbour: Path) -> None:
    def told(seed: str) -> bytes:
        return subprocess.run(
            [
                sys.executable,
                "-m",
                "hmicdiff",
                "bench",
                str(harbour),
                "--rounds",
                "1",
                "-f",
                "json",
            ],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout

    assert told("1") == told("2")


def test_too_few_releases_are_said_in_one_line(run: Run) -> None:
    ran = run("bench", *sorted(SEEDS.iterdir())[:2])
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("hmicdiff: a bench needs 3 releases of one template")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("option", [("--rounds", "0"), ("--rate", "0"), ("--rate", "0.6")], ids=str)
def test_what_cannot_be_asked_for_is_refused(
    run: Run, harbour: Path, option: tuple[str, str]
) -> None:
    ran = run("bench", harbour, *option)
    assert ran.status == 2
    assert option[0] in ran.err
