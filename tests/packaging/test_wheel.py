"""What is installed is what is in the checkout."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_sdist, build_wheel

from tests.support import ROOT, SEEDS


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both distributions, without a network."""
    folder = tmp_path_factory.mktemp("dist")
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        build_wheel(str(folder))
        build_sdist(str(folder))
    finally:
        os.chdir(before)
    return folder


def files(*folders: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_has_the_package_and_its_templates(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        every = archive.namelist()
        assert [name for name in every if name.endswith(".data/data/share/man/man1/hmicdiff.1")]
        inside = {name for name in every if not re.search(r"\.(dist-info|data)/", name)}
    assert inside == files("hmicdiff") | {f"hmicdiff/{name}" for name in files("templates")}
    assert "hmicdiff/templates/report.html.jinja" in inside
    assert "hmicdiff/py.typed" in inside


def test_the_sdist_has_what_is_needed_to_test_it(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert files("hmicdiff", "templates", "tests/data", "seeds", "docs") <= inside
    assert {"pyproject.toml", "README.md", "LICENSE", "Makefile", ".ci/run"} <= inside


def test_a_report_is_made_from_the_wheel_alone(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")  # noqa: S202 - built a moment ago
    ran = subprocess.run(
        [sys.executable, "-m", "hmicdiff", "report", *sorted(SEEDS.iterdir())[:2], "-o", "a.html"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "</html>" in (tmp_path / "a.html").read_text(encoding="utf-8")
