"""What is used from a clone as it stands: the action, the container, the man page, completions."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.docs import manual
from tests.support import ROOT, SEEDS

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
BASELINE = ROOT / "examples" / "baseline.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with documents and their baseline, and hmicdiff on the path."""
    shutil.copytree(SEEDS, tmp_path / "press releases")
    shutil.copy(BASELINE, tmp_path / "base.json")
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "hmicdiff"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m hmicdiff "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def check(folder: Path, **inputs: str) -> tuple[int, str, str]:
    """Run the step that checks as the runner does; return its status, log and outputs."""
    (step,) = [each for each in ACTION["runs"]["steps"] if each.get("id") == "check"]
    given = {name: each.get("default", "") for name, each in ACTION["inputs"].items()} | inputs
    environment = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
        for name, value in step["env"].items()
    }
    outputs = folder / "outputs"
    outputs.touch()
    ran = subprocess.run(
        ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={
            **os.environ,
            **environment,
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "GITHUB_OUTPUT": str(outputs),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout + ran.stderr, outputs.read_text(encoding="utf-8")


def test_the_action_passes_where_all_is_known(folder: Path) -> None:
    status, log, outputs = check(folder, paths="press releases\n", baseline="base.json")
    assert (status, outputs) == (0, "drifted=false\n"), log


def test_the_action_fails_beside_the_line_that_has_drifted(folder: Path) -> None:
    file = next((folder / "press releases").glob("000_*"))
    file.write_text(file.read_text(encoding="utf-8").replace("59 appl", "95 appl"), "utf-8")
    status, log, outputs = check(
        folder, paths="\npress releases\n\n", baseline="base.json", sarif="found.sarif"
    )
    assert (status, outputs) == (1, "drifted=true\n")
    assert f"::warning file=press releases/{file.name},line=21" in log
    assert "95 applications" in (folder / "found.sarif").read_text(encoding="utf-8")


def test_the_action_ends_as_the_program_does_where_it_cannot_run(folder: Path) -> None:
    status, log, outputs = check(folder, paths="nowhere", baseline="base.json")
    assert (status, outputs) == (2, "drifted=false\n")
    assert "nowhere" in log


def test_what_is_given_to_the_action_is_no_script(folder: Path) -> None:
    status, _, _ = check(
        folder, paths="$(touch hacked); `touch hacked`", baseline='"; touch hacked'
    )
    assert status == 2
    assert not (folder / "hacked").exists()
    steps = ACTION["runs"]["steps"]
    assert not [each for each in steps if "${{" in each["run"]], "inputs come as environment"


def test_the_container_is_made_of_what_the_clone_has() -> None:
    kept = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }
    assert all((ROOT / name).exists() for name in kept)
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("COPY . ")] == ["COPY . /src"]
    assert "USER 65534:65534" in lines
    assert 'ENTRYPOINT ["hmicdiff"]' in lines


def test_what_the_container_is_made_of_can_be_built(tmp_path: Path) -> None:
    kept = [
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    ]
    for name in kept:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert list((tmp_path / "dist").glob("hmicdiff-*.whl"))


def test_the_man_page_is_what_the_commands_say_of_themselves() -> None:
    assert (ROOT / "docs" / "hmicdiff.1").read_text(encoding="utf-8") == manual.page()


@pytest.mark.skipif(shutil.which("man") is None, reason="there is no man here")
def test_the_man_page_can_be_read() -> None:
    ran = subprocess.run(
        ["man", "--warnings", "-l", str(ROOT / "docs" / "hmicdiff.1")],  # noqa: S607 - wherever
        capture_output=True,
        text=True,
        env={**os.environ, "MANPAGER": "cat", "MANWIDTH": "80", "LC_ALL": "C.UTF-8"},
        check=True,
    )
    assert ran.stderr == ""
    assert "hmicdiff verify" in ran.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_are_given_to_a_shell(shell: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "hmicdiff"],
        env={**os.environ, "_HMICDIFF_COMPLETE": f"{shell}_source"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "_HMICDIFF_COMPLETE" in ran.stdout
    ran = subprocess.run(
        [sys.executable, "-m", "hmicdiff"],
        env={
            **os.environ,
            "_HMICDIFF_COMPLETE": f"{shell}_complete",
            "COMP_WORDS": "hmicdiff ver",
            "COMP_CWORD": "1" if shell != "fish" else "ver",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "verify" in ran.stdout
