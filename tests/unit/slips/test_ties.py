"""Which slots hold one value throughout, number by number nearer to the border."""

from collections.abc import Sequence

import pytest

from hmicdiff.model.analysis import PlacedRelease, Value
from hmicdiff.model.template import Kind, Passage, Reading, Slot, Template
from hmicdiff.model.text import Role
from hmicdiff.slips.ties import Tie, ties

SLOTS = ("one", "other")


def tied(pairs: Sequence[tuple[str, str]], kind: Kind = Kind.NUMBER) -> tuple[Tie, ...]:
    """Return the ties of two slots that each release fills with two values."""
    passages = tuple(
        Passage(
            id=name,
            role=Role.PARAGRAPH,
            section=None,
            releases=len(pairs),
            optional=False,
            readings=(Reading(f"{name}a", (Slot(name, name, kind),), ()),),
        )
        for name in SLOTS
    )
    releases = [_placed(str(at), pair) for at, pair in enumerate(pairs)]
    return ties(releases, Template(passages, ()))


def _placed(name: str, texts: tuple[str, str]) -> PlacedRelease:
    values = tuple(
        Value(slot, slot, slot, at * 100, at * 100 + len(text), text, None)
        for at, (slot, text) in enumerate(zip(SLOTS, texts, strict=True))
    )
    return PlacedRelease(
        id=name,
        source="",
        sha256="",
        encoding="",
        subject=None,
        stranger=False,
        text="",
        sentences=(),
        missing=(),
        values=values,
    )


def alike(*values: str) -> list[tuple[str, str]]:
    return [(value, value) for value in values]


def test_three_figures_of_their_own_tie_two_slots() -> None:
    assert tied(alike("12", "35", "48"))
    assert not tied(alike("12", "35"))


def test_two_figures_that_come_again_are_alike_by_chance() -> None:
    assert not tied(alike("12", "12", "35", "35"))
    assert tied(alike("12", "12", "35", "35", "48"))


@pytest.mark.parametrize(
    ("kind", "many"), [pytest.param(Kind.NUMBER, 20, id="figures"), (Kind.NAME, 8)]
)
def test_of_figures_one_in_ten_and_of_names_one_in_four_may_be_an_exception(
    kind: Kind, many: int
) -> None:
    names = [f"Tarn{at}" if kind is Kind.NAME else str(11 + at) for at in range(many + 2)]
    usual = alike(*names[: many - 2])
    odd = [(names[-4], "Holm"), (names[-3], "Orme")]
    if kind is Kind.NUMBER:
        odd = [(names[-4], "77"), (names[-3], "78")]
    assert tied([*usual, *odd], kind)
    assert not tied([*usual[1:], *odd], kind)


def test_a_name_that_most_share_is_no_releases_own() -> None:
    (own,) = tied(alike("Tarn", "Holm", "Orme", "Ayle", "Ayle"), Kind.NAME)
    (shared,) = tied(alike("Tarn", "Holm", *["Ayle"] * 4), Kind.NAME)
    assert own.is_own
    assert not shared.is_own
