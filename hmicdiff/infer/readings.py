"""The ways in which a passage is said, word for word, and what each release fills in."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from hmicdiff.align.columns import Column, Part, Spans, fillers, united
from hmicdiff.align.draft import Draft, Place
from hmicdiff.align.frames import groups
from hmicdiff.align.kinds import Words, low
from hmicdiff.align.sayings import Group, Saying, Weigh, common_frame, group_of, weigher
from hmicdiff.align.slots import slots
from hmicdiff.align.vocabulary import Forms
from hmicdiff.infer.stand_ins import StandIns
from hmicdiff.model.text import Corpus, Wording
from hmicdiff.read.english import ABBREVIATIONS, DURATIONS, OTHER_ABBREVIATIONS
from hmicdiff.structs import Struct

_BREAK = re.compile("[-\u2010\u2011\u2012\u2013\u2014\u2015\t]|[ \u00a0]{2,}(?!\\s)")
_QUOTE = re.compile("[\"\u201c\u201d\u201e\u201f\u00ab\u00bb]|\\s['\u2018\u201a\u2039\u203a]")
"""A quotation mark; of single ones those that open, as others may be apostrophes."""
_NOTHING = re.compile("\\A[\u202f\u2009]?\\Z")
"""Nothing, or the thin space that groups the figures of a number."""
_PAIRS = {"\u201c": "\u201d", "\u201e": "\u201c", "\u00ab": "\u00bb", "\u2018": "\u2019"}
_WITHOUT_STOP = frozenset("gmbh llc llp plc".split())
"""Short forms that end in no stop of their own."""
_APOSTROPHES = ("'", "\u2019")
_FILLED = "X"
_FEW_RELEASES = 8
"""Among more releases one that is put otherwise does not hide what the others fill in."""
_FEWEST_BESIDE = 3
"""Fewer than so many others do not show what is filled in."""

TokenSpan = tuple[int, int]
"""A range of the tokens of a sentence."""


class Filling(Struct, frozen=True, dict=True):
    """A sentence that uses a reading, and where in it the slots are."""

    place: Place
    wording: Wording
    spans: tuple[TokenSpan, ...]
    """Slot by slot, the tokens that fill it; empty where nothing does."""
    unstopped: frozenset[str] = frozenset()
    """The short forms that the family writes without a stop."""
    choice: int | None = None
    """The slot that holds what was chosen among a few ways of saying, if there is one."""
    answer: bool = False
    """Whether all of it is the answer to a question."""

    def is_empty(self, slot: int) -> bool:
        """Tell whether nothing fills a slot."""
        a, b = self.spans[slot]
        return a == b

    def words(self, slot: int) -> Words:
        """Return what fills a slot, in normal form."""
        a, b = self.spans[slot]
        return self.wording.norms[a:b]

    @cached_property
    def skeleton(self) -> str:
        """The sentence as written, with one and the same word for all that fills its slots."""
        if not self.spans:
            return self.wording.text
        text, last = "", 0
        for slot in range(len(self.spans)):
            if not self.is_empty(slot):
                start, end = self.characters(slot)
                text += self.wording.text[last:start] + _FILLED
                last = end
        return text + self.wording.text[last:]

    def characters(self, slot: int) -> tuple[int, int]:
        """Return what fills a slot, which must not be empty, as offsets in the sentence.

        They take in what the normal form leaves out: the stop of a short form ("9 a.m.") and the
        other one of a pair of quotation marks.
        """
        a, b = self.spans[slot]
        start, end = self.wording.spans[a][0], self.wording.spans[b - 1][1]
        text = self.wording.text
        last = self.wording.norms[b - 1]
        stopped = text[end : end + 1] == "." and last not in self.unstopped
        if stopped and _keeps_stop(last, text[end + 1 :]):
            end += 1
        if last.casefold() in DURATIONS and text[end : end + 1] in _APOSTROPHES:
            end += 1  # "60 days' notice"
        return _with_quotes(text, start, end)


def _keeps_stop(word: str, rest: str) -> bool:
    """Tell whether the stop after a word belongs to it, as in "Ltd." and "a.m."."""
    if "." in word and word[0].isalpha():
        return True
    known = ABBREVIATIONS | OTHER_ABBREVIATIONS
    if word.casefold() not in known or word.casefold() in _WITHOUT_STOP:
        return False
    # the last stop of a sentence is its own, but that of a short form is not written twice
    return bool(rest.strip()) or (len(word) > 1 and word.istitle())


def _with_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the other one of a pair of quotation marks that stands within a value."""
    inside = text[start:end]
    for opening, closing in _PAIRS.items():
        if inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
            return start, end + 1
        if inside.count(closing) > inside.count(opening) and text[start - 1 : start] == opening:
            return start - 1, end
    if text.count("*") == 1 and text[end : end + 1] == "*":
        return start, end + 1  # the grade A*: emphasis has two
    if inside.count('"') == 1 and not inside.startswith('"') and text[end : end + 1] == '"':
        return start, end + 1
    return start, end


