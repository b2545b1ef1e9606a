import hashlib
import posixpath
import re
from base64 import b64encode
from collections import Counter
from html.parser import HTMLParser

import pytest

from hmicdiff.report import html
from hmicdiff.report.controls import visible
from hmicdiff.structs import replace
from tests import analyses, tables
from tests.support import of_seeds

SCRIPTS = 3
"""The script, the data that it works with, and how the page was made."""
VOID = {"meta", "input", "br", "link"}


class Page(HTMLParser):
    """What a browser makes of a page, and whether its tags are in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.full: list[str] = []
        self._open: list[str] = []
        self._text_from: int | None = None
        self._hidden = 0
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        named = dict(attrs)
        self.attributes |= set(named)
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if tag == "a":
            self.targets.append(str(named["href"]))
        if tag in VOID:
            return
        self._open.append(tag)
        if named.get("class") == "text":
            self._text_from = len(self._open)
            self.full.append("")
        if self._text_from and named.get("class") == "gap":
            self._hidden = len(self._open)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if self._hidden > len(self._open):
            self._hidden = 0
        if self._text_from and self._text_from > len(self._open):
            self._text_from = None

    def handle_data(self, data: str) -> None:
        if self._text_from and not self._hidden:
            self.full[-1] += data


@pytest.fixture(scope="module")
def text() -> str:
    return html.present(analyses.with_stranger())


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_each_full_text_is_the_release(page: Page) -> None:
    texts = {visible(release.text) for release in analyses.with_stranger().releases}
    assert len(page.full) == len(texts)
    assert set(page.full) == texts


def test_ids_are_unique_and_links_lead_somewhere(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert {target.removeprefix("#") for target in page.targets} <= set(page.ids)


def test_nothing_is_fetched(text: str, page: Page) -> None:
    assert all(target.startswith("#") for target in page.targets)
    assert not page.attributes & {"src", "srcset", "action", "style", "onclick", "onload"}
    assert "url(" not in text
    assert "@import" not in text
    assert page.tags["link"] == 0


def test_releases_cannot_add_markup(text: str, page: Page) -> None:
    assert page.tags["script"] == SCRIPTS
    assert page.tags["style"] == 1
    assert "alert(1)</script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{ 7 * 7 }}" in text
    assert "Bern &lt;b&gt;" in text
    assert "<em>markup" not in text


def test_the_policy_allows_this_style_and_this_script_alone(text: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert re.fullmatch(
        r"default-src &#39;none&#39;; style-src &#39;sha256-[^ ;]+&#39;; "
        r"script-src &#39;sha256-[^ ;]+&#39;",
        policy[1],
    )
    for tag in ("style", "script"):
        held = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert held
        digest = b64encode(hashlib.sha256(held[1].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy[0].replace("&#43;", "+")


def test_the_pages_of_a_folder_hold_no_script_and_share_one() -> None:
    pages = html.folder(analyses.with_stranger())
    assert {path for path in pages if "/" not in path} == {"index.html", "page.css", "page.js"}
    assert sum(path.startswith("releases/") for path in pages) == 5
    for path, text in pages.items():
        if path.endswith(".html"):
            assert "script-src &#39;self&#39;" in text
            assert re.findall(r"<script[^>]*>", text) == [
                f'<script src="{"../" * path.count("/")}page.js">',
                *(['<script type="application/json" id="record">'] if path == "index.html" else []),
                '<script type="application/json" id="data">',
            ]


def test_the_links_between_the_pages_of_a_folder_lead_somewhere() -> None:
    pages = html.folder(analyses.with_stranger())
    ids = {path: set(Page(text).ids) for path, text in pages.items() if path.endswith(".html")}
    for path, known in ids.items():
        for target in Page(pages[path]).targets:
            page, _, fragment = target.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), page))
            assert fragment in (ids[there] if page else known), (path, target)


def test_the_story_comes_first() -> None:
    text = html.present(of_seeds())
    body = text[text.index("<body") :]
    assert body.index("5 documents compared") < body.index("___ has made some improvements")
    assert body.index("___ has made some improvements") < body.index("What stands out</h2>")
    assert body.index("What stands out</h2>") < body.index("Who says most of their own</h2>")
    assert body.index("Who says most of their own</h2>") < body.index("Document by document</h2>")


def test_every_finding_is_there_with_its_quote_and_line(text: str) -> None:
    for finding in analyses.with_stranger().findings:
        assert re.search(rf'class="place"[^>]*>[^<]*line {finding.line}<', text)


def test_changes_are_marked_up(text: str) -> None:
    assert '<span class="fill">Cork</span> opens<del> all</del> its pools' in text


def test_the_same_analysis_gives_the_same_page(text: str) -> None:
    assert html.present(analyses.with_stranger()) == text


@pytest.mark.parametrize("make", [analyses.family, analyses.alone, analyses.empty, tables.table])
def test_small_families_make_whole_pages(make: object) -> None:
    assert callable(make)
    Page(html.present(make()))


def test_names_from_a_loaded_analysis_cannot_leave_an_attribute() -> None:
    analysis = analyses.alone()
    odd = '"><img src=x onerror=alert(1)>'
    reading = replace(analysis.template.passages[0].readings[0], releases=(odd,))
    passage = replace(analysis.template.passages[0], id=odd, readings=(reading,))
    shown = Page(
        html.present(
            replace(
                analysis,
                releases=(replace(analysis.releases[0], id=odd, source=odd, subject=odd),),
                template=replace(analysis.template, passages=(passage,)),
            )
        )
    )
    assert shown.tags["img"] == 0


def test_what_is_not_in_the_template_is_not_linked_to_it() -> None:
    analysis = analyses.with_stranger()
    known = replace(analysis.template, passages=analysis.template.passages[:-1])
    for odd in (
        replace(analysis, template=known),
        replace(analysis, releases=tuple(replace(one, stranger=True) for one in analysis.releases)),
    ):
        shown = Page(html.present(odd))
        assert {target.removeprefix("#") for target in shown.targets} <= set(shown.ids)


def test_a_large_family_stays_below_a_few_megabytes() -> None:
    text = html.present(analyses.large())
    assert len(text.encode()) < 5_000_000


def test_facts_lead_to_their_sentences_and_say_what_has_to_be_known() -> None:
    text = html.present(tables.table())
    page = Page(text)
    assert {target.removeprefix("#") for target in page.targets} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    for words in (
        '4 - 1 = </span><a href="#ada.s2"><bdi>3</bdi></a>',
        '<bdi>86</bdi></a><span class="whole"> of 88</span>',
        '<td class="none">not found</td>',
        '<li id="page.facts.n1">',
        "<bdi>0</bdi>",
        'title="not comparable: counted “In June”; 2 others “Since May”"',
        'title="far from the middle, 4 (n = 6)"',
    ):
        assert words in text


def test_facts_cannot_add_markup() -> None:
    text = html.present(tables.table())
    page = Page(text)
    assert page.tags["script"] == SCRIPTS
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in text
    assert "alert(2)</script>" not in text


def test_without_columns_there_is_no_table_of_facts() -> None:
    assert 'id="page.facts"' not in html.present(analyses.alone())


def test_each_release_tells_its_share_of_boilerplate() -> None:
    assert "<span>93% common text</span>" in html.present(analyses.family())
    assert "% common text" not in html.present(analyses.alone())
