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