class DraftReading(Struct, frozen=True, dict=True):
    """A reading in the making."""

    fillings: tuple[Filling, ...]
    """The sentences that use it, each word for word the same but for the slots."""
    joint: bool
    """Whether its sentences say other passages too."""
    blanks: tuple[str, ...] = ()
    """Slot by slot, what a template that is given calls it; empty where none is given."""

    @property
    def slots(self) -> int:
        """How many slots it has."""
        return len(self.fillings[0].spans)

    @cached_property
    def releases(self) -> tuple[int, ...]:
        """The releases that use it."""
        return tuple(sorted({filling.place[0] for filling in self.fillings}))

    @cached_property
    def typical(self) -> Filling:
        """The sentence that stands for the reading: one written as most write it."""
        alike: defaultdict[str, list[Filling]] = defaultdict(list)
        for filling in self.fillings:
            alike[filling.skeleton].append(filling)
        usual = min(alike, key=lambda skeleton: (-len(alike[skeleton]), skeleton))
        return min(alike[usual], key=lambda filling: (filling.wording.text, filling.place))


_LaidOut = tuple[Group, list[Column]]
"""A group of sentences, and the table that it is."""


class Reader:
    """Finds the readings of the passages of one family."""

    def __init__(self, corpus: Corpus, forms: Forms) -> None:
        """Weigh the words of `corpus`, which `forms` numbers."""
        self._corpus = corpus
        self._forms = forms
        self._stand_ins = StandIns(corpus)
        self._unstopped = _unstopped(corpus)
        marks: set[int] = set()
        numbers: set[int] = set()
        # strangers stand last, and have no forms: the family's words are the family's alone
        wordings = {
            sentence.wording.norms: forms.wording[form]
            for release, row in zip(corpus.releases, forms.of, strict=False)
            for sentence, form in zip(release.sentences, row, strict=True)
        }
        for norms, wording in wordings.items():
            for norm, symbol in zip(norms, forms.symbols[wording], strict=True):
                if norm[:1].isdigit():
                    numbers.add(symbol)
                elif not norm[:1].isalnum():
                    marks.add(symbol)
        self._numbers = frozenset(numbers)
        self.weigh: Weigh = weigher(forms.weights, frozenset(marks), self._numbers)

    def readings(self, draft: Draft) -> list[DraftReading]:
        """Return the readings of a passage, the most used first."""
        found: list[DraftReading] = []
        for joint in (False, True):
            places = [p for p in draft.first_places() if (p[0] in draft.joint) is joint]
            found += self._of(places, joint=joint, alone=len(draft.members) == 1)
        return [found[at] for at in order_of_use(found, [len(each.releases) for each in found])]

    def _of(self, places: list[Place], *, joint: bool, alone: bool) -> list[DraftReading]:
        if alone:
            return [DraftReading((self._filling(place, ()),), joint) for place in places]
        found: list[DraftReading] = []
        found_groups = groups(self._sayings(places), self.weigh)
        for group, laid_out in (part for each in found_groups for part in self._steady(each)):
            columns = self._with_stand_ins(group, laid_out)
            found += [
                self._reading(group.sayings, columns, chosen, joint=joint)
                for chosen in _by_wording(group.sayings, columns)
            ]
        return joined(found)

    def _laid_out(self, group: Group) -> _LaidOut:
        return group, slots(group, self._numbers, self.weigh)

    def _steady(self, group: Group) -> list[_LaidOut]:
        """Part from a small group the one sentence that hides what all others fill in.

        Without a word that the others have, or with one put in, it leaves too little in common
        to tell what is filled in from how it is put.
        """
        whole = self._laid_out(group)
        if not _FEWEST_BESIDE < group.count <= _FEW_RELEASES or _own_values(whole, least=1):
            return [whole]
        best, parted = 0, [whole]
        for odd in sorted(group.sayings, key=lambda saying: (saying.symbols, saying.norms)):
            if odd.count > 1:
                continue
            rest = [saying for saying in group.sayings if saying is not odd]
            others = self._laid_out(group_of(common_frame(rest), rest))
            if (filled := _own_values(others, least=_FEWEST_BESIDE + 1)) > best:
                best, parted = filled, [others, self._laid_out(group_of(odd.symbols, [odd]))]
        return parted

    def _with_stand_ins(self, group: Group, columns: Sequence[Column]) -> list[Column]:
        """Make slots of "the company" here and "the firm" there, where that is one thing."""
        result: list[Column] = []
        for column in columns:
            before = result[-1] if result else None
            if before is not None and self._is_stand_in(group, before, column):
                result[-1] = united([before, column], Part.SLOT)
            else:
                result.append(column)
        return result

    def _is_stand_in(self, group: Group, article: Column, noun: Column) -> bool:
        if article.part is not Part.FIXED or noun.part is not Part.WORDING:
            return False
        words = fillers(group.sayings, noun.spans)
        if low(fillers(group.sayings, article.spans)[0]) != ("the",) or any(
            len(each) != 1 for each in words
        ):
            return False
        return self._stand_ins.are_names(
            (release, low(each)[0])
            for saying, each in zip(group.sayings, words, strict=True)
            for release, _ in saying.places
        )

    def _reading(
        self,
        sayings: Sequence[Saying],
        columns: Sequence[Column],
        chosen: Sequence[int],
        *,
        joint: bool,
    ) -> DraftReading:
        spans = [
            column.spans
            for column in columns
            if column.part is Part.SLOT and _fills(sayings, column.spans, chosen)
        ]
        fillings = [
            self._filling(place, tuple(span[at] for span in spans))
            for at in chosen
            for place in sayings[at].places
        ]
        return DraftReading(tuple(sorted(fillings, key=lambda f: f.place)), joint)

    def _filling(self, place: Place, spans: tuple[TokenSpan, ...]) -> Filling:
        return Filling(place, self._wording(place), spans, self._unstopped)

    def _wording(self, place: Place) -> Wording:
        return self._corpus.releases[place[0]].sentences[place[1]].wording

    def _sayings(self, places: Iterable[Place]) -> list[Saying]:
        by_form: dict[int, list[Place]] = {}
        for place in sorted(places):
            by_form.setdefault(self._forms.wording[self._forms.at(place)], []).append(place)
        return [
            Saying(
                symbols=self._forms.symbols[form],
                norms=self._wording(same[0]).norms,
                breaks=_gaps_with(self._wording(same[0]), _BREAK),
                places=tuple(same),
                tight=_gaps_with(self._wording(same[0]), _NOTHING),
                quotes=_gaps_with(self._wording(same[0]), _QUOTE),
            )
            for form, same in by_form.items()
        ]


