"""Which variables are columns of the facts table: those that hold one whole thing, and say what.

A slot can hold a piece of a word, one figure of a list, the number of a note, or words that end
amidst a phrase. It has its place in the template; as a column it would compare what is no fact.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from statistics import median
from typing import NamedTuple

from hmicdiff.infer.entries import Line, Phrase, entries, frames, is_framed
from hmicdiff.infer.nouns import NO_NAMES
from hmicdiff.infer.numbering import (
    is_numbered,
    numbering_words,
    without_number,
)
from hmicdiff.model.facts import ONLY_AN_ID, Cell
from hmicdiff.model.template import FIGURE_KINDS, Kind, Part, Reading, Slot, Template, Variable
from hmicdiff.model.text import LISTED
from hmicdiff.read.english import FUNCTION_WORDS, NEGATIONS, NUMBER_WORDS

_MOSTLY = 0.5
"""What fewer of the releases state, and has no name, cannot be told from a passing remark."""
_ALIKE = 0.8
"""Where more of the cells are the same, and there is no name, nobody knows what differs."""
_CUT = 0.34
"""Where one in three ends amidst a phrase, the others do so by chance no longer."""
_NOTES = 3
"""So many passages that begin with a number in brackets are a list of notes."""
_JOINED_BEFORE = re.compile(r"(?:^|[^\W_])[/_=@&?#-]+$|://\S*$|/\w+:$|\w$")
_CODE_BEFORE = re.compile(r"(?:^|\s)[A-Z][^\W_]*-(?:[^\W_]+-)*$")
_JOINED_AFTER = re.compile(r"[/_=@&?#.:-]*\w|[/_=@&?#-]+$")
_IN_ADDRESS = re.compile(r"(?<!\S)\S*[/@]$|.*[^/@]$", re.DOTALL)
"""The address that a slot ends; anything else is none."""
_LAST_WORD = re.compile(r"\S*$")
_ADDRESS = re.compile(r"[/@]|\0\.\w{2,5}\W*$")
"""What an address of the web or a mailbox has, or the end of a file's name."""
_SENTENCE = 3
"""So many words before an address lead to it, as no list of addresses does."""
_UNIT = re.compile(r"[-\u2010\u2011]?[^\W\d_]")
"""What may stand at the end of a figure: "5-year", "5km"."""
_SEPARATES = re.compile(r"\s*[,;/x\u00d7\u2013-]\s*")
_FIGURE_BEFORE = re.compile(r"\d\s*[,;/x\u00d7]\s*$")
_FIGURE_AFTER = re.compile(r"\s*[,;/x\u00d7]\s*\d")
_OPENS_NOTE = re.compile(r"\W*[\[(]\s*\w{0,3}\s*")
_CLOSES_NOTE = re.compile(r"\s*[\])]")
_NEXT_WORD = re.compile(r"\s+\w")
_WORD = re.compile(r"[^\W\d_]+")
_LINKING = NO_NAMES - NEGATIONS - NUMBER_WORDS
"""A phrase does not end with them, where more words follow."""
_HASH = re.compile(r"(?=[\da-f]*\d)(?=[\da-f]*[a-f])[\da-f]{7,}")
"""What a program counts out of a file; Git cuts its own to seven signs."""
_FILLED = re.compile(r"\[[^\]]*\]|\u2026")
_TELLING = 3
"""Shorter words hold sentences together, also in other languages: de, at, bij."""
_LIST_BEFORE = re.compile(r"(?:[A-Z][\w.'-]*|\)),\s+$")
_LIST_AFTER = re.compile(r",\s+[A-Z]")
_ROWS = 0.1
"""Where more hold a row of figures, nobody knows which one of it the others hold."""
_ROW_MARKS = re.compile(r"[\t\u2022|]")
_FIGURE = re.compile(r"[-+*(\u2022]*(\d[\d.,\u00a0]*)[%)*\u2022]*")
_ROW = 3
"""So many figures side by side, of which some have one digit, are no telephone number."""
_PAIR = 2
"""Where nothing but figures stands there, two are a row."""
_NOUNS = 0.2
"""In other languages fewer words within a sentence have a capital; in German one in three."""
_LONGER = 2
"""With so many words more than most have, the others stand outside of the slot elsewhere."""
_ANSWER = 6
"""So many words answer a question that can be answered in a few ways."""
_OWN = 0.6
"""Where more say words of their own, amidst a sentence, nothing shows where a value ends."""
_STEM = 5
"""Words that begin with the same so many letters say the same."""


