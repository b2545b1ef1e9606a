"""A sentence without its full stop."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from hmicdiff.model.text import Role
from hmicdiff.read.normalize import NOTE_MARK
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Saying, Told

_STOPS = tuple(".!?:;,")
_ENDED = re.compile(rf"[.!?:;\u2026,](?:[\W_]|{NOTE_MARK})*$")
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S*$|\.\w{2,}/?\S*$")
_BLOCK_END = re.compile(
    r"\s*\Z|[^\S\n]*(?:\n[^\S\n]*){2,}(?=[^a-z])|\s*\n[^\S\n]*(?:[^\w\s<]|\d+[.)])\s"
)
_CLOSING = " \t\n*_"
"""Space and marks of emphasis may follow a stop."""
_TEXT = frozenset({Role.PARAGRAPH, Role.ITEM, Role.QUOTE, Role.NOTE})
_FEWEST = 3
"""So many others end the sentence with a stop: two may share a slip."""
_QUOTED = 2
"""So many of the others are quoted as evidence."""
_USUAL = 0.75
"""This share of the others end a sentence so."""
_WORDS = 4
"""With fewer such words in common, there are only slots that hold anything."""
_SAME = 0.6
"""Sentences that share this much of the words that are not filled in are one sentence."""


def full_stops(background: Background) -> Iterator[Slip]:
    """Yield the sentences that end without a stop where the others have one.

    The others have to say it in nearly the same words. A release that leaves out the stops of such
    blocks as a rule has another style and no slip.
    """
    endings: dict[str, _Endings] = {}
    for one in background.looked_into:
        if _is_ended(one.text) or one.sentence.role not in _TEXT or not _ends_block(one):
            continue
        passage = one.sentence.passages[0]
        if passage not in endings:
            endings[passage] = _Endings(background.by_passage[passage])
        known = endings[passage]
        if not known.are_usual or _is_lax(one.sentence.role, background.told[one.release.id]):
            continue
        others = known.like(one)
        ended = [each for each in others if _has_stop(each)]
        if not _is_usual(len(ended), len(others)):
            continue
        last = one.start(one.words[-1])
        yield Slip(
            told=one,
            start=last,
            end=one.sentence.end,
            message=f"Ends without a full stop; {len(ended)} of {len(others)} others have one.",
            expected=f"{one.release.text[last : one.sentence.end]}.",
            evidence=tuple(map(quoted, ended[:_QUOTED])),
            alike=len(others) - len(ended) + 1,
            of=len(others) + 1,
        )


def _is_usual(ended: int, others: int) -> bool:
    return ended >= _FEWEST and ended >= _USUAL * others


class _Endings:
    """How the sentences of a passage end, looked at once for all who are held against them."""

    def __init__(self, sentences: Iterable[Told]) -> None:
        self._last = {each.release.id: each for each in sentences}
        self.are_usual = _is_usual(sum(map(_has_stop, self._last.values())), len(self._last) - 1)
        """Whether most have a stop, but for one that is held against them."""

    def like(self, one: Told) -> list[Told]:
        """Return the sentences of others that say it in nearly the same words, in order."""
        return [
            each
            for each in self._last.values()
            if each.release.id != one.release.id
            and _end_alike(one, each)
            and _are_alike(one.saying, each.saying)
        ]


def _end_alike(one: Told, other: Told) -> bool:
    """Tell whether two sentences end with one word: behind "the law; and" comes more."""
    last, theirs = one.words[-1], other.words[-1]
    return last.low == theirs.low or None not in (last.fill, theirs.fill)


def _are_alike(one: Saying, other: Saying) -> bool:
    """Tell whether two sentences are the same but for a few words and what is filled in."""
    if one is other:
        return True
    mine, theirs = _fixed(one), _fixed(other)
    return len(mine & theirs) >= max(_WORDS, _SAME * max(len(mine), len(theirs)))


@lru_cache(maxsize=10_000)
def _fixed(saying: Saying) -> frozenset[str]:
    return frozenset(
        word.low for word in saying.words if word.fill is None and word.low[:1].isalnum()
    )


def _is_lax(role: Role, sentences: Iterable[Told]) -> bool:
    """Tell whether a release ends most sentences of such blocks without a stop."""
    ended = Counter(_is_ended(one.text) for one in sentences if one.sentence.role is role)
    return ended[False] > ended[True]


def _ends_block(one: Told) -> bool:
    """Tell whether nothing follows that could be more of the sentence."""
    return bool(one.words) and bool(_BLOCK_END.match(one.release.text, one.sentence.end))


def _has_stop(one: Told) -> bool:
    """Tell whether a sentence ends with a stop that is no part of what is filled in: "3 p.m."."""
    last = one.words[-1] if one.words else None
    return one.text.rstrip(_CLOSING).endswith(".") and (last is None or "." not in last.low)


@lru_cache(maxsize=10_000)
def _is_ended(text: str) -> bool:
    if text[-1:] in _STOPS:
        return True
    last = text.split()[-1:]  # what ends a sentence stands in its last word
    return any(_ENDED.search(word) or _ADDRESS.search(word) for word in last)
