"""A browser without a screen, and pages to open in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hmicdiff.api import present, present_pages, write_pages
from hmicdiff.model.analysis import Analysis, Evidence, Finding, FindingKind, Level
from hmicdiff.pipeline import analyze
from hmicdiff.structs import replace
from tests import analyses, tables
from tests.browser import chromium
from tests.sequences import of_statements
from tests.support import family, of_seeds

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

Open = Callable[..., "Page"]


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    if chromium.program() is None:
        pytest.skip(chromium.NONE)
    pytest.importorskip("playwright")
    with chromium.started() as browser:
        yield browser


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a page of each family."""
    folder = tmp_path_factory.mktemp("pages")
    made: dict[str, Analysis] = {
        "seeds": of_seeds(),
        "hostile": with_slip(analyses.with_stranger()),
        "figures": tables.table(),
        "alone": analyses.alone(),
        "many": analyses.large(300, 40),
        "statements": of_statements(),
        "groups": of_two_drafts(),
    }
    for name, analysis in made.items():
        (folder / f"{name}.html").write_text(present(analysis, "html"), encoding="utf-8")
    write_pages(folder / "folder", present_pages(of_seeds()))
    write_pages(folder / "statements", present_pages(of_statements()))
    write_pages(folder / "families", present_pages(of_seeds(), tables.table()))
    return folder


SHED = (
    "The shed was inspected by the {} of the harbour board in {}.",
    "The inspection was carried out by two members of the board.",
    "The roof is in a good state and keeps out the rain.",
    "The owner is asked to mend the door before the winter.",
    "A copy of this letter is kept at the office of the board.",
)
OTHER_DRAFT = (
    SHED[0],
    "The inspection was conducted by two members of the board.",
    "The roof is in a sound state and keeps out the rain.",
    "The owner is required to mend the door before the winter.",
    SHED[4],
)
TOWNS = ("Alder", "Brook", "Cole", "Dane", "Esk", "Frome", "Gade", "Hull", "Isle", "Kent", "Lune")
MORE_TOWNS = ("Mole", "Nene", "Ouse", "Perry")


def of_two_drafts() -> Analysis:
    """Return letters of which some were written from another draft than the others."""
    texts = [
        "\n\n".join(OTHER_DRAFT if number >= 10 else SHED).format("clerk", town)
        for number, town in enumerate((*TOWNS, *MORE_TOWNS))
    ]
    return analyze(family(*texts))


def with_slip(analysis: Analysis) -> Analysis:
    """Return the analysis with a finding of a slip, its evidence in another release."""
    first, second = analysis.releases[:2]
    said, other = first.sentences[2], second.sentences[2]
    evidence = Evidence(
        second.id, other.start, other.end, other.line, second.text[other.start : other.end]
    )
    slip = Finding(
        release=first.id,
        kind=FindingKind.INCONSISTENT,
        passage=said.passages[0],
        start=said.start,
        end=said.end,
        line=said.line,
        quote=first.text[said.start : said.end],
        expected=None,
        shared_with=(),
        message="Says otherwise than the title.",
        surprise=3.0,
        rule="title-and-text",
        level=Level.WARNING,
        evidence=(evidence,),
    )
    return replace(analysis, findings=(slip, *analysis.findings))


def watch(page: "Page", wrong: list[str]) -> None:
    """Note what goes wrong on a page, and what it asks for that is no file."""

    def told(message: "ConsoleMessage") -> None:
        if message.type == "error":
            wrong.append(message.text)

    def asked(request: "Request") -> None:
        if not request.url.startswith(("file:", "blob:", "data:")):
            wrong.append(request.url)

    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", told)
    page.on("request", asked)


@pytest.fixture
def visit(browser: "Browser", pages: Path) -> Iterator[Open]:
    """Return what opens a page; that nothing went wrong on it is checked in the end."""
    contexts = []
    wrong: list[str] = []

    def opened(
        name: str,
        at: str = "",
        *,
        width: int = 1440,
        theme: str = "light",
        scripts: bool = True,
    ) -> "Page":
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if theme == "dark" else "light",
            java_script_enabled=scripts,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        watch(page, wrong)
        page.goto((pages / name).as_uri() + at)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []
