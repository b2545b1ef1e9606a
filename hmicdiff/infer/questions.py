"""What leads in a passage of values: a heading or a label, or the question that a form asks.

A form asks each of its documents the same, and what stands behind a question answers it, in a word
here and in a sentence of its own there: "Is it licensed?", "No", "No, but it will be."
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping

from hmicdiff.align.draft import Place
from hmicdiff.infer.cells import quoted
from hmicdiff.infer.template import Inferred
from hmicdiff.model.facts import Cell
from hmicdiff.model.template import Passage, Template
from hmicdiff.model.text import Corpus
from hmicdiff.structs import Struct, replace

_HALF = 2
"""What fewer than one in two of those have who have a question is none of the template's."""


class Lead(Struct, frozen=True):
    """What stands before a passage of values, and leads it in."""

    words: str
    asks: bool
    """Whether it is a question."""
    releases: int
    """How many releases have it."""
    last: str
    """The passage behind which the values stand: a question may go on, "If so, say which."."""


def leads(template: Template) -> list[Lead | None]:
    """Return, passage by passage, what leads it in; nothing where no more than a few have that."""
    found: list[Lead | None] = []
    lead: Lead | None = None
    answered = False
    for passage in template.passages:
        found.append(lead if lead and _HALF * lead.releases >= passage.releases else None)
        if not _has_words(passage):
            answered = True
        elif not (lead and lead.asks and _HALF * passage.releases < lead.releases):
            lead = _lead(passage, None if answered else lead)
            answered = False
    return found


def _has_words(passage: Passage) -> bool:
    return any(map(str.isalpha, "".join(p for p in passage.main.parts if isinstance(p, str))))


def _lead(passage: Passage, before: Lead | None) -> Lead | None:
    """Return what a passage leads in: a whole sentence nothing but what a question before it asks.

    What is said of a question that only some have behind it is an answer.
    """
    pattern = passage.main.pattern
    if passage.main.slots:
        return None
    if pattern[-1:] != ".":
        return Lead(pattern, pattern[-1:] == "?", passage.releases, passage.id)
    if before is None or not before.asks:
        return None
    return replace(before, last=passage.id)


def questions(template: Template) -> dict[str, Lead]:
    """Return, variable by variable, the question that nothing but its value stands behind."""
    found: dict[str, tuple[str, Lead]] = {}
    for passage, lead in zip(template.passages, leads(template), strict=True):
        if lead and lead.asks and len(passage.main.slots) == 1 and not _has_words(passage):
            found.setdefault(lead.last, (passage.main.slots[0].variable, lead))
    return dict(found.values())


def answers(
    stated: Mapping[str, Mapping[int, Cell]],
    inferred: Inferred,
    corpus: Corpus,
    releases: Container[int],
) -> Iterator[tuple[str, int, Cell]]:
    """Yield the whole sentence behind a question, for each of `releases` whose slot lacks it.

    Where the template goes on there, the question was not answered. Nothing is yielded for a
    variable of which nothing is `stated`.
    """
    asked = [(name, lead) for name, lead in questions(inferred.template).items() if stated[name]]
    having = _having(inferred) if asked else {}
    named = {one.passage.id: one for one in inferred.named}
    for variable, lead in asked:
        for release, at in sorted(named[lead.last].draft.first_places()):
            text = corpus.releases[release]
            goes_on = _HALF * having.get((release, at + 1), 0) >= lead.releases
            if release not in releases or at + 1 >= len(text.sentences) or goes_on:
                continue
            sentence = text.sentences[at + 1]
            span = sentence.start, sentence.end
            cell = stated[variable].get(release)
            is_here = cell is None or span[0] <= cell.start < span[1]
            if is_here and (cell is None or (cell.start, cell.end) != span):
                yield variable, release, quoted(variable, span, sentence, text)


def _having(inferred: Inferred) -> Mapping[Place, int]:
    """Return how many releases say what a sentence says in words of the template, of two most."""
    having: defaultdict[Place, int] = defaultdict(int)
    for named in inferred.named:
        if _has_words(named.passage):
            for place in named.draft.places():
                having[place] = max(having[place], named.passage.releases)
    return having
