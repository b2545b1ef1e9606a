"""The page: one file that needs nothing else, or a folder of pages where one would be too large."""

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import partial
from urllib.parse import quote

from markupsafe import Markup

from hmicdiff.model.analysis import Analysis
from hmicdiff.model.provenance import Record
from hmicdiff.report.controls import visible
from hmicdiff.report.data import data_of
from hmicdiff.report.front import Front, build_front
from hmicdiff.report.markup import Marker, changes, pattern, sides, told
from hmicdiff.report.record import element_text, record_of
from hmicdiff.report.templated import builtin_templates, environment
from hmicdiff.report.view import ReleaseView, View, build_view
from hmicdiff.structs import Struct

INDEX = "index.html"
"""The first page of a folder."""
RELEASES = "releases"
"""Where in a folder the pages of the releases are."""
STYLE, SCRIPT = "page.css", "page.js"
"""What the pages of a folder share; a page by itself holds them."""
_STYLES = (
    "style.css",
    "front.css",
    "picture.css",
    "facts.css",
    "compare.css",
    "work.css",
    "print.css",
)
_SCRIPTS = (
    "start.js",
    "data.js",
    "state.js",
    "wake.js",
    "back.js",
    "filter.js",
    "over.js",
    "timeline.js",
    "search.js",
    "table.js",
    "facts.js",
    "columns.js",
    "panels.js",
    "overview.js",
    "compare.js",
    "steps.js",
    "chips.js",
    "copy.js",
    "picture.js",
    "map.js",
    "docx.js",
    "work.js",
    "print.js",
    "keys.js",
    "main.js",
)
"""In the order in which they are read; they make one script."""


class _Links(Struct, frozen=True):
    """Where on which page something stands."""

    here: str
    """The page that links, as a path in the folder."""
    pages: Mapping[str, str]
    """By the fragment of a release the page that it has to itself; none in a report of one file."""

    def to(self, fragment: str | None) -> str:
        """Return the link to what `fragment` names."""
        name = fragment or ""
        page = self.pages.get(name.partition(".")[0], INDEX) if self.pages else self.here
        return f"#{name}" if page == self.here else f"{self.file(page)}#{name}"

    def file(self, path: str) -> str:
        """Return the link to a file of the folder."""
        return "../" * self.here.count("/") + quote(path)


def present(analysis: Analysis, *, color: bool = False) -> str:  # noqa: ARG001 - as all presenters
    """Return the report as one page."""
    view = build_view(analysis)
    front = build_front(analysis, view)
    data = data_of(view, front, analysis.releases)
    record = element_text(record_of(analysis))
    return _page(view, front, view.ranking, data, _Links("", {}), record=record)


def folder(analysis: Analysis) -> dict[str, str]:
    """Return the report as files by their path: one page to begin with, one for each release."""
    view = build_view(analysis)
    front = build_front(analysis, view)
    pages = {one.name.anchor: f"{RELEASES}/{one.name.anchor}.html" for one in view.releases}
    elsewhere = {one.name.id: quote(pages[one.name.anchor]) for one in view.releases}
    data = data_of(view, front, analysis.releases, elsewhere)
    record = element_text(record_of(analysis))
    made = {
        STYLE: _style(),
        SCRIPT: _script(),
        INDEX: _page(view, front, (), data, _Links(INDEX, pages), record=record),
    }
    for given, release in zip(analysis.releases, view.releases, strict=True):
        links = _Links(pages[release.name.anchor], pages)
        data = data_of(view, front, (given,))
        made[links.here] = _page(view, front, (release,), data, links, alone=True)
    return made


def listed(families: Sequence[Mapping[str, object]], record: Record) -> str:
    """Return a page that leads to the reports of several families.

    Args:
        families: for each its "page", "head", "summary", how its template "begins", and its
            "releases" with their files.
        record: how they were made.
    """
    style = _style()
    return (
        environment(_shown)
        .get_template("families.html.jinja")
        .render(
            families=families,
            generator=record.generator,
            record=Markup(element_text(record)),  # noqa: S704 - has no "<"
            pattern=pattern,
            style=Markup(style),  # noqa: S704 - our own files
            policy=_policy(_digest(style), "'none'"),
        )
    )


def _page(
    view: View,
    front: Front,
    shown: Sequence[ReleaseView],
    data: str,
    links: _Links,
    *,
    alone: bool = False,
    record: str = "",
) -> str:
    """Return a page.

    Args:
        view: The whole report.
        front: Its first screen.
        shown: The releases whose findings and full texts are on this page, in this order.
        data: What the script works with.
        links: Where all else is.
        alone: Whether the page is about one release of a folder.
        record: How it was made; nothing on a page that another one of the folder speaks for.
    """
    words = Marker(links.to)
    whole = not links.pages
    style, script = (_style(), _script()) if whole else ("", "")
    page = environment(_shown).get_template("report.html.jinja")
    return page.render(
        view=view,
        front=front,
        noun=front.noun,
        told=shown,
        alone=alone,
        href=links.to,
        link=words.link,
        links=words.links,
        holders=words.holders,
        slotted=words.slotted,
        text=words.text,
        pattern=pattern,
        changes=changes,
        sides=sides,
        told_of=partial(told, noun=front.noun, given=front.given),
        data=Markup(data),  # noqa: S704 - has no "<"
        record=Markup(record),  # noqa: S704 - has no "<"
        style=Markup(style),  # noqa: S704 - our own files
        script=Markup(script),  # noqa: S704 - our own files
        style_file="" if whole else links.file(STYLE),
        script_file="" if whole else links.file(SCRIPT),
        policy=_policy(_digest(style), _digest(script)) if whole else _policy("'self'", "'self'"),
    )


def _style() -> str:
    return _joined(_STYLES)


def _script() -> str:
    return f"(() => {{\n{_joined(_SCRIPTS)}}})();\n"


def _shown(value: object) -> object:
    """Make what steers a reader's screen visible; what is markup already is left as it is."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _joined(names: Sequence[str]) -> str:
    own = builtin_templates() / "html"
    return "".join((own / name).read_text(encoding="utf-8") for name in names)


def _policy(style: str, script: str) -> str:
    """Allow this style and this script and nothing else, whatever a release holds."""
    return f"default-src 'none'; style-src {style}; script-src {script}"


def _digest(source: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
