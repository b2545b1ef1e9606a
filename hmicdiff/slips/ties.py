"""Slots that hold one value throughout nearly every release, whatever variable they are of.

A variable is what holds one value throughout *every* release: a slip takes its slot out of the
variable. Here a few exceptions are allowed, and are what is looked for.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from hmicdiff.model.analysis import PlacedRelease, Value
from hmicdiff.model.template import FIGURE_KINDS, Kind, Template
from hmicdiff.slips.words import Fill
from hmicdiff.structs import Struct

NAMES = frozenset({Kind.NAME, Kind.TEXT})
FIGURES = FIGURE_KINDS | {Kind.DATE}

_WORD = re.compile(r"\w+")
_VERSION = re.compile(r"\d+(?:\.\d+)+")
"""Names a version rather than counts."""
_FEWEST = 3
"""In so many releases two slots have to agree."""
_DOUBT = 4.0
"""Bits by which they have to agree beyond what chance makes some pair of slots agree."""
_EXCEPTIONS = {True: 0.25, False: 0.1}
"""Which share of the releases may be exceptions, for names and for figures."""
_NAME_BITS = 6.0
"""What a word of a name is worth: another slot does not hold the same name by chance."""
_FORMS = 0.8
"""This share of the releases fill a slot with a form of the name, where it is a slot for it."""
_OWN = 0.5
"""Where this share of the names are different, each release has its own."""


class Tie(Struct, frozen=True):
    """Slots that are filled with one thing."""

    is_name: bool
    values: Mapping[str, tuple[Value, ...]]
    """By release what fills them, in reading order."""
    own: Mapping[str, str]
    """By release the value that most of its slots hold, for comparison."""
    names: Mapping[str, frozenset[str]]
    """By release that value, and what else it holds that is short or long for it."""

    @property
    def is_own(self) -> bool:
        """Whether nearly every release has a name of its own here."""
        names = set(self.own.values())
        return self.is_name and len(names) >= _FEWEST and len(names) > _OWN * len(self.own)

    def holders(self) -> Mapping[str, list[str]]:
        """Return the releases whose value each value is, in one of its forms.

        What is short for the names of several is left out, for it names none of them: "13." of two
        files of the 13th chamber.
        """
        found: dict[str, list[str]] = {}
        for release, names in self.names.items():
            for name in sorted(names):
                found.setdefault(name, []).append(release)
        whole = set(self.own.values())
        return {
            name: releases
            for name, releases in found.items()
            if name in whole or len(releases) == 1
        }


def key(value: Value | Fill) -> str:
    """Return what a value is compared by: its number or date, else its words."""
    return _key(value.text, value.value)


@lru_cache(maxsize=10_000, typed=True)
def _key(text: str, value: float | str | None) -> str:
    if isinstance(value, int | float):
        return f"{value:g}" if value < 1e6 else str(value)  # noqa: PLR2004
    return name_key(text if value is None else str(value))


@lru_cache(maxsize=10_000)
def name_key(text: str) -> str:
    """Return the words of a name in small letters, without marks."""
    return " ".join(_WORD.findall(text.casefold()))


@lru_cache(maxsize=10_000)
def is_form_of(one: str, other: str) -> bool:
    """Tell whether one name is the other or short for it: the words it begins or ends with."""
    short, long = sorted((one.split(), other.split()), key=len)
    return short == long[: len(short)] or short == long[-len(short) :]


def is_stand_in(value: Value | Fill) -> bool:
    """Tell words that stand for a name: "it", "the force"."""
    return _is_low(value.text)


@lru_cache(maxsize=10_000)
def _is_low(text: str) -> bool:
    return not any(c.isupper() or c.isdigit() for c in text)


def ties(releases: Sequence[PlacedRelease], template: Template) -> tuple[Tie, ...]:
    """Return the groups of slots that hold one value throughout nearly every release."""
    kinds = {
        slot.id: slot.kind
        for passage in template.passages
        for reading in passage.readings
        for slot in reading.slots
    }
    found: list[Tie] = []
    for is_name, wanted in ((True, NAMES), (False, FIGURES)):
        filled = _filled(releases, {slot for slot, kind in kinds.items() if kind in wanted})
        for group in _groups(filled, is_name=is_name):
            tie = _tie(group, filled, is_name=is_name)
            if is_name:
                tie = _tie(_with_forms(group, tie, filled), filled, is_name=is_name)
            found.append(tie)
    return tuple(_united(found))


def _united(found: Sequence[Tie]) -> Iterator[Tie]:
    """Make one of the ties that hold forms of the same names."""
    united: list[Tie] = []
    for tie in found:
        same = next((one for one in united if _are_one(one, tie)), None)
        if same is None:
            united.append(tie)
            continue
        releases = same.values.keys() | tie.values.keys()
        united[united.index(same)] = _of_values(
            {
                release: [*same.values.get(release, ()), *tie.values.get(release, ())]
                for release in releases
            },
            is_name=True,
        )
    return iter(united)


def _are_one(one: Tie, other: Tie) -> bool:
    if not (one.is_own and other.is_own):
        return False
    common = one.own.keys() & other.own.keys()
    forms = sum(is_form_of(one.own[release], other.own[release]) for release in common)
    return forms >= _FEWEST and forms >= _FORMS * len(common)


_Filled = Mapping[str, Mapping[str, Value]]
"""By slot and release, what fills it."""


def _filled(releases: Iterable[PlacedRelease], slots: set[str]) -> _Filled:
    found: defaultdict[str, dict[str, Value]] = defaultdict(dict)
    for release in releases:
        for value in release.values:
            if (
                value.slot in slots
                and value.start < value.end
                and not _VERSION.fullmatch(value.text)
            ):
                found[value.slot].setdefault(release.id, value)
    return found


def _groups(filled: _Filled, *, is_name: bool) -> Iterator[list[str]]:
    """Yield groups of slots that agree in nearly all releases."""
    parent = {slot: slot for slot in filled}

    def root(slot: str) -> str:
        while parent[slot] != slot:
            slot = parent[slot]
        return slot

    doubt = math.log2(max(1, math.comb(len(filled), 2))) + _DOUBT
    for (one, other), count in sorted(_agreeing(filled, is_name=is_name).items()):
        if count >= _FEWEST and _are_tied(filled[one], filled[other], doubt, is_name=is_name):
            first, last = sorted((root(one), root(other)))
            parent[last] = first
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for slot in filled:
        groups[root(slot)].append(slot)
    return (group for group in groups.values() if len(group) > 1)


def _agreeing(filled: _Filled, *, is_name: bool) -> Counter[tuple[str, str]]:
    """Count for pairs of slots in how many releases they hold the same value."""
    by_value: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for slot, values in filled.items():
        for release, value in values.items():
            if not (is_name and is_stand_in(value)):
                by_value[release, key(value)].append(slot)
    return Counter(pair for slots in by_value.values() for pair in combinations(sorted(slots), 2))


def _are_tied(
    one: Mapping[str, Value], other: Mapping[str, Value], doubt: float, *, is_name: bool
) -> bool:
    common = [
        (one[release], other[release])
        for release in one.keys() & other.keys()
        if not is_name or not (is_stand_in(one[release]) or is_stand_in(other[release]))
    ]
    same = [key(first) for first, second in common if key(first) == key(second)]
    differ = sum(
        key(first) != key(second) and not (is_name and is_form_of(key(first), key(second)))
        for first, second in common
    )
    if differ > max(1, _EXCEPTIONS[is_name] * len(common)) or 2 * differ >= len(same):
        return False
    uses = Counter(key(value) for value in one.values())
    bits = sum(-math.log2(uses[value] / len(one)) for value in same)
    if is_name:
        bits += sum(_NAME_BITS * len(value.split()) for value in set(same))
    chance = math.log2(len(one)) + _DOUBT
    return bits > doubt + differ * chance


def _with_forms(group: Sequence[str], tie: Tie, filled: _Filled) -> list[str]:
    """Add the slots that most releases fill with a form of their name."""
    if not tie.is_own:
        return list(group)
    found = list(group)
    for slot, values in filled.items():
        if slot in group:
            continue
        known = [
            (key(value), tie.own[release])
            for release, value in values.items()
            if release in tie.own and not is_stand_in(value)
        ]
        forms = sum(is_form_of(value, own) for value, own in known)
        if forms >= _FEWEST and forms >= _FORMS * len(known):
            found.append(slot)
    return found


def _tie(group: Iterable[str], filled: _Filled, *, is_name: bool) -> Tie:
    values: defaultdict[str, list[Value]] = defaultdict(list)
    for slot in group:
        for release, value in filled[slot].items():
            if not (is_name and is_stand_in(value)):
                values[release].append(value)
    return _of_values(values, is_name=is_name)


def _of_values(values: Mapping[str, Iterable[Value]], *, is_name: bool) -> Tie:
    distinct = {
        release: sorted(
            {value.start: value for value in mine}.values(), key=lambda value: value.start
        )
        for release, mine in sorted(values.items())
    }
    counted = {release: Counter(key(value) for value in mine) for release, mine in distinct.items()}
    having = Counter(value for counts in counted.values() for value in counts)
    # of values said equally often, the one that the fewest other releases have is its own
    own = {
        release: min(counts, key=lambda value: (-counts[value], having[value], value))
        for release, counts in counted.items()
    }
    return Tie(
        is_name=is_name,
        values={release: tuple(mine) for release, mine in distinct.items()},
        own=own,
        names={
            release: frozenset(name for name in counts if is_form_of(name, own[release]))
            for release, counts in counted.items()
        },
    )
