"""How a family writes: what all of its texts together show about where sentences end.

A stop, a line end or a list marker alone does not tell whether a sentence ends there. The other
documents often do: they say the same words in one line, or use the word before the stop without
one. All that is learned here depends on the set of the texts and not on their order.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from itertools import pairwise

from hmicdiff.read.calendars import OTHER_MONTHS
from hmicdiff.read.copies import text_key
from hmicdiff.read.english import ABBREVIATIONS, SAYING_WORDS, SENTENCE_STARTERS
from hmicdiff.read.labels import Values, labels

BULLET = (
    "[-*+\u2022\u2023\u2043\u2013\u2014\u00b7\u2219\u22c5\u2190-\u21ff\u25a0-\u2606\u2701-\u27bf]"
)
"""A sign that begins a list item: dashes, dots, arrows, squares, circles, ticks and stars."""
GLYPH = re.compile("[\ue000-\uf8ff]")
"""A private character: what comes out of a PDF whose bullets are set in a symbol font."""
RULER = re.compile(r"\s*([-=_*#~+.])\1{2,}\s*$")
"""A line of one mark, drawn across the page to part what stands above from what follows."""
_COUNTER = r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,6})[.)]"
NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{1,3}})+\.?|{_COUNTER})"
_BEHIND_BULLET = rf"(?:\d{{1,3}}(?:\.\d{{1,3}})+\.|(?!\([xX]\)){_COUNTER})"
"""Without a stop at its end it is what the item says: "- 16.10.0 is out". "- (x)" is a box."""
_MARKER = (
    rf"(?:(?:{BULLET}[^\S\n]+|{GLYPH.pattern}[^\S\n]*|o[^\S\n]{{2,}})"
    rf"(?:{_BEHIND_BULLET}[^\S\n]+)?)"
)
_DAY = rf"\d{{1,2}}\.[^\S\n]+(?i:{'|'.join(sorted(OTHER_MONTHS))})[^\S\n]+\d{{4}}\b"
ITEM = re.compile(rf"[^\S\n]*(?!{_DAY})(?:{_MARKER}|{NUMBER}[^\S\n]+)(?=\S)")
"""A list marker at the start of a line; "o" is Word's open circle, which two spaces follow.

