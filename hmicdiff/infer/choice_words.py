"""Words of which each release has one in the same sentence: "keep", "lower", "raise".

Where the sentences of a passage differ in many places, no two of them are the same but for what is
chosen, and `choices` finds nothing. What is chosen shows all the same: no sentence has two of the
words, nearly all have one, and they stand in the same company. Of "kept the rate at 4", "today
lowered the rate by half a point" and "raised the rate" one word says what was decided.

Invariants: no release has two of the words in its sentence; no word is a name, a figure or one that
is common in the whole family; two ways of writing one word are no choice; and who lacks the
passage, and may say one of the words elsewhere, would be told wrongly to state nothing: then
nothing is told.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import comb, log2
from statistics import mean

from hmicdiff.align.draft import Place
from hmicdiff.align.kinds import Words, is_capitalized, low
from hmicdiff.infer.cells import quoted
from hmicdiff.infer.template import Inferred
from hmicdiff.language.beginnings import common_prefix
from hmicdiff.model.facts import Cell, Column, Facts
from hmicdiff.model.template import Kind
from hmicdiff.model.text import Corpus, Release, Role, Sentence
from hmicdiff.read.calendars import OTHER_MONTHS, OTHER_WEEKDAYS
from hmicdiff.read.english import FUNCTION_WORDS, MONTHS, NEGATIONS, OTHER_ARTICLES, WEEKDAYS
from hmicdiff.structs import Struct, replace

_FEWEST = 6
"""Fewer releases are no sample of what is chosen between."""
_SHARE = 0.75
"""So many of the releases have the passage, and of these so many have one of the words."""
_LEAST = 0.25
"""The word that most have is in so many of the sentences,"""
_MOST = 0.9
"""and in no more than so many: else the rest departs from it, and is told to do so."""
_SPINE = 0.8
"""What is in so many of the sentences belongs to the passage, and is the company of a choice."""
_COMMON = 0.08
"""What is in so many of the other sentences of a family says nothing of one of them."""
_NEAR = 4
"""So many words away the company of a word ends."""
_SAME_COMPANY = 0.95
"""What stands between the same words on both sides stands in one place."""
_LIKE_COMPANY = 0.3
"""In a title, which is no sentence, part of one side will do where chance is no explanation:"""
_BITS = 22
"""that so many words keep out of each other's way by chance is less likely than one in 2 ** 22."""
_FEW_BITS = 5
"""In one place they would hardly all do so if several could be said together."""
_AS_MANY = 0.9
"""Of choices that about as many have, the one that stands first says what the others follow from:
"sentenced to 15 years"."""
_MOST_WORDS = 6
"""More words are no choice among a few."""
_LETTERS = 3
"""Shorter words hold sentences together, also in other languages."""
_STEM = 4
"""Words that begin with so many letters alike, and most of the shorter one, are one word."""
_STEM_SHARE = 0.6
"""Of the shorter word, so that "state" and "station" are two."""
_TOLD = 0.5
"""What a column has so much of is not told again."""
_NEGATED = 3
"""So many words behind "not" are denied: "decided not to raise"."""
_TELLING = 2
"""Fewer words of the passage do not say what is chosen."""
_LABEL_WORDS = 5
"""So many words of the passage on either side say what is chosen."""
_START, _END = "\2", "\3"
_JOINTS = (("-",), ("/",), (".",), ("@",), ("_",))
"""What stands beside them is half a word, or a part of an address."""
_NO_CHOICE = (
    FUNCTION_WORDS
    | OTHER_ARTICLES
    | NEGATIONS
    | OTHER_WEEKDAYS
    | WEEKDAYS
    | {*OTHER_MONTHS, *MONTHS}
)


class _Said(Struct, frozen=True):
    """The sentence in which a release says a passage."""

    release: int
    sentence: Sentence
    words: Words
    """In small letters."""


class _Chosen(Struct, frozen=True):
    """What a release has chosen."""

    said: _Said
    at: int
    """At which word of the sentence it stands."""
    word: str
    """The word as most have it."""


class _Choice(Struct, frozen=True):
    """What the releases choose between."""

    found: Mapping[int, "_Chosen"]
    """Release by release, what it has chosen."""
    label: str
    """The words of the passage around it."""


