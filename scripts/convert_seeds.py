"""Write releases in every format that is read, into a folder a format.

    python scripts/convert_seeds.py seeds/ tests/formats/

needs LibreOffice Writer (`soffice`) and Chromium (`chromium`) on the PATH; the results are kept in
the repository, so that the tests need neither. What is made differs from run to run in the times
that these programs write into their files, and in nothing that is read.
"""

import html
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from markdown_it import MarkdownIt

from hmicdiff import read
from hmicdiff.model.text import Release, Role

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} - Newsroom</title>
<meta name="description" content="Press releases of the inspectorate">
<style>body {{ font-family: sans-serif }} .visually-hidden {{ position: absolute }}</style>
<script>window.dataLayer = ["press release"];</script>
</head>
<body class="page page--news">
<a class="skip-link" href="#content">Skip to main content</a>
<div id="cookie-banner" role="region"><p>We use cookies to make this site work and to see how you
use it. You can change your mind at any time.</p><button>Accept all</button></div>
<header class="site-header"><a href="/">Newsroom</a>
<form role="search"><label>Search <input name="q"></label><button>Search</button></form></header>
<nav aria-label="Main"><ul><li><a href="/about">About us</a></li>
<li><a href="/inspections">Our inspections</a></li><li><a href="/news">News</a></li>
<li><a href="/contact">Contact</a></li></ul></nav>
<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ol>
<main id="content">
<article>
{body}
</article>
</main>
<aside><h2>Related</h2><ul><li><a href="/r/1">How we inspect</a></li><li><a href="/r/2">Reports by
year</a></li></ul></aside>
<footer><ul><li><a href="/privacy">Privacy</a></li><li><a href="/cookies">Cookies</a></li></ul>
<p>All content is available under the Open Government Licence, except where otherwise stated.</p>
</footer>
<script src="https://example.invalid/tracker.js"></script>
</body>
</html>
"""
_BARE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<style>{style}</style></head><body>
{body}
</body></html>
"""
_PLAIN = "body { font: 11pt/1.4 serif }"
_RUNNING = """
@page { size: A5; margin: 20mm 15mm;
  @top-left { content: "HMIC press release"; font: 8pt sans-serif }
  @top-right { content: "%s"; font: 8pt sans-serif }
  @bottom-center { content: "Page " counter(page) " of " counter(pages); font: 8pt sans-serif } }
body { font: 10pt/1.35 serif; text-align: justify; hyphens: auto }
"""


def main(source: Path, target: Path) -> None:
    """Convert all releases in a folder."""
    for release in read(source).releases:
        name = Path(release.source).stem
        for folder, suffix, convert in _CONVERSIONS:
            file = target / folder / f"{name}.{suffix}"
            file.parent.mkdir(parents=True, exist_ok=True)
            convert(release, file)


def _body(release: Release) -> tuple[str, str]:
    """Return the title of a release, and its text as HTML."""
    body = MarkdownIt("commonmark").render(release.text)
    title = release.quote(release.blocks[0].start, release.blocks[0].end)
    for block in release.blocks:
        tag = {Role.TITLE: "h1", Role.HEADING: "h2"}.get(block.role)
        words = html.escape(release.quote(block.start, block.end), quote=True)
        if tag:
            body = body.replace(f"<p>{words}</p>", f"<{tag}>{words}</{tag}>", 1)
    return title, body


def _page(layout: str, style: str = "") -> Callable[[Release], str]:
    def made(release: Release) -> str:
        title, body = _body(release)
        shown = html.escape(title)
        look = style % shown.split(" has ")[0] if "%s" in style else style
        return layout.format(title=shown, body=body, style=look)

    return made


def _to_markdown(release: Release, file: Path) -> None:
    file.write_text(release.text, encoding="utf-8")


def _to_page(release: Release, file: Path) -> None:
    file.write_text(_page(_PAGE)(release), encoding="utf-8")


def _to_email(release: Release, file: Path) -> None:
    title, body = _body(release)
    message = EmailMessage()
    message["Subject"] = f"Press release: {title}"
    message["From"] = "Press office <press@example.invalid>"
    message["To"] = "newsdesk@example.invalid"
    message["Date"] = "Mon, 17 Dec 2012 09:00:00 +0000"
    message["Message-ID"] = f"<{file.stem}@example.invalid>"
    message.set_content(release.text, cte="quoted-printable")
    message.add_alternative(_BARE.format(title=title, body=body, style=_PLAIN), subtype="html")
    message.set_boundary("=-boundary")
    file.write_bytes(message.as_bytes(policy=SMTP))


def _by_office(filter_: str) -> Callable[[Release, Path], None]:
    def convert(release: Release, file: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder, f"{file.stem}.html")
            page.write_text(_page(_BARE, _PLAIN)(release), encoding="utf-8")
            _run(
                "soffice", "--headless", "--infilter=HTML (StarWriter)", "--convert-to",
                f"{file.suffix[1:]}:{filter_}", "--outdir", folder, str(page),
            )  # fmt: skip
            shutil.copy(page.with_suffix(file.suffix), file)

    return convert


def _by_browser(layout: str, style: str) -> Callable[[Release, Path], None]:
    def convert(release: Release, file: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder, "page.html")
            page.write_text(_page(layout, style)(release), encoding="utf-8")
            _run(
                "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--no-pdf-header-footer",
                f"--print-to-pdf={file}", page.as_uri(),
            )  # fmt: skip

    return convert


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


_CONVERSIONS: tuple[tuple[str, str, Callable[[Release, Path], None]], ...] = (
    ("markdown", "md", _to_markdown),
    ("html", "html", _to_page),
    ("email", "eml", _to_email),
    ("docx", "docx", _by_office("MS Word 2007 XML")),
    ("odt", "odt", _by_office("writer8")),
    ("rtf", "rtf", _by_office("Rich Text Format")),
    ("pdf-libreoffice", "pdf", _by_office("writer_pdf_Export")),
    ("pdf-chromium", "pdf", _by_browser(_BARE, _PLAIN)),
    ("pdf-running-headers", "pdf", _by_browser(_BARE, _RUNNING)),
)

if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]).resolve())
