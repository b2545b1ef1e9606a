"""What a web page has around its text: navigation, banners, footers. The text is what remains.

What the page itself names so, by its elements or roles, goes. What only the names of its styles
hint at goes if it does not read like text: links, or words and no sentences.
"""

import re
from collections.abc import Collection, Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from hmicdiff.model.text import Note
from hmicdiff.read.formats.beside import HEADINGS, RUN, lists_beside
from hmicdiff.read.formats.document import dropped

_CODE = "head, script, style"
"""What holds no words of the page."""
_SILENT = (
    "template, svg, canvas, iframe, object, embed, audio, video, select, datalist, input, textarea"
)
"""What no browser shows as text, or nobody reads."""
_HIDDEN = (
    '[hidden], [style*="display:none" i], [style*="display: none" i], noscript, dialog, '
    '[style*="visibility:hidden" i], [style*="visibility: hidden" i]'
)
_STRUCK = 'del, s, strike, [style*="line-through" i]'
"""What a page shows as no longer said."""
_ALWAYS = (
    'nav, [role="navigation"], [role="search"], [role="menu"], [role="menubar"], '
    '[role="dialog"], [role="alertdialog"], button, [role="button"]'
)
_OUTSIDE = 'header, footer, aside, [role="banner"], [role="contentinfo"], [role="complementary"]'
"""Furniture of the page; within its text they belong to the text, if they read like it."""
_TEXT = 'main, [role="main"], article, [role="article"]'
_SECTIONS = frozenset({"article", "blockquote", "details", "figure", "main", "section", "td"})
"""What may have a header and a footer of its own: who is quoted, who has written it."""
_MAIN = ('main, [role="main"]', 'article, [role="article"]')
_HEADINGS = "h1, h2, h3"
_NAMES = frozenset(
    """
    nav navbar navigation navigations menu menus breadcrumb breadcrumbs sidebar footer masthead
    skip skiplink skiplinks share sharing social related pagination pager toolbar subscribe
    newsletter advert adverts advertisement ads promo banner header topbar feedback metadata byline
    tags
    """.split()
)
_CONSENT = frozenset("cookie cookies consent gdpr".split())
_REPLIES = frozenset("comments commentlist disqus respond".split())
"""What holds what readers of the page say below it."""
_MAY_HEAD = frozenset("header banner masthead".split())
"""What may hold the title of the text, too."""
_TAG = re.compile("<[^>]*>")
_SPLIT = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")
_SMALL = 0.2
"""A note on cookies is a smaller part of its page than this."""


def text_of_page(
    page: LexborHTMLParser, blocks: Collection[str]
) -> tuple[LexborNode | None, tuple[Note, ...]]:
    """Take the furniture out of a page; return what is left to read, and what was taken out.

    `blocks` are the names of elements that end a line.
    """
    notes: list[Note] = []
    root = page.body
    if root is None:
        return None, ()
    notes += remove_unseen(page)
    notes += _taken("hidden on the page", root.css(_HIDDEN))
    headless = not _has_text_heading(root, "h1")
    headed = bool(root.css("h1")) or _has_text_heading(root, _HEADINGS)
    notes += _taken("navigation", (node for node in root.css(_ALWAYS) if not _is_heading(node)))
    outside = [
        node
        for node in root.css(_OUTSIDE)
        if not _is_within_text(node) and not _is_of_section(node)
    ]
    for node in outside if headless else ():
        heading = node.css_first("h1") or (None if headed else node.css_first(_HEADINGS))
        if heading is not None:
            headed = True
            node.insert_before(heading)  # a copy
            heading.decompose()
    notes += _taken("beside the text of the page", outside)
    hinted = (node for node in root.css(f"[class], [id], {_OUTSIDE}") if _is_hinted(node, root))
    notes += _taken("beside the text of the page", hinted)
    replies = _outermost(node for node in root.css("[class], [id]") if _is_reply(node))
    notes += _taken("what readers say of the page", replies if _is_said(root, replies) else ())
    notes += _taken("list of links beside the text of the page", lists_beside(root, blocks))
    return _main(root, notes), tuple(notes)


def remove_unseen(page: LexborHTMLParser) -> list[Note]:
    """Take out what no browser shows as text; return the words that were in it."""
    for node in page.css(_CODE):
        if _is_in_page(node):
            node.decompose()
    notes = _taken("no text of the page", page.css(_SILENT))
    notes += _taken("struck out", page.css(_STRUCK))
    comments = [] if page.body is None else _comments(page.body)
    return [*notes, dropped("comments of the page", " ".join(comments))] if comments else notes


def _comments(root: LexborNode) -> list[str]:
    said = (
        (node.comment_content or "").strip()
        for node in root.traverse(include_text=True, skip_empty=False)
        if node.is_comment_node
    )
    return [words for words in said if words]


def _words_of(node: LexborNode) -> str:
    """Return what a node says, in its text or in what it is to be filled with."""
    given = node.attributes.get("srcdoc") if node.tag == "iframe" else None
    if node.tag == "input" and node.attributes.get("type") != "hidden":
        given = node.attributes.get("value")
    if node.tag == "template":
        given = _TAG.sub(" ", node.html or "")
    return given or node.text(separator=" ")


