from hmicdiff.align.draft import Draft, draft_of
from hmicdiff.align.join import join
from hmicdiff.align.scale import Scale
from hmicdiff.align.vocabulary import forms
from tests.support import family

VISITED = "Inspectors visited every harbour of the northern coast."
OTHERS = "No other ferries or piers are affected."
SAFE = "Every boat was found to be safe."
REPAIR = "Never repair the engines of ferries or the lamps of piers yourself."
REST = (
    "Life jackets were counted twice.",
    "Fares stand on a board beside the ticket office.",
    "Passengers complained about delays in winter.",
    "Two wardens left the service in March.",
    "A copy of this letter was sent to the council.",
)


def test_what_stands_elsewhere_word_for_word_is_not_what_is_missing_here() -> None:
    usual = "\n\n".join((VISITED, OTHERS, SAFE, REPAIR, *REST))
    moved = "\n\n".join((VISITED, REPAIR, SAFE, *REST))
    corpus = family(*[usual] * 20, *[moved] * 3)
    by_text: dict[str, list[tuple[int, int]]] = {}
    for number, release in enumerate(corpus.releases):
        for at, sentence in enumerate(release.sentences):
            is_moved = at == 1 and sentence.wording.text == REPAIR
            name = "moved" if is_moved else sentence.wording.text
            by_text.setdefault(name, []).append((number, at))
    order = [VISITED, OTHERS, "moved", SAFE, REPAIR, *REST]
    drafts = [draft_of(by_text[name]) for name in order]
    scale = Scale(forms(corpus), frozenset())

    def sizes(joined: list[Draft]) -> list[int]:
        return [len(draft.members) for draft in joined]

    waiting = join(drafts, scale)
    assert sizes(waiting) == [23, 20, 3, 23, 20, *[23] * 5]
    assert sizes(join(waiting, scale, moves=True)) == [23, 20, 23, 23, *[23] * 5]
