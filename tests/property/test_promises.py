"""What is promised of every analysis, on families of any kind."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.infer.values import value_of
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.template import Kind
from hmicdiff.model.text import Corpus
from hmicdiff.pipeline import analyze
from hmicdiff.read.reader import corpus
from tests.property import promises
from tests.property.families import File, families
from tests.property.texts import FAMILIES, PROSE
from tests.support import DATA, family, folder, of_seeds, raw

SHOPS = ["The Mill", "Oak & Sons", "St. Mary's Kitchen", "Bo, Lee (and others)", "Ada's"]
SUMS = ["3", "no", "1,200", "£4.5m", "all but one", "12 to 15", "twenty-nine", "(7)"]
MENUS = [
    "{shop} has served {sum} meals since May 2012.",
    "In May 2012, {sum} of the tables at {shop} were taken.",
    "{shop}, in the old harbour, bakes {sum} loaves (or more) a day.",
    "“We bake {sum} loaves,” said {shop}; nobody minds.",
    "The kitchen was not inspected.",
    "All {sum} ovens are new - {shop} paid for them.",
]


@st.composite
def menus(draw: st.DrawFn) -> list[str]:
    """Draw releases that fill in the same lines with values full of punctuation."""
    lines = draw(st.lists(st.sampled_from(MENUS), min_size=1, max_size=4, unique=True))
    texts = []
    for _ in range(draw(st.integers(2, 6))):
        shop = draw(st.sampled_from(SHOPS))
        said = [
            line.replace("{shop}", shop).replace("{sum}", draw(st.sampled_from(SUMS)))
            for line in lines
            if draw(st.integers(0, 5))
        ]
        texts.append("\n\n".join(said) or "Closed.")
    return texts


TEXTS = (
    FAMILIES
    | menus()
    | st.lists(PROSE.filter(str.strip), min_size=1, max_size=4)
    | families().map(lambda files: [file.text for file in files])
)


def broken(read: Corpus, analysis: Analysis) -> dict[str, Sequence[Any]]:
    """Return which promises are broken, and by what."""
    told = {
        "each sentence is placed once": list(promises.placed_elsewhere(read, analysis)),
        "each sentence says what the template has": list(promises.nowhere(analysis)),
        "ids are unique": promises.told_twice(analysis),
        "findings quote their release": list(promises.misquoted(analysis)),
        "comparisons hold the quote": list(promises.torn(analysis)),
        "values lie in sentences, apart": list(promises.misplaced_values(analysis)),
        "readings are said": list(promises.chimeras(analysis)),
        "extra is rare and missing is common": list(promises.unasked(analysis)),
    }
    return {promise: by for promise, by in told.items() if by}


@given(TEXTS)
def test_promises_are_kept_on_any_family(texts: list[str]) -> None:
    read = family(*texts)
    assert broken(read, analyze(read)) == {}
