import pytest

from hmicdiff.pipeline import analyze
from tests.support import family
from tests.unit.slips.libraries import slips

_INNS = (
    *("Ambrick", "Dunholt", "Farrowby", "Gillmere", "Hexcombe", "Larkminster"),
    *("Morpwick", "Norcross", "Oxenholme", "Pickerton", "Quarrendon", "Rushmere"),
)


@pytest.mark.parametrize(
    ("naming", "wanted"),
    [pytest.param(9, 1, id="most"), pytest.param(8, 0, id="less than three in four")],
)
def test_another_name_is_a_slip_where_most_others_name_themselves(naming: int, wanted: int) -> None:
    def inn(at: int) -> str:
        name = _INNS[at]
        roof = f" of {_INNS[1] if at == 0 else name}" if at <= naming else ""
        return (
            f"The inn of {name}\n\nThe inn of {name} is open to guests of any age.\n\n"
            f"Last winter the roof{roof} was mended by two joiners from the coast.\n\n"
            f"Copies of this paper can be had from {name}."
        )

    found = slips(analyze(family(*map(inn, range(len(_INNS))))))
    assert sum("Dunholt" in each.quote for each in found) == wanted
    assert {each.rule for each in found} <= {"foreign-subject"}


def test_what_is_short_for_the_names_of_several_releases_names_none_of_them() -> None:
    files = [
        *("Alder 1548", "Alder 879", "Birch 238", "Birch 192", "Elder 1375", "Hazel 166"),
        *("Juniper 12", "Larch 115", "Maple 31", "Rowan 45"),
    ]
    papers = [
        f"Order {file}\n\nBench: {file.split()[0]}\n\nFile: {file}\n\nThe matter of {file} was "
        f"heard in the winter by three judges.\n\nA copy of {file} is kept at the gate."
        for file in files
    ]
    papers[-1] = papers[-1].replace("Bench: Rowan", "Bench: Alder")
    assert not [slip for slip in slips(analyze(family(*papers))) if slip.quote == "Alder"]
