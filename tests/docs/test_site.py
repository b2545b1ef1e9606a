"""The documents as a site: it can be built, fetches nothing, and has them all."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.support import ROOT

pytest.importorskip("mkdocs", reason="an extra: pip install '.[docs]'")
_FETCHED = re.compile(r'<(?:script|img|iframe)[^>]+src="(https?:)?//|<link[^>]+href="(https?:)?//')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site, built with every doubt an error."""
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return folder


def test_each_document_is_a_page(site: Path) -> None:
    documents = {path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")}
    pages = {path.relative_to(site) for path in site.rglob("*.html")}
    assert {
        path.with_name("index.html" if path.name == "README.md" else f"{path.stem}.html")
        for path in documents
    } <= pages
    assert (site / "examples" / "report.html").read_bytes() == (
        ROOT / "examples" / "report.html"
    ).read_bytes()


def test_no_page_fetches_anything(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert not _FETCHED.search(page.read_text(encoding="utf-8")), page


def test_the_menu_has_every_document_but_the_decisions() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"[\w/.-]+\.md", text.partition("\nnav:")[2]))
    documents = {
        path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")
    }
    assert named == {name for name in documents if not name.startswith("decisions/")}
    assert yaml.safe_load(text.replace("!ENV", ""))["strict"] is True
