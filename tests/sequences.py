"""Small sequences for tests."""

from functools import cache

from hmicdiff import api
from hmicdiff.model.analysis import Analysis
from hmicdiff.model.sequence import Sequence
from hmicdiff.read.reader import corpus, read
from tests.support import ROOT, raw

STATEMENTS = ROOT / "examples" / "sequence" / "statements"
"""The sequence that examples/ has."""

GAUGE = "The gauge at Alder Bridge stood at {} m this morning."
PATHS = "No paths or roads along the river are closed."
FARMERS = "Farmers are asked to move animals from the low meadows."
READ = "The authority will read all gauges twice a day."


def analyzed(*texts: str, by: str = "auto") -> Analysis:
    """Return the analysis of releases "1.txt", "2.txt", ... with these texts, as a sequence."""
    files = [raw(text, f"{number}.txt") for number, text in enumerate(texts, 1)]
    return api.analyze(corpus(files), sequence=by)


def sequence(*texts: str) -> Sequence:
    """Return the sequence of releases with these texts."""
    found = analyzed(*texts).sequence
    assert found is not None
    return found


@cache
def of_statements() -> Analysis:
    """Return the analysis of examples/sequence/statements/, made once."""
    return api.analyze(read([STATEMENTS]), sequence="auto")