def _taken(what: str, nodes: Iterable[LexborNode]) -> list[Note]:
    """Take nodes out of the page, and note what they said."""
    notes = []
    for node in nodes:
        if not _is_in_page(node):
            continue
        words = _words_of(node)
        if words.strip():
            notes.append(dropped(what, words))
        node.decompose()
    return notes


def _is_in_page(node: LexborNode) -> bool:
    return node.parent is not None and node.tag not in {"html", "body"}


def _has_text_heading(root: LexborNode, headings: str) -> bool:
    return any(
        _ancestor(node, {"header", "nav", "footer", "aside"}) is None for node in root.css(headings)
    )


def _is_within_text(node: LexborNode) -> bool:
    parent = node.parent
    if node.css_first(_TEXT) is not None:
        return True  # it is around the text, whatever it is called
    while parent is not None:
        if parent.tag in {"main", "article"} or parent.attributes.get("role") in {
            "main",
            "article",
        }:
            return True
        parent = parent.parent
    return False


def _is_of_section(node: LexborNode) -> bool:
    """Tell whether a header or a footer is that of a quotation or a section, and has words."""
    if node.tag not in {"header", "footer"} or "role" in node.attributes:
        return False
    section = _ancestor(node, _SECTIONS)
    return section is not None and section.tag != "main" and not _is_mostly_links(node)


def _ancestor(node: LexborNode, tags: Collection[str]) -> LexborNode | None:
    parent = node.parent
    while parent is not None and parent.tag not in tags:
        parent = parent.parent
    return parent


def _is_hinted(node: LexborNode, root: LexborNode) -> bool:
    """Tell whether the names of a node hint at furniture and its words do not speak against it."""
    if not _is_in_page(node):
        return False
    names = _names(node)
    hints = names & _NAMES or names & _CONSENT
    if not hints or node.css_first(_TEXT) is not None:
        return False
    may_head = bool(hints <= _MAY_HEAD)
    if node.css_first("h1" if not may_head else _HEADINGS) is not None:
        return False
    words = len(node.text())
    if names & _CONSENT and words < _SMALL * len(root.text()):
        return True
    return _is_list_of_labels(node)


def _is_heading(node: LexborNode) -> bool:
    """Tell whether a node is a heading, or in one: a button that opens what stands below."""
    return node.tag in HEADINGS or _ancestor(node, HEADINGS) is not None


def _is_reply(node: LexborNode) -> bool:
    """Tell whether a node is called what readers say, and holds no title and no text."""
    if not _names(node) & _REPLIES or not _is_in_page(node):
        return False
    return node.css_first("h1, main, [role=main]") is None


def _outermost(nodes: Iterable[LexborNode]) -> list[LexborNode]:
    found: dict[int, LexborNode] = {}
    for node in nodes:  # in their order on the page
        above = node.parent
        while above is not None and above.mem_id not in found:
            above = above.parent
        if above is None:
            found[node.mem_id] = node
    return list(found.values())


def _is_said(root: LexborNode, replies: Iterable[LexborNode]) -> bool:
    """Tell whether a sentence stands on the page before what readers say."""
    ids = {node.mem_id for node in replies}
    for node in root.traverse(include_text=True):
        if node.mem_id in ids:
            return False
        if node.is_text_node and len(" ".join((node.text_content or "").split())) >= RUN:
            return True
    return False


def _names(node: LexborNode) -> set[str]:
    tag = "" if _is_of_section(node) else node.tag or ""
    given = [node.attributes.get("class") or "", node.attributes.get("id") or "", tag]
    return {name.lower() for name in _SPLIT.split(" ".join(given)) if name}


def _is_list_of_labels(node: LexborNode) -> bool:
    """Tell links and labels from text."""
    longest = max((len(run.strip()) for run in _runs(node)), default=0)
    return longest < RUN or _is_mostly_links(node)


def _is_mostly_links(node: LexborNode) -> bool:
    linked = sum(len(link.text().strip()) for link in node.css("a"))
    return linked * 2 > len(node.text().strip())


def _runs(node: LexborNode) -> Iterable[str]:
    for each in node.traverse(include_text=True):
        if each.is_text_node and each.text_content:
            yield " ".join(each.text_content.split())


def _main(root: LexborNode, notes: list[Note]) -> LexborNode:
    """Return the one element that says to be the text, if most of the text is in it."""
    for selector in _MAIN:
        # an element that is named and has the role is found by either
        found = {node.mem_id: node for node in root.css(selector)}.values()
        outermost = [node for node in found if _ancestor(node, {"main", "article"}) is None]
        if len(outermost) != 1:
            continue
        (main,) = outermost
        around = len(root.text().strip()) - len(main.text().strip())
        if around > len(main.text().strip()):
            continue
        if around:
            notes.extend(_around(root, main))
        return main
    return root


def _around(root: LexborNode, main: LexborNode) -> list[Note]:
    """Note the words before and after the element that is read."""
    notes = []
    node = main
    while node is not None and node.mem_id != root.mem_id:
        for beside in _siblings(node):
            words = beside.text_content if beside.is_text_node else beside.text(separator=" ")
            if words and words.strip():
                notes.append(dropped("outside the text of the page", words))
        parent = node.parent
        if parent is None:
            break
        node = parent
    return notes


def _siblings(node: LexborNode) -> list[LexborNode]:
    parent = node.parent
    if parent is None:
        return []
    return [each for each in parent.iter(include_text=True) if each.mem_id != node.mem_id]
