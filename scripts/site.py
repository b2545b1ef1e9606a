"""Hooks of mkdocs: reports made of the examples are part of the site, and links lead to them."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

_ROOT = Path(__file__).resolve().parent.parent
_OUTSIDE = "](../examples/"
_INSIDE = "](examples/"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages among the examples."""
    for page in sorted((_ROOT / "examples").rglob("*.html")):
        name = page.relative_to(_ROOT).as_posix()
        files.append(File.generated(config, name, abs_src_path=str(page)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - as mkdocs calls it
    """Lead to examples where they are in the site."""
    return markdown.replace(_OUTSIDE, _INSIDE)
