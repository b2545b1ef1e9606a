"""What the releases of a family are called by their own titles: one kind of title for all."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from hmicdiff.align.kinds import kind_of, low
from hmicdiff.infer.entries import label, recurring_labels
from hmicdiff.language.beginnings import common_prefix
from hmicdiff.model.template import Kind
from hmicdiff.model.text import Release, Role, Sentence

_NEARLY_ALL = 0.9
"""Where fewer have a title of their own, the rest would be called in another way."""
_DIFFERENT = 0.75
"""Where more of the titles are the same, they say what is common to releases."""
_FURNITURE = 0.25
"""What so many have among their first lines is no title: two can be about one thing."""
_SEVERAL = 3
"""Two of a few releases can be about one thing."""
_LONGEST = 35
"""In words: what is longer, and has no stop, is text that has lost its stops."""
_LEAST = 3
"""In letters: a shorter rest of a title is a number or a mark, and calls nothing."""
_STOPS = ".\u3002"
_ENDS = f"{_STOPS}!?\u2026:"
"""A title may ask or exclaim."""
_CLOSING = "\"'\u201d\u2019)"
_DATA = re.compile(r"://|^\[.*\n|^\[\S+\]$|\s=\s")
"""An address, and what a program reads at the head of a file."""
_LIST = re.compile(r"[^:]{1,40}:(?:[^,.:]+,){2,}[^,:]+$")
"""Who was there, behind a label: several names call nothing."""
_SIGNS = re.compile(r"^#+\s+")
"""What Markdown has before a title."""
_MARKS = "-\u2013\u2014|:\u00b7,"
"""These part what a title says of its release from what all titles say."""


def titles(releases: Sequence[Release]) -> list[str | None]:
    """Return for each release what its title says of it alone; all `None` where most have none.

    The title is the first line above the text that is the release's own. Lines that others have,
    too, are passed over; so are days, which call a release where no line does. Where a letterhead
    stands above, what only some have below it may be of it: there all have to have a line.
    """
    heads = [list(_heads(release)) for release in releases]
    uses = Counter(line for each in heads for line in {_key(one) for one in each})
    most = min(len(releases), max(_SEVERAL, _FURNITURE * len(releases)))
    own = [[one for one in each if uses[_key(one)] < most] for each in heads]
    for dated in (False, True):
        found = [next((_text(one) for one in each if _is_day(one) is dated), None) for each in own]
        told = [one for one in found if one]
        first = sum(_is_first(one, each) for one, each in zip(found, heads, strict=True))
        least = _NEARLY_ALL if 2 * first > len(releases) else 1
        if len(told) >= least * len(releases) and len(set(told)) > _DIFFERENT * len(told):
            short = dict(zip(told, _without_shared(told), strict=True))
            return [short[one] if one else None for one in found]
    return [None] * len(releases)


def _is_first(title: str | None, heads: Sequence[Sentence]) -> bool:
    return title is not None and title == _text(heads[0])


def titles_beside(
    known: Sequence[Release], called: Sequence[str | None], new: Sequence[Release]
) -> list[str | None]:
    """Return for new releases what their titles say, if most of the `known` are called so."""
    found = titles([*known, *new])
    alike = sum(one == other is not None for one, other in zip(found, called, strict=False))
    return found[len(known) :] if 2 * alike > len(known) else [None] * len(new)


def _heads(release: Release) -> Iterator[Sentence]:
    """Yield the lines above the first sentence of the text that are no entries of a list."""
    listed = recurring_labels(sentence.wording.text for sentence in release.sentences)
    for sentence in release.sentences:
        words = sentence.wording
        if _DATA.search(words.text) or _LIST.match(words.text):
            continue
        ending = words.text.rstrip().rstrip(_CLOSING)[-1:]
        is_head = sentence.role in (Role.TITLE, Role.HEADING)
        if ending in (_STOPS if is_head else _ENDS) or len(words.norms) > _LONGEST:
            return
        if ending != ":" and label(words.text) not in listed:  # what leads in is not the title
            yield sentence


def _key(sentence: Sentence) -> str:
    return sentence.wording.normal.casefold()


def _text(sentence: Sentence) -> str:
    return " ".join(_SIGNS.sub("", sentence.wording.text).split())


def _is_day(sentence: Sentence) -> bool:
    return kind_of(low(sentence.wording.norms)) is Kind.DATE


def _without_shared(found: Sequence[str]) -> list[str]:
    """Leave out what all titles begin or end with, where a mark parts it or a day is left."""
    words = [title.split() for title in found]
    begin, end = _shared(words), _shared([each[::-1] for each in words])
    marks = [at for at in range(end, 0, -1) if not words[0][-at].strip(_MARKS)]
    cut = [each[: len(each) - marks[0]] for each in words] if marks else words
    rest = [each[begin:] for each in cut]
    parted = begin and words[0][begin - 1][-1:] in _MARKS
    if begin and (parted or all(kind_of(low(each)) is Kind.DATE for each in rest)):
        cut = rest
    short = [" ".join(each) for each in cut]
    telling = all(sum(map(str.isalnum, one)) >= _LEAST for one in short)
    return short if telling and len(set(short)) == len(set(found)) else list(found)


def _shared(words: Sequence[list[str]]) -> int:
    """Count the words that all begin with."""
    return common_prefix(min(words), max(words))
