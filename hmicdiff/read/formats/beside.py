"""Lists of links to other pages beside the text of a page, whatever they are called.

The text is in the innermost element that holds nearly all sentences of a page. What is in it is
text, its links too. Outside of it a list of links, or of other pages with a line on each, is none.
"""

from collections import Counter
from collections.abc import Collection, Iterator

from selectolax.lexbor import LexborNode

from hmicdiff.structs import Struct, field

RUN = 80
"""So many characters outside of links are a sentence, and no label."""
_TITLE = 15
"""So many characters are the title of a page, and no "more"."""
_TEASER = 400
"""What a list of pages says of each has fewer characters than this outside of links."""
_SEVERAL = 3
"""Two links may be those of a sentence, and two boxes beside each other parts of the text."""
_NEARLY_ALL = 0.9
"""So much of the sentences is in the text: others are notes at the foot of the page; and so much of
a list of links is in links: between them stand commas and dates."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class _Element(Struct):
    """An element of a page, and how many characters it has, those within it included."""

    node: LexborNode
    above: "_Element | None"
    is_block: bool
    is_link: bool
    """Whether it is a link to another page, or within one."""
    is_heading: bool
    within: "list[_Element]" = field(default_factory=list)
    own: int = 0
    """Outside of links and of blocks within it."""
    whole: int = 0
    linked: int = 0
    headed: int = 0
    """In headings, outside of links."""
    sentences: int = 0
    links: int = 0
    begins: int = 0
    """In links, where it begins with a link, or has one for a heading."""
    is_begun: bool = False
    has_title: bool = False
    """Whether it has the title of the page."""

    @property
    def looks(self) -> tuple[str | None, str | None]:
        """What boxes of one kind have in common."""
        return self.node.tag, self.node.attributes.get("class")

    @property
    def is_teaser(self) -> bool:
        """Whether it names another page and says a little of it."""
        return self.begins >= _TITLE and self.whole - self.linked < _TEASER


def lists_beside(root: LexborNode, blocks: Collection[str]) -> list[LexborNode]:
    """Return the lists of links to other pages that stand outside of the text of a page.

    `blocks` are the names of elements that end a line. There are none where nothing is a sentence.
    """
    elements = _elements(root, blocks)
    for each in reversed(elements):
        _add_up(each)
    text = elements[0] if elements and elements[0].sentences else None
    if text is None:
        return []
    least = _NEARLY_ALL * text.sentences
    while inner := next((each for each in text.within if each.sentences >= least), None):
        if not inner.is_block or not any(each.is_block for each in inner.within):
            break
        text = inner
    return list(_lists(elements[0], text))


def _elements(root: LexborNode, blocks: Collection[str]) -> list[_Element]:
    """Return the elements of a page in their order, each with the words that stand in itself."""
    found: dict[int, _Element] = {}
    for node in root.traverse(include_text=True):
        parent = node.parent
        above = found.get(parent.mem_id) if parent is not None else None
        if node.is_text_node and above is not None:
            _say(above, len((node.text_content or "").strip()))
        elif node.is_element_node:
            tag = node.tag or ""
            leads_away = tag == "a" and not (node.attributes.get("href") or "#").startswith("#")
            said = _Element(
                node,
                above,
                is_block=tag in blocks,
                is_link=leads_away or (above is not None and above.is_link),
                is_heading=tag in HEADINGS or (above is not None and above.is_heading),
                links=int(leads_away),
                has_title=tag == "h1",
            )
            found[node.mem_id] = said
            if above is not None:
                above.within.append(said)
    return list(found.values())


def _say(element: _Element, signs: int) -> None:
    element.whole += signs
    if element.is_link:
        element.linked += signs
        if not element.is_begun or element.is_heading:
            element.begins += signs
    elif element.is_heading:
        element.headed += signs
    element.own += 0 if element.is_link or element.is_heading else signs
    element.is_begun = element.is_begun or bool(signs)


def _add_up(element: _Element) -> None:
    """Add what elements within one say, which have been added up before."""
    teasers = [each for each in element.within if each.is_teaser]
    alike = Counter(each.looks for each in teasers)
    for each in teasers:
        if alike[each.looks] >= _SEVERAL:
            each.linked, each.sentences = each.whole, 0
    for each in element.within:
        if not element.is_begun or each.is_heading:
            element.begins = max(element.begins, each.begins)
        element.is_begun = element.is_begun or each.is_begun
        _add(element, each)
    if element.is_block and element.own >= RUN:
        element.sentences += element.own


def _add(element: _Element, inner: _Element) -> None:
    element.whole += inner.whole
    element.linked += inner.linked
    element.headed += inner.headed
    element.sentences += inner.sentences
    element.links += inner.links
    element.has_title = element.has_title or inner.has_title
    element.own += 0 if inner.is_block else inner.own


def _lists(root: _Element, text: _Element) -> Iterator[LexborNode]:
    """Yield the outermost elements that are lists of links, but for the text."""
    around = set()
    above: _Element | None = text
    while above is not None:
        around.add(above.node.mem_id)
        above = above.above
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.node.mem_id == text.node.mem_id:
            continue
        if element.node.mem_id not in around and _is_list(element):
            yield element.node
        else:
            waiting += reversed(element.within)


def _is_list(element: _Element) -> bool:
    if element.has_title or element.sentences or element.links < _SEVERAL:
        return False
    return element.linked >= _NEARLY_ALL * (element.whole - element.headed)