def with_choice_words(facts: Facts, corpus: Corpus, inferred: Inferred) -> Facts:
    """Return the table with a column for each passage whose releases choose between some words.

    The columns stand first: what was decided is what a reader asks.
    """
    told = {row.release: row.cells for row in facts.rows}
    stated = [told.get(each, ()) for each in inferred.ids]
    chosen = [one for one in _chosen(corpus, inferred) if not _is_told(one, stated)]
    if not chosen:
        return facts
    columns = [
        Column(f"chosen-{number}", Kind.CHOICE, one.label, anywhere=True)
        for number, one in enumerate(chosen, 1)
    ]
    cells: defaultdict[str, list[Cell]] = defaultdict(list)
    for column, one in zip(columns, chosen, strict=True):
        for release, what in one.found.items():
            cells[inferred.ids[release]].append(_cell(column.variable, what, corpus))
    rows = tuple(
        replace(row, cells=(*cells[row.release], *row.cells)) if row.release in cells else row
        for row in facts.rows
    )
    return Facts((*columns, *facts.columns), rows)


def _is_told(choice: _Choice, stated: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether a column has most of the words of a choice already.

    `stated` is, release by release of the corpus, what its row has.
    """
    told: Counter[str] = Counter()
    for release, what in choice.found.items():
        start, end = _span(what)
        cells = stated[release]
        told.update(cell.variable for cell in cells if cell.start < end and start < cell.end)
    return max(told.values(), default=0) > _TOLD * len(choice.found)


def _span(chosen: _Chosen) -> tuple[int, int]:
    """Return where the words of a choice stand in the text of its release."""
    sentence = chosen.said.sentence
    start, end = sentence.wording.spans[chosen.at]
    return sentence.start + start, sentence.start + end


def _cell(variable: str, chosen: _Chosen, corpus: Corpus) -> Cell:
    said = chosen.said
    release = corpus.releases[said.release]
    return quoted(variable, _span(chosen), said.sentence, release, chosen.word)


def _chosen(corpus: Corpus, inferred: Inferred) -> Iterator[_Choice]:
    """Yield what the releases choose between: in their titles first, then as the template goes."""
    family = inferred.family
    if len(family) < _FEWEST:
        return
    sentences = _Counted(
        low(each.wording.norms) for at in family for each in corpus.releases[at].sentences
    )
    for places, is_title in _groups(corpus, inferred):
        if len(places) < max(_FEWEST, _SHARE * len(family)):
            continue
        said = [_said(corpus, *place) for place in places]
        others = set(family).difference(release for release, _ in places)
        for choice in _Group(said, sentences, is_title=is_title).choices():
            pairs = _pairs(choice)
            if not any(_has_pair(corpus.releases[at], pairs) for at in others):
                yield choice


def _groups(corpus: Corpus, inferred: Inferred) -> Iterator[tuple[list[Place], bool]]:
    """Yield where the titles stand, then where each passage does."""
    titles = _first_of_each(
        (release, number)
        for release in inferred.family
        for number, sentence in enumerate(corpus.releases[release].sentences)
        if sentence.role is Role.TITLE
    )
    yield titles, True
    for named in inferred.named:
        places = named.draft.first_places()
        found = _first_of_each(place for place in places if place[0] in inferred.family)
        if set(titles).isdisjoint(found):
            yield found, False


def _first_of_each(places: Iterable[Place]) -> list[Place]:
    first: dict[int, int] = {}
    for release, number in places:
        first.setdefault(release, number)
    return sorted(first.items())


def _said(corpus: Corpus, release: int, number: int) -> _Said:
    sentence = corpus.releases[release].sentences[number]
    return _Said(release, sentence, low(sentence.wording.norms))


def _pairs(choice: _Choice) -> set[Words]:
    """Return what is chosen with the word before it, and with that behind it."""
    return {
        pair
        for one in choice.found.values()
        for pair in (one.said.words[one.at - 1 : one.at + 1], one.said.words[one.at : one.at + 2])
        if len(pair) > 1
    }


def _has_pair(release: Release, pairs: Container[Words]) -> bool:
    """Tell whether a release that lacks the passage may say one of the words all the same."""
    return any(
        pair in pairs
        for sentence in release.sentences
        for pair in pairwise(low(sentence.wording.norms))
    )


class _Counted:
    """In how many sentences of a family each word is."""

    def __init__(self, sentences: Iterable[Words]) -> None:
        self._sentences = 0
        self._having: Counter[str] = Counter()
        for words in sentences:
            self._sentences += 1
            self._having.update(set(words))

    def is_common(self, word: str, within: int, size: int) -> bool:
        """Tell whether a word is in many sentences beside those of a group.

        In the group so many have it, `within`, of so many, `size`.
        """
        return self._having[word] - within > _COMMON * (self._sentences - size)


class _Group:
    """The sentences of a passage, one a release, and what stands where in them."""

    def __init__(self, said: Sequence[_Said], sentences: _Counted, *, is_title: bool) -> None:
        self._said = {each.release: each for each in said}
        self._is_title = is_title
        self._having: defaultdict[str, set[int]] = defaultdict(set)
        for each in said:
            for word in set(each.words):
                self._having[word].add(each.release)
        least = _SPINE * len(said)
        self._spine = {w for w, who in self._having.items() if len(who) >= least and w.isalpha()}
        self._words = sorted(w for w in self._having if self._may_be_chosen(w, sentences))
        self._companies: dict[str, _Company] = {}

    def choices(self) -> Iterator[_Choice]:
        """Yield what the releases choose between: what stands first, and what goes on beside it.

        "Decided unanimously to keep": of words that shut each other out, one choice is made.
        """
        size = len(self._said)
        seeds = [word for word in self._words if len(self._having[word]) >= _LEAST * size]
        found = [words for seed in seeds if len(words := self._beside(seed)) > 1]
        covering = [words for words in found if self._covered(words) >= _SHARE * size]
        least = _BITS if self._is_title else _FEW_BITS
        told = [words for words in covering if self._bits(words) >= least]
        while told:
            enough = _AS_MANY * max(map(self._covered, told))
            usual = (words for words in told if self._covered(words) >= enough)
            first = min(usual, key=lambda words: (self._first(words), words))
            choice = self._choice_of(first)
            if choice is not None:
                yield choice
            told = [] if self._is_title else [w for w in told if self._is_another(w, first)]

    def _is_another(self, words: Sequence[str], chosen: Sequence[str]) -> bool:
        """Tell whether each of some words is said with more than one of those that are chosen."""
        return all(
            sum(not self._having[one].isdisjoint(self._having[word]) for one in chosen) > 1
            for word in words
        )

    def _beside(self, seed: str) -> tuple[str, ...]:
        """Return a word and those that stand for it in other releases, the most frequent first."""
        words = [seed]
        covered = set(self._having[seed])
        least = _LIKE_COMPANY if self._is_title else _SAME_COMPANY
        others = [word for word in self._words if self._likeness(seed, word) >= least]
        for word in sorted(others, key=lambda word: (-len(self._having[word]), word)):
            own = self._having[word]
            is_new = covered.isdisjoint(own) and not any(_are_one(word, one) for one in words)
            if is_new and len(words) < _MOST_WORDS:
                words.append(word)
                covered |= own
        return tuple(sorted(words, key=lambda word: (-len(self._having[word]), word)))

    def _may_be_chosen(self, word: str, sentences: _Counted) -> bool:
        size, number = len(self._said), len(self._having[word])
        return (
            1 < number <= _MOST * size
            and word.isalpha()
            and len(word) >= _LETTERS
            and (self._is_title or not sentences.is_common(word, number, size))
            and word not in _NO_CHOICE
            and all(self._is_plain(word, self._said[at]) for at in self._having[word])
        )

    def _is_plain(self, word: str, said: _Said) -> bool:
        """Tell whether a word stands in a sentence as a whole, and is no name there."""
        at = said.words.index(word)
        written = said.sentence.wording.norms
        before, after = written[max(at - 1, 0) : at], written[at + 1 : at + 2]
        in_capitals = 2 * sum(each[:1].isupper() for each in written) >= sum(
            each[:1].isalpha() for each in written
        )
        return (
            before not in _JOINTS
            and after not in _JOINTS
            and (at == 0 or in_capitals or not is_capitalized(written[at : at + 1]))
        )

    def _covered(self, words: Sequence[str]) -> int:
        return sum(len(self._having[word]) for word in words)

    def _first(self, words: Sequence[str]) -> float:
        """Tell how far in the sentences the words stand, on an average."""
        return mean(
            self._said[at].words.index(word) / len(self._said[at].words)
            for word in words
            for at in sorted(self._having[word])
        )

    def _bits(self, words: Sequence[str]) -> float:
        """Return how unlikely it is that none of some words meets another one by chance.

        Each is taken to be in any of the sentences alike.
        """
        size = len(self._said)
        taken = len(self._having[words[0]])
        bits = 0.0
        for word in words[1:]:
            number = len(self._having[word])
            bits += _ways(size, number) - _ways(size - taken, number)
            taken += number
        return bits

    def _likeness(self, one: str, other: str) -> float:
        """Return how far two words stand in the same company, 0 to 1."""
        if one == other or not self._having[one].isdisjoint(self._having[other]):
            return 0.0
        mine, theirs = self._company(one), self._company(other)
        before, after = _overlap(mine.before, theirs.before), _overlap(mine.after, theirs.after)
        if self._is_title:
            return max(before, after)
        around = _overlap(mine.left, theirs.left) + _overlap(mine.right, theirs.right)
        return max(before + after, around) / 2

    def _company(self, word: str) -> "_Company":
        if word not in self._companies:
            company = _Company()
            for release in self._having[word]:
                words = self._said[release].words
                at = words.index(word)
                company.before[words[at - 1] if at else _START] += 1
                company.after[words[at + 1] if at + 1 < len(words) else _END] += 1
                left = words[max(0, at - _NEAR) : at][::-1]
                right = words[at + 1 : at + 1 + _NEAR]
                company.left[self._nearest(left, release)] += 1
                company.right[self._nearest(right, release)] += 1
            self._companies[word] = company
        return self._companies[word]

    def _nearest(self, words: Sequence[str], release: int) -> str | int:
        """Return the nearest word of the passage; where there is none, the release alone."""
        return next((word for word in words if word in self._spine), release)

    def _choice_of(self, words: Sequence[str]) -> _Choice | None:
        """Return a choice with all who state it, also in another form of a word: "lowering"."""
        label, around = self._label(words[0])
        found = {
            release: _Chosen(said, at, word)
            for release, said in self._said.items()
            if around <= set(said.words) and (one := self._chosen_in(said, words))
            for at, word in (one,)
        }
        told = len(found) >= _SHARE * len(self._said) and label
        return _Choice(found, label) if told else None

    def _chosen_in(self, said: _Said, words: Sequence[str]) -> tuple[int, str] | None:
        """Return where a sentence has one of some words, and which; nothing where it denies it."""
        found = [
            (at, word)
            for at, each in enumerate(said.words)
            for word in words
            if each == word or (each.isalpha() and _are_one(each, word))
        ]
        if len({word for _, word in found}) != 1:
            return None
        at = found[0][0]
        return found[0] if NEGATIONS.isdisjoint(said.words[max(0, at - _NEGATED) : at]) else None

    def _label(self, word: str) -> tuple[str, frozenset[str]]:
        """Return the words of the passage around a choice with "…" for it, and those by themselves.

        Nothing where they do not say what is chosen.
        """
        if self._is_title:
            return "title: \u2026", frozenset()
        said = self._said[min(self._having[word])]
        at = said.words.index(word)
        kept = [i for i, each in enumerate(said.words) if each in self._spine]
        ahead = [i for i in kept if i < at][-_LABEL_WORDS:]
        behind = [i for i in kept if i > at][:_LABEL_WORDS]
        around = frozenset(said.words[i] for i in (*ahead, *behind))
        if len(around - FUNCTION_WORDS) < _TELLING:
            return "", around
        written = said.sentence.wording.norms
        shown = [*(written[i] for i in ahead), "\u2026", *(written[i] for i in behind)]
        return " ".join(shown), around


class _Company:
    """What stands beside a word in the sentences that have it."""

    def __init__(self) -> None:
        self.before: Counter[str | int] = Counter()
        self.after: Counter[str | int] = Counter()
        self.left: Counter[str | int] = Counter()
        """The nearest word of the passage before it,"""
        self.right: Counter[str | int] = Counter()
        """and behind it."""


def _overlap(one: Counter[str | int], other: Counter[str | int]) -> float:
    """Return the share that two counts have in common."""
    all_of_one, all_of_other = one.total(), other.total()
    return sum(min(n / all_of_one, other[w] / all_of_other) for w, n in one.items() if w in other)


def _are_one(word: str, other: str) -> bool:
    """Tell whether two words are one, in another form or written otherwise: "lower", "lowered"."""
    one, two = (_letters(each) for each in (word, other))
    alike, shorter = common_prefix(one, two), min(len(one), len(two))
    begins = alike >= _STEM and alike >= _STEM_SHARE * shorter
    return begins or one.endswith(two) or two.endswith(one)


def _letters(word: str) -> str:
    """Return a word without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _ways(size: int, number: int) -> float:
    """Return in how many ways some can be taken from so many, as bits."""
    return log2(max(1, comb(size, number)))
