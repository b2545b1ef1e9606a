"""Figures that are listed in the order of what they are of: "barges and skiffs are 41 and 9"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hmicdiff.align.kinds import low
from hmicdiff.infer.readings import Filling, TokenSpan
from hmicdiff.read.english import ARTICLES, FUNCTION_WORDS

_RESPECTIVELY = "respectiv"
"""So the word begins in English, French, Spanish, Portuguese and Italian."""
_NEAR = 6
"""So many words behind the last figure, "crowns respectively", it may stand."""
_LINKS = frozenset((",", "and", "or", ";", "et", "e", "y", "und"))
_SLOT = "\0"


def items(filling: Filling) -> dict[int, str]:
    """Return for the slots of a sentence what each is of, where two lists say so in one order."""
    words = [*low(filling.wording.norms)]
    if not any(word.startswith(_RESPECTIVELY) for word in words):
        return {}
    found: dict[int, str] = {}
    for run in _runs(filling.spans, words):
        last = filling.spans[run[-1]][1]
        if any(word.startswith(_RESPECTIVELY) for word in words[last : last + _NEAR]):
            named = _listed(_before(filling.spans, words, filling.spans[run[0]][0]), len(run))
            found.update(zip(run, named, strict=False))
    return found


def _runs(spans: Sequence[TokenSpan], words: Sequence[str]) -> Iterator[list[int]]:
    """Yield the slots that stand in one list, with nothing but commas and "and" between them."""
    run = [0] if spans else []
    for at, (one, other) in enumerate(pairwise(spans), 1):
        between = words[one[1] : other[0]]
        if between and _LINKS.issuperset(between):
            run.append(at)
            continue
        if len(run) > 1:
            yield run
        run = [at]
    if len(run) > 1:
        yield run


def _before(spans: Sequence[TokenSpan], words: Sequence[str], start: int) -> list[str]:
    """Return the words before a list, with one sign for each slot among them."""
    found = list(words)
    for a, b in reversed(spans):
        if b <= start:
            found[a:b] = [_SLOT]
            start -= b - a - 1
    return found[:start]


def _listed(words: Sequence[str], count: int) -> list[str]:
    """Return what the last so many members of a list name; none if it has not as many."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word in _LINKS:
            parts.append([])
        else:
            parts[-1].append(word)
    named = [_noun(part) for part in parts if part][-count:]
    distinct = len(named) == count == len(set(named))
    return named if distinct and all(named) else []


def _noun(part: Sequence[str]) -> str:
    """Return the last words of a part that name something, without what follows them."""
    names: list[list[str]] = [[]]
    for word in part:
        if word in ARTICLES or word in FUNCTION_WORDS or not word[:1].isalpha():
            if names[-1]:
                names.append([])
        else:
            names[-1].append(word)
    # "the dues for barges are": the last name before a verb
    runs = [name for name in names if name]
    if not runs:
        return ""
    verb = next((at for at, word in enumerate(part) if word in _VERBS or word == _SLOT), len(part))
    ahead = _noun(part[:verb]) if verb < len(part) else ""
    return ahead or " ".join(runs[-1])


_VERBS = frozenset("is are was were will shall would be has have had at in".split())