class _Use(NamedTuple):
    """Where a slot stands."""

    reading: Reading
    slot: Slot
    before: Part
    """What stands before it in its reading; empty at the beginning."""
    after: Part
    listed: bool
    """Whether its passage, or the words beside it, are said of each of several things."""
    item: bool
    """Whether its passage is an item of any list."""


class Columns:
    """Tells which variables of a template are columns."""

    def __init__(
        self, template: Template, labels: Mapping[str, str], asked: Collection[str]
    ) -> None:
        """Look at where each variable stands.

        `labels` are the words around them; those that are `asked` are the answers to a question.
        """
        self._labels = labels
        self._asked = asked
        self._like = Counter(labels.values())
        self._uses: defaultdict[str, list[_Use]] = defaultdict(list)
        notes = 0
        lines = [
            [Line(reading.parts, reading.releases) for reading in passage.readings]
            for passage in template.passages
        ]
        listed, recurring = entries(lines), frames(lines)
        for passage, is_listed in zip(template.passages, listed, strict=True):
            is_item = passage.role in LISTED
            uses = partial(_uses, listed=is_listed, recurring=recurring, item=is_item)
            for use in (use for reading in passage.readings for use in uses(reading)):
                self._uses[use.slot.variable].append(use)
            notes += any(map(_is_of_note, uses(passage.main)))
        self._has_notes = notes >= _NOTES
        self._numbering = numbering_words(template)
        self._has_nouns = _writes_nouns_with_capitals(template)

    def has(self, variable: Variable, stated: Mapping[str, Cell], releases: int) -> bool:
        """Tell whether a variable is a column, by what the releases state of it."""
        if variable.name in self._asked:
            return len(stated) >= _MOSTLY * releases and not _are_prose(stated)
        figures = sum(cell.text[:1].isdigit() for cell in stated.values())
        counts = variable.kind in FIGURE_KINDS
        return not (
            (ONLY_AN_ID.fullmatch(variable.name) and not self._tells(variable, stated, releases))
            or self._is_listed(variable, len(stated))
            or self._is_chance_item(variable, len(stated), releases)
            or self._mostly(variable, _is_piece)
            or self._mostly(variable, _is_aside)
            or self._is_number_of_item(variable, stated)
            or (
                variable.kind is not Kind.DATE
                and sum(map(_is_row, stated.values())) > _ROWS * len(stated)
            )
            or sum("\t" in cell.text for cell in stated.values()) > _ROWS * len(stated)
            or _is_the_same(stated, releases)
            or ((counts or 2 * figures > len(stated)) and self._mostly(variable, _is_of_list))
            or (self._has_notes and self._mostly(variable, _is_of_note))
            or (not counts and _is_cut(stated, goes_on=self._mostly(variable, _goes_on)))
            or _shares(stated, _HASH.fullmatch) > _MOSTLY
            or (
                variable.kind is Kind.TEXT
                and ONLY_AN_ID.fullmatch(variable.name)
                and self._mostly(variable, _leads_in)
            )
            or (not counts and variable.kind is not Kind.DATE and self._is_part(variable, stated))
        )

    def _is_number_of_item(self, variable: Variable, stated: Mapping[str, Cell]) -> bool:
        """Tell the number of a heading or an item, or what differs in such a number alone."""
        if self._mostly(variable, self._is_of_numbered):
            return True
        texts = {without_number(cell.text, self._numbering).casefold() for cell in stated.values()}
        return len(texts) == 1 and not any(cell.value is not None for cell in stated.values())

    def _is_of_numbered(self, use: _Use) -> bool:
        """Tell the number that opens a heading, and what the heading says behind it.

        The fifth item of one agenda is not about what the fifth of another is about.
        """
        first, *rest = use.reading.parts
        return use.slot in rest and is_numbered(first, self._numbering)

    def _is_part(self, variable: Variable, stated: Mapping[str, Cell]) -> bool:
        """Tell one name of a list, and words without a name that say nothing by themselves."""
        texts = [cell.text for cell in stated.values()]
        plain = variable.kind is Kind.TEXT or (variable.kind is Kind.NAME and self._has_nouns)
        if self._mostly(variable, _is_of_names) or (
            plain and self._mostly(variable, _goes_on) and _are_uneven(texts)
        ):
            return True
        unnamed = ONLY_AN_ID.fullmatch(variable.name) is not None
        return unnamed and (self._mostly(variable, _stands_alone) or _say_one_thing(texts))

    def _tells(self, variable: Variable, stated: Mapping[str, Cell], releases: int) -> bool:
        """Tell whether the words around a slot without a name say what is in most releases."""
        words = _WORD.findall(_FILLED.sub(" ", self._labels.get(variable.name, "")))
        most = Counter(cell.text.casefold() for cell in stated.values()).most_common(1)[0][1]
        # "From" and "To" say enough of a day, in a table
        telling = variable.kind is Kind.DATE or any(
            len(word) > 1 and word.casefold() not in FUNCTION_WORDS for word in words
        )
        return (
            bool(words)
            and telling
            and self._like[self._labels[variable.name]] == 1
            and len(stated) >= _MOSTLY * releases
            and most <= _ALIKE * len(stated)
        )

    def _is_listed(self, variable: Variable, stated: int) -> bool:
        """Tell whether fewer than half that state a variable do so outside of a list's entries."""
        alone = sum(_weight(use) for use in self._uses[variable.name] if not use.listed)
        return self._mostly(variable, lambda use: use.listed) and 2 * alone < stated

    def _is_chance_item(self, variable: Variable, stated: int, releases: int) -> bool:
        """Tell what stands in an item of a list that fewer than half have: each lists its own."""
        labelled = ":" in self._labels.get(variable.name, "")
        return stated < _MOSTLY * releases and not labelled and self._mostly(variable, _is_item)

    def _mostly(self, variable: Variable, holds: Callable[[_Use], bool]) -> bool:
        uses = self._uses[variable.name]
        return 2 * sum(_weight(use) for use in uses if holds(use)) > sum(map(_weight, uses))


