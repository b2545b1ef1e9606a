"""`--name-by`: the user says what the documents are called by."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.support import SEEDS


@pytest.mark.parametrize("way", ["file", "title", "region"])
def test_the_table_calls_documents_as_asked(run: Run, way: str) -> None:
    ran = run("facts", SEEDS, "--format", "csv", "--name-by", way)
    first = ran.out.splitlines()[1]
    starts = {"file": "000-", "title": "cumbria-constabulary-has-", "region": "eastern,"}
    assert first.startswith(starts[way])


def test_the_settings_of_a_family_say_so_too(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "in")
    (tmp_path / "in" / "hmicdiff.toml").write_text('name-by = "file"\n', encoding="utf-8")
    assert run("facts", tmp_path / "in", "--format", "csv").out.splitlines()[1].startswith("000-")


def test_what_nobody_states_names_no_document(run: Run) -> None:
    ran = run("facts", SEEDS, "--name-by", "nobody")
    assert ran.status != 0
    assert "no variable 'nobody' to name releases by" in ran.err
