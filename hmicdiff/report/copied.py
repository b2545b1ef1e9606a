"""Sentences that releases on different subjects share word for word, as readers see them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from hmicdiff.model.analysis import Analysis, Copied, CopiedPlace
from hmicdiff.model.text import Role, spot
from hmicdiff.report.controls import one_line
from hmicdiff.report.names import ReleaseName
from hmicdiff.report.newsworthy import is_code, is_stopped
from hmicdiff.report.wording import listing, plural
from hmicdiff.structs import Struct

TITLE = "Word for word in a few of them"
_MOST = 12
"""Of more sentences readers are told the least likely ones; the JSON has all."""
_FEWEST = 12
"""A sentence of fewer words may be written twice by anybody who has to say the same."""
_TELLING = 3
"""With fewer words that no other release uses it is a stock phrase, which could stand in each."""
_CITED = re.compile(r"\([^()]*\b(?:1[5-9]|20)\d\d(?:-\d+)?\)|\b(?:ISBN|ISSN|doi)\b|https?://")
"""What a citation has: a year at the end of brackets, a number of the book, an address."""
_WORD = re.compile(r"\w{2,}")


class CopiedView(Struct, frozen=True):
    """A sentence and who has it."""

    quote: str
    says: str
    """Who has it, where, and whose day is the first; nobody knows when each sentence came in."""


def build_copied(analysis: Analysis, names: Mapping[str, ReleaseName]) -> tuple[CopiedView, ...]:
    """Return the sentences as they are shown, the least likely first, of each few releases one."""
    having = Counter(map(_who, analysis.copied))
    together: dict[frozenset[str], Copied] = {}
    for each in _telling(analysis):
        together.setdefault(_who(each), each)
    shown = list(together.items())[:_MOST]
    family = sum(not one.stranger for one in analysis.releases)
    return tuple(
        CopiedView(one_line(first.quote), _says(first, having[who] - 1, names, family))
        for who, first in shown
    )


def _who(copied: Copied) -> frozenset[str]:
    return frozenset(one.release for one in copied.places)


def _telling(analysis: Analysis) -> Iterator[Copied]:
    """Yield the sentences that are prose, and not made of words that others use, too."""
    in_lists = {
        (release.id, one.start)
        for release in analysis.releases
        for one in release.sentences
        if one.role is Role.ITEM
    }
    texts = {one.id: one.text for one in analysis.releases} if analysis.copied else {}
    used = {one: _words(text) for one, text in texts.items()}
    uses = Counter(word for words in used.values() for word in words)
    for each in analysis.copied:
        having = _who(each)
        is_rest = each.quote[:1].islower()  # a page ends within the sentence
        is_in_list = any((one.release, one.start) in in_lists for one in each.places)
        is_prose = is_stopped(each.quote) and not is_code(each.quote)
        is_prose = is_prose and len(each.quote.split()) >= _FEWEST
        own = Counter(word for one in having for word in used[one])
        telling = sum(uses[word] == own[word] for word in _words(each.quote))
        if not is_prose or is_in_list or is_rest or telling < _TELLING:
            continue
        if not any(_is_of_citation(texts[one.release], one) for one in each.places):
            yield each


def _is_of_citation(text: str, place: CopiedPlace) -> bool:
    """Tell a sentence of a paragraph that says what was published, where and when."""
    start = text.rfind("\n\n", 0, place.start) + 1
    end = text.find("\n\n", place.start)
    return _CITED.search(text, start, end if end >= 0 else len(text)) is not None


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _says(copied: Copied, more: int, names: Mapping[str, ReleaseName], family: int) -> str:
    """Return who has it; it was looked up in the family alone."""
    where = listing([_place(each, names) for each in copied.places])
    told = f"{where} have it, and no other of the {family} releases"
    if copied.first is not None:
        told += f"; {names[copied.first].name} is dated first"
    if more:
        told += f"; they have at least {plural(more, 'other such sentence')} in common"
    return f"{told}."


def _place(place: CopiedPlace, names: Mapping[str, ReleaseName]) -> str:
    dated = f", {place.date}" if place.date else ""
    return f"{names[place.release].name} ({spot(place.line, place.where)}{dated})"
