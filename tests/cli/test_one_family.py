"""`--one-family`: the user says that all files are of one template."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support import DATA, SEEDS

STRANGER = DATA / "stranger"
TWO = (SEEDS, DATA / "plain")
"""Folders of two families."""


@pytest.mark.parametrize("command", ["template", "baseline"])
def test_two_families_are_taken_for_one(run: Run, tmp_path: Path, command: str) -> None:
    assert run(command, *TWO, "-o", tmp_path / "out").status != 0
    assert run(command, *TWO, "-o", tmp_path / "out", "--one-family").status == 0


def test_facts_are_a_table_for_each_family_or_one_for_all(run: Run) -> None:
    assert "family 2 of 2" in run("facts", *TWO).err
    assert "family" not in run("facts", *TWO, "--one-family").err


def test_a_report_is_of_one_family_without_strangers(run: Run) -> None:
    def read(*switches: str) -> tuple[int, int]:
        ran = run("report", STRANGER, "--format", "json", "-o", "-", *switches)
        releases = json.loads(ran.out)["releases"]
        return len(releases), sum(release["stranger"] for release in releases)

    total, strangers = read()
    assert strangers == 1
    assert read("--one-family") == (total, 0)


def test_a_release_is_shown_among_all(run: Run) -> None:
    assert "was left out of the template" in run("show", "recipe", STRANGER).err
    ran = run("show", "recipe", STRANGER, "--one-family")
    assert (ran.status, "another family" in ran.err) == (0, False)
