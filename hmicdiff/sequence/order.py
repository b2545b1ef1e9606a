"""The order of a sequence: by the dates that releases state, or by their names."""

import re
from collections.abc import Sequence
from enum import StrEnum

from hmicdiff.model.sequence import Basis
from hmicdiff.read.dates import date_of_name, date_of_text
from hmicdiff.structs import Struct

_DIGITS = re.compile(r"(\d+)")
_HEAD = 200
"""So many characters of a text say of when it is; dates after them can be of anything."""
_BY_HISTORY = "The releases are the versions of one file, in the order of its history."
_NAMED = 3
"""So many releases are named where something is told of them; of more, their number is."""


class Wish(StrEnum):
    """How the order is to be found."""

    FOUND_OUT = "auto"
    """By date if each release states one, else by name."""
    DATE = "date"
    NAME = "name"


class Stated(Struct, frozen=True):
    """A release, and the dates that it states."""

    index: int
    source: str
    in_name: str | None
    in_text: str | None

    @property
    def date(self) -> str | None:
        """The date that it stands by if both may be used."""
        return self.in_name or self.in_text


class Order(Struct, frozen=True):
    """Releases in their order."""

    basis: Basis
    places: tuple[tuple[int, str | None], ...]
    """The releases by their index, each with the date that it stands by."""
    notices: tuple[str, ...]


def order(named: Sequence[tuple[str, str]], wish: Wish, history: Sequence[str] = ()) -> Order:
    """Put releases, each given as its name and its text, in order, and tell how.

    Versions of one file are in the order of their `history`, if no other is asked for. By date, a
    release that states none is left out, and told. Where dates are equal, or one of them is less
    exact, the names decide, and that is told.
    """
    stated = [_stated(at, source, text) for at, (source, text) in enumerate(named)]
    places = {source: at for at, source in enumerate(history)}
    if wish is Wish.FOUND_OUT and history and all(one.source in places for one in stated):
        stated.sort(key=lambda one: places[one.source])
        in_order = tuple((one.index, one.in_name) for one in stated)
        return Order(Basis.HISTORY, in_order, (_BY_HISTORY,))
    stated.sort(key=lambda one: _natural(one.source))
    dated = [one for one in stated if one.date]
    by_name = wish is Wish.NAME or (wish is Wish.FOUND_OUT and len(dated) < len(stated))
    return _by_name(stated, wish) if by_name else _by_date(stated, dated)


def _stated(index: int, source: str, text: str) -> Stated:
    in_name = date_of_name(source)
    # a date in the name is only contradicted by one that stands where a text says of when it is
    return Stated(index, source, in_name, date_of_text(text[:_HEAD] if in_name else text))


def stated_date(source: str, text: str) -> str | None:
    """Return the date that a release states in its name or at its beginning, in ISO 8601."""
    return _stated(0, source, text).date


def _natural(name: str) -> tuple[tuple[str | int, ...], str]:
    """Return a key by which 2 comes before 10, and capitals do not matter."""
    parts = _DIGITS.split(name.casefold())  # text and digits in turn
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts)), name


def _by_name(stated: Sequence[Stated], wish: Wish) -> Order:
    told = "The releases are in the order of their names"
    lacking = [one for one in stated if not one.date]
    if wish is Wish.FOUND_OUT and lacking:
        told += f", because {_named(lacking)} {_states(lacking)} no date"
    elif wish is Wish.NAME and len(stated) > 1 and not lacking:
        _, places, _ = _dates(stated)
        if [at for at, _ in places] != [one.index for one in stated]:
            told += ", as asked; by the dates that they state it would be another"
    return Order(Basis.NAMES, tuple((one.index, one.date) for one in stated), (f"{told}.",))


def _by_date(stated: Sequence[Stated], dated: Sequence[Stated]) -> Order:
    basis, places, chosen = _dates(dated)
    where = {
        Basis.NAME_DATES: "the dates in their names",
        Basis.TEXT_DATES: "the first date of each text",
        Basis.DATES: "the dates in their names, and where there is none the first of the text",
    }[basis]
    told = [f"The releases are in the order of {where}."]
    lacking = [one for one in stated if not one.date]
    if lacking:
        told.append(f"{_named(lacking)} {_states(lacking)} no date: left out of the sequence.")
    told += _ties(chosen)
    if basis is not Basis.TEXT_DATES:
        told += _contradictions(chosen)
    return Order(basis, places, tuple(told))


Dated = tuple[Stated, str]


def _dates(
    dated: Sequence[Stated],
) -> tuple[Basis, tuple[tuple[int, str | None], ...], list[Dated]]:
    """Choose which dates count, and put the releases in their order; names decide ties."""
    if all(one.in_name for one in dated):
        basis = Basis.NAME_DATES
    elif all(one.in_text for one in dated) and not any(one.in_name for one in dated):
        basis = Basis.TEXT_DATES
    else:
        basis = Basis.DATES
    chosen = sorted(((one, one.date or "") for one in dated), key=lambda pair: pair[1])
    return basis, tuple((one.index, date) for one, date in chosen), chosen


def _ties(chosen: Sequence[Dated]) -> list[str]:
    """Tell of releases that the dates put in no order: the same date, or a part of the other."""
    groups: list[list[Dated]] = []
    for one, date in chosen:
        if groups and date.startswith(groups[-1][0][1]):
            groups[-1].append((one, date))
        else:
            groups.append([(one, date)])
    return [
        f"{_named([one for one, _ in group])} state {_same(group)}: in the order of their names."
        for group in groups
        if len(group) > 1
    ]


def _same(group: Sequence[Dated]) -> str:
    dates = [date for _, date in group]
    exact = len(set(dates)) == 1
    return f"the same date, {dates[0]}" if exact else f"dates that only say {dates[0]}"


def _contradictions(chosen: Sequence[Dated]) -> list[str]:
    """Tell of texts whose first date would put them before or after a neighbour."""
    against = []
    for at, (one, _) in enumerate(chosen):
        before = chosen[at - 1][1] if at else ""
        after = chosen[at + 1][1] if at + 1 < len(chosen) else "9999"
        if one.in_name and one.in_text and not before <= one.in_text <= f"{after}~":
            against.append(one)
    if not against:
        return []
    first = f"{against[0].source}: {against[0].in_text}"
    more = f", and {len(against) - 1} more" if len(against) > 1 else ""
    return [f"The first date of the text would put some elsewhere ({first}{more})."]


def _named(releases: Sequence[Stated]) -> str:
    names = [one.source for one in releases]
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _states(releases: Sequence[Stated]) -> str:
    return "states" if len(releases) == 1 else "state"
