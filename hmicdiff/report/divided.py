"""How a family is divided: what its releases choose between, and which few choose otherwise.

The decision of a committee, the grade of a report, who signed: each release states one of a few
things in the same place, and a reader asks first how many state which. Figures are left out of
what is counted, so that "raised by 25 to 100" and "raised by 50 to 150" are one choice.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from hmicdiff.model.template import Kind
from hmicdiff.report.facts import FactCell, FactColumn, FactTable
from hmicdiff.report.names import ReleaseName
from hmicdiff.report.wording import listing
from hmicdiff.structs import Struct

_FEWEST = 6
"""Of fewer releases a reader sees the choices in the table at a glance."""
_STATED = 0.75
"""What a smaller share of the releases states is not what they are divided by."""
_CHOICES = 6
"""Among more nobody chooses: each has its own."""
_LARGEST = 1 / 3
"""Where no choice is made by so large a share, none is the usual one."""
_RARE = 10
"""A choice is rare that no more than one release in so many makes, or one alone."""
_WORDS = 12
"""What is longer is a statement and no choice."""
_GRADES = 100
"""A grade, a level, a number of credits is smaller."""
_SAME = 2
"""What one release alone has is no choice of the family; so many make one."""
_MOST = 3
"""More divisions than so many are a table, which stands below."""
TITLE = "How they are divided"
_FIGURE = re.compile(r"[+-]?\d[\d.,:/\u00a0\u202f]*\d|\d")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MORE_LETTERS = re.compile(r"[^\W\d_]{3,}")
_SLOT = re.compile(r"\[[^\]]*\]")
_WORD = re.compile(r"\w+")
_LABEL = 2
"""Fewer words around a blank do not say what stands in it."""
_BLANK = "\u2026"


class Choice(Struct, frozen=True):
    """What some of the releases state."""

    words: str
    """As the first of them states it, figures left out."""
    number: int
    """How many releases state it."""
    releases: tuple[ReleaseName, ...]
    """Those that state it, where it is a rare choice; else empty."""
    alone: bool
    """Whether it is known of all the others that they state something else."""

    @property
    def who(self) -> str:
        """How many state it, or which few."""
        names = listing([one.name for one in self.releases])
        only = "only " if self.alone else ""
        return f"{only}{names}" if names else str(self.number)


class Division(Struct, frozen=True):
    """What the releases choose between in one place, the most usual choice first."""

    label: str
    """The words around the place, with a blank."""
    stated: int
    """In how many releases one of the choices is found; all of them are counted."""
    of: int
    """How many releases there are in the family."""
    choices: tuple[Choice, ...]
    parts: frozenset[frozenset[str]]
    """Who chooses alike, by their ids."""

    @property
    def heading(self) -> str:
        """What is chosen, and how many releases are counted."""
        counted = "" if self.stated == self.of else f" (found in {self.stated} of {self.of})"
        return f"{self.label}{counted}"


def divisions(facts: FactTable, texts: Mapping[str, str]) -> tuple[Division, ...]:
    """Return what the releases of a family are divided by, of many the clearest.

    Who is not seen to state one of the choices, and has its words in its text, may state it all
    the same: then nothing is told. `texts` are those of the family, by the ids of its releases.
    """
    found = (
        _WAYS[column.kind](facts, at, column, texts)
        for at, column in enumerate(facts.columns)
        if column.kind in _WAYS
    )
    told = sorted(filter(None, found), key=lambda one: (-one.stated, len(one.choices)))
    first: dict[frozenset[frozenset[str]], Division] = {}
    for one in told:
        first.setdefault(one.parts, one)  # who wrote it, and where it was kept, may say the same
    return tuple(first.values())[:_MOST]


def _division(
    facts: FactTable, at: int, column: FactColumn, texts: Mapping[str, str]
) -> Division | None:
    """Return what a column divides the releases into; nothing where it is no choice of a few."""
    stating: defaultdict[str, list[tuple[str, ReleaseName]]] = defaultdict(list)
    others = dict(texts)
    around = _around(column.label)
    for row in facts.rows:
        cell = row.cells[at]
        is_meant = cell is not None and (
            column.anywhere or column.is_asked or _stands_so(cell, around)
        )
        if cell is not None and is_meant and row.name.id in texts:
            others.pop(row.name.id, None)
            # in several forms it is still one word: "lower", "lowering"
            said = cell.value if column.anywhere else cell.words
            words = " ".join(_FIGURE.sub(_BLANK, said).split())
            stating[_folded(words)].append((words, row.name))
    # what a sentence denies has the words, too; behind a label nothing is denied
    is_of_sentences = column.anywhere and not _is_label(column.label)
    size, stated = len(texts), sum(map(len, stating.values()))
    choices = _choices(
        [(said[0][0], [name for _, name in said]) for said in stating.values()], size
    )
    is_told = (
        size >= _FEWEST
        and stated >= _STATED * size
        and _is_choice(choices, stated)
        and all(_is_worded(one.words) for one in choices)
        and (column.anywhere or _tells(column.label, around))
        and (column.anywhere or not _is_said_often(texts.values(), around, stating))
        and (is_of_sentences or not _may_state(others.values(), stating))
    )
    label = column.label.removesuffix(f" {_BLANK}") if column.is_asked else column.label
    parts = _parts((name for _, name in said) for said in stating.values())
    return Division(label, stated, size, choices, parts) if is_told else None


def _parts(alike: Iterable[Iterable[ReleaseName]]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(name.id for name in names) for names in alike)


def _graded(
    facts: FactTable, at: int, column: FactColumn, texts: Mapping[str, str]
) -> Division | None:
    """Return what a column of grades divides the releases into: "Level 2", "Credits: 10".

    They are few small numbers, which all state right behind a label: what counts something else
    in each has more of them.
    """
    stating: defaultdict[int, list[ReleaseName]] = defaultdict(list)
    for row in facts.rows:
        cell = row.cells[at]
        grade = cell.figure if cell is not None and row.name.id in texts else None
        if isinstance(grade, int) and 0 <= grade < _GRADES:
            stating[grade].append(row.name)
    size, stated = len(texts), sum(map(len, stating.values()))
    choices = _choices([(str(grade), said) for grade, said in sorted(stating.items())], size)
    before = column.label.partition(_BLANK)[0].split()
    is_told = (
        size >= _FEWEST
        and stated == size
        and _is_choice(choices, stated)
        and bool(before)
        and (before[-1].endswith(":") or (before[-1].istitle() and before[-1].isalpha()))
    )
    parts = _parts(stating.values())
    return Division(column.label, stated, size, choices, parts) if is_told else None


def _choices(stating: Iterable[tuple[str, Sequence[ReleaseName]]], size: int) -> tuple[Choice, ...]:
    """Return what is stated, each with who does so, of `size` releases: the most usual first."""
    told = sorted(stating, key=lambda one: -len(one[1]))
    alone = sum(len(names) for _, names in told) == size
    most = max(1, size // _RARE)
    return tuple(
        Choice(words, len(names), tuple(names) if len(names) <= most else (), alone)
        for words, names in told
    )


_WAYS = {
    Kind.CHOICE: _division,
    Kind.NAME: _division,
    Kind.TEXT: _division,
    Kind.NUMBER: _graded,
}
"""How a column of each kind divides a family."""


def _may_state(texts: Iterable[str], choices: Collection[str]) -> bool:
    """Tell whether one of some texts has the words of a choice."""
    folded = (f" {_folded(text)} " for text in texts)
    return any(f" {words} " in text for text in folded for words in choices)


def _is_said_often(texts: Iterable[str], around: tuple[str, str], choices: Collection[str]) -> bool:
    """Tell whether several choose more than once: a line that is of parts of their texts.

    "Reviewed: done" below each item of a list is said of the item.
    """
    before, after = around
    said = [f" {before} {words} {after} ".replace("  ", " ") for words in choices]
    several = 0
    for text in texts:
        folded = f" {_folded(text)} "
        found = [each for each in said if each in folded]
        # "upheld" stands in "upheld in part" as well
        whole = [e for e in found if not any(o != e and o.startswith(e) for o in found)]
        several += len(whole) > 1
    return several >= _SAME


def _is_label(label: str) -> bool:
    return label.partition(_BLANK)[0].rstrip().endswith(":")


def _tells(label: str, around: tuple[str, str]) -> bool:
    """Tell whether the words around a blank say what stands in it: several, or a label."""
    return _is_label(label) or sum(len(_LETTERS.findall(part)) for part in around) >= _LABEL


def _around(label: str) -> tuple[str, str]:
    """Return the words right before the blank of a label, and those right behind it."""
    before, _, after = label.partition(_BLANK)
    near = (_SLOT.split(before)[-1], _SLOT.split(after)[0])
    return _folded(near[0]), _folded(near[1])


def _stands_so(cell: FactCell, around: tuple[str, str]) -> bool:
    """Tell whether the words of a label stand around what a release states.

    A variable may have a place in another passage, where its words say something else: "apart from
    the Work itself to be shared", but not "the Collection as a whole to be shared".
    """
    said = " ".join((*around[0].split(), _folded(cell.words), *around[1].split()))
    return f" {said} " in f" {_folded(cell.sentence)} "


def _folded(text: str) -> str:
    """Return the words of a text without figures, capitals and accents."""
    letters = unicodedata.normalize("NFKD", _FIGURE.sub(" ", text.casefold()))
    return " ".join(_WORD.findall("".join(c for c in letters if not unicodedata.combining(c))))


def _is_choice(choices: Sequence[Choice], stated: int) -> bool:
    """Tell whether a few things are chosen between."""
    several = sum(one.number >= _SAME for one in choices)
    return (
        _SAME <= len(choices) <= _CHOICES
        and several >= _SAME
        and choices[0].number >= _LARGEST * stated
    )


def _is_worded(words: str) -> bool:
    """Tell whether words are a choice: no statement, and no figure in one unit or another."""
    least = _LETTERS if _BLANK not in words else _MORE_LETTERS
    return bool(least.search(words)) and len(words.split()) <= _WORDS