def _own_values(laid_out: _LaidOut, least: int) -> int:
    """Count the slots of a group that it fills in at least so many ways."""
    group, columns = laid_out
    return sum(
        column.part is Part.SLOT
        and len(set(map(low, fillers(group.sayings, column.spans)))) >= least
        for column in columns
    )


def joined(readings: Sequence[DraftReading]) -> list[DraftReading]:
    """Make one of readings that are word for word the same but for the slots.

    What varies is looked for in groups of sentences, and two of them can end in the same words.
    """
    alike: dict[tuple[bool, Words], list[DraftReading]] = {}
    for reading in readings:
        key = (reading.joint, around_slots(reading.fillings[0]))
        alike.setdefault(key, []).append(reading)
    return [
        same[0]
        if len(same) == 1
        else DraftReading(
            tuple(sorted((f for each in same for f in each.fillings), key=lambda f: f.place)), joint
        )
        for (joint, _), same in alike.items()
    ]


def around_slots(filling: Filling) -> Words:
    """Return the words of a sentence in small letters, with a sign for each slot.

    It says whether anything fills the slot, not what: sentences with the same words around the
    same slots use one reading.
    """
    found: list[str] = []
    last = 0
    for a, b in filling.spans:
        found += [*low(filling.wording.norms[last:a]), "\0" if a < b else "\0empty"]
        last = b
    return (*found, *low(filling.wording.norms[last:]))


