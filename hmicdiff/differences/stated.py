"""What releases state of a value in all their sentences, to look up what is claimed of it.

A slot holds one value of each release. Others may state the same in another place: of another
river, say, that is as high. Then nothing is unlike the others, whatever they have in the slot.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hmicdiff.differences.lookup import FEWEST, stems
from hmicdiff.infer.outliers import is_far_out
from hmicdiff.infer.values import value_of
from hmicdiff.language.habits import Habits
from hmicdiff.model.template import Kind
from hmicdiff.model.text import Corpus, Wording
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.structs import Struct

_SAME = 0.75
"""Sentences that share this much of their words say the same of another thing."""
_HALF = 0.5
"""Where fewer of the others have figures of the same thing, their column holds several things."""
Figures = Mapping[str, Sequence[tuple[float | int, int]]]
"""By what a figure is of, its label or its unit, the figures, each with the release that has it."""


class Stated(Struct, frozen=True):
    """The figures of all releases, by what they are of."""

    corpus: Corpus
    figures: Figures
    habits: Habits

    def is_out_of_line(self, words: Wording, start: int, release: int, others: int) -> bool:
        """Tell whether a figure is out of line with all that others state of the same thing.

        It begins at `start` in a sentence; `others` have one in its slot. It is not if the release
        has more of that kind: then it tells of something larger, or smaller, throughout.
        """
        at = next((at for at, span in enumerate(words.spans) if span[0] >= start), None)
        own = None if at is None else _number(words.norms[at], self.habits)
        if at is None or own is None:
            return True
        of = [set(self.figures.get(label, ())) for label in _labels(words.norms, at)]
        known = set().union(*of)
        theirs = sorted(number for number, whose in known if whose != release)
        alike = {whose for _, whose in of[0]} - {release} if of else ()
        if len(alike) < _HALF * others:
            return False
        mine = {number for number, whose in known if whose == release and number != own}
        return is_far_out(own, theirs) and not any(is_far_out(each, theirs) for each in mine)

    def is_said_of_another(
        self, words: Wording, text: str, release: int, places: Mapping[int, Sequence[int]]
    ) -> bool:
        """Tell whether another release has a value in nearly this sentence, but in another place.

        `places` are those of the passage, release by release.
        """
        whole = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
        mine = set(stems(words.norms))
        if len(mine - set(stems((text,)))) < FEWEST:
            return False  # an answer that stands alone says nothing of what it answers
        return any(
            at != release
            and number not in places.get(at, ())
            and text in sentence.wording.text
            and whole.search(sentence.wording.text)
            and shared(mine, stems(sentence.wording.norms)) >= _SAME
            for at, each in enumerate(self.corpus.releases)
            if text in each.text
            for number, sentence in enumerate(each.sentences)
        )


def stated(corpus: Corpus, habits: Habits) -> Stated:
    """Return what the releases of a corpus state."""
    found: defaultdict[str, list[tuple[float | int, int]]] = defaultdict(list)
    for release, each in enumerate(corpus.releases):
        for sentence in each.sentences:
            norms = sentence.wording.norms
            for at, norm in enumerate(norms):
                number = _number(norm, habits)
                if number is not None:
                    for label in _labels(norms, at):
                        found[label].append((number, release))
    return Stated(corpus, found, habits)


def _number(norm: str, habits: Habits) -> float | int | None:
    value = value_of((norm,), Kind.NUMBER, habits) if norm[:1].isdecimal() else None
    return value if isinstance(value, int | float) else None


def _labels(norms: Sequence[str], at: int) -> Iterator[str]:
    """Yield what a figure is of: the word behind it, and the next telling one before it."""
    behind = norms[at + 1] if at + 1 < len(norms) else ""
    if _tells(behind):
        yield f"{stems((behind,))[0]}>"
    for norm in reversed(norms[:at]):
        if norm[:1].isdecimal():
            return
        if _tells(norm):
            yield f"<{stems((norm,))[0]}"
            return


def _tells(norm: str) -> bool:
    return norm.isalpha() and norm.casefold() not in FUNCTION_WORDS and bool(stems((norm,)))


def shared(words: Iterable[str], others: Iterable[str]) -> float:
    """Return how much of both together two sentences share, in different words."""
    one, other = set(words), set(others)
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
