"""What fills the template's slots: each variable with its values and who has which."""

from collections.abc import Mapping, Sequence

from hmicdiff.model.analysis import PlacedRelease, Value
from hmicdiff.model.template import Template, Variable
from hmicdiff.report.controls import one_line
from hmicdiff.report.names import ReleaseName, passage_anchor, variable_anchor
from hmicdiff.structs import Struct

_VALUES = 24
"""Of more values the rest are counted; the facts table and the full texts have them."""


class ValueView(Struct, frozen=True):
    """One way in which a variable is filled."""

    text: str
    names: tuple[ReleaseName, ...]


class VariableView(Struct, frozen=True):
    """One variable."""

    name: str
    anchor: str
    kind: str
    places: int
    """How many slots it fills."""
    passage: str | None
    """The fragment of the first passage it stands in."""
    values: tuple[ValueView, ...]
    """Those of most releases first."""
    different: int
    """How many there are in all."""
    goes_with: tuple[str, ...]


def build_variables(
    template: Template, releases: Sequence[PlacedRelease], names: Mapping[str, ReleaseName]
) -> tuple[VariableView, ...]:
    """Return the variables of `template` in its order, with what the family fills in."""
    places: dict[str, str] = {}
    for passage in template.passages:
        for reading in passage.readings:
            for slot in reading.slots:
                places.setdefault(slot.variable, passage.id)
    order = {name: number for number, name in enumerate(places)}
    filled = _filled(releases, names)
    return tuple(
        _variable(variable, filled.get(variable.name, {}), places.get(variable.name))
        for variable in sorted(
            template.variables, key=lambda one: (order.get(one.name, len(order)), one.name)
        )
    )


def _filled(
    releases: Sequence[PlacedRelease], names: Mapping[str, ReleaseName]
) -> Mapping[str, Mapping[str, list[ReleaseName]]]:
    filled: dict[str, dict[str, list[ReleaseName]]] = {}
    for release in releases:
        for value in () if release.stranger else release.values:
            holders = filled.setdefault(value.variable, {}).setdefault(_text(value), [])
            if not holders or holders[-1] is not names[release.id]:
                holders.append(names[release.id])
    return filled


def _text(value: Value) -> str:
    return one_line(value.text)


def _variable(
    variable: Variable, filled: Mapping[str, Sequence[ReleaseName]], passage: str | None
) -> VariableView:
    ordered = sorted(filled.items(), key=lambda one: (-len(one[1]), one[0]))
    return VariableView(
        name=variable.name,
        anchor=variable_anchor(variable.name),
        kind=variable.kind.value,
        places=len(variable.slots),
        passage=passage_anchor(passage) if passage else None,
        values=tuple(ValueView(text, tuple(own)) for text, own in ordered[:_VALUES]),
        different=len(ordered),
        goes_with=variable.goes_with,
    )
