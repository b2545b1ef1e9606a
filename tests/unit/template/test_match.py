import pytest

from hmicdiff.read.normalize import wording
from hmicdiff.template.layout import Blank, LaidReading
from hmicdiff.template.match import matches, pattern

X, Y = Blank("x", "x"), Blank("y", "y")


def matched(parts: tuple[str | Blank, ...], text: str) -> tuple[str, ...] | None:
    hits = list(matches([pattern(0, LaidReading("a", parts))], wording(text)))
    return hits[0].texts if hits else None


@pytest.mark.parametrize(
    ("parts", "text", "texts"),
    [
        (("All.",), "All.", ()),
        (("All.",), "all", ()),
        (("All.",), "All of it.", None),
        (("In ", X, ", we found:"), "In Tarn Boats, we found:", ("Tarn Boats",)),
        (("In ", X, ", we found:"), "In Tarn Boats, it found:", None),
        (("In ", X, ", we found:"), "In , we found:", ("",)),
        ((X, "'s crews"), "Tarn’s crews.", ("Tarn",)),
        (
            (X, " of ", Y),
            "all but one of those of the north",
            ("all but one", "those of the north"),
        ),
        (("It cost £", X, "."), "It cost £4.5m.", ("4.5m",)),
        (("“We saw ", X, "”"), '"We saw two\nboats"', ("two\nboats",)),
        ((X, ", of the pier"), "pier, of the pier", ("pier",)),
        (("on", Blank("x", "x", lead=" "), ", it"), "on us, it", ("us",)),
        (("on", Blank("x", "x", lead=" "), ", it"), "on, it", ("",)),
        ((X,), "anything at all", ("anything at all",)),
        (("un", X, "ed"), "unended", None),
        (("EN-", X, ".", Y), "EN-14:01.random", ("14:01", "random")),
        (("By ", X, "."), "By Roger Q.C.", ("Roger Q.C",)),
    ],
)
def test_match(parts: tuple[str | Blank, ...], text: str, texts: tuple[str, ...] | None) -> None:
    assert matched(parts, text) == texts
