"""A sentence without its full stop."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from hmicdiff.model.text import Role
from hmicdiff.read.normalize import NOTE_MARK
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Told

_STOPS = tuple(".!?:;,")
_ENDED = re.compile(rf"[.!?:;\u2026,](?:[\W_]|{NOTE_MARK})*$")
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S*$|\.\w{2,}/?\S*$")
_BLOCK_END = re.compile(
    r"\s*\Z|[^\S\n]*(?:\n[^\S\n]*){2,}(?=[^a-z])|\s*\n[^\S\n]*(?:[^\w\s<]|\d+[.)])\s"
)
_TEXT = frozenset({Role.PARAGRAPH, Role.ITEM, Role.QUOTE, Role.NOTE})
_FEWEST = 3
_QUOTED = 2
_USUAL = 0.75
"""This share of the others end a sentence so."""


def full_stops(background: Background) -> Iterator[Slip]:
    """Yield the sentences that end without a stop where the others have one.

    A release that leaves out the stops of such blocks as a rule has another style and no slip.
    """
    endings: dict[str, _Endings] = {}
    for one in background.looked_into:
        if _is_ended(one.text) or one.sentence.role not in _TEXT or not _ends_block(one):
            continue
        passage = one.sentence.passages[0]
        if passage not in endings:
            endings[passage] = _Endings(background.by_passage[passage])
        others, ended = endings[passage].without(one.release.id)
        usual = ended >= _FEWEST and ended >= _USUAL * others
        if not usual or _is_lax(one.sentence.role, background.told[one.release.id]):
            continue
        last = one.start(one.words[-1])
        yield Slip(
            told=one,
            start=last,
            end=one.sentence.end,
            message=f"Ends without a full stop; {ended} of {others} others have one.",
            expected=f"{one.release.text[last : one.sentence.end]}.",
            evidence=tuple(map(quoted, endings[passage].ended(one.release.id))),
            alike=others - ended + 1,
            of=others + 1,
        )


class _Endings:
    """How the sentences of a passage end, counted once for all who are held against them."""

    def __init__(self, sentences: Iterable[Told]) -> None:
        last = {each.release.id: each for each in sentences}
        self._stops = {name: each for name, each in last.items() if _has_stop(each)}
        self._releases = last.keys()

    def without(self, release: str) -> tuple[int, int]:
        """Return how many releases but this one have the passage, and how many end it so."""
        return (
            len(self._releases) - (release in self._releases),
            len(self._stops) - (release in self._stops),
        )

    def ended(self, release: str) -> list[Told]:
        """Return the first sentences of others that end with a stop."""
        first = islice((each for name, each in self._stops.items() if name != release), _QUOTED)
        return list(first)


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
    return one.text.rstrip().endswith(".") and (last is None or "." not in last.low)


@lru_cache(maxsize=10_000)
def _is_ended(text: str) -> bool:
    if text[-1:] in _STOPS:
        return True
    last = text.split()[-1:]  # what ends a sentence stands in its last word
    return any(_ENDED.search(word) or _ADDRESS.search(word) for word in last)
