"""A sentence without its full stop."""

import re
from collections import Counter
from collections.abc import Iterator

from hmicdiff.model.text import Role
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Told

_ENDED = re.compile(r"[.!?:;\u2026,]\W*$")
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S*$|\.\w{2,}/?\S*$")
_BLOCK_END = re.compile(
    r"\s*\Z|[^\S\n]*(?:\n[^\S\n]*){2,}(?=[^a-z])|\s*\n[^\S\n]*(?:[^\w\s<]|\d+[.)])\s"
)
_TEXT = frozenset({Role.PARAGRAPH, Role.ITEM, Role.QUOTE, Role.NOTE})
_FEWEST = 3
_USUAL = 0.75
"""This share of the others end a sentence so."""


def full_stops(background: Background) -> Iterator[Slip]:
    """Yield the sentences that end without a stop where the others have one.

    A release that leaves out the stops of such blocks as a rule has another style and no slip.
    """
    styles = {
        release.id: Counter(
            (one.sentence.role, _is_ended(one)) for one in background.told[release.id]
        )
        for release in background.releases
        if background.is_looked_into(release)
    }
    for one in background.looked_into():
        if _is_ended(one) or one.sentence.role not in _TEXT or not _ends_block(one):
            continue
        others = {each.release.id: each for each in background.others(one)}
        ended = [each for each in others.values() if _has_stop(each)]
        usual = len(ended) >= _FEWEST and len(ended) >= _USUAL * len(others)
        style = styles[one.release.id]
        lax = style[one.sentence.role, False] > style[one.sentence.role, True]
        if not usual or lax:
            continue
        last = [word for word in one.words if word.start < one.sentence.end][-1]
        yield Slip(
            told=one,
            start=last.start,
            end=one.sentence.end,
            message=f"Ends without a full stop; {len(ended)} of {len(others)} others have one.",
            expected=f"{one.release.text[last.start : one.sentence.end]}.",
            evidence=tuple(quoted(each) for each in ended[:2]),
            alike=len(others) - len(ended) + 1,
            of=len(others) + 1,
        )


def _ends_block(one: Told) -> bool:
    """Tell whether nothing follows that could be more of the sentence."""
    following = one.release.text[one.sentence.end :]
    return bool(one.words) and bool(_BLOCK_END.match(following))


def _has_stop(one: Told) -> bool:
    """Tell whether a sentence ends with a stop that is no part of what is filled in: "3 p.m."."""
    last = one.words[-1] if one.words else None
    return one.text.rstrip().endswith(".") and (last is None or "." not in last.low)


def _is_ended(one: Told) -> bool:
    return bool(_ENDED.search(one.text) or _ADDRESS.search(one.text))
