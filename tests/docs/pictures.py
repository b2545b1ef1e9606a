"""Takes the pictures in docs/ from the page in examples/: `make pictures`."""

import sys
from dataclasses import dataclass

from tests.browser import chromium
from tests.support import ROOT


@dataclass(frozen=True)
class Picture:
    """What is shown on a picture, and how much of it."""

    name: str
    at: str
    page: str = "report.html"
    """Of examples/."""
    width: int = 1200
    height: int = 860


PICTURES = (
    Picture("report", "page.unique", height=1020),
    Picture("report-over", "over.2031-01-20", "sequence/report.html", height=760),
    Picture("report-facts", "page.facts", height=800),
    Picture("report-matrix", "page.matrix", height=700),
    Picture("report-collation", "template.p.between-september-instances", height=640),
    Picture("report-release", "cumbria-constabulary.text;theme=dark"),
    Picture("report-phone", "cumbria-constabulary.f0", width=360, height=740),
)


def main() -> None:
    """Take all of them."""
    if chromium.program() is None:
        sys.exit(chromium.NONE)
    with chromium.started() as browser:
        for picture in PICTURES:
            shown = browser.new_page(viewport={"width": picture.width, "height": picture.height})
            page = (ROOT / "examples" / picture.page).as_uri()
            shown.goto(f"{page}#{picture.at}")
            shown.wait_for_timeout(500)
            shown.screenshot(path=ROOT / "docs" / f"{picture.name}.png")
            shown.close()


if __name__ == "__main__":
    main()