The number of a day, "3. Mai 1890", is none.
"""
COMMENT = re.compile(
    r"[^\S\n]*((?:> ?){2,3}|[#;%>]{1,3}|[*|!]|//[/!]?|--|dnl|REM|rem)(?:[^\S\n]+|$)"
)
"""A sign that stands before every line of a text that is commented out or quoted."""

LINE = re.compile(r"([^\r\n]*)(?:\r\r?\n|\r|\n|$)")
"""A line with its end, also one that was made twice ("\\r\\r\\n"): that is no blank line."""
BROKEN_WORD = re.compile(r"\w[-\u2010\u00ad][^\S\n]*\n")
"""The end of a line that a word goes on behind, or may."""
_WORD = re.compile(r"\w+(?:[.,:'\u2019]\w+)*")
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_MARKS_AT_THE_END = 8
"""So many marks may end a sentence: a stop, quote marks, brackets, signs of emphasis."""
_ENDED = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]*_]*$")
_SAID = re.compile(r",[\"\u201d\u2019\u201c\u00bb]\s+(?:[A-Z][\w.'\u2019-]*\s+){1,4}([a-z]+)")
_OPENING = "\"'\u201c\u201e\u2018\u00ab([{*_"
_CLOSING = "\"'\u201d\u2019\u00bb)]}*_"
_AFTER_STOP = ",;:)"
_MARKS = ',;:.!?)"\u201d'
_STOP = frozenset(".!?")
_JOINING_WORDS = ("and", "or")
_TWO = 2
"""The two words on a side of a line break."""
OPENING_WORDS = 3
"""So many words show that a sentence has begun: one or two may be a name."""
_ORDINAL = re.compile(r"\W*(\d{1,3})\.")
_LONGEST_SHORT_FORM = 5
"""So many letters an abbreviation has at most, but for few: "Sched."."""
_CONTEXT = 80
"""So many characters hold two words."""
_OFTEN = 10
"""So many stops of a word for each text that has it without one are those of a short form."""
_HARD_FOR_ONE_SOFT = 3
"""One document that runs words on outweighs so many that break the line between them: lines are
broken for many reasons, but words are hardly ever run together by mistake."""

_FIGURES = 5
"""So many figures no two documents have in a row by chance."""

_NO_LETTER = re.compile(r"[\W\d_]")
"""Between the parts of a word: a stop belongs to the last of "prot.n" and of "all'art"."""
_COUNTED = 3
"""So often a number follows a word with a stop where that is more than chance."""

Key = tuple[str, ...]
_Read = tuple[str, bool, bool]


def is_ended(text: str) -> bool:
    """Tell whether a text ends with a stop, as far as its last characters tell."""
    return _ENDED.search(text, max(0, len(text) - _MARKS_AT_THE_END)) is not None


def _is_no_short_form(word: str) -> bool:
    known = word[:-1].casefold() in ABBREVIATIONS
    return not known and (word[:-1].islower() or len(word) > _LONGEST_SHORT_FORM)


def _bare(token: str) -> str:
    """Return a word without the marks behind it."""
    return token.rstrip(_CLOSING + _AFTER_STOP + ".!?")


def opening(tokens: Sequence[str]) -> Key:
    """Return the first words of a sentence, without the marks around them."""
    return tuple(token.strip(_OPENING + _CLOSING + _MARKS) for token in tokens[:OPENING_WORDS])


def _nobody() -> "Conventions | None":
    return None


class Conventions:
    """What the texts of a family show; each thing is worked out when it is first asked for."""

    def __init__(
        self,
        texts: Iterable[str] = (),
        known: Callable[[], "Conventions | None"] = _nobody,
        frames: Iterable[Key] = (),
    ) -> None:
        """Learn from `texts`, and from what is `known` of the family already.

        `frames` are what was around the texts in their files.
        """
        # of a document and its copies one is heard
        self._by_key = {text_key(text): text for text in sorted(set(texts))}
        self.frames = frozenset(frames)
        self._known = known

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What is learned from, besides what is known: a text that comes again is heard once."""
        known = self._base._by_key if self._base else {}  # noqa: SLF001
        return tuple(text for key, text in self._by_key.items() if key not in known)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the family, if a line of the texts ends in a hyphen; else none."""
        if not any(map(BROKEN_WORD.search, self._by_key.values())):
            return frozenset()
        return self._vocabulary

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        own = frozenset(w for text in self.texts for w in _LETTERS.findall(text.casefold()))
        return own | self._base._vocabulary if self._base else own  # noqa: SLF001

    def is_abbreviation(self, word: str) -> bool:
        """Tell whether a stop belongs to a word: sentences go on after it, and it is never without.

        `word` is written with its stop, "encl." or "Yarrow!".
        """
        folded = word.casefold()
        goes_on = self._any(lambda usage: folded in usage.going_on)
        return goes_on and not self.is_mostly_plain(folded[:-1])

    def is_word(self, word: str) -> bool:
        """Tell whether the family writes a word without a stop, or ends a sentence with it."""
        folded = word.casefold()
        if self.is_plain(folded):
            return self.is_mostly_plain(folded)
        return self._any(lambda usage: folded in usage.last)

    def is_before_numbers(self, word: str) -> bool:
        """Tell whether a number mostly follows where a word has a stop: "n. 5", "prot. 120"."""
        counted, stopped = self._stops(_NO_LETTER.split(word.casefold())[-1])
        return counted >= _COUNTED and 2 * counted > stopped

    def _stops(self, word: str) -> tuple[int, int]:
        """Return how often a number follows a word with a stop, and how often it has one."""
        usage = self._usage
        counted, stopped = usage.counting[word], usage.stopped[word]
        if self._base:
            more_counted, more_stopped = self._base._stops(word)  # noqa: SLF001
            return counted + more_counted, stopped + more_stopped
        return counted, stopped

    def is_counted(self, word: str) -> bool:
        """Tell whether numbers before a word are ordinals: "12. Minute", "48. Minute"."""
        own = self._usage.ordinals.get(word, set())
        known = self._base._usage.ordinals.get(word, set()) if self._base else set()  # noqa: SLF001
        return len(own | known) >= _COUNTED and not self._any(lambda usage: word in usage.begun)

    def is_whole_word(self, word: str) -> bool:
        """Tell whether the family writes a word without a stop, and never on after one."""
        return self.is_plain(word) and not self._any(lambda usage: f"{word}." in usage.going_on)

    def is_plain(self, word: str) -> bool:
        """Tell whether the family writes a word without a stop."""
        return self._any(lambda usage: word in usage.plain)

    def is_mostly_plain(self, word: str) -> bool:
        """Tell whether the family writes a word without a stop, not once beside hundreds with one.

        "Cass." is short for a court, though somebody forgot the stop.
        """
        plain, stopped = self._plain_and_stopped(word)
        return plain > 0 and _OFTEN * plain >= stopped

    def _plain_and_stopped(self, word: str) -> tuple[int, int]:
        own = self._usage.plain[word], self._usage.stopped[word]
        known = self._base._plain_and_stopped(word) if self._base else (0, 0)  # noqa: SLF001
        return own[0] + known[0], own[1] + known[1]

    def begins_sentences(self, word: str) -> bool:
        """Tell whether a capital must be that of a sentence: the word has none elsewhere."""
        return word.casefold() in SENTENCE_STARTERS or (
            self._any(lambda usage: word.casefold() in usage.small)
            and not self._any(lambda usage: word in usage.names)
        )

    def has_begun(self, words: Key) -> bool:
        """Tell whether these words have begun a sentence of the family.

        One of them is enough if it stood in no sentence: "Water" of "plc. Water from fields" does
        where the family speaks of "Norther Water plc", but not all three.
        """
        if self._any(lambda usage: words in usage.openings):
            return True
        return self._any(lambda usage: words[0] in usage.begun) and not self._any(
            lambda usage: words[0] in usage.names
        )

    def stands_inside(self, words: Sequence[str]) -> bool:
        """Tell whether two words in capitals stand in the middle of some sentence."""
        return self._any(lambda usage: tuple(words) in usage.inside)

    def is_saying(self, word: str) -> bool:
        """Tell whether a word follows the name of a speaker."""
        return word in SAYING_WORDS or self._any(lambda usage: word in usage.saying)

    def runs_on(self, before: str, after: str) -> bool:
        """Tell whether the family says, in one line, what a line break parts here."""
        return any(
            soft and soft * _HARD_FOR_ONE_SOFT >= hard
            for soft, hard in map(self._counted, _near(before[-_CONTEXT:], after[:_CONTEXT]))
        )

    def is_one_sentence(self, before: str, after: str, *, is_item: bool) -> bool:
        """Tell whether most documents say in one line what stands in two paragraphs here."""
        keys = _around(before[-_CONTEXT:], after[:_CONTEXT], is_item=is_item)
        return any(soft and soft >= hard for soft, hard in map(self._counted, keys))

    def values_after(self, label: str) -> Values | None:
        """Return what the family writes after a label, to the end of its line."""
        own = self._labels.get(label)
        known = self._base.values_after(label) if self._base else None
        return own.with_others(known) if own else known

    @cached_property
    def _labels(self) -> Mapping[str, Values]:
        return labels(self.texts)

    @cached_property
    def _base(self) -> "Conventions | None":
        return self._known()

    @cached_property
    def _usage(self) -> "_Usage":
        return _Usage(self.texts)

    def _any(self, shows: Callable[["_Usage"], bool]) -> bool:
        return shows(self._usage) or (self._base is not None and self._base._any(shows))  # noqa: SLF001

    @cached_property
    def _joints(self) -> "_Joints":
        joints = _Joints(self.texts)
        if self._base:
            self._base._joints.count(joints.keys)  # noqa: SLF001
        return joints

    def _counted(self, key: Key) -> tuple[int, int]:
        """Return how many documents have words in one line, and how many break them there."""
        soft, hard = self._joints.soft[key], self._joints.hard[key]
        if self._base:
            more_soft, more_hard = self._base._counted(key)  # noqa: SLF001
            return soft + more_soft, hard + more_hard
        return soft, hard


class _Usage:
    """How words are written: with a stop, with a capital, inside a sentence."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.going_on: set[str] = set()
        """Words with a stop after which a sentence went on."""
        self.plain: Counter[str] = Counter()
        """Words that stood without a stop, as often as a text has some."""
        self.small: set[str] = set()
        """Words that began with a small letter."""
        self.names: set[str] = set()
        """Words with a capital in the middle of a sentence."""
        self.last: set[str] = set()
        """Words with a stop before a word that begins sentences."""
        self.begun: set[str] = set()
        """Words with a capital after a stop."""
        self.openings: set[Key] = set()
        """The first words of sentences after a stop."""
        self.ordinals: defaultdict[str, set[str]] = defaultdict(set)
        """Words with a capital, with the numbers with a stop that stood before them."""
        self.inside: set[tuple[str, str]] = set()
        """Two words in capitals in the middle of a sentence."""
        self.saying: set[str] = set()
        self.counting: Counter[str] = Counter()
        """Words with a stop, as often as a number follows."""
        self.stopped: Counter[str] = Counter()
        """Words as often as they have a stop."""
        for text in texts:
            self._add(text.split())
            self.saying.update(_SAID.findall(text))

    def _add(self, tokens: Sequence[str]) -> None:
        for token in set(tokens):
            self._add_word(token)
        before = "."
        for at, (token, after) in enumerate(pairwise([*tokens, ""])):
            if before[-1] in ".!?":
                self._add_after_stop(before, token)
                if _is_no_short_form(before) and token[0].isupper():
                    self.openings.add(opening(tokens[at : at + OPENING_WORDS]))
            elif token[0].isupper() and before[-1] not in ":\u2026" + _CLOSING:
                self.names.add(_bare(token))
                if token.isupper():
                    self.inside.add((token, after))
            before = token

    def _add_word(self, token: str) -> None:
        bare = token.strip(_OPENING + _CLOSING + _AFTER_STOP)
        if bare and bare[-1] not in ".!?":
            self.plain[bare.casefold()] += 1
            if bare[0].islower():
                self.small.add(bare)
        elif bare and token[-1] in _AFTER_STOP[:-1] and bare == token[:-1]:
            self.going_on.add(bare.casefold())

    def _add_after_stop(self, before: str, token: str) -> None:
        word = _NO_LETTER.split(before[:-1].casefold())[-1]
        if before[-1] == "." and word:
            self.stopped[word] += 1
            self.counting[word] += token[:1].isdigit()
        if token[0].islower() and before[0] not in _OPENING:
            self.going_on.add(before.casefold())
        elif token[0].isupper() and (number := _ORDINAL.fullmatch(before)):
            self.ordinals[_bare(token)].add(number[1])
        elif before[:-1].islower():
            self.begun.add(_bare(token))
            if token.casefold() in SENTENCE_STARTERS:
                self.last.add(before[:-1])


