"""The numbers of headings, sections and items: they count the text, and state nothing.

"TOP 4", "Table 7" and "\u00a7 12" stand at the head of lines that many documents have, each with a
number of its own; so does "4/ Questions" where no reader took the number for a mark.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection

from hmicdiff.model.template import Part, Slot, Template
from hmicdiff.read.english import FUNCTION_WORDS, OTHER_ARTICLES

_SEVERAL = 3
"""What opens so many passages with a number behind it counts them; two may be two values."""
_SECTION = re.compile(r"\u00a7\s*\Z")
"""The sign says what the number behind it is, wherever it stands."""
_OPENS = re.compile(r"\W*([^\W\d_]+)\s*(\d)?")
_NUMBER = re.compile(r"\W*(?:\d{1,3}|[IVXL]+)(?:\s*[-/.):\u00b0]+\s*|\s+|$)")


def numbering_words(template: Template) -> frozenset[str]:
    """Return the words that several passages open with, each with a number behind it.

    Most documents that have such a passage have another one, too: of "Level 2", said once, the
    number states something.
    """
    passages: Counter[str] = Counter()
    having: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for passage in template.passages:
        parts = passage.main.parts
        if word := _opening(parts[0], alone=len(parts) == 1):
            passages[word] += 1
            having[word].update({one for each in passage.readings for one in each.releases})
    return frozenset(
        word
        for word, count in passages.items()
        if count >= _SEVERAL
        and 2 * sum(number > 1 for number in having[word].values()) >= len(having[word])
    )


def _opening(part: Part, *, alone: bool) -> str:
    """Return the word that a passage opens with, where a number or a slot is all that follows."""
    if isinstance(part, Slot):
        return ""
    found = _OPENS.match(part)
    if found is None or not (found[2] or (not alone and found.end() == len(part))):
        return ""
    word = found[1].casefold()
    return "" if word in FUNCTION_WORDS or word in OTHER_ARTICLES else word


def is_section(before: str) -> bool:
    """Tell whether a text ends with the sign for a section: the number behind it is of one."""
    return _SECTION.search(before) is not None


def is_numbered(before: Part, words: Collection[str]) -> bool:
    """Tell the word that opens a heading, up to its number; or the sign alone."""
    if isinstance(before, Slot):
        return False
    found = _OPENS.fullmatch(before)
    is_word = found is not None and not found[2] and found[1].casefold() in words
    return is_word or _SECTION.fullmatch(before) is not None


def without_number(text: str, words: Collection[str]) -> str:
    """Return words without the number of an item before them, and the word for it."""
    found = _OPENS.match(text)
    counted = found is not None and found[1].casefold() in words
    rest = text[found.end(1) :] if found is not None and counted else text
    if any(map(str.isalpha, rest)):
        return _NUMBER.sub("", rest, count=1).strip()
    return "" if counted else text
