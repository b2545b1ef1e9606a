"""A figure that is stated in short in one place and exactly in another is one figure."""

import pytest

from hmicdiff import api
from tests.unit.slips.libraries import slips

_TOWNS = "Ayle Tarn Holm Wick Sele Dorn Marl Eske".split()


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        pytest.param("$20 million", 0, id="rounded down"),
        pytest.param("$21 million", 0, id="rounded up"),
        pytest.param("$27 million", 1, id="another sum"),
        pytest.param("$20.1 million", 1, id="another sum, as exact"),
    ],
)
def test_a_round_sum_in_a_headline_is_no_slip(headline: str, wanted: int) -> None:
    files = {
        town: f"{town} is given ${at + 2}.4 million for its pier\n\n"
        f"The board has today given {town} a sum of ${at + 2}.4 million for the old pier.\n\n"
        f"The warden of {town} was glad of it.\n"
        for at, town in enumerate(_TOWNS)
    }
    files["Lund"] = (
        f"Lund is given {headline} for its pier\n\n"
        "The board has today given Lund a sum of $20.7 million for the old pier.\n\n"
        "The warden of Lund was glad of it.\n"
    )
    found = slips(api.analyze(api.read_texts(files)))
    assert len([one for one in found if one.rule == "figures-differ"]) == wanted
