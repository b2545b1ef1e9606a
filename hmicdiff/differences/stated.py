"""What releases state of a value in all their sentences, to look up what is claimed of it.

A slot holds one value of each release. Others may state the same in another place: of another
river, say, that is as high. Then nothing is unlike the others, whatever they have in the slot.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hmicdiff.align.draft import Place
from hmicdiff.differences.said import Stems
from hmicdiff.differences.stems import FEWEST, is_other_form, shared, stems
from hmicdiff.infer.outliers import is_far_out
from hmicdiff.infer.values import value_of
from hmicdiff.language.habits import Habits
from hmicdiff.model.template import Kind
from hmicdiff.model.text import Corpus, Wording
from hmicdiff.read.english import FUNCTION_WORDS
from hmicdiff.read.normalize import wording
from hmicdiff.structs import Struct, field

_SAME = 0.75
"""Sentences that share this much of their words say the same of another thing."""
_HALF = 0.5
"""Where fewer of the others have figures of the same thing, their column holds several things."""
_NEAR = 2
"""So many telling words on either side of a value tell which place of a sentence it has."""
_EVENLY = 0.75
"""Where fewer releases have equally many lines of a form, these are entries."""
_DAY = 2
"""With fewer figures and words a line by itself is an answer, and with more the day of an entry."""
_LOOKED_AT = 12
"""So many releases show whether lines of a form are entries."""
Figures = Mapping[str, Sequence[tuple[float | int, int]]]
"""By what a figure is of, its label or its unit, the figures, each with the release that has it."""


class Stated(Struct, frozen=True):
    """The figures of all releases, by what they are of."""

    corpus: Corpus
    figures: Figures
    habits: Habits
    bags: dict[int, Sequence[frozenset[str]]] = field(default_factory=dict)
    """By release the words of its sentences, as soon as they were asked for."""

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
        theirs = sorted(number for number, whose in known if not self._is_one(whose, release))
        alike = {whose for _, whose in of[0] if not self._is_one(whose, release)} if of else ()
        if len(alike) < _HALF * others:
            return False
        mine = {number for number, whose in known if whose == release and number != own}
        return is_far_out(own, theirs) and not any(is_far_out(each, theirs) for each in mine)

    def _is_one(self, one: int, other: int) -> bool:
        """Tell whether two releases are one: it may stand among those that the template is of."""
        releases = self.corpus.releases
        return one == other or releases[one].source == releases[other].source

    def is_said_of_another(
        self, words: Wording, text: str, release: int, places: Mapping[int, Sequence[int]]
    ) -> bool:
        """Tell whether another release has a value in nearly this sentence, but in another place.

        `places` are those of the passage, release by release.
        """
        whole = _whole(text)
        mine = set(stems(words.norms))
        if len(mine - set(stems((text,)))) < FEWEST:
            return False  # an answer that stands alone says nothing of what it answers
        return any(
            not self._is_one(at, release)
            and number not in places.get(at, ())
            and text in sentence.wording.text
            and whole.search(sentence.wording.text)
            and shared(mine, stems(sentence.wording.norms)) >= _SAME
            for at, each in enumerate(self.corpus.releases)
            if text in each.text
            for number, sentence in enumerate(each.sentences)
        )

    def having(
        self, text: str, release: int, places: Mapping[int, Sequence[int]]
    ) -> Sequence[Place]:
        """Return where other releases have a value in a passage."""
        whole = _whole(text)
        return [
            (at, number)
            for at, numbers in sorted(places.items())
            for number in numbers
            if not self._is_one(at, release)
            and whole.search(self.corpus.releases[at].sentences[number].wording.text)
        ]

    def is_of_another_place(
        self, words: Wording, text: str, theirs: str, having: Iterable[Place]
    ) -> bool:
        """Tell whether `theirs` stands beside other words than a value, in all that have it.

        "Tests in Tarn" is no other value than "for travel to Holm". Words that each has of its own
        tell nothing.
        """
        mine = _beside(words.norms, wording(text).norms)
        said = (self.corpus.releases[at].sentences[number].wording.norms for at, number in having)
        all_theirs = [_beside(norms, wording(theirs).norms) for norms in said]
        for side, own in enumerate(mine):
            counted = Counter(word for each in all_theirs for word in set(each[side]))
            usual = [word for word, count in counted.items() if 2 * count > len(all_theirs)]
            if own and usual and not any(is_other_form(a, b) for a in own for b in usual):
                return True
        return False

    def is_an_entry(self, place: Place, text: str, theirs: str, having: Sequence[Place]) -> bool:
        """Tell whether a value stands in a line of which releases have several, in any order.

        That is so where the release has the line with the value of those `having` that as often as
        they do, and where these have more and fewer such lines: days of a log, items of an agenda.
        """
        release, number = place
        around = self._bags(release)[number] - frozenset(stems(wording(text).norms))
        if not around and len(_shape(wording(text).norms)) < _DAY:
            return False  # an answer that stands alone is given to any question
        own = self._lines(release, around, theirs) - {number}
        usual = sorted(len(self._lines(at, around, theirs)) for at, _ in having)
        if own and len(own) >= usual[len(usual) // 2]:
            return True
        lines = Counter(self._alike(*place) for place in having[:_LOOKED_AT])
        several = sum(count for number, count in lines.items() if number > 1)
        return 2 * several > lines.total() and max(lines.values()) < _EVENLY * lines.total()

    def _lines(self, release: int, around: frozenset[str], text: str) -> set[int]:
        """Return the sentences of a release that have a value among nearly these words."""
        whole, own = _whole(text), frozenset(stems(wording(text).norms))
        sentences = self.corpus.releases[release].sentences
        return {
            number
            for number, bag in enumerate(self._bags(release))
            if _are_alike(around, bag - own) and whole.search(sentences[number].wording.text)
        }

    def _alike(self, release: int, number: int) -> int:
        """Count the sentences of a release that are like one of them: itself, and others."""
        sentences = self.corpus.releases[release].sentences
        bags = self._bags(release)
        shape = _shape(sentences[number].wording.norms)
        return sum(
            _shape(sentence.wording.norms) == shape if shape else _are_alike(bags[number], bag)
            for sentence, bag in zip(sentences, bags, strict=True)
        )

    def _bags(self, release: int) -> Sequence[frozenset[str]]:
        found = self.bags.get(release)
        if found is None:
            found = self.bags[release] = [
                frozenset(stems(sentence.wording.norms))
                for sentence in self.corpus.releases[release].sentences
            ]
        return found


def _whole(text: str) -> re.Pattern[str]:
    """Return what finds a value that is no part of a word or a figure, over line ends too."""
    words = r"\s+".join(map(re.escape, text.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return one == other or shared(one, other) >= _SAME


def _shape(norms: Sequence[str]) -> tuple[bool, ...]:
    """Return where a line of hardly more than figures has these; nothing of a sentence."""
    figures = tuple(norm[:1].isdecimal() for norm in norms)
    return figures if sum(figures) > sum(map(_tells, norms)) else ()


def _beside(norms: Sequence[str], value: Sequence[str]) -> tuple[Stems, Stems]:
    """Return the telling words right before and right behind a value, wherever it stands."""
    before: list[str] = []
    behind: list[str] = []
    for at in range(len(norms) - len(value) + 1):
        if norms[at : at + len(value)] == value:
            before += [norm for norm in reversed(norms[:at]) if _tells(norm)][:_NEAR]
            behind += [norm for norm in norms[at + len(value) :] if _tells(norm)][:_NEAR]
    return stems(before), stems(behind)


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
