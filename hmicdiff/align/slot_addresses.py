"""Where several columns are one postal address, or a company with its form.

Each step goes over the columns from the left and puts some that stand side by side together.
"""

from collections.abc import Sequence

from hmicdiff.align.columns import Column, Part, fillers, united
from hmicdiff.align.kinds import Words, is_number, is_typed, low
from hmicdiff.align.slot_checks import (
    Sayings,
    ends_address,
    has_capital,
    is_company_form,
    is_street,
    reads_as_address,
)
from hmicdiff.read.english import STREETS_BEFORE_NAMES

_OF_FLOORS = frozenset(". \u00ba \u00aa \u00b0".split())
"""What stands behind the number of a floor, which is an ordinal: 3.\u00ba."""
_DOOR = 4
"""So many letters a door has at most: "B", "Izq", "Dcha"."""


def with_company_forms(sayings: Sayings, found: list[Column]) -> list[Column]:
    """Take in the form of a company, "Lda.", behind the name that each fills in and a comma."""
    result = list(found)
    at = 0
    while at + 2 < len(result):
        name, comma, form = result[at : at + 3]
        fixed = comma.part is form.part is Part.FIXED
        first = sayings[0].norms
        if (
            fixed
            and name.part is Part.SLOT
            and first[slice(*comma.spans[0])] == (",",)
            and is_company_form(first[slice(*form.spans[0])])
            and all(map(has_capital, fillers(sayings, name.spans)))
            and not _leads_in_office(first[form.spans[0][1] :])
        ):
            result[at : at + 3] = [united([name, comma, form], Part.SLOT)]
        at += 1
    return result


def _leads_in_office(rest: Words) -> bool:
    """Tell whether short words belong to what follows them: "Ada Holm, H.M. Coroner"."""
    behind = rest[1:] if rest[:1] == (".",) else rest
    return bool(behind) and behind[0][:1].isupper()


def with_whole_addresses(sayings: Sayings, found: list[Column]) -> list[Column]:
    """Join slots over a comma where it is no more than one of those within a value.

    That is so if some have a comma more there, after a number in a street, and before the code of
    a town or the form of a company.
    """
    result = list(found)
    at = 0
    while at + 2 < len(result):
        first, middle, last = result[at : at + 3]
        start, end = middle.spans[0]
        is_comma = middle.part is Part.FIXED and sayings[0].norms[start:end] == (",",)
        if is_comma and _are_of_an_address(sayings, first, last):
            result[at : at + 3] = [united([first, middle, last], Part.SLOT)]
            at = max(0, at - 2)  # "Calle Real, 14, 06200 Onda" has two
        else:
            at += 1
    return result


def _are_of_an_address(sayings: Sayings, first: Column, last: Column) -> bool:
    if first.part is not Part.SLOT or last.part is Part.FIXED:
        return False
    before, after = (fillers(sayings, column.spans) for column in (first, last))
    if not all(before) or not all(after):
        return False
    if all(map(ends_address, after)) or all(map(is_company_form, after)):
        return True
    if any(map(is_typed, (*before, *after))):
        return False
    if not all(map(reads_as_address, (*before, *after))):
        return False
    more = len({(*b, *a).count(",") for b, a in zip(before, after, strict=True)}) > 1
    streets = sum(saying.count for s, saying in zip(before, sayings, strict=True) if is_street(s))
    return more or 2 * streets > sum(saying.count for saying in sayings)


def with_whole_streets(sayings: Sayings, found: list[Column]) -> list[Column]:
    """Join the name of a street, the house and the floor: calle [Mayor, 14, 3.\u00ba B]."""
    result = list(found)
    at = 0
    while at + 2 < len(result):
        end = _end_of_house(sayings, result, at) if _names_street(sayings, result[at]) else at
        if end > at:
            result[at:end] = [united(result[at:end], Part.SLOT)]
        at += 1
    return result


def _names_street(sayings: Sayings, column: Column) -> bool:
    """Tell whether each fills in a name, behind the word for a street, square or road."""
    names = fillers(sayings, column.spans)
    if column.part is Part.FIXED or not all(map(has_capital, names)):
        return False
    return all(
        not STREETS_BEFORE_NAMES.isdisjoint(low((*saying.norms[max(0, a - 1) : a], name[0])))
        for saying, (a, _), name in zip(sayings, column.spans, names, strict=True)
    )


def _end_of_house(sayings: Sayings, found: Sequence[Column], at: int) -> int:
    """Return behind which column the numbers end that stand behind a street; `at` if none do."""
    end = at
    while _has_number_behind_comma(sayings, found[max(end, at + 1) :]):
        end = max(end, at + 1) + 2
        while end < len(found) and _is_of_floor(sayings, found[end]):
            end += 1
    return end


def _has_number_behind_comma(sayings: Sayings, rest: Sequence[Column]) -> bool:
    if len(rest) < 2 or rest[0].part is not Part.FIXED:  # noqa: PLR2004 - a comma, and what follows
        return False
    marks, numbers = (fillers(sayings, column.spans) for column in rest[:2])
    return marks[0] == (",",) and all(len(each) == 1 and is_number(each[0]) for each in numbers)


def _is_of_floor(sayings: Sayings, column: Column) -> bool:
    """Tell the sign of an ordinal, and the letter of a door."""
    words = fillers(sayings, column.spans)
    if column.part is Part.FIXED:
        return words[0][0] in _OF_FLOORS
    return all(len(each) == 1 and _is_door(each) for each in words)


def _is_door(words: Words) -> bool:
    return words[0][:1].isupper() and len(words[0]) <= _DOOR