def _weight(use: _Use) -> int:
    return max(1, len(use.reading.releases))


def _uses(
    reading: Reading, *, listed: bool, recurring: Collection[Phrase], item: bool
) -> Iterator[_Use]:
    """Yield where the slots of a reading stand: in an entry of a list, in `recurring` words."""
    parts = ("", *reading.parts, "")
    for before, part, after in zip(parts, parts[1:], parts[2:], strict=False):
        if isinstance(part, Slot):
            is_one_of_several = listed or is_framed(before, after, recurring)
            yield _Use(reading, part, before, after, is_one_of_several, item)


def _is_item(use: _Use) -> bool:
    return use.item


def _is_aside(use: _Use) -> bool:
    """Tell a remark in brackets, "(See section 7.)": where each stands is its own."""
    return use.reading.pattern[:1] == "(" and use.reading.pattern.rstrip(".")[-1:] == ")"


def _is_piece(use: _Use) -> bool:
    """Tell a piece of a word or an address: the "2031" of CVE-2031-77."""
    if isinstance(use.before, Slot) or isinstance(use.after, Slot):
        return True
    if use.slot.kind is Kind.TEXT and _is_beside_text(use):
        return True
    if use.slot.kind not in FIGURE_KINDS and _is_joined_to_next(use):
        return True
    behind = _JOINED_AFTER.match(use.after)
    if behind and not (use.slot.kind in FIGURE_KINDS and _UNIT.match(use.after)):
        return not _tells_address_apart(use.before, use.slot, use.after)
    # behind the last stroke of an address stands what it leads to: a name or a sentence says that
    unnamed = ONLY_AN_ID.fullmatch(use.slot.variable)
    is_led_to = len(_WORD.findall(_IN_ADDRESS.sub("", use.before))) >= _SENTENCE
    # the figures of a code are told with its letters
    is_code = use.slot.kind in FIGURE_KINDS and _CODE_BEFORE.search(use.before)
    return bool(unnamed and _JOINED_BEFORE.search(use.before) and not (is_led_to or is_code))


