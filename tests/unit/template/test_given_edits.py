"""A house template and contracts held against it: one edit each, all told once and nothing else."""

import csv
from collections import Counter
from pathlib import Path

import pytest

import hmicdiff
from hmicdiff.baseline.against_template import against_template
from hmicdiff.model.analysis import Analysis, FindingKind, Level
from tests.support import family

FOLDER = Path(__file__).parent / "given_edits"
TEMPLATE = (FOLDER / "house.txt").read_text(encoding="utf-8")


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FILLED = rows("filled.csv")
"""Contract by contract, what fills the blanks."""
EDITS = {row["edit"]: (row["old"], row["new"]) for row in rows("edits.csv") if row["told"] == "yes"}
OWN = {row["edit"]: (row["old"], row["new"]) for row in rows("edits.csv") if row["told"] == "no"}
"""What fills a blank, and typography."""
NOISE = TEMPLATE[TEMPLATE.index("9. Noise") : TEMPLATE.index("10. Ending")]
COURTS = TEMPLATE[TEMPLATE.index("Any dispute") : TEMPLATE.index("12. Copies")]
MOVED = {
    "clause": TEMPLATE.replace(NOISE, "").replace("2. Rent", f"{NOISE}2. Rent"),
    "paragraph": TEMPLATE.replace(COURTS, "").replace("7. Access\n\n", f"7. Access\n\n{COURTS}"),
}


def contract(number: int, text: str = TEMPLATE) -> str:
    for name, value in FILLED[number].items():
        text = text.replace(f"{{{name}}}", value)
    return text


def edited(old: str, new: str) -> str:
    assert TEMPLATE.count(old) == 1, old
    return TEMPLATE.replace(old, new)


def held(folder: Path, *texts: str) -> Analysis:
    (folder / "house.txt").write_text(TEMPLATE, encoding="utf-8")
    return hmicdiff.analyze(family(*texts), template=folder / "house.txt")


def told(analysis: Analysis) -> Counter[str]:
    """Count what a report tells of each contract, and a check does so, too."""
    source = {release.id: release.source for release in analysis.releases}
    found = [each for each in analysis.findings if each.kind is not FindingKind.TYPOGRAPHY]
    report = Counter(source[each.release] for each in found)
    drift = against_template(analysis).checked.drift
    assert Counter(each.source for each in drift if each.level is not Level.NOTE) == report
    return report


@pytest.mark.parametrize("contracts", [1, 2, 3, 8])
def test_contracts_that_only_fill_in_the_blanks_give_nothing(
    tmp_path: Path, contracts: int
) -> None:
    assert told(held(tmp_path, *map(contract, range(contracts)))) == {}


@pytest.mark.parametrize(("old", "new"), EDITS.values(), ids=EDITS)
def test_an_edit_in_one_contract_alone_is_told_once(tmp_path: Path, old: str, new: str) -> None:
    assert told(held(tmp_path, contract(0, edited(old, new)))) == {"0.txt": 1}


@pytest.mark.parametrize("contracts", [2, 3, 8])
def test_edits_in_several_contracts_are_each_told_once(tmp_path: Path, contracts: int) -> None:
    edits = list(EDITS.items())
    for first in range(0, len(edits), contracts):
        some = edits[first : first + contracts]
        texts = [contract(at, edited(*edit)) for at, (_, edit) in enumerate(some)]
        texts += [contract(at) for at in range(len(some), contracts)]
        found = told(held(tmp_path, *texts))
        assert found == {f"{at}.txt": 1 for at in range(len(some))}, [name for name, _ in some]


def test_what_most_contracts_edit_alike_is_told_of_each(tmp_path: Path) -> None:
    for name in ("plural possessive", "number word as digits", "currency", "proviso beside blank"):
        texts = [contract(at, edited(*EDITS[name])) for at in range(7)]
        found = told(held(tmp_path, *texts, contract(7)))
        assert found == {f"{at}.txt": 1 for at in range(7)}, name


@pytest.mark.parametrize(("old", "new"), OWN.values(), ids=OWN)
@pytest.mark.parametrize("contracts", [1, 8])
def test_what_fills_a_blank_is_the_contract_s_own(
    tmp_path: Path, contracts: int, old: str, new: str
) -> None:
    others = [contract(at) for at in range(1, contracts)]
    assert told(held(tmp_path, contract(0, edited(old, new)), *others)) == {}


@pytest.mark.parametrize("text", MOVED.values(), ids=MOVED)
@pytest.mark.parametrize("contracts", [1, 2, 8])
def test_what_stands_elsewhere_is_moved_and_no_more(
    tmp_path: Path, contracts: int, text: str
) -> None:
    others = [contract(at) for at in range(1, contracts)]
    analysis = held(tmp_path, contract(0, text), *others)
    assert told(analysis) == {"0.txt": 1}
    (moved,) = [each for each in analysis.findings if each.kind is not FindingKind.TYPOGRAPHY]
    assert moved.kind is FindingKind.MOVED
    assert "the template has it after" in moved.message


@pytest.mark.parametrize(
    ("old", "new"),
    [("{keys} keys", "{keys} worn keys"), ("with {insurer}", "with at least {insurer}")],
)
def test_words_beside_a_value_are_told_where_all_others_have_the_value_alone(
    tmp_path: Path, old: str, new: str
) -> None:
    others = [contract(at) for at in range(1, 3)]
    assert told(held(tmp_path, contract(0, edited(old, new)), *others)) == {"0.txt": 1}


def test_a_figure_far_from_those_of_others_is_a_hint_in_a_check(tmp_path: Path) -> None:
    others = [contract(at) for at in range(1, 8)]
    analysis = held(tmp_path, contract(0, edited("{rent}", "125,000")), *others)
    (drift,) = against_template(analysis).checked.drift
    assert (drift.level, drift.quote) == (Level.NOTE, "125,000")
