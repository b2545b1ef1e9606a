"""The family as an alignment table in the JSON of CollateX.

The table has a column for each passage of the template, and in it a cell for each witness: its
tokens, which one after the other are its words to the letter, or none.
"""

import re
from typing import Any

from hmicdiff.model.analysis import Analysis
from hmicdiff.report.json import written
from hmicdiff.report.scholarly.witnesses import SaidPassage, loci, witnesses

_TOKEN = re.compile(r"\s*\S+\s*")


def present(analysis: Analysis, *, color: bool = False) -> str:  # noqa: ARG001 - as all presenters
    """Return the table as a JSON text; strangers are no witnesses."""
    ids = [one.id for one in witnesses(analysis)]
    table = [[_cell(locus.said.get(one)) for one in ids] for locus in loci(analysis)]
    return written({"witnesses": ids, "table": table})


def _cell(said: SaidPassage | None) -> list[dict[str, Any]]:
    """Return the tokens with their passages' readings; `t` as written, `n` without white space."""
    if said is None:
        return []
    return [
        {"t": token, "n": token.strip(), "reading": said.reading}
        for token in _TOKEN.findall(said.text)
    ]