def _is_joined_to_next(use: _Use) -> bool:
    """Tell whether a stop without a space parts a slot from the next: "mill" of "mill.example"."""
    parts = use.reading.parts
    at = next(at for at, part in enumerate(parts) if part is use.slot)
    joined = [part for part in parts[at + 1 : at + 2] if part in (".", ":", "/", "-")]
    return bool(joined) and any(isinstance(part, Slot) for part in parts[at + 2 : at + 3])


def _is_beside_text(use: _Use) -> bool:
    """Tell whether nothing but a space parts a text from another: it begins or ends by chance."""
    parts = ("", "", *use.reading.parts, "", "")
    at = next(at for at, part in enumerate(parts) if part is use.slot)
    return any(
        isinstance(other, Slot)
        and other.kind is Kind.TEXT
        and isinstance(between, str)
        and not between.strip()
        for between, other in ((parts[at - 1], parts[at - 2]), (parts[at + 1], parts[at + 2]))
    )


def _tells_address_apart(before: Part, slot: Slot, after: Part) -> bool:
    """Tell the one word that differs in an address, or a file's name, which a sentence leads to."""
    if isinstance(before, Slot) or isinstance(after, Slot) or slot.kind in FIGURE_KINDS:
        return False
    start = _LAST_WORD.search(before)
    around = f"{start[0] if start else ''}\0{after.split(maxsplit=1)[0]}"
    leads = _WORD.findall(_LAST_WORD.sub("", before))
    return len(leads) >= _SENTENCE and _ADDRESS.search(around) is not None


def _is_of_list(use: _Use) -> bool:
    """Tell one figure of several in a row, of which not each has a name."""
    parts = use.reading.parts
    at = next(at for at, part in enumerate(parts) if part is use.slot)
    row = [use.slot]
    for step in (-1, 1):
        here = at
        while 0 <= here + 2 * step < len(parts):
            between, other = parts[here + step], parts[here + 2 * step]
            if isinstance(between, Slot) or not _SEPARATES.fullmatch(between):
                break
            if not isinstance(other, Slot) or other.kind not in FIGURE_KINDS:
                break
            row.append(other)
            here += 2 * step
    bare = (isinstance(use.before, str) and _FIGURE_BEFORE.search(use.before)) or (
        isinstance(use.after, str) and _FIGURE_AFTER.match(use.after)
    )
    unnamed = any(ONLY_AN_ID.fullmatch(slot.variable) for slot in row)
    return bool(bare or (len(row) > 1 and unnamed))


def _is_of_names(use: _Use) -> bool:
    """Tell one of several names in a row, which a bracket behind it does not tell apart."""
    if isinstance(use.before, Slot) or isinstance(use.after, Slot):
        return False
    follows = _LIST_BEFORE.search(use.before) is not None
    ends = not use.after.strip(" .,")
    return bool(_LIST_AFTER.match(use.after)) or (follows and ends)


def _stands_alone(use: _Use) -> bool:
    """Tell a slot in a sentence that has none but small words beside it: "of … and"."""
    around = [part for part in (use.before, use.after) if isinstance(part, str)]
    words = [word for part in around for word in _WORD.findall(part)]
    return bool(words) and not any(
        len(word) >= _TELLING and word.casefold() not in FUNCTION_WORDS for word in words
    )


