from collections.abc import Sequence

import pytest

from hmicdiff.align.columns import Spans, fillers
from hmicdiff.align.edges import trimmed
from hmicdiff.align.sayings import Saying
from tests.unit.align.tables import said

Words = list[str]


def edges(texts: list[str]) -> tuple[list[Words], Words, list[Words]]:
    """Return what is cut off the texts to the left, what is left of them, and to the right."""
    sayings = said(*texts).sayings
    left, core, right = trimmed(sayings, tuple((0, len(s.norms)) for s in sayings))
    return (
        [shown(sayings, each) for each in left],
        shown(sayings, core),
        [shown(sayings, each) for each in right],
    )


def shown(sayings: Sequence[Saying], spans: Spans) -> Words:
    return [" ".join(words) for words in fillers(sayings, spans)]


@pytest.mark.parametrize(
    ("texts", "left", "core", "right"),
    [
        pytest.param(
            ["Old Mill has", "Ayle Bakers have", "Holm Bread has"],
            [],
            ["Old Mill", "Ayle Bakers", "Holm Bread"],
            [["has", "have", "has"]],
            id="an agreeing word after a name",
        ),
        pytest.param(
            ["in Tarn", "at Holm", "in Ayle"],
            [["in", "at", "in"]],
            ["Tarn", "Holm", "Ayle"],
            [],
            id="a preposition before a name",
        ),
        pytest.param(
            ["fresh bread", "stale cake", "warm tea"],
            [],
            ["fresh bread", "stale cake", "warm tea"],
            [],
            id="words that are filled in",
        ),
        pytest.param(["Tarn", "Holm", "Ayle"], [], ["Tarn", "Holm", "Ayle"], [], id="names alone"),
        pytest.param(
            ["has Tarn", "Holm", "has Ayle"],
            [],
            ["has Tarn", "Holm", "has Ayle"],
            [],
            id="an edge that one lacks",
        ),
        pytest.param(
            ["by Tarn Bakers", "Holm Bread", "by Ayle Mill"],
            [["by", "", "by"]],
            ["Tarn Bakers", "Holm Bread", "Ayle Mill"],
            [],
            id="a preposition that only some need before a name",
        ),
        pytest.param(
            ["A further 5 to 10", "Another 5 to 10", "Another 20"],
            [["A further", "Another", "Another"]],
            ["5 to 10", "5 to 10", "20"],
            [],
            id="two ways to begin a sentence before the same figure",
        ),
        pytest.param(
            ["a Baker", "an Artist", "a Cook", "an Editor", "a Miller", "an Usher"],
            [],
            ["a Baker", "an Artist", "a Cook", "an Editor", "a Miller", "an Usher"],
            [],
            id="an article that the word settles",
        ),
    ],
)
def test_edges(texts: Words, left: list[Words], core: Words, right: list[Words]) -> None:
    assert edges(texts) == (left, core, right)


def test_an_edge_that_the_value_settles_is_part_of_it() -> None:
    texts = [f"{edge} {town}" for edge, town in (("in", "Tarn"), ("at", "Holm"), ("on", "Ayle"))]
    sayings = said(*texts * 3).sayings
    _, core, _ = trimmed(sayings, tuple((0, 2) for _ in sayings))
    assert shown(sayings, core) == texts


def test_nothing_is_not_cut() -> None:
    sayings = said("Bread.", "Cake.").sayings
    assert trimmed(sayings, ((0, 0), (0, 0))) == ([], ((0, 0), (0, 0)), [])
