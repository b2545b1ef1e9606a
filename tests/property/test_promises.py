"""What is promised of every analysis, on families of any kind."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicdiff.model.analysis import Analysis
from hmicdiff.model.text import Corpus
from hmicdiff.pipeline import analyze
from hmicdiff.read.reader import corpus
from tests.property import promises
from tests.property.families import families
from tests.property.texts import FAMILIES
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


CLAUSES = [
    "open",
    "closed until the new lock of the eastern gate has been fitted",
    "in use again, although the river came up to the second step of the stairs in March, "
    "two of its boats were lost and nobody has yet paid for them",
    "no. 7",
    "as old as the bridge, whose arches the same three brothers built in one dry summer",
]
FRAMES = [
    "State of the ferry house: {clause}",
    "Keeper {shop} reports to the harbour board: {clause}.",
    "The house by the weir is {clause}, and its keeper wrote so in May.",
    "The weir was cleaned.",
]


@st.composite
def clauses(draw: st.DrawFn) -> list[str]:
    """Draw releases of short sentences that are filled in with a word or with a long clause."""
    texts = []
    for _ in range(draw(st.integers(3, 7))):
        lines = draw(st.permutations(FRAMES)) if not draw(st.integers(0, 3)) else FRAMES
        said = [
            line.replace("{shop}", draw(st.sampled_from(SHOPS))).replace(
                "{clause}", draw(st.sampled_from(CLAUSES))
            )
            for line in lines
            if draw(st.integers(0, 5))
        ]
        texts.append("\n\n".join(said) or "Closed.")
    return texts


def _with_usual_line_ends(texts: Sequence[str]) -> list[str]:
    return [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]


TEXTS = (
    FAMILIES
    | menus()
    | families().map(lambda files: _with_usual_line_ends([file.text for file in files]))
)


def broken(read: Corpus, analysis: Analysis) -> dict[str, Sequence[Any]]:
    """Return which promises are broken, and by what."""
    told: dict[str, Sequence[Any]] = {
        "each sentence is placed once": list(promises.unplaced(read, analysis)),
        "each sentence says what the template has": list(promises.nowhere(analysis)),
        "ids are unique": promises.told_twice(analysis),
        "findings quote their release": list(promises.misquoted(analysis)),
        "facts quote their release": list(promises.misstated(analysis)),
        "comparisons hold the quote": list(promises.torn(analysis)),
        "values lie in sentences, apart": list(promises.misplaced_values(analysis)),
        "readings are said": list(promises.chimeras(analysis)),
        "nobody lacks what it says": list(promises.lacking_what_it_says(analysis)),
        "extra is rare and missing is common": list(promises.uncounted(analysis)),
    }
    return {promise: by for promise, by in told.items() if by}


@settings(max_examples=25)
@given(TEXTS)
def test_promises_are_kept_on_any_family(texts: list[str]) -> None:
    read = family(*texts)
    assert broken(read, analyze(read)) == {}


@settings(max_examples=40)
@given(clauses())
def test_promises_are_kept_whatever_fills_a_short_sentence(texts: list[str]) -> None:
    read = family(*texts)
    assert broken(read, analyze(read)) == {}


@pytest.mark.parametrize("trap", sorted(path.name for path in DATA.iterdir()))
def test_promises_are_kept_on_traps(trap: str) -> None:
    assert broken(folder(trap), analyze(folder(trap))) == {}


def test_promises_are_kept_on_the_seeds() -> None:
    assert broken(Corpus(()), of_seeds()) == {}


@settings(max_examples=15)
@given(menus(), st.data())
def test_names_and_order_of_files_change_nothing_but_ids(
    texts: list[str], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(texts))))
    one = [raw(text, f"{at}.txt") for at, text in enumerate(texts)]
    other = [raw(texts[at], f"other-{at * 7 % 11}.txt") for at in order]
    assert without_ids(analyze(corpus(one))) == without_ids(analyze(corpus(other)))


def without_ids(analysis: Analysis) -> tuple[object, ...]:
    """Return an analysis, with texts for the ids of releases."""
    texts = {release.id: release.text for release in analysis.releases}
    template = [
        (
            passage.id,
            [(r.id, r.parts, sorted(texts[one] for one in r.releases)) for r in passage.readings],
        )
        for passage in analysis.template.passages
    ]
    findings = Counter(
        (
            texts[finding.release],
            finding.kind,
            finding.passage,
            finding.start,
            finding.expected,
            finding.message,
            finding.surprise,
            tuple(sorted(texts[one] for one in finding.shared_with)),
        )
        for finding in analysis.findings
    )
    placed = sorted(
        (release.text, release.subject or "", str((release.sentences, release.values)))
        for release in analysis.releases
    )
    facts = sorted((texts[row.release], str(row.cells)) for row in analysis.facts.rows)
    return template, findings, placed, analysis.template.variables, facts