def _writes_nouns_with_capitals(template: Template) -> bool:
    """Tell a family in which words with capitals are no names: in German each noun has one."""
    words = [
        word
        for passage in template.passages
        if passage.main.pattern[-1:] == "."
        for word in _WORD.findall(_FILLED.sub(" ", passage.main.pattern))[1:]
    ]
    return sum(map(str.istitle, words)) > _NOUNS * len(words)


def _are_prose(stated: Mapping[str, Cell]) -> bool:
    """Tell answers that are mostly sentences: each tells its own story."""
    return 2 * sum(len(cell.text.split()) > _ANSWER for cell in stated.values()) > len(stated)


def _are_uneven(texts: Sequence[str]) -> bool:
    """Tell pieces of sentences: some are longer than a value there is, or nearly all differ."""
    sizes = [len(text.split()) for text in texts]
    ways = len(set(map(str.casefold, texts)))
    return max(sizes) > median(sizes) + _LONGER or ways > _OWN * len(texts)


def _say_one_thing(texts: Sequence[str]) -> bool:
    """Tell ways to say one thing, and words that are cut: "der Ergebnisse", "des Ergebnisses".

    Where all begin or end with one word, it belongs to what stands around them.
    """
    words = [text.casefold().split() for text in texts]
    ends = len({each[0] for each in words}) == 1 or len({each[-1] for each in words}) == 1
    stems = {
        frozenset(word[:_STEM] for word in each if len(word) > _STEM and word.isalpha())
        for each in words
    }
    return ends or (len(stems) == 1 and any(stems))


def _is_the_same(stated: Mapping[str, Cell], releases: int) -> bool:
    """Tell what all releases state alike, in figures here and in words there: "6", "six"."""
    said = {cell.text.casefold() if cell.value is None else cell.value for cell in stated.values()}
    return len(said) == 1 and len(stated) == releases > _PAIR


def _is_row(cell: Cell) -> bool:
    """Tell several figures of a row of a table: "61 1 0 62"."""
    words = cell.text.split()
    figures = [found[1] for word in words if (found := _FIGURE.fullmatch(word))]
    if _ROW_MARKS.search(cell.text) or (cell.value is None and len(figures) == len(words)):
        return len(figures) >= _PAIR
    return len(figures) >= _ROW and any(len(figure) == 1 for figure in figures)


def _is_of_note(use: _Use) -> bool:
    """Tell the number that opens a note: "[R 4] The charter"."""
    return (
        isinstance(use.before, str)
        and isinstance(use.after, str)
        and use.reading.parts[0] in (use.before, use.slot)
        and bool(_OPENS_NOTE.fullmatch(use.before) and _CLOSES_NOTE.match(use.after))
    )


def _goes_on(use: _Use) -> bool:
    """Tell whether a word follows, so that a slot is not the end of what is said."""
    return isinstance(use.after, str) and bool(_NEXT_WORD.match(use.after))


def _leads_in(use: _Use) -> bool:
    """Tell the words that a sentence begins with, where it goes on: "In this light, the … said"."""
    return use.before == "" and _goes_on(use)


def _shares(stated: Mapping[str, Cell], holds: Callable[[str], object]) -> float:
    return sum(bool(holds(cell.text)) for cell in stated.values()) / len(stated)


def _is_cut(stated: Mapping[str, Cell], *, goes_on: bool) -> bool:
    """Tell words that end amidst a phrase, or are but the words that hold one together.

    "As it is" ends no phrase amidst it, though each of its words could.
    """
    words = [cell.text.casefold().split() for cell in stated.values()]
    open_ended = sum(
        _LINKING.issuperset(each[-1:]) > _LINKING.issuperset(each[-2:]) for each in words
    )
    linking = sum(_LINKING.issuperset(each) for each in words)
    return 2 * linking > len(words) or (goes_on and open_ended > _CUT * len(words))
