"""A form that was handed in with most of its questions open."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest
from statistics import median

from hmicdiff.model.template import Part, Slot
from hmicdiff.slips.background import Background, quoted
from hmicdiff.slips.slip import Slip
from hmicdiff.slips.words import Told
from hmicdiff.structs import Struct

_FEWEST = 5
"""Fewer questions may well have no answer each."""
_HALF = 2
"""Who leaves fewer than one in two open has filled in the form."""
_RARE = 4
"""Where more than one in so many leave most open, the form is one that may be left open."""
_ASKING = ("?", ":")


class _Asked(Struct, frozen=True):
    """A question as a release has it."""

    passage: str
    told: Told
    is_answered: bool


def unanswered(background: Background) -> Iterator[Slip]:
    """Yield the releases that leave most questions open that nearly all others answer.

    A question is what ends in a mark that asks for something, or the label of a line, and what
    most answer: in its line, or in one of their own behind it.
    """
    form = _forms(background)
    asked = {one.id: _questions(background.told[one.id], form) for one in background.releases}
    answered: Counter[str] = Counter()
    having: Counter[str] = Counter()
    opened: set[str] = set()
    for found in asked.values():
        for passage, one in found.items():
            having[passage] += 1
            answered[passage] += one.is_answered
            opened |= set() if one.is_answered else {passage}
    prompts = {each for each in opened if _HALF * answered[each] > having[each]}
    left = {
        release: [one for passage, one in found.items() if passage in prompts]
        for release, found in asked.items()
    }
    empty = {release: found for release, found in left.items() if _is_empty(found)}
    usual = [_open(found) for release, found in left.items() if release not in empty]
    if _RARE * len(empty) > len(left) or not usual:
        return
    for release in filter(background.is_looked_into, background.releases):
        if release.id in empty:
            yield _slip(empty[release.id], left, round(median(usual)), len(empty))


def _questions(sentences: Sequence[Told], form: Collection[str]) -> Mapping[str, _Asked]:
    """Return what a release has of the `form`, by its passages: the questions and all else."""
    found: dict[str, _Asked] = {}
    for one, behind in zip_longest(sentences, sentences[1:]):
        passage = one.sentence.passages[0]
        if passage in form and passage not in found:
            asks = one.text.rstrip(" *_").endswith(_ASKING)
            goes_on = behind is None or behind.sentence.passages[0] in form
            found[passage] = _Asked(passage, one, is_answered=not (asks and goes_on))
    return found


def _forms(background: Background) -> frozenset[str]:
    """Return the passages that most releases have, and that are more than what each fills in."""
    return frozenset(
        passage
        for passage, said in background.by_passage.items()
        if _HALF * len({one.release.id for one in said}) > len(background.releases)
        and not _is_value(background.main_parts.get(passage, ()))
    )


def _is_value(parts: Sequence[Part]) -> bool:
    """Tell a passage that is nothing but what each fills in: an answer, and no question."""
    return all(isinstance(part, Slot) or not any(map(str.isalnum, part)) for part in parts)


def _is_empty(found: Sequence[_Asked]) -> bool:
    return len(found) >= _FEWEST and _HALF * _open(found) >= len(found)


def _open(found: Sequence[_Asked]) -> int:
    return sum(not one.is_answered for one in found)


def _slip(
    found: Sequence[_Asked], left: Mapping[str, Sequence[_Asked]], usual: int, empty: int
) -> Slip:
    first = next(one for one in found if not one.is_answered)
    release = first.told.release.id
    others = (one for id_, each in left.items() for one in each if id_ != release)
    answers = [one.told for one in others if one.passage == first.passage and one.is_answered]
    return Slip(
        told=first.told,
        start=first.told.sentence.start,
        end=first.told.sentence.end,
        message=(
            f"Leaves {_open(found)} of {len(found)} questions without an answer, from here on; "
            f"half of the others leave {f'no more than {usual}' if usual else 'none'}."
        ),
        evidence=tuple(map(quoted, answers[:2])),
        alike=empty,
        of=len(left),
    )