def order_of_use(readings: Sequence[DraftReading], users: Sequence[int]) -> list[int]:
    """Return the order of readings, by their indexes: that which is the template's first.

    It is the most used one; of several, the one whose words are most like those of the others;
    of these, the first in the alphabet. A reading that says another passage, too, comes last.

    Args:
        readings: the readings of one passage.
        users: how many releases use each.
    """
    words = [frozenset(low(reading.typical.wording.norms)) for reading in readings]
    alike = [
        sum(
            # a sentence may be a dash alone, and have no words
            2 * len(own & theirs) / max(1, len(own) + len(theirs)) * count
            for theirs, count in zip(words, users, strict=True)
        )
        for own in words
    ]

    def rank(at: int) -> tuple[object, ...]:
        reading = readings[at]
        return (reading.joint, -users[at], -round(alike[at], 6), *_by_words(reading))

    return sorted(range(len(readings)), key=rank)


def _unstopped(corpus: Corpus) -> frozenset[str]:
    """Return the short forms that mostly have no stop where a sentence goes on."""
    stopped: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    wordings = {s.wording.normal: s.wording for r in corpus.releases for s in r.sentences}
    for wording in wordings.values():
        for norm, (_, end) in zip(wording.norms[:-1], wording.spans[:-1], strict=True):
            if norm[:1].isalpha() and norm.casefold() in ABBREVIATIONS:
                (stopped if wording.text[end : end + 1] == "." else plain)[norm] += 1
    return frozenset(word for word, count in plain.items() if count > stopped[word])


def _by_words(reading: DraftReading) -> tuple[Words, Place]:
    first = min(reading.fillings, key=lambda f: (f.wording.norms, f.place))
    return (first.wording.norms, first.place)


def _by_wording(sayings: Sequence[Saying], columns: Sequence[Column]) -> list[list[int]]:
    """Group sayings that are the same but for what fills the slots."""
    fixed = [fillers(sayings, c.spans) for c in columns if c.part is not Part.SLOT]
    empty = [
        [not _fills(sayings, column.spans, [at]) for at in range(len(sayings))]
        for column in columns
        if column.part is Part.SLOT
    ]
    same: dict[tuple[object, ...], list[int]] = {}
    for at in range(len(sayings)):
        key = (tuple(low(words[at]) for words in fixed), tuple(each[at] for each in empty))
        same.setdefault(key, []).append(at)
    return list(same.values())


def _fills(sayings: Sequence[Saying], spans: Spans, chosen: Sequence[int]) -> bool:
    """Tell whether some of the chosen sayings fill in something; "did not find any" does not."""
    words = (sayings[at].norms[slice(*spans[at])] for at in chosen)
    return any(each and low(each) != ("any",) for each in words)


def _gaps_with(wording: Wording, pattern: re.Pattern[str]) -> frozenset[int]:
    """Return the tokens that something stands before which the normal form leaves out."""
    text, spans = wording.text, wording.spans
    return frozenset(
        at for at in range(1, len(spans)) if pattern.search(text[spans[at - 1][1] : spans[at][0]])
    )
