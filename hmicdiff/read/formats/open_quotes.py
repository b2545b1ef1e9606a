"""Words of a page that a browser does not show because a quotation mark in a tag is not closed."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from hmicdiff.model.text import Note
from hmicdiff.read.formats.document import dropped

_END = "end-of-page"
"""An element that is put behind a page: a tag that is not closed holds it back."""
_CLOSING = ('">', "'>")
_INTO_NEXT = re.compile(r"[^<>]*>.*<\w[^<>]*=\s*", re.DOTALL)
"""A value that goes on to where the next quotation mark opens: it has tags in it."""
_TAG = re.compile("<[^>]*>?")


def hidden_by_quotes(html: str) -> list[Note]:
    """Return notes on the words of a page that stand in the values of tags by mistake."""
    page = LexborHTMLParser(f"{html}<{_END}>")
    is_open = page.css_first(_END) is None
    for closing in _CLOSING if is_open else ():
        closed = LexborHTMLParser(f"{html}{closing}<{_END}>")
        if closed.css_first(_END) is not None:
            page = closed
            break
    *elements, end = page.css("*")
    found = [value for each in elements for value in _values(each) if _INTO_NEXT.fullmatch(value)]
    if is_open and elements and end.tag == _END:
        found += [value for value in _values(elements[-1]) if value not in found]
    told = (_TAG.sub(" ", value.partition(">")[2]) for value in found)
    what = "words in a tag, behind a quotation mark that is not closed"
    return [dropped(what, words) for words in told if words.strip()]


def _values(element: LexborNode) -> Iterator[str]:
    return (value for value in element.attributes.values() if value and "<" in value)