class _Joints:
    """Where lines end: how many documents break words there, and how many run them on."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.hard: Counter[Key] = Counter()
        self.soft: Counter[Key] = Counter()
        self.keys: set[Key] = set()
        read = [tuple(_lines(text)) for text in texts]
        for lines in read:
            self.hard.update(set(_parted(lines)))
        self._count(self.hard.keys(), read)

    def count(self, keys: AbstractSet[Key]) -> None:
        """Count who runs on what any of `keys` says, where it has not been counted."""
        if not keys <= self.keys:
            self._count(keys - self.keys, map(_lines, self.texts))

    def _count(self, keys: AbstractSet[Key], texts: Iterable[Iterable[_Read]]) -> None:
        self.keys |= keys
        for lines in texts:
            found: set[Key] = set()
            for line, _, _ in lines:
                found |= keys & _inside(line)
            self.soft.update(found)


def _lines(text: str) -> Iterator[_Read]:
    """Yield the lines that say something, without signs and markers.

    With each: whether it might begin anew, and whether it does so as a list item.
    """
    is_apart = True
    for match in LINE.finditer(text):
        line = match.group(1)
        comment = COMMENT.match(line)
        if comment:
            line = line[comment.end() :]
        item = ITEM.match(line)
        if item:
            line = line[item.end() :]
        line = line.strip()
        if line:
            yield line, bool(comment or item or is_apart or not line[0].islower()), bool(item)
        is_apart = not line


def _parted(lines: Iterable[_Read]) -> Iterator[Key]:
    """Yield the words around the ends of the lines that end no sentence."""
    for (before, _, _), (after, is_candidate, is_item) in pairwise(lines):
        if is_candidate and not is_ended(before):
            yield from _near(before[-_CONTEXT:], after[:_CONTEXT])
            yield from _around(before[-_CONTEXT:], after[:_CONTEXT], is_item=is_item)


@lru_cache(maxsize=10_000)
def _near(before: str, after: str) -> tuple[Key, ...]:
    """Return three words around the end of a line, with the marks that they have."""
    masked = _threes(_written(before)[-2:], _written(after)[:2])
    plain = _threes(_plain(before)[-2:], _plain(after)[:2])
    return (*filter(_say_enough, masked), *filter(_is_of_one_number, plain))


def _threes(left: Sequence[str], right: Sequence[str]) -> Iterator[Key]:
    if len(left) == _TWO and right:
        yield (*left, right[0].rstrip(_MARKS))
    if len(right) == _TWO and left:
        yield (left[-1], right[0], right[1].rstrip(_MARKS))


@lru_cache(maxsize=10_000)
def _around(before: str, after: str, *, is_item: bool) -> tuple[Key, ...]:
    """Return two words before and two after the end of a paragraph, with a joining word or none.

    The capital that begins a list item may be a small letter in running text.
    """
    left, right = _masked(before)[-2:], _masked(after)[:2]
    if not (len(left) == len(right) == _TWO and _say_enough((*left, *right))):
        return ()
    keys: list[Key] = [(*left, *right)]
    if is_item:
        right[0] = right[0][0].lower() + right[0][1:]
        keys += [(*left, *right), *((left[-1], word, *right) for word in _JOINING_WORDS)]
    return tuple(keys)


@lru_cache(maxsize=10_000)
def _inside(line: str) -> frozenset[Key]:
    written = _written(line)
    found: set[Key] = set(
        zip(written, written[1:], (word.rstrip(_MARKS) for word in written[2:]), strict=False)
    )
    plain = _plain(line) if _DIGITS.search(line) else []
    figures = zip(plain, plain[1:], (word.rstrip(_MARKS) for word in plain[2:]), strict=False)
    found.update(filter(_is_of_one_number, figures))
    masked = _DIGITS.sub("0", line)
    words = list(_WORD.finditer(masked))
    for first, second, third, last in zip(words, words[1:], words[2:], words[3:], strict=False):
        # "in June 2031. The board" does not say in one sentence what "June 2031" and "The board" do
        if _STOP.isdisjoint(masked[second.end() : third.start()]):
            found.add((first[0], second[0], third[0], last[0]))
    return frozenset(found)


def _written(text: str) -> list[str]:
    """Return the words of a text with the marks that are glued to them; all figures are one."""
    return [word for word in _DIGITS.sub("0", text).split() if any(map(str.isalnum, word))]


def _plain(text: str) -> list[str]:
    """Return the words of a text with the marks that are glued to them."""
    return [word for word in text.split() if any(map(str.isalnum, word))]


def _masked(text: str) -> list[str]:
    """Return the words of a text; all figures are one."""
    return _WORD.findall(_DIGITS.sub("0", text))


def _say_enough(words: Key) -> bool:
    """Tell whether two of some words are no figures: these are the same everywhere."""
    return sum(map(bool, map(_LETTERS.search, words))) >= _TWO


def _is_of_one_number(words: Key) -> bool:
    """Tell figures that a family writes side by side, "on 020 7946": such as are no chance."""
    return (
        sum(map(bool, map(_DIGITS.search, words))) >= _TWO
        and sum(map(str.isdigit, "".join(words))) >= _FIGURES
    )
