"""Numbers that point to an entry of their own document, or count it: "[R 2]", Note 3, "4)".

They depend on how many entries a document has, and in which order: another one is no other value.
"""

import re

_NUMBER = re.compile(r"\d+(?:\.\d+)*\Z")
_LABEL = re.compile(r"(?P<marks>[\[(^]*)(?P<word>(?:[^\W\d_]{1,20}[.:]?[^\S\n]?)?)\Z")
"""What stands right before a number: marks that open, a word, or both."""
_LONGEST = 25
"""So many characters before a number hold its label."""
_CLOSING = "])"
_BEGINS = r"(?m)^[^\S\n]*(?:[^\w\s\[(^]+[^\S\n]+)?"
"""The beginning of a line, with the mark of a list item."""
_COUNTED = re.compile(r"[\])}.:][\])}.:]?(?=\s|\Z)")
"""What stands behind the number of an entry."""
_SECTION = re.compile(r"[^\S\n]?\u00a7")
_OWN_SECTION = re.compile(rf"{_BEGINS}(\d+)[^\S\n]?\u00a7")
_ENTRIES = 2
"""A line that begins with a word and a number is an entry where others begin with other numbers."""


def is_reference(text: str, start: int, end: int) -> bool:
    """Tell whether the number at `[start, end)` in a document points to an entry of it.

    It does if it stands in brackets, and a line begins with the same brackets or with the number;
    or if it follows a word, and so do the numbers with which entries begin; or if it stands before
    the sign of a section, as in those of its own document.
    """
    number = text[start:end]
    if not _NUMBER.match(number):
        return False
    if _SECTION.match(text, end):
        sections = set(_OWN_SECTION.findall(text))
        return number in sections and len(sections) >= _ENTRIES
    label = _LABEL.search(text, max(0, start - _LONGEST), start)
    if label is None:
        return False
    marks, word = re.escape(label["marks"]), re.escape(label["word"].rstrip())
    figure = re.escape(number)
    if text[label.start() - 1 : label.start()] in ("", "\n") and not word:
        return _COUNTED.match(text, end) is not None
    if marks and text[end : end + 1] in _CLOSING:
        entry = rf"{_BEGINS}(?:{marks}{word}[^\S\n]?{figure}\b|{'' if word else figure}[.)\]:]\s)"
        return re.search(entry, text) is not None
    if not word:
        return False
    entry = rf"(?i){_BEGINS}{word}[^\S\n]*(\d+(?:\.\d+)*)(?:[.:)\u2013\u2014]|[^\S\n]*$)"
    entries = set(re.findall(entry, text))
    return number in entries and len(entries) >= _ENTRIES
